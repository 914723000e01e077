from pathlib import Path

import pikepdf
import pytest

from legal_docs.bundling.masking.areas import Area, box_on, read
from legal_docs.errors import BadInputError

GOOD = """
looked_at = ["3", "5-7", "ii", 9]
[[area]]
page = "12A"
box = [10, 20.5, 30, 5]
[[area]]
page = 4
box = [0, 0, 100, 50]
unit = "percent"
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "areas.toml"
    path.write_text(text, "utf-8")
    return path


def test_areas_and_pages_seen_by_eye_are_read(tmp_path: Path) -> None:
    assert read(_file(tmp_path, GOOD)) == (
        Area("12A", (10.0, 20.5, 30.0, 5.0), "mm"),
        Area("4", (0.0, 0.0, 100.0, 50.0), "percent"),
        *(Area(page) for page in ("3", "5", "6", "7", "ii", "9")),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not toml", "不是 TOML"),
        ("page = 3", "不认识“page”"),
        ("area = 3", "应为列表"),
        ("looked_at = 3", "应为列表"),
        ("[[area]]\npage = 1", "第1个 [[area]]应写"),
        ("[[area]]\nbox = [1, 2, 3, 4]", "第1个 [[area]]应写"),
        ("[[area]]\npage = 1\nbox = [1, 2, 3, 4]\nleft = 3", "第1个 [[area]]应写"),
        ("area = [3]", "第1个 [[area]]应写"),
        ('[[area]]\npage = 1\nbox = [1, 2, 3, 4]\nunit = "cm"', "unit 应为"),
        ("[[area]]\npage = 1\nbox = [1, 2, 3]", "四个数"),
        ('[[area]]\npage = 1\nbox = [1, 2, 3, "4"]', "四个数"),
        ("[[area]]\npage = 1\nbox = [1, 2, 3, true]", "四个数"),
        ("[[area]]\npage = 1\nbox = [1, 2, 0, 4]", "四个数"),
        ("[[area]]\npage = 1\nbox = [1, 2, 3, -4]", "四个数"),
        ("[[area]]\npage = 1\nbox = [1, nan, 3, 4]", "四个数"),
        ("[[area]]\npage = 1\nbox = 7", "四个数"),
        ('looked_at = ["9-3"]', "前大后小"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadInputError, match="遮盖区域文件") as refused:
        read(_file(tmp_path, text))
    assert said in refused.value.zh and "areas.toml" in refused.value.en


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"none\.toml"):
        read(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("turn", "box"),
    [
        (0, (110.0, 660.0, 140.0, 680.0)),
        (90, (120.0, 110.0, 140.0, 140.0)),
        (180, (460.0, 120.0, 490.0, 140.0)),
        (270, (460.0, 660.0, 480.0, 690.0)),
    ],
)
def test_millimetres_count_from_the_corner_a_reader_sees(turn: int, box: tuple[float, ...]) -> None:
    page = pikepdf.Dictionary(MediaBox=[0, 0, 600, 800], CropBox=[100, 100, 500, 700], Rotate=turn)
    unit = 25.4 / 72
    found = box_on(page, Area("1", (10 * unit, 20 * unit, 30 * unit, 20 * unit)))
    assert found == pytest.approx(box)


def test_per_cent_are_of_the_page_as_it_is_read() -> None:
    page = pikepdf.Dictionary(MediaBox=[0, 0, 400, 200], Rotate=90)
    assert box_on(page, Area("1", (50, 0, 50, 10), "percent")) == pytest.approx((0, 100, 40, 200))


def test_the_unit_of_a_page_is_looked_at() -> None:
    page = pikepdf.Dictionary(MediaBox=[0, 0, 400, 200], UserUnit=2)
    found = box_on(page, Area("1", (25.4, 25.4, 25.4, 25.4)))
    assert found == pytest.approx((36, 128, 72, 164))
