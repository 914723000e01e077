"""What a page has where its stamp goes: pictures by their place, all else by a small drawing of the place.

A picture is never unpacked for it: that would take longer than binding the page. So a scan that reaches
to the place counts as ink, white or not.
"""

from collections.abc import Iterator, Sequence
from ctypes import string_at
from math import ceil, floor
from pathlib import Path
from typing import Any, NamedTuple

from legal_docs.bundling.stamp import Box, Paper

WHITE = 254
"""A grey below this is ink; bare paper is 255."""
_PIXELS = 12.0
"""How many pixels are drawn across the place of a stamp: enough for a hairline to show."""

_Matrix = tuple[float, ...]
_UNMOVED: _Matrix = (1, 0, 0, 1, 0, 0)


class Drawn(NamedTuple):
    """A page's own drawing: whether each q has its Q, and the boxes of the pictures on it."""

    is_balanced: bool
    pictures: tuple[Box, ...] = ()


def drawn(page: Any) -> Drawn:
    """Return what is to be known of the drawing of `page`; one that cannot be parsed is not balanced."""
    import pikepdf

    given = page.obj.get("/Resources", {}).get("/XObject", {})
    wanted = "q Q cm Do" if len(given) else "q Q"
    pictures: list[Box] = []
    now, kept = _UNMOVED, []
    try:
        for command in pikepdf.parse_content_stream(page, wanted):
            match bytes(command.operator):
                case b"q":
                    kept.append(now)
                case b"Q":
                    now = kept.pop()
                case b"cm":
                    now = _after(tuple(map(float, command.operands)), now)
                case _:
                    pictures += _picture(given.get(command.operands[0]), now)
    except (pikepdf.PdfError, IndexError, TypeError, ValueError):
        return Drawn(is_balanced=False)
    return Drawn(not kept, tuple(pictures))


def _picture(drawn_now: Any, now: _Matrix) -> Iterator[Box]:
    if drawn_now is not None and drawn_now.get("/Subtype") == "/Image":
        a, b, c, d, e, f = now
        xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
        yield min(xs), min(ys), max(xs), max(ys)


def _after(new: _Matrix, now: _Matrix) -> _Matrix:
    """Return the matrix that first does `new` and then `now`."""
    a, b, c, d, e, f = new
    g, h, i, j, k, m = now
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def overlap(one: Box, other: Box) -> bool:
    """Return whether the two boxes have any of their area in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class Look:
    """The files the pages come from, as a viewer shows them; one is open at a time, and only if asked for."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._shown: Any = None

    def close(self) -> None:
        """Let go of the file."""
        if self._shown is not None:
            self._shown.close()
        self._path = self._shown = None

    def is_free(self, path: Path, number: int, on: Paper, boxes: Sequence[Box]) -> bool:
        """Return whether nothing can be seen in `boxes` of the page `number` (from 0) of the file `path`.

        `on` is its paper. What cannot be drawn is not free.
        """
        import pypdfium2

        try:
            if path != self._path:
                self.close()
                self._path, self._shown = path, pypdfium2.PdfDocument(path)
            shown = self._shown[number]
        except pypdfium2.PdfiumError:
            return False
        try:
            return shown.get_width() > 0 and all(darkest(shown, on, box) >= WHITE for box in boxes)
        finally:
            shown.close()


def darkest(shown: Any, on: Paper, box: Box) -> int:
    """Return the darkest grey in `box`, 0 to 255, of a page opened by pdfium, whose paper is `on`."""
    return min(strip(shown, on, box)[0])


def strip(shown: Any, on: Paper, box: Box, pixels: float = _PIXELS) -> tuple[bytes, tuple[int, int]]:
    """Return a box of the page in grey, as it is read, and its width and height in pixels.

    Its shorter side is `pixels` long. Annotations are not drawn. The width is a multiple of 4, so that a
    line has no filling.
    """
    import pypdfium2.raw as pdfium

    scale = pixels / min(box[2] - box[0], box[3] - box[1])
    left, top, right, bottom = (side * scale for side in _as_read(on, box))
    x, y = floor(left), floor(top)
    wide, high = max(4, ceil((right - x) / 4) * 4), max(1, ceil(bottom - y))
    bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        clip = pdfium.FS_RECTF(0, 0, wide, high)
        matrix = pdfium.FS_MATRIX(scale, 0, 0, scale, -x, -y)
        pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, shown.raw, matrix, clip, 0)
        return string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), wide * high), (wide, high)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _as_read(on: Paper, box: Box) -> Box:
    """Return the box as the page is read: left, top, right, bottom from the upper left corner."""
    left, bottom, right, top = on.box
    x0, y0, x1, y1 = box
    return {
        0: (x0 - left, top - y1, x1 - left, top - y0),
        90: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: (top - y1, right - x1, top - y0, right - x0),
    }[on.turn]
