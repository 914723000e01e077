"""Words stay on the page, between its left and right margins."""

import pytest

from legal_docs.errors import ProofError
from legal_docs.rendering.convert import docx_to_pdf
from legal_docs.rendering.pages import check_overflow
from legal_docs.rendering.pdf import html_to_pdf
from legal_docs.rendering.reader import read
from tests.rendering import papers

PAGE = "@page{size:A4;margin:105pt 74pt 99pt 79pt}"  # the margins of papers.blank


def check(style: str, page: str = PAGE) -> None:
    pdf = html_to_pdf(f"<style>{page}</style><p>前</p><p style='{style}'>甲乙丙丁戊己庚辛</p>")
    check_overflow(read(papers.paragraphs("甲")), pdf)


@pytest.mark.parametrize(
    "style",
    [
        "margin-left:-20pt",
        "margin-left:-95pt",
        "margin-left:420pt; white-space:nowrap",
        "position:absolute; top:-150pt",
        "position:absolute; top:730pt",
    ],
)
def test_words_outside_the_page_or_its_margins_fail(style: str) -> None:
    with pytest.raises(ProofError, match="第1页有文字超出版心或纸张：“甲"):
        check(style)


@pytest.mark.parametrize(
    "style", ["", "margin-left:-8pt", "text-align:right", "position:absolute; top:-60pt"]
)
def test_words_inside_pass_and_may_stand_in_the_margin_above(style: str) -> None:
    check(style)


def test_a_whole_paper_passes() -> None:
    docx = papers.docx(lambda document: papers.table(document, [["甲" * 30, "乙" * 30]], ["表格文字"] * 2))
    check_overflow(read(docx), docx_to_pdf(docx, title="题"))


def test_a_page_of_the_other_direction_has_only_its_own_edges() -> None:
    check("margin-left:-60pt", "@page{size:A4 landscape;margin:80pt}")
