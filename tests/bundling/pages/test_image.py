from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from legal_docs.bundling.pages import image
from legal_docs.bundling.refusal import RefusedError
from tests.bundling import files, seen

TALL, WIDE = (595, 842), (842, 595)


def _made(tmp_path: Path, name: str, content: bytes) -> bytes:
    path = tmp_path / name
    path.write_bytes(content)
    assert image.check(path, name) == ()
    return image.to_pdf(path, title="照片")


def _refused(tmp_path: Path, content: bytes) -> str:
    path = tmp_path / "a"
    path.write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        image.check(path, "a")
    return refused.value.code


@pytest.mark.parametrize("orientation", [3, 5, 6, 8])
def test_a_photo_stands_upright_however_the_camera_was_held(orientation: int, tmp_path: Path) -> None:
    pdf = _made(tmp_path, "a.jpg", files.sideways(orientation))
    assert seen.sizes(pdf) == [WIDE]
    shown = seen.picture(pdf)
    upper, lower = shown.getpixel((421, 297 - 125)), shown.getpixel((421, 297 + 125))
    assert upper[0] > 200 > 80 > upper[1]
    assert min(lower) > 230


def test_a_jpeg_is_embedded_byte_for_byte(tmp_path: Path) -> None:
    scan = files.sideways(6)
    body = scan[scan.index(b"\xff\xdb") : scan.index(b"\xff\xda") + 200]
    assert body in _made(tmp_path, "a.jpg", scan)


def test_every_page_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    first = files.picture((400, 600))
    rest = [files.picture((600, 400)), files.picture((400, 600), "1")]
    pdf = _made(tmp_path, "a.tif", files.image(first, "TIFF", save_all=True, append_images=rest))
    assert seen.sizes(pdf) == [TALL, WIDE, TALL]


def test_a_heic_photo_becomes_a_page(tmp_path: Path) -> None:
    pillow_heif.register_heif_opener()
    pdf = _made(tmp_path, "a.heic", files.image(files.picture(), "HEIF", quality=90))
    assert seen.picture(pdf).getpixel((421, 297 - 125))[0] > 200


def test_sixteen_bit_grey_keeps_its_shade(tmp_path: Path) -> None:
    pdf = _made(tmp_path, "a.png", files.image(Image.new("I;16", (300, 300), 40_000), "PNG"))
    assert seen.picture(pdf).getpixel((297, 421)) == pytest.approx((155, 155, 155), abs=3)


def test_sixteen_bit_grey_keeps_its_shade_when_it_is_encoded_anew(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 5
    pdf = _made(tmp_path, "a.png", files.image(Image.new("I;16", (300, 300), 40_000), "PNG", exif=exif))
    assert seen.picture(pdf).getpixel((297, 421)) == pytest.approx((155, 155, 155), abs=3)


def test_a_cmyk_jpeg_keeps_its_colours(tmp_path: Path) -> None:
    pdf = _made(tmp_path, "a.jpg", files.image(files.picture(mode="CMYK"), "JPEG", quality=95))
    shown = seen.picture(pdf)
    assert shown.getpixel((421, 297 - 125))[0] > 180 > 120 > shown.getpixel((421, 297 - 125))[1]
    assert min(shown.getpixel((421, 297 + 125))) > 230


def test_a_transparent_png_lies_on_white(tmp_path: Path) -> None:
    pdf = _made(tmp_path, "a.png", files.image(Image.new("RGBA", (300, 300), (0, 0, 255, 0)), "PNG"))
    assert seen.picture(pdf).getpixel((297, 421)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA"])
def test_every_usual_mode_becomes_a_page(mode: str, tmp_path: Path) -> None:
    made = files.picture(mode="L").convert(mode) if mode != "P" else files.picture().convert("P")
    assert seen.sizes(_made(tmp_path, "a.png", files.image(made, "PNG"))) == [WIDE]


@pytest.mark.parametrize("size", [(1, 1), (20_000, 40), (40, 20_000)])
def test_odd_sizes_fit_on_a4_and_are_not_blown_up(size: tuple[int, int], tmp_path: Path) -> None:
    pdf = _made(tmp_path, "a.png", files.image(Image.new("L", size), "PNG"))
    assert seen.sizes(pdf) == [WIDE if size[0] > size[1] else TALL]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert _refused(tmp_path, files.image(Image.new("1", (20_000, 20_000)), "PNG")) == "exhibit_too_large"


def test_a_picture_cut_short_is_refused_after_a_page_was_printed_too(tmp_path: Path) -> None:
    import weasyprint  # noqa: F401  it tells Pillow to accept such pictures, for the whole process

    whole = files.image(Image.effect_noise((400, 400), 90), "JPEG")
    assert _refused(tmp_path, whole[: len(whole) // 2]) == "exhibit_broken"


def test_a_picture_cut_short_is_refused(tmp_path: Path) -> None:
    whole = files.image(Image.effect_noise((400, 400), 90), "JPEG")
    assert _refused(tmp_path, whole[: len(whole) // 2]) == "exhibit_broken"
    png = files.image(Image.effect_noise((400, 400), 90), "PNG")
    assert _refused(tmp_path, png[: len(png) // 2]) == "exhibit_broken"
