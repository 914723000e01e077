"""XLSX: every sheet, every cell, as the file holds it; nothing is computed."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from legal_docs.bundling import sheet
from legal_docs.bundling.refusal import RefusedError

_EXCEL_DIGITS = 15
_NOT_PRINTED = (
    "xl/media/",
    "xl/charts/",
    "xl/chartsheets/",
    "xl/comments",
    "xl/threadedComments/",
    "xl/embeddings/",
)
_BARE_FORMULA = re.compile(
    rb"<c(?P<how>(?:\s[^>]*)?)>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_REFERENCE = re.compile(rb'\sr="([A-Z]+[0-9]+)"')


def read(path: Path) -> tuple[sheet.Sheet, ...]:
    """Return the sheets that hold anything, in the file's order. Raises RefusedError."""
    with _opened(path) as book:
        _require_values(path, book.sheetnames)
        sheets = [_sheet(worksheet) for worksheet in book.worksheets]
    found = tuple(one for one in sheets if one is not None)
    if not found:
        raise RefusedError("exhibit_empty")
    return found


def has_more(path: Path) -> bool:
    """Return whether the file holds pictures, charts or comments, which a table cannot show."""
    with ZipFile(path) as package:
        return any(name.startswith(_NOT_PRINTED) for name in package.namelist())


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(path, data_only=True)
    except Exception as wrong:  # openpyxl lets whatever a broken part causes through
        raise RefusedError("exhibit_broken", detail=type(wrong).__name__) from wrong
    try:
        yield book
    finally:
        book.close()


def _sheet(worksheet: Any) -> sheet.Sheet | None:
    cells = {
        (cell.row, cell.column): text(cell.value, cell.number_format) for cell in worksheet._cells.values()
    }
    return sheet.from_cells(cells, worksheet.title, worksheet.sheet_state != "visible")


def _require_values(path: Path, names: list[str]) -> None:
    """Refuse a formula saved without its result: the cell would be printed blank."""
    with ZipFile(path) as package:
        parts = [
            name for name in package.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")
        ]
        for part in parts:
            for found in _BARE_FORMULA.finditer(package.read(part)):
                if b't="str"' not in found["how"]:
                    raise _without_value(part, found["how"], names)


def _without_value(part: str, how: bytes, names: list[str]) -> RefusedError:
    number = re.search(r"sheet(\d+)\.xml$", part)
    at = int(number[1]) - 1 if number else -1
    cell = _REFERENCE.search(how)
    return RefusedError(
        "exhibit_formula_without_value",
        sheet=names[at] if 0 <= at < len(names) else part,
        cell=cell[1].decode() if cell else "?",
    )


def text(value: Any, number_format: str = "General") -> str:
    """Return a cell as text: no float noise, days as YYYY-MM-DD, per cents and leading zeros as shown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime | date | time | timedelta):
        return _moment(value)
    return str(value).strip()


def _number(value: int | float, number_format: str) -> str:
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, f".{_EXCEL_DIGITS}g"))
    if isinstance(value, float) and exact.adjusted() >= _EXCEL_DIGITS:
        return format(value, f".{_EXCEL_DIGITS}G")
    if "%" in number_format:
        return f"{_plain(exact * 100)}%"
    if re.fullmatch("0{2,}", number_format) and exact == exact.to_integral_value():
        return _plain(exact).zfill(len(number_format))
    return _plain(exact)


def _plain(exact: Decimal) -> str:
    written = format(exact, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _moment(value: datetime | date | time | timedelta) -> str:
    if isinstance(value, datetime):
        whole = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
        return whole.strftime("%Y-%m-%d" if whole.time() == time() else "%Y-%m-%d %H:%M:%S")
    if isinstance(value, time):
        return value.replace(microsecond=0).isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
