"""The authority of the agents: per stage, per agent, power by power."""

from typing import Any

import pytest

from legal_docs.drafting.authority import drafts, must_say, power_of_attorney
from legal_docs.drafting.powers import items
from legal_docs.errors import MissingValueError
from legal_docs.model.filing import FilingKind
from tests.drafting.factory import COMPANY, dossier, guarantor
from tests.drafting.test_enforcement import BANK, JUDGMENT

STAFF = {"name": "周某某", "position": "法务专员", "phone": "1"}
LAWYER = {
    "name": "李某某",
    "kind": "律师",
    "employer": "某律师事务所",
    "licence_number": "9",
    "authority": "special",
    "powers": "代为承认、放弃、变更诉讼请求，进行和解，提起反诉或者上诉",
}


def paper(*agents: dict[str, Any], **changes: Any):
    return power_of_attorney(dossier(creditor=BANK | {"agents": list(agents)}, **changes))


def test_nothing_is_made_where_the_bank_has_no_agent() -> None:
    assert not list(drafts(dossier()))


def test_one_paper_authorises_all_agents_and_must_say_each_power() -> None:
    (draft,) = drafts(dossier(creditor=BANK | {"agents": [STAFF, LAWYER]}))
    assert (draft.kind, draft.template) == (FilingKind.AUTHORITY, "授权委托书.docx")
    assert {"周某某", "李某某", "变更诉讼请求", "示例银行", "某市某区人民法院"} <= set(draft.must_say)


def test_special_powers_stand_one_by_one_with_their_object() -> None:
    assert paper(LAWYER).agents[0].powers == (
        "承认诉讼请求",
        "放弃诉讼请求",
        "变更诉讼请求",
        "进行和解",
        "提起反诉或者上诉",
    )


def test_numbers_labels_and_brackets_of_the_recorded_powers_are_understood() -> None:
    told = "特别授权：（1）代为放弃、变更民事权利；（2）代为收取执行款项（含案款、利息）；3.签收法律文书"
    assert items(told) == (
        "放弃民事权利",
        "变更民事权利",
        "收取执行款项（含案款、利息）",
        "签收法律文书",
    )


def test_a_bare_power_without_any_object_stays_as_recorded() -> None:
    assert items("代为承认、和解") == ("承认", "和解")


@pytest.mark.parametrize("powers", ["", "全权代理", "特别授权"])
def test_special_authority_without_a_named_power_stops_the_paper(powers: str) -> None:
    with pytest.raises(MissingValueError, match="委托诉讼代理人李某某缺少：代理权限内容"):
        paper(LAWYER | {"powers": powers})


def test_general_authority_holds_nothing_that_must_be_special() -> None:
    agent = paper(STAFF | {"powers": "代为立案、进行和解、代收法律文书、代收执行款"}).agents[0]
    assert (agent.special, agent.powers) == (False, ("立案", "代收法律文书"))


def test_staff_and_lawyers_are_told_apart() -> None:
    staff, lawyer = paper(STAFF | {"employer": BANK["name"]}, LAWYER).agents
    assert (staff.kind, staff.employer, staff.position, staff.licence) == (
        "本单位工作人员",
        "",
        "法务专员",
        "",
    )
    assert (lawyer.kind, lawyer.employer, lawyer.licence) == ("律师", "某律师事务所", "9")
    assert [staff.number, lawyer.number] == ["一", "二"]


def test_a_lawyer_without_a_firm_is_asked_for() -> None:
    with pytest.raises(MissingValueError, match="李某某缺少：工作单位"):
        paper(LAWYER | {"employer": ""})


def test_the_stage_says_against_whom_and_by_which_instrument() -> None:
    suit = paper(STAFF, guarantors=[guarantor()])
    assert (suit.enforcement, suit.instruments) == (False, "")
    assert suit.opponents == f"钱某某、{COMPANY['name']}"
    judgment = JUDGMENT | {"obligors": ["钱某某"], "enforcement_court": "某市执行法院"}
    terms = {"stage": "enforcement", "judgments": [judgment], "guarantors": [guarantor()]}
    found = paper(STAFF, **terms)
    assert (found.enforcement, found.opponents, found.court) == (True, "钱某某", "某市执行法院")
    assert found.instruments == "（2024）某0101民初1号民事判决书"
    assert found.instruments in must_say(found)
