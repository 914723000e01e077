"""Corrections to a file that was read: new values for single cells, the file itself left as it is."""

import copy
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from legal_docs.intake import cells, table
from legal_docs.intake.columns import column_of
from legal_docs.intake.fields import Column, Sheet
from legal_docs.intake.raw import Grid
from legal_docs.model.problem import Place

Fixes = Mapping[str, str]
"""The key of a place → what is to stand there; empty text empties the cell."""
_OF_HEADERS = ("misspelled_column", "duplicate_column", "unknown_column")
"""Problems that a new header mends, not new values below it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """单元格: one cell beside a problem: the key of its place, its header, what stands there now.

    `column` is null for a header itself and for a value of a JSON file.
    """

    key: str
    header: str
    text: str
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """更正处: the cells one changes to mend the problems of one row; `sheet` is null for JSON and headers.

    For a header `headers` are what it may be called, the likeliest first.
    """

    sheet: Sheet | None
    cells: tuple[Cell, ...]
    headers: tuple[str, ...] = ()


def key_of(place: Place) -> str:
    """Return the key of a place: `sheet!row!column`; in a JSON file only the pointer is known."""
    return f"{place.sheet}!{'' if place.row is None else place.row}!{place.column}"


def fixed(grids: Sequence[Grid], fixes: Fixes) -> tuple[Grid, ...]:
    """Return the grids with the corrections made; one for a sheet or row that is not there is passed over."""
    return tuple(_fixed(grid, _of_sheet(grid.sheet, fixes)) for grid in grids)


def fixed_json(data: Any, fixes: Fixes) -> Any:
    """Return the data of a JSON file with the values at the pointers of `fixes` put in their place."""
    pointers = {key[2:]: value for key, value in fixes.items() if key.startswith("!!/")}
    if not pointers:
        return data
    data = copy.deepcopy(data)
    for pointer, value in pointers.items():
        _put(data, pointer, value)
    return data


def beside(grids: Sequence[Grid], code: str, place: Place) -> Beside | None:
    """Return the cells to change for a problem `code` at `place`; None where a new file is needed."""
    grid = next((grid for grid in grids if grid.sheet == place.sheet), None)
    sheet = table.match(grid) if grid else None
    if grid is None or sheet is None or place.row is None:
        return None
    head = table.build(grid, sheet).header_row
    if code in _OF_HEADERS:
        key = key_of(place.model_copy(update={"row": head}))
        known = [column.header for column in sheet.columns]
        likely = table.nearest(place.column, sheet)
        headers = dict.fromkeys([*([likely] if likely else []), *known])
        return Beside(None, (Cell(key, place.column, place.column),), tuple(headers))
    if not head < place.row <= len(grid.rows):
        return None
    return Beside(sheet, tuple(_cells(grid, sheet, head, place)))


def beside_json(data: Any, place: Place) -> Beside | None:
    """Return the one value to change for a problem of a JSON file; None where it is no single value."""
    value = _get(data, place.column)
    if isinstance(value, dict | list) or not place.column.startswith("/"):
        return None
    text = "" if value is None else value if isinstance(value, str) else json.dumps(value, default=str)
    return Beside(None, (Cell(key_of(place), place.column.rsplit("/", 1)[-1], text.strip('"')),))


def _cells(grid: Grid, sheet: Sheet, head: int, place: Place) -> Iterable[Cell]:
    row = grid.rows[(place.row or 1) - 1]
    for column in sheet.columns:
        at = _find(grid.rows[head - 1], sheet, column.header)
        value = row[at] if at is not None and at < len(row) else None
        key = key_of(place.model_copy(update={"column": column.header}))
        yield Cell(key, column.header, _text(value), column)


def _text(value: object) -> str:
    if cells.is_blank(value):
        return ""
    try:
        return cells.as_text(value).strip()
    except cells.CellError:
        return str(value)


def _of_sheet(sheet: str, fixes: Fixes) -> dict[tuple[int, str], str]:
    found: dict[tuple[int, str], str] = {}
    for key, value in fixes.items():
        row, _, header = key.removeprefix(f"{sheet}!").partition("!")
        if key.startswith(f"{sheet}!") and row.isdigit() and header:
            found[int(row), header] = value
    return found


def _fixed(grid: Grid, fixes: Mapping[tuple[int, str], str]) -> Grid:
    sheet = table.match(grid) if fixes else None
    if sheet is None:
        return grid
    head = table.build(grid, sheet).header_row
    rows = [list(row) for row in grid.rows]
    for (row, header), value in sorted(fixes.items()):  # headers stand above what is below them
        if row == head:
            rows[head - 1] = [value if str(cell).strip() == header else cell for cell in rows[head - 1]]
        elif head < row <= len(rows):
            _set(rows[row - 1], _column(rows[head - 1], sheet, header), value)
    return replace(grid, rows=tuple(tuple(row) for row in rows))


def _column(headers: list[Any], sheet: Sheet, header: str) -> int:
    """Return where the column stands; one that is not there is added."""
    at = _find(headers, sheet, header)
    if at is None:
        headers.append(header)
        at = len(headers) - 1
    return at


def _find(headers: Sequence[Any], sheet: Sheet, header: str) -> int | None:
    for at, cell in enumerate(headers):
        column = None if cells.is_blank(cell) else column_of(sheet, cell)
        if column is not None and column.header == header:
            return at
    return next((at for at, cell in enumerate(headers) if str(cell).strip() == header), None)


def _set(row: list[Any], at: int, value: str) -> None:
    row.extend([None] * (at + 1 - len(row)))
    row[at] = value or None


def _get(data: Any, pointer: str) -> Any:
    for part in _parts(pointer):
        try:
            data = data[int(part)] if isinstance(data, list) else data[part]
        except (KeyError, IndexError, TypeError, ValueError):
            return None
    return data


def _put(data: Any, pointer: str, value: str) -> None:
    *way, last = _parts(pointer)
    group = _get(data, "".join(f"/{part}" for part in map(_escaped, way)))
    if isinstance(group, dict):
        group[last] = value
    elif isinstance(group, list) and last.isdigit() and int(last) < len(group):
        group[int(last)] = value


def _parts(pointer: str) -> list[str]:
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def _escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")
