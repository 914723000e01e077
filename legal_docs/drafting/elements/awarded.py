"""申请执行事项: what is asked for, in words and sorted under the printed kinds (R-ENF-8)."""

from decimal import Decimal

from legal_docs.drafting.claims import Further
from legal_docs.drafting.elements.wording import numbered, text_blank
from legal_docs.drafting.enforcement import EnforcementApplication
from legal_docs.drafting.words import yuan
from legal_docs.model.arrears import Component, Totals
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import FormRow, Tick

SECTION = "申请执行事项"
WHOLE = "（可概括描述申请执行的请求、事实与理由，相关具体内容请在下方要素式表格中填写）"
MONEY, OTHER = "金钱给付", "其他"
ORDINARY = (Component.INTEREST, Component.PENALTY, Component.COMPOUND)
"""一般债务利息: what the instrument awards as interest, under whatever name."""
FURTHER_COSTS = (
    (Component.DAMAGES, "违约金"),
    (Component.FEES, "手续费"),
    (Component.COSTS, "判令给付申请执行人的费用"),
)


def asked_rows(dossier: Dossier, paper: EnforcementApplication) -> tuple[FormRow, FormRow]:
    """Return the row in words and the row by kind; what is paid or not awarded is not asked."""
    return FormRow(SECTION, WHOLE, text_blank("", _in_words(paper), SECTION)), _by_kind(dossier, paper)


def _in_words(paper: EnforcementApplication) -> str:
    asked = "\n".join(f"{each.number}.{_sentence(each.kind, paper)}；" for each in paper.asked)
    sums = f"以上款项计至{paper.cutoff}合计人民币{paper.total}元（大写：人民币{paper.capitals}）。"
    paid = (
        f"法律文书作出后，申请执行人已受偿人民币{paper.paid}元（抵充情况详见《债权计算明细》）。"
        if paper.paid
        else ""
    )
    facts = f"法律文书生效后，被执行人未在规定的期限内全部履行。{paid}"
    why = f"事实与理由：{facts}依据{paper.basis.citation}申请强制执行。"
    return f"{asked.removesuffix('；')}。\n{sums}\n{why}"


def _sentence(kind: str, paper: EnforcementApplication) -> str:
    if kind == "给付":
        return (
            f"强制被执行人给付执行依据确定而尚未履行的{paper.amounts}，"
            f"计至{paper.cutoff}合计人民币{paper.fixed_total}元"
        )
    if kind == "后续利息":
        names = "、".join(dict.fromkeys(item.component for item in paper.further))
        return f"强制被执行人给付自{paper.next_day}起至实际清偿之日止、执行依据所确定的{names}"
    if kind == "加倍利息":
        return "强制被执行人支付迟延履行期间的加倍部分债务利息"
    return _beside_money(kind, paper)


def _beside_money(kind: str, paper: EnforcementApplication) -> str:
    if kind == "优先受偿":
        return f"依执行依据处置{paper.priority}，申请执行人就所得价款优先受偿"
    return "本案申请执行费由被执行人负担"


def _by_kind(dossier: Dossier, paper: EnforcementApplication) -> FormRow:
    """Return 金钱给付 with its four parts, whose sums make the total, and 其他."""
    owed = dossier.arrears.owed
    money = {
        "本金": _sum(owed.principal),
        "一般债务利息": _ordinary(owed, paper),
        "迟延履行利息": _delay(paper),
        "其他费用": _listed(owed, FURTHER_COSTS),
    }
    other = [_beside_money(each.kind, paper) for each in paper.asked if each.kind in ("优先受偿", "执行费")]
    said = {**money, OTHER: numbered(other)}
    blanks = tuple(blank for label, text in said.items() for blank in text_blank(label, text, label))
    head = (Tick(MONEY),) if any(money.values()) else ()
    return FormRow(SECTION, SECTION, blanks, (*head, *(Tick(blank.label) for blank in blanks)))


def _ordinary(owed: Totals, paper: EnforcementApplication) -> str:
    fixed = _listed(owed, tuple((each, each.label) for each in ORDINARY))
    until = f"（计至{paper.cutoff}）" if fixed else ""
    going_on = "，以及".join(_going_on(item) for item in paper.further)
    further = f"自{paper.next_day}起至实际清偿之日止，按执行依据给付{going_on}" if going_on else ""
    return "；".join(text for text in (fixed + until, further) if text)


def _going_on(item: Further) -> str:
    basis = f"（一年{item.basis}天）" if item.basis else ""
    return f"以{item.base_name}人民币{item.base}元为基数、按{item.rate}{basis}计算的{item.component}"


def _delay(paper: EnforcementApplication) -> str:
    fixed = f"加倍部分债务利息人民币{paper.doubled}元（计至{paper.cutoff}）" if paper.doubled else ""
    further = (
        f"自{paper.next_day}起以除一般债务利息外尚未清偿的金钱债务人民币{paper.doubled_base}元为基数，"
        "按日万分之一点七五计算至实际履行完毕之日止"
        if paper.doubled_base
        else ""
    )
    return "；".join(text for text in (fixed, further) if text)


def _listed(owed: Totals, parts: tuple[tuple[Component, str], ...]) -> str:
    found = ((name, getattr(owed, each.value)) for each, name in parts)
    return "、".join(f"{name}{_sum(amount)}" for name, amount in found if amount)


def _sum(amount: Decimal) -> str:
    return f"人民币{yuan(amount)}元" if amount else ""
