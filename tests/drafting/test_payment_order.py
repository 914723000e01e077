"""The application for a payment order: only where suggested, a due and certain sum, the debtor's court."""

from decimal import Decimal
from typing import Any

from legal_docs.drafting.payment_order import drafts, must_say, payment_order
from legal_docs.model.assessment import Assessment, Fit, Route
from legal_docs.model.dossier import Dossier
from tests.drafting.factory import COMPANY, DEBTOR, dossier
from tests.drafting.test_enforcement import JUDGMENT
from tests.ledger.factory import card, loan

NEAR = DEBTOR | {"household_address": "某省某市某区某路1号"}


def suggested(*, chosen: bool = True, **changes: Any) -> Dossier:
    file = dossier(**changes)
    route = Route(code="payment_order", label="支付令", fit=Fit.YES, suggested=chosen)
    weighed = Assessment(on=file.on, claim=Decimal("1.00"), routes=(route,))
    return file.model_copy(update={"findings": file.findings.model_copy(update={"assessment": weighed})})


def test_nothing_is_made_unless_the_route_is_suggested() -> None:
    assert not list(drafts(dossier()))
    assert not list(drafts(suggested(chosen=False)))
    assert [draft.name for draft in drafts(suggested())] == ["支付令申请书"]


def test_nothing_is_made_in_enforcement_nor_against_heirs() -> None:
    assert not list(drafts(suggested(stage="enforcement", judgments=[JUDGMENT])))
    assert not list(drafts(suggested(debtors=[{"name": "钱某某", "role": "heir"}])))


def test_the_sum_is_what_is_owed_at_the_cut_off() -> None:
    file = suggested()
    paper = payment_order(file)
    assert paper.total == f"{file.arrears.owed.total:,.2f}"
    assert paper.cutoff == "2025年6月30日"
    assert {paper.total, paper.capitals, paper.cutoff, "钱某某"} <= set(must_say(paper))


def test_the_court_of_the_case_stands_only_where_it_is_the_basic_court_of_a_debtor() -> None:
    assert payment_order(suggested(people=[NEAR])).court == "某市某区人民法院"
    assert payment_order(suggested(people=[NEAR], court="某市中级人民法院")).court == ""
    away = DEBTOR | {"household_address": "某省某市河东区某路1号"}
    found = payment_order(suggested(people=[away]))
    assert (found.court, found.seat) == ("", "某省某市河东区某路1号")
    assert found.seat in must_say(found)


def test_people_are_called_respondents_throughout() -> None:
    debtors = [{"name": "钱某某"}, {"name": COMPANY["name"], "role": "co_borrower"}]
    paper = payment_order(suggested(debtors=debtors))
    assert [each.title for each in paper.respondents] == ["被申请人一", "被申请人二"]
    assert paper.copies == 2
    assert not any("被告" in fact.who for fact in paper.facts)


def test_it_cites_the_duty_to_repay_and_the_procedure() -> None:
    assert "第二百二十五条" in payment_order(suggested()).basis.citation
    old = payment_order(suggested(loans=[loan(signed_on="2020-12-01")])).basis
    assert (old.old_law, "时间效力" in old.citation) == (False, True)


def test_a_card_debt_is_told_as_one() -> None:
    paper = payment_order(suggested(loans=[], cards=[card()], cause="card"))
    assert paper.card
    assert "第六百七十四条" not in paper.basis.citation


def test_law_older_than_the_civil_code_is_left_to_a_lawyer() -> None:
    terms = {"note": "JJ-1", "disbursed_on": "2019-01-10", "due_on": "2020-01-10", "amount": "100000"}
    basis = payment_order(suggested(loans=[loan(signed_on="2019-01-08", disbursements=[terms])])).basis
    assert basis.old_law and "《中华人民共和国民法典》第" not in basis.citation
    assert "第二百二十五条" in basis.citation
