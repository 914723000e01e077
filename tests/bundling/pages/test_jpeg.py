from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from legal_docs.bundling.pages import image, jpeg
from tests.bundling import files, seen


def _photo(**how: Any) -> bytes:
    return files.image(files.picture(), "JPEG", **how)


def test_what_stands_behind_the_picture_is_cut_off_and_said() -> None:
    whole = _photo(progressive=True)
    assert jpeg.cleaned(whole + b"PK\x03\x04 secret") == (whole, True)


def test_a_plain_photo_and_one_filled_up_with_zeros_are_left_as_they_are() -> None:
    for whole in (_photo(), _photo(progressive=True), _photo() + bytes(40)):
        assert jpeg.cleaned(whole) == (whole, False)


def test_a_photo_whose_end_is_not_found_is_left_as_it_is() -> None:
    cut = _photo()[:-2]
    assert jpeg.cleaned(cut) == (cut, False)
    assert jpeg.cleaned(b"\xff\xd8") == (b"\xff\xd8", False)


def test_a_thumbnail_inside_the_header_is_not_taken_for_the_end() -> None:
    exif = Image.Exif()
    exif[0x010E] = "\xff\xd9 x"
    whole = _photo(exif=exif, comment=b"\xff\xd9 inside a comment")
    assert jpeg.cleaned(whole + b"film") == (whole, True)


def test_only_the_first_picture_of_a_phone_file_is_a_page(tmp_path: Path) -> None:
    out = BytesIO()
    files.picture((600, 400)).save(out, "MPO", save_all=True, append_images=[files.picture((60, 40))])
    path = tmp_path / "a.jpg"
    path.write_bytes(out.getvalue())
    (told,) = image.check(path, "a.jpg")
    assert told.code == "exhibit_cleaned"
    made = image.to_pdf(path, title="照片")
    assert seen.sizes(made) == [(842, 595)]
    assert seen.picture(made).getpixel((421, 297 - 125))[0] > 200
    assert b"MPF\0" in out.getvalue()
    assert b"MPF\0" not in jpeg.cleaned(out.getvalue())[0]


def test_a_mirrored_phone_file_is_one_page_too(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 2
    out = BytesIO()
    more = [files.picture((60, 40))]
    files.picture((600, 400)).save(out, "MPO", save_all=True, append_images=more, exif=exif)
    path = tmp_path / "a.jpg"
    path.write_bytes(out.getvalue())
    assert seen.sizes(image.to_pdf(path, title="照片")) == [(842, 595)]
