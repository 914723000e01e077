"""Points on preservation: what a bank may not claim as a right, waiting seals, deadlines, renewal."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from legal_docs.law.preserving.preservation import preservation_finding, renewal
from legal_docs.law.preserving.preservation_applying import kind_open
from legal_docs.law.preserving.preservation_points import preservation_points
from legal_docs.law.preserving.preservation_rules import When, covers, security_for
from legal_docs.model.point import Level, Point
from legal_docs.model.property import Preservation, PropertyClue
from tests.law.factory import BORROWER, CO_BORROWER, case, event, judgment

D = date
ON = D(2024, 6, 3)
CLUE = {
    "id": "C1",
    "owner": BORROWER,
    "kind": "real_estate",
    "description": "样例路2号101室",
    "number": "0001",
}
MEASURE = {
    "id": "P1", "owner": BORROWER, "kind": "deposit", "asset": "存款", "court": "样例法院",
    "ruling_number": "（2024）样保1号", "ruled_on": "2024-05-06",
}  # fmt: skip


def points(on: date = ON, **changes: Any) -> dict[str, Point]:
    return {each.code: each for each in preservation_points(case(**changes), on=on)}


def test_a_case_without_property_has_no_points_on_preservation() -> None:
    assert points() == {}


def test_a_bank_branch_may_be_excused_in_litigation_but_has_no_right_to_it() -> None:
    said = points(clues=[CLUE], events=[event("2024-06-01", "suit")])["preservation_not_applied"].sentence
    assert "由法院裁量，不是申请人的权利" in said
    assert security_for(When.IN_SUIT, Decimal(100)).may_be_waived
    assert not security_for(When.IN_SUIT, Decimal(100)).certain
    assert not security_for(When.BEFORE_SUIT, Decimal(100)).may_be_waived


def test_another_applicant_is_excused_only_in_a_clear_case() -> None:
    assert "案件事实清楚" in security_for(When.IN_SUIT, Decimal(100), by_bank=False).why


def test_a_house_sealed_by_another_court_can_only_be_sealed_in_waiting() -> None:
    found = points(clues=[CLUE | {"sealed_by": "丁法院"}])["waiting_seizure"]
    assert "不得重复查封，可以申请轮候" in found.sentence
    assert "轮候自动生效" in found.sentence
    assert found.articles[:2] == ("民诉法2023.106", "查扣冻规定2020.26")


@pytest.mark.parametrize(
    ("changes", "when"),
    [
        ({}, When.BEFORE_SUIT),
        ({"events": [event("2024-06-03", "suit")]}, When.IN_SUIT),
        ({"events": [event("2024-06-04", "suit")]}, When.BEFORE_SUIT),
        ({"events": [event("2024-05-01", "suit", ended_on="2024-06-03")]}, When.BEFORE_SUIT),
        ({"judgments": [judgment(issued_on="2024-06-03", effective_on="2024-06-04")]}, When.ON_APPEAL),
        (
            {"judgments": [judgment(issued_on="2024-05-03", effective_on="2024-06-03")]},
            When.BEFORE_ENFORCEMENT,
        ),
        ({"judgments": [judgment()], "events": [event("2024-06-01", "enforcement")]}, None),
    ],
)
def test_the_kind_of_preservation_follows_the_course_of_the_case(
    changes: dict[str, Any], when: When | None
) -> None:
    assert kind_open(case(**changes), ON) is when


def test_pre_litigation_measures_say_by_which_working_day_to_sue() -> None:
    found = points(preservations=[MEASURE | {"is_pre_litigation": True, "executed_on": "2024-05-09"}])
    act = found["sue_after_pre_litigation"].next_acts[0]
    assert (act.by, found["sue_after_pre_litigation"].level) == (D(2024, 6, 5), Level.STOP)
    late = points(D(2024, 6, 6), preservations=[MEASURE | {"is_pre_litigation": True}])
    assert late["sue_after_pre_litigation"].next_acts[0].by is None
    assert points(preservations=[MEASURE]) == {}


def test_the_property_of_somebody_who_is_not_sued_is_not_to_be_preserved() -> None:
    found = points(clues=[CLUE | {"owner": CO_BORROWER}])
    assert found["clue_owner_not_obliged"].level is Level.STOP
    assert "preservation_not_applied" not in found


def test_a_measure_covers_a_clue_of_the_same_owner_and_kind_by_number_or_words() -> None:
    clue = PropertyClue(**CLUE | {"kind": "deposit", "description": "某行存款"})

    def covered(**changes: Any) -> bool:
        return covers(Preservation(**MEASURE | changes), clue)

    assert covered(asset="某行存款（限额）")
    assert covered(asset="存款")
    assert covered(asset="账户0001")
    assert not covered(asset="账户9")
    assert not covered(asset="存款", owner=CO_BORROWER)
    assert not covered(asset="存款", kind="payment_account")


def test_reminders_come_sixty_thirty_and_fourteen_days_before_the_day_to_act() -> None:
    assert renewal(D(2025, 6, 30)).alarms == (D(2025, 4, 21), D(2025, 5, 21), D(2025, 6, 6))
    term = MEASURE | {"ruled_on": "2024-07-01", "expires_on": "2025-06-30"}
    steps = preservation_finding(Preservation(**term), on=ON).steps
    assert [each.on for each in steps if each.effect == "renewal_alarm"] == [
        D(2025, 4, 21),
        D(2025, 5, 21),
        D(2025, 6, 6),
    ]


def test_a_waiting_measure_has_no_reminders_and_no_day_to_renew() -> None:
    found = preservation_finding(Preservation(**MEASURE | {"is_waiting": True}), on=ON)
    assert [each.effect for each in found.steps] == ["waiting"]
    assert found.act_by is None


def test_an_expiry_later_than_the_law_allows_is_questioned_until_it_may_be_a_renewal() -> None:
    def warned(expires_on: str, on: date, **changes: Any) -> bool:
        measure = Preservation(**MEASURE | {"expires_on": expires_on} | changes)
        effects = [each.effect for each in preservation_finding(measure, on=on).warnings]
        return "expiry_beyond_maximum" in effects

    assert warned("2025-05-07", ON)
    assert not warned("2025-05-06", ON)
    assert not warned("2025-05-07", D(2025, 5, 6))
    assert not warned("2025-05-07", ON, kind="payment_account")


def test_after_performance_the_measures_are_to_be_lifted() -> None:
    done = event("2024-05-10", "enforcement", ended_on="2024-06-01", ended_by="performed")
    assert points(preservations=[MEASURE], events=[done])["lift_preservation"].level is Level.STOP
    assert "lift_preservation" in points(D(2024, 6, 1), preservations=[MEASURE], events=[done])
    assert "lift_preservation" not in points(D(2024, 5, 31), preservations=[MEASURE], events=[done])
    other = done | {"target": CO_BORROWER}
    assert "lift_preservation" not in points(preservations=[MEASURE], events=[other])


def test_before_a_suit_the_advice_is_to_ask_together_with_filing_it() -> None:
    found = points(clues=[CLUE])["preservation_not_applied"]
    assert found.next_acts[0].act.startswith(f"随起诉申请诉讼中保全——{BORROWER}：「样例路2号101室」")
    assert "民诉法2023.103" in found.next_acts[0].articles
    assert "难以弥补的损害" in found.sentence and "30日内不起诉或者申请仲裁的，应当解除" in found.sentence
    assert {"民诉法2023.104", "财产保全规定2020.9", "财产保全规定2020.8", "民诉法2023.105"} <= set(
        found.articles
    )
    later = points(clues=[CLUE], events=[event("2024-06-01", "suit")])["preservation_not_applied"]
    assert "难以弥补" not in later.sentence and "民诉法2023.104" not in later.articles


def test_who_wants_a_payment_order_must_not_ask_for_pre_litigation_preservation() -> None:
    people = [{"kind": "natural", "name": BORROWER, "whereabouts": "known"}]
    due = D(2028, 1, 3)
    alone = points(due, people=people, clues=[CLUE])["preservation_not_applied"]
    assert "选择支付令的，不要申请诉前保全" in alone.next_acts[0].act
    assert "民诉法解释2022.427" in alone.articles
    missing = [people[0] | {"whereabouts": "missing"}]
    none = points(due, people=missing, clues=[CLUE])["preservation_not_applied"]
    assert "支付令" not in none.sentence + none.next_acts[0].act


def test_only_definite_things_are_asked_for_and_sealed_ones_in_waiting() -> None:
    vague = CLUE | {"id": "C2", "kind": "deposit", "description": "某行存款", "number": ""}
    sealed = CLUE | {"id": "C3", "description": "样例路3号", "sealed_by": "丁法院"}
    found = points(clues=[CLUE, vague, sealed])
    act = found["preservation_not_applied"].next_acts[0].act
    assert "某行存款" not in act and "「样例路3号」（只能轮候）" in act
    assert "缺少开户行和账号" in found["clue_not_definite"].next_acts[0].act
    assert points(clues=[vague])["preservation_not_applied"].next_acts == ()


def test_a_source_of_a_year_long_past_is_said_to_be_old_only_where_it_shows_a_year() -> None:
    def old(source: str, on: date) -> bool:
        return "clue_source_old" in points(on, clues=[CLUE | {"source": source}])

    assert old("2022年度财务报表", D(2024, 1, 1))
    assert not old("2022年度财务报表", D(2023, 12, 31))
    assert not old("财务报表", D(2030, 1, 1))


def test_an_account_at_the_bank_itself_is_debited_or_set_off_first() -> None:
    own = CLUE | {"kind": "deposit", "description": "工资账户", "location": case().creditor.name}
    found = points(clues=[own])
    assert "preservation_not_applied" not in found
    assert found["own_account"].articles == ("诉讼时效规定2020.8", "民法典.568")
    assert "扣收" in found["own_account"].next_acts[0].act
    frozen = MEASURE | {"asset": "工资账户"}
    assert "own_account" not in points(clues=[own], preservations=[frozen])


def test_at_enforcement_or_five_days_after_performance_nothing_is_asked_for_before_it() -> None:
    def act(on: date, **changes: Any) -> str:
        effective = judgment(issued_on="2024-04-03", effective_on="2024-05-03", performance_days=10)
        file = {"clues": [CLUE], "judgments": [effective], **changes}
        return points(on, **file)["preservation_not_applied"].next_acts[0].act

    assert act(D(2024, 5, 18)).startswith("申请执行前保全")  # 13 May + 5 days
    assert act(D(2024, 5, 19)).startswith("随强制执行申请一并请求查封")
    sealed = [CLUE | {"sealed_by": "丁法院"}]
    assert act(D(2024, 5, 18), stage="enforcement", clues=sealed).startswith("随强制执行申请一并请求轮候查封")


def _after_effect(**changes: Any) -> Point | None:
    measures = [
        MEASURE | {"ruled_on": "2023-01-05"},
        MEASURE | {"id": "P2", "ruling_number": "（2024）样执保9号"} | changes,
    ]
    effective = judgment(issued_on="2024-04-03", effective_on="2024-05-03")
    return points(judgments=[effective], preservations=measures).get("apply_after_pre_enforcement")


def test_only_a_new_measure_after_the_effect_falls_without_enforcement_in_five_days() -> None:
    new = _after_effect()
    assert new is not None and new.level is Level.STOP
    assert _after_effect(renews="P1") is None
    assert _after_effect(asset="存款（续行冻结）") is None
    assert _after_effect(ruling_number="（2024）样保1号之一") is None
    assert _after_effect(ruling_number="（2024）样保1号") is None
    unclear = _after_effect(ruling_number="（2024）样保7号之二")
    assert unclear is not None and unclear.level is Level.CHECK and "民诉法解释2022.168" in unclear.articles


def test_a_measure_covers_a_clue_by_its_place_or_by_the_page_that_proves_both() -> None:
    clue = PropertyClue(
        **CLUE
        | {
            "kind": "deposit",
            "description": "已冻结账户",
            "number": "999999000000",
            "location": "另一示例银行某市分行",
            "evidence": ["裁定书.pdf#2"],
        }
    )

    def covered(**changes: Any) -> bool:
        return covers(Preservation(**MEASURE | changes), clue)

    assert covered(asset="另一示例银行某市分行账户，冻结限额200000元")
    assert not covered(asset="另一示例银行某市分行账户888888000000")
    assert covered(asset="冻结款项", evidence=["裁定书.pdf#2"])
    assert not covered(asset="冻结款项", evidence=["裁定书.pdf#3"])


def test_a_renewal_due_within_thirty_days_is_a_warning() -> None:
    def warned(on: date, **changes: Any) -> bool:
        term = MEASURE | {"ruled_on": "2024-07-01", "expires_on": "2025-06-30"} | changes
        found = preservation_finding(Preservation(**term), on=on)
        return "renewal_due_soon" in [each.effect for each in found.warnings]

    assert warned(D(2025, 5, 21)) and not warned(D(2025, 5, 20))  # act by 2025-06-20
    assert warned(D(2025, 6, 20)) and not warned(D(2025, 6, 21))
    assert not warned(D(2025, 6, 20), is_waiting=True)


def test_reminders_that_have_gone_by_are_left_out() -> None:
    term = Preservation(**MEASURE | {"ruled_on": "2024-07-01", "expires_on": "2025-06-30"})
    steps = preservation_finding(term, on=D(2025, 5, 22)).steps
    assert [each.on for each in steps if each.effect == "renewal_alarm"] == [D(2025, 6, 6)]
    assert len(preservation_finding(term, on=D(2025, 5, 21)).steps) == len(steps) + 1


def test_a_renewal_has_a_term_of_its_own_and_goes_on_into_enforcement() -> None:
    renewed = MEASURE | {"expires_on": "2025-05-08", "renews": "（2023）样保1号"}
    found = preservation_finding(Preservation(**renewed), on=ON)
    assert "expiry_beyond_maximum" not in [each.effect for each in found.warnings]
    assert "continues" in [each.effect for each in found.steps]
    assert found.safe_last_day == D(2025, 5, 8)


def test_an_expiry_beyond_the_maximum_is_not_relied_on() -> None:
    long = Preservation(**MEASURE | {"expires_on": "2025-09-30"})
    found = preservation_finding(long, on=ON)
    assert (found.safe_last_day, found.statutory_last_day) == (D(2025, 5, 6), D(2025, 9, 30))
    assert found.act_by == renewal(D(2025, 5, 6)).act_by
    executed = Preservation(**MEASURE | {"expires_on": "2025-05-09", "executed_on": "2024-05-09"})
    assert "expiry_beyond_maximum" not in [e.effect for e in preservation_finding(executed, on=ON).warnings]


def test_a_measure_that_waited_counts_from_the_day_it_became_effective() -> None:
    waited = MEASURE | {"asset": "存款（轮候第一位转为正式冻结）", "executed_on": "2024-05-20"}
    assert preservation_finding(Preservation(**waited), on=ON).starts_on == D(2024, 5, 20)
    plain = MEASURE | {"executed_on": "2024-05-20"}
    assert preservation_finding(Preservation(**plain), on=ON).starts_on == D(2024, 5, 6)


def test_a_measure_that_is_over_is_asked_for_anew_and_not_renewed() -> None:
    term = Preservation(**MEASURE | {"ruled_on": "2024-07-01", "expires_on": "2025-06-30"})
    (last,) = preservation_finding(term, on=D(2025, 6, 30)).next_acts
    assert (last.paper, last.by) == ("续行保全申请书", None)
    (over,) = preservation_finding(term, on=D(2025, 7, 1)).next_acts
    assert (over.paper, over.by, over.articles) == ("财产保全申请书", None, ("查扣冻规定2020.27",))
    assert over.act.startswith("核实保全是否已续行，未续行的重新向样例法院申请")
