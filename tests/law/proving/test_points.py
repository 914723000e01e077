from datetime import date
from typing import Any

import pytest

from legal_docs.bundling.defaults import original_of
from legal_docs.bundling.identify import FileType
from legal_docs.law.proving.evidence_form import missing_signatures
from legal_docs.law.proving.files import is_scan, is_table
from legal_docs.law.proving.points import evidence_points
from legal_docs.law.proving.service import deemed_served
from legal_docs.model.exhibit import Original
from legal_docs.model.finding import Grade
from legal_docs.model.point import Point
from tests.law.courts.test_competent import ON, person, suit
from tests.law.factory import PHONE, contact, event, guarantor, judgment, loan, note, sms

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
    kept = [{"file": each, "original": "original"} for each in ("01/合同.pdf", "02/借据.pdf")]
    assert evidence_points(suit(loans=[proved], evidence=kept), on=ON) == ()


def test_at_enforcement_only_the_proofs_of_acts_are_looked_at() -> None:
    kept = loan(evidence="01/合同.pdf", disbursements=[note(evidence="02/借据.pdf")])
    assert evidence_points(suit(stage="enforcement", loans=[kept]), on=ON) == ()
    call = contact("2025-08-19", channel="phone", is_recorded=True, sent_to=PHONE, evidence="04/清单.csv")
    letter = contact("2026-01-10", channel="letter", evidence="04/回执.jpg")
    before = contact("2023-02-01", evidence="04/旧通知.pdf")
    facts: dict[str, Any] = {
        "stage": "enforcement", "loans": [kept], "judgments": [judgment()],
        "contacts": [before, call, letter], "people": [person(phone=PHONE)],
    }  # fmt: skip
    points = {each.code: each for each in evidence_points(suit(**facts), on=ON)}
    assert set(points) == {"originals_not_stated", "custody_incomplete", "recording_not_exhibited"}
    assert [each.file for each in points["originals_not_stated"].proofs] == ["04/回执.jpg"]
    copy = [{"file": "04/回执.jpg", "original": "copy"}, {"file": "01/合同.pdf", "original": "copy"}]
    lost = found("copies_without_original", **facts | {"evidence": copy})
    assert lost is not None and [each.file for each in lost.proofs] == ["04/回执.jpg"]


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


def test_papers_of_which_nothing_is_said_are_one_point_the_weightiest_first() -> None:
    lent = loan(evidence="01/合同.pdf", disbursements=[note(evidence="02/借据.pdf")])
    acts = [contact("2025-05-06", evidence="04/通知.pdf"), contact("2026-05-06", evidence="04/后来.pdf")]
    missed = contact("2025-06-06", outcome="not_reached", evidence="04/未接通.pdf")
    facts: dict[str, Any] = {
        "loans": [lent], "contacts": [*acts, missed],
        "events": [event("2025-07-07", "suit", evidence="04/受理.pdf")],
        "people": [person(), person(name="孙样例")], "guarantors": [guarantor(evidence="05/保证.pdf")],
    }  # fmt: skip
    notes = [{"file": "06/其他.pdf", "order": 1}, {"file": "05/保证.pdf", "original": "original"}]
    point = found("originals_not_stated", evidence=notes, **facts)
    wanted = ["04/通知.pdf", "04/受理.pdf", "01/合同.pdf", "02/借据.pdf", "06/其他.pdf"]
    assert point is not None and [each.file for each in point.proofs] == wanted
    assert (
        point.sentence.startswith("04/通知.pdf、04/受理.pdf、01/合同.pdf")
        and "按复印件列示" in point.sentence
    )


@pytest.mark.parametrize(
    "said",
    [{"original": "copy"}, {"original_place": "档案库"}, {"exclude": True}, {"kind": "electronic"}],
)
def test_a_paper_of_which_something_is_said_is_not_asked_for(said: dict[str, Any]) -> None:
    lent = [loan(evidence="01/合同.pdf")]
    assert found("originals_not_stated", loans=lent) is not None
    assert found("originals_not_stated", loans=lent, evidence=[{"file": "01/合同.pdf"} | said]) is None


def test_law_and_list_of_exhibits_call_the_same_files_copies() -> None:
    names = {FileType.PDF: "pdf", FileType.JPEG: "jpg", FileType.PNG: "png", FileType.TIFF: "tif"}
    names |= {FileType.HEIC: "heic", FileType.XLSX: "xlsx", FileType.CSV: "csv", FileType.DOCX: "docx"}
    names |= {FileType.TXT: "txt"}
    for kind, suffix in names.items():
        for title in ("通知书", "短信截图", "发送日志", "微信聊天"):
            copy = original_of(kind) is Original.COPY
            assert is_scan(f"04-催收/{title}.{suffix}") is copy
            assert not (copy and is_table(f"{title}.{suffix}"))


def test_a_letter_kept_as_a_word_file_is_no_copy_of_what_was_sent() -> None:
    letter = contact("2025-05-06", channel="letter", evidence="04/催收函.docx")
    chat = contact("2025-05-07", channel="wechat", evidence="04/微信聊天.docx")
    facts: dict[str, Any] = {"contacts": [letter, chat]}
    point = found("unsigned_text", **facts)
    assert point is not None and [each.file for each in point.proofs] == ["04/催收函.docx"]
    assert "04/催收函.docx是文字处理文件" in point.sentence
    assert found("unsigned_text", evidence=[{"file": "04/催收函.docx", "exclude": True}], **facts) is None
    assert found("originals_not_stated", **facts) is None
    assert found("unsigned_text", **facts, stage="enforcement", judgments=[judgment()]) is not None


def test_a_log_of_calls_nobody_answered_is_better_left_out() -> None:
    call = contact("2025-05-06", channel="phone", outcome="not_reached", evidence="04/电话.csv")
    point = found("attempts_prove_nothing", contacts=[call])
    assert point is not None and [each.file for each in point.proofs] == ["04/电话.csv"]
    talked = contact("2025-05-07", channel="phone", evidence="04/电话.csv")
    returned = contact("2025-05-07", channel="letter", outcome="returned", evidence="04/电话.csv")
    for other in (talked, returned):
        assert found("attempts_prove_nothing", contacts=[call, other]) is None
    promise = event("2025-07-07", "acknowledgement", evidence="04/电话.csv")
    assert found("attempts_prove_nothing", contacts=[call], events=[promise]) is None
    note = {"file": "04/电话.csv", "exclude": True}
    assert found("attempts_prove_nothing", contacts=[call], evidence=[note]) is None


def test_a_typed_purpose_of_a_weighty_paper_names_days_or_sums() -> None:
    lent = [loan(evidence="01/合同.pdf", disbursements=[note(evidence="02/借据.pdf")])]
    owed = [{"on": "2025-06-30", "principal": "1", "evidence": "03/余额.pdf"}]
    paid = [{"id": "R1", "paid_on": "2025-06-30", "amount": "1", "evidence": "03/流水.xlsx"}]

    def said(file: str, purpose: str) -> Point | None:
        return found(
            "purpose_without_figures", loans=lent, balances=owed, repayments=paid,
            evidence=[{"file": file, "purpose": purpose}],
        )  # fmt: skip

    for file in ("01/合同.pdf", "02/借据.pdf", "03/余额.pdf", "03/流水.xlsx"):
        point = said(file, "证明借款关系")
        assert point is not None and [each.file for each in point.proofs] == [file]
    assert said("01/合同.pdf", "证明借款100,000元") is None
    assert said("01/合同.pdf", "") is None
    assert said("06/身份证.pdf", "证明身份") is None


def test_a_log_of_calls_is_not_the_recording() -> None:
    call = contact("2025-10-15", channel="phone", is_recorded=True, sent_to=PHONE, evidence="04/清单.csv")
    facts: dict[str, Any] = {"people": [person(phone=PHONE)]}
    point = found("recording_not_exhibited", contacts=[call], **facts)
    assert point is not None and point.articles == ("民事证据规定2019.15", "民事证据规定2019.90")
    heard = call | {"evidence": "04/清单.csv; 04/REC1.MP3"}
    assert found("recording_not_exhibited", contacts=[heard], **facts) is None
    noted = [{"file": "04/录音光盘.pdf", "kind": "audiovisual"}]
    assert found("recording_not_exhibited", contacts=[call], evidence=noted, **facts) is None
    left_out = [{"file": "04/REC1.mp3", "exclude": True}]
    assert found("recording_not_exhibited", contacts=[call], evidence=left_out, **facts) is not None
    own = [{"file": "04/REC1.MP3", "exclude": True}]
    assert found("recording_not_exhibited", contacts=[heard], evidence=own, **facts) is not None
    other = call | {"id": "C2", "evidence": "04/REC2.mp3"}
    both = found(
        "recording_not_exhibited", contacts=[call, other], evidence=[{"file": "04/REC2.mp3"}], **facts
    )
    assert both is not None and "C2" not in both.sentence
    for change in ({"outcome": "not_reached"}, {"receiver": "other"}, {"told_third_party": True}):
        assert found("recording_not_exhibited", contacts=[call | change], **facts) is None


def test_exports_that_prove_payments_need_a_chain_of_custody() -> None:
    paid = [{"id": "R1", "paid_on": "2023-01-05", "amount": "100", "evidence": "03/流水.xlsx"}]
    point = found("custody_incomplete", repayments=paid)
    assert point is not None and [each.file for each in point.proofs] == ["03/流水.xlsx"]
    paper = [{"file": "03/流水.xlsx", "original": "original"}]
    assert found("custody_incomplete", repayments=paid, evidence=paper) is None
    scan = [paid[0] | {"evidence": "03/流水.pdf"}]
    assert found("custody_incomplete", repayments=scan) is None
    left_out = [{"file": "03/流水.xlsx", "exclude": True}]
    assert found("custody_incomplete", repayments=paid, evidence=left_out) is None


def test_the_title_of_a_contract_proves_no_signature() -> None:
    lent = [loan(evidence="01/合同.pdf")]
    titled = {
        "file": "01/合同.pdf",
        "title": "借款合同（电子签名）",
        "kind": "electronic",
        "purpose": "电子签名",
    }
    assert found("electronic_signature_unproved", loans=lent, evidence=[titled]) is not None
    kept = titled | {"source": "第三方存证平台"}
    assert found("electronic_signature_unproved", loans=lent, evidence=[kept]) is None
    report = {"file": "01/签署日志.pdf"}
    assert found("electronic_signature_unproved", loans=lent, evidence=[titled, report]) is None


def test_a_statement_of_arrears_nobody_marked_is_the_banks_own_certificate() -> None:
    stated = [{"on": "2026-02-01", "total": "1", "evidence": "03/欠款余额表.pdf"}]
    point = found("own_certificate_to_check", balances=stated)
    assert point is not None and point.articles == ("民诉法解释2022.115",) and "单位印章" in point.sentence
    marked = [{"file": "03/欠款余额表.pdf", "is_own_certificate": True}]
    assert found("own_certificate_to_check", balances=stated, evidence=marked) is None
    other = [stated[0] | {"evidence": "03/对账单.pdf"}]
    assert found("own_certificate_to_check", balances=other) is None


def test_an_electronic_address_of_somebody_missing_may_not_work() -> None:
    agreed = [loan(service_clause={"content": "甲", "electronic": True})]
    point = found("electronic_service_agreed", loans=agreed, people=[person(whereabouts="missing")])
    assert point is not None and "可能已不能接收" in point.sentence
    known = found("electronic_service_agreed", loans=agreed)
    assert known is not None and "不能接收" not in known.sentence
