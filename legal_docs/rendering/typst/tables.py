"""One table as typst source: widths, merged cells, repeated header rows, rows that stay together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from legal_docs.rendering.blocks import Block, Cell, Row, Table
from legal_docs.rendering.typst.house import House
from legal_docs.rendering.typst.lengths import points
from legal_docs.rendering.typst.words import quoted

Write = Callable[[Sequence[Block], float], str]
"""From the blocks of a cell and its width to typst source."""
_FULL = 0.98  # of the page's width: such a table takes all of it
LONG_CELL = 200  # characters; about a third of a page in half its width
_VERTICAL = {"top": "top", "middle": "horizon", "bottom": "bottom"}


class Unsuited(Exception):  # noqa: N818 - not an error: the other lane takes over
    """The cells of a table are merged in a way that typst would read out in another order."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is laid out: column widths, which rows are cut by a page end, which stay together."""

    house: House
    room: float
    keeps_next: Callable[[Row], bool]
    write: Write

    def table(self, table: Table) -> str:
        """Return the source of `table`; raises Unsuited where cells are merged in a rare way."""
        made = self._made(table.rows, self._widths(table), table.bordered)
        return f"align(center, {made})" if table.centred else made

    def _made(self, rows: Sequence[Row], widths: list[float], bordered: bool) -> str:
        rule = self.house.rule if bordered else 0.0
        heads = next((n for n, row in enumerate(rows) if not row.header), len(rows))
        held = _held([self.keeps_next(row) for row in rows], heads)
        cells = list(self._rows(rows, widths, held, bordered))
        head = f"table.header(repeat: true, {', '.join(cells[:heads])}), " if heads else ""
        columns = "".join(f"{width:.3f}pt, " for width in ([0.0] if held else []) + widths)
        return (
            f"table(columns: ({columns}), stroke: {f'{rule:g}pt' if rule else 'none'}, "
            f"inset: {self._inset(rule)}, {head}{', '.join(filter(None, cells[heads:]))})"
        )

    def _widths(self, table: Table) -> list[float]:
        total = sum(table.widths)
        count = max((sum(cell.colspan for cell in row.cells) for row in table.rows), default=1)
        shares = [width / total for width in table.widths] if total else [1 / count] * count
        width = total if 0 < total < self.room * _FULL else self.room
        return [(width - (self.house.rule if table.bordered else 0)) * share for share in shares]

    def _inset(self, rule: float) -> str:
        high, wide = self.house.padding
        return f"(x: {wide + rule / 2:g}pt, y: {high + rule / 2:g}pt)"

    def _rows(
        self, rows: Sequence[Row], widths: list[float], held: dict[int, int], bordered: bool
    ) -> Iterator[str]:
        shift, y = 1 if held else 0, 0
        while y < len(rows):
            deep = _depth(rows, y)
            cells = [_bond(y, held[y])] if y in held else []
            if deep == 1:
                cells += self._line(rows[y], y, shift, widths)
            elif cells or any(row.header for row in rows[y : y + deep]):
                raise Unsuited
            else:
                cells += self._nested(rows[y : y + deep], (y, shift), widths, bordered)
            yield ", ".join(cells)
            yield from [""] * (deep - 1)  # the rows inside
            y += deep

    def _line(self, row: Row, y: int, shift: int, widths: list[float]) -> Iterator[str]:
        x, cut = 0, "true" if is_long(row) else "false"
        for cell in row.cells:
            fixed = f"x: {x + shift}, y: {y}, breakable: {cut}"
            yield self._cell(cell, x, fixed, row.height if x == 0 else None, widths)
            x += cell.colspan

    def _nested(
        self, rows: Sequence[Row], at: tuple[int, int], widths: list[float], bordered: bool
    ) -> Iterator[str]:
        """Yield rows that share merged cells at their left as one row: these cells, then a table of the rest.

        typst draws a cell over several rows after all of them; a reader of the file meets it first.
        """
        merged = list(takewhile(lambda cell: cell.rowspan == len(rows), rows[0].cells))
        x, (y, shift) = 0, at
        for cell in merged:
            yield self._cell(replace(cell, rowspan=1), x, f"x: {x + shift}, y: {y}", None, widths)
            x += cell.colspan
        rest = [replace(rows[0], cells=rows[0].cells[len(merged) :]), *rows[1:]]
        if not merged or x >= len(widths):
            raise Unsuited
        inner = self._made(rest, widths[x:], bordered)
        place = f"x: {x + shift}, y: {y}, colspan: {len(widths) - x}"
        yield f"table.cell({place}, inset: 0pt, align: left + top, {inner})"

    def _cell(self, cell: Cell, x: int, fixed: str, height: str | None, widths: list[float]) -> str:
        width = sum(widths[x : x + cell.colspan]) - 2 * self.house.padding[1] - self.house.rule
        said = f"{fixed}, align: left + {_VERTICAL[cell.vertical]}"
        said += f", colspan: {cell.colspan}" if cell.colspan > 1 else ""
        said += f", fill: rgb({quoted(cell.shade)})" if cell.shade else ""
        said += f", stroke: ({_strokes(cell, self.house.rule)})" if cell.edges else ""
        words = self.write(cell.blocks, width)
        if height:
            words = f"grid(columns: (0pt, 1fr), block(height: {self._least(height):.3f}pt), {words})"
        return f"table.cell({said}, {words})"

    def _least(self, height: str) -> float:
        return max(0.0, points(height) - 2 * self.house.padding[0] - self.house.rule)


def _depth(rows: Sequence[Row], y: int) -> int:
    """Return how many rows from `y` on hang together by merged cells."""
    end, at = y + 1, y
    while at < end:
        end = max(end, *(at + cell.rowspan for cell in rows[at].cells), at + 1)
        at += 1
    if end > len(rows):
        raise Unsuited
    return end - y


def is_long(row: Row) -> bool:
    """Return whether a row is better cut by a page end than moved whole to the next page."""
    return any(
        sum(len(getattr(block, "text", "")) for block in cell.blocks) > LONG_CELL for cell in row.cells
    )


def _strokes(cell: Cell, rule: float) -> str:
    return ", ".join(f"{side}: {f'{rule:g}pt' if drawn else 'none'}" for side, drawn in cell.edges)


def _held(keeps_next: Sequence[bool], heads: int) -> dict[int, int]:
    """Return how many rows stay together, by the number of the first of them."""
    found: dict[int, int] = {}
    start = heads
    for number in range(heads, len(keeps_next)):
        if keeps_next[number] and number + 1 < len(keeps_next):
            continue
        if number > start:
            found[start] = number - start + 1
        start = number + 1
    return found


def _bond(y: int, rows: int) -> str:
    """Return an empty cell beside `rows` rows that may not be cut: typst moves them as one."""
    return f"table.cell(x: 0, y: {y}, rowspan: {rows}, breakable: false, inset: 0pt, stroke: none)[]"
