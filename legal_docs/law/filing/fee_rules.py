"""Court fees beside their tiers: on what sum, when paid, halved how often, borne by whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from legal_docs.law.articles import applies
from legal_docs.law.filing import fees
from legal_docs.law.periods import Deadline, add_days, deadline
from legal_docs.model.arrears import Arrears, Continuing
from legal_docs.model.base import cents
from legal_docs.model.finding import Grade

PAYMENT_DAYS = 7
ZERO = Decimal("0.00")
ROUNDING = "按分计算，四舍五入；法院可能取整到元"
"""No text says how to round a fee; this is shown beside it."""


class Halving(StrEnum):
    """减半交纳的事由."""

    SIMPLIFIED = "simplified"
    MEDIATION = "mediation"
    WITHDRAWAL = "withdrawal"
    DEEMED_WITHDRAWAL = "deemed_withdrawal"
    COUNTERCLAIM = "counterclaim"


@dataclass(frozen=True, slots=True)
class Halved:
    """减半后的受理费: the fee in yuan, and how well the ground for halving is known."""

    fee: Decimal
    halvings: int
    grade: Grade


@dataclass(frozen=True, slots=True)
class TopUp:
    """补交受理费: how much, until when, and what comes back if it is not paid (withdrawal by law)."""

    amount: Decimal
    due: Deadline
    refund_if_unpaid: Decimal


@dataclass(frozen=True, slots=True)
class Changed:
    """变更请求数额: what is to be paid more, what comes back, what stays with the party that reduced."""

    to_pay: Decimal
    refund: Decimal
    own_cost: Decimal


class Outcome(StrEnum):
    """案件的结局."""

    WON = "won"
    PARTLY_WON = "partly_won"
    LOST = "lost"
    MEDIATED = "mediated"
    WITHDRAWN = "withdrawn"
    ORDER_STANDS = "order_stands"
    ORDER_OBJECTED = "order_objected"
    SECURITY_REALISED = "security_realised"
    SECURITY_REFUSED = "security_refused"


@dataclass(frozen=True, slots=True)
class Bearing:
    """费用负担: who bears the fee, in words, with the articles."""

    who: str
    articles: tuple[str, ...]


@applies("民诉法解释2022.201", "诉讼费用办法2006.13")
def fee_base(arrears: Arrears, filed_on: date) -> Decimal:
    """Return the sum in yuan on which the acceptance fee is due: all property claims together.

    What goes on accruing is added from the cut-off to the day of filing (general practice, no
    article), each run rounded once. ValueError for a filing before the cut-off.
    """
    days = (filed_on - arrears.on).days
    if days < 0:
        raise ValueError("filed_before_cutoff")
    runs = (run for debt in arrears.debts for run in debt.continuing)
    return arrears.owed.total + sum((_accrued(run, days) for run in runs), ZERO)


@applies("诉讼费用办法2006.55")
def in_yuan(amount: Decimal, rate: Decimal) -> Decimal:
    """Return a foreign sum in yuan at the `rate` (yuan a unit) of the day the court accepts the case."""
    return cents(amount * rate)


@applies("民诉法解释2022.206", "诉讼费用办法2006.15", "诉讼费用办法2006.16", "诉讼费用办法2006.18")
def after_halving(amount: Decimal, grounds: Collection[Halving]) -> Halved:
    """Return the acceptance fee on `amount` yuan: several grounds halve it once, none leaves it whole.

    Halving because a suit counts as withdrawn is practice only, so alone it is unsettled.
    """
    if not grounds:
        return Halved(fees.acceptance(amount), 0, Grade.SETTLED)
    doubtful = set(grounds) == {Halving.DEEMED_WITHDRAWAL}
    return Halved(fees.acceptance_halved(amount), 1, Grade.UNSETTLED if doubtful else Grade.SETTLED)


@applies("诉讼费用办法2006.22", "民诉法解释2022.213", "登记立案规定2015.11")
def payment_due(notified_on: date) -> Deadline:
    """Return until when to pay the acceptance fee: seven days from the day after the court's notice.

    Unpaid, and with no relief granted, the suit counts as withdrawn.
    """
    return deadline(add_days(notified_on, PAYMENT_DAYS))


@applies("民诉法解释2022.199")
def conversion(amount: Decimal, notified_on: date) -> TopUp:
    """Return what is due when a simplified case turns ordinary: the other half, in seven days.

    Unpaid without good reason, the suit counts as withdrawn and half of what was paid comes back.
    """
    paid = fees.acceptance_halved(amount)
    return TopUp(fees.acceptance(amount) - paid, payment_due(notified_on), cents(paid / 2))


@applies("民诉法解释2022.195")
def payment_order_top_up(amount: Decimal) -> Decimal:
    """Return what is still to be paid when a payment order on `amount` yuan fails and becomes a suit."""
    return fees.acceptance(amount) - fees.payment_order(amount)


@applies("诉讼费用办法2006.21", "诉讼费用办法2006.35")
def changed_claim(before: Decimal, after: Decimal, *, inquiry_closed: bool) -> Changed:
    """Return what a change of the claim from `before` to `after` yuan means for the acceptance fee.

    An increase is paid for; a reduction gives money back, unless the court's inquiry (法庭调查) is
    closed: then the fee of the part reduced stays with the party.
    """
    difference = fees.acceptance(after) - fees.acceptance(before)
    if difference >= 0:
        return Changed(difference, ZERO, ZERO)
    return Changed(ZERO, ZERO, -difference) if inquiry_closed else Changed(ZERO, -difference, ZERO)


@applies(
    "诉讼费用办法2006.29",
    "诉讼费用办法2006.31",
    "诉讼费用办法2006.34",
    "诉讼费用办法2006.36",
    "民诉法解释2022.203",
    "民诉法解释2022.204",
    "民诉法解释2022.207",
)
def bearing(outcome: Outcome) -> Bearing:
    """Return who bears the court fee (or application fee) when the case ends that way."""
    return _BEARINGS[outcome]


def _accrued(run: Continuing, days: int) -> Decimal:
    year = 1 if run.daily else run.basis
    return cents(run.base * run.rate_percent * days / (100 * year)) if year else ZERO


_LOSER = ("诉讼费用办法2006.29", "民诉法解释2022.203", "民诉法解释2022.207")
_BEARINGS = {
    Outcome.WON: Bearing("由败诉方负担，承担连带责任的共同负担；原告预交的，由法院退还", _LOSER),
    Outcome.PARTLY_WON: Bearing("由法院根据案件具体情况决定各自负担的数额", _LOSER[:1]),
    Outcome.LOST: Bearing("由原告负担", _LOSER[:1]),
    Outcome.MEDIATED: Bearing("由双方协商，协商不成的由法院决定", ("诉讼费用办法2006.31",)),
    Outcome.WITHDRAWN: Bearing("由原告负担", ("诉讼费用办法2006.34",)),
    Outcome.ORDER_STANDS: Bearing("申请费由债务人负担", ("诉讼费用办法2006.36",)),
    Outcome.ORDER_OBJECTED: Bearing(
        "申请费由申请人负担；另行起诉的，可以列入诉讼请求", ("诉讼费用办法2006.36",)
    ),
    Outcome.SECURITY_REALISED: Bearing("申请费由债务人、担保人负担", ("民诉法解释2022.204",)),
    Outcome.SECURITY_REFUSED: Bearing(
        "申请费由申请人负担；另行起诉的，可以从案件受理费中扣除", ("民诉法解释2022.204",)
    ),
}
