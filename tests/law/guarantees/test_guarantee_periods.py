"""What was done in a guarantee period, seen through the findings of a whole case."""

from datetime import date
from typing import Any

import pytest

from legal_docs.law.findings import check
from legal_docs.model.finding import Grade, PeriodFinding, PeriodKind
from tests.law.factory import (
    BORROWER,
    CO_BORROWER,
    GUARANTOR,
    PHONE,
    case,
    contact,
    event,
    guarantor,
    instalments,
    judgment,
    loan,
    note,
)

D = date
ON = D(2024, 6, 3)
GENERAL: dict[str, Any] = {"type": "general", "type_wording": "不能履行时承担", "period": "none"}
DEBT_PERIOD = PeriodKind.GUARANTEE_LIMITATION


def found(
    kind: PeriodKind = PeriodKind.GUARANTEE, on: date = ON, debt: str = "", **changes: Any
) -> PeriodFinding:
    changes = {"guarantors": [guarantor(period="none")]} | changes
    periods = [p for p in check(case(**changes), on=on).periods if p.kind is kind]
    return next(p for p in periods if debt in ("", p.debt))


def general(**changes: Any) -> list[dict[str, Any]]:
    return [guarantor(**GENERAL | changes)]


def effects(period: PeriodFinding) -> list[str]:
    return [each.effect for each in period.steps]


def codes(period: PeriodFinding) -> set[str]:
    return {each.effect for each in period.warnings}


@pytest.mark.parametrize("kind", ["mediation", "preservation", "joinder", "enforcement", "payment_order"])
def test_papers_of_a_court_ask_the_guarantor_once_they_reached_him(kind: str) -> None:
    served = event("2023-10-01", kind, target=GUARANTOR, served_on="2023-11-01")
    assert found(events=[served]).reason == "preserved"
    unserved = event("2023-10-01", kind, target=GUARANTOR)
    assert found(events=[unserved]).reason == "no_demand_found"
    assert "unsettled_lenient_only" in codes(found(events=[unserved]))
    bare = event("2023-10-01", kind, target=GUARANTOR, served_on="2023-11-01", evidence="")
    assert "claimed_unproved" in codes(found(events=[bare]))


@pytest.mark.parametrize("kind", ["repayment_plan", "settlement", "part_payment"])
def test_a_promise_of_the_guarantor_alone_does_not_show_a_demand(kind: str) -> None:
    promised = event("2023-10-01", kind, target=GUARANTOR)
    assert found(events=[promised]).reason == "no_demand_found"


def test_a_signed_notice_and_a_claim_in_the_guarantors_bankruptcy_do() -> None:
    for kind in ("acknowledgement", "bankruptcy_claim", "arbitration"):
        assert found(events=[event("2023-10-01", kind, target=GUARANTOR)]).reason == "preserved"


def test_a_claim_in_the_debtors_bankruptcy_is_not_surely_a_suit() -> None:
    period = found(guarantors=general(), events=[event("2023-10-01", "bankruptcy_claim")])
    assert period.reason == "no_demand_found"
    assert "unsettled_lenient_only" in codes(period)


def test_an_award_that_was_set_aside_is_not_surely_a_use_of_the_period() -> None:
    lost = event("2023-10-01", "arbitration", ended_on="2024-02-01", ended_by="award_set_aside")
    won = event("2023-10-01", "arbitration", ended_on="2024-02-01", ended_by="award")
    assert found(guarantors=general(), events=[lost]).reason == "no_demand_found"
    assert found(guarantors=general(), events=[won]).reason == "preserved"


def test_a_request_for_mediation_is_named_as_no_suit() -> None:
    period = found(guarantors=general(), events=[event("2023-10-01", "mediation")])
    assert period.reason == "no_demand_found"
    assert "no_effect" in effects(period)


def test_a_notarised_instrument_must_be_against_the_debtor_and_earlier() -> None:
    applied = [event("2023-10-01", "enforcement")]
    paper = judgment(kind="notarised", effective_on="2023-09-01")
    assert found(guarantors=general(), judgments=[paper], events=applied).reason == "preserved"
    other = paper | {"obligors": [CO_BORROWER]}
    assert found(guarantors=general(), judgments=[other], events=applied).reason == "no_demand_found"
    later = paper | {"effective_on": "2023-10-02"}
    assert found(guarantors=general(), judgments=[later], events=applied).reason == "no_demand_found"
    elsewhere = paper | {"debts": ["借据002"]}
    assert found(guarantors=general(), judgments=[elsewhere], events=applied).reason == "no_demand_found"


def test_a_suit_begun_before_the_due_day_and_going_on_after_it_is_arguable() -> None:
    early = event("2023-06-01", "suit", target=GUARANTOR)
    assert found(events=[early]).reason == "preserved_unsettled"
    over = early | {"ended_on": "2023-06-29", "ended_by": "other"}
    assert found(events=[over]).reason == "no_demand_found"


def test_only_the_act_of_the_other_type_leaves_a_warning() -> None:
    asked = [contact("2023-09-06", target=GUARANTOR)]
    unclear = [guarantor(type="unclear", type_wording="", period="none")]
    assert "kept_if_other_type" in codes(found(guarantors=unclear, contacts=asked))
    both = found(guarantors=unclear, contacts=asked, events=[event("2023-09-06", "suit")])
    assert "kept_if_other_type" not in codes(both)
    express = found(contacts=[], events=[event("2023-09-06", "suit")])
    assert "kept_if_other_type" not in codes(express)


def test_the_alarm_stays_on_until_both_acts_are_done() -> None:
    suit = event("2023-09-06", "suit")
    last = D(2023, 12, 30)
    assert found(on=last, guarantors=general(), events=[suit]).running
    assert not found(on=D(2023, 12, 31), guarantors=general(), events=[suit]).running
    asked = [contact("2023-09-07", target=GUARANTOR)]
    done = found(on=last, guarantors=general(), events=[suit], contacts=asked)
    assert (done.running, done.reason) == (False, "preserved")


def test_words_against_the_recorded_type_unsettle_the_finding() -> None:
    asked = [contact("2023-09-06", target=GUARANTOR)]
    mixed = [guarantor(type_wording="不能履行时承担保证责任", period="none")]
    assert not found(guarantors=mixed, contacts=asked).settled
    assert found(contacts=asked).settled


def test_a_general_guarantor_is_sued_together_with_the_debtor() -> None:
    acts = found(guarantors=general(), on=D(2023, 9, 1)).next_acts
    suit = next(each for each in acts if each.paper == "民事起诉状")
    assert GUARANTOR in suit.act
    assert suit.by == D(2023, 12, 29)


def test_instalments_agreed_one_by_one_have_settled_days() -> None:
    rows = instalments("2022-07-30", "2023-06-30")
    loans = [loan(disbursements=[note(schedule=rows)])]
    agreed = found(guarantors=[guarantor(period="none", per_instalment=True)], loans=loans)
    assert (agreed.safe_last_day, agreed.settled) == (D(2023, 1, 30), True)
    assert not found(loans=loans).settled


def test_consent_counts_only_from_the_guarantor_and_before_the_due_day() -> None:
    longer = event("2023-06-01", "extension", new_due_on="2024-06-30", consented_by=[CO_BORROWER])
    assert found(events=[longer]).starts_on == D(2023, 6, 30)
    late = event("2023-07-01", "extension", new_due_on="2024-06-30", consented_by=[GUARANTOR])
    assert found(events=[late]).starts_on == D(2023, 6, 30)
    on_the_day = late | {"on": "2023-06-30"}
    assert found(events=[on_the_day]).starts_on == D(2024, 6, 30)
    again = event("2024-06-30", "extension", new_due_on="2025-06-30", consented_by=[GUARANTOR])
    assert found(on=D(2024, 7, 1), events=[on_the_day, again]).starts_on == D(2025, 6, 30)


def test_the_old_due_day_stands_and_the_finding_says_so() -> None:
    longer = event("2023-06-01", "extension", new_due_on="2024-06-30")
    assert "extension_without_consent" in effects(found(events=[longer]))


def maximum(**changes: Any) -> list[dict[str, Any]]:
    return [guarantor(**({"period": "none", "is_maximum": True, "ceiling": "200000"} | changes))]


def test_an_old_maximum_guarantee_is_safe_from_the_debts_own_due_day() -> None:
    old = found(guarantors=maximum(signed_on="2020-06-30", determined_on="2023-10-15"))
    assert (old.safe_last_day, old.lenient_last_day, old.settled) == (
        D(2023, 12, 30),
        D(2024, 4, 15),
        False,
    )


def test_a_maximum_guarantee_until_a_day_ends_on_that_day() -> None:
    until = found(guarantors=maximum(period="until", period_until="2024-12-31", determined_on="2023-10-15"))
    assert (until.safe_last_day, until.lenient_last_day, until.settled) == (
        D(2024, 12, 31),
        D(2024, 12, 31),
        True,
    )


def test_a_maximum_guarantee_of_a_called_loan_rests_on_the_call() -> None:
    called = {"declared_on": "2023-03-01", "arrived_on": "2023-03-03", "evidence": "1.pdf"}
    period = found(guarantors=maximum(determined_on="2023-02-01"), loans=[loan(acceleration=called)])
    assert (period.safe_last_day, period.lenient_last_day) == (D(2023, 9, 3), D(2023, 12, 30))
    assert not period.settled


def test_debts_the_maximum_guarantee_does_not_cover_do_not_move_it() -> None:
    notes = [note(), note(note="借据002", due_on="2024-05-31")]
    own = maximum(determined_on="2023-02-01", debts=["借据001"])
    assert found(guarantors=own, loans=[loan(disbursements=notes)]).starts_on == D(2023, 6, 30)


def test_missing_debtors_without_property_end_the_right_to_refuse() -> None:
    lost = {
        "kind": "natural", "name": BORROWER, "phone": PHONE,
        "whereabouts": "missing", "whereabouts_since": "2024-02-01",
    }  # fmt: skip
    people = [lost, {"kind": "natural", "name": CO_BORROWER}, {"kind": "natural", "name": GUARANTOR}]
    suit = event("2023-09-01", "suit", ended_on="2024-01-05", ended_by="judgment")
    changes: dict[str, Any] = {"guarantors": general(), "events": [suit], "people": people}
    assert found(DEBT_PERIOD, **changes).starts_on == D(2024, 2, 1)
    clue = {"id": "K1", "owner": BORROWER, "kind": "deposit", "description": "存款"}
    assert found(DEBT_PERIOD, clues=[clue], **changes).reason == "not_begun"
    two = [{"name": BORROWER}, {"name": CO_BORROWER}]
    assert found(DEBT_PERIOD, debtors=two, **changes).reason == "not_begun"
    assert found(DEBT_PERIOD, on=D(2024, 1, 31), **changes).reason == "not_begun"


def test_an_enforcement_that_was_performed_leaves_nothing_to_begin() -> None:
    suit = event("2023-09-01", "suit", ended_on="2023-12-05", ended_by="judgment")
    done = event("2024-01-10", "enforcement", ended_on="2024-05-01", ended_by="performed")
    assert found(DEBT_PERIOD, D(2025, 6, 3), guarantors=general(), events=[suit, done]).reason == "not_begun"
    closed = done | {"ended_by": "closed_for_now"}
    period = found(DEBT_PERIOD, D(2025, 6, 3), guarantors=general(), events=[suit, closed])
    assert period.starts_on == D(2024, 5, 1)
    before = found(DEBT_PERIOD, D(2024, 4, 30), guarantors=general(), events=[suit, closed])
    assert before.reason == "not_begun"


def test_an_unproved_demand_on_the_debtor_is_no_reason_for_a_warning() -> None:
    asked = [contact("2023-09-06", target=GUARANTOR), contact("2024-04-01", evidence="")]
    assert "no_spill_over" not in codes(found(DEBT_PERIOD, contacts=asked))
    asked[1] = contact("2024-04-01")
    assert "no_spill_over" in codes(found(DEBT_PERIOD, contacts=asked))


def test_one_more_demand_never_loses_a_guarantor() -> None:
    first = contact("2023-09-06", target=GUARANTOR)
    for month in range(7, 13):
        more = contact(f"2023-{month:02}-15", target=GUARANTOR, id="C-more")
        assert found(contacts=[first, more]).reason == "preserved"


def test_a_demand_inside_the_period_on_every_reading_leaves_nothing_unsettled() -> None:
    rows = instalments("2022-07-30", "2023-06-30")
    changes: dict[str, Any] = {
        "guarantors": [guarantor()],
        "loans": [loan(disbursements=[note(schedule=rows)])],
        "contacts": [contact("2023-09-06", target=GUARANTOR)],
    }
    period, debt = found(**changes), found(DEBT_PERIOD, **changes)
    assert (period.settled, debt.settled) == (True, True)
    assert "per_instalment" in effects(period) and "per_instalment" not in codes(period)


def test_a_demand_before_the_last_arguable_start_stays_unsettled() -> None:
    called = {"declared_on": "2023-03-01", "arrived_on": "2023-03-03", "evidence": "1.pdf"}
    changes: dict[str, Any] = {"guarantors": [guarantor()], "loans": [loan(acceleration=called)]}
    early = [contact("2023-05-06", target=GUARANTOR)]
    assert not found(contacts=early, **changes).settled
    assert not found(DEBT_PERIOD, contacts=early, **changes).settled
    late = [contact("2023-07-06", target=GUARANTOR)]
    assert found(contacts=late, **changes).settled and found(DEBT_PERIOD, contacts=late, **changes).settled


def test_a_maximum_guarantee_not_determined_stays_unsettled() -> None:
    asked = [contact("2023-09-06", target=GUARANTOR)]
    assert not found(guarantors=maximum(), contacts=asked).settled


def test_the_steps_of_a_period_stand_in_order_of_time() -> None:
    rows = instalments("2022-07-30", "2023-06-30")
    asked = [contact("2023-09-06", target=GUARANTOR)]
    period = found(
        guarantors=[guarantor()], loans=[loan(disbursements=[note(schedule=rows)])], contacts=asked
    )
    assert effects(period) == ["guarantee_type", "per_instalment", "starts", "preserved", "ends"]


def test_express_words_rest_on_the_code_alone() -> None:
    express = found().steps[0]
    assert express.articles == ("民法典.688", "民法典.693")
    other = found(guarantors=[guarantor(period="none", type_wording="债务人未按期还款时承担")]).steps[0]
    assert "担保制度解释2020.25" in other.articles


def test_a_suit_is_brought_beside_the_demand_and_never_instead() -> None:
    on = D(2023, 9, 1)
    period = found(on=on)
    demand, suit = period.next_acts
    assert (demand.paper, suit.paper) == ("要求承担保证责任通知书", "民事起诉状")
    assert demand.by == suit.by == D(2023, 12, 29)
    assert "EMS" in demand.act and "保证合同载明的地址" in demand.act
    assert suit.articles == ("民法典.693", "担保制度解释2020.31")
    doubt = next(each for each in period.warnings if each.effect == "not_by_suit_alone")
    assert doubt.grade is Grade.UNSETTLED and "担保制度解释2020.31" in doubt.articles
    assert "没有明文" in doubt.sentence and "2023年12月30日前" in doubt.sentence
    assert found(on=on, contacts=[contact("2023-08-06", target=GUARANTOR)]).next_acts == ()
    assert "not_by_suit_alone" not in codes(found())
    assert "not_by_suit_alone" not in codes(found(on=on, guarantors=general()))


def test_one_notice_names_every_debt_of_the_guarantor_that_is_due_and_open() -> None:
    notes = [note(), note(note="借据002", due_on="2023-07-31"), note(note="借据003", due_on="2024-01-31")]
    changes: dict[str, Any] = {"loans": [loan(disbursements=notes)], "on": D(2023, 9, 1)}
    for debt in ("借据001", "借据002"):
        assert "写明借据001、借据002项下" in found(debt=debt, **changes).next_acts[0].act
    own = [guarantor(period="none", debts=["借据001"])]
    assert "写明借据001项下" in found(debt="借据001", guarantors=own, **changes).next_acts[0].act
    over = changes | {"on": D(2024, 1, 31), "debt": "借据003"}
    assert "写明借据002、借据003项下" in found(**over).next_acts[0].act
    called = {"declared_on": "2023-08-01", "arrived_on": "2023-08-03", "evidence": "1.pdf"}
    changes["loans"] = [loan(disbursements=notes, acceleration=called)]
    for debt in ("借据001", "借据003"):
        assert "写明借据001、借据002、借据003项下" in found(debt=debt, **changes).next_acts[0].act
    rows = instalments("2023-08-30", "2024-01-31")
    notes[2] = note(note="借据003", due_on="2024-01-31", schedule=rows)
    changes["loans"] = [loan(disbursements=notes)]
    assert "写明借据001、借据002、借据003项下" in found(debt="借据001", **changes).next_acts[0].act
