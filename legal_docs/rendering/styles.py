"""Paragraph and character looks: what a style says, with the styles it is based on."""

from typing import Any

from legal_docs.rendering.blocks import Alignment, Look
from legal_docs.rendering.wordxml import child, points, refuse, switched, tag, value

_ALIGNMENTS: dict[str | None, Alignment] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_CHANGES_MEANING = ("strike", "dstrike", "vanish", "caps")
DEFAULT = "Normal"


class Styles:
    """The styles of one document, looked up by the id that paragraphs and runs carry."""

    def __init__(self, root: Any) -> None:
        styles = root.findall(tag("style"))
        self._by_id = {value(style, "styleId"): style for style in styles}
        self._default = next((value(style, "styleId") for style in styles if _is_default(style)), None)
        self._looks: dict[str | None, Look] = {}
        self._ids: dict[str | None, str | None] = {}

    def name(self, style_id: str | None) -> str:
        """Return the style's name as Word shows it; the default paragraph style where none is given."""
        style = self._by_id.get(style_id or self._default)
        return value(child(style, "name")) or DEFAULT

    def id_of(self, name: str) -> str | None:
        """Return the id of the style that Word shows as `name`."""
        if not self._ids:
            names = ((key, value(child(style, "name"))) for key, style in self._by_id.items())
            self._ids = {known: key for key, known in reversed(list(names))}  # the first of a name counts
        return self._ids.get(name)

    def look(self, style_id: str | None) -> Look:
        """Return what the style and those it is based on say together."""
        if style_id not in self._looks:
            style = self._by_id.get(style_id or self._default)
            self._looks[style_id] = Look() if style is None else self._resolved(style)
        return self._looks[style_id]

    def numbered(self, style_id: str | None) -> bool:
        """Return whether Word puts automatic numbers before paragraphs of this style."""
        style = self._by_id.get(style_id)
        if style is None:
            return False
        number = child(style, "pPr", "numPr")
        if number is not None:
            return value(child(number, "numId")) != "0"
        return self.numbered(value(child(style, "basedOn")))

    def bordered(self, style_id: str | None) -> bool:
        """Return whether the table style draws lines."""
        style = self._by_id.get(style_id)
        if style is None:
            return False
        lines = child(style, "tblPr", "tblBorders")
        return draws(lines) if lines is not None else self.bordered(value(child(style, "basedOn")))

    def _resolved(self, style: Any) -> Look:
        own = run_look(child(style, "rPr")).over(paragraph_look(child(style, "pPr")))
        base = value(child(style, "basedOn"))
        return own.over(self.look(base)) if base else own


def draws(lines: Any) -> bool:
    """Return whether a set of border lines draws any."""
    return any(value(line) not in (None, "nil", "none") for line in lines)


def paragraph_look(properties: Any) -> Look:
    """Return what a paragraph's or style's properties say about the paragraph."""
    if properties is None:
        return Look()
    indent, spacing = child(properties, "ind"), child(properties, "spacing")
    return Look(
        alignment=_ALIGNMENTS.get(value(child(properties, "jc"))),
        first_line=_first_line(indent),
        left=_indent(indent, "left", "start"),
        right=_indent(indent, "right", "end"),
        before=_space(spacing, "before"),
        after=_space(spacing, "after"),
        line=_line_height(spacing),
        keep_next=switched(properties, "keepNext"),
        page_break_before=switched(properties, "pageBreakBefore"),
    )


def run_look(properties: Any) -> Look:
    """Return what a run's or style's properties say about its letters; refuses what changes the meaning."""
    if properties is None:
        return Look()
    for name in _CHANGES_MEANING:
        if switched(properties, name):
            raise refuse(name)
    if value(child(properties, "vertAlign")) in ("superscript", "subscript"):
        raise refuse("vertAlign")
    size, fonts = value(child(properties, "sz")), child(properties, "rFonts")
    return Look(
        size=f"{float(size) / 2:g}pt" if size else None,
        font=value(fonts, "eastAsia"),
        bold=switched(properties, "b"),
        underline=switched(properties, "u"),
    )


def _is_default(style: Any) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")


def _first_line(indent: Any) -> str | None:
    for name, sign in (("hangingChars", -1), ("firstLineChars", 1)):
        if value(indent, name):
            return f"{sign * float(value(indent, name) or 0) / 100:g}em"
    for name, sign in (("hanging", -1), ("firstLine", 1)):
        if value(indent, name):
            return f"{sign * points(value(indent, name)):g}pt"
    return None


def _indent(indent: Any, *sides: str) -> str | None:
    for side in sides:
        if value(indent, f"{side}Chars"):
            return f"{float(value(indent, f'{side}Chars') or 0) / 100:g}em"
        if value(indent, side):
            return f"{points(value(indent, side)):g}pt"
    return None


def _space(spacing: Any, side: str) -> str | None:
    if value(spacing, f"{side}Lines"):
        return f"{float(value(spacing, f'{side}Lines') or 0) / 100:g}lh"
    return f"{points(value(spacing, side)):g}pt" if value(spacing, side) else None


def _line_height(spacing: Any) -> str | None:
    line = value(spacing, "line")
    if not line:
        return None
    if value(spacing, "lineRule") in ("exact", "atLeast"):
        return f"{points(line):g}pt"
    return f"{float(line) / 240 * 1.3:.4g}"  # Word's single line of Chinese text is about 1.3 of its size
