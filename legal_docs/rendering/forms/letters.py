"""The letters of a printed paragraph, each with the place in the XML where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, RUN, TEXT, BREAK, TAB, SYMBOL = (f"{W}{name}" for name in ("p", "r", "t", "br", "tab", "sym"))
BOXES = "□☐◻"
TICKED = "☑☒✓✔√■"
TICK = "☑"
_UNSEEN = {f"{W}{n}" for n in ("pPr", "rPr", "del", "moveFrom", "drawing", "pict", "object", "sdtPr")}
_UNSEEN.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
_SINGLE = {TAB: "\t", BREAK: "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
SYMBOL_BOXES = {  # font and code of an empty box drawn as a symbol, and the code of the ticked one
    ("Wingdings", "A8"): "FE",
    ("Wingdings", "6F"): "FE",
    ("Wingdings 2", "A3"): "52",
}
_SYMBOL_FONTS = ("Wingdings", "Wingdings 2")
_SYMBOL_TICKED = {("Wingdings", "FE"), ("Wingdings", "FD"), ("Wingdings 2", "52"), ("Wingdings 2", "54")}
PRIVATE = 0xF000  # where a symbol font's letters stand when they are typed instead of inserted
_PROMPT = "_"  # the words of an unused content control are a blank, whatever they say


@dataclass(frozen=True, slots=True)
class Letter:
    """One printed character: its node, and its place in that node's text."""

    char: str
    node: Any
    offset: int = 0


def letters(paragraph: Any) -> list[Letter]:
    """Return what the paragraph prints; text boxes, deleted text and pictures are not part of it."""
    return list(_under(paragraph, prompt=False))


def text_of(paragraph: Any) -> str:
    """Return the printed text of the paragraph: symbol boxes as □ or ☑."""
    return "".join(letter.char for letter in letters(paragraph))


def symbol_key(node: Any) -> tuple[str, str]:
    """Return font and code of a symbol: ("Wingdings 2", "A3")."""
    code = (node.get(f"{W}char") or "").upper()
    return node.get(f"{W}font") or "", code.removeprefix("F0").removeprefix("00")


def is_private(char: str) -> bool:
    """Return whether `char` is a letter that only a symbol font has."""
    return PRIVATE < ord(char) <= PRIVATE + 0xFF


def typed_key(char: str, node: Any) -> tuple[str, str]:
    """Return font ("" where the run names none) and code of a symbol font's letter typed into the text."""
    fonts = node.getparent().find(f"{W}rPr/{W}rFonts")
    names = () if fonts is None else (fonts.get(f"{W}{name}") for name in ("ascii", "hAnsi"))
    return next(filter(None, names), ""), f"{ord(char) - PRIVATE:02X}"


def unused(control: Any) -> Any | None:
    """Return the mark of a content control that still shows its prompt, or None."""
    return control.find(f"{W}sdtPr/{W}showingPlcHdr")


def _under(node: Any, *, prompt: bool) -> Iterator[Letter]:
    for child in node:
        if child.tag in _UNSEEN or not isinstance(child.tag, str):
            continue
        if child.tag == TEXT:
            text = child.text or ""
            yield from (Letter(_PROMPT if prompt else _typed(c, child), child, i) for i, c in enumerate(text))
        elif child.tag == SYMBOL:
            yield Letter(_symbol(child), child)
        elif child.tag in _SINGLE:
            yield Letter(_SINGLE[child.tag], child)
        else:
            shows = child.tag == f"{W}sdt" and unused(child) is not None and not _is_checkbox(child)
            yield from _under(child, prompt=prompt or shows)


def _is_checkbox(control: Any) -> bool:
    return any(str(part.tag).endswith("}checkbox") for part in control.find(f"{W}sdtPr"))


def _symbol(node: Any) -> str:
    return _box(symbol_key(node)) or "\ufffc"


def _typed(char: str, node: Any) -> str:
    """Return a letter as it is read; boxes from a symbol font stand in the private range of Unicode."""
    if not is_private(char):
        return char
    font, code = typed_key(char, node)
    known = [_box((name, code)) for name in ((font,) if font else _SYMBOL_FONTS)]
    return next(filter(None, known), char)


def _box(key: tuple[str, str]) -> str:
    return "□" if key in SYMBOL_BOXES else TICK if key in _SYMBOL_TICKED else ""
