"""Costs: which debt they stand with, which are claimed, and that none is lost or counted twice."""

from datetime import date

import pytest

from legal_docs.errors import BadInputError
from legal_docs.ledger import compute
from legal_docs.model.arrears import Component
from tests.ledger.factory import D, card, case, loan, paid

ON = date(2025, 6, 1)
LAWYER = {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-05-01"}
NOTES = [
    {"note": name, "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "50000"}
    for name in ("JJ-1", "JJ-2")
]


def costs_of(file, on: date = ON):
    """The costs owed in all, and those that stand with a debt."""
    arrears = compute(file, on=on)
    lines = [x for x in arrears.lines if x.component is Component.COSTS]
    assert sum((x.amount for x in lines), D(0)) == arrears.owed.costs + sum(
        (a.applied.costs for a in arrears.allocations), D(0)
    )
    return arrears.owed.costs, {d.debt: d.owed.costs for d in arrears.debts if d.owed.costs}


def test_a_cost_of_a_case_with_one_debt_stands_with_that_debt() -> None:
    assert costs_of(case(loan(), costs=[LAWYER])) == (D("3000"), {"JJ-1": D("3000")})


def test_a_cost_that_names_a_note_or_its_only_contract_stands_with_it() -> None:
    other = loan(number="HT-2", disbursements=[NOTES[1]])
    for name in ("JJ-2", "HT-2"):
        file = case(loan(), other, costs=[LAWYER | {"debt": name}])
        assert costs_of(file) == (D("3000"), {"JJ-2": D("3000")})


def test_a_cost_that_names_a_contract_with_several_notes_is_claimed_once_beside_them() -> None:
    file = case(loan(disbursements=NOTES), costs=[LAWYER | {"debt": "HT-1"}])
    assert costs_of(file) == (D("3000"), {})


def test_a_cost_that_names_no_debt_among_several_is_claimed_once_beside_them() -> None:
    assert costs_of(case(loan(disbursements=NOTES), costs=[LAWYER])) == (D("3000"), {})


def test_a_cost_on_the_last_day_stands_with_its_debt_and_a_later_one_beside_it() -> None:
    assert costs_of(case(loan(), costs=[LAWYER]), on=date(2025, 5, 1))[1] == {"JJ-1": D("3000")}
    assert costs_of(case(loan(), costs=[LAWYER]), on=date(2025, 4, 30)) == (D("3000"), {})


def test_a_cost_that_is_not_claimed_is_not_owed() -> None:
    assert costs_of(case(loan(), costs=[LAWYER | {"claimed": False}])) == (0, {})
    late = LAWYER | {"claimed": False, "incurred_on": "2025-08-01"}
    assert costs_of(case(loan(), costs=[late])) == (0, {})


def test_a_cost_on_a_card_stands_with_the_card() -> None:
    file = case(cause="card", cards=[card()], costs=[LAWYER])
    assert costs_of(file) == (D("3000"), {card().number: D("3000")})


def test_a_payment_meets_costs_before_anything_else_where_the_contract_names_none() -> None:
    terms = loan(allocation={"order": "本金、利息"})
    arrears = compute(
        case(terms, costs=[LAWYER], repayments=[paid("2025-05-01", "3100")]), on=date(2025, 5, 1)
    )
    applied = arrears.allocations[0].applied
    assert (applied.costs, applied.principal) == (D("3000"), D("100"))


def test_a_cost_bears_no_interest() -> None:
    with_cost = compute(case(loan(), costs=[LAWYER]), on=ON).owed
    assert with_cost.interest_like == compute(case(loan()), on=ON).owed.interest_like


def test_a_case_without_a_debt_is_refused() -> None:
    with pytest.raises(BadInputError, match="没有借款，也没有信用卡账户"):
        compute(case(costs=[LAWYER]), on=ON)
