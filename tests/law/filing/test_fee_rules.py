"""Court fees beside their tiers."""

from datetime import date
from decimal import Decimal

import pytest

from legal_docs.law.articles import article
from legal_docs.law.filing import fees
from legal_docs.law.filing.fee_rules import (
    Halving,
    Outcome,
    after_halving,
    bearing,
    changed_claim,
    conversion,
    fee_base,
    payment_due,
    payment_order_top_up,
)
from legal_docs.ledger import compute
from tests.law.factory import case

HUNDRED_THOUSAND = Decimal(100000)


def test_simplified_and_mediation_halve_the_fee_once() -> None:
    found = after_halving(HUNDRED_THOUSAND, [Halving.SIMPLIFIED, Halving.MEDIATION, Halving.COUNTERCLAIM])
    assert (found.fee, found.halvings) == (Decimal("1150.00"), 1)


def test_the_base_grows_with_interest_to_the_day_of_filing() -> None:
    arrears = compute(case(), on=date(2023, 7, 30))
    later = compute(case(), on=date(2023, 8, 9))
    assert fee_base(arrears, date(2023, 8, 9)) == later.owed.total
    assert fee_base(arrears, arrears.on) == arrears.owed.total


def test_a_filing_before_the_cutoff_has_no_base() -> None:
    with pytest.raises(ValueError, match="filed_before_cutoff"):
        fee_base(compute(case(), on=date(2023, 7, 30)), date(2023, 7, 29))


def test_half_and_top_up_make_the_whole_fee() -> None:
    found = conversion(Decimal(206136), date(2026, 3, 2))
    assert found.amount + fees.acceptance_halved(Decimal(206136)) == fees.acceptance(Decimal(206136))
    assert found.due == payment_due(date(2026, 3, 2))


def test_a_failed_payment_order_is_topped_up_to_the_whole_fee() -> None:
    amount = Decimal(30000)
    assert payment_order_top_up(amount) + fees.payment_order(amount) == fees.acceptance(amount)


def test_a_claim_that_stays_changes_no_fee() -> None:
    found = changed_claim(HUNDRED_THOUSAND, HUNDRED_THOUSAND, inquiry_closed=True)
    assert (found.to_pay, found.refund, found.own_cost) == (0, 0, 0)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_says_who_bears_the_fee_with_an_article_in_force(outcome: Outcome) -> None:
    found = bearing(outcome)
    assert found.who
    assert all(article(each).in_force(date(2026, 5, 16)) for each in found.articles)
    assert found.articles


@pytest.mark.parametrize(
    ("outcome", "who"),
    [
        (Outcome.LOST, "由原告负担"),
        (Outcome.PARTLY_WON, "由法院根据案件具体情况决定各自负担的数额"),
        (Outcome.ORDER_STANDS, "申请费由债务人负担"),
    ],
)
def test_who_bears_the_fee(outcome: Outcome, who: str) -> None:
    assert bearing(outcome).who == who
