"""The sheets of a returned form: which rows were filled in, and what of the workbook could not be taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legal_docs.errors import BadInputError
from legal_docs.intake import cells, workbook
from legal_docs.intake.raw import Grid
from legal_docs.model.problem import Place, Problem
from legal_docs.services.feedback_form import HEADERS
from legal_docs.services.handover.said import said

_HEADER_ROWS = 5
Fields = dict[str, Any]
Bare = frozenset[tuple[int, int]]
"""Row and column, from 0, of cells that are formulas without a saved result."""


@dataclass(frozen=True, slots=True)
class Row:
    """One filled row: its cells by field, the fields whose formula has no result, and where it stands."""

    place: Place
    cells: Fields
    bare: tuple[str, ...] = ()


def rows(path: Path) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Return the filled rows of every sheet that is the form, and a problem for each other sheet in use.

    Raises BadInputError where the file cannot be read or no sheet of it is the form.
    """
    if path.suffix.lower() != ".xlsx":
        raise _no_form(path)
    grids = workbook.read(path)
    heads = {grid.sheet: head for grid in grids if (head := _header(grid))}
    if not heads:
        raise _no_form(path)
    bare = _bare(path)
    found = [
        row
        for grid in grids
        if grid.sheet in heads
        for row in _filled(path.name, grid, *heads[grid.sheet], bare.get(grid.sheet, frozenset()))
    ]
    others = (grid for grid in grids if grid.sheet not in heads and _is_used(grid, bare.get(grid.sheet)))
    problems = (said("feedback_sheet", place=Place(file=path.name, sheet=grid.sheet)) for grid in others)
    return tuple(found), tuple(problems)


def _header(grid: Grid) -> tuple[int, dict[int, str]] | None:
    """Return the place of the header row and which column holds which field, None where it is no form."""
    known = {title: name for name, title in HEADERS.items()}
    for at, row in enumerate(grid.rows[:_HEADER_ROWS]):
        titles = [str(cell).strip() for cell in row]
        header = {i: known[title] for i, title in enumerate(titles) if title in known}
        names = list(header.values())
        if "case_number" in names and len(names) > 2 and len(set(names)) == len(names):
            return at, header
    return None


def _filled(file: str, grid: Grid, at: int, header: dict[int, str], bare: Bare) -> Iterator[Row]:
    end = max(len(grid.rows), *(row + 1 for row, _ in bare), 0)  # a grid ends with its last value
    for number in range(at + 1, end):
        row = grid.rows[number] if number < len(grid.rows) else ()
        filled = {name: row[i] for i, name in header.items() if i < len(row) and not cells.is_blank(row[i])}
        lost = tuple(name for i, name in header.items() if (number, i) in bare)
        if filled or lost:
            yield Row(Place(file=file, sheet=grid.sheet, row=number + 1), filled, lost)


def _is_used(grid: Grid, bare: Bare | None) -> bool:
    return bool(bare) or any(not cells.is_blank(cell) for row in grid.rows for cell in row)


def _bare(path: Path) -> dict[str, Bare]:
    """Return for each sheet its formulas without a saved result: they read as empty, and are not.

    A workbook that a program wrote and no spreadsheet ever opened has such cells.
    """
    from openpyxl import load_workbook

    try:
        formulas, results = load_workbook(path), load_workbook(path, data_only=True)
    except Exception as wrong:  # openpyxl lets whatever a broken part causes through
        raise BadInputError(
            f"{path.name}不能完整读取（{type(wrong).__name__}）。请用表格软件另存为 .xlsx 后重试",
            f"{path.name} cannot be read in full ({type(wrong).__name__}). Save it again as .xlsx",
        ) from wrong
    return {page.title: frozenset(_lost(page, results[page.title])) for page in formulas.worksheets}


def _lost(formulas: Any, results: Any) -> Iterator[tuple[int, int]]:
    for row, shown in enumerate(formulas.iter_rows()):
        for column, cell in enumerate(shown):
            if cell.data_type == "f" and results.cell(row + 1, column + 1).value is None:
                yield row, column


def _no_form(path: Path) -> BadInputError:
    wanted = "、".join(HEADERS.values())
    return BadInputError(
        f"{path.name}不是反馈表（.xlsx，表头：{wanted}，各一列）。请用移交包中的反馈表填写",
        f"{path.name} is not the feedback form (.xlsx with the headers {wanted}). Use the form of the pack",
    )
