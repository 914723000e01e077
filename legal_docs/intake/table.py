"""A grid of cells → rows keyed by column: finds the header row and says which headers are not known."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from legal_docs.intake import cells
from legal_docs.intake.codes import problem
from legal_docs.intake.columns import CASE_NUMBER, SHEETS, column_of, sheet_called
from legal_docs.intake.fields import Column, Sheet
from legal_docs.intake.raw import Grid
from legal_docs.model.problem import Place, Problem

_HEADER_ROWS = 5  # a title may stand above the headers
_NEAR = 0.7


@dataclass(frozen=True)
class Row:
    """行: the filled cells of one row by header; `doubtful` are filled cells under headers not understood.

    They stand under the header they may be meant for.
    """

    number: int
    cells: Mapping[str, Any]
    doubtful: tuple[tuple[str, Problem], ...] = ()


@dataclass(frozen=True)
class Table:
    """数据表: one sheet with its header row understood."""

    file: str
    sheet: Sheet
    shown: str
    header_row: int
    present: frozenset[str]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()

    def place(self, row: int | None = None, column: str = "") -> Place:
        """Return a place in this sheet."""
        return Place(file=self.file, sheet=self.shown, row=row, column=column)


@dataclass(frozen=True)
class _Header:
    columns: Mapping[int, Column]
    doubtful: Mapping[int, tuple[str, Problem]] = field(default_factory=dict)
    ignored: tuple[Problem, ...] = ()


def match(grid: Grid) -> Sheet | None:
    """Return the sheet whose name the grid has, or else the one its headers fit best."""
    if named := sheet_called(grid.sheet):
        return named
    scores = {sheet.name: _score(grid, sheet)[0] for sheet in SHEETS}
    best = max(scores.values())
    winners = [s for s in SHEETS if scores[s.name] == best]
    return winners[0] if best >= 3 and len(winners) == 1 else None


def build(grid: Grid, sheet: Sheet) -> Table:
    """Return the table that `grid` holds."""
    score, at = _score(grid, sheet)
    if score == 0:
        place = Place(file=grid.file, sheet=grid.sheet)
        missing = (problem("no_header", place, sheet=grid.sheet),) if any(map(_filled, grid.rows)) else ()
        return Table(grid.file, sheet, grid.sheet, 1, frozenset(), (), missing)
    header = _header(grid, sheet, at)
    rows = tuple(_rows(grid, header, at))
    used = {
        index for row in grid.rows[at + 1 :] for index, cell in enumerate(row) if not cells.is_blank(cell)
    }
    unused = tuple(p for index, (_, p) in header.doubtful.items() if index not in used)
    present = frozenset(column.header for column in header.columns.values())
    return Table(grid.file, sheet, grid.sheet, at + 1, present, rows, header.ignored + unused)


def _score(grid: Grid, sheet: Sheet) -> tuple[int, int]:
    counts = [
        sum(column_of(sheet, cell) is not None for cell in row if isinstance(cell, str))
        for row in grid.rows[:_HEADER_ROWS]
    ]
    best = max(counts, default=0)
    return best, counts.index(best) if best else 0


def _filled(row: tuple[Any, ...]) -> bool:
    return not all(map(cells.is_blank, row))


def _header(grid: Grid, sheet: Sheet, at: int) -> _Header:
    columns: dict[int, Column] = {}
    doubtful: dict[int, tuple[str, Problem]] = {}
    ignored: list[Problem] = []
    for index, cell in enumerate(grid.rows[at]):
        if cells.is_blank(cell):
            continue
        name = str(cell).strip()
        place = Place(file=grid.file, sheet=grid.sheet, row=at + 1, column=name)
        column = column_of(sheet, name)
        if column is not None and column not in columns.values():
            columns[index] = column
        elif column is not None:
            doubtful[index] = column.header, problem("duplicate_column", place, header=name)
        elif meant := nearest(name, sheet):
            doubtful[index] = meant, problem("misspelled_column", place, header=name, nearest=meant)
        else:
            ignored.append(problem("unknown_column", place, header=name))
    return _Header(columns, doubtful, tuple(ignored))


def nearest(name: str, sheet: Sheet) -> str:
    """Return the header a word may be meant for, empty where none is near."""
    words = {word: c.header for c in sheet.columns for word in (c.header, *c.aliases)}
    found = difflib.get_close_matches(name, words, n=1, cutoff=_NEAR)
    return words[found[0]] if found else ""


def _rows(grid: Grid, header: _Header, at: int) -> Iterator[Row]:
    for number, row in enumerate(grid.rows[at + 1 :], start=at + 2):
        filled = {index: cell for index, cell in enumerate(row) if not cells.is_blank(cell)}
        if not filled:
            continue
        known = {c.header: filled[index] for index, c in header.columns.items() if index in filled}
        doubtful = tuple((h, p.at(row=number)) for i, (h, p) in header.doubtful.items() if i in filled)
        yield Row(number, known, doubtful)


def case_number(row: Row) -> str:
    """Return the row's case number, empty where it has none or it cannot be read."""
    try:
        return cells.as_text(row.cells.get(CASE_NUMBER, "")).strip()
    except cells.CellError:
        return ""
