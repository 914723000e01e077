"""How a draft meets what others saved meanwhile: cell by cell, told beside each other, nothing lost."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from legal_docs.intake.draft import FIRST, Cells, Draft, Row, Sheet, begun
from legal_docs.model.casefile import CaseFile

Key = tuple[str, int, str]
"""One cell: the sheet, the place of its row in the version the draft began with, the header."""


@dataclass(frozen=True, slots=True)
class Difference:
    """一处改动: a cell the draft changed: as it was, as it is saved now, as the draft has it.

    `row` is the number of its row in the newest version.
    """

    key: Key
    row: int
    before: str
    theirs: str
    mine: str

    @property
    def is_clash(self) -> bool:
        """Return whether somebody else changed the same cell, to something else."""
        return self.theirs not in (self.before, self.mine)


@dataclass(frozen=True, slots=True)
class Renewal:
    """The draft laid over the newest version, each cell it changes, and in words what became of rows."""

    draft: Draft
    differences: tuple[Difference, ...]
    told: tuple[str, ...]


def renewed(draft: Draft, version: int, case: CaseFile, *, theirs: Collection[Key] = ()) -> Renewal:
    """Return the changes of a draft laid over a newer version of the case.

    Where both changed one cell the draft keeps its own, but for the cells named in `theirs`. A changed row
    that is no longer there becomes a new one; a dropped row stays dropped: both are told in words.
    """
    newer = replace(begun(draft.case_id, version, case), reason=draft.reason)
    differences: list[Difference] = []
    told: list[str] = []
    for name in draft.rows:
        twins = _twins(draft.base[name], newer.base.get(name, ()))
        found = tuple(_differences(draft, newer, name, twins))
        told += _rows_told(draft, newer, name, twins)
        newer = newer.with_rows(name, _laid_over(draft, newer, name, twins, found, theirs))
        differences += found
    return Renewal(newer, tuple(differences), tuple(told))


def _differences(draft: Draft, newer: Draft, name: str, twins: dict[int, int]) -> Iterator[Difference]:
    for row in draft.sheet(name):
        if row.origin is None or row.origin not in twins:
            continue
        base, now = draft.base[name][row.origin], newer.base[name][twins[row.origin]]
        for header in dict.fromkeys((*base, *row.cells)):
            before, theirs, mine = (cells.get(header, "") for cells in (base, now, row.cells))
            if mine != before:
                key = (name, row.origin, header)
                yield Difference(key, twins[row.origin] + FIRST, before, theirs, mine)


def _laid_over(
    draft: Draft,
    newer: Draft,
    name: str,
    twins: dict[int, int],
    found: tuple[Difference, ...],
    theirs: Collection[Key],
) -> Iterator[Row]:
    """Yield the rows of the newest version with the changes of the draft in them, then those it added."""
    base, rows = draft.base[name], draft.sheet(name)
    left = {row.origin for row in rows}
    cells = {place: dict(row) for place, row in enumerate(newer.base.get(name, ()))}
    for each in found:
        if each.key not in theirs or not each.is_clash:
            cells[twins[each.key[1]]][each.key[2]] = each.mine
    gone = {twins[origin] for origin in range(len(base)) if origin in twins and origin not in left}
    yield from (Row(_filled(row), place) for place, row in cells.items() if place not in gone)
    for row in rows:
        if row.origin is None:
            yield row
        elif row.origin not in twins and row.cells != base[row.origin]:
            yield Row(row.cells)


def _rows_told(draft: Draft, newer: Draft, name: str, twins: dict[int, int]) -> Iterator[str]:
    mine = {row.origin: row for row in draft.sheet(name) if row.origin is not None}
    for origin, cells in enumerate(draft.base[name]):
        at = f"{name}：您{'修改' if origin in mine else '删除'}的一行（第{origin + FIRST}行）"
        if origin not in twins:
            if origin in mine and mine[origin].cells != cells:
                yield f"{at}已被他人删除，现作为新增行保留"
        elif origin not in mine and newer.base[name][twins[origin]] != cells:
            yield f"{at}他人有改动，现仍为删除"


def _twins(base: Sheet, newest: Sheet) -> dict[int, int]:
    """Return for each earlier row where it stands now: the same row, else the one most like it."""
    places: dict[frozenset[tuple[str, str]], list[int]] = defaultdict(list)
    for place, cells in enumerate(newest):
        places[frozenset(cells.items())].append(place)
    found = {
        origin: places[same].pop(0)
        for origin, cells in enumerate(base)
        if places.get(same := frozenset(cells.items()))
    }
    free = set(range(len(newest))) - set(found.values())
    for origin, cells in enumerate(base):
        if origin in found:
            continue
        if (twin := _likest(cells, origin, newest, free, is_only=len(base) == len(newest) == 1)) is not None:
            found[origin] = twin
            free.remove(twin)
    return found


def _likest(cells: Cells, origin: int, newest: Sheet, free: set[int], *, is_only: bool) -> int | None:
    """Return the free row that shares most cells with this one, at least half of them; the only row is it."""
    scores = {place: _shared(cells, newest[place]) for place in free}
    best = max(scores, key=lambda place: (scores[place], -abs(place - origin), -place), default=None)
    if best is None or not (is_only or 2 * scores[best] >= len(cells)):
        return None
    return best


def _shared(one: Cells, other: Cells) -> int:
    return sum(other.get(header) == value for header, value in one.items())


def _filled(cells: Cells) -> Cells:
    return {header: value for header, value in cells.items() if value}
