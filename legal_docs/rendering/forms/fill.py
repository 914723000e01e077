"""Fill a printed form: a Word file without placeholders, by its printed labels and tick boxes.

Nothing but the blanks and boxes changes. What has no certain place is not written but returned.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from legal_docs.model.form import Blank, FormRow, FormSheet, Tick, Unplaced
from legal_docs.rendering import values
from legal_docs.rendering.forms import prove
from legal_docs.rendering.forms.archive import pack, unpack
from legal_docs.rendering.forms.blanks import NotPlacedError, blank_edits
from legal_docs.rendering.forms.copies import add_copies, in_sequence
from legal_docs.rendering.forms.find import Finder, Found
from legal_docs.rendering.forms.layout import places_of
from legal_docs.rendering.forms.letters import W
from legal_docs.rendering.forms.printed import key
from legal_docs.rendering.forms.properties import with_remark
from legal_docs.rendering.forms.reasons import NO_ROW, SEVERAL_ROWS, USED, Reason, no_copy, not_blank, spare
from legal_docs.rendering.forms.region import Edit, Region
from legal_docs.rendering.forms.ticks import side, tick_edit
from legal_docs.rendering.forms.tracked import refuse_tracked
from legal_docs.rendering.forms.untouched import is_untouched
from legal_docs.rendering.forms.write import apply
from legal_docs.rendering.package import Package

Item = Blank | Tick


@dataclass(slots=True)
class _Filling:
    """The edits decided so far, and what has no place."""

    edits: list[Edit] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    used: set[tuple[Any, int]] = field(default_factory=set)


def fill_form(form: bytes, sheet: FormSheet, *, remark: str = "") -> tuple[bytes, tuple[Unplaced, ...]]:
    """Return the filled Word file and what could not be placed, in the order of the sheet.

    `remark` becomes the comment among the file's properties. The same input gives the same bytes. Raises
    BadInputError for a file that is no Word file or holds tracked changes, or a value with a character that
    XML forbids, ProofError if the finished file does not say exactly what it should.
    """
    checked = _checked(sheet)
    parts = unpack(form)
    package = Package(form)
    root = package.document
    refuse_tracked(root)
    body = root.find(f"{W}body")
    _copy_rows(body, checked)
    filling = _decide(body, checked)
    expected = prove.expected(body, filling.edits)
    apply(filling.edits)
    parts[package.main] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    docx = pack(with_remark(parts, remark))
    prove.prove(docx, expected)
    return docx, tuple(filling.unplaced)


def spare_rows(form: bytes, sheet: FormSheet) -> tuple[Reason, ...]:
    """Return a note for each row the form prints more often, one below the other, than the sheet needs it."""
    needed: dict[tuple[str, str], FormRow] = {}
    for row in (row for row in sheet.rows if _items(row)):
        same = needed.setdefault((row.section, row.label), row)
        needed[row.section, row.label] = max(same, row, key=lambda r: r.copy)
    finder = Finder(places_of(Package(form).document.find(f"{W}body")), sheet)
    counted = ((row, finder.find(row)) for row in needed.values())
    return tuple(
        spare(row.section, row.label, len(found), row.copy)
        for row, found in counted
        if len(found) > row.copy and in_sequence(found)
    )


def _checked(sheet: FormSheet) -> FormSheet:
    """Return the sheet with clean texts; raises BadInputError naming the value with a forbidden character."""
    return FormSheet(sheet.title, tuple(_checked_row(row) for row in sheet.rows))


def _checked_row(row: FormRow) -> FormRow:
    blanks = tuple(
        Blank(b.label, _clean(b, row), b.unit, b.under, b.field) for b in row.blanks if b.value != ""
    )
    return FormRow(row.section, row.label, blanks, row.ticks, row.also, row.copy)


def _clean(blank: Blank, row: FormRow) -> Any:
    name = blank.field or ".".join(filter(None, (row.section, row.label, blank.label)))
    return values.plain(blank.value, name) if isinstance(blank.value, str) else blank.value


def _copy_rows(body: Any, sheet: FormSheet) -> None:
    words = _words(sheet)
    for row in (row for row in sheet.rows if row.copy > 1):
        found = Finder(places_of(body), sheet).find(row)
        if found and is_untouched(found[-1].region.text, words):
            add_copies(found, row.copy)


def _decide(body: Any, sheet: FormSheet) -> _Filling:
    printed = places_of(body)
    finder, filling = Finder(printed, sheet), _Filling()
    words = _words(sheet)
    form_side = side("\n".join(place.region.text for place in printed))
    for row in sheet.rows:
        try:
            place = _chosen(row, finder.find(row), words)
        except NotPlacedError as stopped:
            filling.unplaced += [_unplaced(row, item, stopped.reason) for item in _items(row)]
        else:
            _decide_row(row, place, words, form_side, filling)
    return filling


def _chosen(row: FormRow, found: list[Found], words: Collection[str]) -> Found:
    if not found:
        raise NotPlacedError(NO_ROW)
    if not in_sequence(found):
        raise NotPlacedError(SEVERAL_ROWS)
    if row.copy > len(found):
        blank = is_untouched(found[-1].region.text, words)
        raise NotPlacedError(no_copy(row.copy) if blank else not_blank(row.copy))
    return found[row.copy - 1]


def _decide_row(
    row: FormRow, place: Found, words: Collection[str], form_side: int, filling: _Filling
) -> None:
    for item in _items(row):
        try:
            edits = _edits(item, row, place.region, words, form_side)
        except NotPlacedError as stopped:
            filling.unplaced.append(_unplaced(row, item, stopped.reason))
            continue
        spots = {(edit.paragraph, edit.start) for edit in edits}
        if spots & filling.used:
            filling.unplaced.append(_unplaced(row, item, USED))
        else:
            filling.used |= spots
            filling.edits += edits


def _items(row: FormRow) -> tuple[Item, ...]:
    return (*row.blanks, *row.ticks)


def _edits(item: Item, row: FormRow, region: Region, words: Collection[str], form_side: int) -> list[Edit]:
    if isinstance(item, Tick):
        return [tick_edit(region, item, form_side, row.ticks)]
    return blank_edits(region, item, words)


def _words(sheet: FormSheet) -> frozenset[str]:
    """Return every printed word the sheet knows: labels of blanks and rows, options, questions."""
    found = {"是", "否", "有", "无"}
    for row in sheet.rows:
        found |= {row.label, *row.also, *(t.option for t in row.ticks), *(t.under for t in row.ticks)}
        found |= {b.label for b in row.blanks} | {b.under for b in row.blanks}
    return frozenset(map(key, found)) - {""}


def _unplaced(row: FormRow, item: Item, reason: Reason) -> Unplaced:
    copy = f"（第{row.copy}份）" if row.copy > 1 else ""
    if isinstance(item, Tick):
        option = f"“{item.under + '：' if item.under else ''}{item.option}”"
        what, what_en = f"勾选{option}", f"tick {option}"
    else:
        day = item.value
        text = day if isinstance(day, str) else f"{day.year}年{day.month}月{day.day}日"
        what = what_en = f"“{item.field or item.label or row.label}”（{text}）"
    return Unplaced(row.section, row.label + copy, what, reason.zh, what_en, reason.en)
