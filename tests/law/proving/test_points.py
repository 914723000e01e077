from datetime import date
from typing import Any

from legal_docs.law.proving.evidence_form import missing_signatures
from legal_docs.law.proving.points import evidence_points
from legal_docs.law.proving.service import deemed_served
from legal_docs.model.finding import Grade
from legal_docs.model.point import Point
from tests.law.courts.test_competent import ON, person, suit
from tests.law.factory import PHONE, contact, loan, note, sms

FULL = {
    "system": "核心系统",
    "operator": "周样例",
    "taken_on": "2026-02-02",
    "sha256": "ab",
    "method": "系统导出",
}


def found(code: str, **changes: Any) -> Point | None:
    points = evidence_points(suit(**changes), on=ON)
    return next((each for each in points if each.code == code), None)


def test_a_case_with_its_basic_papers_raises_nothing() -> None:
    proved = loan(evidence="01/合同.pdf", disbursements=[note(evidence="02/借据.pdf")])
    assert evidence_points(suit(loans=[proved]), on=ON) == ()


def test_at_enforcement_nothing_is_said() -> None:
    assert evidence_points(suit(stage="enforcement"), on=ON) == ()


def test_the_banks_own_certificate_needs_both_signatures() -> None:
    """I-02: only the seal is not enough."""
    assert missing_signatures(by_head=False, by_maker=False) == (
        "单位负责人的签名或者盖章",
        "制作人员的签名或者盖章",
    )
    assert missing_signatures(by_head=True, by_maker=True) == ()


def test_mail_returned_from_an_address_only_agreed_rests_on_secondary_sources() -> None:
    """I-04: the law speaks of addresses given or confirmed to the court."""
    day = date(2026, 3, 2)
    court = deemed_served(day, confirmed_to_court=True, agreed_in_contract=False)
    contract = deemed_served(day, confirmed_to_court=False, agreed_in_contract=True)
    assert (court.on, court.grade) == (day, Grade.SETTLED)
    assert (contract.on, contract.grade, contract.articles) == (day, Grade.SECONDARY, ())
    assert "不能证明自己没有过错" in court.condition


def test_exhibits_with_one_lack_make_one_point() -> None:
    files = [{"file": f"03/流水{n}.pdf", "original": "electronic"} for n in range(7)]
    point = found("custody_incomplete", evidence=files)
    assert point is not None and "等7项" in point.sentence and len(point.proofs) == 7


def test_exhibits_that_lack_different_things_are_told_apart() -> None:
    part = {key: value for key, value in FULL.items() if key != "sha256"}
    files = [
        {"file": "03/甲.pdf", "original": "electronic", "custody": part},
        {"file": "03/乙.pdf", "kind": "electronic"},
        {"file": "03/丙.pdf", "kind": "electronic", "custody": FULL},
    ]
    point = found("custody_incomplete", evidence=files)
    assert point is not None and "03/甲.pdf缺哈希值" in point.sentence
    assert "03/乙.pdf缺生成和存储的系统、提取人" in point.sentence and "丙" not in point.sentence


def test_an_exhibit_left_out_of_the_bundle_is_not_judged() -> None:
    left_out = [{"file": "01/合同.pdf", "original": "copy", "exclude": True}]
    assert found("copies_without_original", evidence=left_out) is None


def test_a_blockchain_record_says_nothing_of_the_time_before() -> None:
    chained = [{"file": "03/甲.pdf", "kind": "electronic", "source": "区块链存证平台"}]
    point = found("custody_incomplete", evidence=chained)
    assert point is not None and "上链前的真实性另须证明" in point.sentence


def test_a_paper_of_somebody_else_needs_no_signature_of_the_bank() -> None:
    assert found("own_certificate_unsigned", evidence=[{"file": "01/合同.pdf"}]) is None


def test_a_message_kept_on_paper_is_no_electronic_data() -> None:
    record, file = sms("2026-01-05"), "03-催收记录/2026-01-05.pdf"
    paper = [{"file": file, "kind": "document"}]
    assert found("custody_incomplete", contacts=[record], evidence=paper) is None
    assert found("custody_incomplete", contacts=[record], evidence=[{"file": file, "order": 1}]) is not None


def test_a_log_of_messages_needs_a_chain_of_custody_unless_it_is_recorded() -> None:
    record = sms("2026-01-05")
    file = "03-催收记录/2026-01-05.pdf"
    assert found("custody_incomplete", contacts=[record]) is not None
    assert found("custody_incomplete", contacts=[record], evidence=[{"file": file, "custody": FULL}]) is None
    assert found("custody_incomplete", contacts=[sms("2026-05-05")]) is None


def test_a_call_to_a_number_not_recorded_leaves_the_speaker_open() -> None:
    call = contact("2026-01-05", channel="phone", is_recorded=True)
    people = [person(phone=PHONE)]
    assert found("speaker_unproved", contacts=[call], people=people) is not None
    assert found("speaker_unproved", contacts=[call | {"sent_to": PHONE}], people=people) is None
    visit = contact("2026-01-05", channel="visit", is_recorded=True)
    assert found("speaker_unproved", contacts=[visit], people=people) is None


def test_an_exhibit_named_as_contract_or_voucher_proves_the_basic_facts() -> None:
    files = [{"file": "01-借款合同/合同.pdf"}, {"file": "02-放款凭证/回单.pdf"}]
    assert found("basic_facts_unproved", evidence=files) is None
    point = found("basic_facts_unproved", evidence=files[:1])
    assert point is not None and "放款事实" in point.sentence and "借款合同" not in point.sentence


def test_a_missing_debtor_needs_an_address_or_a_clause() -> None:
    people = [person(whereabouts="missing")]
    assert found("no_service_address", people=people) is not None
    agreed = loan(service_clause={"content": "甲省乙市丁区样例路2号"})
    point = found("service_clause_relied_on", people=people, loans=[agreed])
    assert point is not None and point.grade is Grade.SECONDARY and "二手来源" in point.source


def test_electronic_service_must_be_agreed_in_every_contract() -> None:
    agreed = loan(service_clause={"content": "甲", "electronic": True})
    other = loan(number="合同002", disbursements=[note(note="借据002")])
    assert found("electronic_service_agreed", loans=[agreed]) is not None
    assert found("electronic_service_agreed", loans=[agreed, other]) is None
