"""Rest days and working days of mainland China, from the State Council's yearly notices (2004 to 2026).

A house may lay newer notices over the packaged ones (`holiday_notices`); `in_force` has a block reckon with
them. A year that is not loaded is unknown, never assumed. The last week of a year may be changed by the
next year's notice: until that is loaded its Saturdays and Sundays are unknown (they may be worked),
while its weekdays count as worked (a later notice can only lengthen a period, never shorten it).
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from legal_docs.law.articles import applies

_TABLE = Path(__file__).parent / "tables" / "holidays.json"
_DAY = timedelta(days=1)
_MARGIN = timedelta(days=10)
_SATURDAY = 5
_FIXED = frozenset({(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)})
_SECOND_OF_MAY_SINCE = 2025


@dataclass(frozen=True, slots=True)
class Plan:
    """What differs from the plain week in a year: days off, weekends worked; the source, where a house's."""

    rest: frozenset[date]
    work: frozenset[date]
    source: str = ""


Years = Mapping[int, Plan]
_own: ContextVar[Callable[[], Years] | None] = ContextVar("years_in_force", default=None)


@dataclass(frozen=True, slots=True)
class Back:
    """The working day on or before a day; `provisional` where the calendar does not reach it."""

    day: date
    provisional: bool


@applies(
    "民法典.203", "民诉法2023.85", "放假办法2024.2", "放假办法2024.6", "放假办法2024.7", "工作时间规定1995.7"
)
def is_rest(day: date) -> bool | None:
    """Return whether nobody works on `day`; None where the notice that decides it is not loaded."""
    plan = _years().get(day.year)
    if plan is None:
        return None
    if day in plan.rest or day in plan.work:
        return day in plan.rest
    if day.weekday() < _SATURDAY:
        return False
    return None if _awaits_next_notice(day) else True


@applies("民法典.203", "民诉法2023.85")
def roll(day: date) -> date | None:
    """Return `day`, or the first working day after it if it is a rest day; None if that is unknown."""
    while resting := is_rest(day):
        day += _DAY
    return None if resting is None else day


@applies("财产保全规定2020.18")
def back(day: date) -> Back:
    """Return `day` or the last working day before it, for periods that are never extended.

    Where the calendar does not reach, Saturdays and Sundays are skipped, then exactly ten more days
    taken for any holiday: the day is provisional, but there is always one.
    """
    while resting := is_rest(day):
        day -= _DAY
    if resting is None:
        return _guess_back(day)
    return Back(day, _awaits_next_notice(day))


def loaded(year: int) -> bool:
    """Return whether the notice for that year is loaded."""
    return year in _years()


def plans() -> Years:
    """Return what the notices in force say, by year."""
    return _years()


def confirmed_through() -> date:
    """Return the last day the loaded notices cover; beyond it no day is known to be worked or free.

    The next notice may still change the Saturdays and Sundays of that year's last week.
    """
    return date(max(_years()), 12, 31)


@applies("民法典.203", "放假办法2024.2", "放假办法2024.7", "放假办法2013.2")
def extends_over_leave(day: date) -> bool:
    """Return whether rolling `day` forward uses a weekday off that may be merged leave (调休), not a holiday.

    That leave of this kind extends a period is universal practice but not spelt out. New Year, Labour
    Day and National Day are known as holidays; the days of the lunar calendar are not told apart.
    """
    while is_rest(day):
        if day.weekday() < _SATURDAY and (day.month, day.day) not in fixed_holidays(day.year):
            return True
        day += _DAY
    return False


def _awaits_next_notice(day: date) -> bool:
    return day.month == 12 and day.day >= 25 and not loaded(day.year + 1)


def _guess_back(day: date) -> Back:
    return Back(_weekday_back(day) - _MARGIN, provisional=True)


@applies("放假办法2024.2", "放假办法2013.2")
def fixed_holidays(year: int) -> frozenset[tuple[int, int]]:
    """Return month and day of a year's holidays by the solar calendar; 清明 is not among them."""
    return _FIXED | {(5, 2)} if year >= _SECOND_OF_MAY_SINCE else _FIXED


def _weekday_back(day: date) -> date:
    while day.weekday() >= _SATURDAY:
        day -= _DAY
    return day


@contextmanager
def in_force(years: Callable[[], Years]) -> Iterator[None]:
    """Have everything in the block, in this thread or task only, reckon with the years that `years` returns.

    It is asked when a day is first looked up, and each time anew, so that it should remember its answer.
    """
    mark = _own.set(years)
    try:
        yield
    finally:
        _own.reset(mark)


@cache
def packaged() -> Years:
    """Return the years that come with the program."""
    table = json.loads(_TABLE.read_text(encoding="utf-8"))["years"]
    return {
        int(year): Plan(_days(year, row["rest"]), _days(year, row["work"])) for year, row in table.items()
    }


def _years() -> Years:
    own = _own.get()
    return packaged() if own is None else own()


def _days(year: str, text: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(f"{year}-{part}") for part in text.split())
