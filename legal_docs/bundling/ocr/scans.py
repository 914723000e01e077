"""Pages without a word of text that bear a picture: found, and drawn as their reader sees them."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

_MOST_DOTS = 200 / 72
_LONGEST = 2000
_LEAST_SHARE = 0.02
_DEEP = 15

Place = Callable[[int, int], tuple[float, float]]


class Scan(NamedTuple):
    """A page that is a scan: its number from 1, as it is seen in grey, and from pixels to its own points.

    `place` can be asked as long as the page is open: until the next is taken.
    """

    number: int
    picture: Any
    place: Place

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the picture's size and pixels."""
        size = "x".join(map(str, self.picture.size)).encode()
        return hashlib.sha256(size + b"\n" + self.picture.tobytes()).hexdigest()


def scans(path: Path) -> Iterator[Scan]:
    """Yield the scanned pages of the PDF, one at a time: each is closed when the next is asked for."""
    from pypdfium2 import PdfDocument

    with PdfDocument(path) as file:
        for at in range(len(file)):
            with _opened(file, at) as page:
                if _is_scan(page):
                    yield _drawn(page, at + 1)


@contextmanager
def _opened(file: Any, at: int) -> Iterator[Any]:
    page = file[at]
    try:
        yield page
    finally:
        page.close()


def _is_scan(page: Any) -> bool:
    words = page.get_textpage()
    try:
        if words.count_chars() and words.get_text_range().strip():
            return False
    finally:
        words.close()
    width, height = page.get_size()
    return bool(_pictures(page) >= _LEAST_SHARE * width * height)


def _pictures(page: Any) -> float:
    """Return the area of the page's pictures; one inside a form has bounds of that, and counts as large."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    area = 0.0
    for thing in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=_DEEP):
        if thing.level:
            return float("inf")
        left, bottom, right, top = thing.get_bounds()
        area += (right - left) * (top - bottom)
    return area


def _drawn(page: Any, number: int) -> Scan:
    scale = min(_MOST_DOTS, _LONGEST / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    return Scan(number, bitmap.to_pil().convert("L"), bitmap.get_posconv(page).to_page)
