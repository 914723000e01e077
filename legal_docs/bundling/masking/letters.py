"""The letters of a page with their boxes, and the orders in which a reader may join them to words.

A number broken over two lines of a table cell, or a page that draws its letters in any order, has its
words only in one of these orders; a secret is masked if it stands in any.
"""

from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_double, create_string_buffer
from itertools import pairwise
from typing import Any, NamedTuple

from legal_docs.bundling.stamp import Box

_HYPHENS = {0x02, 0xFFFE}
_UNREADABLE = {0x00, 0xFFFD}
_SAME_LINE = 0.5
_WIDE_GAP = 0.9
_NEXT_LINE = 2.4
_DEEP = 5
_RIM = 0.1
_THIN = 0.02


class Letter(NamedTuple):
    """One sign of a page: `box` as the font has it, `ink` as it is drawn.

    Both are None for blanks and line ends the page does not draw.
    """

    sign: str
    box: Box | None = None
    ink: Box | None = None
    is_coded: bool = True
    is_missing: bool = False


class _Run(NamedTuple):
    """Letters that stand together in one line, by their places among the letters of the page."""

    places: tuple[int, ...]
    box: Box


def read(words: Any) -> tuple[Letter, ...]:
    """Return all letters of pdfium's text page `words`, seen or not, as they follow in the file."""
    import pypdfium2.raw as pdfium

    sides = tuple(c_double() for _ in range(4))
    left, right, bottom, top = sides
    found = []
    for at in range(words.count_chars()):
        code = pdfium.FPDFText_GetUnicode(words, at)
        if pdfium.FPDFText_IsGenerated(words, at) == 1:
            found.append(Letter(_sign(code)))
            continue
        pdfium.FPDFText_GetCharBox(words, at, *map(byref, sides))
        tight = (left.value, bottom.value, right.value, top.value)
        loose = words.get_charbox(at, loose=True)
        coded = code not in _UNREADABLE and pdfium.FPDFText_HasUnicodeMapError(words, at) != 1
        missing = _is_flat(tight) and _is_missing(words, at, _sign(code))
        found.append(Letter(_sign(code), _around((tight, loose)), _ink(tight, loose), coded, missing))
    return tuple(found)


def _is_flat(box: Box) -> bool:
    """Return whether nothing is drawn in the box: what pdfium says of a sign no font has."""
    return box[2] - box[0] < _THIN or box[3] - box[1] < _THIN


def _is_missing(words: Any, at: int, sign: str) -> bool:
    """Return whether the sign should be seen and is not: its font is not in the file, nor on the machine."""
    import pypdfium2.raw as pdfium

    thing = pdfium.FPDFText_GetTextObject(words, at)
    unseen = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
    return sign.isalnum() and pdfium.FPDFTextObj_GetTextRenderMode(thing) not in unseen


def _ink(tight: Box, loose: Box) -> Box:
    """Return the box of what is drawn, a tenth of the letter larger; where nothing is, where it would be."""
    if _is_flat(tight):
        wide, high = loose[2] - loose[0], loose[3] - loose[1]
        return loose[0], loose[1], loose[0] + (wide or high), loose[1] + max(wide, high)
    rim = _RIM * max(loose[3] - loose[1], loose[2] - loose[0], tight[3] - tight[1], tight[2] - tight[0])
    return tight[0] - rim, tight[1] - rim, tight[2] + rim, tight[3] + rim


def fonts(words: Any) -> Iterator[str]:
    """Yield the name of the font of each letter of pdfium's text page."""
    import pypdfium2.raw as pdfium

    buffer = create_string_buffer(256)
    for at in range(words.count_chars()):
        pdfium.FPDFText_GetFontInfo(words, at, buffer, len(buffer), None)
        yield buffer.value.decode("utf-8", "replace")


def orders(letters: Sequence[Letter], turn: int) -> Iterator[tuple[int, ...]]:
    """Yield the places of the letters in each order they may be read; -1 stands for a blank between.

    First as the file has them, then line by line as seen on a page turned by `turn`, then, for each piece
    of a line, with the pieces that stand below it.
    """
    yield tuple(range(len(letters)))
    lines = _lines(letters, turn)
    yield tuple(place for line in lines for run in line for place in (*run.places, -1))
    yield from _columns(lines)


def _lines(letters: Sequence[Letter], turn: int) -> list[list[_Run]]:
    boxes = {
        at: _turned(one.box, turn) for at, one in enumerate(letters) if one.box and not one.sign.isspace()
    }
    lines: list[list[int]] = []
    for at in sorted(boxes, key=lambda at: (-_middle(boxes[at]), boxes[at][0])):
        if lines and _is_beside(boxes[lines[-1][0]], boxes[at]):
            lines[-1].append(at)
        else:
            lines.append([at])
    return [list(_runs(sorted(line, key=lambda at: boxes[at][0]), boxes)) for line in lines]


def _runs(line: Sequence[int], boxes: dict[int, Box]) -> Iterator[_Run]:
    """Yield the pieces of a line that wide gaps cut apart."""
    begin = 0
    for number, (one, following) in enumerate(pairwise(line), 1):
        if boxes[following][0] - boxes[one][2] > _WIDE_GAP * _height(boxes[one]):
            yield _run(line[begin:number], boxes)
            begin = number
    yield _run(line[begin:], boxes)


def _run(places: Sequence[int], boxes: dict[int, Box]) -> _Run:
    return _Run(tuple(places), _around(boxes[at] for at in places))


def _columns(lines: Sequence[Sequence[_Run]]) -> Iterator[tuple[int, ...]]:
    for number, line in enumerate(lines):
        for run in line:
            chain, last = list(run.places), run
            for below in lines[number + 1 : number + _DEEP]:
                if (found := _below(last, below)) is not None:
                    chain += (-1, *found.places)
                    last = found
            if last is not run:
                yield tuple(chain)


def _below(run: _Run, line: Sequence[_Run]) -> _Run | None:
    """Return the piece of `line` that stands right under `run`."""
    for one in line:
        shared = min(run.box[2], one.box[2]) - max(run.box[0], one.box[0])
        narrow = min(run.box[2] - run.box[0], one.box[2] - one.box[0])
        near = _middle(run.box) - _middle(one.box) <= _NEXT_LINE * max(_height(run.box), _height(one.box))
        if near and shared >= narrow / 2:
            return one
    return None


def _turned(box: Box, turn: int) -> Box:
    """Return the box as the reader of a page turned to the right by `turn` sees it, up to a shift."""
    left, bottom, right, top = box
    return {
        0: (left, bottom, right, top),
        90: (bottom, -right, top, -left),
        180: (-right, -top, -left, -bottom),
        270: (-top, left, -bottom, right),
    }[turn]


def _is_beside(one: Box, other: Box) -> bool:
    return abs(_middle(one) - _middle(other)) < _SAME_LINE * max(_height(one), _height(other), 1.0)


def _around(boxes: Iterable[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _height(box: Box) -> float:
    return box[3] - box[1]


def _sign(code: int) -> str:
    return "-" if code in _HYPHENS else chr(code) if 0 < code < 0x110000 else "\ufffd"
