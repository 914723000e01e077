"""Articles of law with their editions, which rule applies which, and how court papers cite them.

The full texts are not kept here: `gist` is our own short wording, for orientation only.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from legal_docs.law.renumbering import number_in, renumbered
from legal_docs.model.finding import Grade

LAW_KNOWN_TO = date(2026, 5, 16)
"""The day to which the articles were compared with full texts."""

_FOLDER = Path(__file__).parent / "statutes"
_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_RULES: dict[str, tuple[str, ...]] = {}
Rule = TypeVar("Rule", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Article:
    """法条: one article of one edition. `title` uses 〈〉 for titles inside it."""

    id: str
    title: str
    short_title: str
    edition: str
    article: int
    in_force_from: date
    repealed_on: date | None
    gist: str
    grade: Grade

    def in_force(self, on: date) -> bool:
        """Return whether the article was in force on that day."""
        return self.in_force_from <= on and (self.repealed_on is None or on < self.repealed_on)


def article(id: str) -> Article:
    """Return the article with that id, such as `民法典.188`; KeyError if it is not held."""
    return _held()[id]


def all_articles() -> tuple[Article, ...]:
    """Return every article held, law by law in order of number."""
    return tuple(_held().values())


def applies(*ids: str) -> Callable[[Rule], Rule]:
    """Return a decorator that records which articles a rule applies; unknown ids raise KeyError."""

    def record(rule: Rule) -> Rule:
        for each in ids:
            article(each)
        name = f"{rule.__module__}.{rule.__qualname__}"
        _RULES[name] = tuple(dict.fromkeys(_RULES.get(name, ()) + ids))
        return rule

    return record


def registry() -> dict[str, tuple[str, ...]]:
    """Return the ids of the articles each rule applies, by the rule's dotted name (imported rules only)."""
    return dict(sorted(_RULES.items()))


def citation(ids: Sequence[str], *, on: date = LAW_KNOWN_TO) -> str:
    """Return the articles as a court paper of the day `on` cites them, by law in order of first mention.

    An article of the renumbered law gets the number it had on that day. Raises ValueError for an
    article that is repealed or not yet in force on `on` or is not settled law, and KeyError for one
    that is not held.
    """
    groups: dict[str, set[int]] = {}
    for found in map(article, ids):
        groups.setdefault(found.title, set()).add(_number_on(found, on))
    return "，".join(f"《{title}》{_numbers(numbers)}" for title, numbers in groups.items())


def chinese_number(number: int) -> str:
    """Return a whole number from 1 to 9999 in Chinese numerals: 188 gives 一百八十八."""
    if not 1 <= number <= 9999:
        raise ValueError(number)
    text, gap = "", False
    for size, unit in _UNITS:
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + unit
        gap = bool(text) and not digit if number else False
    text += (("零" if gap else "") + _DIGITS[number]) if number else ""
    return text.removeprefix("一") if text.startswith("一十") else text


def _numbers(numbers: Iterable[int]) -> str:
    return "、".join(f"第{chinese_number(number)}条" for number in sorted(numbers))


def _number_on(found: Article, on: date) -> int:
    if found.grade is not Grade.SETTLED:
        raise ValueError(f"{found.id}: {found.grade.label}，不得直接写入诉讼文书")
    if found.in_force(on):
        return found.article
    earlier = on < found.in_force_from and renumbered(found.id)
    number = number_in(found.id, on) if earlier else None
    if number is None:
        raise ValueError(f"{found.id}: 在{on.isoformat()}不是现行有效的条文")
    return number


@cache
def _held() -> dict[str, Article]:
    found = (each for path in sorted(_FOLDER.glob("*.json")) for each in _read(path))
    return {each.id: each for each in found}


def _read(path: Path) -> Iterable[Article]:
    law = json.loads(path.read_text(encoding="utf-8"))
    repealed = law["repealed_on"]
    for number, gist in law["articles"].items():
        yield Article(
            id=f"{law['id']}.{number}",
            title=law["title"],
            short_title=law["short_title"],
            edition=law["edition"],
            article=int(number),
            in_force_from=date.fromisoformat(law["in_force_from"]),
            repealed_on=date.fromisoformat(repealed) if repealed else None,
            gist=gist,
            grade=Grade(law["grade"]),
        )
