"""XLSX and CSV: every sheet as paged tables with repeated headers; no row, column or character is lost."""

import csv
import re
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any

from legal_docs.bundling import columns, decode, printable, spreadsheet, template
from legal_docs.bundling import sheet as sheets
from legal_docs.bundling.refusal import RefusedError, warning
from legal_docs.bundling.sheet import Row, Sheet, is_remark
from legal_docs.model.problem import Problem

_SEPARATORS = ",\t;"
_SAMPLE = 5
_NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|0|[1-9]\d{0,14})(\.\d+)?%?")


def check(path: Path, file: str) -> tuple[Problem, ...]:
    """Return warnings about what a table cannot show; raises RefusedError if it cannot be read."""
    text = "".join(sheet.text for sheet in _read(path))
    more = not _is_csv(path) and spreadsheet.has_more(path)
    return (*printable.check(text, file), *([warning("exhibit_drawings", file)] if more else []))


def to_pdf(path: Path, *, title: str) -> bytes:
    """Return the tables as pages, one sheet after the other."""
    shown = [_shown(sheet, part, number) for sheet in _read(path) for number, part in _numbered(sheet)]
    return template.page(
        "table", title=printable.written_out(title), file=printable.written_out(path.name), tables=shown
    )


def _is_csv(path: Path) -> bool:
    with path.open("rb") as file:
        return not file.read(4).startswith(b"PK")


def _read(path: Path) -> tuple[Sheet, ...]:
    return (_csv(path),) if _is_csv(path) else spreadsheet.read(path)


def _csv(path: Path) -> Sheet:
    text = decode.read(path)
    try:
        rows = list(csv.reader(StringIO(text), delimiter=_separator(text)))
    except csv.Error as wrong:
        raise RefusedError("exhibit_broken", detail=str(wrong)) from wrong
    cells = {(at, column): cell.strip() for at, row in enumerate(rows) for column, cell in enumerate(row)}
    sheet = sheets.from_cells(cells)
    if sheet is None:
        raise RefusedError("exhibit_empty")
    return sheet


def _separator(text: str) -> str:
    first = text.lstrip("\n").split("\n", _SAMPLE)[:_SAMPLE]
    return max(_SEPARATORS, key=lambda sign: sum(line.count(sign) for line in first))


def _numbered(sheet: Sheet) -> list[tuple[str, columns.Part]]:
    """Return the sheet's parts, each with the words that say which columns it holds."""
    parts = columns.parts(sheet)
    if len(parts) == 1:
        return [("", parts[0])]
    total = len(sheet.header)
    return [
        (f"第{part.columns[1] + 1}–{part.columns[-1] + 1}列，共{total}列（首列重复）", part) for part in parts
    ]


def _shown(sheet: Sheet, part: columns.Part, which: str) -> dict[str, Any]:
    """Return one table as the template prints it."""

    def cells(row: Row) -> list[str]:
        return [printable.written_out(row[column]) for column in part.columns]

    sums = [_is_sums(row[column] for row in sheet.rows) for column in part.columns]
    return {
        "sheet": printable.written_out(sheet.name),
        "is_hidden": sheet.is_hidden,
        "which": which,
        "titles": [printable.written_out(line) for line in sheet.titles],
        "header": cells(sheet.header),
        "rows": [(is_remark(row), list(zip(cells(row), sums, strict=True))) for row in sheet.rows],
        "widths": part.widths,
        "size": part.size,
        "is_landscape": part.is_landscape,
    }


def _is_sums(cells: Iterable[str]) -> bool:
    """Return whether a column holds sums, which are set flush right: numbers, some with a fraction."""
    filled = [cell for cell in cells if cell]
    return any("." in cell for cell in filled) and all(map(_NUMBER.fullmatch, filled))
