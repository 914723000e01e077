from io import BytesIO

from fontTools.ttLib import TTFont

from legal_docs.rendering import marks


def test_the_font_has_the_three_boxes_and_a_space() -> None:
    with TTFont(BytesIO(marks.font())) as font:
        assert set(map(chr, font.getBestCmap())) == {" ", "☐", "☑", "☒"}


def test_the_font_is_the_same_each_time() -> None:
    assert marks.font.__wrapped__() == marks.font.__wrapped__()
