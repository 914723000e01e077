"""Payments as they count: reversals, back-dating, which debt they belong to."""

from datetime import date

import pytest

from legal_docs.errors import BadInputError
from legal_docs.ledger import compute
from legal_docs.ledger.payments import effective
from tests.ledger.factory import D, case, loan, paid

ON = date(2025, 6, 1)


def undone(day: str, amount: str, **changes):
    return paid(day, amount, kind="冲正", reverses="A", **changes)


def left(*rows, until: date = ON):
    file = case(loan(), repayments=rows)
    return [(p.id, p.amount) for p in effective(file, file.repayments, until)]


def two_loans(*rows):
    second = {"note": "JJ-2", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "100000"}
    return case(loan(), loan(number="HT-2", disbursements=[second]), repayments=rows)


def test_partial_reversals_of_one_payment_add_up() -> None:
    rows = (paid("2025-02-10", "5000", id="A"), undone("2025-02-11", "2000"), undone("2025-02-12", "1500"))
    assert left(*rows) == [("A", D("1500.00"))]


def test_a_payment_reversed_in_whole_leaves_no_row() -> None:
    rows = (paid("2025-02-10", "5000", id="A"), undone("2025-02-11", "5000"))
    assert left(*rows) == []
    assert compute(case(loan(), repayments=rows), on=ON).allocations == ()


def test_a_reversal_after_the_cut_off_undoes_the_payment_all_the_same() -> None:
    rows = (paid("2025-02-10", "5000", id="A"), undone("2025-07-01", "5000"))
    assert left(*rows) == []


def test_a_reversal_booked_to_another_debt_undoes_the_payment_all_the_same() -> None:
    good = paid("2025-02-10", "5000", id="A", debt="JJ-1")
    back = undone("2025-03-10", "5000", debt="JJ-2")
    assert compute(two_loans(good, back), on=ON).owed == compute(two_loans(), on=ON).owed


def test_a_payment_counts_to_the_end_of_the_last_day_and_not_after() -> None:
    assert left(paid("2025-06-01", "10", id="A")) == [("A", D("10"))]
    assert left(paid("2025-06-02", "10", id="A")) == []


def test_payments_count_in_order_of_the_day_they_were_made() -> None:
    rows = (paid("2025-03-01", "2", id="B"), paid("2025-02-01", "1", id="A"))
    assert [name for name, _ in left(*rows)] == ["A", "B"]


def test_a_payment_reduces_only_the_debt_it_names_by_note_or_contract() -> None:
    for name in ("JJ-2", "HT-2"):
        arrears = compute(two_loans(paid("2025-01-10", "106100", debt=name)), on=ON)
        assert [(d.debt, d.owed.total > 0) for d in arrears.debts] == [("JJ-1", True), ("JJ-2", False)]


def test_a_payment_that_names_a_contract_with_several_notes_is_refused() -> None:
    notes = [
        {"note": name, "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "50000"}
        for name in ("JJ-1", "JJ-2")
    ]
    file = case(loan(disbursements=notes), repayments=[paid("2025-02-01", "10", debt="HT-1")])
    with pytest.raises(BadInputError, match="对应不到唯一一笔"):
        compute(file, on=ON)


def test_a_payment_that_names_an_unknown_debt_is_refused() -> None:
    with pytest.raises(BadInputError, match="JJ-9"):
        compute(case(loan(), repayments=[paid("2025-02-01", "10", debt="JJ-9")]), on=ON)


def test_a_reversal_in_part_is_told_with_both_amounts() -> None:
    rows = (paid("2025-02-10", "5000", id="A"), undone("2025-02-11", "2000", id="B"))
    assert compute(case(loan(), repayments=rows), on=ON).notes == (
        "还款A（5,000.00元）已由B冲正2,000.00元，冲正部分不计入还款",
    )
