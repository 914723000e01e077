"""Evidence files made on the spot: plain ones, odd ones, broken ones."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

A4 = (595, 842)


def pdf(pages: int = 1, words: str = "p", *, size: tuple[int, int] = A4) -> bytes:
    """Return a PDF whose pages say `<words>1`, `<words>2` …; words are ASCII."""
    made = pikepdf.new()
    font = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for number in range(1, pages + 1):
        page = made.add_blank_page(page_size=size)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        text = f"{words}{number}".encode()
        page.obj.Contents = made.make_stream(b"BT /F1 24 Tf 72 400 Td (" + text + b") Tj ET")
    return saved(made)


def saved(made: pikepdf.Pdf, **how: Any) -> bytes:
    out = BytesIO()
    made.save(out, deterministic_id="encryption" not in how, **how)
    return out.getvalue()


def changed(source: bytes, change: Callable[[pikepdf.Pdf], None], **how: Any) -> bytes:
    """Return the PDF after `change`."""
    with pikepdf.open(BytesIO(source)) as opened:
        change(opened)
        return saved(opened, **how)


def contents(made: pikepdf.Pdf, drawing: bytes, page: int = 0) -> None:
    made.pages[page].obj.Contents = made.make_stream(drawing)


def picture(size: tuple[int, int] = (600, 400), mode: str = "RGB") -> Image.Image:
    """Return a white picture with a red bar along its upper edge."""
    made = Image.new("RGB", size, "white")
    ImageDraw.Draw(made).rectangle((0, 0, size[0], size[1] // 5), fill="red")
    return made.convert(mode)


def image(made: Image.Image, kind: str, **how: Any) -> bytes:
    out = BytesIO()
    made.save(out, kind, **how)
    return out.getvalue()


def sideways(orientation: int, size: tuple[int, int] = (600, 400)) -> bytes:
    """Return a JPEG whose pixels lie on their side and whose EXIF says how to turn them upright."""
    turn = {
        3: Image.Transpose.ROTATE_180,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        8: Image.Transpose.ROTATE_270,
    }
    exif = Image.Exif()
    exif[0x0112] = orientation
    return image(picture(size).transpose(turn[orientation]), "JPEG", exif=exif, quality=95)


def workbook(
    sheets: dict[str, Sequence[Sequence[Any]]], change: Callable[[Any], None] | None = None
) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if change is not None:
        change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def document(*lines: str) -> bytes:
    from docx import Document

    made = Document()
    for line in lines:
        made.add_paragraph(line)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def folder(root: Path, files: dict[str, bytes]) -> Path:
    """Write `files` under `root` and return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root
