"""The workbook a bank fills in: all sheets, headers with notes, drop-downs, and filled example rows."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from legal_docs.intake.columns import SHEETS
from legal_docs.intake.example import example_cases
from legal_docs.intake.fields import Column, Kind, Sheet
from legal_docs.intake.unfold import Cells, unfold
from legal_docs.model.casefile import CaseFile

_FORMATS = {Kind.AMOUNT: "#,##0.00####", Kind.WHOLE: "0", Kind.DAY: "yyyy-mm-dd"}
_REQUIRED = PatternFill("solid", fgColor="FCE4D6")
_OPTIONAL = PatternFill("solid", fgColor="DDEBF7")
_LAST_ROW = 5000
_LONGEST_LIST = 255  # what Excel allows for choices written into the rule


def write_template(path: Path) -> None:
    """Write the template with its example cases to `path`; an existing file is replaced."""
    write_workbook(path, example_cases())


def write_workbook(path: Path, cases: Iterable[CaseFile]) -> None:
    """Write `cases` as a workbook that `intake.read` reads back to the same cases."""
    book = Workbook()
    book.remove(book.worksheets[0])
    rows = unfold(cases)
    for sheet in SHEETS:
        _sheet(book.create_sheet(sheet.name), sheet, rows[sheet.name])
    book.save(path)


def _sheet(page: Worksheet, sheet: Sheet, rows: list[Cells]) -> None:
    page.freeze_panes = "C2"
    for position, column in enumerate(sheet.columns, start=1):
        _header(page, sheet, column, position)
        for number, cells in enumerate(rows, start=2):
            if column.header in cells:
                _write(page, number, position, column, cells[column.header])


def _header(page: Worksheet, sheet: Sheet, column: Column, position: int) -> None:
    head = page.cell(1, position, column.header)
    head.font = Font(bold=True)
    head.fill = _REQUIRED if column.required else _OPTIONAL
    head.alignment = Alignment(horizontal="center", wrap_text=True)
    head.comment = Comment(_note(column), "legal-docs", height=120, width=260)
    whole = page.column_dimensions[get_column_letter(position)]
    whole.width = max(12, 2 * len(column.header) + 4)
    whole.number_format = _FORMATS.get(column.kind, "@")
    _choices(page, sheet, column, position)


def _note(column: Column) -> str:
    must = "必填（适用时）" if column.required else "选填"
    aliases = f"也可写作：{'、'.join(column.aliases)}" if column.aliases else ""
    return "\n".join(part for part in (must, column.kind.value, column.note, aliases) if part)


def _choices(page: Worksheet, sheet: Sheet, column: Column, position: int) -> None:
    words, strict = choices_of(sheet, column)
    formula = f'"{",".join(words)}"'
    if not words or len(formula) > _LONGEST_LIST:
        return
    rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=strict)
    letter = get_column_letter(position)
    rule.add(f"{letter}2:{letter}{_LAST_ROW}")
    page.add_data_validation(rule)


def choices_of(sheet: Sheet, column: Column) -> tuple[tuple[str, ...], bool]:
    """Return the words of a drop-down, and whether others are refused."""
    if sheet.selector and sheet.selector.header == column.header:
        return tuple(sheet.selector.picks), not sheet.selector.several
    if column.kind is Kind.YES_NO:
        return ("是", "否"), True
    return (column.choices, True) if column.kind is Kind.CHOICE else ((), True)


def _write(page: Worksheet, row: int, position: int, column: Column, value: Any) -> None:
    cell = page.cell(row, position, value)
    cell.number_format = _FORMATS.get(column.kind, "@")
    if isinstance(value, str):
        cell.data_type = "s"  # text that starts with "=" stays text
