"""Do the pages of a PDF say, sign for sign, what the paragraphs and table rows of a document say?

Two things make page text differ in order, and only these are allowed: a table that runs over a page
repeats its header rows, and a row cut by a page end continues in all its cells on the next page.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from legal_docs.rendering.blocks import Block, Cell, Document, Paragraph, Table
from legal_docs.rendering.text import squeeze

Atom = tuple[str, ...]  # the squeezed words of one paragraph, or of one row cell by cell
State = tuple[int, Atom]  # number of the atom that goes on here, and what is left of its cells

Fault = tuple[str, str]  # the same sentence in Chinese and in English
_MOST_READINGS = 500  # ways to share one page between the cells of a cut row; more than one is rare


def atoms(document: Document) -> list[Atom]:
    """Return the words of the document in reading order."""
    return [atom for section in document.sections for block in section.blocks for atom in _atoms(block)]


def headers(document: Document) -> list[str]:
    """Return the squeezed words of the header rows of each table that has some."""
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    found = {
        "".join(_cell(cell) for row in table.rows if row.header for cell in row.cells) for table in tables
    }
    return sorted(found - {""})


def difference(pages: Sequence[str], words: Sequence[Atom], repeated: Sequence[str]) -> Fault | None:
    """Return where `pages` stop saying `words`, or None where they say them all."""
    states: list[State] = [(0, words[0])] if words else []
    for number, page in enumerate(pages, 1):
        openings = ["", *(header for header in repeated if page.startswith(header))]
        bodies = [page[len(opening) :] for opening in openings]
        after = [end for state in states for body in bodies for end in _read(body, state, words)]
        if not after:
            return _described(number, page, _rest(states[0], words)) if states else _too_much(number)
        states = list(dict.fromkeys(after))
    left = min((_rest(state, words) for state in states), key=len, default="")
    return (f"PDF 缺少“{left[:20]}”", f'the PDF lacks "{left[:20]}"') if left else None


def _read(page: str, state: State, words: Sequence[Atom]) -> Iterator[State]:
    """Yield each place at which the words may stand when the page is read to its end."""
    number, cells = state
    while page.startswith(whole := "".join(cells)):
        page = page[len(whole) :]
        number += 1
        if number == len(words):
            if not page:
                yield number, ()
            return
        cells = words[number]
    yield from ((number, left) for left in islice(_cut(page, cells, set()), _MOST_READINGS))


def _cut(page: str, cells: Atom, dead: set[tuple[int, int]]) -> Iterator[Atom]:
    """Yield what is left of `cells` where `page` is a beginning of each of them, one after the other.

    `dead` remembers what cannot succeed, so that cells that begin alike do not multiply the tries.
    """
    if len(cells) == 1 and cells[0].startswith(page):
        yield (cells[0][len(page) :],)
    if len(cells) == 1 or (len(page), len(cells)) in dead:
        return
    found = False
    for length in range(common(page, cells[0]), -1, -1):
        for left in _cut(page[length:], cells[1:], dead):
            found = True
            yield (cells[0][length:], *left)
    if not found:
        dead.add((len(page), len(cells)))


def _rest(state: State, words: Sequence[Atom]) -> str:
    return "".join(state[1]) + "".join("".join(atom) for atom in words[state[0] + 1 :])


def common(one: str, other: str) -> int:
    """Return how many signs both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _described(number: int, page: str, rest: str) -> Fault:
    same = common(page, rest)
    start, end = max(0, same - 6), same + 10
    return (
        f"PDF 与 Word 的文字不一致，第{number}页，Word 为“{rest[start:end]}”，PDF 为“{page[start:end]}”",
        f'page {number} of the PDF says "{page[start:end]}" where Word says "{rest[start:end]}"',
    )


def _too_much(number: int) -> Fault:
    return f"PDF 第{number}页多出文字", f"page {number} of the PDF says too much"


def _atoms(block: Block) -> Iterator[Atom]:
    if isinstance(block, Paragraph):
        yield (squeeze(block.text),)
    elif isinstance(block, Table):
        for row in block.rows:
            yield tuple(_cell(cell) for cell in row.cells)


def _cell(cell: Cell) -> str:
    return "".join("".join(atom) for block in cell.blocks for atom in _atoms(block))
