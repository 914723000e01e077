"""Long tables as printed lists: header repeated on each page, no column lost, the pages numbered; by typst.

WeasyPrint takes a second for 160 rows; this lane a tenth of that. The looks are those of bundle.css.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legal_docs.rendering import glyphs
from legal_docs.rendering.blocks import Look, Run
from legal_docs.rendering.typst.compiler import compiled
from legal_docs.rendering.typst.source import DATE, PRELUDE
from legal_docs.rendering.typst.words import Letters, Setting, quoted, written

Row = Sequence[str]
_MM = 72 / 25.4
_TALL, _WIDE = (210 * _MM, 297 * _MM), (297 * _MM, 210 * _MM)
_TOP_TALL, _TOP_WIDE, _BOTTOM, _SIDE = 20 * _MM, 18 * _MM, 18 * _MM, 13 * _MM
_PADDING = (2.0, 3.0)  # of a cell: above and below, left and right
_RULE = 0.5
_LINE = 1.35
_SMALL = Letters(8, 10, False)
_HEADING, _UNDER = Letters(14, 19.6, True), Letters(9, 14, False)
_TITLE = Letters(10.5, 15.75, False)
_MOST_LINES = 12  # a row of more lines is cut by the end of a page rather than moved whole


@dataclass(frozen=True, slots=True)
class Printed:
    """One table: what stands above it, its rows, the width of each column in per cent, its type size.

    `running` stands at the top of each page; a row of one cell runs across the table.
    """

    running: str
    heading: str
    under: str
    titles: Sequence[str]
    header: Row
    rows: Sequence[Row]
    widths: Sequence[float]
    flush_right: Sequence[bool]
    size: float
    is_landscape: bool


def printout(tables: Sequence[Printed], *, title: str, counter: str) -> bytes:
    """Return the tables as a PDF, each on pages of its own; `counter` stands before the number of a page.

    Raises ProofError for a character without glyph.
    """
    words = "".join([title, counter, *(_words(table) for table in tables)])
    glyphs.require(words)
    rare = bool(glyphs.beyond_small(words))
    pages = "".join(_section(table, counter, rare) for table in tables)
    return compiled(f"#set document(title: {quoted(title)}, date: {DATE})\n{PRELUDE}{pages}")


def _words(table: Printed) -> str:
    cells = (cell for row in (table.header, *table.rows) for cell in row)
    return "".join([table.running, table.heading, table.under, *table.titles, *cells])


def _section(table: Printed, counter: str, rare: bool) -> str:
    width, height = _WIDE if table.is_landscape else _TALL
    top = _TOP_WIDE if table.is_landscape else _TOP_TALL
    room = width - 2 * _SIDE
    above = [_line(table.heading, _HEADING, rare, room)]
    above += [_line(table.under, _UNDER, rare, room)] if table.under else []
    above += [f"v(6pt, weak: true); {_line(line, _TITLE, rare, room)}" for line in table.titles]
    return (
        f"#{{\nset page(width: {width:.3f}pt, height: {height:.3f}pt, header-ascent: 0pt, footer: none, "
        f"margin: (top: {top:.3f}pt, bottom: {_BOTTOM:.3f}pt, x: {_SIDE:.3f}pt), "
        f"header: {_head(table.running, counter, rare, room, top)})\n"
        f"{'; '.join(above)}; v(6pt, weak: true); {_table(table, rare, room)}\n}}\n"
    )


def _head(running: str, counter: str, rare: bool, room: float, height: float) -> str:
    left = written([Run(running, Look())], _SMALL, Setting((), rare), room * 0.85)
    total = "str(counter(page).final().first())"
    number = f'context {{ {quoted(counter + " ")}; str(here().page()); " / "; {total} }}'
    return (
        f"block(width: 100%, height: {height:.3f}pt, align(horizon, text({_SMALL.rule(rare)}, "
        f"grid(columns: (85%, 15%), {left}, align(right, {number})))))"
    )


def _line(words: str, letters: Letters, rare: bool, room: float) -> str:
    inside = written([Run(words, Look())], letters, Setting((), rare), room)
    return f"block(width: 100%, align(center, text({letters.rule(rare)}, {inside})))"


def _table(table: Printed, rare: bool, room: float) -> str:
    widths = [(room - _RULE) * share / 100 for share in table.widths]
    plain, bold = (Letters(table.size, table.size * _LINE, black) for black in (False, True))
    head = ", ".join(
        f"table.cell(align: center + horizon, {_cell(cell, bold, rare, width)})"
        for cell, width in zip(table.header, widths, strict=True)
    )
    rows = ",\n".join(", ".join(_row(table, row, plain, rare, widths)) for row in table.rows)
    columns = "".join(f"{width:.3f}pt, " for width in widths)
    return (
        f"set text({plain.rule(rare)}); let b(it) = text({bold.rule(rare)}, it); "
        f"table(columns: ({columns}), stroke: {_RULE}pt, align: left + horizon, "
        f"inset: (y: {_PADDING[0]}pt, x: {_PADDING[1]}pt), table.header(repeat: true, {head}),\n{rows})"
    )


def _row(table: Printed, row: Row, letters: Letters, rare: bool, widths: Sequence[float]) -> Iterator[str]:
    if len(row) == 1 < len(widths):
        yield f"table.cell(colspan: {len(widths)}, {_cell(row[0], letters, rare, sum(widths))})"
        return
    cut = any(_lines(cell, width, letters) > _MOST_LINES for cell, width in zip(row, widths, strict=True))
    for cell, width, right in zip(row, widths, table.flush_right, strict=True):
        side = ", align: right + horizon" if right else ""
        said = f"breakable: {'true' if cut else 'false'}{side}"
        yield f"table.cell({said}, {_cell(cell, letters, rare, width)})"


def _lines(cell: str, width: float, letters: Letters) -> float:
    return sum(1 + len(line) * letters.size / width for line in cell.split("\n"))


def _cell(cell: str, letters: Letters, rare: bool, width: float) -> str:
    inside = written([Run(cell, Look())], letters, Setting((), rare), width - 2 * _PADDING[1] - _RULE)
    return f"b({inside})" if letters.bold else inside
