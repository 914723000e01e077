"""Notices of the State Council a house has entered itself, laid over the packaged years of the calendar.

A notice replaces its year whole, and may change the last week of the year before (as those for 2007, 2008,
2012 and 2019 did). Each is held against the law and the plain week, so that a slip is told, not used.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from legal_docs.errors import BadInputError
from legal_docs.law import calendar
from legal_docs.law.articles import applies
from legal_docs.law.calendar import Plan, Years, fixed_holidays

_ITEMS = ("source", "rest", "work")
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s*至\s*(\d{4}-\d{2}-\d{2}))?")
_SHAPES = ("2027-01-01", "2027-02-05至2027-02-11")
_LONGEST = 15
"""Days; the longest holiday there ever was had ten."""
_LAST_WEEK = 25
_SATURDAY = 5
_SPRING = (1, 20), (3, 1)
"""Between these days, month and day, the Spring Festival always lies, with its days off."""
_SPRING_DAYS = 3
_DAY = timedelta(days=1)
Told = tuple[str, str]
"""What is wrong, in Chinese and English."""


@dataclass(frozen=True, slots=True)
class Notice:
    """放假安排: the days off of a year, those of plain weekends among them or not, and weekends worked."""

    year: int
    rest: frozenset[date]
    work: frozenset[date]
    source: str


def laid_over(notices: Iterable[Notice]) -> Years:
    """Return the packaged years with each notice in the place of its year."""
    years = dict(calendar.packaged())
    for notice in sorted(notices, key=lambda each: each.year):
        own, before = notice.year, years.get(notice.year - 1)
        if before is not None:
            years[own - 1] = _with_last_week(before, own - 1, notice)
        years[own] = Plan(_in(own, notice.rest), _in(own, notice.work), notice.source)
    return years


def _with_last_week(plan: Plan, year: int, notice: Notice) -> Plan:
    rest, work = _in(year, notice.rest), _in(year, notice.work)
    if not rest | work:
        return plan
    source = "；".join(filter(None, (plan.source, notice.source)))
    return Plan((plan.rest - work) | rest, (plan.work - rest) | work, source)


def read(data: Mapping[str, Any]) -> tuple[Notice, ...]:
    """Return the notices of a TOML table, by year.

    Its keys are years, each with `source`, `rest` and, where weekends are worked, `work`: lists of days such
    as "2027-01-01" or "2027-02-05至2027-02-11". Raises BadInputError telling everything that cannot be used.
    """
    notices: list[Notice] = []
    wrong: list[Told] = []
    for key, row in data.items():
        found, faults = _notice(key, row)
        wrong += faults
        notices += [found] if found else []
    wrong += [] if wrong else _gaps({each.year for each in notices})
    if wrong:
        raise BadInputError("；".join(zh for zh, _ in wrong), "; ".join(en for _, en in wrong))
    return tuple(sorted(notices, key=lambda each: each.year))


def _notice(key: str, row: Any) -> tuple[Notice | None, list[Told]]:
    if not re.fullmatch(r"20\d\d", key) or not isinstance(row, Mapping):
        return None, [(f"{key}：应写成 [2027] 这样的年度", f"{key}: a year is written [2027]")]
    wrong = [
        (f"{key}.{name}：没有这一项", f"{key}.{name}: there is no such item")
        for name in row
        if name not in _ITEMS
    ]
    source = row.get("source")
    if not isinstance(source, str) or not source.strip():
        wrong.append((f"{key}：缺少来源（source）", f"{key}: the source is missing"))
    rest, first = _listed(key, "rest", "放假", row)
    work, second = _listed(key, "work", "上班", row)
    wrong += [*first, *second]
    if wrong:
        return None, wrong
    made = Notice(int(key), frozenset(rest), frozenset(work), str(source).strip())
    return made, [*_outside(made), *_impossible(made), *_incomplete(made)]


def _listed(key: str, name: str, label: str, row: Mapping[str, Any]) -> tuple[list[date], list[Told]]:
    items = row.get(name, [])
    if not isinstance(items, list):
        items = [items]
    days: list[date] = []
    wrong: list[Told] = []
    for item in items:
        try:
            found = tuple(_span(item))
        except ValueError:
            wants = f"应为 {_SHAPES[0]} 或者 {_SHAPES[1]}，一段不超过{_LONGEST}天"
            wrong.append((f"{key}年{label}“{item}”：{wants}", f"{key}.{name} {item!r}: wants {_SHAPES[1]}"))
        else:
            twice = sorted(set(found) & set(days))
            wrong += [
                (f"{key}年{label}：{day}写了两次", f"{key}.{name}: {day} stands there twice") for day in twice
            ]
            days += found
    return days, wrong


def _span(item: Any) -> Iterator[date]:
    """Yield the days of an item; ValueError where it is none."""
    if isinstance(item, date) and not isinstance(item, datetime):
        yield item
        return
    match = _SPAN.fullmatch(item.strip()) if isinstance(item, str) else None
    if match is None:
        raise ValueError(item)
    first = date.fromisoformat(match[1])
    last = date.fromisoformat(match[2]) if match[2] else first
    if not timedelta(0) <= last - first < timedelta(days=_LONGEST):
        raise ValueError(item)
    yield from (first + _DAY * n for n in range((last - first).days + 1))


def _outside(notice: Notice) -> Iterator[Told]:
    for day in sorted(notice.rest | notice.work):
        late = (day.year, day.month) == (notice.year - 1, 12) and day.day >= _LAST_WEEK
        if day.year != notice.year and not late:
            yield (
                f"{notice.year}年：{day}不在本年度，也不在上一年的最后一周",
                f"{notice.year}: {day} is neither in this year nor in the last week of the one before",
            )


@applies("工作时间规定1995.7")
def _impossible(notice: Notice) -> Iterator[Told]:
    for day in sorted(notice.rest & notice.work):
        yield f"{notice.year}年：{day}既放假又上班", f"{notice.year}: {day} is both off and worked"
    for day in sorted(notice.work - notice.rest):
        if day.weekday() < _SATURDAY:
            yield (
                f"{notice.year}年上班：{day}本来就是工作日，只写调整为上班的周六、周日",
                f"{notice.year}.work: {day} is a plain weekday; only Saturdays and Sundays stand here",
            )


@applies("放假办法2024.2", "放假办法2013.2")
def _incomplete(notice: Notice) -> Iterator[Told]:
    """Tell of holidays by law that are missing: so half a notice is never taken for the whole year."""
    for month, number in sorted(fixed_holidays(notice.year)):
        day = date(notice.year, month, number)
        if day.weekday() < _SATURDAY and day not in notice.rest:
            yield (
                f"{notice.year}年放假：缺少法定节日{day}，请写全一年的安排",
                f"{notice.year}.rest: the holiday {day} is missing; a notice is entered whole",
            )
    spring = [
        day
        for day in notice.rest
        if day.year == notice.year and _SPRING[0] <= (day.month, day.day) < _SPRING[1]
    ]
    if len(spring) < _SPRING_DAYS:
        yield (
            f"{notice.year}年放假：缺少春节的放假日，请写全一年的安排",
            f"{notice.year}.rest: the Spring Festival is missing; a notice is entered whole",
        )


def _gaps(years: set[int]) -> list[Told]:
    known = years | set(calendar.packaged())
    missing = sorted(set(range(min(known), max(known))) - known)
    return [
        (f"缺少{year}年的安排，年度须连续", f"{year} is missing: no year may be left out") for year in missing
    ]


def _in(year: int, days: frozenset[date]) -> frozenset[date]:
    return frozenset(day for day in days if day.year == year)
