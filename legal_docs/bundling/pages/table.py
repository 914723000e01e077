"""XLSX and CSV: every sheet as paged tables with repeated headers; no row, column or character is lost."""

import csv
import re
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from legal_docs.bundling import asides, columns, decode, printable, spreadsheet
from legal_docs.bundling import sheet as sheets
from legal_docs.bundling.pages import extras
from legal_docs.bundling.refusal import RefusedError, warning
from legal_docs.bundling.sheet import Row, Sheet, is_remark
from legal_docs.model.problem import Problem

if TYPE_CHECKING:
    from legal_docs.rendering.typst.printout import Printed

_SEPARATORS = ",\t;"
_SAMPLE = 5
_NUMBER = re.compile(r"[-(]*[¥￥$€£]?[- ]?((\d{1,3}(,\d{3})+|0|[1-9]\d{0,14})(\.\d+)?|\.\d+)%?[)元]*|[-–—]")
_SUMS = re.compile("金额|本金|利息|罚息|复利|余额|费用|违约金|合计|小计")


def check(path: Path, file: str) -> tuple[Problem, ...]:
    """Return warnings about what a table cannot show; raises RefusedError if it cannot be read."""
    found = _read(path)
    doubts = [
        warning(code, file, sheet=sheet.name or "CSV", detail=detail)
        for sheet in found
        for code, detail in sheet.doubts
    ]
    text = "".join(sheet.text for sheet in found)
    return (*printable.check(text, file), *doubts, *_lost(path, file, found))


def _lost(path: Path, file: str, found: tuple[Sheet, ...]) -> list[Problem]:
    if _is_csv(path):
        return []
    lost = [warning("exhibit_drawings", file)] if spreadsheet.has_more(path) else []
    if comments := spreadsheet.lost_comments(path, found):
        lost.append(warning("exhibit_cell_comments", file, detail=str(comments)))
    return lost + list(extras.macros(path, file))


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
    long = [(row + 1, column + 1) for (row, column), cell in cells.items() if asides.is_long_number(cell)]
    return sheet._replace(doubts=(("exhibit_long_number", asides.listed(long)),)) if long else sheet


def _separator(text: str) -> str:
    first = text.lstrip("\n").split("\n", _SAMPLE)[:_SAMPLE]
    return max(_SEPARATORS, key=lambda sign: sum(line.count(sign) for line in first))


def _numbered(sheet: Sheet) -> list[tuple[str, columns.Part]]:
    """Return the sheet's parts, each with the words that say which columns it holds."""
    parts = columns.parts(sheet)
    if len(parts) == 1:
        return [("", parts[0])]
    return [(_which(part, len(sheet.header), is_first=part is parts[0]), part) for part in parts]


def _which(part: columns.Part, total: int, *, is_first: bool) -> str:
    if is_first:
        return f"第1–{part.columns[-1] + 1}列，共{total}列"
    return f"第{part.columns[1] + 1}–{part.columns[-1] + 1}列，共{total}列（首列重复）"


def _shown(sheet: Sheet, part: columns.Part, which: str, file: str, title: str) -> "Printed":
    """Return one table as it is printed; a remark runs across the table."""
    from legal_docs.rendering.typst.printout import Printed

    def cells(row: Row) -> list[str]:
        return [printable.written_out(row[column]) for column in part.columns]

    rows = [cells(row)[:1] if is_remark(row) else cells(row) for row in sheet.rows]
    return Printed(
        running=printable.written_out(_running(sheet, file)),
        heading=printable.written_out(title),
        under=which,
        titles=[printable.written_out(line) for line in sheet.titles],
        header=cells(sheet.header),
        rows=[*rows, *([printable.written_out(note)] for note in _notes(sheet, part))],
        widths=part.widths,
        flush_right=[
            _is_sums(sheet.header[column], (row[column] for row in sheet.rows if not is_remark(row)))
            for column in part.columns
        ],
        size=part.size,
        is_landscape=part.is_landscape,
    )


def _notes(sheet: Sheet, part: columns.Part) -> tuple[str, ...]:
    """Return the notes beneath the last part of the sheet."""
    return sheet.notes if part.columns[-1] == len(sheet.header) - 1 else ()


def _running(sheet: Sheet, file: str) -> str:
    """Return what stands at the top of each page."""
    which = f"　工作表：{sheet.name}{'（原文件中为隐藏）' if sheet.is_hidden else ''}" if sheet.name else ""
    return f"电子数据打印件　原文件：{file}{which}"


def _is_sums(header: str, cells: Iterable[str]) -> bool:
    """Return whether a column holds sums, which are set flush right: whole numbers only by its header."""
    filled = [cell for cell in cells if cell]
    is_money = _SUMS.search(header) or any("." in cell or "," in cell for cell in filled)
    return bool(filled and is_money) and all(map(_NUMBER.fullmatch, filled))
