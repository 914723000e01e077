from datetime import date

import pytest

from legal_docs.law.calendar import back, confirmed_through, extends_over_leave, is_rest, loaded, roll
from legal_docs.law.periods import add_months, add_years, deadline

D = date


@pytest.mark.parametrize(
    ("day", "resting"),
    [
        (D(2024, 10, 7), True),
        (D(2024, 10, 12), False),
        (D(2024, 2, 9), False),
        (D(2024, 6, 1), True),
        (D(2022, 12, 31), True),
        (D(2026, 12, 31), False),
        (D(2027, 1, 1), None),
        (D(2003, 5, 5), None),
    ],
)
def test_rest_days_follow_the_notice_of_their_year(day: date, resting: bool | None) -> None:
    assert is_rest(day) is resting


def test_a_weekend_in_the_last_week_is_unknown_until_the_next_notice_is_loaded() -> None:
    assert is_rest(D(2026, 12, 26)) is None
    assert roll(D(2026, 12, 26)) is None
    assert is_rest(D(2025, 12, 27)) is True


def test_a_period_rolls_over_the_whole_holiday() -> None:
    assert roll(D(2024, 10, 1)) == D(2024, 10, 8)
    assert roll(D(2027, 3, 1)) is None


def test_an_alarm_goes_back_to_a_working_day() -> None:
    assert (back(D(2024, 10, 5)).day, back(D(2024, 10, 5)).provisional) == (D(2024, 9, 30), False)


def test_an_alarm_beyond_the_calendar_is_provisional_and_ten_days_early() -> None:
    found = back(D(2027, 1, 10))
    assert (found.day, found.provisional) == (D(2026, 12, 29), True)


def test_the_last_days_of_the_last_loaded_year_are_provisional() -> None:
    assert back(D(2026, 12, 31)).provisional
    assert not back(D(2026, 12, 24)).provisional


def test_months_are_added_once_and_not_chained() -> None:
    assert add_months(D(2023, 1, 31), 2) == D(2023, 3, 31)
    assert add_months(add_months(D(2023, 1, 31), 1), 1) == D(2023, 3, 28)
    assert add_years(D(2024, 2, 29), 3) == D(2027, 2, 28)


def test_a_deadline_names_both_days_and_the_working_day_to_act_on() -> None:
    found = deadline(D(2024, 10, 5))
    assert (found.statutory_last_day, found.act_by) == (D(2024, 10, 8), D(2024, 9, 30))


def test_outside_the_calendar_exactly_ten_days_are_taken_off_after_the_weekend() -> None:
    assert back(D(2027, 6, 23)).day == D(2027, 6, 13)
    assert back(D(2027, 6, 26)).day == D(2027, 6, 15)
    assert back(D(2003, 5, 4)).day == D(2003, 4, 22)


def test_the_calendar_says_how_far_it_is_known() -> None:
    last = confirmed_through()
    assert (last.month, last.day) == (12, 31)
    assert loaded(last.year)
    assert not loaded(last.year + 1)


@pytest.mark.parametrize(
    ("day", "over_leave"),
    [
        (D(2024, 10, 1), True),
        (D(2024, 10, 5), True),
        (D(2024, 5, 18), False),
        (D(2025, 1, 1), False),
        (D(2024, 10, 8), False),
        (D(2027, 10, 2), False),
        (D(2015, 5, 1), False),
        (D(2022, 5, 2), True),
        (D(2025, 5, 2), True),
    ],
)
def test_leave_that_is_perhaps_no_holiday_is_noticed(day: date, over_leave: bool) -> None:
    assert extends_over_leave(day) is over_leave
