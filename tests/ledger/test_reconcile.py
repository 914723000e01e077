"""Our figures beside the bank's."""

from datetime import date

from legal_docs.ledger import compute
from tests.ledger.factory import D, case, loan

ON = date(2025, 6, 1)
DAY = "2025-01-11"
"""One day overdue: principal 100000.00, interest 6100.00, penalty 25.00, compound 1.53."""
OURS = D("106126.53")


def rows(file=None, **balance):
    found = compute(case(loan(), balances=[{"on": DAY} | balance]) if file is None else file, on=ON)
    return [(r.component, r.ours, r.difference, r.explained) for r in found.reconciliations]


def test_the_banks_total_is_compared_without_costs() -> None:
    cost = {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-01-05"}
    file = case(loan(), costs=[cost], balances=[{"on": DAY, "total": "106126.53"}])
    assert rows(file) == [("合计", OURS, 0, True)]


def test_a_difference_is_ours_less_the_banks() -> None:
    assert rows(total="106126.00") == [("合计", OURS, D("0.53"), False)]
    assert rows(total="106127.00") == [("合计", OURS, D("-0.47"), False)]


def test_a_difference_the_bank_explains_needs_no_alert() -> None:
    file = case(loan(), balances=[{"on": DAY, "total": "106126.00", "explanation": "尾差"}])
    assert rows(file) == [("合计", OURS, D("0.53"), True)]
    arrears = compute(file, on=ON)
    assert arrears.reconciliations[0].explanation == "尾差"
    assert not [text for text in arrears.alerts if "差额未说明" in text]


def test_an_explanation_is_not_printed_where_nothing_differs() -> None:
    file = case(loan(), balances=[{"on": DAY, "total": "106126.53", "explanation": "尾差"}])
    assert compute(file, on=ON).reconciliations[0].explanation == ""


def test_only_the_figures_the_bank_gave_are_compared() -> None:
    assert [name for name, *_ in rows(principal="100000", compound="1.53")] == ["本金", "复利"]


def test_the_bank_may_name_the_note_the_contract_or_nothing() -> None:
    second = {"note": "JJ-2", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "50000"}
    first = {"note": "JJ-1", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "100000"}
    both = loan(amount="150000", disbursements=[first, second])
    for name, ours in (("JJ-2", "50000"), ("HT-1", "150000"), ("", "150000"), ("JJ-9", "0")):
        file = case(both, balances=[{"on": DAY, "debt": name, "principal": "1"}])
        assert rows(file)[0][1] == D(ours)


def test_a_balance_of_before_the_instrument_is_not_compared_with_it() -> None:
    judgment = {
        "number": "J-1",
        "court": "某市某区人民法院",
        "issued_on": "2025-03-01",
        "effective_on": "2025-03-20",
        "performance_days": 10,
        "operative_part": "偿还",
        "items": [{"label": "本金", "kind": "principal", "amount": "100000"}],
    }
    balances = [{"on": "2025-02-28", "principal": "1"}, {"on": "2025-03-01", "principal": "2"}]
    file = case(loan(), stage="enforcement", judgments=[judgment], balances=balances)
    assert [r.bank for r in compute(file, on=ON).reconciliations] == [D("2")]


def test_money_lent_in_full_raises_no_alert() -> None:
    assert compute(case(loan()), on=ON).alerts == ()
