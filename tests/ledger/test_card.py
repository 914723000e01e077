"""What a card owes: the statements, what was paid, and interest after the last statement."""

from datetime import date

from legal_docs.ledger import compute
from tests.ledger.factory import D, card, case, paid


def suit(**changes):
    return case(cause="card", cards=[card()], **changes)


def test_statement_items_are_taken_as_printed() -> None:
    owed = compute(suit(), on=date(2025, 2, 5)).owed
    assert (owed.principal, owed.interest, owed.damages) == (D("1000"), D("10"), D("5"))


def test_interest_goes_on_daily_after_the_last_statement() -> None:
    # 1000 × 0.05 % × 10 days = 5.00
    arrears = compute(suit(), on=date(2025, 2, 15))
    assert arrears.owed.interest == D("15.00")
    assert arrears.lines[-1].daily


def test_a_payment_reduces_the_card_in_the_agreed_order() -> None:
    arrears = compute(suit(repayments=[paid("2025-02-10", "100")]), on=date(2025, 2, 10))
    applied = arrears.allocations[0].applied
    # interest 10 + 5 days × 0.50, damages 5, the rest principal
    assert (applied.interest, applied.damages, applied.principal) == (D("12.50"), D("5"), D("82.50"))


def test_payments_that_differ_from_the_statements_are_flagged() -> None:
    arrears = compute(suit(repayments=[paid("2025-01-20", "100")]), on=date(2025, 2, 10))
    assert any("请核对" in text for text in arrears.alerts)


def test_the_first_unpaid_statement_names_the_day_of_default() -> None:
    assert compute(suit(), on=date(2025, 3, 1)).debts[0].overdue_since == date(2025, 1, 25)
    cleared = suit(repayments=[paid("2025-01-20", "1000")])
    assert compute(cleared, on=date(2025, 3, 1)).debts[0].overdue_since == date(2025, 2, 25)


def test_paying_the_card_in_full_gives_zero_from_that_day() -> None:
    owed = compute(suit(), on=date(2025, 6, 1)).owed.total
    settled = suit(repayments=[paid("2025-06-01", owed)])
    assert compute(settled, on=date(2025, 12, 1)).owed.total == 0
