"""Headers and footers: their words and page counters."""

from collections.abc import Iterator
from typing import Any

from legal_docs.rendering.blocks import Counter, Look, PageBreak, Place, Run, Strip, Which
from legal_docs.rendering.package import Package
from legal_docs.rendering.paragraphs import pieces
from legal_docs.rendering.styles import Styles, paragraph_look
from legal_docs.rendering.wordxml import child, local, refuse, switched, text_near, value

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACES: dict[str, Place] = {"headerReference": "top", "footerReference": "bottom"}
_WHICH: dict[str | None, Which] = {"first": "first", "even": "even"}


class Strips:
    """The headers and footers of one document; a section without its own keeps those before it."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._parts = package.related("header") | package.related("footer")
        self._styles = styles
        settings = next(iter(package.related("settings").values()), None)
        self._even = bool(settings is not None and switched(settings, "evenAndOddHeaders"))
        self._current: dict[tuple[Place, Which], Strip] = {}

    def of(self, end: Any) -> tuple[Strip, ...]:
        """Return what is printed around the pages of the section that `end` closes."""
        for line in end:
            if local(line) in _PLACES:
                place, which = _PLACES[local(line)], _WHICH.get(value(line, "type"), "default")
                self._current[place, which] = self._strip(self._parts[line.get(_ID)], place, which)
        wanted = {"default"} | ({"even"} if self._even else set())
        wanted |= {"first"} if switched(end, "titlePg") else set()
        found = [self._blank(place, which) for place in ("top", "bottom") for which in sorted(wanted)]
        return tuple(strip for strip in found if strip.pieces or strip.which != "default")

    def _blank(self, place: Any, which: Any) -> Strip:
        return self._current.get((place, which), Strip(place, which, ()))

    def _strip(self, part: Any, place: Place, which: Which) -> Strip:
        lines = [(paragraph, list(self._printed(paragraph))) for paragraph in self._paragraphs(part)]
        lines = [(paragraph, line) for paragraph, line in lines if line]
        if not lines:
            return Strip(place, which, ())
        return Strip(place, which, _with_breaks([line for _, line in lines]), self._look(*lines[0]))

    def _paragraphs(self, part: Any) -> Iterator[Any]:
        for element in part:
            if local(element) in ("sdt", "sdtContent"):
                yield from self._paragraphs(element)
            elif local(element) == "p":
                yield element
            elif local(element) not in ("", "sdtPr", "sdtEndPr", "bookmarkStart", "bookmarkEnd"):
                raise refuse(f"页眉页脚中的 {local(element)}", text_near(element))

    def _printed(self, paragraph: Any) -> Iterator[Run | tuple[Counter]]:
        for piece in pieces(paragraph, self._styles):
            if isinstance(piece, PageBreak):
                raise refuse("页眉页脚中的分页符")
            yield piece

    def _look(self, paragraph: Any, line: list[Run | tuple[Counter]]) -> Look:
        properties = child(paragraph, "pPr")
        style = self._styles.look(value(child(properties, "pStyle")))
        first = next((piece.look for piece in line if isinstance(piece, Run)), Look())
        return first.over(paragraph_look(properties)).over(style)


def _with_breaks(lines: list[list[Run | tuple[Counter]]]) -> tuple[str | tuple[Counter], ...]:
    found: list[str | tuple[Counter]] = []
    for line in lines:
        found += ["\n"] if found else []
        found += [piece.text if isinstance(piece, Run) else piece for piece in line]
    return tuple(found)
