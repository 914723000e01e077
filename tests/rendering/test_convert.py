import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from legal_docs.errors import ProofError
from legal_docs.rendering.convert import docx_to_pdf
from legal_docs.rendering.proof import prove
from legal_docs.rendering.text import docx_text, pdf_page_count, pdf_pages, pdf_text
from legal_docs.rendering.word import fill
from tests.rendering import papers


def test_a_complaint_becomes_a_pdf_that_says_the_same(tmp_path: Path) -> None:
    docx = fill(papers.save(tmp_path, papers.complaint), papers.case())
    pdf = docx_to_pdf(docx, title="民事起诉状")
    prove(docx, pdf, ["王䶮", "李㛃𬭎", "321,652.32", "2025年7月15日", "11010519491231002X"], ["张三"])
    assert pdf == docx_to_pdf(docx, title="民事起诉状")
    assert pdf_pages(pdf)[1].rstrip().endswith("— 2 —")


def test_headings_become_the_outline(tmp_path: Path) -> None:
    docx = fill(papers.save(tmp_path, papers.complaint), papers.case())
    (tmp_path / "a.pdf").write_bytes(docx_to_pdf(docx, title="民事起诉状"))
    with pikepdf.open(tmp_path / "a.pdf") as file, file.open_outline() as outline:
        assert [item.title for item in outline.root] == ["民事起诉状"]
        assert [item.title for item in outline.root[0].children] == ["诉讼请求", "事实与理由"]


def everything(document: Any) -> None:
    """Write headers, first and even pages, a long cell, a landscape section, marks, tabs, blanks."""
    section = document.sections[0]
    section.header.paragraphs[0].text = "（2025）江0102民初1号 & <机密>"
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].text = "首页"
    document.settings.odd_and_even_pages_header_footer = True
    papers.number_pages(section.even_page_footer.paragraphs[0])
    document.add_paragraph("要素式", style="诉状标题")
    rows = [["当事人", "类型：公司☑ 其他☐（控股□）\n第二行"], ["事实", papers.REASON * 4], ["其他", ""]]
    papers.table(document, rows, ["表格文字", "诉状正文"], header=False)
    blank = document.add_paragraph("填空：", style="诉状正文")
    blank.add_run("          ").underline = True
    blank.add_run("元\t制表")
    wide = document.add_section()
    wide.page_width, wide.page_height = wide.page_height, wide.page_width
    lines = [["甲", "乙"], *([f"第{n}期", f"{n},345.67"] for n in range(1, 40))]
    papers.table(document, lines, ["表格文字", "表格数字"])
    document.add_page_break()
    document.add_paragraph("最后一页")


def test_headers_long_cells_and_wide_sections_pass_the_proof() -> None:
    docx = papers.docx(everything)
    pdf = docx_to_pdf(docx, title="要素式")
    prove(docx, pdf, ["39,345.67", "第39期", "（2025）江0102民初1号", "最后一页"])
    assert "首页" in pdf_pages(pdf)[0]
    assert "机密" not in pdf_pages(pdf)[0]
    assert "机密" in pdf_pages(pdf)[2]


def test_a_row_cut_by_the_page_end_in_two_cells_passes_the_proof() -> None:
    def build(document: Any) -> None:
        for _ in range(17):
            document.add_paragraph("前文", style="诉状正文")
        rows = [["甲" * 3, papers.REASON * 2, papers.REASON[50:] * 2, "乙"]]
        papers.table(document, rows, ["诉状正文"] * 4, header=False)

    docx = papers.docx(build)
    pdf = docx_to_pdf(docx, title="题")
    assert pdf_page_count(pdf) > 2
    prove(docx, pdf, ["HT-2023-000123456"])


def test_a_hyphen_at_the_end_of_a_line_is_not_lost() -> None:
    lines = [f"{'甲' * n}HT-2023-0001-乙" for n in range(10, 30)]
    docx = papers.paragraphs(*lines)
    pdf = docx_to_pdf(docx, title="题")
    assert re.search(r"-\n", pdf_text(pdf))
    prove(docx, pdf, ["HT-2023-0001-乙"])


def test_every_sign_in_daily_use_is_the_same_in_both() -> None:
    signs = "，一。二、三；四：五？六！“七”‘八’（内）《外》〈九〉【十】〔百〕—…·￥¥%‰℃㎡①⑩"
    signs += "ⅠⅡ×÷±≤≥√□■○●◎→/\\|@#$^&*_+=~`fi ff ﬁ1/2½〇壹贰叁"
    docx = papers.paragraphs(signs, signs, style="诉状正文")
    prove(docx, docx_to_pdf(docx, title="题"), [signs[:32]])


def test_a_character_without_glyph_stops_the_page_in_text_and_in_header() -> None:
    def in_header(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "王\ue000"

    for docx in (papers.paragraphs("王\ue000"), papers.docx(in_header)):
        with pytest.raises(ProofError, match=r"U\+E000"):
            docx_to_pdf(docx, title="题")


def test_a_page_break_starts_a_page() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("甲")
        document.add_page_break()
        document.add_paragraph("乙")

    docx = papers.docx(build)
    assert pdf_page_count(docx_to_pdf(docx, title="题")) == 2
    assert docx_text(docx).split() == ["甲", "乙"]
