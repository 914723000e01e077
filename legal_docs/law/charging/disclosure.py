"""Were the money terms shown to the debtor: highlighted and explained, and costs disclosed (R-INT-8)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.charging.interest_sources import DISCLOSURE, interest_point, percent
from legal_docs.law.charging.rate_points import rate_at_signing
from legal_docs.law.wording import zh
from legal_docs.model.arrears import Arrears, Component
from legal_docs.model.card import CardAccount
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import CostDisclosure, CostKind, Loan, LoanKind
from legal_docs.model.party import NaturalPerson
from legal_docs.model.point import Level, Point

DISCLOSED_FROM = date(2026, 8, 1)
"""Personal loans and card instalment plans contracted from this day on need a cost table (secondary)."""
_PERSONAL = frozenset({LoanKind.CONSUMER, LoanKind.HOUSING, LoanKind.PERSONAL_BUSINESS})
_ELECTRONIC = ("勾选", "弹窗", "点击", "打钩")
_MARKED = (
    "加粗",
    "加黑",
    "下划线",
    "字体",
    "字号",
    "颜色",
    "红色",
    "签名",
    "签字",
    "抄写",
    "说明",
    "录音",
    "录像",
)
_NAMES = {
    Component.PENALTY: ("罚息", "逾期利息"),
    Component.COMPOUND: ("复利",),
    Component.DAMAGES: ("违约金", "滞纳金"),
    Component.FEES: ("手续费", "年费", "服务费"),
}
_DEFAULT_ITEMS = ("罚息", "逾期", "复利", "违约金", "滞纳金")


@applies("民法典.496", "民法典.497", "民法典.498", "合同编通则解释2023.10", "银行卡规定2021.2")
def highlighting(case: CaseFile) -> Iterator[Point]:
    """Yield points on money terms not highlighted, or only by a tick, or of which nothing is said."""
    contracts: tuple[Loan | CardAccount, ...] = (*case.loans, *case.cards)
    for each in contracts:
        if each.highlighted is False:
            yield _not_highlighted(each)
        elif each.highlighted and _is_tick_only(each.highlight_note):
            yield _ticked(each)
    if unknown := [each.number for each in contracts if each.highlighted is None]:
        said = f"未填写{'、'.join(unknown)}的利息、费用等条款是否提示说明；证据中应有提示、说明的材料"
        yield interest_point("highlighting_unknown", "R-INT-8", said, "民法典.496", level=Level.NOTE)


def _not_highlighted(contract: Loan | CardAccount) -> Point:
    own = "银行卡规定2021.2" if isinstance(contract, CardAccount) else "合同编通则解释2023.10"
    said = (
        f"{contract.number}：利息、罚息、复利、违约金、费用等条款没有提示说明，"
        "对方可以主张这些条款不成为合同内容。请查找签约时的提示、说明材料；没有的，由律师决定相应请求的取舍"
    )
    return interest_point(
        "terms_not_highlighted",
        "R-INT-8",
        said,
        "民法典.496",
        own,
        subject=contract.number,
        proofs=contract.evidence,
    )


def _ticked(contract: Loan | CardAccount) -> Point:
    said = (
        f"{contract.number}：提示方式为“{contract.highlight_note}”，仅有勾选、弹窗的，不足以证明已经提示说明；"
        "请补充显著标识的页面截图、停留时间或者说明记录"
    )
    return interest_point(
        "highlighted_by_tick_only",
        "R-INT-8",
        said,
        "民法典.496",
        "合同编通则解释2023.10",
        subject=contract.number,
        proofs=contract.evidence,
    )


def _is_tick_only(note: str) -> bool:
    return any(word in note for word in _ELECTRONIC) and not any(word in note for word in _MARKED)


def cost_disclosure(case: CaseFile, arrears: Arrears | None) -> Iterator[Point]:
    """Yield points on the cost table of personal loans from 2026-08-01: missing, unsigned, or at odds.

    Whether a lack of it bears on the validity of a term is unsettled; nothing is cut.
    """
    for loan in case.loans:
        if loan.signed_on < DISCLOSED_FROM or not is_personal(case, loan):
            continue
        if loan.cost_disclosure is None:
            yield _disclosure("cost_disclosure_missing", loan, "没有综合融资成本明示表")
            continue
        if not loan.cost_disclosure.signed:
            yield _disclosure("cost_disclosure_unsigned", loan, "综合融资成本明示表没有签名或者确认记录")
        if absent := _not_listed(case, loan, loan.cost_disclosure, arrears):
            yield _disclosure(
                "fee_not_disclosed", loan, f"请求的{'、'.join(absent)}没有列入综合融资成本明示表"
            )
        if said := _rate_differs(loan, loan.cost_disclosure):
            yield _disclosure("disclosed_rate_differs", loan, said)
    yield from _card_instalments(case)


def is_personal(case: CaseFile, loan: Loan) -> bool:
    """Return whether it is a personal loan: by its kind, or (kind unsaid) because no organisation owes it."""
    if loan.kind is not LoanKind.OTHER:
        return loan.kind in _PERSONAL
    return all(isinstance(case.person(debtor.name), NaturalPerson) for debtor in case.debtors)


def _disclosure(code: str, loan: Loan, found: str) -> Point:
    said = (
        f"合同{loan.number}（{zh(loan.signed_on)}签订）{found}；"
        "对条款效力的影响没有定论，相应请求的取舍由律师决定"
    )
    proofs = loan.cost_disclosure.evidence if loan.cost_disclosure else ()
    return interest_point(code, "R-INT-8", said, subject=loan.number, source=DISCLOSURE, proofs=proofs)


def _not_listed(
    case: CaseFile, loan: Loan, table: CostDisclosure, arrears: Arrears | None
) -> tuple[str, ...]:
    notes = {note.note for note in loan.disbursements}
    charged = {line.component for line in arrears.lines if line.debt in notes} if arrears else set()
    claimed = [(component.label, names) for component, names in _NAMES.items() if component in charged]
    claimed += [
        (cost.basis or cost.kind.label, (cost.basis or cost.kind.label,))
        for cost in case.costs
        if cost.claimed and cost.kind is CostKind.OTHER and cost.debt in ("", loan.number, *notes)
    ]
    listed = "、".join(table.fees)
    return tuple(label for label, names in claimed if not any(name in listed for name in names))


def _rate_differs(loan: Loan, table: CostDisclosure) -> str:
    rate, stated = rate_at_signing(loan), table.annual_percent
    if rate is None or stated is None:
        return ""
    other = [fee for fee in table.fees if not any(word in fee for word in _DEFAULT_ITEMS)]
    if stated == rate or (other and stated > rate):
        return ""
    return f"明示的年化综合成本{percent(stated)}与合同利率{percent(rate)}不一致，请核对计算口径"


def _card_instalments(case: CaseFile) -> Iterator[Point]:
    for card in case.cards:
        if any(each.fees and each.statement_on >= DISCLOSED_FROM for each in card.statements):
            said = (
                f"卡号{card.number}：{zh(DISCLOSED_FROM)}起的账单有手续费；其中{zh(DISCLOSED_FROM)}起办理的分期，"
                "支付页面应有综合融资成本明示，请核对分期办理日期和明示材料"
            )
            yield interest_point(
                "card_instalment_disclosure",
                "R-INT-8",
                said,
                subject=card.number,
                level=Level.NOTE,
                source=DISCLOSURE,
            )
