"""A bank's own template that misstates the law is told of; the paper is made all the same."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from legal_docs.model.filing import FilingKind, Template
from legal_docs.model.problem import Severity
from legal_docs.services.papers import Paper
from legal_docs.services.reread import doubts
from tests.drafting.factory import dossier
from tests.ledger.factory import loan


def paper(*lines: str) -> Paper:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    files = {"民事起诉状.docx": file.getvalue(), "民事起诉状.pdf": b""}
    own = Template(id="own", version="1", file="自己的模板.docx", sha256="0" * 64, own=True)
    return Paper(FilingKind.COMPLAINT, files, own)


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("依据《中华人民共和国合同法》第二百零六条", "paper_wrong_statement", "民法典"),
        ("依据法发〔2017〕22号第二条", "paper_unread_source", "原文"),
        ("依据《中华人民共和国民法典》第一条", "paper_doubtful_citation", "条号"),
    ],
)
def test_a_doubt_is_a_warning_with_its_place_and_advice(line: str, code: str, words: str) -> None:
    found = [each for each in doubts([paper("正文。", line)], dossier()) if each.code == code]
    assert len(found) == 1
    assert found[0].severity is Severity.WARNING
    assert (found[0].place.file, found[0].place.case) == ("民事起诉状.docx", dossier().case.number)
    assert words in found[0].advice_zh and found[0].en and found[0].advice_en


def test_a_right_paper_raises_no_doubt() -> None:
    assert doubts([paper("依据《中华人民共和国民法典》第六百七十五条。")], dossier()) == ()


def test_a_paper_that_rests_on_older_law_tells_the_lawyer_to_add_it() -> None:
    matured = {"note": "JJ-1", "disbursed_on": "2020-01-10", "due_on": "2020-12-10", "amount": "100000"}
    old = dossier(loans=[loan(signed_on="2020-01-08", disbursements=[matured])])
    (found,) = doubts([paper("依据法律事实发生时施行的法律规定")], old)
    assert (found.code, found.severity) == ("old_law_to_add", Severity.WARNING)
    assert found.place.file == "民事起诉状.docx" and "补充" in found.advice_zh
    assert doubts([replace(paper("正文。"), kind=FilingKind.STATEMENT)], old) == ()
    assert doubts([paper("正文。")], dossier()) == ()
