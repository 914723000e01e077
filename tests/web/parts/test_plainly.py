"""Words of a case in Markdown: nothing in them has a meaning; proofs become links to their page."""

import pytest

from legal_docs.model.base import Proof
from legal_docs.web.parts.plainly import exhibit, exhibits_of, plain


@pytest.mark.parametrize(
    "text", ["*甲*", "[甲](http://x)", ":red[甲]", "<b>甲</b>", "$1$", "`甲`", "# 甲", "1. 甲", "甲_乙_"]
)
def test_signs_of_markdown_are_shown_as_they_are(text: str) -> None:
    assert plain(text).replace("\\", "") == text
    assert all(plain(sign) == f"\\{sign}" for sign in "*[]<>$`#:_~|!")


def test_a_backslash_and_lines_do_not_escape() -> None:
    assert plain("甲\\*\n乙") == "甲\\\\\\* 乙"


def test_a_proof_opens_at_its_page_where_its_file_was_uploaded() -> None:
    there = {"01-合同/合同.pdf": 7}
    assert (
        exhibit(Proof(file="01-合同/合同.pdf", page=3), there) == "[合同.pdf 第3页](/files/evidence/7#page=3)"
    )
    assert exhibit(Proof(file="01-合同/合同.pdf"), there) == "[合同.pdf](/files/evidence/7)"
    assert exhibit(Proof(file="02/流水.pdf", page=1), there) == "流水.pdf 第1页（未上传）"


def test_the_same_proof_stands_once() -> None:
    proof = Proof(file="a.pdf", page=1)
    assert exhibits_of([proof, proof], {}) == "a.pdf 第1页（未上传）"
