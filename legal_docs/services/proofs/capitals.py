"""Sums in capitals: each is read back and must be the figure printed beside it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from legal_docs.drafting.rmb import SPELLED, amount_of
from legal_docs.rendering.match import Fault

_FIGURE = r"(?<![\d,.])\d[\d,]*(?:\.\d+)?(?![\d,.]*\d)"
_BEFORE = re.compile(
    rf"({_FIGURE})元?(?:[（(](?:人民币)?(?:大写)?|[，,；;]?(?:人民币)?大写)[：:]?(?:人民币)?({SPELLED})"
)
_AFTER = re.compile(
    rf"({SPELLED})[）)]*[（(，,；;]?(?:小写[：:]?(?:人民币)?[￥¥]?|人民币[￥¥]|[￥¥])({_FIGURE})"
)


def beside(text: str) -> Iterator[tuple[str, str]]:
    """Yield each sum in capitals of a text with the figure printed beside it, in that order."""
    for line in text.splitlines():
        words = "".join(line.split())
        yield from ((found[2], found[1]) for found in _BEFORE.finditer(words))
        yield from ((found[1], found[2]) for found in _AFTER.finditer(words))


def wrong_capitals(text: str) -> Iterator[Fault]:
    """Yield each sum in capitals that is not the figure beside it, or cannot be read."""
    for words, figure in beside(text):
        if amount_of(words) != Decimal(figure.replace(",", "")):
            yield f"大写“{words}”与小写“{figure}”不一致", f'the capitals "{words}" are not {figure}'


def alone(text: str, wanted: str) -> bool:
    """Return whether the sum in capitals `wanted` stands nowhere beside its figure."""
    return all(words != wanted for words, _ in beside(text))
