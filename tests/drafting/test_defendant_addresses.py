"""Where papers may reach each defendant, the likeliest place first."""

from typing import Any

import pytest

from legal_docs.drafting.defendant_addresses import defendant_addresses, drafts, must_say
from legal_docs.errors import MissingValueError
from tests.drafting.factory import COMPANY, DEBTOR, dossier, exhibit, guarantor
from tests.drafting.test_enforcement import JUDGMENT
from tests.ledger.factory import loan

HOME, FLAT = "某省某市某路1号", "某省某市某区某苑2号楼"


def contact(**changes: Any) -> dict[str, Any]:
    terms = {
        "id": "C-1",
        "on": "2025-03-01",
        "channel": "letter",
        "target": "钱某某",
        "sent_to": FLAT,
        "outcome": "reached",
        "receiver": "self",
        "arrived_on": "2025-03-03",
        "is_demand": True,
    }
    return terms | changes


def places(*exhibits: Any, person: dict[str, Any] | None = None, **changes: Any):
    found = defendant_addresses(dossier(*exhibits, people=[DEBTOR | (person or {}), COMPANY], **changes))
    return [(p.address, [g.kind for g in p.grounds]) for p in found.defendants[0].places]


def test_residence_comes_before_household_clause_and_post() -> None:
    clause = {"content": "钱某某，地址某省某市新街9号", "clause": "第12条", "electronic": True}
    letter = contact(sent_to="某省某市旧街8号")
    found = places(person={"residence_address": FLAT}, loans=[loan(service_clause=clause)], contacts=[letter])
    assert found == [
        (FLAT, ["经常居住地"]),
        (HOME, ["户籍地"]),
        ("钱某某，地址某省某市新街9号", ["约定"]),
        ("某省某市旧街8号", ["寄送"]),
    ]


def test_one_place_is_told_once_with_all_it_rests_on() -> None:
    clause = {"content": f"送达地址：{FLAT}，电话1"}
    found = places(
        person={"residence_address": FLAT}, loans=[loan(service_clause=clause)], contacts=[contact()]
    )
    assert found == [(FLAT, ["经常居住地", "约定", "寄送"]), (HOME, ["户籍地"])]


def test_a_longer_address_is_not_taken_for_a_shorter_one() -> None:
    clause = {"content": f"送达地址：{HOME}楼3室"}
    assert places(loans=[loan(service_clause=clause)])[1] == (clause["content"], ["约定"])


def test_a_clause_that_names_only_others_is_not_theirs() -> None:
    clause = {"content": f"{COMPANY['name']}，地址某路9号"}
    terms = {"loans": [loan(service_clause=clause)], "guarantors": [guarantor()]}
    assert places(**terms) == [(HOME, ["户籍地"])]
    company = defendant_addresses(dossier(**terms)).defendants[1]
    assert [g.kind for p in company.places for g in p.grounds] == ["主要办事机构所在地", "约定"]
    assert (company.title, company.head) == ("被告二", "孙某")


def test_returned_post_is_told_and_calls_give_no_place() -> None:
    rows = [contact(outcome="returned", receiver="unknown"), contact(id="C-2", channel="phone", sent_to="1")]
    (found,) = defendant_addresses(dossier(contacts=rows)).defendants
    ground = found.places[1].grounds[0]
    assert (ground.outcome, ground.receiver, ground.day) == ("退回", "", "2025年3月3日")
    assert [p.number for p in found.phones] == ["1"]


def test_a_way_that_means_delivery_is_not_said_to_be_delivered_again() -> None:
    def told(channel: str, outcome: str = "reached") -> str:
        found = defendant_addresses(dossier(contacts=[contact(channel=channel, outcome=outcome)]))
        ground = found.defendants[0].places[-1].grounds[0]
        return ground.channel + ground.outcome

    assert told("handed") == "当面送达"
    assert told("handed", "refused") == "当面送达拒收"
    assert told("letter") == "信函送达"


def test_post_is_proved_by_its_exhibit() -> None:
    row = contact(evidence=["信.pdf#1"])
    (found,) = defendant_addresses(dossier(exhibit(1, "信.pdf", 4, 2), contacts=[row])).defendants
    assert found.places[1].grounds[0].proof == "证据1第4页"


def test_numbers_that_reached_somebody_else_are_left_out() -> None:
    rows = [
        contact(channel="phone", sent_to="1"),
        contact(id="C-2", channel="phone", sent_to="2", receiver="other"),
        contact(id="C-3", channel="phone", sent_to="3", on="2026-01-01"),
    ]
    (found,) = defendant_addresses(dossier(contacts=rows, people=[DEBTOR | {"phone": "9"}])).defendants
    assert [(p.number, p.day) for p in found.phones] == [("9", ""), ("1", "2025年3月1日")]


def test_the_whereabouts_stand_beside_the_prison_as_first_place() -> None:
    person = {"whereabouts": "imprisoned", "whereabouts_since": "2025-01-01", "prison": "某监狱"}
    (found,) = defendant_addresses(dossier(people=[DEBTOR | person])).defendants
    assert (found.whereabouts, found.since) == ("被监禁", "2025年1月1日")
    assert found.places[0].address == "某监狱"


def test_a_person_without_any_place_is_named() -> None:
    with pytest.raises(MissingValueError, match="被告钱某某缺少：送达地址线索"):
        defendant_addresses(dossier(people=[DEBTOR | {"household_address": ""}]))


def test_a_revoked_company_is_told_as_such() -> None:
    company = COMPANY | {"status": "revoked", "registered_address": "某路3号"}
    found = defendant_addresses(dossier(people=[DEBTOR, company], guarantors=[guarantor()])).defendants[1]
    assert (found.status, [p.address for p in found.places]) == ("吊销", [COMPANY["address"], "某路3号"])


def test_in_enforcement_they_are_called_respondents() -> None:
    (draft,) = drafts(dossier(stage="enforcement", judgments=[JUDGMENT]))
    assert draft.context.keys()["对方称谓"] == "被执行人"
    assert HOME in draft.must_say
    assert HOME in must_say(defendant_addresses(dossier()))
