"""Demands and court papers: text pages as HTML, and one notice as a Word document."""

import io
from datetime import UTC, datetime
from decimal import Decimal

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import ContactRecord
from legal_docs.model.judgment import Judgment
from legal_docs.model.property import Preservation
from tools.make_samples.papers.contract import money
from tools.make_samples.papers.pdf import MARK, SEAL, day, text


def demand(case: CaseFile, record: ContactRecord, *, title: str, body: str, hand: str = "") -> str:
    """Return a demand on one page with the receiver's signature; `hand` is what was written by hand."""
    written = f"<p><span class=hand>{text(hand)}</span></p>" if hand else ""
    return (
        f"<div class=page><h1>{title}</h1><p>{text(record.target)}：</p><p class=in>{text(body)}</p>"
        f"<p class=r>{text(case.creditor.name)}</p><p class=r>{day(record.on)}</p>{SEAL}"
        f"<p>———————————————— 回　执 ————————————————</p><p class=in>上述通知已收到。</p>{written}"
        f"<p>签收人：<span class=hand>{text(_signer(case, record))}</span>　签收日期："
        f"{day(record.arrived_on)}</p></div>"
    )


def _signer(case: CaseFile, record: ContactRecord) -> str:
    person = case.person(record.target)
    return getattr(person, "head_name", "") or person.name


def word_letter(title: str, number: str, to: str, paragraphs: list[str], sender: str, on: str) -> bytes:
    """Return a letter as DOCX with fixed properties."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "宋体", Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = head.add_run(title)
    run.bold, run.font.size = True, Pt(18)
    document.add_paragraph(number).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph(f"{to}：")
    for paragraph in paragraphs:
        document.add_paragraph(paragraph).paragraph_format.first_line_indent = Pt(24)
    for line in (sender, on, "（示例专用章）"):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.sections[0].page_width, document.sections[0].page_height = Mm(210), Mm(297)
    document.sections[0].footer.paragraphs[0].text = MARK
    properties, moment = document.core_properties, datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    properties.author = properties.last_modified_by = "样例"
    properties.created = properties.modified = moment
    properties.title, properties.comments = title, MARK
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def judgment_pages(case: CaseFile, judgment: Judgment) -> str:
    """Return the judgment as HTML."""
    names = "、".join(judgment.obligors)
    operative = "".join(f"<p class=in>{text(line)}</p>" for line in judgment.operative_part.splitlines())
    return (
        f"<h1>{judgment.court}</h1><h1>民 事 判 决 书</h1><p class=r>{judgment.number}</p>"
        f"<p class=in>原告：{case.creditor.name}，住所地{case.creditor.address}。</p>"
        f"<p class=in>负责人：{case.creditor.head_name}，{case.creditor.head_title}。</p>"
        + "".join(
            f"<p class=in>被告：{p.name}，住{p.address}，公民身份号码{getattr(p, 'id_number', '')}。</p>"
            for p in case.people
        )
        + f"<p class=in>原告与被告{names}金融借款合同纠纷一案，本院于2024年11月15日立案后，依法适用简易程序，"
        "公开开庭进行了审理。原告的委托诉讼代理人到庭参加诉讼，被告经传票传唤无正当理由未到庭。本案现已审理终结。</p>"
        "<p class=in>原告向本院提出诉讼请求：一、判令两被告归还借款本息；"
        "二、判令两被告支付律师代理费人民币5,000.00元；"
        "三、诉讼费用由两被告负担。</p>"
        "<p class=in>经审理查明：2022年3月1日，原告与两被告签订《个人经营借款合同》，"
        "约定借款人民币300,000.00元，"
        "期限二十四个月，"
        "年利率6.3%，逾期罚息利率上浮50%，两被告为共同借款人。原告依约放款。两被告自2023年11月起未足额还款，"
        "借款已于2024年3月1日到期。截至2024年10月31日，尚欠本金人民币186,523.40元、利息人民币5,432.10元、罚息人民币1,210.33元、复利人民币98.76元。"
        "原告为本案支出律师代理费，本院酌情支持人民币4,000.00元。</p>"
        "<p class=in>本院认为，原告与两被告的借款合同合法有效，两被告未按约还款构成违约，"
        "应当承担还本付息和支付实现债权的费用的责任。"
        "依照《中华人民共和国民法典》第五百零九条、第五百七十七条、第六百七十五条、第六百七十六条的规定，判决如下：</p>"
        f"{operative}"
        "<p class=in>如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，"
        "并按照对方当事人的人数提出副本，"
        "上诉于某市中级人民法院。</p>"
        f"<p class=r>审判员　何某子</p><p class=r>{day(judgment.issued_on)}</p><p class=r>"
        f"书记员　吕某丑</p>{SEAL}"
    )


def effective_pages(judgment: Judgment) -> str:
    """Return the certificate that the judgment has taken effect."""
    return (
        f"<h1>法律文书生效证明</h1><p class=in>本院{judgment.number}民事判决书，"
        f"已于{day(judgment.effective_on)}"
        f"发生法律效力。特此证明。</p><p class=r>{judgment.court}</p><p class=r>2025年3月20日</p>{SEAL}"
    )


def ruling_pages(case: CaseFile, items: tuple[Preservation, ...]) -> str:
    """Return the preservation ruling with the notice of what was frozen until when."""
    lines = "".join(
        f"<p class=in>{at}、{text(item.owner)}：{text(item.asset)}{_limit(item)}，"
        f"期限至{day(item.expires_on)}。</p>"
        for at, item in enumerate(items, 1)
    )
    first = items[-1]
    return (
        f"<div class=page><h1>{first.court}</h1><h1>民 事 裁 定 书</h1><p class=r>{first.ruling_number}</p>"
        f"<p class=in>申请人{case.creditor.name}申请财产保全，本院经审查认为符合法律规定，裁定如下：</p>"
        "<p class=in>冻结、查封被申请人褚某辛、卫某壬名下价值人民币200,000.00元的财产。</p>"
        f"<p class=in>本裁定立即开始执行。</p><p class=r>2024年11月20日</p>{SEAL}</div>"
        f"<div class=page><h1>财产保全情况告知书</h1>{lines}"
        "<p class=in>申请续行保全的，应当在保全期限届满七日前向本院提出；逾期申请或者不申请的，"
        "自行承担不能续行保全的法律后果。</p>"
        f"<p class=r>{first.court}</p><p class=r>2025年7月16日</p>{SEAL}</div>" + _renewal(case, items[0])
    )


def _limit(item: Preservation) -> str:
    again = "（续行冻结）" if item.renews else ""
    return f"，冻结限额{money(item.amount)}{again}" if item.amount else ""


def _renewal(case: CaseFile, item: Preservation) -> str:
    return (
        f"<div class=page><h1>{item.court}</h1><h1>民 事 裁 定 书</h1><p class=r>{item.ruling_number}</p>"
        f"<p class=in>申请人{case.creditor.name}申请续行财产保全，本院经审查认为符合法律规定，裁定如下：</p>"
        f"<p class=in>继续冻结被申请人{text(item.owner)}名下另一示例银行某市分行"
        f"账户存款{money(item.amount or Decimal())}，"
        "期限一年。</p>"
        f"<p class=in>本裁定立即开始执行。</p><p class=r>{day(item.ruled_on)}</p>{SEAL}</div>"
    )


def resolution(company: str, borrower: str) -> str:
    """Return the shareholders' resolution of a company guarantor."""
    return (
        f"<h1>股东会决议</h1><p class=in>{text(company)}于2022年7月10日召开股东会，全体股东出席。"
        f"会议一致同意："
        f"为{text(borrower)}向示例银行股份有限公司某市河东支行的人民币5,000,000.00元借款提供连带责任保证，并签订保证合同。"
        "被担保人与本公司股东、实际控制人无关联关系。</p>"
        f"<p>股东签名：<span class=hand>秦某寅　许某卯</span></p>{SEAL}<p class=r>2022年7月10日</p>"
    )
