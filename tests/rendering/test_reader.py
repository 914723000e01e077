from typing import Any

import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from legal_docs.errors import BadInputError, ProofError
from legal_docs.rendering.blocks import Look, PageBreak, Paragraph, Run, Table
from legal_docs.rendering.reader import read
from tests.rendering import papers


def blocks(build: Any) -> tuple[Any, ...]:
    return read(papers.docx(build)).sections[0].blocks


def with_xml(xml: str) -> bytes:
    """Return a document whose only paragraph holds `xml`."""
    return papers.docx(lambda document: document.add_paragraph("甲乙")._p.append(parse_xml(xml)))


def test_page_size_margins_and_footer_are_read() -> None:
    section = read(papers.paragraphs("甲")).sections[0]
    assert (round(section.width), round(section.height)) == (595, 842)
    assert [round(margin / 72 * 25.4) for margin in section.margins] == [37, 26, 35, 28]
    assert section.strips[0].pieces == ("— ", ("page",), " —")
    assert (section.strips[0].look.size, section.strips[0].look.alignment) == ("14pt", "center")


def test_runs_of_one_look_are_joined_and_others_kept_apart() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("甲", style="诉状正文")
        paragraph.add_run("乙")
        paragraph.add_run("丙").bold = True
        run = paragraph.add_run("丁")
        run.underline, run.font.size = True, Pt(10)

    plain, bold, lined = Look(), Look(bold=True), Look(underline=True, size="10pt")
    assert blocks(build) == (Paragraph("诉状正文", (Run("甲乙", plain), Run("丙", bold), Run("丁", lined))),)


def test_tabs_and_line_breaks_are_kept() -> None:
    assert blocks(lambda document: document.add_paragraph("甲\t乙\n丙"))[0].text == "甲\t乙\n丙"


def test_a_page_break_cuts_the_paragraph() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("甲")
        paragraph.add_run().add_break(WD_BREAK.PAGE)
        paragraph.add_run("乙")

    assert [type(block) for block in blocks(build)] == [Paragraph, PageBreak, Paragraph]


def test_direct_formatting_is_read_as_css_lengths() -> None:
    def build(document: Any) -> None:
        form = document.add_paragraph("甲").paragraph_format
        form.alignment, form.first_line_indent, form.left_indent = 2, Pt(32), Pt(10)
        form.space_before, form.line_spacing, form.page_break_before = Pt(6), Pt(28), True

    look = blocks(build)[0].look
    assert (look.alignment, look.first_line, look.left, look.before) == ("right", "32pt", "10pt", "6pt")
    assert (look.line, look.page_break_before) == ("28pt", True)


def test_a_style_gives_the_look_of_those_it_is_based_on() -> None:
    def build(document: Any) -> None:
        base = document.styles["诉状正文"]
        base.font.bold = True
        document.styles["诉状请求"].base_style = base
        document.add_paragraph("甲", style="诉状请求")

    assert read(papers.docx(build)).styles["诉状请求"] == Look(size="16pt", bold=True)


def test_merged_cells_are_counted_once() -> None:
    def build(document: Any) -> None:
        table = papers.table(
            document, [["甲", "乙", "丙"], ["丁", "", "戊"], ["", "己", "庚"]], ["表格文字"] * 3
        )
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(0, 1).merge(table.cell(0, 2))

    table = blocks(build)[0]
    assert isinstance(table, Table)
    assert [(cell.colspan, cell.rowspan) for row in table.rows for cell in row.cells] == [
        *[(1, 1), (2, 1)],
        *[(1, 2), (1, 1), (1, 1)],
        *[(1, 1), (1, 1)],
    ]
    assert (table.rows[0].header, table.rows[1].header, table.bordered, len(table.widths)) == (
        True,
        False,
        True,
        3,
    )


def test_a_table_without_lines_shading_and_own_edges_are_read() -> None:
    def build(document: Any) -> None:
        table = document.add_table(1, 2)
        properties = table.cell(0, 0)._tc.get_or_add_tcPr()
        properties.append(parse_xml(f'<w:tcBorders {nsdecls("w")}><w:top w:val="nil"/></w:tcBorders>'))
        properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="D9D9D9"/>'))

    table = blocks(build)[0]
    assert (table.bordered, table.rows[0].cells[0].edges) == (False, (("top", False),))
    assert table.rows[0].cells[0].shade == "#D9D9D9"


def test_a_new_section_has_its_own_page() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("甲")
        section = document.add_section()
        section.page_width, section.page_height = section.page_height, section.page_width
        document.add_paragraph("乙")

    first, second = read(papers.docx(build)).sections
    assert (first.width, second.width) == (second.height, first.height)
    assert first.strips == second.strips
    assert [block.text for block in second.blocks] == ["乙"]


def test_content_controls_and_links_are_read_through() -> None:
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:r><w:t>丙</w:t></w:r></w:sdtContent></w:sdt>"
    assert read(with_xml(control)).sections[0].blocks[0].text == "甲乙丙"


@pytest.mark.parametrize(
    ("xml", "word"),
    [
        ("<w:r {ns}><w:drawing/></w:r>", "图片"),
        ("<w:r {ns}><w:pict/></w:r>", "文本框"),
        ("<w:ins {ns}><w:r><w:t>丙</w:t></w:r></w:ins>", "修订"),
        ("<w:del {ns}><w:r><w:delText>丙</w:delText></w:r></w:del>", "修订"),
        ("<w:r {ns}><w:footnoteReference/></w:r>", "脚注"),
        ("<w:r {ns}><w:commentReference/></w:r>", "批注"),
        ("<w:r {ns}><w:rPr><w:vanish/></w:rPr><w:t>丙</w:t></w:r>", "隐藏"),
        ("<w:r {ns}><w:rPr><w:strike/></w:rPr><w:t>丙</w:t></w:r>", "删除线"),
        ('<w:r {ns}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>', "上标"),
        ("<w:fldSimple {ns}><w:r><w:t>丙</w:t></w:r></w:fldSimple>", "域 .*丙"),
    ],
)
def test_what_a_page_would_not_show_is_refused_by_name(xml: str, word: str) -> None:
    with pytest.raises(ProofError, match=word):
        read(with_xml(xml.replace("{ns}", nsdecls("w"))))


def test_automatic_numbers_are_refused() -> None:
    with pytest.raises(ProofError, match="自动编号"):
        read(papers.docx(lambda document: document.add_paragraph("甲", style="List Number")))


def test_a_date_field_in_the_text_is_refused() -> None:
    with pytest.raises(ProofError, match="DATE"):
        read(papers.docx(lambda document: papers.field(document.add_paragraph("甲"), "DATE", "2025/1/1")))


def test_columns_are_refused() -> None:
    def build(document: Any) -> None:
        columns = OxmlElement("w:cols")
        columns.set(qn("w:num"), "2")
        end = document.sections[0]._sectPr
        for old in end.findall(qn("w:cols")):
            end.remove(old)
        end.append(columns)

    with pytest.raises(ProofError, match="分栏"):
        read(papers.docx(build))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_another_file_is_not_taken_for_word(data: bytes) -> None:
    with pytest.raises(BadInputError, match="Word"):
        read(data)
