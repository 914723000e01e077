"""Boundary words (以上、以下、以内、届满、不满、超过、以外): whether the number itself is meant."""

from enum import StrEnum
from typing import Any, Protocol

from legal_docs.law.articles import applies


class Ordered(Protocol):
    """A number or a day: what can be compared with its like."""

    def __lt__(self, other: Any, /) -> bool:
        """Return whether it is the smaller one."""


class Bound(StrEnum):
    """A boundary word as the statutes use it."""

    AT_LEAST = "以上"
    AT_MOST = "以下"
    WITHIN = "以内"
    COMPLETE = "届满"
    LESS_THAN = "不满"
    MORE_THAN = "超过"
    BEYOND = "以外"


_LOWER_LIMITS = frozenset({Bound.AT_LEAST, Bound.COMPLETE, Bound.MORE_THAN, Bound.BEYOND})
_INCLUDING = frozenset({Bound.AT_LEAST, Bound.AT_MOST, Bound.WITHIN, Bound.COMPLETE})


@applies("民法典.1259")
def meets(value: Ordered, word: Bound, bound: Ordered) -> bool:
    """Return whether `value` is what `word` says of `bound`: 以上、以下、以内、届满 include it."""
    if value == bound:
        return word in _INCLUDING
    return (bound < value) is (word in _LOWER_LIMITS)
