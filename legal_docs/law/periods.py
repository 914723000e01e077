"""Counting periods: the first day is not counted, the last is the corresponding day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from legal_docs.law.articles import applies
from legal_docs.law.calendar import back, roll


@dataclass(frozen=True, slots=True)
class Deadline:
    """The two last days of a period and the working day to act on.

    `safe_last_day` has no extension; `statutory_last_day` is null where the calendar does not reach.
    """

    safe_last_day: date
    statutory_last_day: date | None
    act_by: date
    provisional: bool


@applies("民法典.200", "民法典.201", "民法典.202")
def add_months(start: date, n: int) -> date:
    """Return the last day of `n` months after the excluded day `start` (month end where it has none)."""
    year, month = divmod(start.year * 12 + start.month - 1 + n, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


@applies("民法典.200", "民法典.201", "民法典.202")
def add_years(start: date, n: int) -> date:
    """Return the last day of `n` years after the excluded day `start` (29 February gives 28)."""
    return add_months(start, 12 * n)


@applies("民法典.201", "民诉法2023.85", "民诉法解释2022.125")
def add_days(start: date, n: int) -> date:
    """Return the last day of `n` days after the excluded day `start`."""
    return start + timedelta(days=n)


@applies("民法典.203", "民诉法2023.85")
def deadline(last: date) -> Deadline:
    """Return what a period that ends on `last` means for those who must act in it."""
    acting = back(last)
    return Deadline(last, roll(last), acting.day, acting.provisional)


@applies("民法典.204", "民法典.197")
def counted(by_law: date, agreed: date | None, *, is_limitation: bool) -> date:
    """Return the last day that holds where the parties agreed on another way of counting.

    Their agreement holds, but never for limitation: its length, counting, suspension and interruption
    are fixed by law, and an advance waiver of it is void too.
    """
    return by_law if agreed is None or is_limitation else agreed
