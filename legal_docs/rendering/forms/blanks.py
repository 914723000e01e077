"""Where a value goes: the printed blank after its label, before its unit.

A blank is filled only where it is certain: at the end of a line, before its unit, before punctuation, or
before the next printed label or box. Where other words follow, someone may have filled the blank already.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from legal_docs.model.form import Blank
from legal_docs.rendering.forms.letters import BOXES, TICKED
from legal_docs.rendering.forms.printed import (
    GAP,
    RULED,
    bare,
    follows,
    gap_end,
    has_marks,
    hint_end,
    is_end,
    is_remark,
    key,
    places,
    plain,
    stands_alone,
)
from legal_docs.rendering.forms.reasons import NO_PLACE, SEVERAL, TAKEN, Reason
from legal_docs.rendering.forms.region import Edit, Region
from legal_docs.rendering.forms.zones import zones

_DAY = re.compile(f"(?P<century>20)?(?P<y>{GAP})年(?P<m>{GAP})月(?P<d>{GAP})日")
_DAY_TAKEN = re.compile(rf"{GAP}\d*{GAP}年{GAP}\d*{GAP}月{GAP}\d*{GAP}日")
_SPELT = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_STOPS = "，,。.；;）)、（(/"


class NotPlacedError(Exception):
    """A value or tick has no certain place; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.zh)
        self.reason = reason


Span = tuple[int, int, str]
"""Start and end in the region, and what to write there."""


@dataclass(slots=True)
class _Seen:
    """What a search came upon: certain places, and places that look filled."""

    free: dict[int, list[Span]] = field(default_factory=dict)
    taken: bool = False


def blank_edits(region: Region, blank: Blank, words: Collection[str]) -> list[Edit]:
    """Return the edits that write `blank` into the region; raises NotPlacedError with the reason.

    `words` are the printed labels and options known from the sheet, plain.
    """
    value = _as_day(blank.value)
    label = key(blank.label)
    for name in dict.fromkeys((label, bare(label) or label)):
        for start, end in zones(region.text, blank.under):
            seen = _search(region, (start, end), name, blank.unit, value, words)
            if len(seen.free) == 1 and not seen.taken:
                spans = next(iter(seen.free.values()))
                return [region.edit(first, last, text) for first, last, text in spans]
            if seen.free or seen.taken:
                raise NotPlacedError(SEVERAL if seen.free else TAKEN)
    raise NotPlacedError(NO_PLACE)


def _search(
    region: Region, zone: tuple[int, int], label: str, unit: str, value: str | date, words: Collection[str]
) -> _Seen:
    part = region.until(zone[1])
    seen = _Seen()
    for at, labelled in _starts(part, zone[0], label, unit, value):
        spans = _spans(part, at, unit, value, words)
        if spans is not None:
            seen.free.setdefault(gap_end(part.text, spans[0][0]), spans)
        else:
            seen.taken |= labelled
    return seen


def _starts(part: Region, start: int, label: str, unit: str, value: str | date) -> Iterator[tuple[int, bool]]:
    """Yield where a blank could begin, and whether its label stands before it."""
    text = part.text
    if label:
        for first, last in places(text, label):
            if first >= start and stands_alone(text, first):
                yield _after_label(text, first, last)
    elif unit:
        yield from ((at, False) for at in _before_units(text, start, unit))
    elif isinstance(value, date) and (days := [m.start() for m in _DAY_TAKEN.finditer(text, start)]):
        yield from ((at, True) for at in days)
    else:
        opening = _skip_colon(text, _skip_boxes(text, start))
        if is_remark(text[opening:]) or has_marks(text[opening:]):
            yield opening, True
        else:
            yield len(text) + 1, True


def _after_label(text: str, first: int, last: int) -> tuple[int, bool]:
    at = _skip_boxes(text, hint_end(text, last))
    start = _skip_colon(text, at)
    end = gap_end(text, start)
    beside = text[end : end + 1] == "\f" and (first == 0 or text[first - 1] in "\f\v")
    if beside and (start == at or _is_open(text, end + 1)):
        return end + 1, True
    return start, start != at or text[end : end + 1].isdigit()


def _is_open(text: str, at: int) -> bool:
    """Return whether the cell that begins at `at` is empty or a printed date."""
    return is_end(text, gap_end(text, at)) or _DAY.match(text, at) is not None


def _skip_boxes(text: str, at: int) -> int:
    place = gap_end(text, at)
    return place + 1 if text[place : place + 1] and text[place] in BOXES + TICKED else at


def _skip_colon(text: str, at: int) -> int:
    place = gap_end(text, at)
    return place + 1 if text[place : place + 1] in (":", "：") else at


def _before_units(text: str, start: int, unit: str) -> Iterator[int]:
    for first, _ in places(text, unit):
        gap = first
        while gap > start and gap_end(text, gap - 1) >= first:
            gap -= 1
        if first >= start and (gap < first or stands_alone(text, first)):
            yield gap


def _spans(part: Region, at: int, unit: str, value: str | date, words: Collection[str]) -> list[Span] | None:
    """Return what to write where a blank begins at `at`, or None if there is no certain blank."""
    text = part.text
    if at > len(text):
        return None
    if isinstance(value, date):
        printed = _day_spans(text, at, unit, value)
        if printed:
            return printed
        value = f"{value.year}年{value.month}月{value.day}日"
    end = gap_end(text, at)
    if unit:
        return [_span(text, at, end, value)] if follows(text, end, unit) else None
    if is_end(text, end):
        return [_at_line_end(part, at, end, value)]
    if at == 0 and is_remark(text):
        last = len(text.rstrip())
        return [(last, last, part.lead + value)]
    if not _is_printed_next(text, end, words, blank=end > at):
        return None
    return [_span(text, at, end, value, apart=text[end] not in _STOPS)]


def _at_line_end(part: Region, at: int, end: int, value: str) -> Span:
    """Return the value at the end of a line; below a label without a colon it has a line of its own."""
    text = part.text
    if at or not part.lead:
        return _span(text, at, end, value)
    if text[end : end + 1] == "\n" and is_end(text, gap_end(text, end + 1)):
        return _span(text, end + 1, gap_end(text, end + 1), value)
    return _span(text, at, end, part.lead + value)


def _day_spans(text: str, at: int, unit: str, day: date) -> list[Span] | None:
    found = _DAY.match(text, at)
    if not found or (unit and not follows(text, found.end(), unit)):
        return None
    year = f"{day.year}"[2 if found["century"] and day.year // 100 == 20 else 0 :]
    if found["century"] and len(year) > 2:
        return None
    parts = (("y", year), ("m", f"{day.month}"), ("d", f"{day.day}"))
    return [_span(text, *found.span(name), written) for name, written in parts]


def _span(text: str, at: int, end: int, value: str, *, apart: bool = False) -> Span:
    """Return the blank with the value in its place; tabs stay, and so does a space before what follows."""
    spaces = next((i for i in range(at, end) if text[i] == "\t"), end)
    left = ""
    if apart and spaces == end:
        gap = text[at:end]
        keep = max(1, _width(gap) - _width(value)) if not any(c in RULED for c in gap) else 1
        left = " " * keep
    return at, spaces, value + left


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _is_printed_next(text: str, at: int, words: Collection[str], *, blank: bool) -> bool:
    """Return whether what stands at `at` is the form's own: punctuation, a box, or the next label."""
    if text[at] in _STOPS + BOXES + TICKED:
        return True
    label = re.match(f"[^\n\f\v:：，。；{BOXES}{TICKED}]*(?=[:：{BOXES}{TICKED}])", text[at:])
    if label is None:
        return False
    name = plain(label[0]).text
    one_word = not re.search(GAP.replace("*", "+"), label[0].strip())
    return name in words or bare(name) in words or (blank and one_word)


def _as_day(value: str | date) -> str | date:
    found = _SPELT.fullmatch(value) if isinstance(value, str) else None
    if not found:
        return value
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return value
