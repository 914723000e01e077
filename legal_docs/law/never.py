"""Statements about the law that no paper may make: wrong ones, repealed laws, sources nobody has read.

They come back with a bank's own template or free text, so every finished paper is read for them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from legal_docs.law.articles import LAW_KNOWN_TO
from legal_docs.law.citing import cited_in

_TABLE = Path(__file__).parent / "tables" / "never.json"
_SENTENCE = re.compile(r"[。；;！!？?\n\t]+")
_SAME = str.maketrans({"〈": "《", "〉": "》", "％": "%"})


@dataclass(frozen=True, slots=True)
class Wrong:
    """One wrong statement found: the rule it offends, the words, what is right, the articles for that."""

    rule: str
    words: str
    right: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Error:
    rule: str
    said: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None
    since: date
    right: str
    articles: tuple[str, ...]

    def says(self, sentence: str, on: date) -> bool:
        if on < self.since or not any(each.search(sentence) for each in self.said):
            return False
        return self.unless is None or not self.unless.search(sentence)


def wrong_statements(text: str, on: date = LAW_KNOWN_TO) -> tuple[Wrong, ...]:
    """Return the wrong statements of law in a text of the day `on`, each rule once, in order of the rules.

    A sentence that denies the statement, or says it of the old law, is left alone.
    """
    sentences = _sentences(text)
    found: dict[str, Wrong] = {}
    for error in _errors():
        words = next((each for each in sentences if error.says(each, on)), None)
        if words is not None and error.rule not in found:
            found[error.rule] = Wrong(error.rule, words, error.right, error.articles)
    return tuple(found.values())


def unread_sources(text: str) -> tuple[str, ...]:
    """Return the sources named in a text that are known from copies or reports only, in order."""
    words = "".join(text.split())
    return tuple(dict.fromkeys(found for each in _secondary() for found in each.findall(words)))


def doubtful_citations(text: str, on: date) -> tuple[str, ...]:
    """Return the cited articles that are not held, or were not in force on `on`: `《民法典》第9999条`."""
    doubtful = (each for each in cited_in(text, on) if each.article is None)
    return tuple(dict.fromkeys(f"《{each.title}》第{each.number}条" for each in doubtful))


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(each for each in map(_plain, _SENTENCE.split(text)) if each)


def _plain(sentence: str) -> str:
    return "".join(sentence.split()).translate(_SAME)


@cache
def _errors() -> tuple[_Error, ...]:
    return tuple(_read())


def _read() -> Iterator[_Error]:
    for row in json.loads(_TABLE.read_text(encoding="utf-8"))["wrong"]:
        yield _Error(
            rule=row["rule"],
            said=tuple(map(re.compile, row["said"])),
            unless=re.compile(row["unless"]) if "unless" in row else None,
            since=date.fromisoformat(row["since"]) if "since" in row else date.min,
            right=row["right"],
            articles=tuple(row["articles"]),
        )


@cache
def _secondary() -> tuple[re.Pattern[str], ...]:
    names = json.loads(_TABLE.read_text(encoding="utf-8"))["secondary"]
    return tuple(map(re.compile, names))
