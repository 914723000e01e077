"""Scans made on the spot, and words stored for them as if they had been recognised before."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from legal_docs import shipped
from legal_docs.bundling.ocr.engine import Engine
from legal_docs.bundling.ocr.layers import Recogniser
from legal_docs.bundling.ocr.lines import Line
from legal_docs.bundling.ocr.scans import scans
from tests.bundling import files

A4_PIXELS = (827, 1169)
"""An A4 page at 100 dots an inch; as it is put before the program it has 1414 × 2000 pixels."""


def line(
    text: str = "借款人：张三样", at: tuple[int, int] = (200, 300), score: float = 0.99, **size: int
) -> Line:
    """Return a level line whose upper left corner stands at `at`, 40 pixels high unless told."""
    wide, high = size.get("wide", 40 * len(text)), size.get("high", 40)
    x, y = at
    return Line(text, score, ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high)))


def picture(mark: int = 0, size: tuple[int, int] = A4_PIXELS) -> Image.Image:
    """Return a grey picture with a bar; another `mark` gives another picture."""
    made = Image.new("L", size, 235)
    ImageDraw.Draw(made).rectangle((100, 100 + mark, 300, 110 + mark), fill=30)
    return made


def scan(*pictures: Image.Image, **page: Any) -> bytes:
    """Return a PDF with a page for each picture; `page` sets its keys, such as `Rotate` and `CropBox`."""
    made = pikepdf.new()
    for one in pictures:
        out = BytesIO()
        one.save(out, "JPEG", quality=90)
        image = made.make_stream(
            out.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=one.width,
            Height=one.height, ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        new = made.add_blank_page(page_size=files.A4)
        new.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
        new.obj.Contents = made.make_stream(b"q 595 0 0 842 0 0 cm /Im Do Q")
        for key, value in page.items():
            new.obj[f"/{key}"] = value
    return files.saved(made)


def stored(home: Path, source: Path, words: Mapping[int, Sequence[Line]]) -> Recogniser:
    """Return a reader that has read the pages of `source` named in `words` before."""
    reader = Recogniser(home, Engine())
    for one in scans(source):
        if one.number in words:
            reader.remember(one.digest, tuple(words[one.number]))
    return reader


def written(*lines: str) -> Image.Image:
    """Return a picture of the lines, as a printer would set them, no larger than the program makes it."""
    made = Image.new("L", (740, 740), 255)
    face = ImageFont.truetype(str(shipped.font(shipped.SERIF)), 40)
    for number, text in enumerate(lines):
        ImageDraw.Draw(made).text((30, 20 + 70 * number), text, font=face, fill=20)
    return made


def places(pdf: bytes, words: str, page: int = 0) -> list[tuple[int, int, int, int]]:
    """Return where a viewer marks `words`: left, top, right, bottom in points of the page as it is seen."""
    with pypdfium2.PdfDocument(pdf) as opened:
        shown = opened[page]
        text = shown.get_textpage()
        place = shown.render(scale=1).get_posconv(shown).to_bitmap
        found = text.search(words).get_next()
        if found is None:
            return []
        boxes = []
        for number in range(text.count_rects(*found)):
            left, bottom, right, top = text.get_rect(number)
            (x0, y0), (x1, y1) = place(left, bottom), place(right, top)
            boxes.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
        return boxes
