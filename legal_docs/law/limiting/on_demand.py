"""When limitation of a debt without a due date starts (未约定履行期限)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from legal_docs.law.articles import applies
from legal_docs.law.limiting.limitation import LONGEST_YEARS
from legal_docs.law.periods import add_years


class Ground(StrEnum):
    """From what the start was taken: stable codes."""

    AGREED = "agreed_later"
    GRACE_END = "grace_end"
    REFUSAL = "refusal"
    DEMAND = "demand_without_grace"
    NOT_BEGUN = "not_begun"


@dataclass(frozen=True, slots=True)
class DemandStart:
    """The excluded first day (null: not begun), its ground, and the end of the twenty years.

    The twenty years run from disbursement on the safe reading: that harm needs a first demand is arguable.
    """

    day: date | None
    ground: Ground
    settled: bool
    longest: date


@applies("民法典.510", "民法典.511", "民法典.675", "诉讼时效规定2020.4", "民法典.188")
def demand_start(
    disbursed_on: date,
    *,
    agreed_on: date | None = None,
    first_demand_on: date | None = None,
    grace_ends_on: date | None = None,
    refused_on: date | None = None,
) -> DemandStart:
    """Return when limitation of a debt without a due date starts.

    The day agreed later or fixed by usage comes first; else the end of the grace period the first
    demand set; on an express refusal at the first demand, the day of the refusal. A refusal within the
    grace period, and a first demand that set none, are taken at their earliest day, unsettled.
    """
    longest = add_years(disbursed_on, LONGEST_YEARS)
    if agreed_on is not None:
        return DemandStart(agreed_on, Ground.AGREED, settled=True, longest=longest)
    if first_demand_on is None:
        return DemandStart(None, Ground.NOT_BEGUN, settled=False, longest=longest)
    if refused_on is not None and (grace_ends_on is None or refused_on < grace_ends_on):
        at_once = refused_on == first_demand_on
        return DemandStart(refused_on, Ground.REFUSAL, settled=at_once, longest=longest)
    if grace_ends_on is None:
        return DemandStart(first_demand_on, Ground.DEMAND, settled=False, longest=longest)
    return DemandStart(grace_ends_on, Ground.GRACE_END, settled=True, longest=longest)
