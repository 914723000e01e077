"""One disbursement: extensions, the call, the day of default, what is said of it."""

from datetime import date

import pytest

from legal_docs.errors import BadInputError
from legal_docs.ledger import compute
from legal_docs.model.arrears import Component
from tests.ledger.factory import D, case, loan, note, paid

TWO = [("2024-02-10", "40000"), ("2025-02-10", "60000")]


def extension(**changes):
    terms = {
        "id": "E1",
        "on": "2024-12-20",
        "kind": "extension",
        "target": "钱某某",
        "new_due_on": "2025-04-10",
    }
    return terms | changes


def second(**changes):
    terms = {"note": "JJ-2", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "100000"}
    return loan(number="HT-2", disbursements=[terms | changes])


def called(**changes):
    return loan(disbursements=[note(TWO)], acceleration={"declared_on": "2024-03-01"} | changes)


# -- extensions --------------------------------------------------------------------------------


def test_an_extension_moves_the_last_due_day() -> None:
    # 100000 × 6 % × 456 days to 2025-04-10 ÷ 360 = 7600.00; one day of penalty: 25.00
    owed = compute(case(loan(), events=[extension()]), on=date(2025, 4, 11)).owed
    assert (owed.interest, owed.penalty) == (D("7600.00"), D("25.00"))


def test_an_extension_moves_only_the_last_instalment() -> None:
    file = case(loan(disbursements=[note(TWO)]), events=[extension()])
    debt = compute(file, on=date(2025, 3, 1)).debts[0]
    assert (debt.overdue_since, debt.not_yet_due) == (date(2024, 2, 10), D("60000.00"))
    assert compute(file, on=date(2025, 4, 10)).debts[0].not_yet_due == 0


def test_an_extension_counts_only_from_its_own_day() -> None:
    late = extension(on="2025-03-01")
    # on 2025-02-28 nobody had agreed yet: 49 days of penalty, 100000 × 9 % × 49 ÷ 360 = 1225.00
    assert compute(case(loan(), events=[late]), on=date(2025, 2, 28)).owed.penalty == D("1225.00")
    after = compute(case(loan(), events=[late]), on=date(2025, 3, 1))
    assert after.owed.penalty == 0
    assert ["晚于原到期日2025-01-10" in text for text in after.alerts] == [True]


def test_an_extension_agreed_in_time_alerts_nobody() -> None:
    in_time = extension(on="2025-01-10")
    assert compute(case(loan(), events=[in_time]), on=date(2025, 3, 1)).alerts == ()


def test_the_extension_agreed_last_holds_whatever_its_place_in_the_file() -> None:
    first = extension(id="B", on="2024-12-20", new_due_on="2025-04-10")
    then = extension(id="A", on="2025-04-01", new_due_on="2025-07-10")
    for events in ([first, then], [then, first]):
        debt = compute(case(loan(), events=events), on=date(2025, 6, 1)).debts[0]
        assert (debt.overdue_since, debt.not_yet_due) == (None, D("100000.00"))


def test_an_extension_touches_only_the_debt_it_names_by_note_or_contract() -> None:
    for name in ("JJ-2", "HT-2"):
        file = case(loan(), second(), events=[extension(debts=name)])
        found = {d.debt: d.overdue_since for d in compute(file, on=date(2025, 2, 1)).debts}
        assert found == {"JJ-1": date(2025, 1, 10), "JJ-2": None}


def test_an_extension_that_names_a_contract_moves_all_its_notes() -> None:
    notes = [
        {"note": name, "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "50000"}
        for name in ("JJ-1", "JJ-2")
    ]
    for named, since in (("HT-1", [None, None]), ("JJ-2", [date(2025, 1, 10), None])):
        file = case(loan(disbursements=notes), events=[extension(debts=named)])
        assert [d.overdue_since for d in compute(file, on=date(2025, 2, 1)).debts] == since


def test_an_extension_that_names_no_debt_among_several_is_refused() -> None:
    file = case(loan(), second(), events=[extension()])
    with pytest.raises(BadInputError, match="没有写明展的是哪一笔"):
        compute(file, on=date(2025, 2, 1))


# -- the call ----------------------------------------------------------------------------------


def test_a_loan_is_called_on_the_very_day_of_the_notice_and_not_before() -> None:
    day = compute(case(called()), on=date(2024, 3, 1)).debts[0]
    before = compute(case(called()), on=date(2024, 2, 29)).debts[0]
    assert (day.called_on, day.not_yet_due) == (date(2024, 3, 1), 0)
    assert (before.called_on, before.not_yet_due) == (None, D("60000"))


def test_a_notice_that_falls_on_the_last_due_day_or_later_calls_nothing() -> None:
    for declared in ("2025-02-10", "2025-03-01"):
        debt = compute(case(called(declared_on=declared)), on=date(2025, 6, 1)).debts[0]
        assert debt.called_on is None


def test_a_called_loan_has_no_instalments_left_to_fall_due() -> None:
    labels = [line.label for line in compute(case(called()), on=date(2025, 6, 1)).lines]
    assert "提前到期部分逾期本金罚息" in labels
    assert not [label for label in labels if label.startswith("第2期")]


def test_an_instalment_due_after_the_call_does_not_open_again() -> None:
    # 60000 × 9 % from 2024-03-01 to 2025-06-01, one unbroken line of 457 days: 6855.00
    lines = [x for x in compute(case(called()), on=date(2025, 6, 1)).lines if x.base == 60000]
    assert [(x.component, x.days, x.amount) for x in lines] == [
        (Component.INTEREST, 20, D("200.00")),
        (Component.PENALTY, 457, D("6855.00")),
    ]


def test_money_that_waits_meets_what_the_call_made_due() -> None:
    # 40000 + 516.67 due on 02-10 is paid with 2000 to spare, which waits until the call
    file = case(called(), repayments=[paid("2024-02-10", "42516.67")])
    debt = compute(file, on=date(2024, 3, 1)).debts[0]
    # by 03-01: 60000 × 6 % × 20 ÷ 360 = 200.00 of interest; 1800.00 meets principal
    assert (debt.credit, debt.owed.interest, debt.owed.principal) == (0, 0, D("58200.00"))
    # and from there the rest bears penalty: 58200 × 9 % × 10 ÷ 360 = 145.50
    assert compute(file, on=date(2024, 3, 11)).owed.penalty == D("145.50")


def test_a_payment_on_the_day_of_the_call_meets_what_the_call_made_due_too() -> None:
    # on 03-01: interest 516.67 and 200.00, penalty 40000 × 9 % × 20 ÷ 360 = 200.00,
    # compound 516.67 × 9 % × 20 ÷ 360 = 2.58; of the 920.00 paid 0.75 is left for principal
    owed = compute(case(called(), repayments=[paid("2024-03-01", "920")]), on=date(2024, 3, 1)).owed
    assert (owed.interest, owed.penalty, owed.compound) == (0, 0, 0)
    assert owed.principal == D("99999.25")


# -- what is owed when -------------------------------------------------------------------------


def test_nothing_is_owed_before_the_money_was_lent() -> None:
    arrears = compute(case(loan()), on=date(2024, 1, 9))
    assert (arrears.owed.total, arrears.lines, arrears.debts[0].not_yet_due) == (0, (), 0)
    assert arrears.debts[0].continuing == ()
    assert compute(case(loan()), on=date(2024, 1, 10)).owed.total == D("100000")


def test_a_second_note_lent_later_is_not_owed_yet() -> None:
    file = case(loan(), second(disbursed_on="2024-06-01"))
    assert compute(file, on=date(2024, 5, 31)).owed.principal == D("100000")
    assert compute(file, on=date(2024, 6, 1)).owed.principal == D("200000")


def test_unpaid_costs_alone_are_no_day_of_default() -> None:
    cost = {"kind": "lawyer", "amount": "3000", "incurred_on": "2024-05-01"}
    debt = compute(case(loan(), costs=[cost]), on=date(2024, 6, 1)).debts[0]
    assert debt.overdue_since is None
    assert compute(case(loan(), costs=[cost]), on=date(2025, 2, 1)).debts[0].overdue_since == date(
        2025, 1, 10
    )


def test_a_debt_paid_in_full_has_no_day_of_default() -> None:
    file = case(loan(), repayments=[paid("2025-01-10", "106100")])
    assert compute(file, on=date(2025, 2, 1)).debts[0].overdue_since is None


def test_the_earliest_instalment_still_unpaid_names_the_day_of_default() -> None:
    file = case(loan(disbursements=[note(TWO)]), repayments=[paid("2024-02-10", "40516.67")])
    assert compute(file, on=date(2025, 3, 1)).debts[0].overdue_since == date(2025, 2, 10)


def test_money_that_nothing_due_could_use_alerts_the_lawyer() -> None:
    arrears = compute(case(loan(), repayments=[paid("2024-06-01", "500")]), on=date(2024, 7, 1))
    assert arrears.debts[0].credit == D("500.00")
    assert "借据JJ-1：有500.00元尚无到期款项可抵，未从欠款中扣除，请核对" in arrears.alerts


def test_only_a_payment_booked_after_it_was_made_is_told_as_back_dated() -> None:
    on_time = paid("2025-01-10", "100", booked_on="2025-01-10")
    assert compute(case(loan(), repayments=[on_time]), on=date(2025, 2, 1)).notes == ()


def test_what_goes_on_accruing_counts_every_overdue_instalment() -> None:
    debt = compute(case(loan(disbursements=[note(TWO)])), on=date(2024, 2, 20)).debts[0]
    assert [(r.component, r.base, r.base_name, r.rate_percent, r.basis) for r in debt.continuing] == [
        (Component.INTEREST, D("60000"), "未还本金", D("6"), 360),
        (Component.PENALTY, D("40000"), "未还本金", D("9"), 360),
        (Component.COMPOUND, D("516.67"), "未付利息", D("9"), 360),
    ]


def test_the_base_of_compound_interest_names_the_penalty_where_that_bears_it_too() -> None:
    switched = loan(compound={"on_penalty": True, "settlement_day": 20})
    rows = compute(case(switched), on=date(2025, 1, 25)).debts[0].continuing
    # on 01-20 the penalty of ten days, 250.00, is added to the 6100.00 of unpaid interest
    assert [(r.base, r.base_name) for r in rows if r.component is Component.COMPOUND] == [
        (D("6350.00"), "未付利息及罚息")
    ]
