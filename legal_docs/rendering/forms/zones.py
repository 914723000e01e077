"""The part of a row that a question printed in it asks about."""

from collections.abc import Iterator

from legal_docs.rendering.forms.letters import BOXES, TICKED
from legal_docs.rendering.forms.printed import (
    gap_end,
    line_end,
    line_start,
    places,
    plain,
    stands_alone,
)


def zones(text: str, under: str) -> Iterator[tuple[int, int]]:
    """Yield where to look for what belongs to `under`, the nearest first: (start, end) in `text`.

    That is the rest of its line up to the next option; the options below it; its whole line; the rest of
    the row. Without `under` it is the whole row.
    """
    if not plain(under).text:
        yield 0, len(text)
        return
    spots = [(a, b) for a, b in places(text, under) if stands_alone(text, a)] or places(text, under)
    if len(spots) != 1:
        boxed = [(a, b) for a, b in spots if _box_at(text, b)]
        spots = boxed if len(boxed) == 1 else []
    for start, end in spots:
        yield end, _until_next_option(text, end)
        yield end, _end_of_answer(text, end)
        yield end, _first_box_line(text, end)
        yield line_start(text, start), _end_of_answer(text, end)
        yield end, len(text)


def _until_next_option(text: str, at: int) -> int:
    """Return the end of the answer, or the next box where `under` is an option itself."""
    end = _end_of_answer(text, at)
    if not _box_at(text, at):
        return end
    box = gap_end(text, at) + 1
    return next((i for i in range(box, end) if text[i] in BOXES + TICKED), end)


def _end_of_answer(text: str, at: int) -> int:
    """Return the end of the line; a line that ends with the question goes on in the next one."""
    end = line_end(text, at)
    if not plain(text[at:end]).text.strip(":。?;,") and end < len(text):
        return line_end(text, end + 1)
    return end


def _first_box_line(text: str, at: int) -> int:
    """Return the end of the first line with a box: a printed statement has its options below it."""
    return line_end(text, next((i for i in range(at, len(text)) if text[i] in BOXES + TICKED), at))


def _box_at(text: str, at: int) -> bool:
    place = gap_end(text, at)
    return text[place : place + 1] != "" and text[place] in BOXES + TICKED
