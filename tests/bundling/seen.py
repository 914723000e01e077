"""What a reader sees of a PDF: its text, its sizes, its pixels."""

import pypdfium2
from PIL import Image


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def squeezed(pdf: bytes) -> str:
    """Return all text without white space."""
    return "".join("".join(texts(pdf)).split())


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Return each page's width and height as it is read, in whole points."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [(round(page.get_width()), round(page.get_height())) for page in opened]


def picture(pdf: bytes, page: int = 0, scale: float = 1.0) -> Image.Image:
    """Return the page as a viewer draws it."""
    with pypdfium2.PdfDocument(pdf) as opened:
        drawn: Image.Image = opened[page].render(scale=scale).to_pil().convert("RGB")
        return drawn


def ink(shown: Image.Image) -> tuple[int, int, int, int]:
    """Return the box around all that is dark."""
    box = shown.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return box
