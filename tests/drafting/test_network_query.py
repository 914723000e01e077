"""The application for the court's network search."""

from typing import Any

import pytest

from legal_docs.drafting.network_query import drafts, must_say, network_query
from legal_docs.drafting.preservation_application import preservation_application
from legal_docs.errors import MissingValueError
from legal_docs.model.dossier import Dossier
from tests.drafting.factory import COMPANY, DEBTOR, dossier, guarantor
from tests.drafting.test_preservation_application import ACCOUNT, BANK, HOUSE, JUDGMENT

CAR = {"id": "X3", "owner": DEBTOR["name"], "kind": "vehicle", "description": "轿车"}


def file(**changes: Any) -> Dossier:
    return dossier(**({"creditor": BANK, "clues": [ACCOUNT]} | changes))


def test_it_stands_beside_the_application_for_preservation_with_the_same_sum() -> None:
    found = network_query(file())
    assert [draft.name for draft in drafts(file())] == ["网络查控申请书"]
    assert found.amount == preservation_application(file()).amount
    assert list(drafts(file(clues=[]))) == []
    assert list(drafts(file(judgments=[JUDGMENT], stage="enforcement"))) == []


def test_those_without_a_number_cannot_be_searched_for() -> None:
    two = {"clues": [ACCOUNT, HOUSE], "guarantors": [guarantor()]}
    assert [r.name for r in network_query(file(**two)).respondents] == [DEBTOR["name"]]
    numbered = COMPANY | {"uscc": "91999999MA0000001X"}
    found = network_query(file(people=[DEBTOR, numbered], **two))
    assert [r.id_number for r in found.respondents] == [DEBTOR["id_number"], "91999999MA0000001X"]


def test_where_nobody_has_a_number_there_is_no_paper() -> None:
    nobody = file(people=[DEBTOR | {"id_number": ""}, COMPANY])
    assert list(drafts(nobody)) == []
    with pytest.raises(MissingValueError, match="证件号码"):
        network_query(nobody)


def test_what_the_clues_lack_is_asked_for() -> None:
    assert network_query(file()).vague == ()
    vague = network_query(file(clues=[ACCOUNT, CAR])).vague
    assert [(o.owner, [(i.thing, i.lacks) for i in o.items]) for o in vague] == [
        (DEBTOR["name"], [("轿车", "号牌或者车辆识别代号")])
    ]


def test_it_must_say_whom_to_search_for_and_the_sum() -> None:
    found = network_query(file())
    for text in (DEBTOR["name"], DEBTOR["id_number"], found.amount, found.capitals, found.court):
        assert text in must_say(found)
