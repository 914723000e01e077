"""Which pages are scans, and how they are seen."""

from pathlib import Path

import pikepdf
import pytest

from legal_docs.bundling.ocr.scans import Scan, scans
from tests.bundling import files
from tests.bundling.ocr import made


def found(tmp_path: Path, pdf: bytes) -> list[Scan]:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    return list(scans(path))


def test_a_page_that_is_a_picture_is_a_scan_and_a_page_with_words_or_nothing_is_none(tmp_path: Path) -> None:
    def more(pdf: pikepdf.Pdf) -> None:
        with pikepdf.open(words) as other:
            pdf.pages.insert(0, other.pages[0])
        pdf.add_blank_page(page_size=files.A4)

    words = tmp_path / "words.pdf"
    words.write_bytes(files.pdf(1))
    assert [one.number for one in found(tmp_path, files.changed(made.scan(made.picture()), more))] == [2]


def test_a_picture_with_words_over_it_is_left_as_it_is(tmp_path: Path) -> None:
    def worded(pdf: pikepdf.Pdf) -> None:
        with pikepdf.open(words) as other:
            font = pdf.copy_foreign(other.pages[0].Resources.Font.F1)
        pdf.pages[0].add_resource(font, pikepdf.Name.Font, pikepdf.Name("/F1"))
        pdf.pages[0].contents_add(b"BT /F1 24 Tf 3 Tr 72 400 Td (scanned) Tj ET")

    words = tmp_path / "words.pdf"
    words.write_bytes(files.pdf(1))
    assert found(tmp_path, files.changed(made.scan(made.picture()), worded)) == []


@pytest.mark.parametrize(("side", "count"), [(80, 0), (120, 1)])
def test_a_small_ornament_makes_no_scan(tmp_path: Path, side: int, count: int) -> None:
    def small(pdf: pikepdf.Pdf) -> None:
        files.contents(pdf, f"q {side} 0 0 {side} 100 100 cm /Im Do Q".encode())

    assert len(found(tmp_path, files.changed(made.scan(made.picture()), small))) == count


def test_a_picture_inside_a_form_counts(tmp_path: Path) -> None:
    def formed(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        form = pdf.make_stream(b"/Im Do")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox, form.Resources = [0, 0, 1, 1], page.obj.Resources
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm=form))
        files.contents(pdf, b"595 0 0 842 0 0 cm /Fm Do")

    assert len(found(tmp_path, files.changed(made.scan(made.picture()), formed))) == 1


def test_a_page_is_seen_at_200_dots_an_inch_and_never_larger_than_2000(tmp_path: Path) -> None:
    whole, small = made.scan(made.picture()), made.scan(made.picture(), CropBox=[0, 0, 360, 72])
    assert found(tmp_path, whole)[0].picture.size == (1414, 2000)
    assert found(tmp_path, small)[0].picture.size == (1000, 200)


def test_the_same_page_has_the_same_digest_and_another_has_another(tmp_path: Path) -> None:
    one, again = (found(tmp_path, made.scan(made.picture()))[0].digest for _ in range(2))
    other, turned = made.scan(made.picture(1)), made.scan(made.picture(), Rotate=90)
    assert one == again and len(one) == 64
    assert len({one, found(tmp_path, other)[0].digest, found(tmp_path, turned)[0].digest}) == 3
