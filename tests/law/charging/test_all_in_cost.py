"""What a debt cost beside the principal that was out."""

from datetime import date
from decimal import Decimal

from legal_docs.law.charging.all_in_cost import accrued_after, cost_since, overdue_cost
from legal_docs.ledger import compute
from legal_docs.model.arrears import Component, Line
from tests.law.factory import card, case, loan, note, statement

YEAR = {"rate": {"annual_percent": "24"}, "disbursements": [note(due_on="2023-06-30")]}


def billed(component: Component, day: date, amount: str) -> Line:
    return Line(component=component, debt="卡", label="账单", since=day, to=day, amount=amount)


def test_a_loan_at_the_line_is_at_the_line_on_its_own_basis() -> None:
    arrears = compute(case(loans=[loan(**YEAR)]), on=date(2024, 6, 30))
    cost = overdue_cost(arrears, arrears.debts[0])
    assert cost is not None
    assert (cost.since, cost.principal) == (date(2023, 6, 30), 100000)
    assert (cost.on_360.excess, cost.on_360.ratio) == (0, Decimal("0.24"))
    assert cost.on_365.excess == Decimal("334.25")  # 24400.00 − 100000 × 24% × 366 ÷ 365
    assert cost.is_above


def test_a_repayment_lowers_the_principal_from_its_own_day() -> None:
    order = {"order": ["principal", "interest", "penalty"], "agreed": True}
    paid = [{"id": "H1", "paid_on": "2023-12-31", "amount": "50000"}]
    arrears = compute(case(loans=[loan(allocation=order)], repayments=paid), on=date(2024, 6, 30))
    cost = overdue_cost(arrears, arrears.debts[0])
    assert cost is not None
    assert cost.principal == Decimal(100000 * 184 + 50000 * 182) / 366


def test_a_debt_that_is_not_overdue_has_no_overdue_cost() -> None:
    arrears = compute(case(), on=date(2023, 6, 29))
    assert overdue_cost(arrears, arrears.debts[0]) is None


def test_on_the_first_day_there_is_nothing_to_measure() -> None:
    arrears = compute(case(), on=date(2023, 6, 30))
    assert cost_since(arrears, arrears.debts[0].debt, date(2023, 6, 30)) is None


def test_a_run_that_began_before_counts_by_its_days() -> None:
    run = Line(
        component=Component.INTEREST,
        debt="1",
        label="利息",
        since=date(2024, 1, 1),
        to=date(2024, 1, 11),
        days=10,
        amount="100.00",
    )
    assert accrued_after([run], date(2024, 1, 4), {Component.INTEREST}) == 70
    assert accrued_after([run], date(2024, 1, 11), {Component.INTEREST}) == 0
    assert accrued_after([run], date(2024, 1, 4), {Component.PENALTY}) == 0


def test_billed_interest_is_spread_over_the_time_since_the_statement_before() -> None:
    lines = [
        billed(Component.PRINCIPAL, date(2024, 1, 5), "1000"),
        billed(Component.INTEREST, date(2024, 2, 5), "31"),
        billed(Component.FEES, date(2024, 2, 5), "8"),
    ]
    both = {Component.INTEREST, Component.FEES}
    assert accrued_after(lines, date(2024, 1, 25), both) == 11 + 8
    assert accrued_after(lines, date(2024, 2, 5), both) == 0


def test_costs_do_not_count_as_a_statement() -> None:
    lines = [
        billed(Component.PRINCIPAL, date(2024, 1, 5), "1000"),
        billed(Component.COSTS, date(2024, 1, 25), "50"),
        billed(Component.INTEREST, date(2024, 2, 5), "31"),
    ]
    assert accrued_after(lines, date(2024, 1, 25), {Component.INTEREST}) == 11


def test_of_two_runs_of_a_card_the_dearer_one_is_taken() -> None:
    rows = [
        statement("2022-03-05", "2022-03-25", "0", "5000", "5000", minimum_due="500"),
        statement("2022-04-05", "2022-04-25", "5000", "0", "4500", paid="500", minimum_due="450"),
        statement("2022-05-05", "2022-05-25", "4500", "0", "4900", damages="400", minimum_due="900"),
    ]
    paid = [{"id": "H1", "paid_on": "2022-03-20", "amount": "500"}]
    one = case(cause="card", loans=[], cards=[card(statements=rows)], repayments=paid)
    arrears = compute(one, on=date(2022, 6, 25))
    debt = arrears.debts[0]
    assert (debt.overdue_since, debt.breached_since) == (date(2022, 3, 25), date(2022, 4, 25))
    cost = overdue_cost(arrears, debt)
    assert cost is not None
    assert cost.since == date(2022, 4, 25)
