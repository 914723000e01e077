"""The replay of one disbursement: early repayment, money that waits, penalty that bears interest."""

from datetime import date
from decimal import Decimal

import pytest

from legal_docs.ledger import compute
from legal_docs.ledger.accrual import Run, interest
from legal_docs.model.arrears import Component
from tests.ledger.factory import D, case, loan, note, paid

TWO = [("2024-02-10", "40000"), ("2025-02-10", "60000")]
ON_PENALTY = {"on_penalty": True, "settlement_day": 20}


def test_a_run_of_no_days_no_base_or_no_rate_makes_no_line() -> None:
    day = date(2025, 1, 10)
    later = date(2025, 1, 11)
    run = Run(Component.PENALTY, "JJ-1", "罚息", 360, day, D("100"), D("9"))
    assert run.close(day) is None
    assert Run(Component.PENALTY, "JJ-1", "罚息", 360, day, D("0"), D("9")).close(later) is None
    assert Run(Component.PENALTY, "JJ-1", "罚息", 360, day, D("100")).close(later) is None


def test_a_closed_run_starts_again_on_the_day_it_was_closed() -> None:
    run = Run(Component.PENALTY, "JJ-1", "罚息", 360, date(2025, 1, 10), D("100000"), D("9"))
    first, then = run.close(date(2025, 1, 20)), run.close(date(2025, 1, 25))
    assert first is not None
    assert then is not None
    assert [(x.since, x.to, x.amount) for x in (first, then)] == [
        (date(2025, 1, 10), date(2025, 1, 20), D("250.00")),
        (date(2025, 1, 20), date(2025, 1, 25), D("125.00")),
    ]


def test_a_daily_rate_needs_no_basis() -> None:
    assert interest(D("1000"), D("0.05"), 10, None) == D("5")


def test_a_line_is_rounded_half_up_to_the_cent() -> None:
    # × 9 % ÷ 360 = 1.525, 1.515, 1.505; half even would give 1.52, 1.52, 1.50
    for base, amount in (("6100", "1.53"), ("6060", "1.52"), ("6020", "1.51")):
        run = Run(Component.COMPOUND, "JJ-1", "复利", 360, date(2025, 1, 10), D(base), D("9"))
        line = run.close(date(2025, 1, 11))
        assert line is not None
        assert line.amount == D(amount)


# -- early repayment ---------------------------------------------------------------------------


def test_early_repayment_shortens_the_last_instalment_first() -> None:
    early = paid("2024-01-20", "50000", is_prepayment=True)
    debt = compute(case(loan(disbursements=[note(TWO)]), repayments=[early]), on=date(2024, 2, 10)).debts[0]
    # ten days of interest 166.67; 49833.33 comes off the 60000 due last, the 40000 stays whole
    assert debt.not_yet_due == D("10166.67")
    assert debt.owed.principal == D("50166.67")


def test_early_repayment_beyond_the_last_instalment_shortens_the_one_before() -> None:
    early = paid("2024-01-20", "80166.67", is_prepayment=True)
    debt = compute(case(loan(disbursements=[note(TWO)]), repayments=[early]), on=date(2024, 2, 10)).debts[0]
    # 80000 of principal: 60000 of the last, 20000 of the first; 20000 is due on 02-10
    assert (debt.not_yet_due, debt.owed.principal) == (0, D("20000.00"))


def test_a_payment_that_reaches_all_that_is_left_repays_the_loan_at_once() -> None:
    # 173 days to 2024-07-01: 100000 × 6 % × 173 ÷ 360 = 2883.33
    whole = compute(case(loan(), repayments=[paid("2024-07-01", "102883.33")]), on=date(2024, 7, 1))
    assert (whole.owed.total, whole.debts[0].credit) == (0, 0)
    short = compute(case(loan(), repayments=[paid("2024-07-01", "102883.32")]), on=date(2024, 7, 1))
    assert (short.owed.principal, short.debts[0].credit) == (D("100000"), D("102883.32"))


def test_money_that_waits_is_put_together_with_a_later_payment_to_repay_the_loan() -> None:
    rows = [paid("2024-06-01", "500"), paid("2024-07-01", "102383.33")]
    arrears = compute(case(loan(), repayments=rows), on=date(2024, 7, 1))
    assert (arrears.owed.total, arrears.debts[0].credit) == (0, 0)
    assert [a.note for a in arrears.allocations] == [
        "尚无到期款项，留待下一到期日抵充",
        "含此前存入的500.00元",
    ]


def test_money_beyond_the_whole_loan_stays_to_the_debtors_credit() -> None:
    debt = compute(case(loan(), repayments=[paid("2024-07-01", "102983.33")]), on=date(2024, 8, 1)).debts[0]
    assert (debt.owed.total, debt.credit) == (0, D("100.00"))


def test_a_schedule_that_adds_up_to_more_than_was_lent_makes_no_more_due_than_was_lent() -> None:
    less = note(TWO, amount="50000")
    owed = compute(case(loan(disbursements=[less])), on=date(2025, 6, 1))
    assert owed.owed.principal == D("50000")
    assert {x.base for x in owed.lines if x.component is Component.PENALTY} == {D("40000"), D("10000")}


# -- money that waits --------------------------------------------------------------------------


def test_money_that_waits_meets_the_next_instalment_in_the_agreed_order() -> None:
    rows = [paid("2024-02-01", "20000")]
    arrears = compute(case(loan(disbursements=[note(TWO)]), repayments=rows), on=date(2024, 2, 10))
    applied = arrears.allocations[-1]
    # interest 516.67 first, the rest of the 20000 meets principal
    assert (applied.amount, applied.applied.interest, applied.applied.principal) == (
        0,
        D("516.67"),
        D("19483.33"),
    )
    assert applied.note == "到期前存入的款项于到期日抵充"
    assert arrears.debts[0].credit == 0


def test_money_that_waits_meets_a_cost_on_its_day() -> None:
    cost = {"kind": "lawyer", "amount": "300", "incurred_on": "2024-03-01"}
    arrears = compute(case(loan(), repayments=[paid("2024-02-01", "500")], costs=[cost]), on=date(2024, 3, 1))
    assert (arrears.owed.costs, arrears.debts[0].credit) == (0, D("200.00"))


# -- penalty that bears interest ---------------------------------------------------------------


def compound(on: date, **changes) -> Decimal:
    terms = {"compound": ON_PENALTY} | changes.pop("terms", {})
    return compute(case(loan(**terms), **changes), on=on).owed.compound


def test_penalty_bears_interest_from_the_settlement_day_on() -> None:
    # 6100 × 9 % × 10 ÷ 360 = 15.25 to 01-20; then 6350 (with 250 of penalty) × 10 days = 15.875 → 15.88
    assert compound(date(2025, 1, 20)) == D("15.25")
    assert compound(date(2025, 1, 30)) == D("31.13")


def test_the_first_settlement_day_may_lie_in_the_month_of_lending() -> None:
    soon = {"disbursements": [note([("2024-01-15", "100000")])]}
    # interest 83.33; by 01-20 penalty 125.00, compound 0.104… → 0.10
    # then 208.33 × 9 % × 10 ÷ 360 = 0.520… → 0.52
    assert compound(date(2024, 1, 30), terms=soon) == D("0.62")


def test_penalty_that_bore_interest_and_was_paid_bears_none_any_more() -> None:
    first = {"allocation": {"order": "罚息、利息、复利、本金"}}
    # to 01-20: 15.25; one day on 6350: 1.5875 → 1.59; the 250 that bore interest are paid on 01-21,
    # the 25 of penalty since then bear none: 6100 × 9 % × 10 ÷ 360 = 15.25
    rows = [paid("2025-01-21", "250")]
    assert compound(date(2025, 1, 31), terms=first, repayments=rows) == D("32.09")


@pytest.mark.parametrize("on", [date(2025, 1, 19), date(2025, 1, 20)])
def test_up_to_the_settlement_day_penalty_bears_no_interest(on: date) -> None:
    assert compound(on) == compute(case(loan()), on=on).owed.compound


def test_the_sum_lent_is_proved_by_the_paper_that_shows_it_not_by_a_note_of_another_sum() -> None:
    def proof(amount: str, *files: str) -> str:
        lent = note([("2025-01-10", amount)], evidence=list(files))
        taken = compute(case(loans=[loan(disbursements=[lent])]), on=date(2025, 6, 30)).lines[0]
        return taken.proof.file if taken.proof else ""

    assert proof("100000", "02/借据.pdf", "03/流水.xlsx") == "02/借据.pdf"
    assert proof("98000", "02/借据.pdf", "03/流水.xlsx") == "03/流水.xlsx"
    assert proof("98000", "02/借据.pdf") == "02/借据.pdf"
    assert proof("98000") == ""
