"""The tags of a Word template, paragraph by paragraph, and the Jinja source they make."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from legal_docs.rendering.package import Package
from legal_docs.rendering.wordxml import local, tag

_TAG = re.compile(
    r"\{%(?P<flavour>tr|tc|p|r)?(?P<code>(?![a-z]).*?)%\}|\{\{(?:r )?(?P<value>.*?)\}\}|\{#.*?#\}"
)
_MARK = re.compile(r"[{｛]\s*[{｛%％#＃]|[}｝%％#＃]\s*[}｝]")
_TRIMS = re.compile(r"\{[{#]-|-[}#]\}")
_FLAVOUR = re.compile(r"(\{%|\{\{|\{#)(?:tr|tc|p|r)(?= )")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_PRINTED = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
WORD_ONLY = ("vm", "hm", "colspan", "cellbg", "raw", "endraw")


@dataclass(frozen=True, slots=True)
class Spot:
    """One paragraph of a template: its part of the file, its words, the elements it stands in."""

    part: str
    text: str
    paragraph: Any

    def inside(self, name: str) -> Any:
        """Return the nearest element `name` (tr, tbl) around the paragraph, or None."""
        return next(self.paragraph.iterancestors(tag(name)), None)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: its text, its kind ("" inside a paragraph, p, tr, tc, r), its first word, where it stands."""

    text: str
    flavour: str
    word: str
    spot: Spot

    @property
    def container(self) -> Any:
        """Return the element a block of this kind must begin and end in."""
        if self.flavour == "p":
            return self.spot.paragraph.getparent()
        return self.spot.inside("tbl") if self.flavour == "tr" else self.spot.paragraph


def spots(package: Package) -> Iterator[Spot]:
    """Yield the paragraphs of the body, then those of headers and footers."""
    yield from _of(package.document, "正文")
    for kind, part in (("header", "页眉"), ("footer", "页脚")):
        for element in package.related(kind).values():
            yield from _of(element, part)


def _of(element: Any, part: str) -> Iterator[Spot]:
    for paragraph in element.iter(tag("p")):
        yield Spot(part, "".join(_words(paragraph)), paragraph)


def _words(paragraph: Any) -> Iterator[str]:
    for run in paragraph.iter(tag("t"), *map(tag, _PRINTED)):
        yield _PRINTED.get(local(run), run.text or "").replace("\n", " ")


def tags(spot: Spot) -> Iterator[Tag]:
    """Yield the control tags `{% … %}` of one paragraph in order."""
    for found in _TAG.finditer(spot.text):
        code = found["code"]
        if code is not None:
            word = next(iter(code.strip("+- ").split()), "")
            yield Tag(found[0], found["flavour"] or "", word, spot)


def trimming(text: str) -> str:
    """Return the first value or note of the text with a minus sign that takes blanks away; else ""."""
    return next((found[0] for found in _TAG.finditer(text) if _TRIMS.search(found[0])), "")


def leftover(text: str) -> str:
    """Return the first mark in `text` that belongs to no whole tag, with the words after it; else ""."""
    rest = _TAG.sub(lambda found: " " * len(found[0]), text)
    mark = _MARK.search(rest)
    return text[mark.start() : mark.start() + 20] if mark else ""


def beside(text: str) -> str:
    """Return the words of a paragraph that stand outside its tags."""
    return _TAG.sub("", text).strip()


def count(text: str) -> int:
    """Return how many tags the text holds."""
    return len(_TAG.findall(text))


def source(text: str) -> str:
    """Return one line of Jinja for the paragraph's text."""
    plain = _TAG.sub(lambda found: _FLAVOUR.sub(r"\1", found[0]).translate(_QUOTES), text)
    return plain.replace("\r", " ")
