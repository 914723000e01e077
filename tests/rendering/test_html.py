from typing import Any

from docx.shared import Pt

from legal_docs.rendering.html import to_html
from legal_docs.rendering.reader import read
from tests.rendering import papers


def page(build: Any, title: str = "题") -> str:
    return to_html(read(papers.docx(build)), title=title)


def test_a_house_style_becomes_a_class() -> None:
    html = page(lambda document: document.add_paragraph("甲<&", style="诉状标题"))
    assert '<h1 class="诉状标题">甲&lt;&amp;</h1>' in html


def test_a_remark_describes_the_page_and_none_leaves_no_trace() -> None:
    document = read(papers.docx(lambda document: document.add_paragraph("甲")))
    described = to_html(document, title="题", remark='甲"<')
    assert '<meta name="description" content="甲&quot;&lt;">' in described
    assert "description" not in to_html(document, title="题")


def test_an_unknown_style_brings_its_own_look() -> None:
    def build(document: Any) -> None:
        style = document.styles.add_style("本行正文", 1)
        style.font.size = Pt(12)
        style.paragraph_format.first_line_indent = Pt(24)
        document.add_paragraph("甲", style="本行正文")

    assert "text-indent: 24pt" in page(build)
    assert "font-size: 12pt" in page(build)


def test_a_black_word_font_is_set_in_the_black_type() -> None:
    def build(document: Any) -> None:
        run = document.add_paragraph(style="诉状正文").add_run("甲")
        run.font.name = "黑体"
        run._r.rPr.rFonts.set(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia", "黑体"
        )

    assert '<span style="font-weight: bold">甲</span>' in page(build)


def test_header_rows_and_column_widths_reach_the_table() -> None:
    html = page(
        lambda document: papers.table(document, [["甲", "乙"], ["丙", "丁"]], ["表格文字", "表格数字"])
    )
    assert '<thead><tr><td><p class="表格表头">甲</p></td>' in html
    assert html.count("<col style=") == 2
    assert '<table class="lined"' in html


def test_page_rules_come_from_the_word_file() -> None:
    html = page(lambda document: document.add_paragraph("甲"))
    assert "@page s0 { size: 595.3pt 841.9pt; margin: 104.9pt 73.7pt 99.2pt 79.35pt }" in html
    assert 'content: "— " counter(page) " —"' in html


def test_a_header_cannot_break_out_of_the_style_sheet() -> None:
    def build(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = '"; } </style><script>'

    assert "</style><script>" not in page(build)


def test_the_title_is_escaped() -> None:
    assert "<title>甲&lt;乙</title>" in page(lambda document: document.add_paragraph("甲"), "甲<乙")


def test_a_row_that_stays_with_the_next_shares_an_undivided_group_with_it() -> None:
    def build(document: Any) -> None:
        table = document.add_table(rows=3, cols=1)
        for row, text in zip(table.rows, ("先", "组", "后"), strict=True):
            row.cells[0].paragraphs[0].text = text
        table.rows[1].cells[0].paragraphs[0].paragraph_format.keep_with_next = True

    groups = [part.split("</tbody>")[0] for part in page(build).split("<tbody")[1:]]
    found = [("together" in group, "组" in group, "后" in group) for group in groups]
    assert found == [(False, False, False), (True, True, True)]


def test_the_list_of_attachments_stays_on_one_page() -> None:
    def build(document: Any) -> None:
        for text in ("附：1.", "2.", "3."):
            document.add_paragraph(text, style="诉状附件")

    assert page(build).count('<div class="together">') == 1


def test_a_row_of_free_text_may_be_cut_and_a_block_of_short_lines_is_moved_whole() -> None:
    def long(*lines: str) -> bool:
        def build(document: Any) -> None:
            cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
            for line in lines:
                cell.add_paragraph(line)

        return '<tr class="long">' in page(build)

    assert long("字" * 201)
    assert not long("字" * 200)
    assert not long(*["字" * 100] * 6)
    assert long(*["字" * 100] * 6, "字")
    assert long("字" * 101, "字" * 100)
