"""Changes to a case that are not saved yet: rows of its sheets, and how they meet what others saved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from legal_docs.intake.columns import CASE_NUMBER
from legal_docs.intake.edited import sheets_of
from legal_docs.model.casefile import CaseFile

Cells = Mapping[str, str]
"""One row: what stands under each header, as text; empty cells are left out."""
Sheet = tuple[Cells, ...]
FIRST = 2
"""The number of a sheet's first row, below its headers."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the draft; `origin` is its place in the version the draft began with, None for a new one."""

    cells: Cells
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """修改稿: the rows of version `seen` of a case, and as they are after the changes made so far."""

    case_id: int
    number: str
    seen: int
    base: Mapping[str, Sheet]
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    def sheet(self, name: str) -> tuple[Row, ...]:
        """Return the rows of one sheet as they are now."""
        untouched = (Row(cells, place) for place, cells in enumerate(self.base[name]))
        return self.rows[name] if name in self.rows else tuple(untouched)

    def sheets(self) -> dict[str, list[dict[str, str]]]:
        """Return every sheet as it is now."""
        return {name: [dict(row.cells) for row in self.sheet(name)] for name in self.base}

    def put(self, name: str, place: int | None, cells: Cells) -> "Draft":
        """Return the draft with the row at `place` changed, or with a new row where it is None."""
        rows, kept = list(self.sheet(name)), self._tidy(cells)
        if place is None:
            rows.append(Row(kept))
        else:
            rows[place] = Row(kept, rows[place].origin)
        return self._with(name, rows)

    def drop(self, name: str, place: int) -> "Draft":
        """Return the draft without the row at `place`."""
        rows = list(self.sheet(name))
        del rows[place]
        return self._with(name, rows)

    def changes(self) -> tuple[str, ...]:
        """Return in words what was changed, row by row."""
        return tuple(words for name in self.rows for words in self._changed(name))

    def state(self, name: str, place: int) -> str:
        """Return what became of a row in this draft: 新增, 已改 or nothing."""
        row = self.sheet(name)[place]
        if row.origin is None:
            return "新增"
        return "" if row.cells == self.base[name][row.origin] else "已改"

    def _changed(self, name: str) -> Iterator[str]:
        rows = self.sheet(name)
        for place in range(len(rows)):
            if said := self.state(name, place):
                yield f"{name} 第{place + FIRST}行（{said}）"
        if gone := len(self.base[name]) - sum(row.origin is not None for row in rows):
            yield f"{name} 删除{gone}行"

    def _with(self, name: str, rows: list[Row]) -> "Draft":
        return replace(self, rows={**self.rows, name: tuple(rows)})

    def _tidy(self, cells: Cells) -> Cells:
        filled = {header: value.strip() for header, value in cells.items() if value.strip()}
        return {CASE_NUMBER: self.number} | filled


def begun(case_id: int, version: int, case: CaseFile) -> Draft:
    """Return a draft of a version of a case without changes."""
    return Draft(case_id, case.number, version, texts(case))


def texts(case: CaseFile) -> dict[str, Sheet]:
    """Return the sheets of a case, every cell as text."""
    return {
        name: tuple({header: _text(value) for header, value in row.items()} for row in rows)
        for name, rows in sheets_of(case).items()
    }


def renewed(draft: Draft, version: int, case: CaseFile) -> tuple[Draft, tuple[str, ...]]:
    """Return the same changes laid over a newer version of the case, and in words what others changed too.

    Where both changed one cell the draft keeps its own and the words tell the other. A changed row that is
    no longer there becomes a new one, which is told as well.
    """
    newer = begun(draft.case_id, version, case)
    told: list[str] = []
    for name in draft.rows:
        newer = _laid_over(draft, newer, name, told)
    return newer, tuple(told)


def _laid_over(draft: Draft, newer: Draft, name: str, told: list[str]) -> Draft:
    base, rows = draft.base[name], list(newer.sheet(name))
    twins = _twins(base, newer.base[name])
    mine = {row.origin: row for row in draft.sheet(name) if row.origin is not None}
    for origin, cells in enumerate(base):
        twin = twins.get(origin)
        if origin in mine and mine[origin].cells != cells:
            if twin is None:
                told.append(f"{name}：您修改的一行（第{origin + FIRST}行）已被他人删除，现作为新增行保留")
                rows.append(Row(mine[origin].cells))
            else:
                theirs = newer.base[name][twin]
                rows[twin] = Row(_cells(name, cells, mine[origin].cells, theirs, told), twin)
    gone = {twins[origin] for origin in range(len(base)) if origin not in mine and origin in twins}
    kept = [row for row in rows if row.origin is None or row.origin not in gone]
    added = [row for row in draft.sheet(name) if row.origin is None]
    return newer._with(name, [*kept, *added])


def _twins(base: Sheet, newest: Sheet) -> dict[int, int]:
    """Return for each earlier row where it stands now: the same row, else a changed one at its old place."""
    free = set(range(len(newest)))
    found: dict[int, int] = {}
    for origin, cells in enumerate(base):
        same = next((place for place in sorted(free) if newest[place] == cells), None)
        if same is not None:
            found[origin] = same
            free.remove(same)
    for origin in range(len(base)):
        if origin not in found and origin in free:
            found[origin] = origin
            free.remove(origin)
    return found


def _cells(name: str, base: Cells, mine: Cells, theirs: Cells, told: list[str]) -> Cells:
    """Return the other's row with my cells in it; a cell that both changed is told."""
    cells = dict(theirs)
    for header in dict.fromkeys((*base, *mine)):
        was, now, other = (row.get(header, "") for row in (base, mine, theirs))
        if now == was:
            continue
        cells[header] = now
        if other not in (was, now):
            told.append(
                f"{name}·{header}：他人改为“{other or '（空）'}”，您填写“{now or '（空）'}”，现保留您的内容"
            )
    return {header: value for header, value in cells.items() if value}


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)
