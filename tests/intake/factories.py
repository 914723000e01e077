"""Made-up cases as plain data, and small writers; a test changes only what matters to it."""

import copy
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from legal_docs.intake.columns import SHEETS
from legal_docs.intake.example import example_cases
from legal_docs.intake.read import Intake, read
from legal_docs.intake.unfold import unfold
from legal_docs.model.problem import Problem

ON = date(2026, 1, 1)
LOAN, CARD, ENFORCEMENT = (case.model_dump(mode="json") for case in example_cases())

Rows = dict[str, list[list[Any]]]


def loan_case(**changes: Any) -> dict[str, Any]:
    return copy.deepcopy(LOAN) | changes


def card_case(**changes: Any) -> dict[str, Any]:
    return copy.deepcopy(CARD) | changes


def enforcement_case(**changes: Any) -> dict[str, Any]:
    return copy.deepcopy(ENFORCEMENT) | changes


def read_json(folder: Path, *cases: Any, on: date = ON) -> Intake:
    path = folder / "cases.json"
    path.write_text(json.dumps(list(cases)), encoding="utf-8")
    return read(path, on=on)


def put(data: Any, path: str, value: Any) -> Any:
    """Return the data with the value at a dotted path, such as `loans.0.number`, set."""
    *steps, last = (int(p) if p.isdigit() else p for p in path.split("."))
    group = data
    for step in steps:
        group = group[step]
    group[last] = value
    return data


def take(data: Any, path: str) -> None:
    *steps, last = (int(p) if p.isdigit() else p for p in path.split("."))
    for step in steps:
        data = data[step]
    del data[last]


def example_rows() -> Rows:
    """Return the loan example as sheets of rows, the header first."""
    found: Rows = {}
    cells = unfold(example_cases()[:1])
    for sheet in SHEETS:
        headers = [column.header for column in sheet.columns]
        found[sheet.name] = [list(headers), *([row.get(h) for h in headers] for row in cells[sheet.name])]
    return {name: rows for name, rows in found.items() if len(rows) > 1}


def cell(rows: Rows, sheet: str, row: int, header: str, value: Any) -> None:
    """Set one cell; `row` counts as the sheet does, from 1 with the header."""
    rows[sheet][row - 1][rows[sheet][0].index(header)] = value


def drop_column(rows: Rows, sheet: str, header: str) -> None:
    at = rows[sheet][0].index(header)
    for row in rows[sheet]:
        del row[at]


def rename(rows: Rows, sheet: str, old: str, new: str) -> None:
    rows[sheet][0][rows[sheet][0].index(old)] = new


def write_book(path: Path, rows: Mapping[str, Iterable[Iterable[Any]]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in rows.items():
        page = book.create_sheet(name)
        for line in lines:
            page.append(list(line))
    if not book.worksheets:
        book.create_sheet("空")
    book.save(path)
    return path


def read_book(folder: Path, change: Callable[[Rows], object] = lambda rows: None, on: date = ON) -> Intake:
    rows = example_rows()
    change(rows)
    return read(write_book(folder / "cases.xlsx", rows), on=on)


def codes(found: Intake) -> set[str]:
    return {problem.code for problem in found.problems}


def only(found: Intake, code: str) -> Problem:
    matching = [problem for problem in found.problems if problem.code == code]
    assert len(matching) == 1, [p.sentence() for p in found.problems]
    return matching[0]
