"""Printed words as a reader compares them: without blanks, full and half width alike."""

import re
import unicodedata
from dataclasses import dataclass

from legal_docs.rendering.forms.letters import BOXES, TICKED

RULED = "_\uff3f\u2026\u22ef"
"""What a printed line is made of: underscores, or dot leaders (……)."""
GAP = f"[ \u3000\u00a0\u2000-\u200b\t{RULED}]*"
"""Regex of a printed blank: spaces of any width, printed lines, tabs, or nothing."""
LINE_ENDS = "\n\f\v"
"""Ends of a line, a cell and a table row in the text of a region."""
_GAP = re.compile(GAP)
_NUMBER = re.compile(r"(?:\(?\d+\)?[.、)]?|\(?[一二三四五六七八九十]+[、)])(?=\D)")
_AFTER_DAY = re.compile(f"月{GAP}日[起止]?$")
_HINT = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as compared (`text`), and where each of its characters stands in the printed one (`at`)."""

    text: str
    at: tuple[int, ...]


def plain(printed: str) -> Plain:
    """Return `printed` with half-width punctuation and without any white space or printed lines."""
    pairs = [
        (c, place)
        for place, one in enumerate(printed)
        if one not in RULED
        for c in unicodedata.normalize("NFKC", one)
        if not (c.isspace() or c == "\u200b")
    ]
    return Plain("".join(c for c, _ in pairs), tuple(place for _, place in pairs))


def key(words: str) -> str:
    """Return a label as it is looked up: plain, without its number and its closing colon."""
    text = plain(words).text
    return text[number_length(text) :].rstrip(":")


def number_length(text: str) -> int:
    """Return the length of the number a plain text begins with: `1.`, `（一）`, `12、`."""
    found = _NUMBER.match(text)
    return found.end() if found else 0


def bare(label: str) -> str:
    """Return a plain label without the bracket it ends with: `罚息(违约金)` → `罚息`."""
    return re.sub(r"\([^()]*\)$", "", label)


def gap_end(text: str, at: int) -> int:
    """Return where the printed blank that begins at `at` ends."""
    found = _GAP.match(text, at)
    return found.end() if found else at


def is_end(text: str, at: int) -> bool:
    """Return whether the line ends at `at`."""
    return at >= len(text) or text[at] in LINE_ENDS


def line_end(text: str, at: int) -> int:
    """Return where the line of `at` ends."""
    return next((i for i in range(at, len(text)) if text[i] in LINE_ENDS), len(text))


def line_start(text: str, at: int) -> int:
    """Return where the line of `at` begins."""
    return next((i + 1 for i in range(at - 1, -1, -1) if text[i] in LINE_ENDS), 0)


def stands_alone(text: str, at: int, *, joined: str = "") -> bool:
    """Return whether a word could begin at `at`: nothing before it that it is part of (不了解, 期内利息).

    `joined` are marks that belong to a word as letters do.
    """
    before = text[at - 1 : at]
    if not before or not (before.isalnum() or before in joined):
        return True
    return bool(_AFTER_DAY.search(text[line_start(text, at) : at]))


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Return start and end of `words` in `text`, wherever they stand whole on one line."""
    wanted, seen = plain(words).text, plain(text)
    found, start = [], seen.text.find(wanted) if wanted else -1
    while start >= 0:
        first, last = seen.at[start], seen.at[start + len(wanted) - 1] + 1
        if not any(c in LINE_ENDS for c in text[first:last]):
            found.append((first, last))
        start = seen.text.find(wanted, start + 1)
    return found


def follows(text: str, at: int, words: str) -> int | None:
    """Return where `words` end if they are what is printed at `at`, blanks aside."""
    wanted, rest = plain(words).text, plain(text[at : line_end(text, at)])
    if not rest.text.startswith(wanted):
        return None
    return at + rest.at[len(wanted) - 1] + 1 if wanted else at


def hint_end(text: str, at: int) -> int:
    """Return where a bracketed remark that begins at `at` ends, or `at`."""
    found = re.compile(r"[（(][^（()）\n\f\v]*[)）]").match(text, gap_end(text, at))
    return found.end() if found else at


def is_remark(text: str) -> bool:
    """Return whether `text` is empty or nothing but bracketed remarks."""
    return not _HINT.sub("", plain(text).text)


def has_marks(text: str) -> bool:
    """Return whether something is printed here to be filled: a box or a colon."""
    return any(c in BOXES + TICKED + ":：" for c in text)
