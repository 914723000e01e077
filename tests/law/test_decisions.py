"""Decisions a lawyer takes by heart, asked of whole cases: which acts count, what a court may not do."""

from datetime import date
from typing import Any

import pytest

from legal_docs.law.findings import check
from legal_docs.model.finding import PeriodFinding
from tests.law.factory import BORROWER, card, case, contact, event, sms

PAPER = {"channel": "newspaper", "receiver": "unknown", "sent_to": "样例市晚报"}
MISSING = {"kind": "natural", "name": BORROWER, "whereabouts": "missing", "whereabouts_since": "2023-01-01"}
CALL = {"channel": "phone", "outcome": "not_reached", "receiver": "unknown", "evidence": "03/通话.csv#1"}
CARD = {"loans": (), "cards": [card()], "cause": "card"}


def period(on: str, **changes: Any) -> PeriodFinding:
    return check(case(**changes), on=date.fromisoformat(on)).periods[0]


def effects(found: PeriodFinding) -> list[str]:
    return [step.effect for step in found.steps]


def test_a_message_to_the_number_left_with_the_issuer_interrupts_on_a_card_without_a_receipt() -> None:
    assert "interrupts" in effects(period("2023-06-30", **CARD, contacts=[sms("2023-05-06")]))


def test_the_same_message_does_not_interrupt_on_a_loan() -> None:
    assert "interrupts" not in effects(period("2024-06-30", contacts=[sms("2024-05-06")]))


def test_the_signature_of_a_schoolchild_in_the_household_does_not_interrupt() -> None:
    child = contact("2024-05-06", receiver="other")
    assert "no_effect" in effects(period("2024-06-30", contacts=[child]))


def test_a_notice_in_a_city_evening_paper_does_not_interrupt_though_the_debtor_is_missing() -> None:
    people = [MISSING, *case().model_dump(mode="json")["people"][1:]]
    found = period("2024-06-30", people=people, contacts=[contact("2024-05-06", **PAPER)])
    assert "interrupts" not in effects(found)


def test_fourteen_unanswered_calls_do_not_interrupt() -> None:
    calls = [contact("2024-05-06", **CALL) | {"id": f"C{n}"} for n in range(14)]
    found = period("2024-06-30", contacts=calls)
    assert set(effects(found)) & {"interrupts", "unsettled_lenient_only"} == set()
    assert str(found.safe_last_day) == "2026-06-30"


def test_the_court_may_not_raise_limitation_and_must_accept_the_suit() -> None:
    (warning,) = [w for w in period("2027-06-30").warnings if w.effect == "defence_possible"]
    assert {"民法典.193", "民诉法解释2022.219"} <= set(warning.articles)
    assert "不主动适用" in warning.sentence
    assert "应受理" in warning.sentence


@pytest.mark.parametrize(
    ("consents", "effect"),
    [(True, "waiver_of_defence_new_period_from_here"), (False, "unsettled_lenient_only")],
)
def test_after_the_period_only_a_consent_to_perform_takes_the_defence_away(
    consents: bool, effect: str
) -> None:
    signed = contact("2027-01-04", signed_consent=consents)
    assert effect in effects(period("2027-06-30", contacts=[signed]))


def test_a_late_promise_in_an_event_is_the_same_as_one_on_a_demand() -> None:
    promise = event("2027-01-04", "acknowledgement", consent=True)
    assert "waiver_of_defence_new_period_from_here" in effects(period("2027-06-30", events=[promise]))
