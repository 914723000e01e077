"""Whether the tags of a template stand where they may and close what they open."""

from collections.abc import Iterator, Sequence

from legal_docs.model.problem import Problem
from legal_docs.rendering.template.tags import (
    WORD_ONLY,
    Spot,
    Tag,
    beside,
    count,
    leftover,
    source,
    tags,
    trimming,
)
from legal_docs.rendering.template.words import finding
from legal_docs.rendering.wordxml import text_near

_OPENS = {"for": "endfor", "if": "endif"}
_BETWEEN = ("else", "elif")


class Blocks:
    """Reads the paragraphs in order; afterwards `problems` and `lines` (whole blocks only) are there."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[Tag] = []
        self.problems: list[Problem] = []
        self.lines: list[str] = []

    def read(self, spots: Sequence[Spot]) -> None:
        """Take in every paragraph, and close what is left open at the end of its part."""
        for place, spot in enumerate(spots):
            self._spot(spot)
            if spot.part != (spots[place + 1].part if place + 1 < len(spots) else ""):
                self._end()

    def _spot(self, spot: Spot) -> None:
        broken = leftover(spot.text)
        if broken:
            self._tell("template_tag_open", spot, tag=broken)
        if trims := trimming(spot.text):
            self._tell("template_tag_misplaced", spot, tag=trims)
        line = "" if broken else source(spot.text)
        for one in () if broken else tags(spot):
            for code, slots in _misplaced(one):
                self._tell(code, spot, **slots)
            if one.word in WORD_ONLY or not self._step(one):
                line = line.replace(source(one.text), "", 1)
        self.lines.append(line)

    def _step(self, one: Tag) -> bool:
        """Follow one tag; return whether it may stay in the source that is read for keys."""
        top = self._open[-1] if self._open else None
        if one.word in _OPENS:
            self._open.append(one)
        elif one.word in (*_BETWEEN, *_OPENS.values()):
            return self._goes_on(one, top)
        return True

    def _goes_on(self, one: Tag, top: Tag | None) -> bool:
        ends = one.word in _OPENS.values()
        if top is None or (ends and _OPENS[top.word] != one.word):
            self._tell("template_block_stray", one.spot, tag=one.text)
            return False
        if one.container is not top.container:
            self._tell("template_block_mixed", one.spot, tag=one.text, opened=top.text)
        if ends:
            self._open.pop()
        return True

    def _end(self) -> None:
        for one in reversed(self._open):
            end = _OPENS[one.word]
            self._tell("template_block_open", one.spot, tag=one.text, end=f"{{%{one.flavour} {end} %}}")
            self.lines[-1] += f"{{% {end} %}}"
        self._open.clear()

    def _tell(self, code: str, spot: Spot, **slots: str) -> None:
        self.problems.append(finding(code, self._file, spot.part, spot.text, **slots))


def _misplaced(one: Tag) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what is wrong with where a tag stands: code of the finding, and its slots."""
    row = one.spot.inside("tr")
    if one.word in WORD_ONLY:
        what = {"what_zh": f"不能使用 {one.text}", "what_en": f"{one.text} is not supported"}
        yield "template_unsafe", what
    trims = one.text.startswith("{%-") or one.text.endswith("-%}")
    if trims or one.flavour in ("tc", "r") or (one.flavour == "tr" and row is None):
        yield "template_tag_misplaced", {"tag": one.text}
    elif one.flavour and _shared(one.spot.text if one.flavour == "p" else text_near(row)):
        yield "template_tag_not_alone", {"tag": one.text}


def _shared(text: str) -> bool:
    return bool(beside(text)) or count(text) > 1
