"""Changes to a case that are not saved yet: rows of its sheets, and the reason that is given for them."""

from collections.abc import Iterable, Iterator, Mapping
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
    """修改稿: the rows of version `seen` of a case, and as they are after the changes made so far.

    `reason` is what was typed as the reason of the change.
    """

    case_id: int
    number: str
    seen: int
    base: Mapping[str, Sheet]
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    reason: str = ""

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
        return self.with_rows(name, rows)

    def drop(self, name: str, place: int) -> "Draft":
        """Return the draft without the row at `place`."""
        rows = list(self.sheet(name))
        del rows[place]
        return self.with_rows(name, rows)

    def with_rows(self, name: str, rows: Iterable[Row]) -> "Draft":
        """Return the draft with these rows in a sheet."""
        return replace(self, rows={**self.rows, name: tuple(rows)})

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


def content_of(draft: Draft) -> dict[str, Any]:
    """Return what a draft says beyond the version it began with, as plain data: rows, and the reason."""
    rows = {name: [_packed(row, draft.base[name]) for row in rows] for name, rows in draft.rows.items()}
    return {"rows": rows, "reason": draft.reason}


def restored(case_id: int, version: int, case: CaseFile, content: Mapping[str, Any]) -> Draft:
    """Return the draft that `content_of` described, laid over the same version again.

    A sheet this program does not know any more stays in it, so that it is told and not lost.
    """
    draft = begun(case_id, version, case)
    base = {**draft.base, **{name: () for name in content["rows"] if name not in draft.base}}
    rows = {
        name: tuple(_unpacked(row, base[name]) for row in packed) for name, packed in content["rows"].items()
    }
    return replace(draft, base=base, rows=rows, reason=content["reason"])


def _packed(row: Row, base: Sheet) -> dict[str, Any]:
    is_same = row.origin is not None and row.cells == base[row.origin]
    return {"origin": row.origin} | ({} if is_same else {"cells": dict(row.cells)})


def _unpacked(packed: Mapping[str, Any], base: Sheet) -> Row:
    origin = packed["origin"]
    return Row(packed["cells"] if "cells" in packed else base[origin], origin)


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)
