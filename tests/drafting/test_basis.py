"""Which articles a paper cites."""

from datetime import date

import pytest

from legal_docs.drafting.basis import basis, before_civil_code
from legal_docs.model.casefile import Stage
from tests.drafting.factory import dossier, exhibit, guarantor
from tests.drafting.test_letters import examined
from tests.ledger.factory import card, loan, note, paid

THING = {
    "id": "D1",
    "owner": "钱某某",
    "description": "某省某市某路1号房屋",
    "contract_number": "DY-1",
    "signed_on": "2024-01-08",
    "registered_on": "2024-01-10",
}
TEXT = {
    "392": "第三百九十二条",
    "402": "第四百零二条",
    "403": "第四百零三条",
    "561": "第五百六十一条",
    "578": "第五百七十八条",
    "585": "第五百八十五条",
    "670": "第六百七十条",
    "674": "第六百七十四条",
    "675": "第六百七十五条",
    "686": "第六百八十六条",
    "687": "第六百八十七条",
    "688": "第六百八十八条",
    "691": "第六百九十一条",
}


def cited(**changes) -> set[str]:
    """The numbers of those articles of the Civil Code above that are cited."""
    text = basis(dossier(**changes)).citation
    return {number for number, name in TEXT.items() if name in text}


PLAIN = {"674", "675"}


def test_a_plain_loan_cites_what_a_loan_needs_and_no_more() -> None:
    assert cited() == PLAIN


def test_a_call_by_notice_or_by_the_suit_cites_578_and_a_matured_loan_does_not() -> None:
    rows = [("2025-01-10", "40000"), ("2026-01-10", "60000")]
    called = loan(disbursements=[note(rows)], acceleration={"declared_on": "2025-02-01"})
    assert cited(loans=[called]) == PLAIN | {"578"}
    assert cited(loans=[loan(disbursements=[note(rows)])]) == PLAIN | {"578"}
    assert cited() == PLAIN


@pytest.mark.parametrize(
    ("kind", "registration", "articles"),
    [
        ("mortgage_real", "formal", {"402"}),
        ("mortgage_real", "advance", set()),
        ("mortgage_real", "none", set()),
        ("mortgage_movable", "formal", {"403"}),
        ("mortgage_movable", "none", set()),
        ("pledge_movable", "none", set()),
        ("pledge_right", "formal", set()),
    ],
)
def test_collateral_cites_the_article_of_its_own_kind(
    kind: str, registration: str, articles: set[str]
) -> None:
    thing = THING | {"kind": kind, "registration": registration}
    assert cited(collateral=[thing]) == PLAIN | articles
    # 392 is about collateral beside a guarantee, and only then
    assert cited(collateral=[thing], guarantors=[guarantor()]) == PLAIN | articles | {"392", "688", "691"}


def test_a_guarantee_cites_its_scope_and_the_article_of_its_own_kind() -> None:
    assert cited(guarantors=[guarantor()]) == PLAIN | {"691", "688"}
    assert cited(guarantors=[guarantor(type="general")]) == PLAIN | {"691", "686", "687"}
    both = [guarantor(), guarantor(type="general")]
    assert cited(guarantors=both) == PLAIN | {"691", "686", "687", "688"}


def test_money_that_was_allocated_or_costs_that_are_owed_cite_561() -> None:
    assert cited(repayments=[paid("2025-02-01", "10")]) == PLAIN | {"561"}
    cost = {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-06-01"}
    assert cited(costs=[cost]) == PLAIN | {"561"}


def test_money_that_met_nothing_yet_does_not_cite_561() -> None:
    early = {"on": date(2024, 7, 1), "repayments": [paid("2024-06-01", "10")]}
    assert cited(**early) == PLAIN | {"578"}


def test_money_lent_short_concedes_nothing_in_the_complaint() -> None:
    assert cited(loans=[loan(amount="110000")]) == PLAIN


def test_damages_of_a_card_cite_585() -> None:
    account = {"cause": "card", "loans": [], "cards": [card()]}
    assert cited(**account) == {"675", "585"}
    plain = card(statements=card().statements[:1])
    assert cited(cause="card", loans=[], cards=[plain]) == {"675"}


def old(due: str):
    terms = {"note": "JJ-1", "disbursed_on": "2020-01-10", "due_on": due, "amount": "100000"}
    return loan(signed_on="2020-01-08", disbursements=[terms])


def test_the_old_law_governs_only_where_every_due_day_lies_before_2021() -> None:
    assert before_civil_code(dossier(loans=[old("2020-12-31")]))
    assert not before_civil_code(dossier(loans=[old("2021-01-01")]))
    assert not before_civil_code(dossier(loans=[old("2020-12-31"), loan(number="HT-2")]))


def test_a_contract_signed_since_2021_cites_no_transition() -> None:
    first = loan(
        signed_on="2021-01-01",
        disbursements=[
            {"note": "JJ-1", "disbursed_on": "2021-01-10", "due_on": "2022-01-10", "amount": "100000"}
        ],
    )
    assert "时间效力" not in basis(dossier(loans=[first])).citation
    assert "时间效力" in basis(dossier(loans=[old("2021-01-01")])).citation


def test_articles_stand_in_order_of_their_numbers() -> None:
    text = basis(dossier(guarantors=[guarantor()], collateral=[THING | {"kind": "mortgage_real"}])).citation
    places = [text.index(TEXT[number]) for number in ("392", "674", "675", "688", "691")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("on", "suit", "enforcement"),
    [
        (date(2025, 6, 30), "第一百二十二条", "第二百四十七条、第二百五十条、第二百六十四条"),
        (date(2023, 12, 31), "第一百二十二条", "第二百四十三条、第二百四十六条、第二百六十条"),
        (date(2021, 12, 31), "第一百一十九条", "第二百三十六条、第二百三十九条、第二百五十三条"),
    ],
)
def test_a_paper_cites_the_numbers_of_its_own_day(on: date, suit: str, enforcement: str) -> None:
    code = "《中华人民共和国民事诉讼法》"
    made = dossier(loans=[old("2021-01-01")])
    assert f"{code}{suit}" in basis(made.model_copy(update={"on": on})).citation
    case = made.case.model_copy(update={"stage": Stage.ENFORCEMENT})
    assert basis(made.model_copy(update={"on": on, "case": case})).citation == f"{code}{enforcement}"


def test_a_paper_older_than_the_civil_code_cites_procedure_only() -> None:
    made = dossier(loans=[old("2021-01-01")])
    found = basis(made.model_copy(update={"on": date(2020, 12, 31)}))
    assert found.citation == "《中华人民共和国民事诉讼法》第一百一十九条"
    assert found.old_law


def test_a_consent_given_after_the_period_cites_192() -> None:
    consent = {
        "id": "C1",
        "on": "2028-06-01",
        "channel": "handed",
        "target": "钱某某",
        "outcome": "reached",
        "receiver": "self",
        "arrived_on": "2028-06-01",
        "is_demand": True,
        "signed_consent": True,
        "result": "同意继续履行还款义务",
        "evidence": "04/回执.pdf",
    }
    text = basis(examined(exhibit(1, "04/回执.pdf", 1, 1), contacts=[consent], on=date(2028, 6, 30))).citation
    assert "第一百九十二条" in text
    assert "第一百九十二条" not in basis(examined()).citation
