"""Pages of a PDF that are one picture and nothing else: scans and photos, which may lie on their side."""

from io import BytesIO
from typing import Any

from legal_docs.bundling import sideways

_LARGEST = 60_000_000
_SEEN = (300, 420)


def sideways_pages(pdf: Any) -> tuple[int, ...]:
    """Return the numbers, from 1, of the scanned pages whose lines clearly run up and down."""
    return tuple(number for number, page in enumerate(pdf.pages, 1) if _lies(page))


def _lies(page: Any) -> bool:
    found = _only_picture(page)
    if found is None:
        return False
    try:
        picture = _picture(found)
    except Exception:  # a picture that only a PDF program can draw (JBIG2 …); nothing is said of it
        return False
    return sideways.lies_sideways(_as_seen(page, picture))


def _only_picture(page: Any) -> Any:
    """Return the one picture of a page without fonts and forms, unless it is too large to look at."""
    import pikepdf

    given = page.obj.get("/Resources", {})
    drawn = list(given.get("/XObject", {}).values())
    if len(drawn) != 1 or given.get("/Font", {}) or not isinstance(drawn[0], pikepdf.Stream):
        return None
    picture = drawn[0]
    is_picture = picture.get("/Subtype") == "/Image"
    small = int(picture.get("/Width", 0)) * int(picture.get("/Height", 0)) <= _LARGEST
    return picture if is_picture and small else None


def _picture(stream: Any) -> Any:
    import pikepdf
    from PIL import Image

    if stream.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        picture = Image.open(BytesIO(stream.read_raw_bytes()))
        picture.draft("L", _SEEN)
        return picture
    return pikepdf.PdfImage(stream).as_pil_image()


def _as_seen(page: Any, picture: Any) -> Any:
    """Return the picture on its side where the page or its drawing turns it so; left or right is the same."""
    import pikepdf
    from PIL import Image

    turned = int(page.obj.get("/Rotate", 0) or 0) % 180 == 90
    for command in pikepdf.parse_content_stream(page, "cm"):
        a, b, c, d = (abs(float(value)) for value in list(command.operands)[:4])
        turned ^= b * c > a * d
    return picture.transpose(Image.Transpose.ROTATE_90) if turned else picture
