"""Rows printed once and needed several times: the blank rows are repeated below the last of them."""

from copy import deepcopy
from itertools import pairwise
from typing import Any

from legal_docs.rendering.forms.find import Found
from legal_docs.rendering.forms.layout import Row, cells_of, spanned
from legal_docs.rendering.forms.letters import W

_ONCE = {f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")}
_IDENTITY = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def in_sequence(found: list[Found]) -> bool:
    """Return whether the rows follow one another directly: copies of one block, not different rows."""
    return all(_touch(one, other) for one, other in pairwise(found))


def _touch(one: Found, other: Found) -> bool:
    if not one.block or not other.block:
        return False
    last, first = one.block[-1], other.block[0]
    return last.table is first.table and first.place == last.place + 1


def add_copies(found: list[Found], wanted: int) -> bool:
    """Repeat the last block until there are `wanted` of it; return whether the form was changed."""
    if not found or not found[-1].block or not in_sequence(found) or len(found) >= wanted:
        return False
    block = [_outermost(row) for row in found[-1].block]
    last = block[-1]
    for _ in range(wanted - len(found)):
        for row in block:
            copy = deepcopy(row)
            _make_own(copy)
            if row is block[0]:
                _join_spanning(found[-1].block[0], found[-1].block[-1], copy)
            last.addnext(copy)
            last = copy
    return True


def _outermost(row: Row) -> Any:
    """Return the row, or the content control around it."""
    node = row.node
    while node.getparent().tag != f"{W}tbl":
        node = node.getparent()
    return node


def _make_own(copy: Any) -> None:
    """Take from the copy what may stand in a document only once."""
    for node in [node for node in copy.iter() if node.tag in _ONCE]:
        node.getparent().remove(node)
    for control in copy.iter(f"{W}sdtPr"):
        for number in control.findall(f"{W}id"):
            control.remove(number)
    for node in copy.iter():
        for name in ("paraId", "textId"):
            node.attrib.pop(_IDENTITY + name, None)


def _join_spanning(first: Row, last: Row, copy: Any) -> None:
    """Let a cell that spans more than the block go on over the copy instead of beginning anew in it."""
    for number, cell in enumerate(first.cells):
        rows = spanned(cell)
        if cell.begins and rows[-1].place > last.place:
            merged = cells_of(copy)[number].find(f"{W}tcPr/{W}vMerge")
            merged.attrib.pop(f"{W}val")
