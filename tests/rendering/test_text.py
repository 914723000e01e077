from legal_docs.rendering.pdf import html_to_pdf
from legal_docs.rendering.text import docx_margin_text, docx_text, normalise, pdf_page_count, pdf_text
from tests.rendering import papers


def test_docx_words_are_in_reading_order_with_tables() -> None:
    def build(document: object) -> None:
        document.add_paragraph("甲")  # type: ignore[attr-defined]
        papers.table(document, [["乙", "丙"], ["丁", "戊"]], ["表格文字"] * 2)
        document.add_paragraph("己")  # type: ignore[attr-defined]

    assert docx_text(papers.docx(build)).split() == ["甲", "乙", "丙", "丁", "戊", "己"]


def test_headers_and_footers_are_read_apart() -> None:
    assert docx_margin_text(papers.paragraphs("甲")).split() == ["—", "1", "—"]


def test_pdf_words_and_pages_are_read() -> None:
    pdf = html_to_pdf("<p>甲 1,234.56</p><p style='break-before: page'>乙</p>")
    assert (pdf_page_count(pdf), pdf_text(pdf).split()) == (2, ["甲", "1,234.56", "乙"])


def test_normalising_drops_space_and_page_numbers_only() -> None:
    assert normalise("甲\u3000 乙\n— 12 —\n丙\u2011丁 — 3 — 戊\n") == "甲乙丙-丁—3—戊"
