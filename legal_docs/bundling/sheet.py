"""Sheets: the cells of a table as text, whether they came from XLSX or CSV."""

from collections.abc import Mapping, Sequence
from statistics import median_high
from typing import NamedTuple

from legal_docs.bundling.refusal import RefusedError

MAX_CELLS = 300_000
_HEADER_SHARE = 0.8

Row = tuple[str, ...]


class Sheet(NamedTuple):
    """One table: title lines above it, the header row to repeat, the rows. All rows are equally long.

    `notes` are printed beneath it; `doubts` are what its reader is warned of: codes and what is named.
    """

    name: str
    is_hidden: bool
    titles: tuple[str, ...]
    header: Row
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """Return all the sheet's text, for looking at its characters."""
        cells = (cell for row in self.rows for cell in row)
        return "".join([self.name, *self.titles, *self.header, *cells, *self.notes])


def from_cells(
    cells: Mapping[tuple[int, int], str],
    name: str = "",
    is_hidden: bool = False,
    *,
    header_row: int | None = None,
) -> Sheet | None:
    """Return the sheet of `cells` by (row, column), or None if all are blank.

    Rows and columns in which nothing stands are closed up; no cell with content is left out. `header_row`
    is the last row the file itself keeps in sight.
    """
    filled = {place: text for place, text in cells.items() if text}
    if not filled:
        return None
    numbers = sorted({row for row, _ in filled})
    columns = sorted({column for _, column in filled})
    if len(numbers) * len(columns) > MAX_CELLS:
        raise RefusedError("exhibit_too_large", detail=f"{len(numbers)} × {len(columns)}")
    rows = [tuple(filled.get((row, column), "") for column in columns) for row in numbers]
    kept = sum(row <= header_row for row in numbers) - 1 if header_row is not None else -1
    return _split(rows, _first(rows, kept), name, is_hidden)


def _split(rows: Sequence[Row], first: int, name: str, is_hidden: bool) -> Sheet:
    """Return the sheet whose header is row `first`; the rows above it, title and particulars, are lines."""
    titles = tuple("　".join(filter(None, row)) for row in rows[:first])
    return Sheet(name, is_hidden, titles, rows[first], tuple(rows[first + 1 :]))


def _first(rows: Sequence[Row], kept: int) -> int:
    """Return which row is the header: the last one the file keeps in sight, else the first wide one.

    A line of particulars may be as wide, but the row behind it is not.
    """
    counts = [sum(map(bool, row)) for row in rows]
    least = min(2, len(rows[0]))
    if 0 <= kept < len(rows) - 1 and counts[kept] >= least:
        return kept
    if len(rows[0]) <= 2:
        return 0
    enough = max(2, _HEADER_SHARE * median_high(counts))
    wide = [at for at, count in enumerate(counts) if count >= enough]
    return next((at for at in wide if at + 1 in wide), wide[0] if wide else 0)


def is_remark(row: Row) -> bool:
    """Return whether only the first of several cells is filled: a remark, which may run across the table."""
    return len(row) > 2 and bool(row[0]) and not any(row[1:])
