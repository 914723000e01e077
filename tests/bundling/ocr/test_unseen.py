"""The font that draws nothing: letters come back as they were, whatever they are."""

import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import ImageChops

from legal_docs.bundling.ocr.unseen import KEY, NAME, Drawn, Face
from tests.bundling import files, seen


def page(*lines: Drawn) -> bytes:
    """Return an A4 page that bears the lines."""

    def laid(pdf: pikepdf.Pdf) -> None:
        face = Face(letter for line in lines for letter in line.text)
        first = pdf.pages[0]
        first.add_resource(face.embed(pdf), pikepdf.Name.Font, pikepdf.Name(KEY))
        first.contents_add(face.drawing(lines))

    blank = pikepdf.new()
    blank.add_blank_page(page_size=files.A4)
    return files.changed(files.saved(blank), laid)


def drawn(text: str, up: float = 700, length: float = 200) -> Drawn:
    return Drawn(text, (100, up), (100 + length, up), 20)


@pytest.mark.parametrize(
    "text",
    ["借款人：张三样", "￥120,000.00 (4.35%)", "甲方 Bank-2024〔186〕号", "二〇二四年", "𠮷野家𡈼", "é½ß"],
)
def test_words_come_back_as_they_were(text: str) -> None:
    assert seen.texts(page(drawn(text)))[0] == text


def test_more_letters_than_one_block_of_the_map_holds_come_back() -> None:
    letters = "".join(chr(0x4E00 + 7 * at) for at in range(250))
    lines = [drawn(letters[at : at + 25], 800 - at) for at in range(0, 250, 25)]
    assert seen.squeezed(page(*lines)) == letters


def test_nothing_is_drawn() -> None:
    bare = seen.picture(page())
    assert ImageChops.difference(bare, seen.picture(page(drawn("借款人：张三样")))).getbbox() is None


def test_nothing_is_drawn_by_a_viewer_that_ignores_the_render_mode() -> None:
    def shown(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_coalesce()
        data = pdf.pages[0].Contents.read_bytes()
        assert b"3 Tr" in data
        files.contents(pdf, data.replace(b"3 Tr", b"0 Tr"))

    blank = seen.picture(page())
    loud = seen.picture(files.changed(page(drawn("借款人：张三样")), shown))
    assert ImageChops.difference(blank, loud).getbbox() is None


@pytest.mark.parametrize("text", ["甲1", "“1", "，.", "Ａa"])
def test_a_line_is_stretched_to_its_length_wide_letters_twice_the_narrow_ones(text: str) -> None:
    with pypdfium2.PdfDocument(page(drawn(text, length=300))) as opened:
        words = opened[0].get_textpage()
        wide, narrow = (words.get_charbox(at) for at in range(2))
    assert [round(side) for side in wide] == [100, 700, 300, 720]
    assert [round(side) for side in narrow] == [300, 700, 400, 720]


def test_a_line_without_length_or_height_is_left_out() -> None:
    point, flat = drawn("点", length=0), Drawn("平", (100, 100), (200, 100), 0)
    assert seen.texts(page(point, flat, drawn("有"))) == ["有"]


def test_the_font_is_embedded_under_its_name_and_always_the_same() -> None:
    assert page(drawn("甲")) == page(drawn("甲"))
    with pikepdf.open(BytesIO(page(drawn("甲")))) as opened:
        font = opened.pages[0].Resources.Font[KEY]
        assert str(font.BaseFont) == f"/{NAME}"
        program = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    with TTFont(BytesIO(program)) as read:
        assert read["head"].created == read["head"].modified == 2_082_844_800


def test_no_block_of_the_map_is_longer_than_the_format_allows() -> None:
    letters = "".join(chr(0x4E00 + at) for at in range(250))
    with pikepdf.open(BytesIO(page(drawn(letters)))) as opened:
        told = opened.pages[0].Resources.Font[KEY].ToUnicode.read_bytes().decode()
    assert [int(count) for count in re.findall(r"(\d+) beginbfchar", told)] == [100, 100, 50]
