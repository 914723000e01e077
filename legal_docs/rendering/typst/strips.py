"""Page size, margins, header and footer as typst source."""

from collections.abc import Sequence

from legal_docs.rendering.blocks import Section, Strip
from legal_docs.rendering.stylemap import load
from legal_docs.rendering.typst.words import ALIGNMENTS, Letters, quoted

_SIZE, _NORMAL = 14.0, 1.437  # of a footer that says no size; line height of the fonts themselves


def page_rule(section: Section, label: str, rare: bool) -> str:
    """Return the `set page` rule of a section whose first page carries `label`."""
    top, right, bottom, left = section.margins
    return (
        f"set page(width: {section.width:g}pt, height: {section.height:g}pt, margin: (top: {top:g}pt, "
        f"right: {right:g}pt, bottom: {bottom:g}pt, left: {left:g}pt), "
        f"header-ascent: 0pt, footer-descent: 0pt, header: none, footer: none, "
        f"foreground: {_around(section, label, rare)})"
    )


def _around(section: Section, label: str, rare: bool) -> str:
    """Return header and footer, drawn after the text so that a reader of the file meets them last."""
    boxes = [box for place in ("top", "bottom") if (box := _box(section, place, label, rare))]
    return f"context {{ let n = here().page(); {'; '.join(boxes)} }}" if boxes else "none"


def _box(section: Section, place: str, label: str, rare: bool) -> str:
    kinds = {strip.which: strip for strip in section.strips if strip.place == place}
    if not any(strip.pieces for strip in kinds.values()):
        return ""
    top, right, bottom, left = section.margins
    height = top if place == "top" else bottom
    made = {which: _strip(strip, rare) for which, strip in kinds.items()}
    inside = made.get("default", "none")
    if "even" in made:
        inside = f"if calc.even(n) {{ {made['even']} }} else {{ {inside} }}"
    if "first" in made:
        inside = (
            f"if n == query(<{label}>).first().location().page() {{ {made['first']} }} else {{ {inside} }}"
        )
    size = f"width: {section.width - left - right:g}pt, height: {height:g}pt"
    return f"place({place} + left, dx: {left:g}pt, block({size}, {inside}))"


def _strip(strip: Strip, rare: bool) -> str:
    if not strip.pieces:
        return "none"
    letters = Letters(_SIZE, 0, False).over(strip.look, load().black)
    letters = Letters(letters.size, letters.size * _NORMAL, letters.bold)
    side = (
        ALIGNMENTS[strip.look.alignment or "center"]
        if strip.look.alignment in ("left", "right")
        else "center"
    )
    return f"align({side} + horizon, text({letters.rule(rare)}, {{ {'; '.join(_pieces(strip.pieces))} }}))"


def _pieces(pieces: Sequence[str | tuple[str]]) -> list[str]:
    found: list[str] = []
    for piece in pieces:
        if not isinstance(piece, str):
            found.append("str(n)" if piece[0] == "page" else "str(counter(page).final().first())")
        else:
            for number, line in enumerate(piece.split("\n")):
                found += ["linebreak()"] if number else []
                found += [quoted(line)] if line else []
    return found
