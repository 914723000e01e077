"""What the findings say, and in which order: points a lawyer asked for."""

from datetime import date
from typing import Any

from legal_docs.law.findings import check
from legal_docs.model.finding import PeriodFinding, PeriodKind
from legal_docs.model.findings import Findings
from tests.law.factory import (
    BORROWER,
    GUARANTOR,
    OTHER_GUARANTOR,
    case,
    contact,
    event,
    guarantor,
    instalments,
    loan,
    note,
    sms,
)

D = date
ON = D(2024, 6, 3)


def findings(on: date = ON, **changes: Any) -> Findings:
    return check(case(**changes), on=on)


def first(kind: PeriodKind = PeriodKind.LIMITATION, on: date = ON, **changes: Any) -> PeriodFinding:
    return next(p for p in findings(on, **changes).periods if p.kind is kind)


def said(period: PeriodFinding, effect: str) -> list[str]:
    return [each.sentence for each in period.steps if each.effect == effect]


def test_where_a_promise_after_the_safe_day_is_relied_on_the_summary_says_so_first() -> None:
    old = [loan(disbursements=[note(due_on="2020-06-30")])]
    found = findings(loans=old, contacts=[contact("2024-05-06", signed_consent=True)])
    assert (
        "计算期间已于2023年6月30日届满；2027年5月6日系依2024年5月6日的书面同意推算，有争议，债务人可能提出时效抗辩"
        in found.warnings[0].sentence
    )


def test_a_guarantor_never_asked_comes_before_all_other_warnings() -> None:
    old = [loan(disbursements=[note(due_on="2021-06-30")])]
    bound = [guarantor(period_length=4), guarantor(OTHER_GUARANTOR, period="none", period_length=None)]
    found = findings(D(2026, 9, 1), loans=old, guarantors=bound)
    effects = [each.effect for each in found.warnings]
    assert effects[:3] == ["guarantor_never_asked", "guarantor_never_asked", "defence_possible"]
    assert effects[-1] == "law_known_to"


def test_suing_alone_is_said_not_to_replace_a_demand_on_a_joint_guarantor() -> None:
    period = first(PeriodKind.GUARANTEE, guarantors=[guarantor()])
    assert "不宜只靠起诉" in period.next_acts[1].act
    assert any("不宜只靠起诉" in each.sentence for each in period.warnings)


def test_the_ordinary_last_day_of_a_guarantee_counts_from_the_whole_debt() -> None:
    rows = instalments("2022-07-30", "2022-08-30", "2023-06-30")
    period = first(
        PeriodKind.GUARANTEE, guarantors=[guarantor()], loans=[loan(disbursements=[note(schedule=rows)])]
    )
    assert (period.safe_last_day, period.statutory_last_day) == (D(2025, 7, 30), D(2026, 6, 30))


def test_a_last_day_beyond_the_calendar_reads_as_a_sentence() -> None:
    period = first(contacts=[contact("2024-05-06")])
    assert said(period, "ends")[0].endswith("；考虑中止及节假日顺延的末日待核（该年度节假日安排尚未载入）")


def test_the_letter_that_calls_the_loan_does_not_interrupt_on_the_day_it_starts_the_period() -> None:
    called = {"declared_on": "2022-10-10", "arrived_on": "2022-10-12", "evidence": "04/回执.jpg#1"}
    letter = contact(
        "2022-10-10", channel="letter", arrived_on="2022-10-12", sent_to="样例市样例路2号101室", id="C1"
    )
    changes: dict[str, Any] = {"loans": [loan(acceleration=called)]}
    same = first(contacts=[letter | {"evidence": "04/回执.jpg#1"}], **changes)
    other = first(contacts=[letter], **changes)
    assert said(same, "interrupts") == []
    assert len(said(other, "interrupts")) == 1
    assert same.safe_last_day == other.safe_last_day == D(2025, 10, 12)


def test_the_demand_the_guarantee_debt_runs_from_does_not_interrupt_it_as_well() -> None:
    asked = contact("2024-05-06", target=GUARANTOR)
    period = first(PeriodKind.GUARANTEE_LIMITATION, guarantors=[guarantor()], contacts=[asked])
    assert said(period, "interrupts") == []
    assert period.safe_last_day == D(2027, 5, 6)


def test_the_transition_is_told_by_what_was_running_in_october_2017() -> None:
    def told(due: str, *asked: str) -> str:
        old = [loan(disbursements=[note(disbursed_on="2012-01-01", due_on=due)])]
        return said(first(loans=old, contacts=[contact(day) for day in asked]), "transition_rule")[0]

    assert "二年期间此前已经届满" in told("2014-09-30")
    assert "届时尚未届满，自原起算日起适用三年" in told("2016-09-30")
    kept = told("2014-09-30", "2016-05-06")
    assert "最近一次为2016年5月6日" in kept
    assert "尚未届满，适用三年" in kept
    assert "此前已经届满" in told("2013-03-01", "2014-03-01")


def test_a_message_that_failed_is_not_said_to_be_an_unanswered_call() -> None:
    period = first(contacts=[sms("2024-05-06", outcome="not_reached")])
    assert "发送失败，未到达债务人" in said(period, "no_effect")[0]


def effects(period: PeriodFinding) -> list[str]:
    return [each.effect for each in period.warnings]


def test_beyond_the_calendar_the_warning_names_the_day_it_is_known_to() -> None:
    period = first(contacts=[contact("2024-05-06")])
    warned = next(each for each in period.warnings if each.effect == "calendar_missing")
    assert "节假日安排只载入至2026年12月31日" in warned.sentence


def test_an_extension_over_merged_leave_is_said_to_be_unsettled() -> None:
    in_leave = [loan(disbursements=[note(due_on="2021-10-05")])]
    plain = [loan(disbursements=[note(due_on="2021-05-18")])]
    assert "extended_over_leave" in effects(first(loans=in_leave))
    assert "extended_over_leave" not in effects(first(loans=plain))
    delayed = [event("2024-06-01", "obstacle", could_not_act=True, ended_on="2024-06-20")]
    assert "extended_over_leave" not in effects(first(loans=in_leave, events=delayed))


def test_the_defence_is_told_with_its_procedure_and_the_guarantors_share_in_it() -> None:
    old: dict[str, Any] = {"loans": [loan(disbursements=[note(due_on="2020-06-30")])]}
    assert "defence_procedure" in effects(first(**old))
    assert "guarantor_has_defence" not in effects(first(**old))
    assert "guarantor_has_defence" in effects(first(guarantors=[guarantor()], **old))
    assert "set_off_defence" in effects(first(escalation={"other_debts_between": True}, **old))
    assert "defence_procedure" not in effects(first(guarantors=[guarantor()]))


def test_a_promise_relied_on_leaves_the_guarantor_its_defence() -> None:
    old = [loan(disbursements=[note(due_on="2020-06-30")])]
    asked = [contact("2024-05-06", signed_consent=True)]
    found = effects(first(loans=old, contacts=asked, guarantors=[guarantor()]))
    assert "guarantor_has_defence" in found
    assert "defence_procedure" not in found


def test_a_signature_after_the_period_is_read_with_the_reply_of_1999_and_a_payment_is_not() -> None:
    old = [loan(disbursements=[note(due_on="2020-06-30")])]
    paid = {"id": "R1", "paid_on": "2024-04-01", "amount": "5", "payer": BORROWER, "evidence": "1.pdf"}
    period = first(loans=old, contacts=[contact("2024-05-06")], repayments=[paid])
    late = {s.on: s.articles for s in period.steps if s.effect == "unsettled_lenient_only"}
    assert "催款通知单批复1999.1" in late[D(2024, 5, 6)]
    assert "催款通知单批复1999.1" not in late[D(2024, 4, 1)]
    assert "诉讼时效规定2020.19" in late[D(2024, 4, 1)]


def test_facts_before_2021_name_the_law_of_their_time() -> None:
    def told(due: str) -> list[str]:
        return said(first(loans=[loan(disbursements=[note(due_on=due)])]), "facts_before_2021")

    assert told("2020-12-31")
    assert not told("2021-01-01")


def test_interest_whose_own_period_has_gone_by_is_not_told_to_hurry() -> None:
    rows = instalments("2022-07-30", "2022-08-30", "2023-06-30")
    loans = [loan(disbursements=[note(schedule=rows)])]

    def alarm(on: date) -> str:
        found = first(on=on, loans=loans).warnings
        return next(each.sentence for each in found if each.effect == "interest_alarm")

    assert "请最迟于2025年7月30日行动" in alarm(D(2025, 7, 30))
    assert "对方可能就此提出时效抗辩" in alarm(D(2025, 7, 31))


def test_time_lost_through_an_obstacle_may_be_asked_back_for_ten_days() -> None:
    obstacle = [event("2024-05-01", "obstacle", ended_on="2024-05-24", note="洪水")]

    def told(on: date) -> list[str]:
        return [s.sentence for s in findings(on, events=obstacle).warnings if s.effect == "more_time"]

    assert "可在2024年6月3日前申请顺延" in told(D(2024, 6, 3))[0]
    assert told(D(2024, 6, 4)) == []
    assert told(D(2024, 5, 23)) == []


def test_a_death_is_said_to_leave_somebody_to_claim_from() -> None:
    died = [event("2024-02-01", "death", could_not_act=True)]
    assert "遗产管理人" in said(first(events=died), "suspension")[0]
