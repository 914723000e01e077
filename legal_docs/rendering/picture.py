"""One page of a PDF as a picture, to look at."""

from io import BytesIO


def page_png(pdf: bytes, page: int, dpi: int) -> bytes:
    """Return page number `page` (the first is 1) as a PNG of `dpi` dots an inch."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        picture = document[page - 1].render(scale=dpi / 72).to_pil()
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
