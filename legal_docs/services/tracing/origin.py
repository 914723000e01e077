"""Where a printed value comes from, and how the origins of one case are kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from legal_docs.model.base import Labelled


class OriginKind(Labelled):
    """来源的种类."""

    LEDGER = "ledger", "债权计算"
    CASE = "case_file", "案件资料"
    EXHIBIT = "exhibit", "证据"
    ARTICLE = "article", "法条"
    COUNT = "count", "计数"
    WORDING = "wording", "程序用语"


@dataclass(frozen=True, slots=True)
class Origin:
    """来源: its kind, a sentence for the lawyer, and the path in the case file where it is a field of it."""

    kind: OriginKind
    text: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """One value as papers print it (`words`), with its origin.

    `about` are words that stand beside it where it means this and nothing else; `whole` values, such as a
    label or a bare number, are only known where they stand alone.
    """

    words: tuple[str, ...]
    origin: Origin
    about: tuple[str, ...] = ()
    whole: bool = False


class Catalogue:
    """Everything known of one case, found by what is printed."""

    def __init__(self, known: Iterable[Known]) -> None:
        """Keep `known` in its order: of equals, what comes first is taken."""
        self._by_words: dict[str, list[Known]] = {}
        for each in known:
            for words in dict.fromkeys(filter(None, map(plain, each.words))):
                self._by_words.setdefault(words, []).append(each)
        self._starts: dict[str, list[str]] = {}
        for words, found in self._by_words.items():
            if len(words) > 1 and not all(each.whole for each in found):
                self._starts.setdefault(words[:2], []).append(words)
        for starts in self._starts.values():
            starts.sort(key=len, reverse=True)

    def of(self, words: str, *, whole: bool = True) -> tuple[Known, ...]:
        """Return what is known of `words` standing alone, or inside other words."""
        found = self._by_words.get(plain(words), ())
        return tuple(each for each in found if whole or not each.whole)

    def longest(self, words: str, start: int) -> str:
        """Return the longest value known that stands in `words` at `start`, never a part of a number.

        A day may follow the number of its item: `3.2025年12月8日`.
        """
        inside = bool(start) and _goes_on(words[start - 1 : start + 1])
        numbered = bool(start) and words[start - 1] == "."
        for each in self._starts.get(words[start : start + 2], ()):
            end = start + len(each)
            alone = not inside or (numbered and each.endswith("日"))
            if alone and words.startswith(each, start) and not _goes_on(words[end - 1 : end + 1]):
                return each
        return ""


def plain(words: str) -> str:
    """Return `words` without white space, as they are compared."""
    return "".join(words.split())


def _goes_on(two: str) -> bool:
    """Return whether two neighbouring signs belong to one number or name of Latin letters."""
    return len(two) == 2 and all(sign.isascii() and (sign.isalnum() or sign in ".,") for sign in two)
