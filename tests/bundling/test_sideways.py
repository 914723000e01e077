"""A page whose lines run up and down is pointed out; nothing else is."""

from functools import cache
from io import BytesIO
from pathlib import Path

import img2pdf
import pikepdf
import pytest
from PIL import Image

from legal_docs.bundling import sideways, template
from legal_docs.bundling.pages import image, pdf
from tests.bundling import files, seen

_WORDS = (
    "甲方应当于每月二十一日前足额归还本息，逾期的，自逾期之日起按照约定的罚息利率计收罚息，直至清偿为止。"
)


@cache
def page() -> Image.Image:
    """Return a page of a contract, as scanned."""
    lines = [f"第{n}条　{_WORDS[n % 9 :]}{'乙方' * (n % 5)}。" for n in range(1, 24)]
    return seen.picture(template.page("text", title="合同", file="合同", lines=lines), scale=1.6).convert("L")


def _jpeg(picture: Image.Image, orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return files.image(picture, "JPEG", exif=exif)


@pytest.mark.parametrize("degrees", [90, 270])
def test_a_page_on_its_side_is_seen(degrees: int) -> None:
    assert sideways.lies_sideways(page().rotate(degrees, expand=True))


@pytest.mark.parametrize("degrees", [0, 180, 2])
def test_a_page_that_stands_or_is_a_little_askew_is_left_alone(degrees: int) -> None:
    assert not sideways.lies_sideways(page().rotate(degrees, expand=True, fillcolor=255))


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("L", (800, 1100), 255),
        Image.new("L", (800, 1100), 0),
        Image.new("L", (3, 3), 0),
        Image.effect_noise((800, 1100), 90),
        files.picture((800, 1100)),
        Image.linear_gradient("L").resize((800, 1100)).rotate(90, expand=True),
    ],
)
def test_what_is_no_text_is_left_alone(picture: Image.Image) -> None:
    assert not sideways.lies_sideways(picture)


def test_a_few_words_are_too_little_to_tell() -> None:
    small = Image.new("L", (800, 1100), 255)
    small.paste(page().crop((100, 300, 260, 420)).rotate(90, expand=True), (300, 300))
    assert not sideways.lies_sideways(small)


def test_a_page_of_which_a_part_stands_is_left_to_the_reader() -> None:
    mixed = Image.new("L", (400, 400), 255)
    for at in range(0, 400, 16):
        mixed.paste(0, (at, 80, at + 6, 400))
        mixed.paste(0, (0, at, 400, at + 6)) if at < 80 else None
    found = sideways.votes(mixed)
    assert found.upright >= 0.7 * found.inked
    assert not sideways.lies_sideways(mixed)


def test_a_photo_is_judged_as_its_camera_says_it_was_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(_jpeg(page().rotate(90, expand=True), 6))
    assert image.check(path, "a.jpg") == ()
    path.write_bytes(_jpeg(page(), 6))
    (told,) = image.check(path, "a.jpg")
    assert told.code == "exhibit_lies_sideways"
    assert "第1页" in told.zh


def test_the_pages_of_a_tiff_are_named(tmp_path: Path) -> None:
    lying = page().rotate(90, expand=True)
    path = tmp_path / "a.tif"
    path.write_bytes(files.image(page(), "TIFF", save_all=True, append_images=[lying, page(), lying]))
    (told,) = image.check(path, "a.tif")
    assert "第2、4页" in told.zh


def _scan(picture: Image.Image, kind: str = "JPEG") -> bytes:
    made: bytes = img2pdf.convert([files.image(picture, kind)], engine=img2pdf.Engine.pikepdf, nodate=True)
    return made


def _warned(tmp_path: Path, content: bytes) -> list[str]:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    return [problem.code for problem in pdf.check(path, "a.pdf")]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_scan_in_a_pdf_is_judged_as_it_is_shown(kind: str, tmp_path: Path) -> None:
    def turn(made: pikepdf.Pdf) -> None:
        made.pages[0].obj.Rotate = 90

    def draw_turned(made: pikepdf.Pdf) -> None:
        files.contents(made, b"q 0 842 -595 0 595 0 cm /Im0 Do Q")

    lying = page().rotate(90, expand=True)
    assert _warned(tmp_path, _scan(page(), kind)) == []
    assert _warned(tmp_path, _scan(lying, kind)) == ["exhibit_lies_sideways"]
    assert _warned(tmp_path, files.changed(_scan(lying, kind), turn)) == []
    assert _warned(tmp_path, files.changed(_scan(page(), kind), turn)) == ["exhibit_lies_sideways"]
    assert _warned(tmp_path, files.changed(_scan(page(), kind), draw_turned)) == ["exhibit_lies_sideways"]
    assert _warned(tmp_path, files.changed(_scan(lying, kind), draw_turned)) == []


def test_a_page_with_words_of_its_own_is_not_looked_at(tmp_path: Path) -> None:
    def write(made: pikepdf.Pdf) -> None:
        made.pages[0].obj.Resources.Font = pikepdf.Dictionary(F1=pikepdf.Dictionary(Type=pikepdf.Name.Font))

    assert _warned(tmp_path, files.changed(_scan(page().rotate(90, expand=True)), write)) == []


def test_a_picture_that_cannot_be_unpacked_here_is_passed_over(tmp_path: Path) -> None:
    def spoil(made: pikepdf.Pdf) -> None:
        (picture,) = made.pages[0].obj.Resources.XObject.values()
        picture.write(b"nothing", filter=pikepdf.Name.JBIG2Decode)

    spoiled = files.changed(_scan(page()), spoil)
    assert _warned(tmp_path, spoiled) == []
    with pikepdf.open(BytesIO(spoiled)) as opened:
        assert len(opened.pages) == 1


def test_many_pages_are_named_shortly() -> None:
    (told,) = sideways.warned(range(1, 13), "a")
    assert "第1、2、3、4、5、6、7、8、9、10等页" in told.zh
