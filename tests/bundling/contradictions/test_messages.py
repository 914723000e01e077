"""Letters, e-mails and transcripts that ask for payment, beside the contact records that cite them."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from legal_docs.bundling import reading
from legal_docs.bundling.contradictions.find import find
from legal_docs.bundling.reading import Words
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import EvidenceBundle
from tests.bundling.cases import case
from tests.bundling.files import folder
from tests.bundling.papers import exhibit, paper
from tests.bundling.recordings import wav

FILE = "03-催收记录/催收邮件.eml"


def _case(**changes: object) -> CaseFile:
    contact = {
        "id": "C1", "on": "2025-05-06", "channel": "电子邮件", "target": "张三样",
        "sent_to": "Zhang@example.com", "is_demand": True, "evidence": FILE,
    }  # fmt: skip
    return case(contacts=[contact | changes])


def _mail(tmp_path: Path, words: str, *, to: str = "zhang@example.com", date: str = "06 May") -> Words:
    made = EmailMessage()
    made["From"], made["To"] = "示例银行 <bank@example.com>", f"张三样 <{to}>"
    made["Date"] = f"Tue, {date} 2025 10:12:00 +0800"
    made.set_content(words)
    return _read(folder(tmp_path, {FILE: made.as_bytes()}), FILE)


def _read(root: Path, file: str) -> Words:
    bundle = EvidenceBundle(case_number="1", exhibits=(exhibit(file=file, title="催收邮件", page_count=2),))
    return reading.read(bundle, root)[0]


def _said(changed: CaseFile, words: Words) -> list[tuple[str, str, int | None]]:
    spots = [(one.subject, one.spots[0]) for one in find(changed, [words])]
    return [(subject, spot.value, spot.proof.page if spot.proof else None) for subject, spot in spots]


def test_a_mail_as_the_record_has_it_contradicts_nothing(tmp_path: Path) -> None:
    assert _said(_case(), _mail(tmp_path, "请偿还合同编号：HT-2023-0001项下的借款。")) == []


def test_another_contract_another_day_and_another_address_are_found_with_their_page(tmp_path: Path) -> None:
    words = _mail(tmp_path, "请偿还合同编号：HT-2023-0009项下的借款。", to="li@example.com", date="07 May")
    assert _said(_case(), words) == [
        ("催收文书所称的", "HT-2023-0009", 1),
        ("C1（电子邮件）的日期", "2025年5月7日", 1),
        ("C1（电子邮件）的收件地址", "li@example.com", 1),
    ]


@pytest.mark.parametrize(
    ("written", "on"),
    [("Mon, 05 May 2025 17:12:00 +0000", "2025-05-06"), ("Tue, 06 May 2025 09:00:00", "2025-05-06")],
)
def test_the_day_of_a_mail_is_that_of_china(written: str, on: str) -> None:
    words = paper(f"收件人 Zhang@example.com\n日期（邮件所载） {written}\n主题 x", file=FILE, title="催收")
    assert _said(_case(on=on), words) == []
    assert [one[0] for one in _said(_case(on="2025-05-05"), words)] == ["C1（电子邮件）的日期"]


def test_a_day_that_cannot_be_read_is_not_guessed() -> None:
    assert _said(_case(), paper("日期（邮件所载） gestern", file=FILE, title="催收")) == []


def test_only_an_electronic_mail_has_a_header() -> None:
    words = paper(
        "收件人 li@example.com\n日期（邮件所载） Tue, 07 May 2025 09:00:00", file=FILE, title="催收"
    )
    assert _said(_case(channel="信函"), words) == []


def test_a_number_cut_off_at_the_end_of_a_line_and_a_guarantee_are_no_other_contract() -> None:
    assert _said(_case(), paper("合同编号：HT-2023-00\n01", file=FILE, title="催收")) == []
    assert _said(_case(), paper("合同编号：BZ-2023-0001", file=FILE, title="催收")) == []


def test_a_contract_that_a_record_cites_too_is_compared_once() -> None:
    words = paper("合同编号：HT-2023-0009", file=FILE, title="个人借款合同")
    assert [one[0] for one in _said(_case(), words)] == [""]


def test_what_no_record_cites_is_not_compared() -> None:
    assert _said(_case(), paper("合同编号：HT-2023-0009", file="x.eml", title="信")) == []


def test_the_transcript_of_a_recording_is_compared_with_its_page(tmp_path: Path) -> None:
    files = {"a.wav": wav(3), "a.txt": "您的借款合同编号HT-2023-0007已逾期。".encode()}
    words = _read(folder(tmp_path, files), "a.wav")
    changed = _case(evidence="a.wav", channel="电话")
    assert _said(changed, words) == [("催收文书所称的", "HT-2023-0007", 2)]
