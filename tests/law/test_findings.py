from datetime import date
from typing import Any

import pytest

from legal_docs.law.articles import article
from legal_docs.law.findings import check
from legal_docs.model.finding import Grade, PeriodFinding, PeriodKind
from legal_docs.model.findings import Findings
from tests.law.factory import (
    BORROWER,
    CARD,
    CO_BORROWER,
    GUARANTOR,
    NOTE,
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
    sms,
    statement,
)

D = date
ON = D(2024, 6, 3)


def found(
    kind: PeriodKind = PeriodKind.LIMITATION, on: date = ON, who: str = "", **changes: Any
) -> PeriodFinding:
    periods = [p for p in check(case(**changes), on=on).periods if p.kind is kind]
    return next(p for p in periods if not who or p.subject == who)


def codes(period: PeriodFinding) -> set[str]:
    return {each.effect for each in period.warnings}


def effects(period: PeriodFinding) -> list[str]:
    return [each.effect for each in period.steps]


def card_case(**changes: Any) -> dict[str, Any]:
    debtors = [{"name": BORROWER, "role": "cardholder"}]
    return {"cause": "card", "loans": [], "cards": [card()], "debtors": debtors} | changes


def test_limitation_of_a_plain_loan_is_three_years_from_its_due_day() -> None:
    period = found()
    assert (period.debt, period.subject) == (NOTE, BORROWER)
    assert (period.starts_on, period.safe_last_day) == (D(2023, 6, 30), D(2026, 6, 30))
    assert period.settled
    assert period.next_acts[0].by == period.act_by == D(2026, 6, 30)


def test_an_accelerated_instalment_loan_runs_from_the_earlier_day_and_says_so() -> None:
    rows = instalments("2022-07-30", "2022-08-30", "2022-09-30", "2024-06-30")
    called = {"declared_on": "2022-10-10", "accelerated_due_on": "2022-10-20", "arrived_on": "2022-10-12"}
    notes = [note(schedule=rows, due_on="2024-06-30")]
    period = found(loans=[loan(disbursements=notes, acceleration=called)])
    assert (period.safe_last_day, period.lenient_last_day) == (D(2025, 10, 20), D(2027, 6, 30))
    assert not period.settled
    assert {"accelerated", "interest_alarm"} <= codes(period)


def test_an_acceleration_whose_arrival_is_not_proved_runs_from_its_dispatch() -> None:
    called = {"declared_on": "2022-10-10", "accelerated_due_on": "2022-10-20"}
    assert found(loans=[loan(acceleration=called)]).safe_last_day == D(2025, 10, 10)


def test_an_instalment_loan_runs_from_its_last_instalment_with_an_alarm_for_the_first_unpaid() -> None:
    rows = instalments("2022-07-30", "2022-08-30", "2023-06-30")
    paid = [{"id": "R1", "paid_on": "2022-07-30", "amount": "10100", "debt": NOTE, "payer": BORROWER}]
    period = found(loans=[loan(disbursements=[note(schedule=rows)])], repayments=paid)
    alarm = next(each for each in period.warnings if each.effect == "interest_alarm")
    assert period.safe_last_day == D(2026, 6, 30)
    assert (alarm.on, alarm.grade) == (D(2025, 8, 30), Grade.UNSETTLED)


def test_the_ledger_may_say_since_when_the_loan_is_overdue() -> None:
    rows = instalments("2022-07-30", "2022-08-30", "2023-06-30")
    file = case(loans=[loan(disbursements=[note(schedule=rows)])])
    period = check(file, on=ON, overdue_since={NOTE: D(2023, 6, 30)}).periods[0]
    assert "interest_alarm" not in codes(period)


def test_a_signed_demand_starts_three_new_years_and_keeps_its_proof() -> None:
    period = found(contacts=[contact("2024-05-06")])
    assert period.safe_last_day == D(2027, 5, 6)
    interrupting = next(each for each in period.steps if each.effect == "interrupts")
    assert interrupting.proofs[0].page == 1
    assert "诉讼时效规定2020.8" in interrupting.articles


def test_an_sms_log_moves_nothing_on_an_ordinary_loan() -> None:
    period = found(contacts=[sms("2024-05-06")])
    assert period.safe_last_day == D(2026, 6, 30)
    assert "claimed_unproved" in codes(period)


def test_an_sms_log_interrupts_on_a_card_from_its_sending() -> None:
    period = found(**card_case(contacts=[sms("2024-05-06")]))
    assert (period.debt, period.safe_last_day) == (CARD, D(2027, 5, 6))


def test_a_card_runs_from_the_earliest_unpaid_statement_and_shows_the_last() -> None:
    period = found(**card_case())
    assert (period.starts_on, period.safe_last_day) == (D(2022, 3, 25), D(2025, 3, 25))
    assert period.lenient_last_day == D(2025, 4, 25)
    assert not period.settled


def test_a_card_whose_first_statement_was_paid_runs_from_the_second() -> None:
    rows = [
        statement("2022-03-05", "2022-03-25", "0", "5000", "5000"),
        statement("2022-04-05", "2022-04-25", "5000", "1000", "1000", paid="5000"),
    ]
    assert found(**card_case(cards=[card(statements=rows)])).starts_on == D(2022, 4, 25)


def test_after_the_safe_day_a_promise_loses_the_defence_and_a_bare_receipt_does_not() -> None:
    old = [loan(disbursements=[note(due_on="2020-06-30")])]
    promised = found(loans=old, contacts=[contact("2024-05-06", signed_consent=True)])
    bare = found(loans=old, contacts=[contact("2024-05-06")])
    assert (promised.safe_last_day, promised.settled) == (D(2027, 5, 6), False)
    assert "waiver_of_defence_new_period_from_here" in codes(promised)
    assert (bare.safe_last_day, bare.lenient_last_day) == (D(2023, 6, 30), D(2027, 5, 6))
    assert {"unsettled_lenient_only", "defence_possible"} <= codes(bare)


def test_no_sentence_says_that_a_claim_is_barred() -> None:
    result = check(case(loans=[loan(disbursements=[note(due_on="2015-06-30")])]), on=ON)
    text = "".join(s.sentence for p in result.periods for s in (*p.steps, *p.warnings))
    assert "已过诉讼时效" not in text
    assert "丧失胜诉权" not in text
    assert "诉讼时效抗辩" in text


def test_a_debt_from_before_2017_follows_the_transition() -> None:
    def due(day: str) -> PeriodFinding:
        return found(loans=[loan(disbursements=[note(disbursed_on="2014-01-01", due_on=day)])])

    old, new = due("2015-09-30"), due("2015-10-01")
    assert (old.safe_last_day, old.length) == (D(2017, 9, 30), "二年")
    assert (new.safe_last_day, new.length) == (D(2018, 10, 1), "三年")
    assert "transition_rule" in codes(old) & codes(new)


def test_an_interruption_against_one_joint_borrower_counts_for_the_other() -> None:
    both = [{"name": BORROWER}, {"name": CO_BORROWER, "role": "co_borrower"}]
    file = case(debtors=both, contacts=[contact("2024-05-06", target=CO_BORROWER)])
    days = {p.subject: p.safe_last_day for p in check(file, on=ON).periods}
    assert days == {BORROWER: D(2027, 5, 6), CO_BORROWER: D(2027, 5, 6)}


def test_what_was_done_to_one_heir_does_not_count_for_another() -> None:
    heirs = [{"name": CO_BORROWER, "role": "heir"}, {"name": GUARANTOR, "role": "heir"}]
    file = case(debtors=heirs, contacts=[contact("2024-05-06", target=CO_BORROWER)])
    days = {p.subject: p.safe_last_day for p in check(file, on=ON).periods}
    assert days == {CO_BORROWER: D(2027, 5, 6), GUARANTOR: D(2026, 6, 30)}


def test_a_deduction_counts_and_a_reversed_one_does_not() -> None:
    paid = {"id": "R1", "paid_on": "2024-05-06", "amount": "5", "debt": NOTE, "is_deduction": True}
    paid["evidence"] = "02-还款流水/1.pdf"
    undone = {"id": "R2", "paid_on": "2024-05-07", "amount": "5", "kind": "reversal", "reverses": "R1"}
    assert found(repayments=[paid]).safe_last_day == D(2027, 5, 6)
    assert found(repayments=[paid, undone]).safe_last_day == D(2026, 6, 30)


def test_a_payment_by_a_third_person_moves_nothing() -> None:
    paid = {"id": "R1", "paid_on": "2024-05-06", "amount": "5", "payer": "吴样例", "evidence": "1.pdf"}
    assert found(repayments=[paid]).safe_last_day == D(2026, 6, 30)


def test_payments_made_before_the_debt_fell_due_are_summed_up_in_one_step() -> None:
    paid = [
        {"id": f"R{n}", "paid_on": f"2023-0{n}-01", "amount": "5", "debt": NOTE, "payer": BORROWER}
        for n in (1, 2, 3)
    ]
    period = found(repayments=paid)
    assert [e for e in effects(period) if e == "no_effect_not_begun"] == ["no_effect_not_begun"]


def test_an_extension_agreed_in_time_moves_the_due_day() -> None:
    longer = [event("2023-06-01", "extension", new_due_on="2024-06-30")]
    assert found(events=longer).safe_last_day == D(2027, 6, 30)
    assert found(events=[longer[0] | {"evidence": ""}]).safe_last_day == D(2026, 6, 30)


def test_a_pending_suit_stops_the_clock_and_asks_for_its_end() -> None:
    period = found(events=[event("2024-05-06", "suit")])
    assert (period.running, period.reason, period.safe_last_day) == (False, "pending", None)
    assert "pending" in codes(period)


def test_a_withdrawn_suit_counts_only_from_service() -> None:
    suit = event("2024-03-01", "suit", ended_on="2024-05-20", ended_by="withdrawn")
    assert found(events=[suit]).safe_last_day == D(2026, 6, 30)
    assert found(events=[suit | {"served_on": "2024-04-10"}]).safe_last_day == D(2027, 4, 10)


def test_an_obstacle_moves_only_the_statutory_day() -> None:
    old = [loan(disbursements=[note(disbursed_on="2020-01-01", due_on="2021-06-30")])]
    obstacle = event("2024-02-01", "obstacle", could_not_act=True, ended_on="2024-05-20")
    period = found(loans=old, events=[obstacle])
    assert (period.safe_last_day, period.statutory_last_day) == (D(2024, 6, 30), D(2024, 11, 20))


def test_records_after_the_day_of_review_are_left_out_and_named() -> None:
    result = check(case(contacts=[contact("2024-12-01")]), on=ON)
    assert result.periods[0].safe_last_day == D(2026, 6, 30)
    assert any(each.effect == "later_records_left_out" for each in result.warnings)


def test_a_joint_guarantor_asked_in_time_is_kept_and_the_guarantee_debt_begins() -> None:
    asked = contact("2024-05-06", target=GUARANTOR)
    changes = {"guarantors": [guarantor()], "contacts": [asked]}
    period = found(PeriodKind.GUARANTEE, **changes)
    assert (period.reason, period.running, period.safe_last_day) == ("preserved", False, D(2026, 6, 30))
    later = found(PeriodKind.GUARANTEE_LIMITATION, **changes)
    assert (later.starts_on, later.safe_last_day) == (D(2024, 5, 6), D(2027, 5, 6))


def test_of_two_joint_guarantors_the_one_never_asked_is_named_for_both() -> None:
    bound = [guarantor(period_length=None, period="none"), guarantor(OTHER_GUARANTOR, period="none")]
    asked = [contact("2023-09-06", target=GUARANTOR)]
    file = case(guarantors=bound, contacts=asked)
    periods = {p.subject: p for p in check(file, on=ON).periods if p.kind is PeriodKind.GUARANTEE}
    kept, lost = periods[GUARANTOR], periods[OTHER_GUARANTOR]
    assert (kept.reason, lost.reason) == ("preserved", "no_demand_found")
    assert lost.safe_last_day == D(2023, 12, 30)
    assert "other_guarantor_lapsed" in codes(kept)
    assert "guarantor_never_asked" in codes(lost)


def test_a_demand_on_the_borrower_does_not_keep_the_guarantor() -> None:
    period = found(PeriodKind.GUARANTEE, guarantors=[guarantor()], contacts=[contact("2024-05-06")])
    assert (period.reason, period.running) == ("no_demand_yet", True)
    assert period.next_acts[0].by == D(2026, 6, 30)


def test_a_guarantor_asked_after_the_period_is_not_kept() -> None:
    short, late = guarantor(period="none"), contact("2024-02-01", target=GUARANTOR)
    assert found(PeriodKind.GUARANTEE, guarantors=[short], contacts=[late]).reason == "no_demand_found"


@pytest.mark.parametrize(
    ("ended", "reason"),
    [({}, "preserved"), ({"ended_on": "2023-11-01", "ended_by": "withdrawn"}, "no_demand_found")],
)
def test_a_general_guarantee_needs_a_suit_against_the_debtor_that_was_not_withdrawn(
    ended: dict[str, str], reason: str
) -> None:
    general = guarantor(type="general", type_wording="不能履行时承担", period="none")
    period = found(PeriodKind.GUARANTEE, guarantors=[general], events=[event("2023-09-01", "suit", **ended)])
    assert period.reason == reason


def test_an_unclear_type_is_general_since_2021_and_joint_before() -> None:
    def acts(signed_on: str) -> list[str]:
        unclear = guarantor(type="unclear", type_wording="", signed_on=signed_on)
        return [act.paper for act in found(PeriodKind.GUARANTEE, guarantors=[unclear]).next_acts]

    assert acts("2022-06-30") == ["要求承担保证责任通知书", "民事起诉状"]
    assert acts("2020-06-30") == ["要求承担保证责任通知书", "民事起诉状"]


def test_an_extension_without_the_guarantors_consent_leaves_the_old_due_day() -> None:
    longer = event("2023-06-01", "extension", new_due_on="2024-06-30")
    period = found(PeriodKind.GUARANTEE, guarantors=[guarantor()], events=[longer])
    assert period.safe_last_day == D(2026, 6, 30)
    agreed = event("2023-06-01", "extension", new_due_on="2024-06-30", target=GUARANTOR, consent=True)
    period = found(PeriodKind.GUARANTEE, guarantors=[guarantor()], events=[longer, agreed])
    assert period.safe_last_day == D(2027, 6, 30)


def test_a_guarantee_of_instalments_is_safe_only_from_the_first_unpaid() -> None:
    rows = instalments("2022-07-30", "2022-08-30", "2023-06-30")
    loans = [loan(disbursements=[note(schedule=rows)])]
    period = found(PeriodKind.GUARANTEE, guarantors=[guarantor()], loans=loans)
    assert (period.safe_last_day, period.lenient_last_day) == (D(2025, 7, 30), D(2026, 6, 30))
    assert not period.settled


def test_a_judgment_replaces_limitation_and_starts_two_years() -> None:
    changes: dict[str, Any] = {"judgments": [judgment()], "stage": "enforcement"}
    assert found(**changes).reason == "replaced_by_enforcement"
    period = found(PeriodKind.ENFORCEMENT, **changes)
    assert (period.starts_on, period.safe_last_day) == (D(2023, 3, 11), D(2025, 3, 11))
    assert period.next_acts[0].paper == "强制执行申请书"


def test_part_payments_after_a_judgment_start_the_two_years_again() -> None:
    paid = [
        {"id": "R1", "paid_on": "2023-08-01", "amount": "5000", "payer": BORROWER, "evidence": "1.pdf"},
        {"id": "R2", "paid_on": "2024-01-10", "amount": "5000", "payer": BORROWER, "evidence": "1.pdf"},
    ]
    period = found(PeriodKind.ENFORCEMENT, judgments=[judgment()], repayments=paid)
    assert period.safe_last_day == D(2026, 1, 10)
    levied = [row | {"channel": "法院划拨"} for row in paid]
    assert found(PeriodKind.ENFORCEMENT, judgments=[judgment()], repayments=levied).safe_last_day == D(
        2025, 3, 11
    )


def test_a_withdrawn_application_counts_from_its_filing() -> None:
    applied = event("2023-09-01", "enforcement", ended_on="2024-02-01", ended_by="withdrawn")
    period = found(PeriodKind.ENFORCEMENT, judgments=[judgment()], events=[applied])
    assert period.safe_last_day == D(2025, 9, 1)


def test_there_is_no_limit_after_the_enforcement_was_closed_for_want_of_assets() -> None:
    closed = event(
        "2023-09-01", "enforcement", ended_on="2024-02-01", ended_by="other", note="终结本次执行程序"
    )
    period = found(PeriodKind.ENFORCEMENT, judgments=[judgment()], events=[closed])
    assert (period.running, period.reason) == (False, "no_limit_after_closing")


def test_a_preservation_is_renewed_seven_full_days_before_the_printed_day() -> None:
    measure = {
        "id": "P1", "owner": BORROWER, "kind": "deposit", "asset": "存款", "court": "样例法院",
        "ruling_number": "（2024）样保1号", "ruled_on": "2024-07-01", "expires_on": "2025-06-30",
    }  # fmt: skip
    period = found(PeriodKind.PRESERVATION, preservations=[measure])
    assert (period.safe_last_day, period.act_by) == (D(2025, 6, 30), D(2025, 6, 20))
    guessed = found(PeriodKind.PRESERVATION, preservations=[measure | {"expires_on": None}])
    assert guessed.safe_last_day == D(2025, 6, 30)
    assert "expiry_not_recorded" in codes(guessed)
    waiting = found(PeriodKind.PRESERVATION, preservations=[measure | {"is_waiting": True}])
    assert (waiting.running, waiting.reason) == (False, "waiting")


def everything() -> Findings:
    file = case(
        guarantors=[guarantor(), guarantor(OTHER_GUARANTOR, type="unclear", type_wording="")],
        contacts=[contact("2024-05-06"), contact("2024-05-07", target=GUARANTOR), sms("2024-05-08")],
        events=[event("2024-04-01", "repayment_plan"), event("2024-05-01", "mediation")],
        judgments=[judgment(obligors=OTHER_GUARANTOR)],
    )
    return check(file, on=ON)


def test_every_article_of_every_step_is_held() -> None:
    for period in everything().periods:
        for each in (*period.steps, *period.warnings, *period.next_acts):
            assert all(article(id) for id in each.articles)


def test_the_same_case_and_day_give_the_same_findings() -> None:
    assert everything() == everything()


def test_acts_on_a_guarantor_that_do_not_count_are_named_with_the_reason() -> None:
    bare = [contact("2024-05-06", target=GUARANTOR, evidence=""), contact("2023-01-06", target=GUARANTOR)]
    period = found(PeriodKind.GUARANTEE, guarantors=[guarantor()], contacts=bare)
    assert {"claimed_unproved", "before_due"} <= set(effects(period))
    assert period.reason == "no_demand_yet"


def test_a_joint_guarantor_who_was_sued_but_not_served_is_to_be_asked_as_well() -> None:
    suit = event("2024-05-06", "suit", target=GUARANTOR)
    period = found(PeriodKind.GUARANTEE, guarantors=[guarantor()], events=[suit])
    assert (period.reason, period.next_acts[0].paper) == ("preserved", "要求承担保证责任通知书")


def test_a_demand_between_the_first_instalment_and_the_whole_debt_keeps_only_an_arguable_act() -> None:
    rows = instalments("2023-07-30", "2023-08-30", "2025-06-30")
    loans = [loan(disbursements=[note(schedule=rows, due_on="2025-06-30")])]
    asked = [contact("2024-05-06", target=GUARANTOR)]
    period = found(PeriodKind.GUARANTEE, guarantors=[guarantor()], loans=loans, contacts=asked)
    assert (period.reason, period.running, period.settled) == ("preserved_unsettled", True, False)


def test_limitation_of_a_general_guarantee_waits_for_the_enforcement() -> None:
    general = guarantor(type="general", type_wording="不能履行时承担")
    suit = event("2023-09-01", "suit", ended_on="2024-01-05", ended_by="judgment")
    changes: dict[str, Any] = {"guarantors": [general], "events": [suit]}
    assert found(PeriodKind.GUARANTEE_LIMITATION, **changes).reason == "not_begun"
    applied = event("2024-02-01", "enforcement")
    changes["events"] = [suit, applied]
    period = found(PeriodKind.GUARANTEE_LIMITATION, on=D(2025, 6, 3), **changes)
    assert (period.starts_on, period.safe_last_day) == (D(2025, 2, 1), D(2028, 2, 1))


def test_a_settlement_during_enforcement_counts_from_its_last_day_and_a_private_one_from_its_making() -> None:
    settled = event("2023-10-01", "settlement", new_due_on="2024-03-31")
    applied = event("2023-09-01", "enforcement", ended_on="2023-10-20", ended_by="other")
    private = found(PeriodKind.ENFORCEMENT, judgments=[judgment()], events=[settled])
    inside = found(PeriodKind.ENFORCEMENT, judgments=[judgment()], events=[applied, settled])
    assert (private.safe_last_day, inside.safe_last_day) == (D(2025, 10, 1), D(2026, 3, 31))


def test_an_instalment_judgment_before_2022_is_safe_only_from_its_earliest_unpaid_instalment() -> None:
    rows = [{"due_on": "2021-06-30", "amount": "5000"}, {"due_on": "2022-06-30", "amount": "5000"}]
    old = judgment(issued_on="2021-01-04", effective_on="2021-02-01", performance_days=None, instalments=rows)
    period = found(PeriodKind.ENFORCEMENT, judgments=[old])
    assert (period.safe_last_day, period.statutory_last_day) == (D(2023, 6, 30), D(2024, 7, 1))
    assert not period.settled


def test_a_loan_that_calls_itself_is_safe_from_its_first_unpaid_instalment() -> None:
    rows = instalments("2022-07-30", "2022-08-30", "2024-06-30")
    terms = {"clause": "第八条", "condition": "连续三期未还", "automatic": True}
    notes = [note(schedule=rows, due_on="2024-06-30")]
    period = found(loans=[loan(disbursements=notes, acceleration_terms=terms)])
    assert (period.safe_last_day, period.lenient_last_day) == (D(2025, 7, 30), D(2027, 6, 30))
    assert not period.settled


def test_sending_is_not_enough_towards_a_spouse_who_left_no_number_with_the_issuer() -> None:
    debtors = [{"name": BORROWER, "role": "cardholder"}, {"name": CO_BORROWER, "role": "spouse"}]
    text = sms("2024-05-06", target=CO_BORROWER, sent_to="13800000002")
    assert found(**card_case(debtors=debtors, contacts=[text])).safe_last_day == D(2025, 3, 25)
