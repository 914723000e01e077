"""Builds small Word templates and a made-up case, so that a test names only what matters to it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

STYLES = {
    "诉状标题": 22,
    "诉状副标题": 16,
    "诉状正文": 16,
    "诉状当事人": 16,
    "诉状一级标题": 16,
    "诉状二级标题": 16,
    "诉状请求": 16,
    "诉状落款": 16,
    "诉状附件": 16,
    "表格文字": 10.5,
    "表格表头": 10.5,
    "表格数字": 10.5,
    "说明文字": 9,
}
REASON = (
    "2023年3月15日，原告与被告签订编号为HT-2023-000123456的《个人借款合同》，约定借款金额人民币500,000.00元，"
    "借款期限36个月，年利率4.35%，按月等额本息还款；逾期的，罚息利率在借款利率基础上上浮50%。"
    "合同签订后，原告依约于2023年3月20日向被告发放贷款500,000.00元。被告自2024年6月20日起未按期足额还款，"
    "经原告多次催收，至今未清偿。依据《中华人民共和国民法典》第六百七十四条、第六百七十五条、第六百七十六条，特提起诉讼。"
)


def blank() -> Any:
    """Return a python-docx document with our styles, court margins and a page-number footer."""
    document = Document()
    for name, size in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.size = Pt(size)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    number_pages(section.footer.paragraphs[0])
    return document


def number_pages(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ").font.size = Pt(14)
    field(paragraph, "PAGE", "1")
    paragraph.add_run(" —")


def field(paragraph: Any, code: str, shown: str) -> None:
    for kind in ("begin", code, "separate", None, "end"):
        run = paragraph.add_run(shown if kind is None else None)
        if kind == code:
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def table(document: Any, rows: list[list[str]], styles: list[str], *, header: bool = True) -> Any:
    made = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, line in enumerate(rows):
        for column, words in enumerate(line):
            paragraph = made.cell(row, column).paragraphs[0]
            paragraph.style = "表格表头" if header and row == 0 else styles[column]
            paragraph.text = words
    if header:
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return made


def to_bytes(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def docx(build: Callable[[Any], object] | None = None) -> bytes:
    """Return a Word file with our styles, changed by `build`."""
    document = blank()
    if build:
        build(document)
    return to_bytes(document)


def paragraphs(*lines: str, style: str = "诉状正文") -> bytes:
    """Return a Word file of plain paragraphs."""
    return docx(lambda document: [document.add_paragraph(line, style=style) for line in lines])


def save(folder: Path, build: Callable[[Any], object], name: str = "模板.docx") -> Path:
    path = folder / name
    path.write_bytes(docx(build))
    return path


def complaint(document: Any) -> None:
    """Write the template of a complaint with loops over parties, claims and arrears."""
    add = document.add_paragraph
    add("民事起诉状", style="诉状标题")
    split = add("", style="诉状当事人")
    for piece in ("原告：{", "{ 原告.", "名称 }", "}，住所地：{{ 原告.住所 }}。"):
        split.add_run(piece)
    split.runs[0].bold = True
    add("{%p for 被告 in 被告们 %}", style="诉状当事人")
    add(
        "被告：{{ 被告.姓名 }}，公民身份号码：{{ 被告.身份号码 }}，联系电话：{{ 被告.电话 }}。",
        style="诉状当事人",
    )
    add("{%p endfor %}", style="诉状当事人")
    add("诉讼请求", style="诉状一级标题")
    add("{%p for 请求 in 请求们 %}")
    add("{{ loop.index }}. {{ 请求 }}", style="诉状请求")
    add("{%p endfor %}")
    add("事实与理由", style="诉状一级标题")
    add("（一）合同的签订与履行", style="诉状二级标题")
    add("{{ 事实 }}", style="诉状正文")
    add("（二）欠款明细", style="诉状二级标题")
    rows = [
        ["期次", "到期日", "应还本金（元）", "应还利息（元）", "备注"],
        ["{%tr for 期 in 欠款 %}", "", "", "", ""],
        ["{{ 期.期次 }}", "{{ 期.到期日 }}", "{{ 期.本金 }}", "{{ 期.利息 }}", "{{ 期.备注 }}"],
        ["{%tr endfor %}", "", "", "", ""],
        ["合计", "", "{{ 合计.本金 }}", "{{ 合计.利息 }}", ""],
    ]
    made = table(document, rows, ["表格文字", "表格文字", "表格数字", "表格数字", "表格文字"])
    made.rows[-1].cells[0].merge(made.rows[-1].cells[1])
    add("截至{{ 截止日 }}，以上各项请求均有证据在卷。", style="诉状正文")
    add("此致", style="诉状正文")
    add("{{ 法院 }}", style="诉状附件").paragraph_format.first_line_indent = Pt(0)
    add("具状人：{{ 原告.名称 }}", style="诉状落款")
    add("{{ 日期 }}", style="诉状落款")
    add("附：本起诉状副本{{ 被告们|length }}份；证据目录及证据材料一套。", style="说明文字")


def case(**changes: Any) -> dict[str, Any]:
    """Return the made-up context of a complaint."""
    lines = [
        {
            "期次": number,
            "到期日": f"2024年{number % 12 + 1}月20日",
            "本金": f"{13_402.18 + number:,.2f}",
            "利息": f"{1_204.57 + number:,.2f}",
            "备注": "逾期" if number % 3 else "部分清偿后逾期",
        }
        for number in range(1, 25)
    ]
    base = {
        "原告": {"名称": "某某银行股份有限公司海州分行", "住所": "江海省海州市人民路88号"},
        "被告们": [
            {"姓名": "王䶮", "身份号码": "110105194912310021", "电话": "13800000000"},
            {"姓名": "李㛃𬭎", "身份号码": "11010519491231002X", "电话": "13900000000"},
        ],
        "请求们": [
            "判令被告偿还借款本金人民币321,652.32元；",
            "判令被告支付截至2025年7月14日的利息28,909.68元、罚息3,211.05元、复利120.33元，"
            "以及自2025年7月15日起至实际清偿之日止按合同约定计算的利息、罚息、复利；",
            "判令原告对坐落于海州市滨河区临江路1号2幢303室的抵押房产折价或者拍卖、变卖所得价款优先受偿；",
            "本案诉讼费、保全费由被告负担。",
        ],
        "事实": REASON,
        "欠款": lines,
        "合计": {"本金": "321,952.32", "利息": "29,209.68"},
        "截止日": "2025年7月14日",
        "法院": "海州市滨河区人民法院",
        "日期": "2025年7月15日",
    }
    return base | changes
