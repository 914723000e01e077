"""The layer stands over the words it names, however the page is turned, cut or drawn."""

from pathlib import Path

import pikepdf
import pytest
from PIL import ImageChops

from legal_docs.bundling.ocr import layer
from legal_docs.bundling.ocr.scans import scans
from tests.bundling import files, seen
from tests.bundling.ocr import made

WORDS = "借款人：张三样"


def layered(tmp_path: Path, pdf: bytes, *lines: layer.Line) -> bytes:
    """Return the PDF with the lines on each of its scanned pages."""
    source, target = tmp_path / "source.pdf", tmp_path / "target.pdf"
    source.write_bytes(pdf)
    words = {one.number: layer.placed(lines or (made.line(WORDS),), one.place) for one in scans(source)}
    layer.write(source, target, words)
    return target.read_bytes()


def test_words_are_found_where_they_were_read(tmp_path: Path) -> None:
    pdf = layered(tmp_path, made.scan(made.picture()))
    assert seen.texts(pdf) == [WORDS]
    ((left, top, right, bottom),) = made.places(pdf, "张三样")
    in_points = 595 / 1414
    wide = 280 * in_points
    assert left == pytest.approx(200 * in_points + wide * 4 / 7, abs=2)
    assert (top, right, bottom) == pytest.approx((300 * in_points, 480 * in_points, 340 * in_points), abs=2)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, [100, 50, 500, 700]])
def test_the_place_is_right_on_turned_and_cropped_pages(
    tmp_path: Path, turn: int, crop: list[int] | None
) -> None:
    pdf = made.scan(made.picture(), Rotate=turn, **({"CropBox": crop} if crop else {}))
    source = tmp_path / "seen.pdf"
    source.write_bytes(pdf)
    (one,) = scans(source)
    shown = seen.picture(pdf)
    scale = shown.width / one.picture.width
    ((left, top, right, bottom),) = made.places(layered(tmp_path, pdf), WORDS)
    expected = [200 * scale, 300 * scale, 480 * scale, 340 * scale]
    assert [left, top, right, bottom] == pytest.approx(expected, abs=2)


def test_a_turn_and_a_box_that_the_page_inherits_count(tmp_path: Path) -> None:
    def inherited(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        for key in ("/Rotate", "/MediaBox"):
            pdf.Root.Pages[key] = page[key]
            del page[key]

    pdf = made.scan(made.picture(), Rotate=90)
    expected = made.places(layered(tmp_path, pdf), WORDS)
    assert made.places(layered(tmp_path, files.changed(pdf, inherited)), WORDS) == expected


@pytest.mark.parametrize(
    "before", [b"q 3 0 0 3 50 50 cm", b"Q q 2 0 0 2 9 9 cm", b"0.5 0 0 0.5 0 0 cm 50 Tz"]
)
def test_what_the_page_leaves_open_does_not_move_the_words(tmp_path: Path, before: bytes) -> None:
    def left_open(pdf: pikepdf.Pdf) -> None:
        files.contents(pdf, b"q 595 0 0 842 0 0 cm /Im Do Q " + before)

    plain = made.scan(made.picture())
    expected = made.places(layered(tmp_path, plain), WORDS)
    assert made.places(layered(tmp_path, files.changed(plain, left_open)), WORDS) == expected


def test_a_tilted_line_keeps_its_slope(tmp_path: Path) -> None:
    tilted = layer.Line("倾斜", 0.9, ((200, 300), (600, 400), (590, 440), (190, 340)))
    pdf = layered(tmp_path, made.scan(made.picture()), tilted)
    (one,) = made.places(pdf, "倾")
    (two,) = made.places(pdf, "斜")
    in_points = 595 / 1414
    assert two[0] - one[0] == pytest.approx(200 * in_points, abs=6)
    assert two[1] - one[1] == pytest.approx(50 * in_points, abs=3)


def test_no_pixel_changes_and_pages_without_words_are_left_alone(tmp_path: Path) -> None:
    source, target = tmp_path / "source.pdf", tmp_path / "target.pdf"
    source.write_bytes(made.scan(made.picture(), made.picture(5)))
    first = next(layer.placed((made.line(WORDS),), one.place) for one in scans(source))
    layer.write(source, target, {1: first})
    before, after = source.read_bytes(), target.read_bytes()
    for page in (0, 1):
        assert ImageChops.difference(seen.picture(before, page), seen.picture(after, page)).getbbox() is None
    assert seen.texts(after) == [WORDS, ""]
    with pikepdf.open(target) as opened:
        assert "/Font" not in opened.pages[1].Resources


def test_the_picture_keeps_its_bytes_and_the_file_is_the_same_each_time(tmp_path: Path) -> None:
    plain = made.scan(made.picture())
    (tmp_path / "another").mkdir()
    assert layered(tmp_path, plain) == layered(tmp_path / "another", plain)
    (tmp_path / "plain.pdf").write_bytes(plain)
    with pikepdf.open(tmp_path / "plain.pdf") as old, pikepdf.open(tmp_path / "target.pdf") as new:
        kept = [pdf.pages[0].Resources.XObject.Im.read_raw_bytes() for pdf in (old, new)]
    assert kept[0] == kept[1]
