"""Where the bank takes papers: as recorded, nothing invented."""

from datetime import date
from typing import Any

from legal_docs.drafting.service_address import drafts, must_say, service_address
from tests.drafting.factory import dossier
from tests.drafting.test_enforcement import BANK, JUDGMENT


def paper(on: date = date(2025, 6, 30), **bank: Any):
    return service_address(dossier(creditor=BANK | bank, on=on))


def test_the_recorded_address_stands_there_with_who_takes_it() -> None:
    found = paper(service_address="某路2号", service_recipient="周某某", service_phone="2", phone="1")
    assert (found.address, found.recipient, found.phone) == ("某路2号", "周某某", "2")
    assert {"某路2号", "周某某", "2"} <= set(must_say(found))


def test_what_is_not_recorded_is_left_to_the_pen() -> None:
    found = paper(phone="1")
    assert (found.address, found.recipient, found.phone, found.agents) == ("", "", "1", ())
    assert "" not in must_say(found)


def test_agents_are_named_with_their_numbers() -> None:
    agents = [{"name": "周某某", "phone": "3"}]
    assert [(a.name, a.phone) for a in paper(agents=agents).agents] == [("周某某", "3")]


def test_articles_not_yet_in_force_are_not_cited() -> None:
    assert "第一百三十七条" in paper().on_later_stages
    assert paper(on=date(2022, 1, 31)).on_later_stages == ""


def test_in_enforcement_the_bank_is_the_applicant() -> None:
    (draft,) = drafts(dossier(creditor=BANK, stage="enforcement", judgments=[JUDGMENT]))
    assert draft.context.keys()["诉讼地位"] == "申请执行人"
