"""The order in which a payment reduces what is due."""

from datetime import date

import pytest

from legal_docs.ledger.accrual import Run
from legal_docs.ledger.slots import Slot, complete, spread
from legal_docs.model.arrears import Component
from legal_docs.model.loan import AllocationTerms, Bucket
from tests.ledger.factory import D

FULL = {
    "": "利息 罚息 复利 违约金 手续费 本金",
    "本金": "利息 罚息 复利 违约金 手续费 本金",
    "费用、利息、罚息、复利、本金": "费用 利息 罚息 复利 违约金 手续费 本金",
    "利息、本金": "利息 罚息 复利 违约金 手续费 本金",
    "本金、利息": "本金 利息 罚息 复利 违约金 手续费",
    "本金、利息、罚息、复利": "本金 利息 罚息 复利 违约金 手续费",
    "利息、本金、罚息": "利息 复利 违约金 手续费 本金 罚息",
    "复利、罚息、本金、费用": "利息 复利 罚息 违约金 手续费 本金 费用",
    "罚息、利息、复利、本金": "罚息 利息 复利 违约金 手续费 本金",
    "费用、利息、手续费、违约金、本金": "费用 利息 手续费 违约金 罚息 复利 本金",
    "手续费、利息、本金": "手续费 利息 罚息 复利 违约金 本金",
}
"""What a contract names, and the whole order: costs first unless it says otherwise."""


@pytest.mark.parametrize(("named", "whole"), FULL.items())
def test_what_a_contract_leaves_out_of_its_order_is_put_in(named: str, whole: str) -> None:
    order = AllocationTerms(order=named).order
    first = [] if Bucket.COSTS in order else ["费用"]
    assert [bucket.label for bucket in complete(order)] == first + whole.split()


def slot(day: date, label: str = "第1期", **owed: str) -> Slot:
    run = Run(Component.PENALTY, "JJ-1", label, 360, day)
    return Slot(label, day, {Component(part): D(amount) for part, amount in owed.items()}, run, None)


def two() -> list[Slot]:
    """Two instalments; the tenth, due later, stands first and sorts first by its name."""
    later = slot(date(2025, 10, 10), "第10期", interest="20", principal="200")
    return [later, slot(date(2025, 2, 10), "第2期", interest="10", principal="100")]


def unpaid(slots: list[Slot]) -> list[tuple[str, list[int]]]:
    return [(s.label, [int(amount) for amount in s.owed.values()]) for s in slots]


def test_bucket_by_bucket_pays_all_interest_before_any_principal_and_the_oldest_first() -> None:
    slots = two()
    assert spread(slots, D("85"), AllocationTerms()) == {
        Component.INTEREST: D("30"),
        Component.PRINCIPAL: D("55"),
    }
    assert unpaid(slots) == [("第10期", [0, 200]), ("第2期", [0, 45])]


def test_instalment_by_instalment_pays_the_oldest_due_day_whole_first() -> None:
    slots = two()
    spread(slots, D("115"), AllocationTerms(by="instalment"))
    assert unpaid(slots) == [("第10期", [15, 200]), ("第2期", [0, 0])]


def test_a_payment_never_takes_more_than_there_is() -> None:
    slots = two()
    assert sum(spread(slots, D("1000"), AllocationTerms()).values()) == D("330")
    assert unpaid(slots) == [("第10期", [0, 0]), ("第2期", [0, 0])]


def test_only_a_payment_of_penalty_uses_up_penalty_that_bears_interest() -> None:
    due = slot(date(2025, 1, 10), interest="100", penalty="50")
    due.capitalised = D("40")
    spread([due], D("100"), AllocationTerms())
    assert due.capitalised == D("40")
    spread([due], D("30"), AllocationTerms())
    assert due.capitalised == D("10")
    spread([due], D("20"), AllocationTerms())
    assert due.capitalised == 0
