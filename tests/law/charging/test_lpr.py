from datetime import date
from decimal import Decimal

import pytest

from legal_docs.law.charging.lpr import (
    Published,
    awaited,
    by_publication,
    expected_in,
    in_force,
    lpr_grade,
    lpr_on,
    lpr_published_on,
    packaged,
    publications,
)
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


def published(day: date, one_year: str = "3.00") -> Published:
    return Published(day, Decimal(one_year), Decimal("3.50"), Grade.SETTLED)


def test_a_table_with_two_rows_in_one_month_is_refused() -> None:
    rows = [published(date(2024, 2, 20)), published(date(2024, 1, 22))]
    assert list(by_publication(rows)) == [date(2024, 1, 22), date(2024, 2, 20)]
    for again in (date(2024, 2, 20), date(2024, 2, 21)):
        with pytest.raises(ValueError, match="in one month"):
            by_publication([*rows, published(again)])


def test_rows_in_force_hold_in_their_block_only() -> None:
    day = date(2026, 10, 25)
    rows = by_publication([*packaged().values(), published(date(2026, 10, 20), "2.90")])
    with in_force(lambda: rows):
        assert lpr_on(day, ONE) == Decimal("2.90") and lpr_published_on(day) == date(2026, 10, 20)
        assert lpr_on(day, FIVE) == Decimal("3.50")
        with in_force(packaged):
            assert lpr_on(day, ONE) is None
        assert publications()[-1] == rows[date(2026, 10, 20)]
    assert lpr_on(day, ONE) is None


def test_a_table_that_raises_is_asked_only_where_a_rate_is_looked_up() -> None:
    def broken() -> dict[date, Published]:
        raise RuntimeError("unreadable")

    with in_force(broken):
        assert expected_in(2026, 10) == date(2026, 10, 20)
        with pytest.raises(RuntimeError, match="unreadable"):
            lpr_on(date(2026, 1, 20), ONE)
    assert lpr_on(date(2026, 1, 20), ONE) == Decimal("3.00")


def test_a_publication_is_expected_on_the_20th_or_the_working_day_after_it() -> None:
    assert expected_in(2026, 2) == date(2026, 2, 24)
    assert expected_in(2028, 2) is None


def test_the_next_publication_is_awaited_after_the_last_that_is_held() -> None:
    assert awaited() == date(2026, 10, 20)
    with in_force(lambda: {date(2026, 12, 21): published(date(2026, 12, 21))}):
        assert awaited() == date(2027, 1, 20)  # the calendar does not reach it
