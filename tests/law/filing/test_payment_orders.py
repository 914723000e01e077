"""What stands in the way of a payment order: each loan is judged by its own call."""

from datetime import date
from typing import Any

import pytest

from legal_docs.law.filing.payment_orders import payment_order_obstacles
from tests.law.factory import case, loan

ON = date(2026, 6, 30)


def _loan(number: str, due_on: str, called: str = "") -> dict[str, Any]:
    note = {"note": f"JJ-{number}", "disbursed_on": "2024-01-02", "due_on": due_on, "amount": "1000"}
    call = {"declared_on": "2026-01-01", "accelerated_due_on": called} if called else None
    made: dict[str, Any] = loan(number=number, disbursements=[note], acceleration=call)
    return made


def _not_due(*loans: dict[str, Any]) -> bool:
    return "not_due" in payment_order_obstacles(case(loans=list(loans)), on=ON)


@pytest.mark.parametrize(
    ("loans", "not_due"),
    [
        ([("A", "2026-06-30", "")], False),
        ([("A", "2026-07-01", "")], True),
        ([("A", "2027-01-01", "2026-06-30")], False),
        ([("A", "2027-01-01", "2026-07-01")], True),
        ([("A", "2027-01-01", "2026-06-01"), ("B", "2027-01-01", "")], True),
        ([("A", "2027-01-01", "2026-06-01"), ("B", "2026-01-01", "")], False),
        ([("A", "2027-01-01", "2026-06-01"), ("B", "2027-01-01", "2026-06-01")], False),
    ],
)
def test_a_loan_that_was_called_says_nothing_of_another(
    loans: list[tuple[str, str, str]], not_due: bool
) -> None:
    assert _not_due(*(_loan(*each) for each in loans)) is not_due
