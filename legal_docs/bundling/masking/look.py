"""What one page has to be masked, and whether there is anything on it the program cannot read."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from legal_docs.bundling import stamp, stampfont
from legal_docs.bundling.masking import letters
from legal_docs.bundling.masking.kinds import Kind, Unseen
from legal_docs.bundling.masking.letters import Letter
from legal_docs.bundling.masking.secrets import Secrets

_PICTURE = 300.0
"""From this area on (square points; a square centimetre is 800) the pictures of a page may hold writing."""
_CURVES = 100
"""From so many curves on, drawn lines may be writing."""


class Box(NamedTuple):
    """One rectangle to blacken, in the page's own coordinates."""

    kind: Kind
    box: stamp.Box


class Look(NamedTuple):
    """What a page has: boxes to blacken, how often each kind was found, what could not be read.

    `signs` are the non-ASCII signs it shows and `hidden` those to be masked, each with its font.
    """

    boxes: tuple[Box, ...] = ()
    found: tuple[Kind, ...] = ()
    unseen: frozenset[Unseen] = frozenset()
    is_worded: bool = False
    signs: frozenset[tuple[str, str]] = frozenset()
    hidden: frozenset[tuple[str, str]] = frozenset()


def at(page: Any, secrets: Secrets) -> Look:
    """Return what pdfium's `page` has of `secrets`; its text behind pictures and outside its edges too."""
    words = page.get_textpage()
    try:
        found = letters.read(words)
        spans = _spans(found, secrets, page.get_rotation())
        faces = tuple(letters.fonts(words))
        signs = [(face, one.sign) for face, one in zip(faces, found, strict=True)]
        gone = {place for places, _ in spans for place in places}
        return Look(
            boxes=tuple(_boxes(found, spans)),
            found=tuple(kind for _, kind in spans),
            unseen=frozenset(_unseen(page, found)),
            is_worded=any(one.box and face != stampfont.NAME for face, one in zip(faces, found, strict=True)),
            signs=frozenset(one for one in signs if not one[1].isascii()),
            hidden=frozenset(signs[place] for place in gone if not signs[place][1].isascii()),
        )
    finally:
        words.close()


def both(drawn: Look, said: Look) -> Look:
    """Return what a page has by the letters it draws together with what its substitute text says.

    Signs without a code of their own count as read where the substitute text names them.
    """
    counts = Counter(drawn.found) | Counter(said.found)
    read = drawn.unseen - ({Unseen.CODES} - said.unseen)
    return drawn._replace(
        boxes=tuple(dict.fromkeys((*drawn.boxes, *said.boxes))),
        found=tuple(counts.elements()),
        unseen=read,
        signs=drawn.signs | said.signs,
        hidden=drawn.hidden | said.hidden,
    )


def _spans(found: tuple[Letter, ...], secrets: Secrets, turn: int) -> list[tuple[frozenset[int], Kind]]:
    """Return each thing found once, as the places of its letters, whatever order it was found in."""
    kinds: dict[frozenset[int], Kind] = {}
    for order in letters.orders(found, turn):
        text = "".join(found[place].sign if place >= 0 else "\n" for place in order)
        for span in secrets.find(text):
            places = (order[at] for at in secrets.ends_kept(text, span))
            kinds.setdefault(frozenset(place for place in places if place >= 0), span.kind)
    return [
        (places, kind)
        for places, kind in sorted(kinds.items(), key=lambda each: sorted(each[0]))
        if places and not any(places < other for other in kinds)
    ]


def _boxes(found: tuple[Letter, ...], spans: list[tuple[frozenset[int], Kind]]) -> Iterator[Box]:
    """Yield boxes around the letters; those side by side share one."""
    for places, kind in spans:
        run: stamp.Box | None = None
        for place in sorted(places):
            box = found[place].ink
            if box is None:
                continue
            if run is not None and not _continues(run, box):
                yield Box(kind, run)
                run = None
            run = box if run is None else _joined(run, box)
        if run is not None:
            yield Box(kind, run)


def _continues(run: stamp.Box, box: stamp.Box) -> bool:
    """Return whether `box` stands in the line or the upright column of `run`, close by."""
    flat = min(run[3], box[3]) - max(run[1], box[1]) >= 0.6 * (box[3] - box[1])
    upright = min(run[2], box[2]) - max(run[0], box[0]) >= 0.6 * (box[2] - box[0])
    reach = max(box[3] - box[1], box[2] - box[0])
    gap = max(box[0] - run[2], run[0] - box[2]) if flat else max(box[1] - run[3], run[1] - box[3])
    return (flat or upright) and gap <= reach


def _joined(one: stamp.Box, other: stamp.Box) -> stamp.Box:
    low, high = map(min, one[:2], other[:2]), map(max, one[2:], other[2:])
    left, bottom, right, top = (*low, *high)
    return left, bottom, right, top


def _unseen(page: Any, found: tuple[Letter, ...]) -> Iterator[Unseen]:
    import pypdfium2.raw as pdfium

    things = [pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING]
    area, curves = 0.0, 0
    for thing in page.get_objects(filter=things, max_depth=15):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            area += _area(thing)
        elif thing.type == pdfium.FPDF_PAGEOBJ_PATH and curves < _CURVES:
            curves += _curves(thing, _CURVES - curves)
        elif thing.type == pdfium.FPDF_PAGEOBJ_SHADING:
            curves += _CURVES
    if area >= _PICTURE:
        yield Unseen.PICTURE
    if curves >= _CURVES:
        yield Unseen.DRAWN
    if any(letter.is_missing for letter in found):
        yield Unseen.FONT
    if not all(letter.is_coded for letter in found):
        yield Unseen.CODES


def _area(picture: Any) -> float:
    """Return the area of the picture; one inside a form, whose bounds are the form's, counts as large."""
    left, bottom, right, top = picture.get_bounds()
    return _PICTURE if picture.level else float((right - left) * (top - bottom))


def _curves(path: Any, most: int) -> int:
    """Return how many curves the path has; three points each, and no more than `most` are counted."""
    import pypdfium2.raw as pdfium

    count = 0
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_BEZIERTO:
            count += 1
        if count >= 3 * most:
            break
    return count // 3
