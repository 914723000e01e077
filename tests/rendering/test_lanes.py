"""Both lanes put the same words on the same number of pages; the batch lane is PDF/A-2b."""

import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from fontTools.ttLib import TTFont

from legal_docs.errors import BadInputError, ProofError
from legal_docs.rendering import engine, glyphs, marks, stylemap
from legal_docs.rendering.blocks import Look
from legal_docs.rendering.convert import docx_to_pdf
from legal_docs.rendering.html import to_html
from legal_docs.rendering.proof import prove
from legal_docs.rendering.reader import read
from legal_docs.rendering.text import pdf_page_count, pdf_pages, pdf_text, squeeze
from legal_docs.rendering.typst.house import house
from legal_docs.rendering.typst.lengths import line_height, points
from legal_docs.rendering.word import fill
from tests.rendering import papers
from tests.rendering.test_convert import everything

PROGRAM = """
import hashlib, sys
from legal_docs.rendering.convert import docx_to_pdf
from legal_docs.rendering.html import to_html
from legal_docs.rendering.reader import read
print(hashlib.sha256(docx_to_pdf(open(sys.argv[1], "rb").read(), title="题", lane="batch")).hexdigest())
"""
RARE = "王\U0002298f"  # beyond the small fonts, held by the full ones


def batch(docx: bytes, **about: str) -> bytes:
    return docx_to_pdf(docx, lane="batch", **{"title": "题", **about})


def lines(pdf: bytes) -> list[list[str]]:
    return [[line for line in map(squeeze, page.splitlines()) if line] for page in pdf_pages(pdf)]


def long_table(document: Any) -> None:
    """Write a table over three pages with a header row, merged cells, a group of rows, and a signature."""
    rows = [
        ["项目", "说明", "金额"],
        *([f"第{n}期", "应还未还本金及利息" * 3, f"{n},345.67"] for n in range(60)),
    ]
    made = papers.table(document, rows, ["表格文字", "表格文字", "表格数字"])
    made.cell(3, 0).merge(made.cell(5, 0))
    for cell in made.rows[30].cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    document.add_paragraph("具状人：某某银行", style="诉状落款")


def ends_of_lines(document: Any) -> None:
    """Write signs at every place of a line, so that each comes to stand at its end and its beginning."""
    for sign in ("，", "。", "）", "（甲", "》", "《乙", "”", "“丙", "）。", "》（", "7.5%（", "HT-2024-001"):
        for length in range(21, 30):
            document.add_paragraph("某" * length + sign + "某" * 9, style="诉状正文")


def looks(document: Any) -> None:
    """Write indents, sizes, bold and underlined words, blanks, line breaks, tabs, empty lines."""
    hanging = document.add_paragraph("1." + papers.REASON, style="诉状正文")
    hanging.paragraph_format.left_indent, hanging.paragraph_format.first_line_indent = Pt(32), Pt(-16)
    mixed = document.add_paragraph("甲：", style="诉状正文")
    mixed.add_run("粗").bold = True
    mixed.add_run("大").font.size = Pt(20)
    mixed.add_run("          ").underline = True
    mixed.add_run('元\t制表\n\n换行 \\ " # $ * _ ` @x [a] {b} //c --- ~ <d>\n')
    document.add_paragraph("", style="诉状正文")
    document.add_paragraph("居中", style="诉状正文").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("A" * 90 + papers.REASON, style="诉状正文")
    document.add_paragraph("两端对齐" * 30).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


@pytest.mark.parametrize("build", [everything, long_table, ends_of_lines, looks])
def test_both_lanes_say_the_same_on_the_same_number_of_pages(build: Callable[[Any], object]) -> None:
    docx = papers.docx(build)
    slow, fast = docx_to_pdf(docx, title="题"), batch(docx)
    prove(docx, fast, [])
    assert pdf_page_count(fast) == pdf_page_count(slow)


def test_a_complaint_has_the_same_lines_on_the_same_pages(tmp_path: Path) -> None:
    docx = fill(papers.save(tmp_path, papers.complaint), papers.case())
    fast = batch(docx)
    prove(docx, fast, ["王䶮", "李㛃𬭎", "321,652.32", "2025年7月15日", "11010519491231002X"], ["张三"])
    assert lines(fast) == lines(docx_to_pdf(docx, title="题"))


def test_no_sign_moves_the_end_of_a_line() -> None:
    docx = papers.docx(ends_of_lines)
    assert lines(batch(docx)) == lines(docx_to_pdf(docx, title="题"))


def test_two_processes_make_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(papers.docx(long_table))
    seen = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path / "a.docx")],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }
    assert len(seen) == 1


def test_the_batch_lane_is_pdf_a_with_its_fonts_and_colours_inside() -> None:
    with pikepdf.open(BytesIO(batch(papers.docx(looks), title="民事起诉状", remark="由程序生成"))) as file:
        metadata = file.Root.Metadata.read_bytes().decode("utf-8")
        assert "<pdfaid:part>2</pdfaid:part>" in metadata
        assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
        assert file.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert "/DestOutputProfile" in file.Root.OutputIntents[0]
        assert str(file.docinfo["/Title"]) == "民事起诉状"
        assert "由程序生成" in metadata
        assert not {"/JavaScript", "/EmbeddedFiles", "/AcroForm"} & set(file.Root.keys())
        names = {str(font.BaseFont) for page in file.pages for font in page.Resources.Font.values()}
    assert all("+Anjuan" in name for name in names)
    assert len(names) == 2


def test_headings_become_the_outline_of_the_batch_lane(tmp_path: Path) -> None:
    docx = fill(papers.save(tmp_path, papers.complaint), papers.case())
    with pikepdf.open(BytesIO(batch(docx))) as file, file.open_outline() as outline:
        assert [item.title for item in outline.root] == ["民事起诉状"]
        assert [item.title for item in outline.root[0].children] == ["诉讼请求", "事实与理由"]


@pytest.mark.parametrize("lane", ["default", "batch"])
def test_rare_names_are_drawn_and_signs_without_glyph_are_refused(lane: Any) -> None:
    docx = papers.paragraphs(RARE + "，王䶮，☑同意☐不同意", style="诉状正文")
    pdf = docx_to_pdf(docx, title="题", lane=lane)
    prove(docx, pdf, [RARE, "王䶮", "☑同意"])
    with pytest.raises(ProofError, match=r"U\+E000"):
        docx_to_pdf(papers.paragraphs("王\ue000"), title="题", lane=lane)


def test_a_character_beyond_the_small_fonts_is_printed_with_the_same_widths() -> None:
    common, rare = papers.paragraphs("王某" * 60), papers.paragraphs("王某" * 59 + RARE)
    assert glyphs.beyond_small(RARE) == {RARE[1]}
    for lane in ("default", "batch"):
        pages = [lines(docx_to_pdf(docx, title="题", lane=lane)) for docx in (common, rare)]  # type: ignore[arg-type]
        assert [[len(line) for line in page] for page in pages[0]] == [
            [len(line) for line in page] for page in pages[1]
        ]


def test_cells_merged_at_the_right_are_left_to_the_default_lane() -> None:
    def build(document: Any) -> None:
        made = papers.table(document, [["甲", "乙"]] * 3, ["表格文字"] * 2, header=False)
        made.cell(0, 1).merge(made.cell(1, 1))

    docx = papers.docx(build)
    assert batch(docx) == docx_to_pdf(docx, title="题")


def test_the_small_fonts_are_ours_by_name_and_hold_what_the_full_ones_hold() -> None:
    for rare, small in zip(engine.font_files(rare=True), engine.font_files(rare=False), strict=True):
        with TTFont(small, lazy=True) as mine, TTFont(rare, lazy=True) as full:
            assert "Noto" not in "".join(str(mine["name"].getDebugName(number)) for number in (1, 3, 4, 6))
            known, whole = mine.getBestCmap(), full.getBestCmap()
            assert len(known) > 9000
            assert set(known) <= set(whole)
            for code in list(known)[::97]:
                assert mine["hmtx"].metrics[known[code]][0] == full["hmtx"].metrics[whole[code]][0]
        assert small.stat().st_size < 5_000_000
    assert {"䶮", "㛃", "𬭎"} & glyphs.beyond_small("䶮㛃𬭎") == set()


def test_the_marks_of_the_batch_lane_are_those_of_the_default_lane() -> None:
    with TTFont(engine.small_font("anjuan-marks.ttf")) as file, TTFont(BytesIO(marks.font())) as drawn:
        mine, theirs = file.getBestCmap(), drawn.getBestCmap()
        assert mine.keys() == theirs.keys()
        assert all(file["glyf"][mine[sign]] == drawn["glyf"][theirs[sign]] for sign in mine)


def test_the_house_looks_come_from_the_style_sheet() -> None:
    found = house((stylemap.folder() / "court.css").read_text("utf-8"))
    assert found.styles["诉状标题"].look == Look(
        alignment="center", size="22pt", line="36pt", after="20pt", keep_next=True
    )
    assert found.styles["诉状落款"].with_above
    assert found.styles["诉状落款"].whole
    assert found.styles["诉状落款"].look.right == "2em"
    assert not found.styles["诉状正文"].with_above
    assert (found.body.size, found.body.line) == ("16pt", "28.9pt")
    assert (found.padding, found.table_margin, found.rule) == ((2.5, 4.0), 4.0, 0.6)
    assert found.styles["诉状副标题"].look.before == "-12pt"
    assert found.styles["诉状副标题"].look.after == "16pt"


def test_a_look_that_the_batch_lane_does_not_know_is_refused_by_name() -> None:
    css = (stylemap.folder() / "court.css").read_text("utf-8") + ".诉状正文 { letter-spacing: 1pt }"
    with pytest.raises(BadInputError, match="letter-spacing"):
        house(css)


def test_lengths_are_points() -> None:
    assert [points(length, 16, 28) for length in ("2em", "10pt", "25.4mm", "0", "1lh", "-1em")] == [
        32,
        10,
        pytest.approx(72),
        0,
        28,
        -16,
    ]
    assert (line_height("1.5", 10), line_height("20pt", 10)) == (15, 20)
    with pytest.raises(BadInputError, match="3vw"):
        points("3vw")


def test_words_are_never_markup() -> None:
    words = '#panic("x") $x$ *粗* _斜_ `c` @ref <l> [a] {b} \\u{41} // --- ~ "q" = + -'
    assert squeeze(words) in squeeze(pdf_text(batch(papers.paragraphs(words))))


def test_a_total_does_not_stand_alone_with_the_signature() -> None:
    rows = [["甲", "乙"]] * 7

    def build(document: Any) -> None:
        papers.table(document, [*rows, ["合计", "1"]], ["表格文字"] * 2, header=False)
        document.add_paragraph("具状人", style="诉状落款")

    source = to_html(read(papers.docx(build)), title="题")
    assert source.split('<div class="together">')[1].count("<tr") == 3
