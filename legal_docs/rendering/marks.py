"""The ballot boxes ☐ ☑ ☒ of the element forms, which the packaged fonts do not have.

A font of these three, drawn here with straight lines, so that no further font has to be shipped.
"""

from functools import cache
from io import BytesIO

Point = tuple[int, int]

_FRAME: tuple[tuple[Point, ...], ...] = (  # as large as the □ of the packaged fonts
    ((100, -20), (100, 780), (900, 780), (900, -20)),
    ((150, 30), (850, 30), (850, 730), (150, 730)),
)
_TICK: tuple[Point, ...] = ((250, 370), (305, 425), (440, 285), (705, 635), (765, 585), (445, 165))
_CROSS: tuple[tuple[Point, ...], ...] = (
    ((270, 190), (690, 610), (730, 570), (310, 150)),
    ((270, 570), (310, 610), (730, 190), (690, 150)),
)
GLYPHS: dict[str, tuple[tuple[Point, ...], ...]] = {
    "☐": _FRAME,
    "☑": (*_FRAME, _TICK),
    "☒": (*_FRAME, *_CROSS),
}


@cache
def font() -> bytes:
    """Return the font file; always the same bytes."""
    from fontTools.fontBuilder import FontBuilder

    shapes = {" ": (), **GLYPHS}
    names = {mark: f"uni{ord(mark):04X}" for mark in shapes}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(mark): name for mark, name in names.items()})
    builder.setupGlyf({".notdef": _drawn(()), **{names[mark]: _drawn(shapes[mark]) for mark in shapes}})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", *names.values()), (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Ballot Marks", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


def _drawn(contours: tuple[tuple[Point, ...], ...]) -> object:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for first, *rest in contours:
        pen.moveTo(first)
        for point in rest:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()
