"""Which blocks stay on one page: a signature never stands alone on the last one."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from legal_docs.rendering.blocks import Block, Cell, Paragraph, Table

_LONGEST_LIST = 12  # lines of attachments; a longer list may be cut
_LONGEST_KEPT = 600  # signs in a cell; a longer row is better cut by the page end than moved whole


def groups(
    blocks: Sequence[Block], signatures: Collection[str], lists: Collection[str] = ()
) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks in order, each alone, but what belongs together in one tuple.

    That is the last row of a table with the signature that follows, and a short run of paragraphs
    whose style is in `lists` (the list of attachments).

    Paragraphs keep to a signature by the style sheet; WeasyPrint cannot do the same with a table row.
    """
    at = 0
    while at < len(blocks):
        block, rest = blocks[at], blocks[at + 1 :]
        signed = tuple(
            takewhile(lambda after: isinstance(after, Paragraph) and after.style in signatures, rest)
        )
        if isinstance(block, Table) and signed and _divisible(block):
            yield (replace(block, rows=block.rows[:-1]),)
            yield replace(block, rows=block.rows[-1:], continued=True), *signed
            at += len(signed)
        elif run := _run(blocks[at:], lists):
            yield run
            at += len(run) - 1
        else:
            yield (block,)
        at += 1


def _run(blocks: Sequence[Block], lists: Collection[str]) -> tuple[Block, ...]:
    run = tuple(takewhile(lambda block: isinstance(block, Paragraph) and block.style in lists, blocks))
    return run if 1 < len(run) <= _LONGEST_LIST else ()


def _divisible(table: Table) -> bool:
    """Return whether the last row can stand in a table of its own."""
    body = [row for row in table.rows if not row.header]
    reaching = any(
        number + cell.rowspan == len(table.rows) and cell.rowspan > 1
        for number, row in enumerate(table.rows)
        for cell in row.cells
    )
    short = all(_length(cell) <= _LONGEST_KEPT for cell in table.rows[-1].cells)
    return len(body) > 1 and not reaching and short and not table.rows[-1].header


def _length(cell: Cell) -> int:
    return sum(len(block.text) for block in cell.blocks if isinstance(block, Paragraph))
