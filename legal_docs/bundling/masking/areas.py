"""Rectangles given by hand, for scans: page, box in millimetres or per cent, and pages looked at by eye."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from legal_docs.bundling import stamp
from legal_docs.errors import BadInputError

_POINTS = {"mm": 72 / 25.4}
_UNITS = ("mm", "percent")
_MOST = 5000


class Area(NamedTuple):
    """One rectangle on the page called `page` in the viewer, seen as it is read, from its upper left corner.

    `box` is left, top, width, height in `unit` (mm or percent of the page). None: the page was looked at
    by eye, and no more than the other areas is to be masked.
    """

    page: str
    box: tuple[float, float, float, float] | None = None
    unit: str = "mm"


def read(path: Path) -> tuple[Area, ...]:
    """Return the areas of a TOML file; raises BadInputError naming the entry that cannot be used.

    `looked_at = ["3", "5-9"]` lists pages seen by eye; each `[[area]]` has `page`, `box`, `unit`.
    """
    try:
        said = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError) as wrong:
        raise _refused(path, "无法读取或者不是 TOML", "it cannot be read or is not TOML") from wrong
    if unknown := sorted(set(said) - {"area", "looked_at"}):
        raise _refused(path, f"不认识“{unknown[0]}”", f"“{unknown[0]}” is not known")
    areas, seen = said.get("area", []), said.get("looked_at", [])
    if not isinstance(areas, list) or not isinstance(seen, list):
        raise _refused(path, "area 和 looked_at 应为列表", "area and looked_at must be lists")
    rectangles = [_area(path, number, one) for number, one in enumerate(areas, 1)]
    return (*rectangles, *(Area(page) for one in seen for page in _pages(path, one)))


def box_on(page: Any, area: Area) -> stamp.Box:
    """Return the rectangle in the page's own coordinates: its visible box and its turn looked at."""
    left, bottom, right, top = stamp.visible(page)
    turn = stamp.rotation(page)
    wide, high = (right - left, top - bottom) if turn in (0, 180) else (top - bottom, right - left)
    unit = float(page.get("/UserUnit", 1) or 1)
    across, down = (wide / 100, high / 100) if area.unit == "percent" else (_POINTS["mm"] / unit,) * 2
    x, y, width, height = area.box or (0, 0, 0, 0)
    corners = [(u * across, v * down) for u in (x, x + width) for v in (y, y + height)]
    placed = [
        {
            0: (left + u, top - v),
            90: (left + v, bottom + u),
            180: (right - u, bottom + v),
            270: (right - v, top - u),
        }[turn]
        for u, v in corners
    ]
    xs, ys = [x for x, _ in placed], [y for _, y in placed]
    return min(xs), min(ys), max(xs), max(ys)


def _area(path: Path, number: int, said: Any) -> Area:
    where_zh, where_en = f"第{number}个 [[area]]", f"[[area]] number {number}"
    if not isinstance(said, dict) or set(said) - {"page", "box", "unit"} or not {"page", "box"} <= set(said):
        raise _refused(path, f"{where_zh}应写 page、box 和 unit", f"{where_en} needs page, box and unit")
    unit, box = said.get("unit", "mm"), said["box"]
    if unit not in _UNITS:
        raise _refused(path, f"{where_zh}的 unit 应为 mm 或 percent", f"unit of {where_en} is mm or percent")
    if not _is_box(box):
        raise _refused(
            path,
            f"{where_zh}的 box 应为 [左, 上, 宽, 高] 四个数，宽和高大于零",
            f"box of {where_en} is [left, top, width, height], four numbers, width and height above 0",
        )
    left, top, width, height = map(float, box)
    return Area(str(said["page"]).strip(), (left, top, width, height), unit)


def _is_box(box: Any) -> bool:
    if not isinstance(box, list) or len(box) != 4:
        return False
    numbers = [side for side in box if isinstance(side, int | float) and not isinstance(side, bool)]
    return (
        len(numbers) == 4
        and all(-_MOST < side < _MOST for side in numbers)
        and numbers[2] > 0
        and numbers[3] > 0
    )


def _pages(path: Path, said: Any) -> Iterator[str]:
    """Yield the pages of `3` or `5-9`."""
    words = str(said).strip()
    run = re.fullmatch(r"(\d{1,5})\s*-\s*(\d{1,5})", words)
    if run is None:
        yield words
    elif int(run[1]) <= int(run[2]):
        yield from map(str, range(int(run[1]), int(run[2]) + 1))
    else:
        raise _refused(path, f"looked_at 中的“{words}”前大后小", f"“{words}” in looked_at runs backwards")


def _refused(path: Path, zh: str, en: str) -> BadInputError:
    return BadInputError(f"遮盖区域文件{path}：{zh}。请改正后重试", f"{path}: {en}. Correct it and try again")
