"""A look changes how a Word paper is laid out, and nothing of what it says."""

import tomllib
from io import BytesIO
from typing import Any, get_args

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Mm, Pt
from pypdfium2 import PdfDocument

from legal_docs import shipped
from legal_docs.errors import BadInputError
from legal_docs.rendering import looks, stylemap
from legal_docs.rendering.html import to_html
from legal_docs.rendering.pdf import html_to_pdf
from legal_docs.rendering.reader import read
from legal_docs.rendering.text import docx_text, pdf_text, squeeze
from legal_docs.settings import Settings

FILINGS = shipped.templates() / "filings"
COMPLAINT = (FILINGS / "起诉状-金融借款.docx").read_bytes()


def compact(name: str = "起诉状-金融借款") -> Any:
    data = (FILINGS / f"{name}.docx").read_bytes()
    return docx.Document(BytesIO(looks.dressed(data, "compact")))


def test_every_look_of_the_settings_has_its_files_and_every_file_a_setting() -> None:
    chosen = set(get_args(Settings.model_fields["look"].annotation))
    held = {path.stem for path in (FILINGS / "looks").glob("*.toml")}
    assert chosen == held | {looks.OFFICIAL}
    assert all(path.is_file() for name in chosen for path in looks.sheets(name))
    assert [len(looks.sheets(name)) for name in (looks.OFFICIAL, "compact")] == [0, 1]


def test_the_official_look_is_the_template_itself() -> None:
    assert looks.dressed(COMPLAINT, looks.OFFICIAL) is COMPLAINT


def test_the_compact_look_is_twelve_points_at_one_and_a_half_lines() -> None:
    styles = compact().styles
    body, title = styles["诉状正文"], styles["诉状标题"]
    assert (body.font.size, title.font.size) == (Pt(12), Pt(18))
    assert (body.font.name, title.font.name) == ("宋体", "黑体")
    form = body.paragraph_format
    assert (form.line_spacing_rule, form.line_spacing) == (WD_LINE_SPACING.ONE_POINT_FIVE, 1.5)
    assert form.first_line_indent == Pt(24)
    assert title.paragraph_format.space_after == Pt(9)
    assert title.paragraph_format.first_line_indent is None


def test_a_style_the_look_does_not_name_stays() -> None:
    form = compact().styles["表格文字"]
    assert (form.font.size, form.paragraph_format.line_spacing) == (Pt(10.5), Pt(15))


def test_the_margins_and_the_page_number_follow() -> None:
    section = compact().sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm, 1) for side in sides] == [25.4, 25.4, 31.8, 31.8]
    assert round(section.footer_distance.mm) == 15
    assert {run.font.size for run in section.footer.paragraphs[0].runs} == {Pt(10.5)}


def test_a_page_on_its_side_keeps_its_margins_and_its_tables() -> None:
    plain = docx.Document(FILINGS / "债权计算明细.docx")
    made = compact("债权计算明细")
    assert made.sections[0].left_margin == plain.sections[0].left_margin
    assert [c.width for c in made.tables[-1].columns] == [c.width for c in plain.tables[-1].columns]


def test_a_table_too_wide_for_the_new_margins_becomes_as_wide_as_the_text() -> None:
    table = compact("证据目录").tables[0]
    widths = [column.width for column in table.columns]
    room = Mm(210) - 2 * Mm(31.8)
    assert abs(sum(widths) - room) < Mm(0.2)
    plain = [c.width for c in docx.Document(FILINGS / "证据目录.docx").tables[0].columns]
    assert all(abs(a / b - widths[0] / plain[0]) < 0.01 for a, b in zip(widths, plain, strict=True))
    cells = table.rows[0].cells
    assert [cell.width for cell in cells] == widths


def test_a_wide_table_of_a_page_on_its_side_is_not_narrowed_for_the_upright_page_after_it() -> None:
    document = docx.Document()
    wide = document.add_table(rows=1, cols=1)
    wide.columns[0].width = Mm(240)
    first = document.sections[0]
    first.orientation, first.page_width, first.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    second = document.add_section()
    second.orientation, second.page_width, second.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    document.add_paragraph("正文")
    file = BytesIO()
    document.save(file)
    made = docx.Document(BytesIO(looks.dressed(file.getvalue(), "compact")))
    assert round(made.tables[0].columns[0].width.mm) == 240
    assert [round(section.left_margin.mm, 1) for section in made.sections][1] == 31.8


def test_a_table_that_fits_stays() -> None:
    document = docx.Document(BytesIO(COMPLAINT))
    table = document.add_table(rows=1, cols=2)
    for column in table.columns:
        column.width = Mm(40)
    file = BytesIO()
    document.save(file)
    made = docx.Document(BytesIO(looks.dressed(file.getvalue(), "compact")))
    assert [round(column.width.mm) for column in made.tables[-1].columns] == [40, 40]


@pytest.mark.parametrize("path", sorted(FILINGS.glob("*.docx")), ids=lambda path: path.stem)
def test_no_word_changes_and_the_same_input_gives_the_same_bytes(path: Any) -> None:
    data = path.read_bytes()
    made = looks.dressed(data, "compact")
    assert docx_text(made) == docx_text(data)
    looks._dressed.cache_clear()
    assert looks.dressed(data, "compact") == made


def test_the_pdf_says_the_same_on_fewer_pages() -> None:
    document = docx.Document()
    for style, text in (("诉状标题", "民事起诉状"), *[("诉状正文", "原告依约发放借款。" * 12)] * 12):
        if style not in [each.name for each in document.styles]:
            document.styles.add_style(style, 1)
        document.add_paragraph(text, style=style)
    file = BytesIO()
    document.save(file)
    found = {}
    for look in (looks.OFFICIAL, "compact"):
        made = looks.dressed(file.getvalue(), look)
        css = [stylemap.folder() / "court.css", *looks.sheets(look)]
        found[look] = html_to_pdf(to_html(read(made), title="t"), css=css)
    assert squeeze(pdf_text(found["compact"])) == squeeze(pdf_text(found[looks.OFFICIAL]))
    assert len(PdfDocument(found["compact"])) < len(PdfDocument(found[looks.OFFICIAL]))


def test_a_look_nobody_made_is_refused_by_name() -> None:
    with pytest.raises(BadInputError, match="没有名为narrow的版式。可选：official、compact"):
        looks.dressed(COMPLAINT, "narrow")


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(BadInputError, match="Word"):
        looks.dressed(b"no zip", "compact")


def test_the_style_sheet_says_what_the_word_styles_say() -> None:
    css = looks.sheets("compact")[0].read_text("utf-8")
    wanted = tomllib.loads((FILINGS / "looks" / "compact.toml").read_text("utf-8"))["styles"]
    house = [name for name in wanted if name in stylemap.load().house]
    for name in house:
        size, line = wanted[name]["size"], wanted[name]["size"] * wanted[name]["lines"] * 1.3
        rule = f".{name} {{ font-size" if name == "诉状标题" else "body {"
        found = css[css.index(rule) :].partition("}")[0]
        assert f"font-size: {size:g}pt; line-height: {line:g}pt" in found, name
    assert house
