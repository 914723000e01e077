"""What a card owes: the statements, what was paid, and interest after the last statement."""

from datetime import date

import pytest

from legal_docs.ledger import compute
from legal_docs.model.arrears import Component
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


# -- statements --------------------------------------------------------------------------------

FIRST, SECOND = (s.model_dump() for s in card().statements)


def only(statements, on: date, *, account=None, **changes):
    """The arrears of one card with these statements."""
    made = card(statements=statements, **(account or {}))
    return compute(case(cause="card", cards=[made], **changes), on=on)


def test_an_opening_balance_is_owed_as_principal_and_alerts_the_lawyer() -> None:
    arrears = only([FIRST | {"opening": "200", "closing": "1200"}], date(2025, 1, 5))
    assert arrears.owed.principal == D("1200")
    assert [line.label for line in arrears.lines] == [
        "2025-01-05账单期初余额（未区分本息）",
        "2025-01-05账单消费及取现本金",
    ]
    assert ["期初余额200.00元" in text for text in arrears.alerts] == [True]


def test_an_opening_balance_is_owed_where_a_cost_came_before_the_first_statement() -> None:
    cost = {"kind": "lawyer", "amount": "300", "incurred_on": "2024-12-01"}
    arrears = only([FIRST | {"opening": "200", "closing": "1200"}], date(2025, 1, 5), costs=[cost])
    assert (arrears.owed.principal, arrears.owed.costs) == (D("1200"), D("300"))


def test_only_the_first_statement_brings_an_opening_balance() -> None:
    assert suit().cards[0].statements[1].opening == D("1000")
    assert compute(suit(), on=date(2025, 2, 5)).owed.principal == D("1000")
    assert compute(suit(), on=date(2025, 2, 5)).alerts == ()


def test_statements_may_stand_in_any_order() -> None:
    assert only([SECOND, FIRST], date(2025, 3, 1)).owed == compute(suit(), on=date(2025, 3, 1)).owed


def test_a_statement_after_the_day_is_not_yet_owed() -> None:
    # daily interest then runs from the last statement before: 1000 × 0.05 % × 30 = 15.00
    owed = compute(suit(), on=date(2025, 2, 4)).owed
    assert (owed.principal, owed.interest, owed.damages) == (D("1000"), D("15.00"), 0)


def test_fees_and_damages_are_kept_apart() -> None:
    both = SECOND | {"fees": "7", "closing": "1022"}
    owed = only([FIRST, both], date(2025, 2, 5)).owed
    assert (owed.fees, owed.damages, owed.interest) == (D("7"), D("5"), D("10"))


# -- interest after the last statement ---------------------------------------------------------


@pytest.mark.parametrize(("bears", "interest"), [(False, "15.00"), (True, "15.05")])
def test_the_statements_interest_bears_interest_only_where_agreed(bears: bool, interest: str) -> None:
    # (1000 + 10) × 0.05 % × 10 = 5.05; without the clause 5.00
    account = {"interest_bears_interest": bears}
    assert only([FIRST, SECOND], date(2025, 2, 15), account=account).owed.interest == D(interest)


def test_what_accrues_after_the_last_statement_never_bears_interest() -> None:
    account = {"interest_bears_interest": True}
    # 10 days: 5.05. 8.00 is paid and meets the statement's interest: 2.00 of it is left.
    # 10 days on 1002: 5.01. 10 + 5.05 − 8 + 5.01 = 12.06
    rows = [paid("2025-02-15", "8")]
    assert only([FIRST, SECOND], date(2025, 2, 25), account=account, repayments=rows).owed.interest == D(
        "12.06"
    )
    # with 12.00 paid no interest of the statement is left: 10 days on 1000: 5.00; 15.05 − 12 + 5 = 8.05
    rows = [paid("2025-02-15", "12")]
    assert only([FIRST, SECOND], date(2025, 2, 25), account=account, repayments=rows).owed.interest == D(
        "8.05"
    )


def test_many_small_payments_never_make_later_interest_bear_interest() -> None:
    account = {"interest_bears_interest": True}
    rows = [paid(f"2025-02-{day}", "0.01") for day in (10, 15, 20)]
    # on 1010, 1009.99, 1009.98 and 1009.97, five days each: 2.525 → 2.53, 2.524975 → 2.52 (three times)
    # 10 + 2.53 + 3 × 2.52 − 0.03 = 20.06
    assert only([FIRST, SECOND], date(2025, 2, 25), account=account, repayments=rows).owed.interest == D(
        "20.06"
    )


def test_what_goes_on_accruing_names_the_base_and_the_daily_rate() -> None:
    for bears, base, name in (
        (False, "1000", "未还透支本金"),
        (True, "1010", "未还透支本金及利息"),
    ):
        account = {"interest_bears_interest": bears, "rate_clause": "5.2"}
        rows = only([FIRST, SECOND], date(2025, 2, 15), account=account).debts[0].continuing
        assert [(r.component, r.base, r.base_name, r.rate_percent, r.daily, r.clause) for r in rows] == [
            (Component.INTEREST, D(base), name, D("0.05"), True, "5.2")
        ]


def test_a_card_paid_in_full_goes_on_accruing_nothing() -> None:
    arrears = compute(suit(repayments=[paid("2025-02-05", "1015")]), on=date(2025, 3, 1))
    assert (arrears.owed.total, arrears.debts[0].continuing) == (0, ())


# -- payments ----------------------------------------------------------------------------------


def test_payments_the_statements_print_count_where_there_are_no_rows() -> None:
    printed = SECOND | {"paid": "100", "closing": "915"}
    arrears = only([FIRST, printed], date(2025, 2, 5))
    # interest 10, damages 5, 85 of principal
    assert arrears.owed.total == D("915")
    assert [(a.repayment, a.applied.principal) for a in arrears.allocations] == [
        ("2025-02-05账单所载还款", D("85"))
    ]


def test_rows_of_another_card_do_not_count() -> None:
    other = card(number="6200000000000000002")
    rows = [paid("2025-01-20", "500", debt=other.number)]
    arrears = compute(case(cause="card", cards=[card(), other], repayments=rows), on=date(2025, 2, 5))
    assert [d.owed.total for d in arrears.debts] == [D("1015"), D("515")]


def test_a_payment_on_the_day_of_the_last_statement_meets_what_that_statement_charged() -> None:
    arrears = compute(suit(repayments=[paid("2025-02-05", "20")]), on=date(2025, 2, 5))
    applied = arrears.allocations[0].applied
    assert len(arrears.allocations) == 1
    assert (applied.interest, applied.damages, applied.principal) == (D("10"), D("5"), D("5"))


def test_money_on_the_card_before_a_statement_meets_that_statement() -> None:
    arrears = compute(suit(repayments=[paid("2025-01-01", "300")]), on=date(2025, 1, 5))
    assert (arrears.owed.principal, arrears.debts[0].credit) == (D("700"), 0)
    assert arrears.allocations[1].repayment == "溢缴款"
    assert [a.note for a in arrears.allocations] == ["", "账单出具前存入的款项"]


def test_money_on_the_card_meets_a_later_cost() -> None:
    cost = {"kind": "lawyer", "amount": "300", "incurred_on": "2025-02-10"}
    arrears = compute(suit(repayments=[paid("2025-02-05", "1115")], costs=[cost]), on=date(2025, 2, 20))
    # 1015 is owed on 02-05; the 100 beyond it waits, and meets the cost on its day
    assert (arrears.owed.total, arrears.owed.costs, arrears.debts[0].credit) == (D("200"), D("200"), 0)


def test_rows_that_agree_with_the_statements_raise_no_alert() -> None:
    printed = SECOND | {"paid": "100", "closing": "915"}
    agree = only([FIRST, printed], date(2025, 3, 1), repayments=[paid("2025-02-05", "100")])
    later = only(
        [FIRST, printed],
        date(2025, 3, 1),
        repayments=[paid("2025-02-05", "100"), paid("2025-02-06", "1")],
    )
    assert (agree.alerts, later.alerts) == ((), ())


# -- the day of default ------------------------------------------------------------------------


def test_a_statement_is_not_missed_before_its_due_day() -> None:
    assert compute(suit(), on=date(2025, 1, 24)).debts[0].overdue_since is None
    assert compute(suit(), on=date(2025, 1, 25)).debts[0].overdue_since == date(2025, 1, 25)


def test_interest_after_the_last_statement_is_no_missed_statement() -> None:
    # 1015 is paid on 02-15, when 5.00 of later interest has accrued: 5.00 of the 1015 is still unpaid
    rows = [paid("2025-02-15", "1015")]
    assert compute(suit(repayments=rows), on=date(2025, 3, 1)).debts[0].overdue_since == date(2025, 2, 25)
    last = {"order": "本金、违约金、利息"}
    arrears = only([FIRST, SECOND], date(2025, 3, 1), account={"allocation": last}, repayments=rows)
    assert (arrears.owed.interest, arrears.debts[0].overdue_since) == (D("5.00"), None)


def test_an_opening_balance_counts_for_the_first_statement() -> None:
    opened = [FIRST | {"opening": "200", "closing": "1200"}, SECOND | {"opening": "1200", "closing": "1215"}]
    rows = [paid("2025-01-20", "1100")]
    assert only(opened, date(2025, 3, 1), repayments=rows).debts[0].overdue_since == date(2025, 1, 25)
    rows = [paid("2025-01-20", "1200")]
    assert only(opened, date(2025, 3, 1), repayments=rows).debts[0].overdue_since == date(2025, 2, 25)


def test_a_card_paid_in_full_has_no_day_of_default() -> None:
    file = suit(repayments=[paid("2025-02-05", "1015")])
    assert compute(file, on=date(2025, 6, 1)).debts[0].overdue_since is None


def test_costs_alone_are_no_day_of_default_on_a_card() -> None:
    cost = {"kind": "lawyer", "amount": "300", "incurred_on": "2025-03-01"}
    file = suit(repayments=[paid("2025-02-05", "1015")], costs=[cost])
    assert compute(file, on=date(2025, 6, 1)).debts[0].overdue_since is None


def test_money_left_on_a_card_alerts_the_lawyer() -> None:
    arrears = compute(suit(repayments=[paid("2025-02-05", "1115")]), on=date(2025, 2, 10))
    assert arrears.debts[0].credit == D("100")
    assert any("溢缴款" in text for text in arrears.alerts)


def test_the_breach_of_a_card_begins_where_less_than_the_minimum_was_paid() -> None:
    bills = [
        {
            "statement_on": "2025-01-05",
            "due_on": "2025-01-25",
            "principal": "1000",
            "closing": "1000",
            "minimum_due": "100",
        },
        {
            "statement_on": "2025-02-05",
            "due_on": "2025-02-25",
            "opening": "1000",
            "paid": "100",
            "closing": "900",
            "minimum_due": "90",
        },
    ]
    account = card(statements=bills)
    least = suit(repayments=[paid("2025-01-25", "100")]).model_copy(update={"cards": (account,)})
    debt = compute(least, on=date(2025, 3, 1)).debts[0]
    # the minimum of January was met on its due day; nothing came for February
    assert (debt.overdue_since, debt.breached_since) == (date(2025, 1, 25), date(2025, 2, 25))
    assert compute(least, on=date(2025, 2, 24)).debts[0].breached_since is None
    short = suit(repayments=[paid("2025-01-25", "99.99")]).model_copy(update={"cards": (account,)})
    assert compute(short, on=date(2025, 3, 1)).debts[0].breached_since == date(2025, 1, 25)
