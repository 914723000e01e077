"""Which printed box a tick goes into: the one directly after its option, or directly before it."""

from collections.abc import Iterable, Iterator

from legal_docs.model.form import Tick
from legal_docs.rendering.forms.blanks import NotPlacedError
from legal_docs.rendering.forms.choices import choice, marks
from legal_docs.rendering.forms.letters import BOXES, TICK, TICKED
from legal_docs.rendering.forms.printed import (
    LINE_ENDS,
    gap_end,
    hint_end,
    line_start,
    places,
    stands_alone,
)
from legal_docs.rendering.forms.reasons import NO_BOX, SEVERAL_BOXES, TICKED_BEFORE
from legal_docs.rendering.forms.region import Edit, Region
from legal_docs.rendering.forms.zones import zones

_ALL = BOXES + TICKED


def tick_edit(region: Region, tick: Tick, form_side: int, ticks: Iterable[Tick] = ()) -> Edit:
    """Return the edit that makes `tick`; raises NotPlacedError with the reason.

    `form_side` is how the whole form prints its options (`side`), for a row that does not show it. `ticks`
    are all the row is to get: anything else ticked beside this one contradicts it, and nothing is ticked.
    """
    text = region.text
    before = (side(text) or form_side) < 0
    box = _box(text, tick, before=before)
    own = {_own_box(text, other, before=before) for other in ticks}
    start, end = choice(text, tick.under, box)
    if text[box] in TICKED or any(mark not in own for mark in marks(text, start, end)):
        raise NotPlacedError(TICKED_BEFORE)
    return region.edit(box, box + 1, TICK)


def _box(text: str, tick: Tick, *, before: bool) -> int:
    for start, end in zones(text, tick.under):
        boxes = [box for box in _boxes(text[:end], tick.option, before=before) if box >= start]
        if len(boxes) > 1:
            raise NotPlacedError(SEVERAL_BOXES)
        if boxes:
            return boxes[0]
    raise NotPlacedError(NO_BOX)


def _own_box(text: str, tick: Tick, *, before: bool) -> int:
    try:
        return _box(text, tick, before=before)
    except NotPlacedError:
        return -1


def side(text: str) -> int:
    """Return where the boxes stand in `text`: above 0 after their options, below 0 before, 0 unknown."""
    at = [place for place, char in enumerate(text) if char in _ALL]
    votes = sum(_vote(text[place - 1 : place], text[place + 1 : place + 2]) for place in at)
    if votes:
        return votes
    return sum(_vote(_word_before(text, place), _word_after(text, place)) for place in at)


def _vote(before: str, after: str) -> int:
    """Return 1 for a box that closes a word, -1 for one that opens a word, 0 where both or neither."""
    closes = before.isalnum() or before in (")", "）")
    return closes - after.isalnum()


def _word_before(text: str, at: int) -> str:
    line = text[line_start(text, at) : at].rstrip(" \u3000\u00a0\t")
    return line[-1:]


def _word_after(text: str, at: int) -> str:
    place = gap_end(text, at + 1)
    return "" if place >= len(text) or text[place] in LINE_ENDS else text[place]


def _boxes(text: str, option: str, *, before: bool) -> Iterator[int]:
    for start, end in places(text, option):
        box = _box_before(text, start, end) if before else _box_after(text, start, end)
        if box is not None:
            yield box


def _box_after(text: str, start: int, end: int) -> int | None:
    if not stands_alone(text, start, joined="、"):
        return None
    for at in (gap_end(text, end), gap_end(text, hint_end(text, end))):
        if text[at : at + 1] and text[at] in _ALL:
            return at
    return None


def _box_before(text: str, start: int, end: int) -> int | None:
    if text[end : end + 1].isalnum() or text[end : end + 1] == "、":
        return None
    at = start - 1
    while at > 0 and gap_end(text, at) > at:
        at -= 1
    return at if at >= 0 and text[at] in _ALL else None
