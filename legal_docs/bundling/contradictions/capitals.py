"""Sums written twice, in figures and in capital numerals, that do not agree."""

import re
from collections.abc import Iterator
from decimal import Decimal

from legal_docs.bundling.contradictions.comparing import Compared, Said, told
from legal_docs.bundling.contradictions.values import CAPITALS, SUM, amount, capitals
from legal_docs.bundling.reading import Words

_MARKS = r"[\s:(),¥￥]|小写|大写|人民币|RMB"
_CAPITALS = rf"({CAPITALS}{{2,}}(?:元|圆){CAPITALS}*)"
_FIGURES = rf"({SUM})\s*(万?)元"
_BOTH_WAYS = (
    re.compile(rf"{_CAPITALS}(?:{_MARKS}){{1,8}}{_FIGURES}"),
    re.compile(rf"(?<![\d.,]){_FIGURES}(?:{_MARKS}){{1,8}}{_CAPITALS}"),
)


def compared(words: Words) -> Iterator[Compared]:
    """Yield each sum that stands beside itself in the other writing."""
    for page in words.pages:
        for match in _BOTH_WAYS[0].finditer(page.text):
            yield from _pair(words, page.number, match[1], match[2], match[3])
        for match in _BOTH_WAYS[1].finditer(page.text):
            yield from _pair(words, page.number, match[3], match[1], match[2])


def _pair(words: Words, page: int | None, in_capitals: str, figures: str, unit: str) -> Iterator[Compared]:
    spelt, counted = capitals(in_capitals), amount(figures, in_ten_thousands=bool(unit))
    if spelt is not None and counted is not None:
        large = _said(spelt, words, page, in_capitals)
        small = _said(counted, words, page, f"{figures}{unit}元")
        yield Compared("figures_and_capitals", "", (large,), (small,))


def _said(value: Decimal, words: Words, page: int | None, shown: str) -> Said:
    return told(value, words.file, page, shown=shown)
