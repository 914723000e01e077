"""Room for the stamp on a page that has none: the page's own drawing becomes smaller, nothing is covered.

An A4 page stays A4, as courts print and file it: its drawing is shrunk evenly (to 96.6 % for a number at
the bottom) and moved away from the edge, so that the stamp has a white strip to itself. A band put below
would spare the scale, but make every scan a page longer than A4, whose number a printer cuts off; a white
veil under the number, as other programs draw it, hides what the exhibit says there. Only a page so low
that it would lose more than a tenth of its size, a receipt or a strip cut out, is made longer instead.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from legal_docs.bundling import stamp
from legal_docs.bundling.refusal import RefusedError
from legal_docs.bundling.stamp import Anchor, Box, Paper

FORM = "/Exhibit"
"""What the page's own drawing is called on a page where room was made."""
_LEAST = 0.9
_GAP = 0.3
_FOOT = {0: 1, 90: 2, 180: 3, 270: 0}
"""Which side of the box (left, bottom, right, top) is at the reader's bottom, by the page's turn."""
_DIGITS = 5


class Room(NamedTuple):
    """What a reader sees of the page afterwards, and where its own drawing goes: scale, then shift."""

    box: Box
    scale: float
    x: float
    y: float


def room(on: Paper, marks: Sequence[tuple[str, Anchor]]) -> Room:
    """Return how room is made on the paper for the marks, each at its place."""
    seen, taken = on.box, _taken(on, marks)
    left, bottom, right, top = _within(seen, taken)
    scale = min((right - left) / (seen[2] - seen[0]), (top - bottom) / (seen[3] - seen[1]))
    if scale < _LEAST:
        return Room(_within(seen, (-taken[0], -taken[1], -taken[2], -taken[3])), 1, 0, 0)
    x = (left + right - scale * (seen[0] + seen[2])) / 2
    y = (bottom + top - scale * (seen[1] + seen[3])) / 2
    return Room(seen, scale, x, y)


def make(pdf: Any, page: Any, on: Paper, marks: Sequence[tuple[str, Anchor]]) -> tuple[bytes, Paper]:
    """Make room on `page`; return the operators that draw what it showed before, and the paper it is now.

    What the page's boxes cut off stays cut off. Raises RefusedError if its drawing cannot be read.
    """
    made = room(on, marks)
    drawing = _as_form(pdf, page, on.box, made)
    if made.box != on.box:
        page.obj.MediaBox = _rounded(made.box)
        if "/CropBox" in page.obj:
            del page.obj["/CropBox"]
    return drawing, on._replace(box=made.box)


def _as_form(pdf: Any, page: Any, clip: Box, to: Room) -> bytes:
    """Turn the page's drawing into a Form XObject, so that its patterns move with it and q/Q stay its own.

    Its bytes are read now: pikepdf's own wrapper reads them when saving, and finds the new contents.
    """
    from pikepdf import Dictionary, Name

    form = pdf.make_stream(_drawing(page), Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Matrix = _rounded(clip), _rounded((to.scale, 0, 0, to.scale, to.x, to.y))
    form.Resources = page.obj.get("/Resources", Dictionary())
    page.obj.Resources = Dictionary(XObject=Dictionary({FORM: form}))
    return f"q {FORM} Do Q".encode()


def _taken(on: Paper, marks: Sequence[tuple[str, Anchor]]) -> Box:
    """Return how much the marks take from the left, bottom, right and top side of the paper."""
    foot = _FOOT[on.turn]
    taken = [0.0, 0.0, 0.0, 0.0]
    for words, where in marks:
        spot = stamp.place(on, words, where)
        side = (foot + 2) % 4 if where.value[1] else foot
        depth = abs(spot.box[(side + 2) % 4] - on.box[side]) + _GAP * spot.size
        taken[side] = max(taken[side], depth)
    return taken[0], taken[1], taken[2], taken[3]


def _within(box: Box, taken: Box) -> Box:
    return box[0] + taken[0], box[1] + taken[1], box[2] - taken[2], box[3] - taken[3]


def _drawing(page: Any) -> bytes:
    import pikepdf

    try:
        page.contents_coalesce()
        drawing: bytes = page.obj.Contents.read_bytes()
    except pikepdf.PdfError as wrong:
        raise RefusedError("exhibit_broken", detail="/Contents") from wrong
    return drawing


def _rounded(numbers: Sequence[float]) -> list[float]:
    return [round(number, _DIGITS) for number in numbers]
