"""Which contacts may be told as a demand on the person they name."""

from typing import Any

import pytest

from legal_docs.law.limiting.demands import reached
from tests.law.factory import BORROWER, CARD, GUARANTOR, PHONE, card, case, contact, event, guarantor, sms

ON = "2024-05-06"
CALL = contact(ON, channel="phone")


def found(record: dict[str, Any], **changes: Any) -> bool | None:
    file = case(contacts=[record], **changes)
    return reached(file, file.contacts[0])


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({}, True),
        ({"evidence": ""}, True),
        ({"receiver": "other"}, False),
        ({"receiver": "family"}, None),
        ({"receiver": "unknown"}, None),
        ({"outcome": "not_reached"}, False),
        ({"is_demand": False}, False),
        ({"channel": "letter", "arrived_on": ON, "outcome": "reached"}, True),
        ({"channel": "letter", "outcome": "reached"}, None),
        ({"channel": "letter", "arrived_on": ON, "receiver": "other", "sent_to": PHONE}, None),
        ({"channel": "letter", "outcome": "returned"}, False),
    ],
)
def test_a_demand_counts_only_where_the_person_named_got_it(
    changes: dict[str, Any], answer: bool | None
) -> None:
    assert found(CALL | changes) is answer


def test_a_message_without_a_record_of_arrival_is_open_but_enough_on_a_card() -> None:
    assert found(sms(ON)) is None
    on_card = {"cause": "card", "loans": [], "cards": [card()]}
    assert found(sms(ON, debts=CARD), **on_card) is True
    assert found(sms(ON, sent_to="13900000000"), **on_card) is None


def test_the_dead_are_not_asked_and_a_guarantor_is_asked_like_a_debtor() -> None:
    assert found(CALL, events=[event("2024-01-01", "death")]) is False
    assert found(CALL | {"target": GUARANTOR}, guarantors=[guarantor()]) is True
    assert found(CALL | {"target": BORROWER}, events=[event("2024-05-06", "death")]) is True
