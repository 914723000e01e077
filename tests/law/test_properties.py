"""What holds for every input, not only for examples."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_docs.law.calendar import back, is_rest, roll
from legal_docs.law.executing.doubled_interest import doubled_interest
from legal_docs.law.filing import fees
from legal_docs.law.limiting.interruption import Interruption
from legal_docs.law.limiting.limitation import limitation
from legal_docs.law.periods import add_months

DAYS = st.dates(date(2005, 1, 1), date(2025, 12, 31))
LOADED = st.dates(date(2004, 1, 15), date(2026, 12, 15))
EVENTS = st.lists(DAYS.map(Interruption), max_size=5)
AMOUNTS = st.decimals(Decimal("0"), Decimal("30000000"), places=2)
FEES = [fees.acceptance, fees.acceptance_halved, fees.payment_order, fees.preservation, fees.enforcement]


@settings(max_examples=150, deadline=None)
@given(DAYS, EVENTS)
def test_the_safe_day_is_never_after_the_statutory_day(start: date, events: list[Interruption]) -> None:
    found = limitation(start, events=events)
    assert found.safe_last_day is not None
    assert found.statutory_last_day is None or found.safe_last_day <= found.statutory_last_day
    assert found.lenient_last_day is not None
    assert found.safe_last_day <= found.lenient_last_day


@settings(max_examples=150, deadline=None)
@given(DAYS, EVENTS, DAYS)
def test_one_more_valid_interruption_never_brings_a_last_day_forward(
    start: date, events: list[Interruption], on: date
) -> None:
    before, after = limitation(start, events=events), limitation(start, events=[*events, Interruption(on)])
    assert before.safe_last_day is not None
    assert after.safe_last_day is not None
    assert before.safe_last_day <= after.safe_last_day
    assert after.statutory_last_day is None or before.statutory_last_day is not None


@settings(max_examples=100, deadline=None)
@given(DAYS, EVENTS)
def test_an_unproved_event_never_moves_the_safe_day(start: date, events: list[Interruption]) -> None:
    unproved = [Interruption(each.on, proved=False) for each in events]
    assert limitation(start, events=unproved).safe_last_day == limitation(start).safe_last_day


@settings(max_examples=100, deadline=None)
@given(LOADED)
def test_roll_and_back_find_working_days_on_either_side(day: date) -> None:
    later, earlier = roll(day), back(day).day
    assert later is not None
    assert earlier <= day <= later
    assert is_rest(later) is False
    assert is_rest(earlier) is False


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(1, 300))
def test_months_keep_the_day_or_end_the_month(start: date, n: int) -> None:
    last = add_months(start, n)
    assert last.day == start.day or (last.day < start.day and (last + timedelta(1)).day == 1)
    assert (last.year - start.year) * 12 + last.month - start.month == n


@settings(max_examples=60, deadline=None)
@given(AMOUNTS, AMOUNTS)
@pytest.mark.parametrize("fee", FEES)
def test_a_larger_amount_never_costs_a_smaller_fee(fee: fees.Fee, one: Decimal, other: Decimal) -> None:
    less, more = sorted((one, other))
    assert fee(less) <= fee(more)


@pytest.mark.parametrize("fee", FEES)
@pytest.mark.parametrize("bound", [1_000, 10_000, 100_000, 500_000, 1_000_000, 5_000_000, 20_000_000])
def test_fees_do_not_jump_at_a_tier(fee: fees.Fee, bound: int) -> None:
    assert fee(Decimal(bound) + Decimal("0.01")) - fee(Decimal(bound)) <= Decimal("0.01")


@pytest.mark.parametrize("fee", FEES)
def test_a_negative_amount_has_no_fee(fee: fees.Fee) -> None:
    with pytest.raises(ValueError, match="negative"):
        fee(Decimal("-0.01"))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 400), st.integers(0, 400))
def test_a_payment_never_raises_doubled_interest(days: int, paid_after: int) -> None:
    start = date(2023, 1, 1)
    as_of, paid_on = start + timedelta(days), start + timedelta(paid_after)
    base = [Decimal("1000.00")]
    without = doubled_interest(base, start, as_of=as_of).amount
    with_it = doubled_interest(base, start, payments=[(paid_on, Decimal("400"))], as_of=as_of).amount
    assert without is not None
    assert with_it is not None
    assert with_it <= without


def test_doubled_interest_says_why_it_cannot_be_computed() -> None:
    assert doubled_interest([Decimal(1)], None, as_of=date(2024, 1, 1)).reason == "calendar_missing"
    assert doubled_interest([Decimal(1)], date(2014, 7, 1), as_of=date(2024, 1, 1)).reason == "old_method"
