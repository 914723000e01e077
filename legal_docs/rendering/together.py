"""Which blocks stay on one page: a signature never stands alone on the last one."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from legal_docs.rendering.blocks import Block, Cell, Paragraph, Row, Table

_LONGEST_LIST = 12  # lines of attachments; a longer list may be cut
_ROWS_WITH_SIGNATURE, _LONG_TABLE = 3, 6  # rows
_LONGEST_HEADING = 30  # signs
_LONGEST_KEPT = 600  # signs in a cell; a longer row is better cut by the page end than moved whole


def groups(
    blocks: Sequence[Block], signatures: Collection[str], lists: Collection[str] = ()
) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks in order, each alone, but what belongs together in one tuple.

    That is the last row of a table (three of a long one) with the signature that follows, and a short run
    of paragraphs whose style is in `lists` (the list of attachments).

    Paragraphs keep to a signature by the style sheet; WeasyPrint cannot do the same with a table row.
    """
    at = 0
    while at < len(blocks):
        block, rest = blocks[at], blocks[at + 1 :]
        signed = tuple(
            takewhile(lambda after: isinstance(after, Paragraph) and after.style in signatures, rest)
        )
        last = _last_rows(block) if isinstance(block, Table) and signed else 0
        if isinstance(block, Table) and last:
            yield (replace(block, rows=block.rows[:-last]),)
            yield replace(block, rows=block.rows[-last:], continued=True), *signed
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


def _last_rows(table: Table) -> int:
    """Return how many rows go with the signature: a few of a long table, so that no total stands alone."""
    few = _ROWS_WITH_SIGNATURE if len(table.rows) >= _LONG_TABLE else 1
    return next((count for count in range(few, 0, -1) if _divisible(table, count)), 0)


def _divisible(table: Table, count: int) -> bool:
    """Return whether the last `count` rows can stand in a table of their own, and leave no heading alone."""
    body = [row for row in table.rows if not row.header]
    first = len(table.rows) - count
    reaching = any(
        number < first < number + cell.rowspan for number, row in enumerate(table.rows) for cell in row.cells
    )
    last = table.rows[-count:]
    short = all(_length(cell) <= _LONGEST_KEPT for row in last for cell in row.cells)
    return len(body) > count and not reaching and short and not _is_heading(table.rows[first - 1])


def _is_heading(row: Row) -> bool:
    """Return whether the row is one short line over all columns, which belongs to the row after it."""
    return len(row.cells) == 1 and row.cells[0].colspan > 1 and _length(row.cells[0]) <= _LONGEST_HEADING


def _length(cell: Cell) -> int:
    return sum(len(block.text) for block in cell.blocks if isinstance(block, Paragraph))
