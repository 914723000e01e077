"""Example rows of the blank workbook left in a file: told by sheet and row, so that none is sued on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from legal_docs.intake import table
from legal_docs.intake.codes import problem
from legal_docs.intake.columns import CASE_NUMBER
from legal_docs.intake.example import example_cases
from legal_docs.intake.raw import Grid, RawCase, RawFile
from legal_docs.intake.table import Row, Table
from legal_docs.intake.unfold import unfold
from legal_docs.model.problem import Problem

WHOLE, PART = "example_case", "example_row"
"""The problems that say so: a whole example case, and what is left of one in another case."""
_MARKS = ("示例", "示0101", "99999900")
"""Made-up words, courts and numbers: a cell that holds none is no proof of an example."""


def told(grids: Sequence[Grid], found: RawFile) -> RawFile:
    """Return the cases with a warning for each row that still holds what the blank workbook came with."""
    left = [each for grid in grids for each in _of_grid(grid)]
    if not left:
        return found
    only = found.cases[0].number if len(found.cases) == 1 else ""
    return replace(found, cases=tuple(_with(raw, left, only) for raw in found.cases))


def of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return those of the problems that tell of example rows."""
    return tuple(each for each in problems if each.code in (WHOLE, PART))


def _with(raw: RawCase, left: Iterable[tuple[str, Problem]], only: str) -> RawCase:
    own = (p.at(case=raw.number) for number, p in left if (number or only) == raw.number)
    return replace(raw, problems=(*raw.problems, *own))


def _of_grid(grid: Grid) -> Iterator[tuple[str, Problem]]:
    """Yield each problem of a sheet with the case number of its row."""
    sheet = table.match(grid) if _is_doubtful(grid) else None
    if sheet is None:
        return
    built, examples = table.build(grid, sheet), dict[str, list[int]]()
    for row in built.rows:
        number = table.case_number(row)
        headers = [header for header in row.cells if (sheet.name, header, _text(row, header)) in _marked()]
        if CASE_NUMBER in headers:
            examples.setdefault(number, []).append(row.number)
        elif headers:
            yield number, _left(built, row, headers[0])
    for number, rows in examples.items():
        listed = "、".join(map(str, rows))
        place = built.place(rows[0], CASE_NUMBER)
        yield number, problem(WHOLE, place, number=number, rows=listed)


def _text(row: Row, header: str) -> str:
    cell = row.cells[header]
    return cell.strip() if isinstance(cell, str) else ""


def _left(built: Table, row: Row, header: str) -> Problem:
    return problem(PART, built.place(row.number, header), value=row.cells[header])


def _is_doubtful(grid: Grid) -> bool:
    """Return whether any cell has a mark: most sheets are done with at that."""
    cells = (cell for row in grid.rows for cell in row if isinstance(cell, str))
    return any(mark in cell for cell in cells for mark in _MARKS)


@cache
def _marked() -> frozenset[tuple[str, str, str]]:
    """Return the marked cells of the examples: sheet, header, text."""
    return frozenset(
        (sheet, header, cell)
        for sheet, rows in unfold(example_cases()).items()
        for row in rows
        for header, cell in row.items()
        if isinstance(cell, str) and any(mark in cell for mark in _MARKS)
    )
