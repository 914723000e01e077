"""How a table's columns go on A4: portrait, landscape, smaller type, and at last in several parts."""

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from legal_docs.bundling.sheet import Row, Sheet, is_remark

_UNIT = 0.56  # width of a digit of the packaged fonts, in em; a Chinese character takes two
_PADDING = 6.0
_NARROWEST, _WIDEST = 4, 28
_PORTRAIT, _LANDSCAPE = 520.0, 766.0


class Part(NamedTuple):
    """The columns (0-based) that stand side by side on one run of pages, and how wide each is in per cent."""

    columns: tuple[int, ...]
    widths: tuple[float, ...]
    is_landscape: bool
    size: float


_WAYS = ((False, 9.0), (True, 9.0), (True, 8.0), (True, 7.0))


def parts(sheet: Sheet) -> tuple[Part, ...]:
    """Return the parts of the sheet; every column is in one, and the first column is in each."""
    units = _units((sheet.header, *sheet.rows))
    for is_landscape, size in _WAYS:
        if sum(_points(units, size)) <= _room(is_landscape):
            return (_part(range(len(units)), units, is_landscape, size),)
    is_landscape, size = _WAYS[-1]
    return tuple(_part(run, units, is_landscape, size) for run in _runs(_points(units, size), _room(True)))


def _room(is_landscape: bool) -> float:
    return _LANDSCAPE if is_landscape else _PORTRAIT


def _points(units: Sequence[int], size: float) -> list[float]:
    return [unit * size * _UNIT + _PADDING for unit in units]


def _units(rows: Sequence[Row]) -> list[int]:
    """Return the width of each column in digits, within bounds; longer cells are wrapped."""
    counted = [rows[0], *(row for row in rows[1:] if not is_remark(row))]
    widest = [max(map(_length, column)) for column in zip(*counted, strict=True)]
    return [min(max(width, _NARROWEST), _WIDEST) for width in widest]


def _length(cell: str) -> int:
    if cell.isascii():
        return len(cell)
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in cell)


def _runs(points: Sequence[float], room: float) -> list[tuple[int, ...]]:
    runs: list[tuple[int, ...]] = []
    run, used = [0], points[0]
    for column in range(1, len(points)):
        if used + points[column] > room and len(run) > 1:
            runs.append(tuple(run))
            run, used = [0], points[0]
        run.append(column)
        used += points[column]
    return [*runs, tuple(run)]


def _part(columns: Sequence[int], units: Sequence[int], is_landscape: bool, size: float) -> Part:
    points = _points([units[column] for column in columns], size)
    widths = tuple(round(100 * point / sum(points), 3) for point in points)
    return Part(tuple(columns), widths, is_landscape, size)
