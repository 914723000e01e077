"""JPEG, PNG, TIFF, HEIC: one A4 page a picture, upright by EXIF, its pixels untouched where PDF allows."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from legal_docs.bundling import sideways
from legal_docs.bundling.pages import jpeg
from legal_docs.bundling.refusal import RefusedError, warning
from legal_docs.model.problem import Problem

MAX_PIXELS = 120_000_000
MAX_FRAMES = 500
_MARGIN = 12 / 25.4 * 72
_A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)
_ORIENTATION = 0x0112
_TURNS = {3: "180", 6: "90", 8: "270"}
_MIRRORED = {2, 4, 5, 7}
_JPEGS = {"JPEG", "MPO"}
_PASSED_ON = {*_JPEGS, "PNG", "TIFF"}
_SEEN = (600, 600)
_HEIC_QUALITY = 95


def check(path: Path, file: str) -> tuple[Problem, ...]:
    """Return warnings; raises RefusedError if the picture is broken or a bomb. Every frame is decoded."""
    lying = []
    with _opened(path) as picture:
        for number, frame in enumerate(_frames(picture), 1):
            if picture.format in _JPEGS:
                frame.draft("L", _SEEN)
            frame.load()
            if sideways.lies_sideways(_upright(frame)):
                lying.append(number)
        is_jpeg = picture.format in _JPEGS
    more = is_jpeg and jpeg.cleaned(path.read_bytes())[1]
    found = [warning("exhibit_cleaned", file, detail="图片之后附带的其他内容")] if more else []
    return (*found, *sideways.warned(lying, file))


def to_pdf(path: Path, *, title: str) -> bytes:
    """Return one A4 page for each frame, portrait or landscape as the picture is."""
    with _opened(path) as picture:
        if _can_pass(picture) and (pdf := _passed(path, picture)) is not None:
            return pdf
    with _opened(path) as picture:
        return _pages([_encoded(frame, str(picture.format)) for frame in _frames(picture)], "0")


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """Give the picture; a fault while it is read is a RefusedError. The size is looked at before decoding."""
    from PIL import Image, UnidentifiedImageError
    from pillow_heif import register_heif_opener

    register_heif_opener()
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with _whole_or_nothing(), Image.open(path) as picture:
                yield picture
    except (Image.DecompressionBombError, MemoryError):
        raise RefusedError("exhibit_too_large", detail=f"> {MAX_PIXELS // 1_000_000} MP") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as wrong:
        raise RefusedError("exhibit_broken", detail=type(wrong).__name__) from wrong


@contextmanager
def _whole_or_nothing() -> Iterator[None]:
    """Let Pillow refuse a picture that is cut short: WeasyPrint switches that off for the whole process."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _frames(picture: Any) -> Iterator[Any]:
    """Yield the pictures of the file; what a camera keeps beside a photo (MPO) is not one of them."""
    count = 1 if picture.format == "MPO" else getattr(picture, "n_frames", 1)
    if count > MAX_FRAMES:
        raise RefusedError("exhibit_too_large", detail=f"{count} > {MAX_FRAMES}")
    for number in range(count):
        picture.seek(number)
        if picture.width * picture.height > MAX_PIXELS:
            raise RefusedError("exhibit_too_large", detail=f"{picture.width} × {picture.height}")
        yield picture


def _can_pass(picture: Any) -> bool:
    """Return whether img2pdf can embed the file as it is: no transparency, no mirroring, not HEIC."""
    if picture.format not in _PASSED_ON:
        return False
    plain = picture.mode not in ("RGBA", "LA", "PA", "La", "RGBa") and "transparency" not in picture.info
    many = picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1
    turned = any(_orientation(frame) != 1 for frame in _frames(picture)) if many else False
    picture.seek(0)
    return plain and not turned and _orientation(picture) not in _MIRRORED


def _passed(path: Path, picture: Any) -> bytes | None:
    """Return the pages made without touching the pixels, or None where img2pdf declines."""
    raw = path.read_bytes()
    try:
        return _pages(
            [jpeg.cleaned(raw)[0] if picture.format in _JPEGS else raw],
            _TURNS.get(_orientation(picture), "0"),
        )
    except Exception:  # img2pdf raises many kinds, among them bare Exception
        return None


def _orientation(frame: Any) -> int:
    return int(frame.getexif().get(_ORIENTATION, 1) or 1)


def _encoded(frame: Any, source: str) -> bytes:
    """Return the frame upright and opaque: PNG without loss, HEIC (already lossy) as a fine JPEG."""
    upright = _opaque(_upright(frame))
    out = BytesIO()
    if source in ("HEIF", "HEIC"):
        upright.convert("RGB").save(out, "JPEG", quality=_HEIC_QUALITY, subsampling=0)
    else:
        upright.save(out, "PNG")
    return out.getvalue()


def _upright(frame: Any) -> Any:
    from PIL import ImageOps

    return _eight_bit(ImageOps.exif_transpose(frame))


def _eight_bit(frame: Any) -> Any:
    """Return 16-bit grey scaled to 8 bits; PIL's own conversion would cut it off to white."""
    if frame.mode.startswith("I"):
        return frame.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return frame


def _opaque(frame: Any) -> Any:
    from PIL import Image

    if frame.mode in ("1", "L", "RGB") and "transparency" not in frame.info:
        return frame
    if frame.mode not in ("RGBA", "LA", "PA", "P", "La", "RGBa", "L", "RGB"):
        return frame.convert("RGB")
    seen = frame.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    white.alpha_composite(seen)
    return white.convert("RGB")


def _pages(pictures: list[bytes], turn: str) -> bytes:
    import img2pdf

    pdf: bytes = img2pdf.convert(
        pictures,
        layout_fun=_layout,
        rotation=img2pdf.Rotation[turn],
        engine=img2pdf.Engine.pikepdf,
        nodate=True,
    )
    return pdf


def _layout(width: int, height: int, dpi: tuple[float, float]) -> Any:
    """Return img2pdf's layout: A4 as the stored pixels lie, shrunk into the margins, never blown up.

    /Rotate then turns the page together with the picture, so the upright page is the right way too.
    """
    import img2pdf

    page = (_A4[1], _A4[0]) if width > height else _A4
    fit = img2pdf.get_layout_fun(pagesize=page, border=(_MARGIN, _MARGIN), fit=img2pdf.FitMode.shrink)
    return fit(width, height, dpi)
