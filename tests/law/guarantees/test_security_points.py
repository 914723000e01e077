"""Points on guarantees, collateral, spouses: what is said, to whom, and what never happens."""

from datetime import date
from typing import Any

import pytest

from legal_docs.law.articles import article
from legal_docs.law.guarantees.guarantee_formation import may_not_guarantee
from legal_docs.law.guarantees.security_points import security_points
from legal_docs.law.guarantees.spouse import revocation_limits
from legal_docs.model.finding import Grade
from legal_docs.model.party import Organisation
from legal_docs.model.point import Level, Point, Topic
from tests.law.factory import (
    BORROWER,
    CO_BORROWER,
    GUARANTOR,
    OTHER_GUARANTOR,
    card,
    case,
    contact,
    event,
    guarantor,
    instalments,
    judgment,
    loan,
    note,
)
from tests.law.guarantees.test_mortgage import thing

ON = date(2024, 6, 3)
FACTORY = "样例实业有限公司"


def raised(on: date = ON, **changes: Any) -> dict[str, Point]:
    return {each.code: each for each in security_points(case(**changes), on=on)}


def natural(name: str, **changes: Any) -> dict[str, Any]:
    return {"kind": "natural", "name": name} | changes


def people(**changes: Any) -> list[dict[str, Any]]:
    return [natural(BORROWER, **changes), natural(CO_BORROWER), natural(GUARANTOR)]


def with_company(name: str = FACTORY, terms: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    who = {"kind": "organisation", "name": name} | changes
    return {"people": [natural(BORROWER), who], "guarantors": [guarantor(name, **(terms or {}))]}


def everything() -> dict[str, Any]:
    return {
        "people": [
            natural(BORROWER, spouse=CO_BORROWER, married_on="2022-09-01", divorced_on="2023-08-01"),
            natural(CO_BORROWER),
            natural(GUARANTOR),
            {"kind": "organisation", "name": FACTORY, "sole_shareholder": CO_BORROWER},
        ],
        "loans": [loan(repays_old_loan=True)],
        "guarantors": [
            guarantor(type="unclear", type_wording="", scope="本金", is_maximum=True, ceiling="1"),
            guarantor(FACTORY, resolution="none", contract_title="差额补足承诺函"),
        ],
        "collateral": [thing(registration="none"), thing(id="D2", owner=CO_BORROWER, description="在建厂房")],
        "judgments": [judgment()],
        "events": [
            event("2023-06-01", "extension", new_due_on="2024-06-30"),
            event("2023-07-01", "assumption", target=CO_BORROWER),
            event("2023-08-01", "assignment"),
            event("2024-01-01", "bankruptcy_accepted"),
            event("2024-02-01", "bankruptcy_accepted", target=GUARANTOR),
            event("2024-03-01", "death"),
        ],
    }


def test_every_article_is_held_and_every_sentence_reads_as_one() -> None:
    found = security_points(case(**everything()), on=ON)
    assert len(found) > 20
    for each in found:
        assert all(
            article(id) for id in (*each.articles, *(i for act in each.next_acts for i in act.articles))
        )
        assert each.topic is Topic.SECURITY
        assert each.rule.startswith("R-GUA-")
        assert each.sentence
        assert "时效已过" not in each.sentence
        assert "胜诉权" not in each.sentence


def test_a_plain_case_raises_nothing() -> None:
    assert raised() == {}
    assert raised(guarantors=[guarantor()]) == {}
    assert raised(cards=[card()], loans=[], debtors=[{"name": BORROWER, "role": "cardholder"}]) == {}


def test_records_after_the_day_of_review_raise_nothing() -> None:
    later = [
        event("2024-07-01", "extension", new_due_on="2025-06-30"),
        event("2024-07-01", "assumption", target=CO_BORROWER),
        event("2024-07-01", "assignment"),
        event("2024-07-01", "bankruptcy_accepted"),
    ]
    assert raised(guarantors=[guarantor()], events=later) == {}


def test_the_company_law_of_2023_is_cited_only_for_contracts_it_governs() -> None:
    old = raised(**with_company())["resolution_unknown"]
    new = raised(**with_company(terms={"signed_on": "2024-07-01"}))["resolution_unknown"]
    assert old.articles == ("担保制度解释2020.7",)
    assert new.articles == ("公司法2023.15", "担保制度解释2020.7")


@pytest.mark.parametrize(
    ("name", "terms", "changes", "code"),
    [
        (FACTORY, {"resolution": "board"}, {}, "resolution_review"),
        (FACTORY, {"resolution": "not_needed"}, {}, "resolution_exception"),
        (FACTORY, {"resolution": "not_needed", "for_insider": True}, {}, "insider_needs_shareholders"),
        ("样例融资担保股份有限公司", {"resolution": "not_needed"}, {"is_listed": True}, None),
        (FACTORY, {"resolution": "not_needed"}, {"is_listed": True}, "listed_without_announcement"),
        ("样例公司样例分公司", {"resolution": "board"}, {}, None),
        ("样例公司样例分公司", {}, {}, "branch_guarantee"),
        ("样例医院管理有限公司", {"resolution": "board"}, {}, "resolution_review"),
        ("样例医院", {}, {}, "guarantor_may_not_guarantee"),
        ("样例合伙企业", {}, {"org_type": "合伙企业"}, None),
        ("样例合伙企业", {"contract_title": "担保函"}, {"org_type": "合伙企业"}, "promise_received"),
    ],
)
def test_a_guarantee_of_an_organisation_is_checked_by_its_kind(
    name: str, terms: dict[str, Any], changes: dict[str, Any], code: str | None
) -> None:
    assert list(raised(**with_company(name, terms, **changes))) == ([code] if code else [])


def test_an_unknown_resolution_of_a_listed_company_is_asked_and_a_wrong_one_stops() -> None:
    levels = [
        raised(**with_company(terms=terms, is_listed=True))["listed_without_announcement"].level
        for terms in ({}, {"resolution": "shareholders"})
    ]
    assert levels == [Level.CHECK, Level.STOP]


def test_a_company_that_gave_collateral_needs_a_resolution_too() -> None:
    owners = [natural(BORROWER), {"kind": "organisation", "name": FACTORY}]
    found = raised(people=owners, collateral=[thing(owner=FACTORY)])
    assert (found["owner_resolution"].level, found["owner_resolution"].subject) == (Level.NOTE, FACTORY)
    assert "owner_resolution" not in raised(collateral=[thing(owner=CO_BORROWER)])


def test_a_promise_entered_as_joinder_may_be_a_guarantee() -> None:
    joined = [{"name": BORROWER}, {"name": CO_BORROWER, "role": "assumed", "basis": "流动性支持承诺函"}]
    assert raised(debtors=joined)["promise_unclear"].subject == CO_BORROWER
    joined[1]["basis"] = "债务加入协议"
    assert "promise_unclear" not in raised(debtors=joined)


def test_wording_and_recorded_type_are_compared() -> None:
    bound = guarantor(type="general", type_wording="连带责任保证")
    assert "连带责任保证" in raised(guarantors=[bound])["guarantee_type_contradicts"].sentence


def test_a_general_guarantor_is_preserved_only_after_the_debtor() -> None:
    measure = {
        "id": "P1", "owner": GUARANTOR, "kind": "deposit", "asset": "存款", "court": "样例法院",
        "ruling_number": "（2024）样保1号", "ruled_on": "2024-05-01",
    }  # fmt: skip
    general = guarantor(type="general", type_wording="一般保证")
    code = "general_guarantor_preserved_alone"
    assert code in raised(guarantors=[general], preservations=[measure])
    assert code not in raised(guarantors=[guarantor()], preservations=[measure])
    both = [measure, measure | {"id": "P2", "owner": BORROWER}]
    assert code not in raised(guarantors=[general], preservations=both)


def test_shares_agreed_between_guarantors_are_said() -> None:
    bound = [guarantor(shares_agreed=True), guarantor(OTHER_GUARANTOR)]
    assert "各自份额" in raised(guarantors=bound)["several_guarantors"].sentence
    bound[0] = guarantor()
    assert "任何一名" in raised(guarantors=bound)["several_guarantors"].sentence
    apart = [guarantor(debts=["另一笔"]), guarantor(OTHER_GUARANTOR)]
    assert "several_guarantors" not in raised(guarantors=apart)


def test_a_ceiling_is_compared_with_what_the_bank_last_stated() -> None:
    bound = guarantor(is_maximum=True, ceiling="104000", determined_on="2023-07-01")
    stated = [
        {"on": "2024-01-31", "debt": "借据001", "principal": "100000", "interest": "3000", "penalty": "999"},
        {"on": "2024-05-31", "debt": "借据001", "principal": "100000", "interest": "4000", "penalty": "1"},
    ]
    code = "ceiling_exceeded"
    assert code in raised(guarantors=[bound], balances=stated)
    assert code not in raised(guarantors=[bound], balances=stated[:1])
    principal_only = bound | {"clause": "本金最高限额", "ceiling": "100000"}
    assert code not in raised(guarantors=[principal_only], balances=stated)


def test_the_registered_amount_of_a_maximum_mortgage_governs() -> None:
    most = thing(is_maximum=True, ceiling="100000", determined_on="2023-07-01", secured_amount="90000")
    assert "registered_ceiling_differs" in raised(collateral=[most])
    assert "registered_ceiling_differs" not in raised(collateral=[most | {"secured_amount": "100000"}])


def test_a_renewed_loan_asks_what_a_third_party_owner_knew() -> None:
    renewed = [loan(repays_old_loan=True)]
    assert "renewal_collateral" in raised(loans=renewed, collateral=[thing(owner=CO_BORROWER)])
    assert "renewal_collateral" not in raised(loans=renewed, collateral=[thing()])
    assert "renewal_collateral" not in raised(collateral=[thing(owner=CO_BORROWER)])


def test_a_repayment_plan_with_a_new_day_is_a_change_as_well() -> None:
    plan = event("2023-09-01", "repayment_plan", new_due_on="2024-12-31")
    assert "changed_without_consent" in raised(guarantors=[guarantor()], events=[plan])
    own = event("2023-09-01", "repayment_plan", new_due_on="2024-12-31", target=GUARANTOR)
    assert "changed_without_consent" not in raised(guarantors=[guarantor()], events=[own])


def test_a_guarantee_of_another_debt_is_not_touched_by_a_change() -> None:
    notes = [note(), note(note="借据002")]
    longer = event("2023-06-01", "extension", new_due_on="2024-06-30", debts=["借据002"])
    changes: dict[str, Any] = {"loans": [loan(disbursements=notes)], "events": [longer]}
    assert "changed_without_consent" not in raised(guarantors=[guarantor(debts=["借据001"])], **changes)
    assert "changed_without_consent" in raised(guarantors=[guarantor(debts=["借据002"])], **changes)


def test_a_notice_of_assignment_of_another_debt_is_not_enough() -> None:
    told = event("2023-09-01", "assignment", target=GUARANTOR, debts=["借据002"])
    code = "guarantor_not_told_of_assignment"
    found = raised(guarantors=[guarantor()], events=[told])
    assert found[code].next_acts[0].paper == "要求承担保证责任通知书"
    assert code not in raised(guarantors=[guarantor(debts=["借据002"])], events=[told])
    assert code in raised(guarantors=[guarantor()], events=[told | {"debts": [], "evidence": ""}])


def test_the_bankruptcy_of_a_debtor_asks_for_a_claim_and_a_notice() -> None:
    accepted = event("2024-03-01", "bankruptcy_accepted")
    found = raised(guarantors=[guarantor()], events=[accepted])
    acts = found["bankruptcy_claim_not_filed"].next_acts
    assert [each.paper for each in acts] == ["债权申报书", "要求承担保证责任通知书"]
    assert GUARANTOR in acts[1].act
    assert "2024年3月1日" in found["interest_stops"].sentence
    alone = raised(collateral=[thing(owner=CO_BORROWER)], events=[accepted])
    assert "debtor_bankrupt" not in alone
    assert "interest_stops" in alone
    assert "interest_stops" not in raised(events=[accepted])


def test_a_bankrupt_company_is_known_by_its_status_too() -> None:
    bound = with_company(terms={"resolution": "board", "type": "general"}, status="bankrupt")
    assert "提存" in raised(**bound)["guarantor_bankrupt"].sentence
    bound = with_company(terms={"resolution": "board"}, status="bankrupt")
    assert "提存" not in raised(**bound)["guarantor_bankrupt"].sentence


def test_a_claim_without_evidence_is_not_filed() -> None:
    accepted = event("2024-03-01", "bankruptcy_accepted")
    bare = event("2024-04-01", "bankruptcy_claim", evidence="")
    assert "bankruptcy_claim_not_filed" in raised(guarantors=[guarantor()], events=[accepted, bare])


def test_a_promise_in_time_leaves_no_defence_to_tell_of() -> None:
    asked = [contact("2024-05-06", signed_consent=True)]
    assert "guarantor_keeps_defence" not in raised(guarantors=[guarantor()], contacts=asked)


def test_own_collateral_of_another_debt_does_not_come_first() -> None:
    notes = [note(), note(note="借据002")]
    changes: dict[str, Any] = {"loans": [loan(disbursements=notes)], "collateral": [thing(debts=["借据002"])]}
    assert "own_collateral_first" not in raised(guarantors=[guarantor(debts=["借据001"])], **changes)
    assert "own_collateral_first" in raised(guarantors=[guarantor()], **changes)


def test_a_building_under_construction_is_warned_of_without_naming_unread_law() -> None:
    found = raised(collateral=[thing(description="在建厂房")])["construction_price_priority"]
    assert (found.articles, found.grade) == ((), Grade.UNSETTLED)
    assert "construction_price_priority" not in raised(collateral=[thing()])


def test_an_advance_registration_is_to_be_checked_and_none_stops() -> None:
    levels = [
        raised(collateral=[thing(registration=each)])["mortgage_not_registered"].level
        for each in ("advance", "none")
    ]
    assert levels == [Level.CHECK, Level.STOP]


def test_a_judgment_not_yet_effective_leaves_nothing_out() -> None:
    changes: dict[str, Any] = {"collateral": [thing(owner=CO_BORROWER)], "judgments": [judgment()]}
    assert "collateral_not_awarded" in raised(**changes)
    assert "collateral_not_awarded" not in raised(date(2023, 2, 28), **changes)
    assert "collateral_not_awarded" not in raised(judgments=[judgment()], collateral=[thing()])
    awarded = judgment(priority_over=["样例市样例路2号101室房屋"])
    assert "collateral_not_awarded" not in raised(**changes | {"judgments": [awarded]})


def test_the_spouse_is_never_added_to_the_defendants() -> None:
    file = case(people=people(spouse=CO_BORROWER))
    found = {each.code: each for each in security_points(file, on=ON)}
    assert "程序不自动追加" in found["spouse_checklist"].sentence
    assert found["spouse_checklist"].subject == CO_BORROWER
    assert file.defendants() == (BORROWER,)


@pytest.mark.parametrize(
    ("kind", "said"),
    [("personal_business", "用于经营"), ("consumer", "逐案判断"), ("other", "须先查明款项用途")],
)
def test_the_checklist_looks_at_what_the_loan_was_for(kind: str, said: str) -> None:
    found = raised(people=people(spouse=CO_BORROWER), loans=[loan(kind=kind)])
    assert said in found["spouse_checklist"].sentence


def test_a_spouse_who_guarantees_is_a_party_already() -> None:
    found = raised(people=people(spouse=CO_BORROWER), guarantors=[guarantor(CO_BORROWER)])
    assert "spouse_checklist" not in found


def test_the_prompt_to_revoke_has_two_days_and_acts_by_the_first_that_is_left() -> None:
    divorced = people(spouse=CO_BORROWER, divorced_on="2023-09-01")
    early = raised(people=divorced)["divorce_clause_revocation"]
    assert "2024年9月1日" in early.sentence
    assert "2028年9月1日" in early.sentence
    assert early.next_acts[0].by == date(2024, 8, 30)
    late = raised(date(2025, 6, 3), people=divorced)["divorce_clause_revocation"]
    assert late.next_acts[0].by == date(2028, 8, 22)
    assert "divorce_no_defence" not in raised(date(2023, 8, 31), people=divorced)


def test_a_survivor_who_was_divorced_before_the_death_is_none() -> None:
    changes: dict[str, Any] = {"events": [event("2024-01-05", "death")]}
    parted = people(spouse=CO_BORROWER, divorced_on="2024-01-04")
    assert "surviving_spouse" not in raised(people=parted, **changes)
    assert "surviving_spouse" in raised(people=people(spouse=CO_BORROWER), **changes)
    other = {"events": [event("2024-01-05", "death", target=GUARANTOR)]}
    assert "surviving_spouse" not in raised(people=people(spouse=CO_BORROWER), **other)


def test_revocation_never_goes_beyond_five_years() -> None:
    for year in range(2016, 2024):
        found = revocation_limits(date(2018, 5, 31), date(year, 2, 28) if year > 2018 else None)
        assert found.safe_last_day <= found.five_years_last_day == date(2023, 5, 31)


def test_a_sole_shareholder_is_named_for_guarantors_too() -> None:
    found = raised(**with_company(terms={"resolution": "board"}, sole_shareholder=BORROWER))
    assert (found["sole_shareholder_liable"].subject, found["sole_shareholder_liable"].level) == (
        BORROWER,
        Level.NOTE,
    )


def test_instalments_raise_no_point_of_their_own() -> None:
    rows = instalments("2022-07-30", "2023-06-30")
    assert raised(loans=[loan(disbursements=[note(schedule=rows)])], guarantors=[guarantor()]) == {}


def test_a_state_organ_is_told_from_a_company_named_alike() -> None:
    assert may_not_guarantee(Organisation(name="样例区人民政府")) is Level.STOP
    assert may_not_guarantee(Organisation(name="样例基金会")) is Level.CHECK
    assert may_not_guarantee(Organisation(name="样例基金会管理有限公司")) is None
    assert may_not_guarantee(Organisation(name="样例合作社")) is None


def test_a_resolution_is_still_to_be_reviewed_as_one_line() -> None:
    decided = {"resolution": "shareholders"}
    plain = raised(**with_company(terms=decided))["resolution_review"]
    assert plain.level is Level.CHECK and plain.articles == ("担保制度解释2020.7",)
    assert "章程规定的决议机关和担保限额" in plain.sentence and "合理审查" in plain.sentence
    assert "上市公司" not in plain.sentence
    new = raised(**with_company(terms=decided | {"signed_on": "2024-07-01"}))["resolution_review"]
    assert new.articles == ("公司法2023.15", "担保制度解释2020.7")
    insider = raised(**with_company(terms=decided | {"for_insider": True}))
    assert list(insider) == ["interested_votes"] and "合理审查" in insider["interested_votes"].sentence


@pytest.mark.parametrize("name", ["样例实业（集团）有限公司", "样例实业股份有限公司"])
def test_a_group_or_a_company_with_shares_may_be_listed(name: str) -> None:
    point = raised(**with_company(name, {"resolution": "board"}))["resolution_review"]
    assert "已公开披露的控股子公司" in point.sentence and "担保制度解释2020.9" in point.articles
    announced = raised(**with_company(name, {"resolution": "announced"}))["resolution_review"]
    assert "担保制度解释2020.9" not in announced.articles


def test_several_guarantors_are_to_be_checked_while_a_period_is_not_used() -> None:
    bound = [guarantor(), guarantor(OTHER_GUARANTOR, type="general", type_wording="一般保证")]
    asked = [contact("2023-09-06", target=GUARANTOR)]
    open_one = raised(guarantors=bound, contacts=asked)["several_guarantors"]
    assert open_one.level is Level.CHECK and f"未见在期间内对{OTHER_GUARANTOR}行使" in open_one.sentence
    used = raised(guarantors=bound, contacts=asked, events=[event("2023-09-07", "suit")])
    assert used["several_guarantors"].level is Level.NOTE
    lapsed = raised(date(2027, 6, 3), guarantors=bound, contacts=asked)["several_guarantors"]
    assert lapsed.level is Level.CHECK
    assert raised(date(2023, 6, 29), guarantors=bound)["several_guarantors"].level is Level.NOTE
    decided = [judgment(obligors=[BORROWER, GUARANTOR, OTHER_GUARANTOR])]
    assert raised(guarantors=bound, judgments=decided)["several_guarantors"].level is Level.NOTE


@pytest.mark.parametrize(("on", "old"), [("2020-12-31", True), ("2021-01-01", False)])
def test_a_debt_older_than_the_civil_code_is_judged_by_the_law_of_its_day(on: str, old: bool) -> None:
    found = raised(people=people(spouse=CO_BORROWER), loans=[loan(signed_on=on)])["spouse_checklist"]
    assert ("当时的法律、司法解释" in found.sentence) is old
    assert ({"时间效力规定2020.1", "时间效力规定2020.2"} <= set(found.articles)) is old
    both = [{"name": BORROWER}, {"name": CO_BORROWER, "role": "spouse"}]
    entered = raised(debtors=both, loans=[loan(signed_on=on)])["spouse_as_debtor"]
    assert ("时间效力规定2020.1" in entered.articles) is old


def test_of_several_debts_only_some_may_be_old() -> None:
    loans = [loan(signed_on="2020-06-30"), loan(number="合同002", disbursements=[note(note="借据002")])]
    assert (
        "部分债务发生在2021年以前"
        in raised(people=people(spouse=CO_BORROWER), loans=loans)["spouse_checklist"].sentence
    )
