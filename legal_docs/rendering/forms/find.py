"""Where a row of a form is printed: by its label, within its section, and how its blanks lie around it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from legal_docs.model.form import FormRow, FormSheet
from legal_docs.rendering.forms.layout import Cell, Place, Row, content, spanned
from legal_docs.rendering.forms.printed import (
    LINE_ENDS,
    gap_end,
    key,
    line_end,
    number_length,
    places,
    plain,
    stands_alone,
)
from legal_docs.rendering.forms.region import Region

_NUMBERED = re.compile(r"\d+[.、]")


class Fit(IntEnum):
    """How well a printed place fits a label, the best last."""

    INLINE = 0  # inside a line outside tables, before a colon
    LINE = 1  # at the start of a later line of a cell
    ALONE = 2  # a cell of its own with nothing beside or below it: mostly a heading
    OWN = 3  # before its blanks, in the same cell or paragraph
    BELOW = 4  # a row of its own above its blanks
    REMARKED = 5  # a cell beside its blanks, with a printed remark
    WHOLE = 6  # a cell of its own beside its blanks


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """One printed row: its region, and the table rows it takes up (none outside tables)."""

    fit: Fit
    order: int
    region: Region
    block: tuple[Row, ...] = ()


class Finder:
    """Looks rows up in one form; `sheet` says which labels and sections there are."""

    def __init__(self, printed: Sequence[Place], sheet: FormSheet) -> None:
        self._places = [place for place in printed if not (place.cell and place.cell.continues)]
        names = (name for row in sheet.rows for name in (row.label, *row.also))
        self._labels = frozenset(map(key, names))
        self._headings = self._extents({row.section for row in sheet.rows if row.section})

    def find(self, row: FormRow) -> list[Found]:
        """Return the printed rows that fit `row` best, in order: none, one, its copies, or doubtful ones."""
        fitting = [found for name in (row.label, *row.also) for found in self._fitting(key(name))]
        inside = [found for found in fitting if self._section_of(found.order) == _section(row.section)]
        pool = inside or fitting
        best = max((found.fit for found in pool), default=None)
        chosen = {found.order: found for found in pool if found.fit == best}
        return [chosen[order] for order in sorted(chosen) if not _holds(chosen[order], chosen.values())]

    def _extents(self, sections: Iterable[str]) -> list[tuple[int, str]]:
        names = set(map(_section, sections))
        first = ((place.order, place.region.text) for place in self._places)
        lines = ((order, _section(text[: line_end(text, 0)])) for order, text in first)
        return [(order, name) for order, name in lines if name in names]

    def _section_of(self, order: int) -> str:
        return next((name for start, name in reversed(self._headings) if start <= order), "")

    def _fitting(self, label: str) -> list[Found]:
        return [found for place in self._places if (found := self._fit(place, label))] if label else []

    def _fit(self, place: Place, label: str) -> Found | None:
        end = _label_end(place.region.text, label)
        if end is None:
            return self._line(place, label)
        rest = place.region.text[end:]
        bare = not plain(rest).text.strip(":")
        if place.cell is None:
            return Found(Fit.OWN, place.order, _own(place.region, end))
        beside = self._beside(place.cell)
        if beside:
            fit = Fit.WHOLE if bare else Fit.REMARKED
            return Found(fit, place.order, content(beside), spanned(place.cell))
        below = self._below(place.cell) if bare and not label.startswith("(") else []
        if below:
            rows = dict.fromkeys((place.cell.row, *(cell.row for cell in below)))
            return Found(Fit.BELOW, place.order, content(below), tuple(rows))
        fit = Fit.ALONE if bare and not label.startswith("(") else Fit.OWN
        whole = content([place.cell])
        last = self._next_label(whole.text, line_end(whole.text, end))
        return Found(fit, place.order, _own(whole.until(last), end), spanned(place.cell))

    def _line(self, place: Place, label: str) -> Found | None:
        text = place.region.text
        if place.cell and label.startswith("("):
            return self._remark(place, place.cell, label)
        for start, end in places(text, label):
            at_start = not plain(text[:start].rpartition("\n")[2]).text
            colon = text[gap_end(text, end) :][:1] in (":", "：")
            if not colon or not stands_alone(text, start):
                continue
            if place.cell and at_start:
                last = self._next_label(text, line_end(text, end))
                return Found(Fit.LINE, place.order, _own(place.region.until(last), end))
            if place.cell is None:
                last = line_end(text, end)
                return Found(Fit.INLINE, place.order, _own(place.region.until(last), end))
        return None

    def _remark(self, place: Place, cell: Cell, label: str) -> Found | None:
        """Return the blank of a remark below the heading in its cell: the empty row below or its own cell."""
        lines = place.region.text.split("\n")
        spots = [number for number, line in enumerate(lines) if plain(line).text == label]
        if len(spots) != 1 or plain("".join(lines[spots[0] + 1 :])).text:
            return None
        below = self._below(cell)
        if len(below) == 1 and not plain(content(below).text).text:
            return Found(Fit.BELOW, place.order, content(below), (cell.row, below[0].row))
        end = len("\n".join(lines[: spots[0] + 1]))
        return Found(Fit.LINE, place.order, place.region.after(end, lead="\n"))

    def _next_label(self, text: str, at: int) -> int:
        """Return where the first later line begins that opens with a label of the sheet."""
        while at < len(text):
            line = key(text[at + 1 : line_end(text, at + 1)])
            if any(line.startswith(f"{label}:") or line == label for label in self._labels):
                return at
            at = line_end(text, at + 1)
        return at

    def _beside(self, cell: Cell) -> list[Cell]:
        return [found for row in spanned(cell) for found in self._right_of(cell, row)]

    def _right_of(self, cell: Cell, row: Row) -> Iterable[Cell]:
        right = [other for other in row.cells if other.start >= cell.end and not other.continues]
        for number, other in enumerate(right):
            text = plain(content([other]).text).text
            if key(text) in self._labels or (number and _NUMBERED.match(text)):
                return  # the label of another row on the same line
            yield other

    def _below(self, cell: Cell) -> list[Cell]:
        rows = cell.row.table.rows[cell.row.place + 1 :]
        found: list[Cell] = []
        for row in rows:
            cells = [c for c in row.cells if not c.continues]
            words = plain(content(cells[:1]).text).text if cells else ""
            if len(cells) < 2 and (found or words):
                return found
            if key(words) in self._labels and words:
                return found
            found += cells
            if len(cells) < 2:
                return found
        return found


def _holds(found: Found, others: Iterable[Found]) -> bool:
    """Return whether `found` spans the rows of another: a heading printed beside its rows."""
    return any(set(other.block) < set(found.block) for other in others)


def _label_end(text: str, label: str) -> int | None:
    """Return where `label` ends in `text` if it opens it: alone, or before a colon, remark or new line."""
    seen = plain(text)
    for skip in {0, number_length(seen.text)}:
        if not seen.text.startswith(label, skip):
            continue
        after = skip + len(label)
        end = seen.at[after - 1] + 1
        if after == len(seen.text) or seen.text[after] in ":(*★":
            return end
        if any(c in LINE_ENDS for c in text[end : seen.at[after]]):
            return end
    return None


def _own(region: Region, end: int) -> Region:
    """Return what follows the label in its own cell; without a colon a value goes on a new line."""
    colon = gap_end(region.text, end)
    if region.text[colon : colon + 1] in (":", "："):
        return region.after(colon + 1)
    return region.after(end, lead="\n")


def _section(name: str) -> str:
    """Return a heading as it is compared: the editions print 与 or 和, with or without 和依据."""
    words = key(name).replace("与", "和").replace("诉前保全", "诉讼保全")
    return words.removesuffix("和依据")
