from datetime import date
from typing import Any

import pytest

from legal_docs.law.limiting.contact_rules import from_contact, is_contact_of
from legal_docs.law.limiting.interruption import Consent, Interruption
from legal_docs.model.contact import ContactRecord
from legal_docs.model.finding import Grade
from legal_docs.model.party import NaturalPerson, Organisation, Whereabouts
from tests.law.factory import contact, sms

PERSON = NaturalPerson(name="赵样例", phone="13800000001", household_address="样例市样例路2号101室")
FIRM = Organisation(name="样例有限公司", address="样例市样例路9号")
D = date(2022, 5, 6)


def judged(record: dict[str, Any], *, is_card: bool = False, agreed: tuple[str, ...] = ()) -> Interruption:
    return from_contact(ContactRecord(**record), PERSON, is_card=is_card, agreed=agreed)


def counts(found: Interruption) -> bool:
    return found.valid and found.proved and found.grade is Grade.SETTLED


def test_a_letter_handed_over_and_signed_by_the_debtor_counts() -> None:
    assert counts(judged(contact("2022-05-06")))


@pytest.mark.parametrize("receiver", ["family", "authorised"])
def test_an_adult_relative_in_the_household_or_an_agent_may_sign(receiver: str) -> None:
    assert counts(judged(contact("2022-05-06", receiver=receiver)))


def test_a_schoolchild_or_neighbour_may_not_sign() -> None:
    assert not judged(contact("2022-05-06", receiver="other")).valid


def test_the_mail_office_signs_for_a_firm_but_not_the_family() -> None:
    office = ContactRecord(**contact("2022-05-06", receiver="mail_office"))
    family = ContactRecord(**contact("2022-05-06", receiver="family"))
    assert counts(from_contact(office, FIRM))
    assert not from_contact(family, FIRM).valid


def test_an_sms_log_without_arrival_counts_on_a_card_from_sending() -> None:
    found = judged(sms("2022-05-06"), is_card=True)
    assert counts(found)
    assert found.on == D
    assert "银行卡规定2021.3" in found.articles


def test_the_same_sms_log_is_unproved_on_an_ordinary_loan() -> None:
    assert not judged(sms("2022-05-06")).proved


def test_an_sms_that_arrived_counts_on_an_ordinary_loan_from_its_arrival() -> None:
    found = judged(sms("2022-05-06", outcome="reached", arrived_on="2022-05-07"))
    assert counts(found)
    assert found.on == date(2022, 5, 7)


def test_sent_successfully_without_a_day_of_arrival_is_unsettled_on_an_ordinary_loan() -> None:
    assert judged(sms("2022-05-06", outcome="发送成功")).grade is Grade.UNSETTLED


@pytest.mark.parametrize("sent_to", ["13999999999", ""])
def test_an_sms_to_a_number_not_left_with_the_issuer_is_not_relied_on(sent_to: str) -> None:
    assert not counts(judged(sms("2022-05-06", sent_to=sent_to), is_card=True))


def test_an_sms_that_failed_is_not_relied_on_even_on_a_card() -> None:
    assert not counts(judged(sms("2022-05-06", outcome="not_reached"), is_card=True))


def test_a_returned_letter_is_arguable_only_where_the_contract_fixed_the_address() -> None:
    letter = contact("2022-05-06", channel="letter", outcome="returned", sent_to="样例市样例路2号101室")
    assert not judged(letter).valid
    assert judged(letter, agreed=("样例市样例路2号101室",)).grade is Grade.UNSETTLED


def test_fourteen_calls_never_answered_say_nothing_to_the_debtor() -> None:
    assert not judged(contact("2022-05-06", channel="phone", outcome="not_reached")).valid


def test_a_call_answered_by_an_unknown_voice_is_not_relied_on() -> None:
    found = judged(contact("2022-05-06", channel="phone", receiver="unknown"))
    assert found.valid
    assert found.grade is Grade.UNSETTLED


def test_a_newspaper_notice_is_left_to_the_lawyer() -> None:
    assert judged(contact("2022-05-06", channel="newspaper")).grade is Grade.UNSETTLED


def test_a_record_that_is_no_demand_does_not_count() -> None:
    assert not judged(contact("2022-05-06", is_demand=False)).valid


def test_a_record_without_evidence_is_only_claimed() -> None:
    assert not judged(contact("2022-05-06", evidence="")).proved


def test_a_signature_that_agrees_to_perform_is_more_than_a_receipt() -> None:
    assert judged(contact("2022-05-06")).consent is Consent.BARE
    assert judged(contact("2022-05-06", signed_consent=True)).consent is Consent.EXPRESS
    assert judged(contact("2022-05-06", receiver="family", signed_consent=True)).consent is Consent.NONE


@pytest.mark.parametrize("sent_to", ["+86 138-0000-0001", "138****0001", "样例市样例路2号101室"])
def test_a_number_or_address_is_recognised_however_it_is_written(sent_to: str) -> None:
    assert is_contact_of(sent_to, PERSON)
    assert is_contact_of("13999999999", PERSON) is False
    assert is_contact_of("", PERSON) is None


def test_a_recording_is_known_by_the_record_its_remark_or_its_file() -> None:
    call = contact("2022-05-06", channel="phone")
    assert not judged(call).proved
    assert counts(judged(call | {"is_recorded": True}))
    assert counts(judged(call | {"result": "本人接听，有录音"}))
    assert counts(judged(call | {"evidence": "03/通话.MP3"}))
    assert not judged(call | {"result": "本人接听，没有录音", "evidence": "03/录音清单.csv"}).proved
    assert not judged(call | {"result": "有录音", "is_recorded": False}).proved


@pytest.mark.parametrize(
    ("paper", "counted"),
    [
        ("人民法院报", True),
        ("甲省日报", False),
        ("城市晚报", False),
        ("样例市日报", False),
        ("样例县报", False),
    ],
)
def test_only_a_national_paper_is_beyond_doubt(paper: str, counted: bool) -> None:
    missing = PERSON.model_copy(update={"whereabouts": Whereabouts.MISSING, "whereabouts_since": D})
    record = ContactRecord(**contact("2022-05-06", channel="newspaper", sent_to=paper))
    assert counts(from_contact(record, missing)) is counted


def test_a_paper_of_a_city_or_county_is_not_even_arguable() -> None:
    def valid(paper: str) -> bool:
        return judged(contact("2022-05-06", channel="newspaper", sent_to=paper)).valid

    assert not valid("样例市晚报")
    assert not valid("样例县报")
    assert valid("城市晚报")
    assert valid("甲省日报")


def test_a_firm_is_not_known_to_be_missing() -> None:
    record = ContactRecord(**contact("2022-05-06", channel="newspaper", sent_to="人民法院报"))
    assert from_contact(record, FIRM).grade is Grade.UNSETTLED


def test_a_letter_the_debtor_signed_for_arrived_wherever_it_was_sent() -> None:
    letter = contact("2022-05-06", channel="letter", arrived_on="2022-05-09", sent_to="别处")
    assert counts(judged(letter))
    assert not counts(judged(letter | {"receiver": "unknown"}))


def test_a_message_whose_number_was_not_noted_is_not_relied_on() -> None:
    arrived = sms("2022-05-06", outcome="reached", arrived_on="2022-05-06", sent_to="")
    assert judged(arrived).grade is Grade.UNSETTLED
    assert "未记录发往的号码" in judged(arrived).why


AGREED = ("送达地址：样例市样例路2号101室，手机号码13800000007",)


def test_a_message_that_failed_is_arguable_only_at_the_number_the_contract_fixed() -> None:
    failed = sms("2022-05-06", outcome="not_reached", sent_to="13800000007")
    found = judged(failed, agreed=AGREED)
    assert (found.valid, found.grade) == (True, Grade.UNSETTLED)
    assert "是否属于“应当到达”有争议" in found.why
    assert not judged(failed).valid
    assert not judged(failed | {"sent_to": "13800000001"}, agreed=AGREED).valid


def test_a_wrong_number_is_named_by_its_end_only() -> None:
    failed = sms("2022-05-06", outcome="not_reached", sent_to="13999990062")
    found = judged(failed, agreed=AGREED)
    assert found.why.startswith(
        "发往的号码（尾号0062）不是合同约定或者案卷记载的债务人的联系方式，且发送失败"
    )
    assert not found.valid
    arrived = sms("2022-05-06", outcome="reached", arrived_on="2022-05-06", sent_to="13999990062")
    assert "不是案卷记载的债务人的联系方式" in judged(arrived).why
    letter = contact("2022-05-06", channel="letter", outcome="returned", sent_to="别处路9号")
    assert judged(letter).why.startswith("发往的地址、号码不是案卷记载")


@pytest.mark.parametrize("channel", ["phone", "visit"])
@pytest.mark.parametrize("receiver", ["self", "unknown", "other"])
@pytest.mark.parametrize("outcome", ["reached", "not_reached"])
def test_what_was_said_is_not_put_under_the_article_on_papers(
    channel: str, receiver: str, outcome: str
) -> None:
    said = contact("2022-05-06", channel=channel, receiver=receiver, outcome=outcome, is_recorded=True)
    assert (
        judged(said).articles
        == judged(said | {"is_recorded": False}).articles
        == ("民法典.195", "民法典.137")
    )


def test_a_call_is_missed_otherwise_than_a_visit() -> None:
    missed = contact("2022-05-06", channel="phone", outcome="not_reached")
    assert judged(missed).why == "未接通，没有提出履行请求"
    assert judged(missed | {"channel": "visit"}).why == "未见到本人，没有提出履行请求"


def test_a_message_on_a_card_cites_the_rule_on_cards_alone() -> None:
    for outcome in ("unknown", "reached", "not_reached"):
        found = judged(sms("2022-05-06", outcome=outcome), is_card=True)
        assert found.articles == ("民法典.195", "银行卡规定2021.3")
