"""CSS made from the Word file: page sizes, headers, footers, and direct formatting."""

import re
from collections.abc import Collection, Iterator, Sequence

from legal_docs.rendering.blocks import Look, Section, Strip
from legal_docs.rendering.stylemap import load

_UNSAFE = re.compile(r'["\\<>\n&]')
_SIDES = ("left", "center", "right")


def declarations(look: Look, black: Collection[str]) -> str:
    """Return what `look` says as CSS; fonts in `black` are set in the black type."""
    bold = look.bold if look.bold is not None else (True if look.font in black else None)
    said = {
        "text-align": look.alignment,
        "text-indent": look.first_line,
        "margin-left": look.left,
        "margin-right": look.right,
        "margin-top": look.before,
        "margin-bottom": look.after,
        "line-height": look.line,
        "font-size": look.size,
        "font-weight": None if bold is None else ("bold" if bold else "normal"),
        "text-decoration": "underline" if look.underline else None,
    }
    return "; ".join(f"{name}: {value}" for name, value in said.items() if value is not None)


def page_rules(sections: Sequence[Section]) -> str:
    """Return the @page rules: section number 0 is the named page s0."""
    return "".join(rule for number, section in enumerate(sections) for rule in _rules(f"s{number}", section))


def _rules(name: str, section: Section) -> Iterator[str]:
    margins = " ".join(f"{margin:g}pt" for margin in section.margins)
    yield f"@page {name} {{ size: {section.width:g}pt {section.height:g}pt; margin: {margins} }}"
    for strip in section.strips:
        selector = {"default": name, "even": f"{name}:left", "first": f"{name}:nth(1 of {name})"}[strip.which]
        yield f"@page {selector} {{ {_boxes(strip)} }}"


def _boxes(strip: Strip) -> str:
    wanted = strip.look.alignment if strip.look.alignment in _SIDES else "center"
    look = Look(size=strip.look.size or "14pt", bold=strip.look.bold, font=strip.look.font)
    box = f"content: {_content(strip)}; white-space: pre; {declarations(look, load().black)}"
    return " ".join(
        f"@{strip.place}-{side} {{ {box if side == wanted and strip.pieces else 'content: none'} }}"
        for side in _SIDES
    )


def _content(strip: Strip) -> str:
    return " ".join(
        f'"{_UNSAFE.sub(_escaped, piece)}"' if isinstance(piece, str) else f"counter({piece[0]})"
        for piece in strip.pieces
    )


def _escaped(found: re.Match[str]) -> str:
    return f"\\{ord(found[0]):x} "
