"""What a program read in one picture, line by line, and whether that is enough to be of use."""

from collections.abc import Sequence
from typing import NamedTuple

from legal_docs.model.base import Labelled

LEAST_OF_LINE = 0.6
"""A line the program is less sure of than this is not used."""
LEAST_OF_PAGE = 0.85
"""A page whose letters it is on average less sure of than this bears no words at all."""
_UPRIGHT = 1.5
_BESIDE = 0.5

Point = tuple[int, int]


class Line(NamedTuple):
    """One line of a picture: its words, how sure the program is (0 to 1), its corners in pixels.

    The corners are those of the line as it is read: upper left, upper right, lower right, lower left.
    """

    text: str
    score: float
    corners: tuple[Point, Point, Point, Point]

    @property
    def is_upright(self) -> bool:
        """Return whether the line runs up or down the picture."""
        xs, ys = zip(*self.corners, strict=True)
        return len(self.text) > 1 and max(ys) - min(ys) > _UPRIGHT * (max(xs) - min(xs))


class Outcome(Labelled):
    """图像识别的结果."""

    READ = "read", "已识别"
    BLANK = "blank", "没有识别出文字"
    DOUBTFUL = "doubtful", "识别把握不足"
    SIDEWAYS = "sideways", "文字方向不正"
    FAILED = "failed", "识别失败"


def judged(lines: Sequence[Line]) -> tuple[Outcome, tuple[Line, ...]]:
    """Return what became of a page with these lines, and those that may be used: none unless it was read."""
    letters = sum(len(line.text) for line in lines)
    if not letters:
        return Outcome.BLANK, ()
    if 2 * sum(len(line.text) for line in lines if line.is_upright) > letters:
        return Outcome.SIDEWAYS, ()
    if sum(len(line.text) * line.score for line in lines) < LEAST_OF_PAGE * letters:
        return Outcome.DOUBTFUL, ()
    return Outcome.READ, tuple(line for line in lines if line.score >= LEAST_OF_LINE)


def as_text(lines: Sequence[Line]) -> str:
    """Return the lines as they follow on the page, those side by side in one row."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (_middle(one), one.corners[0][0])):
        if rows and abs(_middle(rows[-1][0]) - _middle(line)) < _BESIDE * _height(rows[-1][0]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return "\n".join(" ".join(one.text for one in sorted(row, key=_left)) for row in rows)


def _middle(line: Line) -> float:
    return sum(y for _, y in line.corners) / 4


def _height(line: Line) -> float:
    ys = [y for _, y in line.corners]
    return max(ys) - min(ys)


def _left(line: Line) -> int:
    return min(x for x, _ in line.corners)
