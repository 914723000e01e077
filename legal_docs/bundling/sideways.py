"""Does a page of text lie on its side? Lines of text leave gaps between them; they tell which way they run.

The picture is cut into tiles, and each with ink in it votes: where the ink varies far more from row to row
than from column to column, the lines run across. Only a clear majority counts, and whether a page is to be
turned left or right is not told: the reader is asked to look.
"""

from array import array
from collections.abc import Sequence
from itertools import pairwise
from math import fsum
from typing import Any, NamedTuple

from legal_docs.bundling.refusal import warning
from legal_docs.model.problem import Problem

_LONG_SIDE = 440
_GRID = 5
_BLUR = 4
_STROKE = 2  # points taken together, so that the thin gaps between the signs of a line do not count
_FAINT = 14  # grey levels by which ink must be darker than what is around it
_LEAST_INK = 1.5  # mean darkness of a tile that votes, of 255
_CLEAR = 2.5
_LEAST_TILES = 4
_MOST, _FEW = 0.7, 0.1
_SHOWN = 10


class Votes(NamedTuple):
    """How many tiles have ink, and in how many the lines clearly run across or up and down."""

    inked: int
    across: int
    upright: int


def lies_sideways(picture: Any) -> bool:
    """Return whether the lines of the page, as it is seen, clearly run up and down."""
    found = votes(picture)
    few = _FEW * found.inked
    return found.inked >= _LEAST_TILES and found.upright >= _MOST * found.inked and found.across <= few


def warned(pages: Sequence[int], file: str) -> tuple[Problem, ...]:
    """Return a warning naming the pages that lie on their side, if there are any."""
    shown = "、".join(map(str, pages[:_SHOWN])) + ("等" if len(pages) > _SHOWN else "")
    return (warning("exhibit_lies_sideways", file, detail=f"第{shown}页"),) if pages else ()


def votes(picture: Any) -> Votes:
    """Return the tiles' votes."""
    ink = _ink(picture)
    scores = [score for box in _tiles(ink.size) if (score := _score(ink.crop(box))) is not None]
    across = sum(score > _CLEAR for score in scores)
    return Votes(len(scores), across, sum(score < 1 / _CLEAR for score in scores))


def _ink(picture: Any) -> Any:
    """Return how much darker each point is than its surroundings, so that shadows of a photo do not count."""
    from PIL import ImageChops, ImageFilter

    grey = picture.convert("L")
    grey.thumbnail((_LONG_SIDE, _LONG_SIDE))
    darker = ImageChops.subtract(grey.filter(ImageFilter.BoxBlur(_BLUR)), grey)
    return darker.point(lambda value: value if value > _FAINT else 0)


def _tiles(size: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    wide, high = size[0] // _GRID, size[1] // _GRID
    places = ((x * wide, y * high) for y in range(_GRID) for x in range(_GRID))
    return [(x, y, x + wide, y + high) for x, y in places]


def _score(tile: Any) -> float | None:
    """Return how much more the ink varies from row to row than from column to column; None without ink."""
    from PIL import Image, ImageStat

    if min(tile.size) < _BLUR or ImageStat.Stat(tile).mean[0] < _LEAST_INK:
        return None
    exact = tile.convert("F")
    rows = exact.resize((1, tile.height // _STROKE), Image.Resampling.BOX)
    columns = exact.resize((tile.width // _STROKE, 1), Image.Resampling.BOX)
    return _change(rows) / max(_change(columns), 1e-9)


def _change(profile: Any) -> float:
    """Return the mean square of the steps of a profile."""
    shades = array("f", profile.tobytes())
    return fsum((b - a) ** 2 for a, b in pairwise(shades)) / max(len(shades) - 1, 1)
