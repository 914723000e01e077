"""How days, sums and parties are written on the bundle's pages."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from legal_docs.model.casefile import CaseFile, Stage


class Roles(NamedTuple):
    """What the parties are called at this stage."""

    ours: str
    theirs: str


_ROLES = {
    Stage.SUIT: Roles("原告", "被告"),
    Stage.ENFORCEMENT: Roles("申请执行人", "被执行人"),
}

_ENDS = tuple("。！？；!?;.…")


def roles(case: CaseFile) -> Roles:
    """Return the names of the two sides at the stage of the case."""
    return _ROLES[case.stage]


def day(value: date) -> str:
    """Return 2026年3月1日."""
    return f"{value.year}年{value.month}月{value.day}日"


def yuan(amount: Decimal) -> str:
    """Return 人民币120,000.00元."""
    return f"人民币{amount:,.2f}元"


def percent(rate: Decimal) -> str:
    """Return 4.35% without trailing zeros."""
    plain = format(rate, "f")
    return f"{plain.rstrip('0').rstrip('.') if '.' in plain else plain}%"


def sentence(words: str) -> str:
    """Return the words with a full stop, unless they end with a mark of their own."""
    bare = words.rstrip()
    return bare if not bare or bare.endswith(_ENDS) else f"{bare}。"


def several(words: Iterable[str]) -> str:
    """Return the words joined by 、, each once."""
    return "、".join(dict.fromkeys(word for word in words if word))


def span(days: Iterable[date]) -> str:
    """Return `于2026年3月1日`, or `自…至…期间` for several days."""
    first, last = min(listed := list(days)), max(listed)
    return f"于{day(first)}" if first == last else f"自{day(first)}至{day(last)}期间"


def named(case: CaseFile, names: Iterable[str]) -> str:
    """Return the names with what the people are in the proceedings before them."""
    listed = tuple(dict.fromkeys(names))
    theirs = roles(case).theirs
    if not listed:
        return theirs
    return f"{theirs if set(listed) <= set(case.defendants()) else ''}{several(listed)}"
