"""Whether the stamps of a finished page can be read and hide nothing: drawn with them and without."""

from collections.abc import Callable, Sequence
from ctypes import addressof, c_float, create_string_buffer
from typing import Any

from legal_docs.bundling import ground, stampfont
from legal_docs.bundling.stamp import Box, Paper

_LAST = 8
"""Stamps are among the last things drawn: after them comes at most the mark of a copy handed over."""
_LEGIBLE, _FAINT = 128, 192
"""A stamp has greys below the first; the light mark of a copy handed over has none below the second."""
_FINE = 36.0
_BESIDE = 5


def is_clear(load: Callable[[], Any], on: Paper) -> bool:
    """Return whether the page bears a stamp, legible, with nothing dark beneath it.

    `load` opens the page anew with pdfium. A masked page is a picture with the number in it: there the
    number itself may lie beneath, and nothing else.
    """
    page = load()
    try:
        stamps = _stamps(page)
        boxes = [_box(one) for one in stamps]
        if not boxes or any(ground.darkest(page, on, box) >= _LEGIBLE for box in boxes):
            return False
        _take_out(page, stamps)
        dark = [box for box in boxes if ground.darkest(page, on, box) < _FAINT]
        return not dark or _is_itself(page, load, on, dark)
    finally:
        page.close()


def _is_itself(beneath: Any, load: Callable[[], Any], on: Paper, boxes: Sequence[Box]) -> bool:
    """Return whether all that is dark on the page `beneath` its stamps is their own shape."""
    page = load()
    try:
        stamps = {_address(one) for one in _stamps(page)}
        _take_out(page, [one for one in _objects(page) if _address(one) not in stamps])
        return all(_covers(_picture(page, on, box), _picture(beneath, on, box)) for box in boxes)
    finally:
        page.close()


def _covers(stamp: Any, beneath: Any) -> bool:
    from PIL import ImageChops, ImageFilter

    shape = stamp.filter(ImageFilter.MinFilter(_BESIDE)).point(lambda grey: 255 if grey < _FAINT else 0)
    return min(ImageChops.lighter(shape, beneath).tobytes()) >= _FAINT


def _picture(page: Any, on: Paper, box: Box) -> Any:
    from PIL import Image

    pixels, size = ground.strip(page, on, box, _FINE)
    return Image.frombytes("L", size, pixels)


def _stamps(page: Any) -> list[Any]:
    return [one for one in _objects(page)[-_LAST:] if _font(one) == stampfont.NAME]


def _objects(page: Any) -> list[Any]:
    import pypdfium2.raw as pdfium

    return [pdfium.FPDFPage_GetObject(page.raw, at) for at in range(pdfium.FPDFPage_CountObjects(page.raw))]


def _font(thing: Any) -> str:
    """Return the name of the font a text is set in; of anything else nothing."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_TEXT:
        return ""
    name = create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(thing), name, len(name))
    return name.value.decode("utf-8", "replace")


def _box(thing: Any) -> Box:
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _take_out(page: Any, things: Sequence[Any]) -> None:
    """Take objects out of the page as it is in memory; the file stays as it is."""
    import pypdfium2.raw as pdfium

    for one in things:
        pdfium.FPDFPage_RemoveObject(page.raw, one)
        pdfium.FPDFPageObj_Destroy(one)


def _address(thing: Any) -> int:
    return addressof(thing.contents)
