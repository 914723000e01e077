"""Time in procedure: posting before the last day, and asking for more time after an obstacle."""

from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.boundaries import Bound, meets
from legal_docs.law.periods import Deadline, add_days, deadline

APPLY_WITHIN_DAYS = 10


@dataclass(frozen=True, slots=True)
class Handed:
    """Whether a paper was in time: on the safe reading, and where the postmark counts.

    `safe` is the court's dated receipt for a complaint that must keep a civil period.
    """

    safe: bool
    statutory: bool
    settled: bool


@applies("民诉法2023.85", "诉讼时效规定2020.10", "登记立案规定2015.2")
def posted_in_time(
    last: date, *, posted_on: date, received_on: date | None, keeps_civil_period: bool = False
) -> Handed:
    """Return whether a paper posted to the court on `posted_on` keeps the period that ends on `last`.

    In procedure the day of posting counts and travel does not. For limitation and guarantee periods
    (`keeps_civil_period`) a complaint is safe only from the court's receipt: unsettled in between.
    """
    posted = meets(posted_on, Bound.AT_MOST, last)
    if not keeps_civil_period:
        return Handed(posted, posted, settled=True)
    received = received_on is not None and meets(received_on, Bound.AT_MOST, last)
    return Handed(received, posted or received, settled=received or not posted)


@applies("民诉法2023.86")
def apply_for_more_time(obstacle_ended_on: date, *, invariable: bool = False) -> Deadline | None:
    """Return until when to ask the court for more time after an obstacle: ten days from its end.

    None for an invariable period (不变期间), which no court extends. The court decides on the application.
    """
    return None if invariable else deadline(add_days(obstacle_ended_on, APPLY_WITHIN_DAYS))
