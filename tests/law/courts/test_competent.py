from datetime import date
from typing import Any

import pytest

from legal_docs.law.courts.agreement import Standing, agreement, contracts, links_of, named_place
from legal_docs.law.courts.competent import amount_in_dispute, courts, filing_day
from legal_docs.law.courts.exclusive import Dispute, MainContract, exclusive, governing_contract
from legal_docs.model.clauses import JurisdictionClause, PlaceLink
from tests.law.factory import BORROWER, GUARANTOR, card, case, event, guarantor, loan, note

ON = date(2026, 3, 2)
BANK = {
    "name": "样例银行",
    "uscc": "000000000000000000",
    "head_name": "周样例",
    "address": "甲省乙市丙区样例路1号",
}


def person(**changes: Any) -> dict[str, Any]:
    return {"kind": "natural", "name": BORROWER, "household_address": "甲省乙市丁区样例路2号"} | changes


def suit(**changes: Any) -> Any:
    fields: dict[str, Any] = {"creditor": BANK, "people": [person()], "court": "甲省乙市丙区人民法院"}
    return case(**(fields | changes))


def clause(content: str, **changes: Any) -> dict[str, Any]:
    return {"content": content, **changes}


def test_a_house_mortgaged_elsewhere_gives_no_jurisdiction() -> None:
    """G-02: exclusive jurisdiction is for rights in land and the contracts listed, not for loans."""
    assert exclusive(Dispute.MORTGAGE_LOAN).exclusive is False
    house = {
        "id": "抵1",
        "kind": "mortgage_real",
        "owner": BORROWER,
        "description": "丁省壬市癸区样例路8号",
        "contract_number": "抵押001",
        "signed_on": "2022-06-30",
    }
    assert all("癸区" not in each.place for each in courts(suit(collateral=[house]), on=ON))


def test_a_guarantor_lawfully_sued_alone_follows_the_guarantee_contract() -> None:
    """G-04."""
    assert governing_contract(sues_debtor=False, sues_guarantor=True) is MainContract.GUARANTEE
    assert governing_contract(sues_debtor=True, sues_guarantor=True) is MainContract.MAIN


def test_a_move_after_the_suit_was_accepted_changes_nothing() -> None:
    """G-06: the courts are those of the day of the suit."""
    moved = person(residence_address="丁省壬市癸区样例路4号", residence_since="2025-06-03")
    pending = [event("2025-06-02", "suit")]
    places = [each.place for each in courts(suit(people=[moved], events=pending), on=date(2026, 12, 1))]
    assert places == ["甲省乙市丙区", "甲省乙市丁区"]
    places = [each.place for each in courts(suit(people=[moved]), on=date(2026, 12, 1))]
    assert places == ["甲省乙市丙区", "丁省壬市癸区"]


def test_the_filing_day_is_that_of_the_pending_suit_or_of_the_paper_to_come() -> None:
    closed = event("2025-01-02", "suit", ended_on="2025-02-01", ended_by="withdrawn")
    assert filing_day(suit(events=[closed, event("2025-06-02", "suit")]), ON) == date(2025, 6, 2)
    assert filing_day(suit(events=[closed], file_on="2026-05-06"), ON) == date(2026, 5, 6)
    assert filing_day(suit(file_on="2026-01-06"), ON) == ON


def test_the_courts_are_listed_with_the_preferred_one_first() -> None:
    first, second = courts(suit(), on=ON)
    assert first.preferred and not second.preferred
    assert first.court == "甲省乙市丙区人民法院" and second.court == "甲省乙市丁区的基层人民法院"
    assert first.ground == "合同履行地" and "接收货币" in first.why
    assert "民诉法解释2022.18" in first.articles and "民诉法2023.22" in second.articles


def test_a_place_written_short_of_the_district_says_so() -> None:
    found = courts(suit(people=[person(household_address="甲省乙市样例路2号")]), on=ON)
    assert found[-1].place == "甲省乙市"
    assert "未写明到区县" in found[-1].against[0]


def test_an_address_that_is_missing_is_named() -> None:
    found = courts(suit(people=[person(household_address="")]), on=ON)
    assert found[-1].against == (f"尚缺：{BORROWER}的户籍地址和经常居住地",)
    assert not found[-1].preferred


def test_against_heirs_the_open_question_replaces_the_objection_from_the_clause() -> None:
    people = [person(), person(name="钱样例", household_address="丁省壬市癸区样例路4号")]
    one = suit(
        people=people,
        debtors=[{"name": "钱样例", "role": "heir"}],
        events=[event("2025-01-01", "death")],
        loans=[loan(jurisdiction=clause("由贷款人住所地人民法院管辖"))],
    )
    first, *others = courts(one, on=ON)
    assert first.place == "甲省乙市丁区" and first.preferred and not first.against
    assert [each.place for each in others] == ["甲省乙市丙区", "丁省壬市癸区"]
    assert all(len(each.against) == 1 and "专属管辖" in each.against[0] for each in others)


def test_against_heirs_of_somebody_not_described_every_place_has_the_open_question() -> None:
    one = suit(debtors=[{"name": BORROWER, "role": "heir"}])
    assert all("专属管辖" in each.against[0] for each in courts(one, on=ON))


def test_at_enforcement_no_court_for_a_suit_is_proposed() -> None:
    assert courts(suit(stage="enforcement"), on=ON) == ()


def test_a_guarantors_home_is_no_ground_beside_the_debtor() -> None:
    people = [person(), person(name=GUARANTOR, household_address="丁省壬市癸区样例路4号")]
    found = courts(suit(people=people, guarantors=[guarantor()]), on=ON)
    assert [each.place for each in found] == ["甲省乙市丙区", "甲省乙市丁区"]


def test_a_large_claim_against_somebody_elsewhere_goes_to_the_intermediate_court() -> None:
    big = loan(amount="200000000", disbursements=[note(amount="200000000")])
    far = [person(household_address="丁省壬市癸区样例路4号")]
    found = courts(suit(loans=[big], people=far), on=ON)
    assert found[0].court == "甲省乙市的中级人民法院"
    assert "法发〔2021〕27号" in found[0].against[0]


def test_the_financial_court_takes_the_intermediate_level_of_its_city() -> None:
    big = loan(amount="600000000", disbursements=[note(amount="600000000")])
    bank = BANK | {"address": "上海市浦东新区样例路1号"}
    assert courts(suit(loans=[big], creditor=bank), on=ON)[0].court == "上海金融法院"


def test_the_amount_is_the_last_balance_else_what_was_lent_or_billed() -> None:
    balances = [
        {"on": "2026-01-01", "total": "90000"},
        {"on": "2026-02-01", "debt": "借据001", "total": "80000"},
        {"on": "2026-02-01", "debt": "借据002", "total": "5000"},
    ]
    assert amount_in_dispute(suit(balances=balances)) == 85000
    assert amount_in_dispute(suit()) == 100000
    assert amount_in_dispute(suit(cause="card", loans=[], cards=[card()])) == 6000


@pytest.mark.parametrize(
    ("content", "links"),
    [
        ("由贷款人住所地有管辖权的人民法院管辖", (PlaceLink.PLAINTIFF,)),
        ("由发卡机构所在地人民法院管辖", (PlaceLink.PLAINTIFF,)),
        ("由借款人住所地人民法院管辖", (PlaceLink.DEFENDANT,)),
        ("由原告住所地或者被告住所地人民法院管辖", (PlaceLink.PLAINTIFF, PlaceLink.DEFENDANT)),
        ("由合同履行地法院管辖", (PlaceLink.PERFORMANCE,)),
        ("由合同签署地法院管辖", (PlaceLink.SIGNING,)),
        ("由有管辖权的人民法院管辖", ()),
    ],
)
def test_the_wording_of_a_clause_shows_which_place_it_means(
    content: str, links: tuple[PlaceLink, ...]
) -> None:
    assert links_of(JurisdictionClause(content=content)) == links


def test_a_recorded_link_goes_before_the_wording() -> None:
    both = JurisdictionClause(content="由贷款人住所地人民法院管辖", link=PlaceLink.SIGNING)
    assert links_of(both) == (PlaceLink.SIGNING,)


def test_a_place_named_outright_is_found_in_court_or_wording() -> None:
    assert (
        named_place(JurisdictionClause(content="约定", court="甲省乙市丙区人民法院")).name == "甲省乙市丙区"
    )
    assert named_place(JurisdictionClause(content="争议由乙市丁区人民法院管辖")).name == "乙市丁区"
    assert named_place(JurisdictionClause(content="甲省乙市丙区人民法院管辖")).name == "甲省乙市丙区"
    either = JurisdictionClause(content="提交样例市仲裁委员会仲裁，也可以向甲省交城县人民法院起诉")
    assert named_place(either).name == "甲省交城县"
    assert not named_place(JurisdictionClause(content="由贷款人住所地人民法院管辖"))


def standing(content: str, **changes: Any) -> Standing | None:
    one = suit(loans=[loan(jurisdiction=clause(content, **changes))])
    found = agreement(one, contracts(one)[0])
    return found.standing if found else None


def test_an_agreed_court_at_one_of_the_five_places_holds() -> None:
    assert standing("由丙区法院管辖", court="甲省乙市丙区人民法院") is Standing.HOLDS


def test_an_agreed_court_elsewhere_needs_proof() -> None:
    named = {"court": "丁省壬市癸区人民法院"}
    assert standing("约定管辖", **named) is Standing.UNPROVED
    assert standing("约定管辖", **named, evidence="01/联系.pdf") is Standing.HOLDS


def test_a_court_that_does_not_lie_where_its_link_says_needs_proof() -> None:
    assert standing("约定管辖", court="丁省壬市癸区人民法院", link="plaintiff") is Standing.UNPROVED


def test_an_agreement_that_leads_nowhere_is_open() -> None:
    assert standing("由有管辖权的人民法院管辖") is Standing.OPEN


def test_an_assignee_does_not_bring_a_new_plaintiffs_place() -> None:
    assigned = BANK | {"assigned_from": "样例旧银行"}
    one = suit(creditor=assigned, loans=[loan(jurisdiction=clause("由贷款人住所地人民法院管辖"))])
    found = agreement(one, contracts(one)[0])
    assert found is not None and found.standing is Standing.OPEN
    assert found.places[0].missing == "签订合同时样例旧银行的住所地"


def test_one_contract_with_arbitration_leaves_the_courts_of_the_other() -> None:
    free = loan(number="合同002", disbursements=[note(note="借据002")])
    bound = loan(jurisdiction=clause("提交样例仲裁委员会仲裁", type="arbitration"))
    assert courts(suit(loans=[bound]), on=ON) == ()
    assert courts(suit(loans=[bound, free]), on=ON)[0].place == "甲省乙市丙区"


def test_with_a_guarantor_beside_the_debtor_the_main_contract_is_said_to_decide() -> None:
    people = [person(), person(name=GUARANTOR)]
    first, *others = courts(suit(people=people, guarantors=[guarantor()]), on=ON)
    assert "按主合同确定管辖" in first.why and "担保制度解释2020.21" in first.articles
    assert all("主合同" not in each.why for each in others)
    assert "主合同" not in courts(suit(), on=ON)[0].why


def test_one_place_is_named_in_one_way_with_its_province() -> None:
    named = [loan(jurisdiction=clause("由乙市丙区人民法院管辖"))]
    first, second = courts(suit(loans=named, people=[person(household_address="乙市丁区样例路2号")]), on=ON)
    assert (first.place, second.place) == ("甲省乙市丙区", "甲省乙市丁区")
    assert second.court == "甲省乙市丁区的基层人民法院"


def test_who_has_lived_a_year_in_the_district_of_the_registered_home_lives_there() -> None:
    at = person(residence_address="甲省乙市丁区新样例路5号", residence_since="2022-08-01")
    home = courts(suit(people=[at]), on=ON)[1]
    assert home.place == "甲省乙市丁区" and "被告经常居住地（与户籍地在同一区县" in home.why
    assert "民诉法解释2022.4" in home.articles
    stayed = at | {"residence_address": "甲省乙市丁区样例路2号"}
    for other in (at | {"residence_since": "2025-06-01"}, at | {"residence_since": None}, stayed):
        assert "户籍所在地" in courts(suit(people=[other]), on=ON)[1].why
