from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from legal_docs.law.bank_tables import packaged, with_changes
from legal_docs.law.conduct.collecting import conduct_flags
from legal_docs.model.finding import Grade
from legal_docs.model.point import Level, Point
from tests.law.factory import BORROWER, CO_BORROWER, GUARANTOR, OTHER_GUARANTOR, PHONE, card, case, guarantor

ON = date(2026, 3, 2)
Record = dict[str, Any]


def call(id: str = "C1", on: str = "2026-02-01", **changes: Any) -> Record:
    fields: Record = {
        "id": id,
        "on": on,
        "channel": "phone",
        "target": BORROWER,
        "sent_to": PHONE,
        "outcome": "reached",
        "receiver": "self",
        "is_demand": True,
    }
    return fields | changes


def flags(*contacts: Record, tables: Any = None, **changes: Any) -> dict[str, Point]:
    found = case(contacts=contacts, **changes)
    return {each.code: each for each in conduct_flags(found, (tables or packaged()).conduct, on=ON)}


def calls(count: int, **changes: Any) -> Sequence[Record]:
    return [call(f"C{n}", **changes) for n in range(count)]


def test_an_ordinary_call_raises_nothing() -> None:
    assert flags(call(at="10:00")) == {} and flags() == {}


def test_records_after_the_day_are_left_out() -> None:
    assert flags(call(on="2026-03-03", at="23:00")) == {}
    assert "contact_at_night" in flags(call(on="2026-03-02", at="23:00"))


@pytest.mark.parametrize("channel", ["phone", "sms", "wechat", "visit", "handed", "email"])
def test_contacts_at_night_are_flagged_and_still_count(channel: str) -> None:
    found = flags(call(at="22:00", channel=channel))["contact_at_night"]
    assert found.grade is Grade.SECONDARY and found.level is Level.CHECK and found.rule == "R-CMP-1"
    assert "GB/T 45251-2025" in found.source and "未核对原文" in found.source
    assert "C1" in found.sentence and "22:00至次日08:00" in found.sentence and "不影响" in found.sentence


@pytest.mark.parametrize("channel", ["letter", "lawyer_letter", "newspaper"])
def test_papers_have_no_night(channel: str) -> None:
    assert "contact_at_night" not in flags(call(at="23:00", channel=channel))


def test_consent_unknown_time_and_companies_give_no_flag_of_the_night() -> None:
    assert flags(call(at="23:00", hours_agreed=True)) == {} and flags(call()) == {}
    company = {"name": OTHER_GUARANTOR, "contract_number": "1", "signed_on": "2022-01-01", "type": "joint"}
    company |= {"period": "none"}
    assert flags(call(at="23:00", target=OTHER_GUARANTOR), guarantors=[company]) == {}


def test_a_bank_may_set_other_hours() -> None:
    early = with_changes({"conduct": {"quiet_from": "20:00"}})
    assert "20:00至次日08:00" in flags(call(at="20:30"), tables=early)["contact_at_night"].sentence


def test_many_records_of_a_kind_are_one_point_that_names_them() -> None:
    found = flags(*calls(12, on="2026-02-01", at="23:00", channel="sms"))["contact_at_night"]
    assert "C0、C1" in found.sentence and "C9等12条记录" in found.sentence and "C10" not in found.sentence
    assert found.subject == BORROWER
    ten = flags(*calls(10, at="23:00", channel="sms"))["contact_at_night"]
    assert "条记录" not in ten.sentence


def test_proofs_of_the_records_stand_with_the_point_once() -> None:
    twice = [call(n, at="23:00", evidence="04/log.csv#2", channel="sms") for n in ("C1", "C2")]
    assert [(p.file, p.page) for p in flags(*twice)["contact_at_night"].proofs] == [("04/log.csv", 2)]


def test_more_than_three_answered_calls_a_day_are_flagged() -> None:
    assert "too_many_voice_contacts" not in flags(*calls(3), call("D", on="2026-02-02"))
    assert "C0、C1、C2、C3" in flags(*calls(4))["too_many_voice_contacts"].sentence
    other = call("D", target=GUARANTOR)
    assert "too_many_voice_contacts" not in flags(*calls(3), other, guarantors=[guarantor()])
    assert "too_many_voice_contacts" not in flags(*calls(4, channel="sms"))
    assert (
        "超过1次"
        in flags(*calls(2), tables=with_changes({"conduct": {"voice_contacts_a_day": 1}}))[
            "too_many_voice_contacts"
        ].sentence
    )


def test_more_than_six_unanswered_calls_to_a_number_are_flagged() -> None:
    missed = {"outcome": "not_reached"}
    assert flags(*calls(6, **missed), call("D", sent_to="13800000009", **missed)) == {}
    found = flags(*calls(7, **missed))["too_many_dials"]
    assert "超过6次" in found.sentence and "自律" in found.source
    assert "too_many_dials" in flags(*calls(7, sent_to="", **missed))


def test_only_the_days_above_the_limit_are_named() -> None:
    found = flags(*calls(4), call("D", on="2026-02-02"))["too_many_voice_contacts"]
    assert "D" not in found.sentence


@pytest.mark.parametrize(("on", "fined"), [("2025-12-31", False), ("2026-01-01", True)])
def test_disclosure_and_misconduct_are_hard_stops_under_the_law_of_their_day(on: str, fined: bool) -> None:
    found = flags(call(on=on, told_third_party=True, conduct="辱骂{ids}"))
    told, bad = found["debt_disclosed"], found["misconduct_recorded"]
    assert told.level is bad.level is Level.STOP and told.grade is bad.grade is Grade.SETTLED
    assert ("治安管理处罚法2025.56" in told.articles) is fined
    assert ("治安管理处罚法2025.50" in bad.articles) is fined
    assert told.source == bad.source == "" and "辱骂" in bad.sentence
    assert "不应延误起诉" in told.sentence


def test_third_persons_are_those_who_do_not_owe_the_debt() -> None:
    assert "third_person_contacted" in flags(call(receiver="other"))
    assert "third_person_contacted" in flags(call(target=CO_BORROWER))
    assert "third_person_contacted" not in flags(call(target=GUARANTOR), guarantors=[guarantor()])
    assert "third_person_contacted" not in flags(call(receiver="other", channel="letter"))
    assert "third_person_contacted" not in flags(call(receiver="family"))
    assert "third_person_contacted" not in flags(call(receiver="other", told_third_party=True))


def test_who_is_obliged_by_a_judgment_is_no_third_person() -> None:
    from tests.law.factory import judgment

    bound = judgment(obligors=CO_BORROWER)
    assert "third_person_contacted" not in flags(call(target=CO_BORROWER), judgments=[bound])


def test_cards_name_the_rules_for_cards() -> None:
    of_card = {"loans": [], "cards": [card()], "cause": "card"}
    assert "信用卡" in flags(call(receiver="other"), **of_card)["third_person_contacted"].source
    assert "信用卡" not in flags(call(receiver="other"))["third_person_contacted"].source


def test_a_published_notice_to_a_person_is_flagged() -> None:
    found = flags(call(channel="newspaper"))["notice_published"]
    assert "个人信息保护法2021.25" in found.articles
    assert flags(call(channel="newspaper", target=OTHER_GUARANTOR)).keys() <= {"third_person_contacted"}


def test_recordings_are_asked_for_in_card_collection_only() -> None:
    of_card = {"loans": [], "cards": [card()], "cause": "card"}
    assert flags(call(is_recorded=False)) == {}
    assert list(flags(call(is_recorded=False), **of_card)) == ["call_not_recorded"]
    assert list(flags(call(), **of_card)) == ["recording_unknown"]
    assert flags(call(), call("C2", is_recorded=True), **of_card) == {}
    assert flags(call(outcome="not_reached"), **of_card) == {}
    assert flags(call(channel="sms"), **of_card) == {}


def test_a_recording_may_be_erased_after_its_years() -> None:
    of_card = {"loans": [], "cards": [card()], "cause": "card"}
    assert list(flags(call(on="2024-03-02", is_recorded=True), **of_card)) == ["recording_may_be_erased"]
    assert flags(call(on="2024-03-03", is_recorded=True), **of_card) == {}
    five = with_changes({"conduct": {"recording_years": 5}})
    assert flags(call(on="2024-03-02", is_recorded=True), tables=five, **of_card) == {}


def test_at_night_only_what_reached_somebody_is_said_to_count() -> None:
    missed = call("C2", at="23:00", outcome="not_reached", receiver="unknown")
    alone = flags(missed)["contact_at_night"].sentence
    assert "不影响" not in alone and "未接通的电话本身不作为主张权利的依据" in alone
    mixed = flags(call(at="23:00"), missed)["contact_at_night"].sentence
    assert "不影响以其中C1主张时效中断" in mixed and "未接通的电话本身" in mixed
    lost = flags(call("C3", at="23:00", channel="sms", outcome="not_reached"))["contact_at_night"].sentence
    assert "未接通、未到达的联系" in lost


def test_telling_one_person_is_giving_out_and_not_publishing() -> None:
    told = flags(call(told_third_party=True))["debt_disclosed"]
    assert "个人信息保护法2021.10" in told.articles and "个人信息保护法2021.25" not in told.articles
    assert "停止此类做法" in told.sentence and "公开" not in told.sentence
