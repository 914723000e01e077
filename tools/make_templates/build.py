"""A template's plain text into a Word file.

Lines: `样式|text`; `%|{%p … %}` for control lines; `@landscape`; a table is `@table 10 30 …` (column
widths in mm), `@head a¦b`, `@row a¦b` (`>` before a cell sets it right-aligned; a row of one cell spans
the table and stays with the next row), `@tr {%tr … %}`, `@end`. `#` starts a comment.
"""

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Row

from tools.make_templates.styles import add_styles, set_page

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def build(source: str, *, title: str) -> bytes:
    """Return the Word template for `source`; the same source gives the same bytes."""
    document = Document()
    lines = [line for line in source.splitlines() if line.strip() and not line.startswith("#")]
    add_styles(document)
    set_page(document, landscape="@landscape" in lines)
    table: Table | None = None
    for line in lines:
        if line == "@landscape":
            continue
        if line.startswith("@"):
            table = _table_line(document, table, line)
        else:
            style, _, text = line.partition("|")
            document.add_paragraph(text, style="诉状正文" if style == "%" else style)
    return finish(document, title)


def finish(document, title: str) -> bytes:
    """Return the Word file of `document` with `title` and a fixed time: the same bytes each time."""
    properties = document.core_properties
    properties.title, properties.author = title, ""
    properties.created = properties.modified = EPOCH
    properties.comments = ""
    return _stable(document)


def _table_line(document, table: Table | None, line: str) -> Table | None:
    command, _, rest = line.partition(" ")
    if command == "@table":
        return _new_table(document, [float(width) for width in rest.split()])
    if command == "@end":
        return None
    if table is None:
        raise ValueError(f"outside a table: {line}")
    row = table.add_row()
    if command == "@head":
        _fill(row, rest.split("¦"), "表格表头")
        _mark(row, "w:tblHeader")
        _mark(row, "w:cantSplit")
    elif command == "@tr":
        row.cells[0].paragraphs[0].text = rest
    else:
        _fill(row, rest.split("¦"), "表格文字" if "¦" in rest else "表格分组")
        _mark(row, "w:cantSplit")
    return table


def _new_table(document, widths: list[float]) -> Table:
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _fill(row: _Row, texts: list[str], style: str) -> None:
    cells = list(row.cells)
    if len(texts) not in (1, len(cells)):
        raise ValueError(f"{len(cells)} columns, but: {texts}")
    if len(texts) == 1:
        cells = [cells[0].merge(cells[-1])]
    for cell, text in zip(cells, texts, strict=True):
        right = text.startswith(">")
        paragraph = cell.paragraphs[0]
        paragraph.style = row.part.document.styles["表格数字" if right else style]
        paragraph.text = text[1:] if right else text


def _mark(row: _Row, name: str) -> None:
    properties = row._tr.get_or_add_trPr()
    element = OxmlElement(name)
    element.set(qn("w:val"), "true")
    properties.append(element)


def _stable(document) -> bytes:
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for info in old.infolist():
            if info.filename == "docProps/thumbnail.jpeg":
                continue
            clean = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            clean.compress_type = zipfile.ZIP_DEFLATED
            data = old.read(info)
            if info.filename == "_rels/.rels":
                data = _without_thumbnail(data)
            new.writestr(clean, data)
    return out.getvalue()


def _without_thumbnail(rels: bytes) -> bytes:
    from lxml import etree

    root = etree.fromstring(rels)
    for relation in list(root):
        if "thumbnail" in relation.get("Type", ""):
            root.remove(relation)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
