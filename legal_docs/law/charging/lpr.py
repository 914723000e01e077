"""The loan prime rate (LPR): the value that held on a day, from a packaged table.

A house may lay newer publications over the packaged ones (`lpr_rows`); `in_force` has a block reckon with
them. Rows graded `secondary` were seen in press reports only. A month without a row is never filled in by
guessing.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from legal_docs.law.articles import applies
from legal_docs.law.calendar import roll
from legal_docs.law.periods import add_months, add_years
from legal_docs.model.finding import Grade
from legal_docs.model.loan import LprTenor, RateKind, RateTerms, Reset

_TABLE = Path(__file__).parents[1] / "tables" / "lpr.csv"


@dataclass(frozen=True, slots=True)
class Published:
    """One publication: per cent a year, how well it is known, and the source a house gave (else empty)."""

    on: date
    one_year: Decimal
    five_years: Decimal
    grade: Grade
    source: str = ""

    def rate(self, tenor: LprTenor) -> Decimal:
        """Return the value for loans of that tenor, per cent a year."""
        return self.one_year if tenor is LprTenor.ONE_YEAR else self.five_years


Rows = Mapping[date, Published]
"""Publications by their day, the earliest first; at most one in a month."""
_own: ContextVar[Callable[[], Rows] | None] = ContextVar("lpr_in_force", default=None)


@applies("民间借贷规定2020.25")
def lpr_on(day: date, tenor: LprTenor) -> Decimal | None:
    """Return the LPR in per cent a year published last on or before `day`; None if it is not known.

    It is unknown before 2019-08-20, and from the next expected publication (the 20th or the working
    day after it) if that has no row.
    """
    row = _row_on(day)
    return None if row is None else row.rate(tenor)


def lpr_published_on(day: date) -> date | None:
    """Return when the LPR that held on `day` was published; None if it is not known."""
    row = _row_on(day)
    return None if row is None else row.on


def lpr_grade(day: date) -> Grade | None:
    """Return how well the value of `day` is known; None if there is none."""
    row = _row_on(day)
    return None if row is None else row.grade


def publications() -> tuple[Published, ...]:
    """Return every publication known, the earliest first."""
    return tuple(_rows().values())


def awaited() -> date:
    """Return the day of the next publication that is not known yet; the 20th where the calendar ends."""
    return _next_publication(max(_rows()))


def expected_in(year: int, month: int) -> date | None:
    """Return the day of that month's publication: the 20th, or the working day after it; None: not known."""
    return roll(date(year, month, 20))


def _row_on(day: date) -> Published | None:
    published = max((each for each in _rows() if each <= day), default=None)
    if published is None or day >= _next_publication(published):
        return None
    return _rows()[published]


def _next_publication(published: date) -> date:
    twentieth = add_months(published.replace(day=20), 1)
    month = (twentieth.year, twentieth.month)
    in_table = (each for each in _rows() if (each.year, each.month) == month)
    return next(in_table, None) or roll(twentieth) or twentieth


def by_publication(rows: Iterable[Published]) -> Rows:
    """Return publications by their day, the earliest first; ValueError for two in one month."""
    listed = sorted(rows, key=lambda each: each.on)
    if len({(each.on.year, each.on.month) for each in listed}) != len(listed):
        raise ValueError("two publications in one month")
    return {each.on: each for each in listed}


def pricing_days(terms: RateTerms, disbursed_on: date, until: date) -> Iterator[date]:
    """Yield the days on which a loan's LPR is looked up: at disbursement and at each reset to `until`."""
    yield disbursed_on
    if terms.kind is RateKind.FIXED or terms.reset is Reset.NEVER:
        return
    for years in range(1, until.year - disbursed_on.year + 2):
        if terms.reset is Reset.NEW_YEAR:
            day = date(disbursed_on.year + years, 1, 1)
        else:
            day = add_years(disbursed_on, years)
        if day <= until:
            yield day


@contextmanager
def in_force(rows: Callable[[], Rows]) -> Iterator[None]:
    """Have everything in the block, in this thread or task only, reckon with the rows that `rows` returns.

    It is asked when a rate is first looked up, and each time anew, so that it should remember its answer.
    """
    mark = _own.set(rows)
    try:
        yield
    finally:
        _own.reset(mark)


@cache
def packaged() -> Rows:
    """Return the publications that come with the program."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return by_publication(map(_published, csv.DictReader(file)))


def _published(row: Mapping[str, str]) -> Published:
    one, five = Decimal(row["one_year"]), Decimal(row["five_years"])
    return Published(date.fromisoformat(row["published_on"]), one, five, Grade(row["grade"]))


def _rows() -> Rows:
    own = _own.get()
    return packaged() if own is None else own()
