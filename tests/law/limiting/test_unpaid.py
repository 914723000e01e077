from datetime import date
from decimal import Decimal

from legal_docs.law.limiting.unpaid import earliest_unpaid, earliest_unpaid_statement
from legal_docs.model.card import CardAccount
from legal_docs.model.loan import Installment
from tests.law.factory import card, instalments, statement

D = date
ROWS = [Installment(**row) for row in instalments("2022-07-30", "2022-08-30", "2022-09-30")]
FULL = Decimal("10100.00")


def test_the_first_instalment_not_covered_by_payments_is_the_earliest_unpaid() -> None:
    assert earliest_unpaid(ROWS, []) == D(2022, 7, 30)
    assert earliest_unpaid(ROWS, [FULL]) == D(2022, 8, 30)
    assert earliest_unpaid(ROWS, [FULL, FULL - Decimal("0.01")]) == D(2022, 8, 30)
    assert earliest_unpaid(ROWS, [FULL] * 3) is None


def test_without_printed_interest_each_instalment_needs_a_payment_of_its_own() -> None:
    rows = [row.model_copy(update={"interest": None}) for row in ROWS]
    assert earliest_unpaid(rows, [FULL * 3]) == D(2022, 8, 30)


def test_card_payments_clear_new_interest_before_old_principal() -> None:
    rows = [
        statement("2022-03-05", "2022-03-25", "0", "5000", "5000"),
        statement("2022-04-05", "2022-04-25", "5000", "0", "5100", interest="100"),
        statement("2022-05-05", "2022-05-25", "5100", "0", "100", paid="5000"),
    ]
    account = CardAccount(**card(statements=rows))
    assert earliest_unpaid_statement(account, []) == D(2022, 3, 25)
    assert earliest_unpaid_statement(account, [(D(2022, 6, 1), Decimal("100"))]) is None


def test_payments_already_in_the_statements_are_not_taken_twice() -> None:
    account = CardAccount(**card())
    assert earliest_unpaid_statement(account, [(D(2022, 4, 1), Decimal("6000"))]) == D(2022, 3, 25)


def test_a_statement_with_nothing_owed_clears_the_account() -> None:
    rows = [statement("2022-03-05", "2022-03-25", "0", "5000", "0", paid="5000")]
    assert earliest_unpaid_statement(CardAccount(**card(statements=rows)), []) is None
