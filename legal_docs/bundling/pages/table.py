"""XLSX and CSV: every sheet as paged tables with repeated headers; no row, column or character is lost."""

import csv
import re
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from legal_docs.bundling import columns, decode, printable, spreadsheet
from legal_docs.bundling import sheet as sheets
from legal_docs.bundling.refusal import RefusedError, warning
from legal_docs.bundling.sheet import Row, Sheet, is_remark
from legal_docs.model.problem import Problem

if TYPE_CHECKING:
    from legal_docs.rendering.typst.printout import Printed

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
    from legal_docs.rendering.typst.printout import printout

    named = [(sheet, which, part) for sheet in _read(path) for which, part in _numbered(sheet)]
    shown = [_shown(sheet, part, which, path.name, title) for sheet, which, part in named]
    return printout(shown, title=printable.written_out(title), counter="本文件")


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


def _shown(sheet: Sheet, part: columns.Part, which: str, file: str, title: str) -> "Printed":
    """Return one table as it is printed; a remark runs across the table."""
    from legal_docs.rendering.typst.printout import Printed

    def cells(row: Row) -> list[str]:
        return [printable.written_out(row[column]) for column in part.columns]

    return Printed(
        running=printable.written_out(_running(sheet, file)),
        heading=printable.written_out(title),
        under=which,
        titles=[printable.written_out(line) for line in sheet.titles],
        header=cells(sheet.header),
        rows=[cells(row)[:1] if is_remark(row) else cells(row) for row in sheet.rows],
        widths=part.widths,
        flush_right=[_is_sums(row[column] for row in sheet.rows) for column in part.columns],
        size=part.size,
        is_landscape=part.is_landscape,
    )


def _running(sheet: Sheet, file: str) -> str:
    """Return what stands at the top of each page."""
    which = f"　工作表：{sheet.name}{'（原文件中为隐藏）' if sheet.is_hidden else ''}" if sheet.name else ""
    return f"电子数据打印件　原文件：{file}{which}"


def _is_sums(cells: Iterable[str]) -> bool:
    """Return whether a column holds sums, which are set flush right: numbers, some with a fraction."""
    filled = [cell for cell in cells if cell]
    return any("." in cell for cell in filled) and all(map(_NUMBER.fullmatch, filled))
