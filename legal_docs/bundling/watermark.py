"""The watermark: who a copy is for, drawn slantwise in a light tone over every page.

It is drawn as outlines, not set as text: words of the page can still be selected, searched and read
back, and none of the watermark's get between them.
"""

import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from legal_docs import shipped
from legal_docs.bundling import joining, stamp
from legal_docs.rendering import glyphs

_FORM, _LIGHT = "/HandoverMark", "/HandoverVeil"
_SLANT = math.radians(32)
_TONE, _VEIL = "0.25 0.25 0.35 rg", 0.16
_REACH = 0.86
_LARGEST = 26.0
_PLACES = (0.3, 0.7)


class Outline(NamedTuple):
    """Words as drawing operators of one em in height, beginning at the origin, and how wide they are."""

    drawing: str
    width: float


def put(source: Path, into: Path, words: str, **how: Any) -> None:
    """Write a copy of the PDF `source` with `words` on every page to `into`.

    Same input, same bytes, unless `how` asks pikepdf for encryption. The words stand in its properties
    too. Raises ProofError for a character without glyph, pikepdf.PdfError for a file that cannot be read.
    """
    import pikepdf

    glyphs.require(words)
    with pikepdf.open(source) as pdf:
        form = _form(pdf, outline(words))
        for page in pdf.pages:
            _mark(pdf, page, form, outline(words).width)
        pdf.docinfo["/Subject"] = pikepdf.String(words)
        joining.save(pdf, into, **how)


@cache
def outline(words: str) -> Outline:
    """Return the words drawn with the packaged sans face."""
    from fontTools.ttLib import TTFont

    with TTFont(shipped.font(shipped.SANS), lazy=True) as font:
        drawn, width = [], 0.0
        scale = 1 / font["head"].unitsPerEm
        shapes, names = font.getGlyphSet(), font.getBestCmap()
        for char in words:
            shape = shapes[names.get(ord(char), ".notdef")]
            drawn += list(_strokes(shape, shapes, width, scale))
            width += shape.width * scale
    return Outline("\n".join(drawn), width)


def _strokes(shape: Any, shapes: Any, left: float, scale: float) -> Iterator[str]:
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    pen = DecomposingRecordingPen(shapes)
    shape.draw(pen)
    operators = {"moveTo": "m", "lineTo": "l", "curveTo": "c"}
    for step, points in pen.value:
        if step in operators:
            placed = " ".join(f"{left + x * scale:.4f} {y * scale:.4f}" for x, y in points)
            yield f"{placed} {operators[step]}"
        else:
            yield "h"


def _form(pdf: Any, words: Outline) -> Any:
    from pikepdf import Dictionary, Name

    form = pdf.make_stream(f"{_TONE}\n{words.drawing}\nf".encode())
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = [0, -0.4, round(words.width, 4), 1.2]
    form.Resources = Dictionary()
    return form


def _mark(pdf: Any, page: Any, form: Any, width: float) -> None:
    """Draw the words twice up the page as it is read; its own drawing is shut off first."""
    from pikepdf import Dictionary, Name

    page.add_resource(form, Name.XObject, Name(_FORM), replace_existing=True)
    page.add_resource(Dictionary(ca=_VEIL), Name.ExtGState, Name(_LIGHT), replace_existing=True)
    drawn = "".join(f"q {matrix} cm {_FORM} Do Q\n" for matrix in _matrices(page.obj, width))
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(
        f"\nQ\n/Artifact <</Type /Pagination /Subtype /Watermark>> BDC q {_LIGHT} gs\n{drawn}Q EMC".encode()
    )


def _matrices(page: Any, width: float) -> Iterator[str]:
    """Yield where the words stand, in the page's own coordinates: its visible box and turn looked at."""
    left, bottom, right, top = stamp.visible(page)
    turn = stamp.rotation(page)
    wide, high = (right - left, top - bottom) if turn in (0, 180) else (top - bottom, right - left)
    unit = float(page.get("/UserUnit", 1) or 1)
    size = min(_LARGEST * max(1.0, min(wide, high) / 595) / unit, _REACH * wide / math.cos(_SLANT) / width)
    angle = _SLANT + math.radians(turn)
    cos, sin = size * math.cos(angle), size * math.sin(angle)
    for share in _PLACES:
        dx, dy = {
            0: (0.5, share), 90: (1 - share, 0.5), 180: (0.5, 1 - share), 270: (share, 0.5),
        }[turn]  # fmt: skip
        x = left + dx * (right - left) - cos * width / 2
        y = bottom + dy * (top - bottom) - sin * width / 2
        yield f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x:.3f} {y:.3f}"
