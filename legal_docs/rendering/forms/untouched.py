"""Whether a printed block is still blank: only a blank one may be repeated for a further party."""

import re
from collections.abc import Collection

from legal_docs.rendering.forms.choices import marks
from legal_docs.rendering.forms.letters import BOXES
from legal_docs.rendering.forms.printed import GAP, gap_end, key

_FIGURES = re.compile(rf"\d{{4}}{GAP}年|\d{GAP}[元%]|第{GAP}\d|\d{{6}}")
_OPTIONS = re.compile(rf"[{BOXES}○〇◯]|[\[［(（]{GAP}[\]］)）]")
_UNIT = re.compile(f"(?:20)?{GAP}[年月日元%第起止至]")
_STOPS = "，,。.；;）)、（(/"


def is_untouched(text: str, words: Collection[str]) -> bool:
    """Return whether nothing is ticked or written in the printed block `text`.

    `words` are the printed labels known from the sheet, plain.
    """
    if any(True for _ in marks(text, 0, len(text))) or _FIGURES.search(text):
        return False
    lines = re.split("[\n\f\v]", text)
    return not any(_holds_value(line, words) for line in lines if not _OPTIONS.search(line))


def _holds_value(line: str, words: Collection[str]) -> bool:
    return any(_is_value(line[gap_end(line, found.end()) :], words) for found in re.finditer("[:：]", line))


def _is_value(rest: str, words: Collection[str]) -> bool:
    """Return whether `rest`, which follows a colon, begins with words that are not the form's own."""
    if not rest or rest[0] in _STOPS or _UNIT.match(rest):
        return False
    label = re.match("[^:：]*(?=[:：])", rest)
    return label is None or not (key(label[0]) in words or re.fullmatch(r"[^\s，。；_]{1,20}", label[0]))
