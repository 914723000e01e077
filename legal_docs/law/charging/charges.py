"""Interest, penalty rates and the 24 % line as pure sums: they show a figure and never cut a claim."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.charging.crediting import Owed, allocate, order_of_debts
from legal_docs.model.base import cents
from legal_docs.model.loan import PenaltyTerms

__all__ = [
    "Ceiling",
    "Owed",
    "PenaltyRate",
    "allocate",
    "ceiling_24",
    "order_of_debts",
    "penalty_rate",
    "simple_interest",
    "uplift_to_charge",
]

CEILING = Decimal("0.24")
"""The line for all charges of a year: judicial policy (法发〔2017〕22号第二条, a secondary source)."""
OVERDUE_BAND = (Decimal("0.30"), Decimal("0.50"))
"""By how much a rate may rise when the loan is overdue (银发〔2003〕251号第三条, a secondary source)."""
MISUSE_BAND = (Decimal("0.50"), Decimal("1.00"))
"""By how much a rate may rise when the loan is misused (the same source)."""
_BANDS = {"overdue": OVERDUE_BAND, "misuse": MISUSE_BAND, "both": MISUSE_BAND}


@dataclass(frozen=True, slots=True)
class PenaltyRate:
    """罚息利率: the rate a year as a fraction, and whether the uplift stands in the band of its reason."""

    rate: Decimal
    within_band: bool
    band: tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Ceiling:
    """年利率24%的参照线: the cap for `days`, what is claimed, what exceeds it (yuan).

    `ratio` is the claimed sum as a fraction a year; None where there is no principal or no day.
    """

    days: int
    cap: Decimal
    claimed: Decimal
    excess: Decimal
    ratio: Decimal | None


@applies("民法典.676")
def penalty_rate(contract_rate: Decimal, uplift: Decimal, reason: str) -> PenaltyRate:
    """Return contract rate × (1 + uplift), all of them fractions (0.06, 0.50), and the band it should keep.

    `reason` is `overdue`, `misuse` or `both`: two reasons are never added up, the higher band is the
    measure. The bands (bounds included) come from a secondary source. ValueError for another reason
    or a negative figure.
    """
    if reason not in _BANDS:
        raise ValueError("unknown_reason")
    if contract_rate < 0 or uplift < 0:
        raise ValueError("negative_rate")
    low, high = band = _BANDS[reason]
    return PenaltyRate(contract_rate * (1 + uplift), low <= uplift <= high, band)


def uplift_to_charge(terms: PenaltyTerms) -> Decimal:
    """Return by how many per cent the rate rises for an overdue loan; a misused one bears the higher uplift.

    The two are never added up; no text that was read decides it (R-INT-2).
    """
    if not terms.misused:
        return terms.overdue_uplift_percent
    return max(terms.overdue_uplift_percent, terms.misuse_uplift_percent or Decimal(0))


@applies("民法典.585", "银行卡规定2021.2")
def ceiling_24(principal: Decimal, basis: int, since: date, to: date, claimed: Iterable[Decimal]) -> Ceiling:
    """Return the 24 % line on `principal` for [`since`, `to`), beside the sum of all charges `claimed`.

    It is judicial policy that only the borrower can invoke, so it is shown and nothing is cut.
    ValueError for a run that ends before it begins, or a basis below one.
    """
    days = _days(since, to, basis)
    cap = cents(principal * CEILING * days / basis)
    total = sum(claimed, Decimal(0))
    ratio = total * basis / (principal * days) if principal > 0 and days else None
    return Ceiling(days, cap, total, max(total - cap, Decimal("0.00")), ratio)


@applies("民法典.674", "民法典.676", "民法典.677")
def simple_interest(
    principal: Decimal, annual_rate: Decimal, since: date, to: date, basis: int
) -> tuple[int, Decimal]:
    """Return the days of [`since`, `to`) and principal × rate × days ÷ basis in yuan, rounded once.

    `annual_rate` is a fraction; `to` itself bears no interest, leap days count. ValueError for a run
    that ends before it begins, or a basis below one.
    """
    days = _days(since, to, basis)
    return days, cents(principal * annual_rate * days / basis)


def _days(since: date, to: date, basis: int) -> int:
    if to < since:
        raise ValueError("ends_before_it_begins")
    if basis < 1:
        raise ValueError("basis_below_one")
    return (to - since).days
