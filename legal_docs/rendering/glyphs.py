"""Which characters the packaged fonts can draw; a name is never printed with a hole in it."""

from functools import cache
from pathlib import Path

from legal_docs.errors import ProofError
from legal_docs.rendering import marks
from legal_docs.rendering.engine import font_files

_SPACES = frozenset("\n\r\t ")
_CONTEXT = 8


def missing_characters(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that no packaged font has, each once, in the order they stand."""
    rare = beyond_small(text)
    unknown = rare - drawable() if rare else rare
    return tuple(dict.fromkeys(char for char in text if char in unknown)) if unknown else ()


def require(text: str) -> None:
    """Raise ProofError naming each character of `text` without a glyph, and the words around it."""
    missing = missing_characters(text)
    if missing:
        seen = "；".join(_described(char, text) for char in missing)
        raise ProofError(
            f"字体中没有下列字符，无法打印：{seen}。请核对原文；确为生僻字的，请改用字体支持的写法并附说明。",
            f"The fonts cannot draw these characters: {seen}. Check the source text.",
        )


def beyond_small(text: str) -> frozenset[str]:
    """Return the characters of `text` that the small fonts do not hold."""
    return frozenset(text) - _held_by(font_files(rare=False))


def drawable() -> frozenset[str]:
    """Return every character that at least one packaged font has."""
    return _held_by(font_files(rare=True))


@cache
def _held_by(files: tuple[Path, ...]) -> frozenset[str]:
    from fontTools.ttLib import TTFont

    found = {*_SPACES, *marks.GLYPHS}
    for file in files:
        with TTFont(file, lazy=True) as font:
            found.update(map(chr, font.getBestCmap()))
    return frozenset(found)


def _described(char: str, text: str) -> str:
    at = text.index(char)
    around = " ".join(text[max(0, at - _CONTEXT) : at + _CONTEXT + 1].split())
    return f"U+{ord(char):04X} “{char}”（见“{around}”）"
