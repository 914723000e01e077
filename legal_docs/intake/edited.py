"""A case that is being edited on screen: its sheets as rows of cells, and the case back from them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from legal_docs.intake import checks
from legal_docs.intake.assemble import assemble
from legal_docs.intake.checks import evidence
from legal_docs.intake.columns import SHEETS
from legal_docs.intake.places import header_of
from legal_docs.intake.raw import Grid, Loc
from legal_docs.intake.read import check_data
from legal_docs.intake.salvage import Remains
from legal_docs.intake.unfold import Cells, unfold
from legal_docs.model.casefile import CaseFile
from legal_docs.model.problem import Place, Problem

Sheets = Mapping[str, Sequence[Cells]]
"""The rows of each sheet of a case, cells by header; the first row is row 2, as in a workbook."""


def sheets_of(case: CaseFile) -> dict[str, list[Cells]]:
    """Return the case as the sheets of a workbook; every sheet is there, if only without rows."""
    return unfold([case])


def from_sheets(sheets: Sheets, *, on: date) -> tuple[CaseFile | None, tuple[Problem, ...]]:
    """Return the case the sheets hold, or None where anything is wrong; and every problem with its place.

    The sheets must hold one case. Cells may be text as typed, days, numbers or empty.
    """
    found = assemble([_grid(name, rows) for name, rows in sheets.items() if rows], "")
    problems = list(found.problems)
    case: CaseFile | None = None
    for raw in found.cases:
        case, told = check_data(raw, on)
        problems += told
    usable = case if len(found.cases) == 1 and not any(p.is_error for p in problems) else None
    return usable, tuple(dict.fromkeys(problems))


def problems_of(case: CaseFile, *, on: date) -> tuple[Problem, ...]:
    """Return what the checks say of a whole case, with the sheet and header each thing belongs to."""
    return tuple(dict.fromkeys(checks.run(Remains(case), on, lambda loc: _place(case, loc))))


def problems_with_files(case: CaseFile, folder: Path, *, on: date) -> tuple[Problem, ...]:
    """Return the same with what is wrong between the case and its evidence in `folder`."""
    found = (checks.said(one, lambda loc: _place(case, loc)) for one in evidence.look(case, folder, folder))
    return tuple(dict.fromkeys((*problems_of(case, on=on), *found)))


def files_named(case: CaseFile) -> tuple[str, ...]:
    """Return every file of the evidence folder that the case names, each once."""
    return tuple(dict.fromkeys(file for _, file in evidence.named(case)))


def renamed(case: CaseFile, before: str, after: str) -> CaseFile:
    """Return the case with another name for one of its evidence files, wherever it is named."""
    return CaseFile.model_validate(_renamed(case.model_dump(), before, after))


def pages_named(case: CaseFile, file: str) -> tuple[int, ...]:
    """Return the pages of an evidence file that the case names, as often as it names them."""
    return tuple(_pages(case.model_dump(), file))


def _pages(part: Any, file: str) -> Iterator[int]:
    if isinstance(part, dict):
        if part.get("file") == file and part.get("page"):
            yield part["page"]
        part = tuple(part.values())
    if isinstance(part, tuple):
        for each in part:
            yield from _pages(each, file)


def _renamed(part: Any, before: str, after: str) -> Any:
    if isinstance(part, dict):
        return {
            name: after if name == "file" and value == before else _renamed(value, before, after)
            for name, value in part.items()
        }
    return tuple(_renamed(each, before, after) for each in part) if isinstance(part, tuple) else part


def _grid(name: str, rows: Sequence[Cells]) -> Grid:
    known = [column.header for sheet in SHEETS if sheet.name == name for column in sheet.columns]
    headers = list(dict.fromkeys([*known, *(header for row in rows for header in row)]))
    shown: list[tuple[Any, ...]] = [tuple(_cell(row.get(header)) for header in headers) for row in rows]
    return Grid("", name, (tuple(headers), *shown))


def _cell(value: Any) -> Any:
    return format(value, "f") if isinstance(value, Decimal) else value


def _place(case: CaseFile, loc: Loc) -> Place:
    sheet, header = header_of(loc)
    return Place(sheet=sheet, column=header, case=case.number)
