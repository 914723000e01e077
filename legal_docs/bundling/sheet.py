"""Sheets: the cells of a table as text, whether they came from XLSX or CSV."""

from collections.abc import Mapping, Sequence
from statistics import median_high
from typing import NamedTuple

from legal_docs.bundling.refusal import RefusedError

MAX_CELLS = 300_000
_HEADER_SHARE = 0.8

Row = tuple[str, ...]


class Sheet(NamedTuple):
    """One table: title lines above it, the header row to repeat, the rows. All rows are equally long."""

    name: str
    is_hidden: bool
    titles: tuple[str, ...]
    header: Row
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """Return all the sheet's text, for looking at its characters."""
        return "".join([self.name, *self.titles, *self.header, *(cell for row in self.rows for cell in row)])


def from_cells(cells: Mapping[tuple[int, int], str], name: str = "", is_hidden: bool = False) -> Sheet | None:
    """Return the sheet of `cells` by (row, column), or None if all are blank.

    Rows and columns in which nothing stands are closed up; no cell with content is left out.
    """
    filled = {place: text for place, text in cells.items() if text}
    if not filled:
        return None
    numbers = sorted({row for row, _ in filled})
    columns = sorted({column for _, column in filled})
    if len(numbers) * len(columns) > MAX_CELLS:
        raise RefusedError("exhibit_too_large", detail=f"{len(numbers)} × {len(columns)}")
    rows = [tuple(filled.get((row, column), "") for column in columns) for row in numbers]
    return _headed(rows, name, is_hidden)


def _headed(rows: Sequence[Row], name: str, is_hidden: bool) -> Sheet:
    """Return the sheet with its header; the sparse rows above it, title and particulars, become lines."""
    counts = [sum(map(bool, row)) for row in rows]
    enough = max(2, _HEADER_SHARE * median_high(counts)) if len(rows[0]) > 2 else 1
    first = next((at for at, count in enumerate(counts) if count >= enough), 0)
    titles = tuple("　".join(filter(None, row)) for row in rows[:first])
    return Sheet(name, is_hidden, titles, rows[first], tuple(rows[first + 1 :]))


def is_remark(row: Row) -> bool:
    """Return whether only the first of several cells is filled: a remark, which may run across the table."""
    return len(row) > 2 and bool(row[0]) and not any(row[1:])
