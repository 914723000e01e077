"""The loan prime rate (LPR): the value that held on a day, from a packaged table.

Rows graded `secondary` in the table were seen in press reports only. A month without a row is never
filled in by guessing.
"""

import csv
from collections.abc import Iterable, Iterator
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
_COLUMNS = {LprTenor.ONE_YEAR: "one_year", LprTenor.FIVE_YEARS: "five_years"}


@applies("民间借贷规定2020.25")
def lpr_on(day: date, tenor: LprTenor) -> Decimal | None:
    """Return the LPR in per cent a year published last on or before `day`; None if it is not known.

    It is unknown before 2019-08-20, and from the next expected publication (the 20th or the working
    day after it) if that has no row.
    """
    row = _row_on(day)
    return None if row is None else Decimal(row[_COLUMNS[tenor]])


def lpr_published_on(day: date) -> date | None:
    """Return when the LPR that held on `day` was published; None if it is not known."""
    row = _row_on(day)
    return None if row is None else date.fromisoformat(row["published_on"])


def lpr_grade(day: date) -> Grade | None:
    """Return how well the value of `day` is known; None if there is none."""
    row = _row_on(day)
    return None if row is None else Grade(row["grade"])


def _row_on(day: date) -> dict[str, str] | None:
    published = max((each for each in _rows() if each <= day), default=None)
    if published is None or day >= _next_publication(published):
        return None
    return _rows()[published]


def _next_publication(published: date) -> date:
    twentieth = add_months(published.replace(day=20), 1)
    month = (twentieth.year, twentieth.month)
    in_table = (each for each in _rows() if (each.year, each.month) == month)
    return next(in_table, None) or roll(twentieth) or twentieth


def by_publication(rows: Iterable[dict[str, str]]) -> dict[date, dict[str, str]]:
    """Return the rows of an LPR table by `published_on`; ValueError for two rows in one month."""
    listed = [(date.fromisoformat(row["published_on"]), row) for row in rows]
    if len({(day.year, day.month) for day, _ in listed}) != len(listed):
        raise ValueError("lpr.csv: two rows in one month")
    return dict(listed)


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


@cache
def _rows() -> dict[date, dict[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return by_publication(csv.DictReader(file))
