"""A printed form's plain text into a Word file: labels, blanks and tick boxes, no placeholders.

Lines: `样式|text` is a paragraph outside the table; `@section 标题` a heading across the table;
`@wide text` a row across it, with room below; `标签¦text` a row, `¦text` its next line; `@box` … `@end`
a framed note of `样式|text` lines; `@end` closes the table; `@use name title` takes in `parts/name.txt`
with `{}` as `title`. `#` starts a comment.

Measures of the courts' forms: A4, a table of 9344 twips whose first column has 2270, cells in 五号书宋.
"""

from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.table import Table, _Cell

from tools.make_templates.build import finish
from tools.make_templates.styles import Look, add_styles, number_pages

SOURCES = Path(__file__).parent / "forms"
LABEL, CONTENT = 2270, 7074
HEADING, PARTIES = "要素表头", "当事人信息"
LOOKS = (
    Look("要素标题", "方正大标宋_GBK", 22, 30, "center", keep=True),
    Look("要素副标题", "方正小标宋_GBK", 18, 26, "center", after=8, keep=True),
    Look(HEADING, "方正小标宋_GBK", 15, 22, "center", keep=True),
    Look("要素文字", "方正书宋_GBK", 10.5, 16),
    Look("要素落款", "方正小标宋_GBK", 15, 26, keep=True),
)


def sources() -> Iterator[tuple[str, str]]:
    """Yield the name of each form and its lines, parts taken in."""
    for source in sorted(SOURCES.glob("*.txt")):
        yield source.stem, "\n".join(_lines(source))


def build_form(source: str, *, title: str) -> bytes:
    """Return the blank form for `source`; the same source gives the same bytes."""
    document = Document()
    add_styles(document, LOOKS)
    _set_page(document)
    table: Table | None = None
    for line in source.splitlines():
        if line == "@end":
            table = None
        elif line == "@box":
            table = _table(document, (LABEL + CONTENT,))
            table.add_row()
        elif table is not None and len(table.columns) == 1:
            style, _, text = line.partition("|")
            _say(table.cell(0, 0), text, style)
        elif line.startswith("@") or "¦" in line:
            table = table or _table(document, (LABEL, CONTENT))
            _row(table, line)
        else:
            style, _, text = line.partition("|")
            document.add_paragraph(text, style=style)
    for each in document.tables:
        _keep_whole(each)
    return finish(document, title)


def _lines(source: Path) -> Iterator[str]:
    for line in source.read_text("utf-8").splitlines():
        if line.startswith("@use "):
            name, _, title = line.removeprefix("@use ").partition(" ")
            part = SOURCES / "parts" / f"{name}.txt"
            yield from (each.replace("{}", title) for each in _lines(part))
        elif line.strip() and not line.startswith("#"):
            yield line


def _row(table: Table, line: str) -> None:
    command, _, text = line.partition(" ")
    if command == "@section":
        _across(table, text, HEADING)
    elif command == "@wide":
        cell = _across(table, text, "要素文字")
        cell.add_paragraph(style="要素文字")
    else:
        label, _, text = line.partition("¦")
        cells = table.add_row().cells if label else table.rows[-1].cells
        if label:
            _say(cells[0], label, "要素文字")
            for cell in cells:
                cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        _say(cells[1], text, "要素文字")


def _across(table: Table, text: str, style: str) -> _Cell:
    row = table.add_row()
    cell: _Cell = row.cells[0].merge(row.cells[1])
    _say(cell, text, style)
    return cell


def _say(cell: _Cell, text: str, style: str) -> None:
    """Write `text` as the next paragraph of `cell`: its first one where that is still unstyled."""
    first = cell.paragraphs[0]
    fresh = first.style is not None and first.style.name == "Normal"
    paragraph = first if fresh else cell.add_paragraph()
    paragraph.style = cell.part.document.styles[style]
    paragraph.add_run(text)


def _keep_whole(table: Table) -> None:
    """Let no page end cut a heading, nor the block of a party: a name would stand apart from its person."""
    section = ""
    for row in table.rows:
        first = row.cells[0].paragraphs[0]
        heading = first.style is not None and first.style.name == HEADING
        section = first.text if heading else section
        if heading or section == PARTIES:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _table(document: Word, widths: tuple[int, ...]) -> Table:
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
    width = OxmlElement("w:tblW")
    width.set(qn("w:w"), str(sum(widths)))
    width.set(qn("w:type"), "dxa")
    old = table._tbl.tblPr.find(qn("w:tblW"))
    table._tbl.tblPr.replace(old, width)
    return table


def _set_page(document: Word) -> None:
    """Set A4 with margins that leave 9344 twips; the page number stands in the footer."""
    section = document.sections[0]
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.top_margin = section.bottom_margin = Twips(998)
    section.left_margin = section.right_margin = Twips((11906 - LABEL - CONTENT) // 2)
    section.header_distance, section.footer_distance = Twips(0), Twips(500)
    number_pages(section.footer.paragraphs[0], points=9)
