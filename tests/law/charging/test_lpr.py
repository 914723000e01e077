from datetime import date
from decimal import Decimal

import pytest

from legal_docs.law.charging.lpr import by_publication, lpr_grade, lpr_on, lpr_published_on
from legal_docs.model.finding import Grade
from legal_docs.model.loan import LprTenor

ONE, FIVE = LprTenor.ONE_YEAR, LprTenor.FIVE_YEARS


@pytest.mark.parametrize(
    ("day", "tenor", "value"),
    [
        (date(2019, 8, 20), ONE, "4.25"),
        (date(2020, 4, 19), ONE, "4.05"),
        (date(2020, 4, 20), ONE, "3.85"),
        (date(2024, 2, 20), FIVE, "3.95"),
        (date(2024, 10, 20), ONE, "3.35"),
        (date(2024, 10, 21), ONE, "3.10"),
    ],
)
def test_the_value_published_last_holds(day: date, tenor: LprTenor, value: str) -> None:
    assert lpr_on(day, tenor) == Decimal(value)


@pytest.mark.parametrize("day", [date(2019, 8, 19), date(2026, 10, 20), date(2030, 1, 1)])
def test_a_value_not_in_the_table_is_unknown(day: date) -> None:
    assert lpr_on(day, ONE) is None
    assert lpr_published_on(day) is None
    assert lpr_grade(day) is None


def test_the_last_row_holds_until_the_day_before_the_next_publication() -> None:
    assert lpr_on(date(2026, 10, 19), ONE) == Decimal("3.00")


def test_recent_rows_are_known_as_secondary() -> None:
    assert lpr_grade(date(2026, 8, 1)) is Grade.SECONDARY
    assert lpr_grade(date(2024, 8, 1)) is Grade.SETTLED


def test_a_table_with_two_rows_in_one_month_is_refused() -> None:
    rows = [{"published_on": day} for day in ("2024-01-22", "2024-02-20")]
    assert list(by_publication(rows)) == [date(2024, 1, 22), date(2024, 2, 20)]
    for again in ("2024-02-20", "2024-02-21"):
        with pytest.raises(ValueError, match="two rows in one month"):
            by_publication([*rows, {"published_on": again}])
