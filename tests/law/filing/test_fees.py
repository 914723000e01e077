"""Court fees: what the tiers promise for every amount."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_docs.law.filing import fees

TIERED = (fees.acceptance, fees.acceptance_halved, fees.payment_order, fees.preservation, fees.enforcement)
BOUNDS = (1_000, 10_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000)
AMOUNTS = st.decimals(min_value=0, max_value=10**10, places=2)
CENT = Decimal("0.01")


@pytest.mark.parametrize("fee", TIERED)
@given(one=AMOUNTS, other=AMOUNTS)
def test_a_higher_amount_never_costs_less(fee: fees.Fee, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert fee(low) <= fee(high)


@pytest.mark.parametrize("fee", TIERED)
@pytest.mark.parametrize("bound", BOUNDS)
def test_a_fee_does_not_jump_at_a_tier(fee: fees.Fee, bound: int) -> None:
    assert abs(fee(Decimal(bound)) - fee(bound - CENT)) <= CENT
    assert abs(fee(bound + CENT) - fee(Decimal(bound))) <= CENT


@given(amount=AMOUNTS)
def test_the_tiers_agree_with_the_quick_formulas(amount: Decimal) -> None:
    quick = [
        (10_000, "0", "50"),
        (100_000, "0.025", "-200"),
        (200_000, "0.02", "300"),
        (500_000, "0.015", "1300"),
        (1_000_000, "0.01", "3800"),
        (2_000_000, "0.009", "4800"),
        (5_000_000, "0.008", "6800"),
        (10_000_000, "0.007", "11800"),
        (20_000_000, "0.006", "21800"),
        (10**11, "0.005", "41800"),
    ]
    rate, plus = next((r, p) for top, r, p in quick if amount <= top)
    assert fees.acceptance(amount) == fees.cents(amount * Decimal(rate) + Decimal(plus))


@given(amount=AMOUNTS)
def test_a_half_is_taken_before_rounding(amount: Decimal) -> None:
    assert abs(fees.acceptance_halved(amount) * 2 - fees.acceptance(amount)) <= CENT


@pytest.mark.parametrize("fee", TIERED)
def test_a_negative_amount_has_no_fee(fee: fees.Fee) -> None:
    with pytest.raises(ValueError, match="negative"):
        fee(Decimal("-0.01"))


def test_an_enforcement_without_an_amount_costs_between_fifty_and_five_hundred() -> None:
    assert (Decimal(50), Decimal(500)) == fees.ENFORCEMENT_WITHOUT_AMOUNT


@pytest.mark.parametrize(
    ("amount", "wage", "excluded"), [("1", "0", ()), ("-1", "100", ()), ("1", "100", ("nonsense",))]
)
def test_small_claims_refuse_what_they_cannot_weigh(
    amount: str, wage: str, excluded: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match=r"negative|unknown_exclusion"):
        fees.small_claims(Decimal(amount), Decimal(wage), excluded)


def test_every_exclusion_of_the_law_is_known() -> None:
    assert len(fees.EXCLUSIONS) == 6
