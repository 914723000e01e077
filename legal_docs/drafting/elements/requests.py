"""诉讼请求: the rows that the loan form and the card form have alike."""

from legal_docs.drafting.claims import Claim, Claims
from legal_docs.drafting.elements.wording import numbered, text_blank
from legal_docs.model.casefile import Cause
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import Blank, FormRow, Tick

SECTION = "诉讼请求"
WHOLE = "（可完整表述诉讼请求；为方便、准确梳理要点，相关内容请在下方要素式表格中填写）"
YES, NO = Tick("是"), Tick("否")
_SECURITY = ("担保物权", "连带保证", "一般保证")


def in_full(dossier: Dossier, claims: Claims) -> FormRow:
    """Return the claims as sentences: who is asked for what, which the rows below do not say."""
    text = "\n".join(f"{c.number}.{sentence(dossier, claims, c)}；" for c in claims.items)
    return FormRow(SECTION, WHOLE, text_blank("", text.removesuffix("；") + "。", "诉讼请求"))


def sentence(dossier: Dossier, claims: Claims, claim: Claim) -> str:
    """Return one claim in words."""
    together = "共同" if claim.joint else ""
    if claim.kind == "提前到期":
        return f"确认编号{claim.contract}合同项下借款于起诉状副本送达{claim.against}之日提前到期"
    if claim.kind == "本金":
        what = "信用卡透支本金" if dossier.case.cause is Cause.CARD else "借款本金"
        return f"判令{claim.against}{together}向原告偿还{what}人民币{claim.amount}元"
    if claim.kind == "息费":
        names = "、".join(dict.fromkeys(item.component for item in claim.further))
        on = f"，以及自{claims.next_day}起至实际清偿之日止的{names}（计算方式见下表第2项）" if names else ""
        sorts = "利息、违约金、手续费等" if dossier.case.cause is Cause.CARD else "利息、罚息、复利等"
        return (
            f"判令{claim.against}{together}向原告支付截至{claims.cutoff}的"
            f"{sorts}合计人民币{claim.amount}元{_in_brackets(claim.parts)}{on}"
        )
    if claim.kind == "费用":
        return (
            f"判令{claim.against}{together}向原告支付为实现债权支出的费用人民币{claim.amount}元"
            f"{_in_brackets(claim.parts)}"
        )
    if claim.kind == "诉讼费":
        each = "各" if len(dossier.case.defendants()) > 1 else ""
        return f"判令本案案件受理费、财产保全费等诉讼费用由{each}被告负担"
    return _liability(claim)


def security_row(claims: Claims) -> FormRow:
    """Return 是否主张担保权利, with what is claimed of each security."""
    asked = [_liability(claim) for claim in claims.items if claim.kind in _SECURITY]
    if not asked:
        return FormRow(SECTION, "是否主张担保权利", ticks=(NO,))
    blanks = text_blank("内容", numbered(asked), "诉讼请求.担保权利")
    return FormRow(SECTION, "是否主张担保权利", blanks, (YES,))


def costs_row(claims: Claims, label: str) -> FormRow:
    """Return 是否主张实现债权的费用; `label` is what the form prints before the detail."""
    asked = [claim for claim in claims.items if claim.kind == "费用"]
    if not asked:
        return FormRow(SECTION, "是否主张实现债权的费用", ticks=(NO,))
    detail = numbered(_with_sum(claim) for claim in asked)
    blanks = text_blank(label, detail, "诉讼请求.实现债权的费用")
    return FormRow(SECTION, "是否主张实现债权的费用", blanks, (YES,))


def court_fee_row() -> FormRow:
    """Return 是否主张诉讼费用, a row new in 2025: every complaint asks for them."""
    return FormRow(SECTION, "是否主张诉讼费用", ticks=(YES,))


def other_row(claims: Claims) -> tuple[FormRow, ...]:
    """Return 其他请求: how far heirs answer; no row where nothing else is asked, it stays blank."""
    asked = [f"判令{_heirs(claim)}" for claim in claims.items if claim.kind == "继承"]
    blanks = text_blank("", numbered(asked), "诉讼请求.其他请求")
    return (FormRow(SECTION, "其他请求", blanks),) if blanks else ()


def total_row(claims: Claims) -> FormRow:
    """Return 标的总额: the sum the fee is computed from."""
    value = f"人民币{claims.total}元（暂计至{claims.cutoff}）"
    return FormRow(SECTION, "标的总额", (Blank("", value, field="诉讼请求.标的总额"),))


def further(claim: Claim) -> str:
    """Return what goes on accruing, item by item, with base, rate and days of the year."""
    return "、".join(
        f"{item.component}（{f'{item.debt}项下，' if item.debt else ''}以{item.base_name}{item.base}元为基数"
        f"，按{item.rate}{f'（浮动利率，{item.floating}）' if item.floating else ''}"
        f"{f'、一年{item.basis}天' if item.basis else ''}计算）"
        for item in claim.further
    )


def _liability(claim: Claim) -> str:
    if claim.kind == "继承":
        return f"判令{_heirs(claim)}"
    within = f"最高债权额人民币{claim.ceiling}元" if claim.ceiling else ""
    if claim.kind == "担保物权":
        return (
            f"判令原告有权就{claim.against}提供{claim.act}的{claim.thing}折价，或者以拍卖、变卖该财产所得的价款，"
            f"在上述{claim.scope}债权{'及' + within if within else ''}范围内优先受偿"
        )
    limit = f"在{within}范围内" if within else ""
    if claim.kind == "连带保证":
        return f"判令{claim.against}对{claim.debtor}的上述{claim.scope}债务{limit}承担连带清偿责任"
    return (
        f"判令{claim.against}对上述{claim.scope}债务，{limit and limit + '，'}"
        f"就{claim.debtor}的财产依法强制执行后仍不能履行的部分承担保证责任"
    )


def _heirs(claim: Claim) -> str:
    return f"{claim.against}在所得遗产实际价值范围内，对上述{claim.scope}债务承担清偿责任"


def _with_sum(claim: Claim) -> str:
    """Return the costs by kind, and their sum where that is another than the only one named."""
    alone = claim.parts.count("元") == 1 and f"{claim.amount}元" in claim.parts
    return claim.parts if alone else f"{claim.parts}，合计{claim.amount}元"


def _in_brackets(parts: str) -> str:
    return f"（其中{parts}）" if parts else ""
