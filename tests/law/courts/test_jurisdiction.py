from datetime import date
from typing import Any

from legal_docs.law.articles import article
from legal_docs.law.courts.jurisdiction import jurisdiction_points
from legal_docs.model.finding import Grade
from legal_docs.model.point import Level, Point
from tests.law.courts.test_competent import ON, person, suit
from tests.law.factory import BORROWER, GUARANTOR, event, guarantor, loan


def found(code: str, on: date = ON, **changes: Any) -> Point | None:
    points = jurisdiction_points(suit(**changes), on=on)
    return next((each for each in points if each.code == code), None)


def test_a_plain_case_raises_nothing() -> None:
    assert jurisdiction_points(suit(), on=ON) == ()


def test_at_enforcement_nothing_is_said() -> None:
    assert jurisdiction_points(suit(stage="enforcement", court="丁省壬市癸区人民法院"), on=ON) == ()


def test_a_wrong_court_stops_and_names_the_competent_places() -> None:
    point = found("court_not_competent", court="丁省壬市癸区人民法院")
    assert point is not None and point.level is Level.STOP
    assert "甲省乙市丙区（合同履行地）" in point.sentence and "甲省乙市丁区（被告住所地）" in point.sentence


def test_a_court_chosen_for_the_mortgaged_house_is_told_why_not() -> None:
    house = {
        "id": "抵1",
        "kind": "mortgage_real",
        "owner": BORROWER,
        "description": "丁省壬市癸区样例路8号",
        "contract_number": "抵押001",
        "signed_on": "2022-06-30",
    }
    point = found("court_not_competent", court="丁省壬市癸区人民法院", collateral=[house])
    assert point is not None and "抵押房屋所在地不因抵押而取得管辖" in point.sentence


def test_a_court_chosen_for_the_guarantor_is_told_why_not() -> None:
    people = [person(), person(name=GUARANTOR, household_address="丁省壬市癸区样例路4号")]
    point = found(
        "court_not_competent", court="丁省壬市癸区人民法院", people=people, guarantors=[guarantor()]
    )
    assert point is not None and "按主合同确定管辖" in point.sentence


def test_what_is_needed_to_judge_the_court_is_named() -> None:
    point = found("court_unclear", court="丁省壬市癸区人民法院", people=[person(household_address="")])
    assert point is not None and f"{BORROWER}的户籍地址和经常居住地" in point.sentence
    point = found(
        "court_unclear", court="甲省乙市戊区人民法院", people=[person(household_address="甲省乙市")]
    )
    assert point is not None and "写明到区县的地址（现为“甲省乙市”）" in point.sentence


def test_an_unknown_date_of_moving_matters_only_where_the_court_depends_on_it() -> None:
    people = [person(residence_address="丁省壬市癸区样例路4号")]
    assert found("court_unclear", people=people) is None
    point = found("court_unclear", people=people, court="丁省壬市癸区人民法院")
    assert point is not None and "开始居住的日期" in point.sentence


def test_the_arbitration_law_of_2025_is_cited_only_once_in_force() -> None:
    loans = [loan(jurisdiction={"type": "arbitration", "content": "提交样例仲裁委员会仲裁"})]
    early = found("arbitration_clause", date(2026, 2, 28), loans=loans)
    late = found("arbitration_clause", date(2026, 3, 1), loans=loans)
    assert early is not None and "仲裁法2025.37" not in early.articles
    assert late is not None and "仲裁法2025.37" in late.articles and "财产保全" in late.sentence


def test_the_level_by_amount_says_that_its_source_is_secondary() -> None:
    point = found("court_level", court="甲省乙市中级人民法院")
    assert point is not None and point.grade is Grade.SECONDARY and "未核对原文" in point.source


def test_the_financial_court_goes_before_the_court_agreed() -> None:
    big = loan(
        amount="600000000",
        disbursements=[
            {"note": "甲", "disbursed_on": "2022-06-30", "due_on": "2023-06-30", "amount": "600000000"}
        ],
    )
    bank = {
        "name": "样例银行",
        "uscc": "000000000000000000",
        "head_name": "周样例",
        "address": "上海市浦东新区样例路1号",
    }
    point = found("court_level", loans=[big], creditor=bank, court="上海市浦东新区人民法院")
    assert point is not None and "上海金融法院" in point.sentence and "管辖批复2025.2" in point.articles
    assert found("court_level", loans=[big], creditor=bank, court="上海金融法院") is None


def test_a_clause_that_leads_nowhere_is_not_also_called_voidable() -> None:
    open_clause = {"content": "由有管辖权的人民法院管辖", "highlighted": False}
    loans = [loan(kind="consumer", jurisdiction=open_clause)]
    assert found("agreed_place_open", loans=loans) is not None
    assert found("clause_not_highlighted", loans=loans) is None


def test_suits_against_two_people_are_no_rivals() -> None:
    one, other = event("2025-06-02", "suit"), event("2025-06-03", "suit", target=GUARANTOR)
    assert found("two_suits_pending", events=[one, other]) is None
    apart = [one | {"debts": "甲"}, event("2025-06-03", "suit", debts="乙")]
    assert found("two_suits_pending", events=apart) is None


def test_every_article_of_a_point_is_held() -> None:
    points = jurisdiction_points(
        suit(
            court="丁省壬市癸区人民法院",
            people=[person(whereabouts="abroad")],
            events=[event("2025-06-02", "suit", ended_on="2025-07-01", ended_by="withdrawn")],
        ),
        on=ON,
    )
    assert {each.code for each in points} == {"court_not_competent", "foreign_element", "suit_withdrawn"}
    assert all(article(id) for each in points for id in each.articles)
