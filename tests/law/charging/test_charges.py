"""Interest as pure sums."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_docs.law.charging.charges import ceiling_24, penalty_rate, simple_interest

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1))
START = date(2024, 1, 1)


@given(since=DAYS, first=st.integers(0, 5000), second=st.integers(0, 5000))
def test_the_days_of_two_runs_that_meet_add_up(since: date, first: int, second: int) -> None:
    middle = since + timedelta(first)
    end = middle + timedelta(second)
    one, two, whole = (
        simple_interest(Decimal(100000), Decimal("0.06"), a, b, 360)
        for a, b in ((since, middle), (middle, end), (since, end))
    )
    assert one[0] + two[0] == whole[0] == first + second
    assert abs(one[1] + two[1] - whole[1]) <= Decimal("0.01")


@pytest.mark.parametrize("reason", ["overdue", "misuse", "both"])
def test_a_penalty_rate_is_never_the_sum_of_two_uplifts(reason: str) -> None:
    assert penalty_rate(Decimal("0.06"), Decimal("0.50"), reason).rate == Decimal("0.09")


@pytest.mark.parametrize(
    ("rate", "uplift", "reason", "why"),
    [("0.06", "0.5", "late", "reason"), ("-0.06", "0.5", "overdue", "rate"), ("0.06", "-1", "both", "rate")],
)
def test_a_penalty_rate_needs_a_reason_and_figures(rate: str, uplift: str, reason: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        penalty_rate(Decimal(rate), Decimal(uplift), reason)


def test_the_ratio_is_for_a_year_and_none_where_there_is_nothing_to_measure() -> None:
    year = START + timedelta(365)
    found = ceiling_24(Decimal(10000), 365, START, year, [Decimal(1000), Decimal(1500)])
    assert found.ratio == Decimal("0.25")
    assert ceiling_24(Decimal(10000), 365, START, START, [Decimal(1)]).ratio is None
    assert ceiling_24(Decimal(0), 365, START, year, [Decimal(1)]).ratio is None


@pytest.mark.parametrize(("to", "basis"), [(date(2023, 12, 31), 360), (date(2024, 2, 1), 0)])
def test_a_run_that_cannot_be_is_refused(to: date, basis: int) -> None:
    with pytest.raises(ValueError, match=r"ends_before_it_begins|basis_below_one"):
        simple_interest(Decimal(1), Decimal(1), START, to, basis)
    with pytest.raises(ValueError, match=r"ends_before_it_begins|basis_below_one"):
        ceiling_24(Decimal(1), basis, START, to, [])
