"""The watermark is on every page, upright as it is read, light, and never in the way of the words."""

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from legal_docs.bundling import watermark
from legal_docs.errors import ProofError
from tests.bundling import bundles, files

WORDS = "仅供 某某律师事务所 周某 使用　2026-06-30"


def _marked(tmp_path: Path, pdf: bytes, name: str = "marked.pdf") -> Path:
    source, into = tmp_path / "source.pdf", tmp_path / name
    source.write_bytes(pdf)
    watermark.put(source, into, WORDS)
    return into


def _seen(path: Path, page: int = 0) -> Any:
    with pypdfium2.PdfDocument(path) as shown:
        return shown[page].render(scale=1).to_pil().convert("L")


def _changed(tmp_path: Path, path: Path, page: int = 0) -> Any:
    return ImageChops.difference(_seen(tmp_path / "source.pdf", page), _seen(path, page))


def test_every_page_is_marked_lightly_and_nothing_is_covered(tmp_path: Path) -> None:
    path = _marked(tmp_path, files.pdf(3))
    for page in range(3):
        changed = _changed(tmp_path, path, page)
        assert changed.getbbox() is not None
        assert 10 < changed.getextrema()[1] < 60


def test_the_mark_stays_on_the_page_and_reaches_across_it(tmp_path: Path) -> None:
    path = _marked(tmp_path, files.pdf(1))
    left, top, right, bottom = _changed(tmp_path, path).getbbox()
    wide, high = _seen(path).size
    assert right - left > 0.6 * wide and bottom - top > 0.5 * high
    assert left > 0 and top > 0 and right < wide and bottom < high


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_it_is_read_the_same_way_on_a_turned_page(tmp_path: Path, turn: int) -> None:
    square = files.pdf(1, "", size=(600, 600))
    upright = _changed(tmp_path, _marked(tmp_path, square, "upright.pdf"))

    def rotate(made: pikepdf.Pdf) -> None:
        made.pages[0].Rotate = turn

    turned = _changed(tmp_path, _marked(tmp_path, files.changed(square, rotate), "turned.pdf"))
    apart = ImageChops.difference(upright, turned).point(lambda value: 255 if value > 12 else 0)
    assert (
        apart.histogram()[255] < 20 < upright.point(lambda value: 255 if value > 12 else 0).histogram()[255]
    )


def test_words_of_the_page_are_read_as_before(tmp_path: Path) -> None:
    pdf, bundle = bundles.bound()
    path = _marked(tmp_path, pdf)
    assert bundles.verified(path.read_bytes(), bundle) == ()


def test_drawing_that_was_left_open_does_not_move_it(tmp_path: Path) -> None:
    def leave_open(made: pikepdf.Pdf) -> None:
        files.contents(made, b"0.1 0 0 0.1 50 50 cm")

    plain = files.changed(files.pdf(1, ""), lambda made: files.contents(made, b""))
    one = _changed(tmp_path, _marked(tmp_path, plain, "a.pdf"))
    other = _changed(tmp_path, _marked(tmp_path, files.changed(plain, leave_open), "b.pdf"))
    assert one.getbbox() == other.getbbox()


def test_who_it_is_for_stands_in_the_properties(tmp_path: Path) -> None:
    with pikepdf.open(_marked(tmp_path, files.pdf(1))) as pdf:
        assert str(pdf.docinfo["/Subject"]) == WORDS


def test_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = (_marked(tmp_path, files.pdf(2), name).read_bytes() for name in ("a.pdf", "b.pdf"))
    assert one == two


def test_a_character_that_cannot_be_drawn_is_told(tmp_path: Path) -> None:
    (tmp_path / "source.pdf").write_bytes(files.pdf(1))
    with pytest.raises(ProofError, match="U\\+E000"):
        watermark.put(tmp_path / "source.pdf", tmp_path / "marked.pdf", "周\ue000")
