"""What must not be read in a masked copy, and where it stands in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from legal_docs.bundling.masking.kinds import NUMBERS, Kind, Style
from legal_docs.bundling.masking.patterns import PATTERNS

INK = "■"
"""What stands for a masked sign in titles and bookmarks."""
_FIRST, _LAST = 3, 4
_ENDS_FROM = 11
_BETWEEN = re.compile(r"[\s\-‐-―·•・‧\u00ad\u200b-\u200f\u2060\ufeff\ufffe\x00-\x1f]")
_LEAST_BYTES = 6


class Secret(NamedTuple):
    """One thing to mask wherever it stands."""

    kind: Kind
    text: str


class Span(NamedTuple):
    """Where in a text something to mask was found: from `start`, up to but without `end`."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True)
class Secrets:
    """Words to mask, kinds of number to mask by their form, and numbers that stay though they have it.

    Its repr shows none of them, so that no message or log can.
    """

    words: tuple[Secret, ...] = field(default=(), repr=False)
    forms: frozenset[Kind] = frozenset(PATTERNS)
    kept: frozenset[str] = field(default=frozenset(), repr=False)
    style: Style = Style.FULL

    def find(self, text: str) -> tuple[Span, ...]:
        """Return each place in `text`, in order; places may overlap.

        Blanks, line ends, hyphens and dots within a word, full-width signs and small letters do not hide it.
        """
        folded = fold(text)
        return tuple(sorted({*self._words_in(folded), *self._forms_in(folded)}))

    def ends_kept(self, text: str, span: Span) -> tuple[int, ...]:
        """Return the positions of the signs of `span` that are masked: of a number maybe not its ends."""
        signs = [at for at in range(span.start, span.end) if not _BETWEEN.match(text[at])]
        if self.style is Style.ENDS and span.kind in NUMBERS and len(signs) >= _ENDS_FROM:
            return tuple(signs[_FIRST:-_LAST])
        return tuple(signs)

    def masked(self, text: str) -> str:
        """Return `text` with every sign to mask replaced by a black square."""
        hidden = {at for span in self.find(text) for at in self.ends_kept(text, span)}
        return "".join(INK if at in hidden else sign for at, sign in enumerate(text)) if hidden else text

    def is_in_bytes(self, data: bytes) -> bool:
        """Return whether a word stands in `data` in any usual encoding; two-byte chance hits do not count."""
        return bool(self._needles and self._needles.search(data))

    @cached_property
    def _squeezed(self) -> dict[str, Kind]:
        found: dict[str, Kind] = {}
        for secret in self.words:
            if word := squeeze(secret.text):
                found.setdefault(word, secret.kind)
        return found

    @cached_property
    def _squeezed_kept(self) -> frozenset[str]:
        return frozenset(map(squeeze, self.kept)) - {""}

    @cached_property
    def _needles(self) -> re.Pattern[bytes] | None:
        words = sorted({form for s in self.words for form in (s.text.strip(), squeeze(s.text)) if form})
        codes = {code for word in words for code in _encoded(word)}
        long = sorted((code for code in codes if len(code) >= _LEAST_BYTES), key=lambda c: (-len(c), c))
        return re.compile(b"|".join(map(re.escape, long))) if long else None

    def _words_in(self, folded: str) -> Iterator[Span]:
        places = [at for at, sign in enumerate(folded) if not _BETWEEN.match(sign)]
        squeezed = "".join(folded[at] for at in places)
        for word, kind in self._squeezed.items():
            at = squeezed.find(word)
            while at >= 0:
                yield Span(places[at], places[at + len(word) - 1] + 1, kind)
                at = squeezed.find(word, at + 1)

    def _forms_in(self, folded: str) -> Iterator[Span]:
        for kind in sorted(self.forms):
            for start, end in PATTERNS[kind](folded):
                if squeeze(folded[start:end]) not in self._squeezed_kept:
                    yield Span(start, end, kind)


def fold(text: str) -> str:
    """Return `text`, as long as it was, with full-width signs made narrow and letters made large."""
    return "".join(map(_fold_one, text))


def squeeze(text: str) -> str:
    """Return `text` folded, without blanks, line ends, hyphens and dots."""
    return _BETWEEN.sub("", fold(text))


def without(words: Iterable[Secret], keep: frozenset[Kind]) -> tuple[Secret, ...]:
    """Return the secrets but those of the kinds to keep readable; each once, in order."""
    return tuple(dict.fromkeys(word for word in words if word.text.strip() and word.kind not in keep))


@cache
def _fold_one(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign).upper()
    return plain if len(plain) == 1 else sign


def _encoded(word: str) -> Iterator[bytes]:
    wide = word.encode("utf-16-be", "replace")
    yield from (word.encode("utf-8", "replace"), wide, word.encode("utf-16-le", "replace"))
    yield from (wide.hex().encode(), wide.hex().upper().encode())
    yield word.encode("gb18030", "replace")
