"""XLSX: every sheet, every cell, as the file shows it; nothing is computed, no digit lost."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from legal_docs.bundling import asides, cellformat, sheet
from legal_docs.bundling.asides import Place
from legal_docs.bundling.refusal import RefusedError

_EXCEL_DIGITS = 15
_NOT_PRINTED = (
    "xl/media/",
    "xl/charts/",
    "xl/chartsheets/",
    "xl/drawings/drawing",
    "xl/embeddings/",
)
_COMMENTS = re.compile(r"xl/(?:threadedComments/.+|comments[^/]*|comments/.+)\.xml")
_COMMENT = re.compile(rb"<(?:\w+:)?(?:comment|threadedComment)[\s>]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")


def read(path: Path) -> tuple[sheet.Sheet, ...]:
    """Return the sheets that hold anything, in the file's order. Raises RefusedError."""
    with _opened(path) as (book, parts), ZipFile(path) as package:
        sheets = [_sheet(each, _without_value(package, parts[each.title])) for each in book.worksheets]
    found = tuple(one for one in sheets if one is not None)
    if not found:
        raise RefusedError("exhibit_empty")
    return found


def has_more(path: Path) -> bool:
    """Return whether the file holds pictures, charts or text boxes, which a table cannot show."""
    with ZipFile(path) as package:
        return any(name.startswith(_NOT_PRINTED) for name in package.namelist())


def lost_comments(path: Path, sheets: tuple[sheet.Sheet, ...]) -> int:
    """Return how many comments of the file are not among the notes of its sheets."""
    with ZipFile(path) as package:
        names = [name for name in package.namelist() if _COMMENTS.fullmatch(name)]
        plain = [name for name in names if "threaded" not in name]
        held = sum(len(_COMMENT.findall(package.read(name))) for name in plain or names)
    return max(0, held - sum(note.startswith(asides.COMMENT) for each in sheets for note in each.notes))


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Any, dict[str, str]]]:
    """Yield the workbook and the name of the part each sheet stands in."""
    from openpyxl.reader.excel import ExcelReader

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = ExcelReader(path, data_only=True)
            reader.read()
            parts = {one.name: place.target for one, place in reader.parser.find_sheets()}
    except Exception as wrong:  # openpyxl lets whatever a broken part causes through
        raise RefusedError("exhibit_broken", detail=type(wrong).__name__) from wrong
    if lacking := [name for name, part in parts.items() if part not in reader.valid_files]:
        raise RefusedError("exhibit_broken", detail=f"工作表“{lacking[0]}”缺失")
    try:
        yield reader.wb, parts
    finally:
        reader.wb.close()


def _without_value(package: ZipFile, part: str) -> dict[Place, str]:
    if not _FORMULA.search(package.read(part)):
        return {}
    with package.open(part) as opened:
        return asides.without_value(opened)


def _sheet(worksheet: Any, bare: dict[Place, str]) -> sheet.Sheet | None:
    cells = {place: text(cell.value, cell.number_format) for place, cell in worksheet._cells.items()}
    cells |= {place: f"〔无缓存值：公式 {formula}〕" for place, formula in bare.items()}
    notes = asides.notes(worksheet, cells)
    is_hidden = worksheet.sheet_state != "visible"
    found = sheet.from_cells(cells, worksheet.title, is_hidden, header_row=asides.header_row(worksheet))
    if found is None and notes:
        found = sheet.Sheet(worksheet.title, is_hidden, (), ("（本工作表的单元格没有内容）",), ())
    return found and found._replace(notes=notes, doubts=tuple(_doubts(worksheet, cells, bare, is_hidden)))


def _doubts(
    worksheet: Any, cells: dict[Place, str], bare: dict[Place, str], is_hidden: bool
) -> Iterator[tuple[str, str]]:
    if bare:
        yield "exhibit_formula_without_value", asides.listed(sorted(bare))
    long = [place for place, cell in worksheet._cells.items() if asides.is_long_number(cell.value)]
    if long:
        yield "exhibit_long_number", asides.listed(sorted(long))
    parts = asides.hidden(worksheet, cells)
    if is_hidden or parts:
        yield "exhibit_hidden_cells", "整个工作表" if is_hidden else parts


def text(value: Any, number_format: str = "General") -> str:
    """Return a cell as its format shows it, but no digit rounded away and no float noise.

    Where the format would hide a part, or is not known here: numbers plainly, days as YYYY-MM-DD.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime | date | time | timedelta):
        return _moment(value, number_format)
    return str(value).strip()


def _number(value: int | float, number_format: str) -> str:
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, f".{_EXCEL_DIGITS}g"))
    if isinstance(value, float) and exact.adjusted() >= _EXCEL_DIGITS:
        return format(value, f".{_EXCEL_DIGITS}G")
    return cellformat.number(exact, number_format) or _plain(exact)


def _plain(exact: Decimal) -> str:
    written = format(exact, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _moment(value: datetime | date | time | timedelta, number_format: str) -> str:
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, datetime):
        value = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
    if isinstance(value, time):
        value = value.replace(microsecond=0)
    return cellformat.moment(value, number_format) or _whole(value)


def _whole(value: date | time) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M:%S")
    return value.isoformat()
