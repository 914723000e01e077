"""One-page papers: drawdown note, transfer slip, post receipts, certificates, invoices, statements."""

from legal_docs.model.card import CardAccount
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import ContactRecord, Receiver
from legal_docs.model.loan import ClaimedBalance, Cost, Disbursement, Loan, Repayment
from legal_docs.model.party import NaturalPerson
from legal_docs.model.security import Collateral
from tools.make_samples.papers.contract import money
from tools.make_samples.papers.pdf import SEAL, day, table, text


def drawdown(case: CaseFile, loan: Loan, note: Disbursement) -> str:
    """Return the note of one drawdown; the amount is the contract's where it has one note only."""
    amount = loan.amount if len(loan.disbursements) == 1 else note.amount
    rate = f"{loan.rate.annual_percent}%" if loan.rate.annual_percent else "见合同第3.1条"
    rows: list[tuple[object, ...]] = [
        ("借据编号", note.note, "合同编号", loan.number),
        ("借款人", case.debtors[0].name, "贷款人", case.creditor.name),
        ("借款金额", money(amount), "年利率", rate),
        ("放款日", day(note.disbursed_on), "到期日", day(note.due_on)),
        ("入账账号", note.account, "还款方式", loan.method.label),
    ]
    return (
        f"<div class=page><h1>借款借据</h1>{table(rows)}"
        f"<p class=in>借款人确认已收到上述借款，并按合同约定还本付息。</p>"
        f"<p>借款人：<span class=hand>{text(case.debtors[0].name)}</span></p>{SEAL}</div>"
    )


def transfer_slip(case: CaseFile, note: Disbursement) -> str:
    """Return the slip of the transfer to the borrower's account."""
    rows: list[tuple[object, ...]] = [
        ("付款人", case.creditor.name),
        ("收款人", case.debtors[0].name),
        ("收款账号", note.account),
        ("金额", money(note.amount)),
        ("用途", f"贷款发放（{note.note}）"),
        ("记账日期", day(note.disbursed_on)),
    ]
    return f"<h1>贷款发放回单</h1>{table(rows)}{SEAL}"


_HANDS = {Receiver.SELF: "本人签收", Receiver.MAIL_OFFICE: "单位收发室签收"}


def ems(case: CaseFile, *records: ContactRecord, title: str = "特快专递妥投证明") -> str:
    """Return the proof of delivery (or return) of one or more letters."""
    return "".join(_letter(case, record, title) for record in records) + SEAL


def _letter(case: CaseFile, record: ContactRecord, title: str) -> str:
    number = next(part for part in record.result.replace("，", " ").split() if "单号" in part)
    arrived = (
        f"{day(record.arrived_on)}　妥投，{_HANDS.get(record.receiver, '')}" if record.arrived_on else ""
    )
    rows: list[tuple[object, ...]] = [
        ("邮件号码", number.replace("EMS单号", "")),
        ("寄件人", case.creditor.name),
        ("收件人", record.target),
        ("收件地址", record.sent_to),
        ("收寄日期", day(record.on)),
        ("内件品名", record.result.split("，")[0] if arrived else "催收函"),
        ("投递结果", arrived or "逾期无人领取，退回寄件人"),
    ]
    name = record.target if record.receiver is Receiver.SELF else "收发室"
    signature = f"<p>签收人：<span class=hand>{text(name)}</span></p>" if arrived else ""
    return f"<h1>{title}</h1>{table(rows)}{signature}"


def registration(case: CaseFile, item: Collateral) -> str:
    """Return a page that looks like a certificate of registration, clearly marked as a sample."""
    rows: list[tuple[object, ...]] = [
        ("证明权利或事项", "抵押权"),
        ("权利人（申请人）", case.creditor.name),
        ("义务人", "、".join((item.owner, *item.co_owners))),
        ("共有情况", "共同共有" if item.co_owners else "单独所有"),
        ("坐落", item.description.split("房屋")[0]),
        ("不动产权证号", item.certificate),
        ("担保债权数额", f"{item.secured_amount:,.2f}元"),
        ("抵押方式", "一般抵押"),
        ("登记日期", day(item.registered_on)),
        ("附记", f"抵押合同编号：{item.contract_number}"),
    ]
    return (
        '<p class=c style="font-size:34pt;color:#d77;letter-spacing:.5em">样例</p>'
        f"<h1>不动产登记证明</h1><p class=c>{item.registration_number}</p>{table(rows)}"
        "<p class=in>根据法律规定，为保护申请人的合法权益，对申请登记的本证明所列事项予以登记。"
        f"（本页为虚构样例，不是任何登记机构的证明。）</p><p class=r>{day(item.registered_on)}</p>{SEAL}"
    )


def identity(case: CaseFile, name: str) -> str:
    """Return a page that stands for the copy of an identity card."""
    person = case.person(name)
    assert isinstance(person, NaturalPerson)  # noqa: S101
    sex = person.sex.label if person.sex else ""
    rows: list[tuple[object, ...]] = [
        ("姓名", person.name),
        ("性别", sex),
        ("民族", person.ethnicity.removesuffix("族")),
        ("出生", day(person.born_on)),
        ("住址", person.household_address),
        ("公民身份号码", person.id_number),
    ]
    return (
        f"<h1>居民身份证（复印件）</h1>{table(rows)}<p class=c style='font-size:22pt;color:#999'>虚构样例</p>"
        "<p>与原件核对一致　　经办：<span class=hand>孙某申</span></p>"
    )


def invoice(case: CaseFile, cost: Cost) -> str:
    """Return an invoice for a lawyer's fee."""
    rows: list[tuple[object, ...]] = [
        ("购买方", case.creditor.name),
        ("销售方", "某省示例律师事务所"),
        ("项目", "法律服务 · 代理费"),
        ("金额（价税合计）", money(cost.amount)),
        ("开票日期", day(cost.incurred_on)),
        ("备注", case.number),
    ]
    return f"<h1>电子发票（样例）</h1>{table(rows)}{SEAL}"


def card_application(case: CaseFile, card: CardAccount) -> str:
    """Return a card application form."""
    person = case.person(card.holder)
    assert isinstance(person, NaturalPerson)  # noqa: S101
    rows: list[tuple[object, ...]] = [
        ("申请人", person.name),
        ("证件号码", person.id_number),
        ("工作单位", person.employer),
        ("住宅地址", person.residence_address),
        ("手机号码", person.phone),
        ("电子邮箱", person.email),
        ("申请卡种", "示例信用卡（人民币）"),
        ("核准卡号", card.number),
        ("核定信用额度", money(card.limit or 0)),
    ]
    return (
        f"<h1>信用卡申请表</h1>{table(rows)}<p class=warn>本人已阅读全部申请材料，"
        f"充分了解并清楚知晓该信用卡产品的"
        "相关信息，愿意遵守领用合约的各项规则。</p>"
        f"<p>申请人签名：<span class=hand>{text(person.name)}</span>　日期：{day(card.opened_on)}</p>"
    )


def agency(case: CaseFile, cost: Cost) -> str:
    """Return the agreement with the lawyers whose fee is claimed."""
    return (
        f"<h1>委托代理合同</h1><p>委托人：{text(case.creditor.name)}</p><p>受托人：某省示例律师事务所</p>"
        f"<p class=in>一、委托人因与{text(case.debtors[0].name)}的金融借款合同纠纷，委托受托人指派李某酉律师"
        "担任第一审诉讼代理人。</p>"
        f"<p class=in>二、律师代理费为{money(cost.amount)}，委托人应于{day(cost.incurred_on)}前一次付清。</p>"
        "<p class=in>三、代理权限以授权委托书为准。本合同自双方盖章之日起生效，至第一审终结时止。</p>"
        f"<p>委托人（公章）：{text(case.creditor.name)}</p><p>受托人（公章）：某省示例律师事务所</p>{SEAL}"
        "<p>2026年5月12日</p>"
    )


_PARTS = {
    "principal": "本金",
    "interest": "利息",
    "penalty": "罚息",
    "compound": "复利",
    "damages": "违约金",
    "fees": "手续费",
    "total": "合计",
}


def balances(case: CaseFile) -> str:
    """Return the page on which the bank's system says what is owed, debt by debt."""
    shown = [name for name in _PARTS if any(getattr(row, name) is not None for row in case.balances)]
    head = ("卡号" if case.cards else "借据编号", *(_PARTS[name] for name in shown))
    rows: list[tuple[object, ...]] = [head]
    rows += [(row.debt, *(_shown(row, name) for name in shown)) for row in case.balances]
    unsigned = any(note.is_own_certificate and not note.signed_by_maker for note in case.evidence)
    maker = "" if unsigned else "<span class=hand>孙某申</span>"
    return (
        f"<h1>欠款余额表</h1><p>客户名称：{text(case.debtors[0].name)}　"
        f"截止日：{day(case.balances[0].on)}　单位：人民币元</p>{table(rows, head=True)}"
        f"<p class=in>以上为本行业务系统记载的欠款余额，由系统导出打印。</p>"
        f"<p class=r>{text(case.creditor.name)}（公章）</p><p>负责人：<span class=hand>"
        f"{text(case.creditor.head_name)}</span>　制作人：{maker}</p>{SEAL}"
    )


def _shown(row: ClaimedBalance, name: str) -> str:
    amount = getattr(row, name)
    return "" if amount is None else f"{amount:,.2f}"


def card_bills(case: CaseFile, card: CardAccount) -> str:
    """Return one page for each statement of the card, with the payments it takes in."""
    body = []
    for at, bill in enumerate(card.statements, 1):
        paid = [row for row in case.repayments if any(proof.page == at for proof in row.evidence)]
        rows: list[tuple[object, ...]] = [
            ("账单日", bill.statement_on, "到期还款日", bill.due_on),
            ("上期余额", f"{bill.opening:,.2f}", "本期还款", f"{bill.paid:,.2f}"),
            ("本期消费及分期入账", f"{bill.principal:,.2f}", "本期利息", f"{bill.interest:,.2f}"),
            ("本期手续费", f"{bill.fees:,.2f}", "本期违约金", f"{bill.damages:,.2f}"),
            ("本期余额", f"{bill.closing:,.2f}", "最低还款额", f"{bill.minimum_due:,.2f}"),
        ]
        body.append(
            f"<div class=page><h1>信用卡账单</h1><p>持卡人：{text(card.holder)}　卡号：{card.number}</p>"
            f"{table(rows)}{_payments(paid)}<p>单位：人民币元。透支日利率{card.daily_percent}%。</p></div>"
        )
    return "".join(body)


def _payments(paid: list[Repayment]) -> str:
    if not paid:
        return "<p>本期无还款。</p>"
    rows: list[tuple[object, ...]] = [("还款日期", "还款金额", "还款方式")]
    rows += [(row.paid_on, f"{row.amount:,.2f}", row.channel) for row in paid]
    return f"<p>本期还款明细：</p>{table(rows, head=True)}"
