"""还款情况 and 是否存在逾期还款: what was paid, up to which day, and since when nothing more was."""

from datetime import date
from typing import Any

from legal_docs.drafting.elements.loan import sheet
from legal_docs.ledger import compute
from tests.drafting.elements.sheets import loan_sheet, row, rows, said, ticked
from tests.drafting.factory import ON, dossier
from tests.ledger.factory import loan, note, paid

MONTHS = [(f"2024-{month:02}-20", "10000") for month in range(2, 8)]
FIRST = {"note": "JJ-1", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "80000"}
SECOND = {"note": "JJ-2", "disbursed_on": "2024-03-01", "due_on": "2025-08-01", "amount": "20000"}
LATE = "是否存在逾期还款"


def monthly(*payments: tuple[str, str], **changes: Any) -> dict[str, str | date]:
    """What is told of a loan of 60,000 at 6 %/360 in six parts, without penalty and compound interest.

    Interest: 41 days on 60,000 to 02-20 = 410.00, 29 days on 50,000 to 03-20 = 241.67, then 31 days on
    40,000 to 04-20 = 206.67.
    """
    terms = {"amount": "60000", "method": "equal_principal", "penalty": None, "compound": None} | changes
    lent = loan(**terms, disbursements=[note(MONTHS)])
    return said(row(loan_sheet(loans=[lent], repayments=[paid(*each) for each in payments]), "还款情况"))


def test_interest_is_told_up_to_the_last_due_day_it_was_paid_for() -> None:
    assert monthly(("2024-02-20", "10410.00")) == {
        "已还本金": "10,000.00",
        "已还利息": "410.00",
        "还息至": date(2024, 2, 20),
    }
    assert monthly() == {"已还本金": "0.00", "已还利息": "0.00"}


def test_a_due_day_paid_in_part_is_told_beside_the_last_one_paid_in_full() -> None:
    assert monthly(("2024-02-20", "10410.00"), ("2024-04-01", "100")) == {
        "已还本金": "10,000.00",
        "已还利息": "510.00",
        "还息至": date(2024, 2, 20),
        "日": "（2024年3月20日应还利息已还100.00元；逾期后还款1笔共100.00元，抵充情况详见《债权计算明细》）",
    }


def test_interest_may_be_paid_further_than_principal() -> None:
    told = monthly(("2024-02-20", "10410.00"), ("2024-04-01", "241.67"), penalty=None)
    assert told["还息至"] == date(2024, 3, 20)
    assert "应还利息" not in str(told["日"])
    assert monthly(("2024-02-20", "100"))["日"] == "（2024年2月20日应还利息已还100.00元）"


def test_a_due_day_that_is_the_cutoff_counts_and_a_later_one_does_not() -> None:
    lent = loan(amount="60000", penalty=None, compound=None, disbursements=[note(MONTHS)])
    in_time = [paid("2024-02-20", "10410.00")]
    for on, until in ((date(2024, 2, 20), date(2024, 2, 20)), (date(2024, 2, 19), None)):
        found = row(loan_sheet(loans=[lent], repayments=in_time, on=on), "还款情况")
        assert said(found).get("还息至") == until


def test_interest_ends_where_the_loan_was_called() -> None:
    called = {"declared_on": "2024-04-08", "arrived_on": "2024-04-10"}
    # 91 days on 100,000 at 6 %/360 from 2024-01-10 to the call
    lent = loan(penalty=None, compound=None, acceleration=called)
    told = said(row(loan_sheet(loans=[lent], repayments=[paid("2024-04-10", "1516.67")]), "还款情况"))
    assert (told["已还利息"], told["还息至"]) == ("1,516.67", date(2024, 4, 10))


def test_penalty_and_compound_interest_are_told_apart_from_interest() -> None:
    late = loan_sheet(repayments=[paid("2025-02-09", "7000.00")])
    # 30 days late at 9 %/360: 750.00 on 100,000, 45.75 on 6,100; the other 6,204.25 meet the interest first
    assert said(row(late, "还款情况")) == {
        "已还本金": "104.25",
        "已还利息": "6,100.00",
        "还息至": date(2025, 1, 10),
        "日": "（另已还罚息750.00元、复利45.75元；逾期后还款1笔共7,000.00元，抵充情况详见《债权计算明细》）",
    }


def test_each_note_has_its_copy_even_where_the_sums_are_the_same() -> None:
    found = rows(loan_sheet(loans=[loan(disbursements=[FIRST, SECOND])]), "还款情况")
    assert [(each.copy, said(each)["元"]) for each in found] == [(1, "（借据JJ-1）"), (2, "（借据JJ-2）")]
    assert [b.under for b in found[0].blanks if b.label == "元"] == ["已还本金"]


def test_the_due_day_is_not_late_and_the_days_are_counted_to_the_cutoff() -> None:
    found = row(loan_sheet(), LATE)
    assert ticked(found) == ["是"]
    assert said(found) == {
        "逾期时间": "应还款日为2025年1月10日，自次日起",
        "至今已逾期": "171天（计至2025年6月30日）",
    }
    assert found.blanks[0].unit == "至今已逾期"


def test_what_happened_after_the_cutoff_is_not_counted() -> None:
    made = dossier()
    early = made.model_copy(update={"arrears": compute(made.case, on=date(2025, 5, 31))})
    told = said(row(sheet(early), LATE))
    assert told["至今已逾期"] == "141天（计至2025年5月31日）"


def test_debts_late_since_different_days_have_a_copy_each() -> None:
    late = SECOND | {"due_on": "2025-05-31"}
    third = FIRST | {"note": "JJ-3", "amount": "1000"}
    found = rows(loan_sheet(loans=[loan(disbursements=[FIRST, late, third])]), LATE)
    assert [(each.copy, said(each)) for each in found] == [
        (
            1,
            {
                "逾期时间": "应还款日为2025年1月10日，自次日起",
                "至今已逾期": "171天（计至2025年6月30日；借据JJ-1、JJ-3）",
            },
        ),
        (
            2,
            {
                "逾期时间": "应还款日为2025年5月31日，自次日起",
                "至今已逾期": "30天（计至2025年6月30日；借据JJ-2）",
            },
        ),
    ]


def test_a_loan_without_default_is_not_late() -> None:
    running = FIRST | {"due_on": "2027-01-10"}
    found = row(loan_sheet(loans=[loan(disbursements=[running])], on=ON), LATE)
    assert (ticked(found), found.blanks) == (["否"], ())
