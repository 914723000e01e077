from io import BytesIO

from PIL import Image

from legal_docs.rendering.pdf import html_to_pdf
from legal_docs.rendering.picture import page_png


def test_the_asked_page_is_drawn_in_the_asked_size() -> None:
    pdf = html_to_pdf("<style>@page{size:A4}</style><p>甲</p><p style='break-before:page'>乙</p>")
    first, second = (Image.open(BytesIO(page_png(pdf, number, 72))) for number in (1, 2))
    assert first.size == (596, 842) or first.size == (595, 842)
    assert first.tobytes() != second.tobytes()
