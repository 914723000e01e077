"""The running page number: `证据卷第 12 页`, where the page's reader looks for it, whatever way it lies.

The words 证据卷 tell it from a page number the exhibit itself may carry. It stands 6 mm from the
edge, outside where papers have their own footers; where one is there all the same, `room` is made.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple

from legal_docs.bundling import stampfont
from legal_docs.model.exhibit import BundleStyle, Exhibit, Original, StampPlace

FONT = "/BundleStamp"
CERTIFIED = "本复印件与原件核对一致　核对人："
"""What is printed on a copy for the person who compared it to sign behind."""
_SIZE = 10.0
_BASELINE = 17.0
_SIDE = 40.0
_CAP = 8.0
_A4_WIDTH = 595.0
_LARGEST = 4.0
_SHARE, _CERTIFIED_SHARE = 0.3, 0.26
"""How much of the page's width the number and the certification may take: so they never meet."""

Box = tuple[float, float, float, float]
_LETTER: Box = (0, 0, 612, 792)
"""What viewers take for a page without a box, or with an empty one."""


class Anchor(Enum):
    """Where on the page as it is read: (left, middle or right; is at the top)."""

    BOTTOM = (0, False)
    BOTTOM_LEFT = (-1, False)
    BOTTOM_RIGHT = (1, False)
    TOP_LEFT = (-1, True)
    TOP_RIGHT = (1, True)


class Paper(NamedTuple):
    """What of a page decides where a stamp goes: the box a reader sees, its turn, points in a unit."""

    box: Box
    turn: int
    unit: float


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


def text(label: str) -> str:
    """Return the stamp of the page called `label`."""
    return f"证据卷第 {label} 页"


def anchor(place: StampPlace, number: int) -> Anchor:
    """Return where page `number` of the bundle bears its number; the outer side changes."""
    if place is StampPlace.CENTRE:
        return Anchor.BOTTOM
    if place is StampPlace.OUTER:
        return Anchor.BOTTOM_RIGHT if number % 2 else Anchor.BOTTOM_LEFT
    return Anchor.TOP_RIGHT if number % 2 else Anchor.TOP_LEFT


def beside(place: StampPlace) -> Anchor:
    """Return where the words of certification stand: never where the number does."""
    return Anchor.BOTTOM_LEFT if place is StampPlace.CENTRE else Anchor.BOTTOM


def marks(style: BundleStyle, exhibit: Exhibit, offset: int) -> tuple[tuple[str, Anchor], ...]:
    """Return what is printed on the page `offset` pages after the exhibit's first, and where.

    That is its number, and on the first page of a copy the words of certification if they are asked for.
    """
    number = (exhibit.after or exhibit.first_page) + offset
    found = [(text(exhibit.page_label(offset)), anchor(style.stamp, number))]
    if style.certified and exhibit.original is Original.COPY and offset == exhibit.lead:
        found.append((CERTIFIED, beside(style.stamp)))
    return tuple(found)


def put(page: Any, font: Any, *marks: tuple[str, Anchor]) -> None:
    """Print each of the words at its place on `page`, after its own drawing.

    The page's own drawing must be shut off, as `pages` leaves it, and the places be free: see `press`.
    """
    equip(page, font)
    page.contents_add(drawing(paper(page.obj), marks))


def equip(page: Any, font: Any) -> None:
    """Give `page` the font of the stamps, as `stampfont.embed` returns it."""
    from pikepdf import Name

    page.add_resource(font, Name.Font, Name(FONT), replace_existing=True)


def drawing(on: Paper, marks: Sequence[tuple[str, Anchor]]) -> bytes:
    """Return the operators that print each of the words at its place."""
    return b"".join(_printed(words, place(on, words, where)) for words, where in marks)


def spot(page: Any, words: str, where: Anchor = Anchor.BOTTOM) -> Spot:
    """Return where `words` go on the page: its visible box, its /Rotate and its /UserUnit looked at."""
    return place(paper(page), words, where)


def paper(page: Any) -> Paper:
    """Return what of the page decides where a stamp goes."""
    return Paper(visible(page), rotation(page), float(page.get("/UserUnit", 1) or 1))


def place(on: Paper, words: str, where: Anchor) -> Spot:
    """Return where `words` go on the paper."""
    left, bottom, right, top = on.box
    across, height = (right - left, top - bottom) if on.turn in (0, 180) else (top - bottom, right - left)
    width = stampfont.load().width(words)
    share = _CERTIFIED_SHARE if words == CERTIFIED else _SHARE
    size = _size(min(across, height) * on.unit, across * share * on.unit, width) / on.unit
    scale, run = size / _SIZE, width * size
    side, at_top = where.value
    edge = min(_SIDE * scale, _SIDE / _A4_WIDTH * across)
    along = {-1: edge, 0: (across - run) / 2, 1: across - run - edge}[side]
    up = height - (_BASELINE + _CAP) * scale if at_top else _BASELINE * scale
    return {
        0: Spot(left + along, bottom + up, 1, 0, size, run),
        90: Spot(right - up, bottom + along, 0, 1, size, run),
        180: Spot(right - along, top - up, -1, 0, size, run),
        270: Spot(left + up, top - along, 0, -1, size, run),
    }[on.turn]


def visible(page: Any) -> Box:
    """Return the box a reader sees: CropBox within MediaBox, corners in order; never an empty one."""
    media = ordered(page.get("/MediaBox", _LETTER))
    media = media if _has_area(media) else _LETTER
    if "/CropBox" not in page:
        return media
    crop = ordered(page.CropBox)
    left, bottom, right, top = (*map(max, media[:2], crop[:2]), *map(min, media[2:], crop[2:]))
    seen = left, bottom, right, top
    return seen if _has_area(seen) else media


def rotation(page: Any) -> int:
    """Return the page's turn to the right: 0, 90, 180 or 270; what is no such turn counts as 0."""
    turn = int(page.get("/Rotate", 0) or 0) % 360
    return turn if turn in (90, 180, 270) else 0


def _size(shorter: float, room: float, width: float) -> float:
    """Return the type size: 10 pt on A4, larger on large pages, and no wider than its room."""
    wanted = _SIZE * min(max(shorter / _A4_WIDTH, 1.0), _LARGEST)
    return min(wanted, room / width)


def _has_area(box: Box) -> bool:
    return box[0] < box[2] and box[1] < box[3]


def ordered(box: Any) -> Box:
    """Return a box as a file gives it, by two of its corners, as left, bottom, right, top."""
    x0, y0, x1, y1 = (float(side) for side in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _printed(words: str, at: Spot) -> bytes:
    shown = stampfont.load().encoded(words).decode()
    return (
        "\n/Artifact <</Type /Pagination /Subtype /Footer>> BDC q 0 g 0 Tr BT "
        f"{FONT} {at.size:.3f} Tf {at.cos} {at.sin} {-at.sin} {at.cos} {at.x:.3f} {at.y:.3f} Tm "
        f"{shown} Tj ET Q EMC"
    ).encode()
