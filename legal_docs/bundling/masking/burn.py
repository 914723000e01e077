"""A page as a picture of itself with black boxes burnt in: no text, no other pixels beneath."""

import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import Any, NamedTuple

from legal_docs.bundling import stamp

DPI = 200
_FINE_DPI = 300
_MOST_PIXELS = 40_000_000
_PAD = 0.5
_QUALITY = 88
_CAST = 6


class Burnt(NamedTuple):
    """The pixels of a page as a PDF stream holds them."""

    data: bytes
    width: int
    height: int
    space: str
    method: str


def burn(page: Any, shown: stamp.Box, boxes: Sequence[stamp.Box], *, unit: float, is_photo: bool) -> Burnt:
    """Return pdfium's `page`, not turned, as pixels of its visible box `shown`, the boxes black.

    200 dots an inch, 300 where the page holds pictures, less for pages larger than a poster.
    """
    page.set_rotation(0)
    scale = _scale(shown, unit, _FINE_DPI if is_photo else DPI)
    drawn = page.render(scale=scale, draw_annots=False, may_draw_forms=False).to_pil().convert("RGB")
    _blacken(drawn, shown, boxes)
    return _packed(drawn, is_photo)


def padded(box: stamp.Box) -> stamp.Box:
    """Return the box a little larger, so that no half-covered pixel stays along its edge."""
    return box[0] - _PAD, box[1] - _PAD, box[2] + _PAD, box[3] + _PAD


def pixels(box: stamp.Box, shown: stamp.Box, size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Return where the box lies in a picture of `shown`, in pixels from the upper left corner."""
    across, down = size[0] / (shown[2] - shown[0]), size[1] / (shown[3] - shown[1])
    return (
        (box[0] - shown[0]) * across,
        (shown[3] - box[3]) * down,
        (box[2] - shown[0]) * across,
        (shown[3] - box[1]) * down,
    )


def _scale(shown: stamp.Box, unit: float, dpi: int) -> float:
    area = (shown[2] - shown[0]) * (shown[3] - shown[1])
    wanted = dpi / 72 * unit
    return float(min(wanted, (_MOST_PIXELS / area) ** 0.5))


def _blacken(drawn: Any, shown: stamp.Box, boxes: Sequence[stamp.Box]) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(drawn)
    for box in boxes:
        left, top, right, bottom = pixels(padded(box), shown, drawn.size)
        pen.rectangle((int(left // 1), int(top // 1), int(-(-right // 1)), int(-(-bottom // 1))), fill=0)


def _packed(drawn: Any, is_photo: bool) -> Burnt:
    """Return grey pixels where the page has no colour; photos as JPEG, all else without loss."""
    is_grey = _is_grey(drawn)
    kept = drawn.convert("L") if is_grey else drawn
    space = "/DeviceGray" if is_grey else "/DeviceRGB"
    if is_photo:
        out = BytesIO()
        kept.save(out, "JPEG", quality=_QUALITY, subsampling=0)
        return Burnt(out.getvalue(), kept.width, kept.height, space, "/DCTDecode")
    return Burnt(zlib.compress(kept.tobytes(), 6), kept.width, kept.height, space, "/FlateDecode")


def _is_grey(drawn: Any) -> bool:
    from PIL import ImageChops

    red, green, blue = drawn.split()
    apart = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return all(one.point(_is_cast).getbbox() is None for one in apart)


def _is_cast(apart: int) -> int:
    """Return white where two colours of a pixel are further apart than rounding makes them."""
    return 255 if apart > _CAST else 0
