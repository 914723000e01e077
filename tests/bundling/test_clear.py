"""A stamp is clear if it can be read with nothing beneath; a masked page may have the same number beneath."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from legal_docs.bundling import clear, stamp, stampfont, watermark
from legal_docs.bundling.stamp import Anchor
from tests.bundling import files, seen
from tests.bundling.printed import BOTH, NUMBER, page, printed, scan

FREE = b"BT /F1 24 Tf 72 400 Td (Body) Tj ET"


def _is_clear(pdf: bytes) -> bool:
    with pikepdf.open(BytesIO(pdf)) as structure, pypdfium2.PdfDocument(pdf) as shown:
        return clear.is_clear(lambda: shown[0], stamp.paper(structure.pages[0].obj))


def _put(pdf: bytes, marks: Sequence[tuple[str, Anchor]] = NUMBER) -> bytes:
    """Return the page with the marks put on it without any room made."""
    return files.changed(pdf, lambda made: stamp.put(made.pages[0], stampfont.embed(made), *marks))


@pytest.mark.parametrize(
    "source", [page(FREE), page(FREE, Rotate=90), scan(0), page(b"0 g 0 0 595 842 re f")]
)
def test_what_was_printed_is_clear(source: bytes, tmp_path: Path) -> None:
    assert _is_clear(printed(source, tmp_path, BOTH))


@pytest.mark.parametrize("source", [scan(0), scan(120), page(b"0.5 G 0 20 m 595 20 l S")])
def test_a_stamp_over_a_scan_or_a_line_is_not_clear(source: bytes) -> None:
    assert not _is_clear(_put(source))


def test_certification_over_something_is_not_clear() -> None:
    left = page(b"0 g 60 15 30 12 re f")
    assert _is_clear(_put(left))
    assert not _is_clear(_put(left, BOTH))


def test_a_page_without_stamp_is_not_clear() -> None:
    assert not _is_clear(page(FREE))


def test_a_number_covered_afterwards_is_not_clear(tmp_path: Path) -> None:
    def cover(made: pikepdf.Pdf) -> None:
        made.pages[0].contents_add(b" q 1 g 0 0 595 50 re f Q")

    assert not _is_clear(files.changed(printed(page(FREE), tmp_path), cover))


def _as_picture(pdf: bytes, marks: Sequence[tuple[str, Anchor]], blot: bool = False) -> bytes:
    """Return the page as a picture with the marks on it again, as masking leaves it."""
    shown = seen.picture(pdf, scale=150 / 72)
    if blot:
        shown.paste((0, 0, 0), (520, 1690, 560, 1730))
    picture = files.image(shown, "JPEG", quality=90)

    def change(made: pikepdf.Pdf) -> None:
        one = made.make_stream(picture, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        one.Width, one.Height, one.BitsPerComponent = shown.width, shown.height, 8
        one.ColorSpace, one.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
        made.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=one))
        files.contents(made, b"q 595 0 0 842 0 0 cm /Page Do Q")

    return _put(files.changed(page(b""), change), marks)


def test_the_picture_of_a_masked_page_may_hold_the_same_number(tmp_path: Path) -> None:
    assert _is_clear(_as_picture(printed(page(FREE), tmp_path, BOTH), BOTH))


def test_the_picture_of_a_masked_page_may_hold_no_other_number_nor_anything_else(tmp_path: Path) -> None:
    original = printed(page(FREE), tmp_path, BOTH)
    other = ((stamp.text("7"), Anchor.BOTTOM), BOTH[1])
    assert not _is_clear(_as_picture(original, other))
    assert not _is_clear(_as_picture(original, BOTH, blot=True))


def test_the_mark_of_a_copy_handed_over_may_cross_the_number(tmp_path: Path) -> None:
    source, marked = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(
        printed(page(b"0 g 0 0 842 595 re f", MediaBox=pikepdf.Array([0, 0, 842, 595])), tmp_path)
    )
    watermark.put(source, marked, "仅供 某律师 办理本案使用 二〇二六年 不得外传 不得复制")
    assert _is_clear(marked.read_bytes())
