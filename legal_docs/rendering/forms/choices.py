"""The options that answer one question together, and what is ticked among them already."""

import re
from collections.abc import Iterator

from legal_docs.rendering.forms.letters import BOXES, TICKED
from legal_docs.rendering.forms.printed import line_end, places, plain

_QUESTION = re.compile(f"[^{BOXES}{TICKED}:：]*[:：]")
_TOLD = re.compile("[打划画勾][“\"'「]?$")  # 勾选请打√ is an instruction, not a tick


def choice(text: str, under: str, box: int) -> tuple[int, int]:
    """Return start and end of the options that exclude one another with the one of `box`.

    That is the whole row, or with `under` the part of it that the question `under` opens.
    """
    if not plain(under).text:
        return 0, len(text)
    parts = [*_parts(text), len(text)]
    asked = max((start for start, _ in places(text, under) if start <= box), default=box)
    return max(p for p in parts if p <= asked), min(p for p in parts if p > box)


def marks(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where something is ticked between `start` and `end`."""
    for at in range(start, end):
        if text[at] in TICKED and not _TOLD.search(text[:at]):
            yield at


def _parts(text: str) -> Iterator[int]:
    """Yield where a question begins: a line with a colon before its boxes, or words below some boxes."""
    boxed, start = False, 0
    yield 0
    while start < len(text):
        end = line_end(text, start)
        line = text[start:end]
        own = any(c in BOXES + TICKED for c in line)
        if start and (_QUESTION.match(line) or (boxed and not own and plain(line).text)):
            yield start
        boxed |= own
        start = end + 1
