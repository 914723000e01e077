"""What of a template a reader would not see as it was meant: faint words, other paper than A4."""

from collections.abc import Iterator
from typing import Any

from legal_docs.model.problem import Problem
from legal_docs.rendering.package import Package
from legal_docs.rendering.template.words import finding
from legal_docs.rendering.wordxml import child, points, tag, text_near, value

_WHITE = 0xF0  # each part of a colour at least this light is white on paper
_SMALLEST = 10  # half points
_A4, _NEAR = (595.3, 841.9), 3.0  # points


def sight(docx: bytes, file: str) -> Iterator[Problem]:
    """Yield a warning for each run in white or tiny type, and for each page that is not A4."""
    package = Package(docx)
    for run in package.document.iter(tag("r")):
        if text_near(run).strip():
            yield from _faint(run, file)
    for size in package.document.iter(tag("pgSz")):
        sides = [points(value(size, side)) for side in ("w", "h")]
        if any(abs(side - wanted) > _NEAR for side, wanted in zip(sorted(sides), _A4, strict=True)):
            millimetres = " × ".join(f"{side / 72 * 25.4:.0f}" for side in sides)
            yield finding("template_not_a4", file, "正文", size=f"{millimetres} mm")


def _faint(run: Any, file: str) -> Iterator[Problem]:
    colour, size = value(child(run, "rPr", "color")), value(child(run, "rPr", "sz"))
    if colour and _is_white(colour):
        yield finding("template_faint", file, "正文", text_near(run), what_zh="白色", what_en="white")
    if size and int(size) < _SMALLEST:
        said = f"{int(size) / 2:g}"
        yield finding(
            "template_faint", file, "正文", text_near(run), what_zh=f"{said} 磅", what_en=f"{said} pt"
        )


def _is_white(colour: str) -> bool:
    try:
        return all(part >= _WHITE for part in bytes.fromhex(colour))
    except ValueError:  # "auto"
        return False
