"""One page of a PDF as a picture, to look at."""

import threading
from io import BytesIO

_one_at_a_time = threading.Lock()  # PDFium must not be used by two threads at once


def page_png(pdf: bytes, page: int, dpi: int) -> bytes:
    """Return page number `page` (the first is 1) as a PNG of `dpi` dots an inch."""
    from pypdfium2 import PdfDocument

    with _one_at_a_time, PdfDocument(pdf) as document:
        picture = document[page - 1].render(scale=dpi / 72).to_pil()
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
