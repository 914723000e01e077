"""A bank's own template that misstates the law is told of; the paper is made all the same."""

from io import BytesIO

import docx
import pytest

from legal_docs.model.filing import FilingKind
from legal_docs.model.problem import Severity
from legal_docs.services.papers import Paper
from legal_docs.services.reread import doubts
from tests.drafting.factory import dossier


def paper(*lines: str) -> Paper:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    files = {"民事起诉状.docx": file.getvalue(), "民事起诉状.pdf": b""}
    return Paper(FilingKind.COMPLAINT, files, "自己的模板.docx", "0" * 64)


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
