"""Points at the stage of enforcement: a withdrawn application, a late one, courts, debtors, outsiders."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from legal_docs.law.articles import article
from legal_docs.law.executing.credit_measures import listed_until, listing
from legal_docs.law.executing.enforcement_courts import enforcement_courts
from legal_docs.law.executing.enforcement_papers import papers
from legal_docs.law.executing.enforcement_periods import enforcement_periods
from legal_docs.law.executing.enforcement_points import enforcement_points
from legal_docs.law.executing.excessive_seizure import held_value, owed_at_most
from legal_docs.law.executing.several_creditors import may_participate, waiting_points
from legal_docs.law.filing.costs import enforcement_fee
from legal_docs.model.finding import Grade
from legal_docs.model.judgment import InstrumentKind, Judgment
from legal_docs.model.party import NaturalPerson, Organisation
from legal_docs.model.point import Level, Point
from tests.law.factory import BORROWER, CO_BORROWER, OTHER_GUARANTOR, case, event, judgment

D = date
ON = D(2024, 6, 3)
COMPANY = {"kind": "organisation", "name": OTHER_GUARANTOR, "address": "样例市样例路9号"}
PERSON = {"kind": "natural", "name": BORROWER, "household_address": "样例市样例路2号"}
ITEM = {"label": "本金", "kind": "principal", "amount": "100000", "is_base": True}
CAR = {"id": "C1", "owner": BORROWER, "kind": "vehicle", "description": "小型汽车", "location": "样例市"}


def points(on: date = ON, terms: dict[str, Any] | None = None, **changes: Any) -> dict[str, Point]:
    judged = judgment(items=[ITEM], **terms or {})
    file = case(**({"stage": "enforcement", "judgments": [judged]} | changes))
    return {each.code: each for each in enforcement_points(file, on=on)}


def test_there_are_no_points_on_enforcement_before_its_stage_or_before_the_instrument() -> None:
    assert points(stage="suit") == {}
    assert points(D(2023, 1, 31)) == {}
    assert points(D(2023, 2, 1)) != {}


def test_after_a_withdrawal_the_application_is_not_free_of_the_period() -> None:
    applied = event("2023-09-01", "enforcement", ended_on="2024-02-01", ended_by="withdrawn")
    file = case(judgments=[judgment()], events=[applied])
    period = enforcement_periods(file, file.judgments[0], BORROWER, on=ON)[0]
    assert (period.running, period.safe_last_day) == (True, D(2025, 9, 1))


def test_a_late_application_is_accepted_and_only_an_objection_ends_it() -> None:
    file = case(judgments=[judgment()])
    period = enforcement_periods(file, file.judgments[0], BORROWER, on=D(2025, 3, 12))[0]
    said = next(each.sentence for each in period.warnings if each.effect == "defence_possible")
    assert "申请仍应受理" in said
    assert "异议成立的裁定不予执行" in said
    assert period.next_acts[0].paper == "强制执行申请书"


def test_the_application_fee_is_the_debtors_and_not_prepaid() -> None:
    line = enforcement_fee(Decimal(10000))
    assert (line.amount, line.prepaid) == (Decimal("50.00"), False)
    assert "由被执行人负担" in line.note


@pytest.mark.parametrize(
    ("kind", "grounds", "cited"),
    [
        ("judgment", ["第一审人民法院", "被执行的财产所在地"], "民诉法2023.235"),
        ("payment_order", ["作出支付令的法院", "被执行的财产所在地"], "民诉法解释2022.460"),
        ("award", ["被执行人住所地", "被执行的财产所在地"], "仲裁法解释2006.29"),
        ("notarised", ["被执行人住所地", "被执行的财产所在地"], "公证债权文书执行规定2018.2"),
    ],
)
def test_the_courts_follow_the_kind_of_instrument(kind: str, grounds: list[str], cited: str) -> None:
    file = case(judgments=[judgment(kind=kind)], clues=[CAR | {"location": "另例市"}])
    options = enforcement_courts(file, file.judgments[0])
    assert [each.ground for each in options] == grounds
    assert all(cited in each.articles for each in options)
    assert ("中级人民法院" in options[0].why) is (kind == "award")


def test_a_second_instance_judgment_leaves_the_first_court_open() -> None:
    judged = Judgment(**judgment(number="（2023）样01民终1号"))
    option = enforcement_courts(case(), judged)[0]
    assert (option.court, option.preferred) == ("", False)


def test_equal_courts_are_one_and_a_bank_is_no_place() -> None:
    home = CAR | {"kind": "real_estate", "location": "样例省样例市样例区样例巷3号", "id": "C2"}
    account = {"id": "C3", "owner": BORROWER, "kind": "deposit", "description": "存款"}
    account["location"] = "样例银行另例市分行"
    file = case(judgments=[judgment()], clues=[home, account, CAR | {"location": "另例市丁区9号"}])
    first, other = enforcement_courts(file, file.judgments[0])
    assert (first.place, first.court) == ("样例省样例市样例区", "样例市样例区人民法院")
    assert (first.ground, first.preferred, first.against) == ("第一审人民法院、被执行的财产所在地", True, ())
    assert (other.place, other.court) == ("另例市丁区", "")
    assert "执行工作规定2020.13" in first.articles
    assert len(other.against) == 2


def test_two_obliged_of_one_district_make_one_court() -> None:
    people = [
        PERSON | {"household_address": "样例市样例区甲路1号"},
        PERSON | {"name": CO_BORROWER, "household_address": "样例市样例区乙路2号"},
    ]
    judged = judgment(kind="notarised", obligors=[BORROWER, CO_BORROWER])
    found = enforcement_courts(case(people=people, judgments=[judged]), Judgment(**judged))
    assert [(each.place, each.ground) for each in found] == [("样例市样例区", "被执行人住所地")]
    assert BORROWER in found[0].why
    assert CO_BORROWER in found[0].why


def test_property_preserved_by_another_court_is_to_be_handed_over() -> None:
    measure = {"id": "P1", "owner": BORROWER, "kind": "deposit", "asset": "存款", "ruling_number": "保1"}
    measure |= {"ruled_on": "2023-01-01", "court": "丁法院"}
    assert "preserved_by_another_court" in points(preservations=[measure])
    assert "preserved_by_another_court" not in points(
        preservations=[measure | {"court": "样例市样例区人民法院"}]
    )


def test_the_papers_ask_for_what_the_kind_and_the_applicant_need() -> None:
    def names(terms: dict[str, Any], **creditor: Any) -> str:
        file = case(judgments=[judgment(**terms)])
        file = file.model_copy(update={"creditor": file.creditor.model_copy(update=creditor)})
        return "、".join(each.name for each in papers(file, file.judgments[0]))

    assert "生效证明" in names({})
    assert "执行证书" in names({"kind": InstrumentKind.NOTARISED})
    assert "生效证明" not in names({"kind": InstrumentKind.NOTARISED})
    assert "书面认可" in names({}, assigned_from="样例甲银行")


def test_papers_are_no_longer_missed_once_the_application_is_in() -> None:
    assert "enforcement_papers_missing" in points()
    assert "enforcement_papers_missing" not in points(events=[event("2024-03-01", "enforcement")])


def test_an_instrument_effective_before_it_was_made_is_stopped() -> None:
    assert points(terms={"effective_on": "2023-01-31"})["effective_before_issue"].level is Level.STOP
    assert "effective_before_issue" not in points(terms={"effective_on": "2023-02-01"})


def test_a_mediation_statement_is_effective_once_the_bank_has_signed_for_it_too() -> None:
    terms = {"kind": "mediation", "served_on": "2023-03-02"}
    assert "effective_date_doubtful" in points(terms=terms)
    assert "effective_date_doubtful" not in points(terms=terms | {"served_on": "2023-03-01"})


def test_levied_money_counts_from_the_levy() -> None:
    row = {"id": "R1", "paid_on": "2024-03-01", "amount": "5", "channel": "法院划拨"}
    assert "levied_money_day" in points(repayments=[row])
    assert "levied_money_day" not in points(repayments=[row | {"channel": "柜台"}])


def test_principal_left_out_of_the_base_of_doubled_interest_is_noticed() -> None:
    judged = judgment(items=[ITEM | {"is_base": False}])
    assert "doubled_base_left_out" in points(judgments=[judged])
    assert "doubled_base_left_out" not in points()


def test_the_property_of_the_man_behind_a_company_is_not_the_companys() -> None:
    person = COMPANY | {"head_name": BORROWER}
    found = points(terms={"obligors": OTHER_GUARANTOR}, people=[PERSON, person], clues=[CAR])
    said = found["clue_owner_not_obliged"]
    assert (said.grade, said.articles) == (Grade.UNSETTLED, ("民营经济促进法2025.62",))


def test_income_is_taken_only_beyond_the_cost_of_living() -> None:
    assert "living_costs" in points(clues=[CAR | {"description": "每月工资"}])
    assert "living_costs" not in points(clues=[CAR])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"org_type": "个体工商户", "operator": "吴样例"}, "sole_trader_operator"),
        ({"org_type": "个人独资企业", "operator": "吴样例"}, "sole_proprietor"),
        ({"org_type": "有限合伙"}, "partners"),
        ({"sole_shareholder": "吴样例"}, "sole_shareholder"),
        ({"status": "deregistered"}, "debtor_dissolved"),
    ],
)
def test_those_who_answer_beside_an_organisation_are_named(changes: dict[str, Any], code: str) -> None:
    codes = {
        code,
        "sole_trader_operator",
        "sole_proprietor",
        "partners",
        "sole_shareholder",
        "debtor_dissolved",
    }
    found = points(terms={"obligors": OTHER_GUARANTOR}, people=[PERSON, COMPANY | changes])
    assert codes.intersection(found) == {code}
    assert not codes.intersection(points(terms={"obligors": OTHER_GUARANTOR}, people=[PERSON, COMPANY]))


def test_an_assignee_needs_the_assignors_confirmation() -> None:
    bank = {"name": "样例银行", "uscc": "000000000000000000", "head_name": "周样例", "address": "样例路1号"}
    assert "assignee_needs_confirmation" in points(creditor=bank | {"assigned_from": "样例甲银行"})
    assert "assignee_needs_confirmation" not in points()


def test_a_minor_is_not_listed_and_a_debtor_whose_sealed_property_suffices_not_for_refusing() -> None:
    def seen(born: str, sealed: str) -> tuple[bool, tuple[int, ...]]:
        measure = {"id": "P1", "owner": BORROWER, "kind": "deposit", "asset": "存款", "ruling_number": "保1"}
        measure |= {"ruled_on": "2023-01-01", "court": "丁法院", "amount": sealed}
        people = [PERSON | {"born_on": born}]
        judged = [judgment(items=[ITEM])]
        file = case(
            people=people, judgments=judged, preservations=[measure], escalation={"willingness": "refuses"}
        )
        found = listing(file, BORROWER, on=ON)
        return found.allowed, found.grounds

    assert seen("2006-06-04", "0") == (False, ())
    assert seen("2006-06-03", "0") == (True, (1,))
    assert seen("1980-01-01", "99999.99") == (True, (1,))
    assert seen("1980-01-01", "100000") == (True, ())


def test_an_unknown_ground_or_too_long_an_extension_is_refused() -> None:
    for ground, extra in ((0, 0), (7, 0), (2, 4), (2, -1)):
        with pytest.raises(ValueError):
            listed_until(ON, ground, extra_years=extra)


def test_a_settlement_that_was_not_kept_lets_the_instrument_be_resumed() -> None:
    events = [event("2023-09-01", "enforcement"), event("2023-10-01", "settlement", new_due_on="2024-06-02")]
    found = points(events=events)
    assert "2026年6月2日" in found["resume_after_settlement"].sentence
    assert len(found["credit_measures"].next_acts) == 2
    assert "resume_after_settlement" not in points(D(2024, 6, 2), events=events)
    assert "resume_after_settlement" not in points(events=events[1:])


def test_the_days_to_set_aside_an_award_and_to_sue_over_an_objection_count_to_their_last() -> None:
    award = {"kind": "award", "served_on": "2026-04-30"}
    assert "award_set_aside" in points(D(2026, 7, 30), terms=award)
    assert "award_set_aside" not in points(D(2026, 7, 31), terms=award)
    said = [event("2025-09-01", "other", note="案外人执行异议", served_on="2025-09-20")]
    found = points(D(2025, 9, 20), events=said)["outsider_ruling_served"]
    assert found.next_acts[0].by == D(2025, 9, 30)
    assert points(D(2025, 10, 5), events=said)["outsider_ruling_served"].next_acts[0].by is not None
    assert points(D(2025, 10, 6), events=said)["outsider_ruling_served"].next_acts[0].by is None


def test_credit_measures_reach_the_people_behind_an_entity() -> None:
    applied = [event("2024-03-01", "enforcement", target=OTHER_GUARANTOR)]
    found = points(terms={"obligors": OTHER_GUARANTOR}, events=applied)["credit_measures"]
    assert "实际控制人" in found.sentence
    assert "实际控制人" not in points(events=[event("2024-03-01", "enforcement")])["credit_measures"].sentence


def test_pro_rata_sharing_is_for_people_and_for_those_who_are_no_legal_person() -> None:
    assert may_participate(NaturalPerson(name=BORROWER))
    assert may_participate(Organisation(name="样例小店", org_type="个体工商户"))
    assert not may_participate(Organisation(name=OTHER_GUARANTOR, org_type="有限责任公司"))


MEASURE = {"id": "P1", "owner": BORROWER, "kind": "deposit", "asset": "存款", "ruling_number": "保1"} | {
    "ruled_on": "2023-01-01",
    "court": "样例市样例区人民法院",
}


def held(measure: dict[str, Any], **clue: Any) -> Decimal:
    found = {"id": "C1", "owner": BORROWER, "kind": measure["kind"], "description": measure["asset"]}
    file = case(preservations=[measure], clues=[found | clue])
    return held_value(file, file.preservations[0])


def test_what_is_held_is_the_worth_of_the_thing_and_not_the_limit() -> None:
    limited = MEASURE | {"amount": "200000"}
    assert held(limited) == Decimal(200000)
    assert held(limited, value="38200") == Decimal(38200)
    assert held(limited, value="300000") == Decimal(200000)
    assert held(MEASURE) == 0
    assert held(MEASURE, value="900", prior_claims="350", share_percent="50") == Decimal(100)
    assert held(MEASURE, value="100", prior_claims="350") == 0
    assert held(limited | {"is_waiting": True}) == 0
    assert held(MEASURE, value="900", is_only_home=True) == 0


def test_one_thing_that_cannot_be_divided_is_not_called_excessive() -> None:
    house = MEASURE | {"kind": "real_estate", "asset": "样例路2号房屋", "amount": "900000"}
    assert "excessive_seizure" not in points(preservations=[house])
    assert "excessive_seizure" in points(preservations=[house, MEASURE | {"amount": "1"}])
    assert "excessive_seizure" in points(preservations=[MEASURE | {"amount": "900000"}])


def test_an_excess_is_measured_against_all_that_may_be_owed_today() -> None:
    item = ITEM | {"further_percent": "36", "further_from": "2023-03-01", "is_base": False}
    judged = judgment(items=[item])
    paid = {"id": "R1", "paid_on": "2023-05-01", "amount": "30000"}
    file = case(judgments=[judged], repayments=[paid])
    # from 03-01 to 03-10 ten days of 100.00 on 100000
    assert owed_at_most(file, file.judgments[0], D(2023, 3, 10)) == Decimal(101000)
    assert owed_at_most(file, file.judgments[0], D(2023, 2, 28)) == Decimal(100000)
    # to 05-01 sixty-two days; the payment comes off
    assert owed_at_most(file, file.judgments[0], D(2023, 5, 1)) == Decimal(76200)


def test_prior_claims_are_told_with_the_priority_of_the_mortgagee() -> None:
    home = CAR | {"kind": "real_estate", "prior_claims": "350000"}
    found = points(clues=[home])["prior_claims_first"]
    assert "350,000.00元" in found.sentence
    assert "民诉法解释2022.157" in found.articles
    assert "prior_claims_first" not in points(clues=[CAR | {"prior_claims": "0"}])
    assert "prior_claims_first" not in points(clues=[home | {"owner": CO_BORROWER}])


def test_a_waiting_seal_speaks_of_security_only_where_somebody_has_it() -> None:
    def said(clue: dict[str, Any], **changes: Any) -> str:
        return next(waiting_points(case(clues=[clue], **changes), on=ON)).sentence

    sealed = CAR | {"sealed_by": "丁法院"}
    own = {"id": "K1", "kind": "mortgage_movable", "owner": BORROWER, "contract_number": "抵1"}
    own |= {"signed_on": "2022-06-30", "description": "小型汽车一辆"}
    assert "担保物权" not in said(sealed)
    assert "担保物权" in said(sealed | {"prior_claims": "1"})
    assert "担保物权" in said(sealed, collateral=[own])
    assert "担保物权" not in said(sealed, collateral=[own | {"owner": CO_BORROWER}])


def test_before_sharing_the_first_seal_is_looked_into() -> None:
    found = points(clues=[CAR | {"sealed_by": "丁法院"}])["participate_in_distribution"]
    assert "先查明在先查封的性质" in found.sentence
    assert found.next_acts[0].articles[2:] == ("执行工作规定2020.55", "执行工作规定2020.56")


def test_the_checklist_comes_before_the_sale_of_what_is_sealed_already() -> None:
    home = CAR | {"kind": "real_estate", "description": "样例路2号房屋"}
    sealed = MEASURE | {"kind": "real_estate", "asset": "样例路2号房屋"}
    assert "查封「样例路2号房屋」之前" in points(clues=[home])["outsider_checklist"].sentence
    found = points(clues=[home], preservations=[sealed])["outsider_checklist"]
    assert found.sentence.startswith("处置（拍卖）「样例路2号房屋」之前")
    assert "执行异议之诉解释2025.11" not in found.articles
    assert "执行异议之诉解释2025.19" in found.articles
    developer = home | {"owner": "样例房地产开发有限公司"}
    assert "执行异议之诉解释2025.11" in points(clues=[developer])["outsider_checklist"].articles


@pytest.mark.parametrize(
    ("burdens", "registered", "later"),
    [
        ("2022年7月6日起出租", "2022-07-05", True),
        ("2022年7月5日起出租", "2022-07-05", False),
        ("2020-01-01签约，2022-08-01交付，出租", "2022-07-05", False),
        ("出租，租赁和交付均在抵押登记之后", "2022-07-05", True),
        ("出租，在抵押之前", "2022-07-05", False),
        ("2022年13月40日起出租", "2022-07-05", False),
        ("2022年7月6日起出租", None, False),
    ],
)
def test_a_lease_is_weighed_by_the_days_the_case_records(burdens: str, registered: str, later: bool) -> None:
    home = {"id": "K1", "kind": "mortgage_real", "owner": BORROWER, "description": "样例路2号101室"}
    home |= {"contract_number": "抵押1", "signed_on": "2022-06-30", "burdens": burdens}
    home |= {"registration": "formal", "registered_on": registered}
    found = points(collateral=[home])
    assert ("lease_after_mortgage" in found) is later
    assert ("burdens_may_prevail" in found) is not later
    if later:
        assert "防止倒签" in found["lease_after_mortgage"].sentence
        assert "登记的负担" not in found["lease_after_mortgage"].sentence
    advance = home | {"registration": "advance"}
    assert "lease_after_mortgage" not in points(collateral=[advance])


def test_burdens_on_a_mortgaged_home_are_weighed_against_the_mortgage() -> None:
    home = {"id": "K1", "kind": "mortgage_real", "owner": BORROWER, "description": "样例路2号101室"}
    home |= {"contract_number": "抵押1", "signed_on": "2022-06-30"}
    let = points(collateral=[home | {"burdens": "2019年起出租"}])
    assert let["burdens_may_prevail"].level is Level.CHECK
    noted = points(collateral=[home | {"burdens": "预告登记"}])
    assert noted["burdens_may_prevail"].level is Level.NOTE
    assert "outsider_checklist" in points(collateral=[home])
    assert "outsider_checklist" not in let


def test_every_article_of_every_point_is_held() -> None:
    events = [event("2023-09-01", "enforcement"), event("2024-01-01", "death")]
    for each in points(events=events, clues=[CAR | {"sealed_by": "丁法院", "is_only_home": True}]).values():
        assert all(article(id) for act in (each, *each.next_acts) for id in act.articles)


def test_the_owner_of_a_thing_stands_before_it_and_is_not_said_to_be_its_owner_twice() -> None:
    """A description often says whose the thing is: 张某的「张某的房屋」 reads like a slip."""
    named = f"{BORROWER}的工资账户"
    home = {"kind": "real_estate", "is_only_home": True, "prior_claims": "1", "sealed_by": "丁法院"}
    measure = {
        "id": "B1", "kind": "real_estate", "owner": BORROWER, "asset": named, "court": "丁法院",
        "ruling_number": "（2022）丁1号", "ruled_on": "2022-01-01", "is_waiting": True,
    }  # fmt: skip
    clues = [
        CAR | home | {"description": named},
        CAR | {"id": "C2", "kind": "receivable", "description": named},
    ]
    found = list(points(clues=clues).values())
    found += waiting_points(case(clues=clues, preservations=[measure]), on=ON)
    found += waiting_points(case(clues=clues), on=ON)
    said = [words for each in found for words in (each.sentence, *(act.act for act in each.next_acts))]
    codes = {each.code for each in found if f"{BORROWER}：「{named}」" in each.sentence}
    assert codes == {
        "only_home", "living_costs", "prior_claims_first", "third_party_debt", "participate_in_distribution",
        "waiting_seizure", "transfer_from_first_court",
    }  # fmt: skip
    assert not [words for words in said if "的「" in words]
