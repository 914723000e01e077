"""Where the price of the money may be reduced: the 24 % line, assisted loans, liquidated damages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.charging.all_in_cost import AllInCost, accrued_after, overdue_cost
from legal_docs.law.charging.charges import CEILING
from legal_docs.law.charging.interest_sources import ASSISTED, interest_point, percent
from legal_docs.law.charging.interest_sources import CEILING as CEILING_SOURCE
from legal_docs.law.charging.rate_points import highest_rate
from legal_docs.law.wording import zh
from legal_docs.model.arrears import Arrears, Component, DebtArrears
from legal_docs.model.base import cents
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import Loan
from legal_docs.model.point import Level, Point

ASSISTED_FROM = date(2025, 10, 1)
"""Contracts of internet-assisted loans from this day on meet the supervisory line (a secondary source)."""
EXCESSIVE = Decimal("1.30")
"""Damages above the loss by more than 30 % are usually too high (合同编通则解释2023.65)."""
SHORTEST_CARD_RUN = 30
"""A card is billed by the month: a shorter run says nothing on the price of a year."""
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Damages:
    """违约金与损失之比: the sum at which damages usually become excessive, and what exceeds it (yuan)."""

    threshold: Decimal
    excess: Decimal


@applies("民法典.584", "民法典.585", "合同编通则解释2023.65")
def damages_above_loss(damages: Decimal, loss: Decimal) -> Damages:
    """Return the measure of 130 % of the loss in yuan: a reduction needs the debtor's request.

    Both the loss and the reduction are for the court. ValueError for negative sums.
    """
    if damages < 0 or loss < 0:
        raise ValueError("negative_amount")
    threshold = cents(loss * EXCESSIVE)
    return Damages(threshold, max(damages - threshold, Decimal("0.00")))


@applies("民法典.585", "银行卡规定2021.2")
def ceiling_points(case: CaseFile, arrears: Arrears | None) -> Iterator[Point]:
    """Yield a warning for each debt whose charges passed 24 % a year in the overdue run; nothing is cut."""
    if arrears is None:
        return
    assisted = {note.note: loan for loan, note in case.debts() if is_supervised(loan)}
    for debt in arrears.debts:
        cost = overdue_cost(arrears, debt)
        if cost is None or not cost.is_above or (debt.daily and cost.on_360.days < SHORTEST_CARD_RUN):
            continue
        yield _above(debt, cost)
        if debt.debt in assisted:
            yield _supervised(debt.debt, f"逾期期间年化{_ratios(cost)}")


def _above(debt: DebtArrears, cost: AllInCost) -> Point:
    article = "银行卡规定2021.2" if debt.daily else "民法典.585"
    said = (
        f"{debt.debt}：{zh(cost.since)}逾期起至{zh(cost.to)}，利息、罚息、复利、违约金和手续费合计{cost.charged:,.2f}元，"
        f"占同期未还本金（平均{cents(cost.principal):,.2f}元）的年化比例为{_ratios(cost)}，"
        f"超过年利率24%的部分分别为{cost.on_360.excess:,.2f}元、{cost.on_365.excess:,.2f}元。"
        "24%是司法政策的参照线，由对方以总额过高提出后法院衡量；本程序不作扣减，是否主动调整由律师决定"
    )
    return interest_point(
        "interest_above_24", "R-INT-6", said, article, subject=debt.debt, source=CEILING_SOURCE
    )


def _ratios(cost: AllInCost) -> str:
    a, b = (cents((each.ratio or Decimal(0)) * HUNDRED) for each in (cost.on_360, cost.on_365))
    return f"{a}%（按360天）、{b}%（按365天）"


def is_supervised(loan: Loan) -> bool:
    """Return whether the loan is an internet-assisted one contracted when the supervisory line applied."""
    return loan.is_assisted_loan and loan.signed_on >= ASSISTED_FROM


def assisted_points(case: CaseFile) -> Iterator[Point]:
    """Yield a red flag for assisted loans from 2025-10-01 whose terms or disclosed cost pass 24 %."""
    for loan in case.loans:
        if not is_supervised(loan):
            continue
        disclosed = loan.cost_disclosure.annual_percent if loan.cost_disclosure else None
        known = [rate for rate in (highest_rate(loan), disclosed) if rate is not None]
        if known and max(known) > CEILING * HUNDRED:
            yield _supervised(loan.number, f"合同利率（含罚息）或者明示的年化综合成本为{percent(max(known))}")


def _supervised(subject: str, found: str) -> Point:
    said = (
        f"{subject}为互联网助贷业务，{found}，高于据报的24%监管上限（含增信服务费）；"
        "可能构成监管违规，须由律师和合规部门先行研判，本程序不作扣减"
    )
    return interest_point(
        "assisted_loan_above_24", "R-INT-6", said, subject=subject, level=Level.STOP, source=ASSISTED
    )


@applies(
    "民法典.584",
    "民法典.585",
    "民法典.591",
    "合同编通则解释2023.64",
    "合同编通则解释2023.65",
    "合同编通则解释2023.66",
)
def damages_points(arrears: Arrears | None) -> Iterator[Point]:
    """Yield a point where damages and interest pass 130 % of the interest, the least measure of the loss."""
    if arrears is None:
        return
    for debt in arrears.debts:
        since = debt.overdue_since
        if not debt.owed.damages or since is None:
            continue
        mine = [line for line in arrears.lines if line.debt == debt.debt]
        both = accrued_after(mine, since, (Component.INTEREST, Component.DAMAGES))
        loss = accrued_after(mine, since, (Component.INTEREST,))
        if damages_above_loss(both, loss).excess > 0:
            yield _reducible(debt.debt, both, loss)


def _reducible(debt: str, both: Decimal, loss: Decimal) -> Point:
    said = (
        f"{debt}：逾期期间违约金与利息合计{both:,.2f}元，超过以利息{loss:,.2f}元计的损失的130%"
        f"（{damages_above_loss(both, loss).threshold:,.2f}元）。对方请求的，法院可以酌减；"
        "过高由违约方举证，约定不得调整的条款不起作用，恶意违约的一般不减。请备好资金成本、催收支出等损失的证据"
    )
    articles = ("民法典.585", "合同编通则解释2023.64", "合同编通则解释2023.65")
    return interest_point("damages_may_be_reduced", "R-INT-7", said, *articles, subject=debt, unsettled=True)
