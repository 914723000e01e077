"""The running page number: `证据卷第 12 页`, bottom centre as the page is read, whatever way it lies.

The words 证据卷 tell it from a page number the exhibit itself may carry. It stands 6 mm above the
lower edge, below where papers have their own footers.
"""

from typing import Any, NamedTuple

from legal_docs.bundling import stampfont

FONT = "/BundleStamp"
_SIZE = 10.0
_BASELINE = 17.0
_A4_WIDTH = 595.0
_LARGEST = 4.0
_MARGIN_SHARE = 0.9
_VEIL = 0.8

Box = tuple[float, float, float, float]


class Spot(NamedTuple):
    """Where the stamp stands, in the page's own coordinates: start, direction (cos, sin), size."""

    x: float
    y: float
    cos: int
    sin: int
    size: float
    width: float

    @property
    def box(self) -> Box:
        """Return the rectangle (left, bottom, right, top) around the stamp."""
        up, down = self.size * 0.9, self.size * 0.3
        along = (self.width * self.cos, self.width * self.sin)
        xs = [self.x + a + b for a in (0, along[0]) for b in (-self.sin * up, self.sin * down)]
        ys = [self.y + a + b for a in (0, along[1]) for b in (self.cos * up, -self.cos * down)]
        return min(xs), min(ys), max(xs), max(ys)


def text(number: int) -> str:
    """Return the stamp of page `number`."""
    return f"证据卷第 {number} 页"


def put(page: Any, font: Any, number: int) -> None:
    """Stamp `number` on `page`, after its own drawing. What that left open was closed by `pages`."""
    from pikepdf import Dictionary, Name

    page.add_resource(font, Name.Font, Name(FONT), replace_existing=True)
    page.add_resource(Dictionary(ca=_VEIL), Name.ExtGState, Name("/BundleVeil"), replace_existing=True)
    page.contents_add(b"q", prepend=True)
    page.contents_add(b"Q " + _drawing(text(number), spot(page.obj, text(number))))


def spot(page: Any, words: str) -> Spot:
    """Return where `words` go on the page: its visible box, its /Rotate and its /UserUnit looked at."""
    left, bottom, right, top = visible(page)
    turn = rotation(page)
    unit = float(page.get("/UserUnit", 1) or 1)
    sides = (right - left) * unit, (top - bottom) * unit
    width = stampfont.load().width(words)
    size = _size(min(sides), sides[turn in (90, 270)], width) / unit
    rise = _BASELINE * size / _SIZE
    half = width * size / 2
    middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
    return {
        0: Spot(middle_x - half, bottom + rise, 1, 0, size, 2 * half),
        90: Spot(right - rise, middle_y - half, 0, 1, size, 2 * half),
        180: Spot(middle_x + half, top - rise, -1, 0, size, 2 * half),
        270: Spot(left + rise, middle_y + half, 0, -1, size, 2 * half),
    }[turn]


def visible(page: Any) -> Box:
    """Return the box a reader sees: CropBox within MediaBox, corners in order."""
    media = _ordered(page.get("/MediaBox", [0, 0, 612, 792]))
    crop = _ordered(page.get("/CropBox", page.get("/MediaBox", [0, 0, 612, 792])))
    seen = (*map(max, media[:2], crop[:2]), *map(min, media[2:], crop[2:]))
    left, bottom, right, top = seen
    return (left, bottom, right, top) if left < right and bottom < top else media


def rotation(page: Any) -> int:
    """Return the page's turn to the right: 0, 90, 180 or 270; what is no such turn counts as 0."""
    turn = int(page.get("/Rotate", 0) or 0) % 360
    return turn if turn in (90, 180, 270) else 0


def _size(shorter: float, across: float, width: float) -> float:
    """Return the type size: 10 pt on A4, larger on large pages, and never wider than a small page."""
    wanted = _SIZE * min(max(shorter / _A4_WIDTH, 1.0), _LARGEST)
    return min(wanted, across * _MARGIN_SHARE / width)


def _ordered(box: Any) -> Box:
    x0, y0, x1, y1 = (float(side) for side in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _drawing(words: str, at: Spot) -> bytes:
    """Return the operators: a thin white veil, so that the number is legible on a dark scan, and the text."""
    shown = stampfont.load().encoded(words).decode()
    left, bottom, right, top = at.box
    veil = f"/BundleVeil gs 1 g {left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re f"
    return (
        f"/Artifact <</Type /Pagination /Subtype /Footer>> BDC q q {veil} Q 0 g 0 Tr BT "
        f"{FONT} {at.size:.3f} Tf {at.cos} {at.sin} {-at.sin} {at.cos} {at.x:.3f} {at.y:.3f} Tm "
        f"{shown} Tj ET Q EMC"
    ).encode()
