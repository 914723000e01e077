"""The contract rate over time.

The LPR of one year was 3.45 from 2024-01-22, 3.10 from 2024-10-21, 3.00 from 2025-05-20.
"""

from datetime import date

import pytest

from legal_docs.errors import BadInputError
from legal_docs.ledger import compute
from legal_docs.ledger.rates import penalty_rate, pricing_days, rate_on
from tests.ledger.factory import D, case, loan, note

LENT = date(2024, 3, 1)


def floating(reset: str = "new_year", **changes):
    terms = {
        "rate": {"kind": "lpr", "lpr_tenor": "1y", "spread_bp": 55, "reset": reset},
        "disbursements": [note([("2026-03-01", "100000")], disbursed_on=LENT)],
    }
    return loan(**(terms | changes))


def rate(terms, day: date):
    return rate_on(terms, terms.disbursements[0], day)


def test_a_spread_is_in_hundredths_of_a_per_cent() -> None:
    # 3.45 + 55 ÷ 100 = 4.00
    assert rate(floating(), LENT) == D("4.00")
    lower = {"kind": "lpr", "lpr_tenor": "1y", "spread_bp": -45, "reset": "never"}
    assert rate(floating(rate=lower), LENT) == D("3.00")


def test_a_rate_reset_at_new_year_changes_on_the_first_of_january() -> None:
    assert rate(floating(), date(2024, 12, 31)) == D("4.00")
    assert rate(floating(), date(2025, 1, 1)) == D("3.65")  # 3.10 + 0.55
    assert rate(floating(), date(2026, 1, 1)) == D("3.55")  # 3.00 + 0.55


def test_a_rate_reset_on_the_day_of_lending_changes_on_that_day_each_year() -> None:
    yearly = floating("anniversary")
    assert rate(yearly, date(2025, 2, 28)) == D("4.00")
    assert rate(yearly, date(2025, 3, 1)) == D("3.65")


def test_a_rate_that_is_never_reset_stays() -> None:
    assert rate(floating("never"), date(2026, 2, 1)) == D("4.00")


def test_the_last_day_itself_may_be_a_day_of_reset() -> None:
    terms = floating()
    found = list(pricing_days(terms, terms.disbursements[0], date(2025, 1, 1)))
    assert found == [LENT, date(2025, 1, 1)]


def test_interest_and_penalty_follow_a_reset_from_its_day() -> None:
    # due 2024-12-22 on 360 days: 100000 × 4 % × 296 ÷ 360 = 3288.89
    due = floating(disbursements=[note([("2024-12-22", "100000")], disbursed_on=LENT)], compound=None)
    arrears = compute(case(due), on=date(2025, 1, 11))
    # penalty 6 % for 10 days to 01-01: 166.67; then 3.65 × 1.5 = 5.475 % for 10 days: 152.08
    assert (arrears.owed.interest, arrears.owed.penalty) == (D("3288.89"), D("318.75"))
    assert arrears.debts[0].rate_percent == D("3.65")
    assert arrears.debts[0].penalty_percent == D("5.475")


def test_interest_not_yet_due_follows_a_reset_from_its_day() -> None:
    # 100000 × 4 % × 306 ÷ 360 = 3400.00, then 100000 × 3.65 % × 10 ÷ 360 = 101.39
    assert compute(case(floating()), on=date(2025, 1, 11)).owed.interest == D("3501.39")


def test_without_a_penalty_clause_overdue_principal_bears_the_contract_rate() -> None:
    # 100000 × 6 % × 10 ÷ 360 = 166.67
    arrears = compute(case(loan(penalty=None)), on=date(2025, 1, 20))
    assert arrears.owed.penalty == D("166.67")
    assert arrears.debts[0].penalty_percent is None
    # unpaid interest 6100 bears it too: 6100 × 6 % × 10 ÷ 360 = 10.1666… → 10.17
    assert arrears.owed.compound == D("10.17")
    assert {line.label for line in arrears.lines if line.component == "penalty"} == {
        "第1期逾期本金逾期利息（合同未约定罚息，按借款利率）"
    }


def test_compound_interest_may_run_at_the_contract_rate() -> None:
    # 6100 × 6 % × 10 ÷ 360 = 10.17, while the penalty stays at 9 %: 250.00
    owed = compute(case(loan(compound={"rate": "contract"})), on=date(2025, 1, 20)).owed
    assert (owed.compound, owed.penalty) == (D("10.17"), D("250.00"))


def test_without_a_compound_clause_unpaid_interest_bears_nothing() -> None:
    assert compute(case(loan(compound=None)), on=date(2025, 1, 20)).owed.compound == 0


@pytest.mark.parametrize("spread", [-345, -400])
def test_a_rate_that_is_not_above_zero_is_refused(spread: int) -> None:
    negative = {"kind": "lpr", "lpr_tenor": "1y", "spread_bp": spread, "reset": "never"}
    with pytest.raises(BadInputError, match="利率不大于零"):
        compute(case(floating(rate=negative)), on=date(2025, 1, 1))


def test_an_lpr_that_is_not_in_the_table_is_refused_and_named() -> None:
    early = floating(disbursements=[note([("2020-03-01", "100000")], disbursed_on="2019-08-19")])
    with pytest.raises(BadInputError, match="没有2019-08-19适用的一年期LPR"):
        compute(case(early), on=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({}, "每年1月1日按当日适用的一年期LPR加55个基点重新确定借款利率，罚息、复利利率随之调整"),
        (
            {"reset": "anniversary", "spread_bp": -10},
            "每年于放款日的对应日按当日适用的一年期LPR减10个基点重新确定借款利率，罚息、复利利率随之调整",
        ),
        ({"reset": "never"}, ""),
    ],
)
def test_what_goes_on_accruing_says_how_a_floating_rate_is_set(terms: dict, words: str) -> None:
    rate = {"kind": "lpr", "lpr_tenor": "1y", "spread_bp": 55, "reset": "new_year"} | terms
    debt = compute(case(floating(rate=rate)), on=date(2025, 1, 11)).debts[0]
    assert [row.floating for row in debt.continuing] == [words]


def test_a_fixed_rate_does_not_float() -> None:
    debt = compute(case(loan()), on=date(2025, 6, 1)).debts[0]
    assert {row.floating for row in debt.continuing} == {""}


@pytest.mark.parametrize(
    ("misused", "misuse", "rate"),
    [(False, "100", "9"), (True, "100", "12"), (True, "40", "9"), (True, None, "9")],
)
def test_a_loan_overdue_and_misused_bears_the_higher_uplift_and_never_the_sum(
    misused: bool, misuse: str | None, rate: str
) -> None:
    penalty = {"overdue_uplift_percent": "50", "misuse_uplift_percent": misuse, "misused": misused}
    assert penalty_rate(loan(penalty=penalty), D("6")) == D(rate)
