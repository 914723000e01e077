"""Words and looks as typst source. Every word stands in a typst string: nothing in it is ever markup."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from legal_docs.rendering.blocks import Look, Run
from legal_docs.rendering.engine import MARK_FAMILY, SANS_FAMILY, SERIF_FAMILY, font_files
from legal_docs.rendering.typst.lengths import line_height, points

_MIDDLE = 0.4325  # how far the middle of the serif's line stands above its base line, in ems
# Where Pango and typst break lines differently: Pango breaks between a per cent sign and a bracket, and keeps
# a quotation mark with the sign on either side of it.
_BREAK = re.compile("(?<=[%‰℃])(?=[（《〈「『【〔〖])")
_QUOTED = re.compile(r"((?:\S?[“”‘’])+\S?)")
_TOKEN = re.compile("([!-~]{4,})")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\r": ""})
ALIGNMENTS = {"left": "left", "justify": "left", "center": "center", "right": "right"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for the whole document: which Word fonts are black, and whether it has rare characters."""

    black: Collection[str]
    rare: bool


@dataclass(frozen=True, slots=True)
class Letters:
    """What letters look like, all of it known: size and line in points."""

    size: float
    line: float
    bold: bool

    def over(self, look: Look, black: Collection[str]) -> "Letters":
        """Return these letters with what `look` says."""
        bold = look.bold if look.bold is not None else (True if look.font in black else self.bold)
        size = points(look.size, self.size) if look.size else self.size
        line = line_height(look.line, size) if look.line else self.line
        return replace(self, size=size, line=line, bold=bold)

    def rule(self, rare: bool) -> str:
        """Return the arguments of typst's `text`: a line is as high as `line`, as CSS has it."""
        half, middle = self.line / 2, _MIDDLE * self.size
        return (
            f"size: {self.size:g}pt, top-edge: {half + middle:.4f}pt, bottom-edge: {middle - half:.4f}pt, "
            f"font: ({', '.join(map(quoted, fonts(self.bold, rare)))})"
        )


def fonts(bold: bool, rare: bool) -> list[str]:
    """Return the names of the fonts, in the order they are asked for a character."""
    serif = [SERIF_FAMILY, "Noto Serif SC"] if rare else [SERIF_FAMILY]
    sans = [SANS_FAMILY, "Noto Sans SC"] if rare else [SANS_FAMILY]
    return [*([] if bold else serif), *sans, MARK_FAMILY]


_SAME, _LINED = Look(), Look(underline=True)


def quoted(words: str) -> str:
    """Return `words` as a typst string."""
    return f'"{words.translate(_ESCAPES)}"'


def written(runs: Collection[Run], letters: Letters, page: "Setting", room: float) -> str:
    """Return the words of a paragraph `room` points wide as one typst expression."""
    pieces: list[str] = []
    for run in _without_last_break(tuple(runs)):
        own = (
            letters if run.look in (_SAME, _LINED) else letters.over(replace(run.look, line=None), page.black)
        )
        words = list(_lines(run.text, room / own.size))
        inside = f"{{ {'; '.join(words)} }}" if len(words) > 1 else words[0]
        if own != letters:
            inside = f"text({own.rule(page.rare)}, {inside})"
        pieces.append(f"underline({inside})" if run.look.underline else inside)
    return pieces[0] if len(pieces) == 1 else f"{{ {'; '.join(pieces)} }}"


def _without_last_break(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs without a line break at the very end, which starts no line of its own."""
    if runs and runs[-1].text.endswith("\n"):
        return (*runs[:-1], replace(runs[-1], text=runs[-1].text[:-1]))
    return runs


def _lines(text: str, ems: float) -> Iterator[str]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield "linebreak()"
        for place, part in enumerate(line.split("\t")):
            if place:
                yield "h(2em)"
            if part:
                yield from _part(part, ems)
    if not text:
        yield '""'


def _part(part: str, ems: float) -> Iterator[str]:
    """Yield words without line breaks; an empty box is a place where a line may end."""
    for number, kept in enumerate(_QUOTED.split(part)):
        if number % 2:
            yield f"box({quoted(kept)})"
            continue
        for place, bit in enumerate(_BREAK.split(kept)):
            if place:
                yield "box()"
            if bit:
                yield from _tokens(bit, ems)


def _tokens(bit: str, ems: float) -> Iterator[str]:
    """Yield words with a place to break after each sign of a Latin word that is wider than the line."""
    wide = [token for token in _TOKEN.findall(bit) if width(token) > ems]
    if not wide:
        yield quoted(bit)
        return
    for token in _TOKEN.split(bit):
        for number, piece in enumerate(token if token in wide else filter(None, [token])):
            if number:
                yield "box()"
            yield quoted(piece)


def width(token: str) -> float:
    """Return the width of a Latin word in ems."""
    return sum(_advances().get(ord(sign), 1.0) for sign in token)


@cache
def _advances() -> dict[int, float]:
    """Return how wide each Latin sign is in ems, in the wider of the two fonts."""
    from fontTools.ttLib import TTFont

    found: dict[int, float] = {}
    for file in font_files(rare=False):
        with TTFont(file, lazy=True) as font:
            names, advances = font.getBestCmap(), font["hmtx"].metrics
            for sign in range(0x21, 0x7F):
                found[sign] = max(found.get(sign, 0.0), advances[names[sign]][0] / font["head"].unitsPerEm)
    return found
