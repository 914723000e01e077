"""Fields written as one element, as some programs save them."""

from typing import Any

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from legal_docs.errors import ProofError
from legal_docs.rendering.convert import docx_to_pdf
from legal_docs.rendering.proof import prove
from legal_docs.rendering.reader import read
from legal_docs.rendering.text import pdf_text
from tests.rendering import papers


def simple(paragraph: Any, code: str, shown: str) -> None:
    """Add the words `shown` as a simple field."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run(shown)
    paragraph._p.append(field)
    field.append(run._r)


def footer(code: str) -> bytes:
    def build(document: Any) -> None:
        document.add_paragraph("正文")
        paragraph = document.sections[0].footer.paragraphs[0]
        for run in list(paragraph.runs):
            run._r.getparent().remove(run._r)
        paragraph.add_run("第")
        simple(paragraph, code, "7")
        paragraph.add_run("页")

    return papers.docx(build)


@pytest.mark.parametrize(
    ("code", "counter"), [(" PAGE ", "page"), ("PAGE \\* MERGEFORMAT", "page"), ("NUMPAGES", "pages")]
)
def test_a_simple_field_counts_pages(code: str, counter: str) -> None:
    (strip,) = [one for one in read(footer(code)).sections[0].strips if one.place == "bottom"]
    assert strip.pieces == ("第", (counter,), "页")


def test_the_page_prints_the_number_of_the_page_and_not_what_was_saved() -> None:
    words = pdf_text(docx_to_pdf(footer("PAGE"), title="x"))
    assert "第1页" in words and "7" not in words


def test_a_link_written_as_a_simple_field_keeps_its_words() -> None:
    def build(document: Any) -> None:
        simple(document.add_paragraph("见"), 'HYPERLINK "https://example.com"', "示范文本")

    docx = papers.docx(build)
    prove(docx, docx_to_pdf(docx, title="x"), ["见示范文本"])


def test_another_simple_field_is_refused_by_name() -> None:
    def build(document: Any) -> None:
        simple(document.add_paragraph("日期"), "DATE", "2026-01-01")

    with pytest.raises(ProofError, match=r"域 DATE.*2026-01-01"):
        read(papers.docx(build))


def test_a_page_number_in_the_body_is_refused() -> None:
    def build(document: Any) -> None:
        simple(document.add_paragraph("第"), "PAGE", "1")

    with pytest.raises(ProofError, match="域 PAGE"):
        read(papers.docx(build))
