"""Citations that stand in a text: 《…》第…条, each with the article of ours it names on the paper's day."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from legal_docs.law.articles import LAW_KNOWN_TO, Article, all_articles, chinese_number
from legal_docs.law.renumbering import LAW, resolve

_NUMBER = r"第(?:[零〇一二三四五六七八九十百千]+|\d+)条"
_PARTS = r"(?:第[^条、，。；]{1,6}[款项])*"
_LIST = re.compile(rf"《([^《》]+)》((?:{_NUMBER}{_PARTS}[、，,和及与]?)+)")
_OF_LAW = re.compile(
    r"(?:法|法典|通则|总则|规定|规则|解释|办法|条例|批复|意见|通知|纪要|指引)(?:（[^（）]*）)*$"
)
_EDITION = re.compile(r"（\d{4}[^（）]*）$")
_STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Citation:
    """One article named in a text; `article` is None where it is not held or was not in force that day."""

    title: str
    number: int
    article: Article | None


def cited_in(text: str, on: date = LAW_KNOWN_TO) -> tuple[Citation, ...]:
    """Return each article that `text` names with the title of its law, in order, read as of the day `on`.

    Titles that are not those of law, such as a contract's, are left out.
    """
    return tuple(_citations("".join(text.split()).replace("〇", "零"), on))


def _citations(words: str, on: date) -> Iterator[Citation]:
    for found in _LIST.finditer(words):
        title = _EDITION.sub("", found[1])
        if _OF_LAW.search(title):
            for number in re.findall(_NUMBER, found[2]):
                yield _citation(title, _value(number[1:-1]), on)


def _citation(title: str, number: int, on: date) -> Citation:
    law = _laws().get(_plain(title), ())
    held = next((each for each in law if each.article == number and each.in_force(on)), None)
    if held is None and any(each.id.startswith(LAW) for each in law):
        today = resolve(LAW, number, on=on)
        held = next((each for each in law if each.id == today), None)
    return Citation(title, number, held)


def _value(digits: str) -> int:
    return int(digits) if digits.isascii() else _numerals().get(digits, 0)


def _plain(title: str) -> str:
    return title.replace(_STATE, "")


@cache
def _laws() -> Mapping[str, tuple[Article, ...]]:
    """Return the articles by their law's title, full and short, all editions together."""
    found: dict[str, tuple[Article, ...]] = {}
    for each in all_articles():
        for name in {_plain(each.title), each.short_title}:
            found[name] = (*found.get(name, ()), each)
    return found


@cache
def _numerals() -> Mapping[str, int]:
    return {chinese_number(number): number for number in range(1, 2000)}
