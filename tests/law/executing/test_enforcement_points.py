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
from legal_docs.law.executing.several_creditors import may_participate
from legal_docs.law.filing.costs import enforcement_fee
from legal_docs.model.finding import Grade
from legal_docs.model.judgment import InstrumentKind, Judgment
from legal_docs.model.party import NaturalPerson, Organisation
from legal_docs.model.point import Level, Point
from tests.law.factory import BORROWER, OTHER_GUARANTOR, case, event, judgment

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
    file = case(judgments=[judgment(kind=kind)], clues=[CAR])
    options = enforcement_courts(file, file.judgments[0])
    assert [each.ground for each in options] == grounds
    assert all(cited in each.articles for each in options)
    assert ("中级人民法院" in options[0].why) is (kind == "award")


def test_a_second_instance_judgment_leaves_the_first_court_open() -> None:
    judged = Judgment(**judgment(number="（2023）样01民终1号"))
    option = enforcement_courts(case(), judged)[0]
    assert (option.court, option.preferred) == ("", False)


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
