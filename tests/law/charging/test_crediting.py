"""Crediting payments within one debt and among several."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_docs.law.charging.crediting import Owed, allocate, order_of_debts

AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=2)
PARTS = ("costs", "interest", "penalty", "compound", "principal")


@given(payment=AMOUNTS, owed=st.lists(AMOUNTS, min_size=5, max_size=5))
def test_nothing_of_a_payment_is_lost_and_no_part_gets_more_than_is_owed(
    payment: Decimal, owed: list[Decimal]
) -> None:
    parts = dict(zip(PARTS, owed, strict=True))
    applied = allocate(payment, parts)
    assert sum(applied.values()) == min(payment, sum(owed))
    assert all(0 <= applied[name] <= parts[name] for name in parts)


@pytest.mark.parametrize("name", ["damages", "liquidated_damages"])
def test_damages_have_no_place_unless_one_was_agreed(name: str) -> None:
    with pytest.raises(ValueError, match="order_missing"):
        allocate(Decimal(10), {"interest": Decimal(5), name: Decimal(5)})
    agreed = allocate(Decimal(6), {"interest": Decimal(5), name: Decimal(5)}, [name, "interest"])
    assert agreed == {"interest": 1, name: 5}


def test_damages_of_nothing_need_no_place() -> None:
    assert allocate(Decimal(10), {"interest": Decimal(5), "damages": Decimal(0)})["interest"] == 5


def test_a_part_that_the_agreed_order_leaves_out_has_no_place() -> None:
    with pytest.raises(ValueError, match="order_missing"):
        allocate(Decimal(10), {"interest": Decimal(5), "penalty": Decimal(5)}, ["interest"])


@pytest.mark.parametrize(
    ("payment", "owed", "order", "why"),
    [
        ("-1", {"interest": "1"}, (), "negative"),
        ("1", {"interest": "-1"}, (), "negative"),
        ("1", {"interest": "1"}, ("interest", "interest"), "part_twice"),
    ],
)
def test_nonsense_is_refused(payment: str, owed: dict[str, str], order: tuple[str, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        allocate(Decimal(payment), {name: Decimal(each) for name, each in owed.items()}, order)


@given(paid=AMOUNTS, owed=st.lists(AMOUNTS, min_size=1, max_size=5))
def test_equal_debts_share_a_payment_to_the_cent(paid: Decimal, owed: list[Decimal]) -> None:
    debts = [Owed(str(n), amount) for n, amount in enumerate(owed)]
    reached = order_of_debts(debts, paid)
    assert sum(reached.values()) == min(paid, sum(owed))
    assert all(0 <= reached[each.name] <= each.amount for each in debts)
    assert all(each == each.quantize(Decimal("0.01")) for each in reached.values())


def test_what_the_designated_debt_does_not_need_follows_the_law() -> None:
    debts = [
        Owed("甲", Decimal(50)),
        Owed("乙", Decimal(100), secured=Decimal(1)),
        Owed("丙", Decimal(100)),
    ]
    assert order_of_debts(debts, Decimal(160), designated="乙") == {"甲": 20, "乙": 100, "丙": 40}


def test_a_debt_without_a_due_day_comes_after_those_with_one() -> None:
    debts = [Owed("甲", Decimal(50)), Owed("乙", Decimal(50), due_on=date(2030, 1, 1))]
    assert order_of_debts(debts, Decimal(50)) == {"甲": 0, "乙": 50}


def test_a_debt_that_is_not_there_cannot_be_designated() -> None:
    with pytest.raises(ValueError, match="unknown_debt"):
        order_of_debts([Owed("甲", Decimal(1))], Decimal(1), designated="乙")
