"""Tables as an XLSX workbook: words stay words, whatever they begin with; the same tables, the same bytes."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from legal_docs.rendering.forms.archive import pack

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | Decimal | date | None
_NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001  a fixed moment, so that the bytes are the same
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NOT_ALLOWED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, its headers, its rows."""

    name: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Value]]


def workbook(tables: Sequence[Table]) -> bytes:
    """Return the tables as one XLSX file; no cell of it is a formula."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.created, book.properties.creator = _NO_TIME, "legal_docs"
    for table in tables:
        _fill(book.create_sheet(table.name), table)
    packed = BytesIO()
    book.save(packed)
    return _timeless(packed.getvalue())


def _fill(page: "Worksheet", table: Table) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    for place, header in enumerate(table.headers, 1):
        head = page.cell(1, place)
        _write(head, header)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DDEBF7")
        wide = max([len(header), *(len(str(row[place - 1] or "")) for row in table.rows)])
        page.column_dimensions[get_column_letter(place)].width = min(_WIDEST, 2 * wide + 2)
    for number, row in enumerate(table.rows, 2):
        for place, value in enumerate(row, 1):
            _write(page.cell(number, place), value)
    page.freeze_panes = "A2"


def _write(cell: "Cell | MergedCell", value: Value) -> None:
    if isinstance(value, str):
        cell.value = _NOT_ALLOWED.sub("\ufffd", value)  # XML has no such signs
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA)  # text it stays when somebody edits the cell
        cell.number_format = "@"
    elif value is not None:
        cell.value = value
        cell.number_format = (
            "#,##0.00" if isinstance(value, Decimal) else "yyyy-mm-dd" if isinstance(value, date) else "0"
        )


def _timeless(book: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(book)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    core = "docProps/core.xml"
    parts[core] = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", parts[core])
    return pack(parts)
