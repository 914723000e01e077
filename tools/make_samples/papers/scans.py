"""Pictures: pages that look scanned or photographed. Noise is seeded, so the bytes are the same each time."""

import io
import random

import img2pdf
import pikepdf
import pillow_heif
import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageOps

SIDEWAYS = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
"""EXIF orientation -> how the stored picture is turned so that a viewer turns it back."""


def pages(made: bytes, dpi: int) -> list[Image.Image]:
    """Return the pages of a PDF as pictures."""
    document = pypdfium2.PdfDocument(made)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def _noise(size: tuple[int, int], seed: int, strength: int) -> Image.Image:
    grain = Image.frombytes("L", size, random.Random(seed).randbytes(size[0] * size[1]))
    return grain.filter(ImageFilter.BoxBlur(1)).point(
        lambda v: max(0, min(255, (v - 128) * strength // 64 + 128))
    )


def worn(page: Image.Image, seed: int, *, angle: float = 0.7, strength: int = 8) -> Image.Image:
    """Return the page as a scanner sees it: grey, a little askew, with grain."""
    grey = ImageOps.grayscale(page).rotate(angle, Image.Resampling.BICUBIC, fillcolor=250)
    return ImageChops.add(grey, _noise(grey.size, seed, strength), scale=1, offset=-128)


def scanned(made: bytes, *, seed: int, dpi: int = 96, quality: int = 32, angle: float = 0.7) -> bytes:
    """Return a PDF of grey JPEG pages made from the PDF `made`."""
    files = [
        jpeg(worn(page, seed + at, angle=angle if at % 2 == 0 else -angle / 2), quality=quality)
        for at, page in enumerate(pages(made, dpi))
    ]
    return _bound(files, dpi)


def faxed(made: bytes, *, dpi: int = 130, angle: float = 0.4) -> bytes:
    """Return a PDF of black-and-white pages (CCITT group 4), as an archive scanner makes them."""
    files = []
    for at, page in enumerate(pages(made, dpi)):
        turned = ImageOps.grayscale(page).rotate(
            angle if at % 2 else -angle, Image.Resampling.BICUBIC, fillcolor=255
        )
        out = io.BytesIO()
        turned.point(lambda v: 255 if v > 170 else 0).convert("1").save(
            out, "TIFF", compression="group4", dpi=(dpi, dpi)
        )
        files.append(out.getvalue())
    return _bound(files, dpi)


def _bound(files: list[bytes], dpi: int) -> bytes:
    size = (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297))
    made = img2pdf.convert(files, layout_fun=img2pdf.get_layout_fun(size), nodate=True)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as document:
        if "/ID" in document.trailer:
            del document.trailer["/ID"]
        document.save(out, deterministic_id=True)
    return out.getvalue()


def jpeg(image: Image.Image, *, quality: int = 40, orientation: int | None = None) -> bytes:
    """Return a JPEG; with an `orientation` it is stored sideways and says so in its EXIF data."""
    exif = Image.Exif()
    if orientation:
        image = image.transpose(SIDEWAYS[orientation])
        exif[0x0112] = orientation
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, exif=exif)
    return out.getvalue()


def photographed(page: Image.Image, seed: int, *, desk: tuple[int, int, int] = (96, 84, 70)) -> Image.Image:
    """Return the page lying on a desk, a little askew and unevenly lit."""
    width, height = page.width + 90, page.height + 80
    picture = Image.new("RGB", (width, height), desk)
    mask = Image.new("L", page.size, 255).rotate(1.6, Image.Resampling.BICUBIC, expand=True)
    turned = page.rotate(1.6, Image.Resampling.BICUBIC, expand=True, fillcolor=desk)
    picture.paste(turned, ((width - turned.width) // 2, (height - turned.height) // 2), mask)
    light = Image.linear_gradient("L").resize((width, height)).point(lambda v: 205 + v // 6)
    lit = ImageChops.multiply(picture, Image.merge("RGB", (light, light, light)))
    grain = _noise((width, height), seed, 8)
    return ImageChops.add(lit, Image.merge("RGB", (grain, grain, grain)), scale=1, offset=-128)


def photo(
    made: bytes, *, seed: int, orientation: int | None = None, dpi: int = 90, quality: int = 38
) -> bytes:
    """Return a JPEG photograph of the first page of `made`."""
    return jpeg(photographed(pages(made, dpi)[0], seed), quality=quality, orientation=orientation)


def heic(made: bytes, *, seed: int, dpi: int = 90, quality: int = 35) -> bytes:
    """Return a HEIC photograph of the first page of `made`."""
    out = io.BytesIO()
    pillow_heif.from_pillow(photographed(pages(made, dpi)[0], seed)).save(out, quality=quality)
    return out.getvalue()


def png(made: bytes, *, dpi: int = 96, colours: int = 16) -> bytes:
    """Return a PNG of the first page of `made` with few colours, as a screen shot or print-out is."""
    out = io.BytesIO()
    pages(made, dpi)[0].quantize(colours).save(out, "PNG", optimize=True)
    return out.getvalue()
