"""Where the page number stands, judged by the picture a viewer draws."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from legal_docs.bundling import stamp, stampfont
from legal_docs.bundling.pages import pdf
from legal_docs.model.exhibit import StampPlace
from tests.bundling import files, seen
from tests.bundling.printed import printed

Change = Callable[[pikepdf.Pdf], None]


def _stamped(tmp_path: Path, change: Change, number: int = 128) -> bytes:
    """Return the page as the bundle would hold it: cleaned, then stamped."""
    path = tmp_path / "a.pdf"
    path.write_bytes(files.changed(files.pdf(1), change))
    return printed(pdf.to_pdf(path, title=""), tmp_path, [_mark(number)])


def _mark(number: int) -> tuple[str, stamp.Anchor]:
    return stamp.text(str(number)), stamp.Anchor.BOTTOM


def _blank(made: pikepdf.Pdf) -> None:
    files.contents(made, b"")


def _page(**entries: object) -> Change:
    def change(made: pikepdf.Pdf) -> None:
        _blank(made)
        for key, value in entries.items():
            made.pages[0].obj[f"/{key}"] = value

    return change


def _drawing(drawing: bytes) -> Change:
    return lambda made: files.contents(made, drawing)


SHAPES = {
    "plain": _page(),
    "turned right": _page(Rotate=90),
    "upside down": _page(Rotate=180),
    "turned left": _page(Rotate=270),
    "turned by a negative angle": _page(Rotate=-90),
    "turned by no right angle": _page(Rotate=45),
    "landscape": _page(MediaBox=Array([0, 0, 842, 595])),
    "cropped": _page(CropBox=Array([100, 200, 500, 700])),
    "cropped and turned": _page(CropBox=Array([100, 200, 500, 700]), Rotate=90),
    "crop box larger than the paper": _page(CropBox=Array([-50, -50, 900, 900])),
    "box away from the origin": _page(MediaBox=Array([-300, 1000, 295, 1842])),
    "box with its corners the wrong way": _page(MediaBox=Array([595, 842, 0, 0])),
    "box without any area": _page(MediaBox=Array([0, 0, 0, 842])),
    "crop box beside the paper": _page(CropBox=Array([700, 0, 900, 842])),
    "unbalanced q": _drawing(b"q 0.1 0 0 0.1 0 0 cm q 3 0 0 3 9 9 cm"),
    "too many Q": _drawing(b"Q Q q 2 0 0 2 0 0 cm"),
    "balanced but shifted": _drawing(b"0.24 0 0 0.24 50 50 cm 1 1 1 rg"),
    "open text object": _drawing(b"q BT /F1 9 Tf 3 Tr"),
    "no contents at all": lambda made: made.pages[0].obj.__delitem__("/Contents"),
    "no resources": lambda made: made.pages[0].obj.__delitem__("/Resources"),
}


@pytest.mark.parametrize("shape", [name for name in SHAPES if name != "no resources"])
def test_the_number_stands_upright_at_the_bottom_centre(shape: str, tmp_path: Path) -> None:
    shown = seen.picture(_stamped(tmp_path, SHAPES[shape]), scale=4)
    left, top, right, bottom = (side / 4 for side in seen.ink(shown))
    width, height = shown.width / 4, shown.height / 4
    assert abs((left + right) / 2 - width / 2) < 2
    assert 12 < height - bottom < 18
    assert 8 < bottom - top < 12
    assert 50 < right - left < 80


@pytest.mark.parametrize("shape", [name for name in SHAPES if name != "no resources"])
def test_the_number_is_the_same_picture_whatever_way_the_page_lies(shape: str, tmp_path: Path) -> None:
    def cut(change: Change) -> bytes:
        shown = seen.picture(_stamped(tmp_path, change), scale=4).convert("L")
        left, top, right, bottom = seen.ink(shown)
        small = shown.crop((left, top, right, bottom)).resize((68, 10))
        return small.tobytes()

    plain, turned = cut(SHAPES["plain"]), cut(SHAPES[shape])
    assert sum(abs(a - b) for a, b in zip(plain, turned, strict=True)) / len(plain) < 25


@pytest.mark.parametrize("shape", SHAPES)
def test_the_number_is_read_back_as_text(shape: str, tmp_path: Path) -> None:
    assert "证据卷第128页" in seen.squeezed(_stamped(tmp_path, SHAPES[shape]))


def test_a_large_page_gets_a_large_number_and_a_tiny_page_one_that_fits(tmp_path: Path) -> None:
    large = seen.picture(_stamped(tmp_path, _page(MediaBox=Array([0, 0, 2380, 3368]))))
    assert seen.ink(large)[3] - seen.ink(large)[1] > 30
    tiny = seen.picture(_stamped(tmp_path, _page(MediaBox=Array([0, 0, 30, 30]))), scale=20)
    left, _, right, _ = seen.ink(tiny)
    assert 0 < left < right < tiny.width


def test_a_user_unit_does_not_change_the_size_on_paper(tmp_path: Path) -> None:
    unit = _page(MediaBox=Array([0, 0, 119, 168.4]), UserUnit=5)
    with pikepdf.open(BytesIO(_stamped(tmp_path, unit))) as opened:
        spot = stamp.spot(opened.pages[0].obj, stamp.text("128"))
    assert spot.size * 5 == pytest.approx(10)


def test_the_drawing_under_the_number_is_the_same_as_before(tmp_path: Path) -> None:
    drawing = b"q 1 0 0 rg 50 300 200 200 re f Q Q q 0 0 1 rg 300 300 200 200 re f"
    before = seen.picture(files.changed(files.pdf(), _drawing(drawing)))
    after = seen.picture(_stamped(tmp_path, _drawing(drawing)))
    upper = (0, 0, 595, 800)
    assert before.crop(upper).tobytes() == after.crop(upper).tobytes()


def test_the_number_is_legible_on_a_black_scan(tmp_path: Path) -> None:
    shown = seen.picture(_stamped(tmp_path, _drawing(b"0 g 0 0 595 842 re f")), scale=4).convert("L")
    ground = shown.crop((0, 817 * 4, 595 * 4, 842 * 4))
    assert ground.getextrema() == (0, 255)
    assert sum(value > 200 for value in ground.tobytes()) > 0.97 * ground.width * ground.height


def test_number_and_certification_never_meet_on_a_narrow_page() -> None:
    for across in range(40, 600, 20):
        on = stamp.Paper((0, 0, across, 842), 0, 1)
        for place in (StampPlace.CENTRE, StampPlace.OUTER):
            for page in (1, 2):
                number = stamp.place(on, stamp.text("1234"), stamp.anchor(place, page)).box
                words = stamp.place(on, stamp.CERTIFIED, stamp.beside(place)).box
                assert number[2] < words[0] or words[2] < number[0]
                assert min(number[0], words[0]) > 0 and max(number[2], words[2]) < across


def test_a_trim_box_does_not_cut_a_page_that_had_to_be_wrapped(tmp_path: Path) -> None:
    def trimmed(made: pikepdf.Pdf) -> None:
        files.contents(made, b"1 0 0 rg 0 700 595 142 re f Q")
        made.pages[0].obj.TrimBox = Array([100, 100, 400, 400])

    assert seen.picture(_stamped(tmp_path, trimmed)).getpixel((300, 20)) == (255, 0, 0)


def test_pages_that_share_their_resources_each_keep_their_number(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(files.pdf(3))

    def number(made: pikepdf.Pdf) -> None:
        shared = made.make_indirect(Dictionary(Font=Dictionary(F1=made.pages[0].obj.Resources.Font.F1)))
        font = stampfont.embed(made)
        for at, page in enumerate(made.pages, 1):
            page.obj.Resources = shared
            stamp.put(page, font, _mark(at))

    made = files.changed(pdf.to_pdf(path, title=""), number)
    assert ["".join(text.split()) for text in seen.texts(made)] == [f"p{n}证据卷第{n}页" for n in (1, 2, 3)]
