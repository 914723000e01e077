"""A `Document` to one HTML page: Word style names become classes, direct formatting becomes style."""

from collections.abc import Iterator
from html import escape

from legal_docs.rendering.blocks import (
    Block,
    Cell,
    Document,
    Look,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)
from legal_docs.rendering.pagecss import declarations, page_rules
from legal_docs.rendering.stylemap import StyleMap, load
from legal_docs.rendering.together import groups

_TAB = '<span class="tab"></span>'
_LONG_CELL = 200  # characters; about a third of a page in half its width
_SHORT_LINE, _LONGEST_BLOCK = 100, 600  # characters of one line, and of a block of such lines


def to_html(document: Document, *, title: str, remark: str = "") -> str:
    """Return the document as HTML to be laid out with court.css; `remark` describes it, unprinted."""
    about = f"<title>{escape(title)}</title>"
    about += f'<meta name="description" content="{escape(remark)}">' if remark else ""
    writer = _Writer(document, load())
    sections = [
        f'<section style="page: s{number}">{"".join(writer.blocks(section.blocks, section))}</section>'
        for number, section in enumerate(document.sections)
    ]
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">{about}'
        f"<style>{page_rules(document.sections)}</style></head><body>{''.join(sections)}</body></html>"
    )


class _Writer:
    def __init__(self, document: Document, styles: StyleMap) -> None:
        self._looks = document.styles
        self._map = styles

    def blocks(self, blocks: tuple[Block, ...], section: Section) -> Iterator[str]:
        for group in groups(blocks, self._map.signatures, self._map.lists):
            words = "".join(self._block(block, section) for block in group)
            yield words if len(group) == 1 else f'<div class="together">{words}</div>'

    def _block(self, block: Block, section: Section) -> str:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, Table):
            return self._table(block, section)
        return '<div class="page-break"></div>'

    def _paragraph(self, paragraph: Paragraph) -> str:
        house = paragraph.style in self._map.house
        look = paragraph.look if house else paragraph.look.over(self._looks.get(paragraph.style, Look()))
        classes = [paragraph.style] if house else []
        classes += ["keep"] if look.keep_next else []
        classes += ["new-page"] if look.page_break_before else []
        tag = self._map.tag(paragraph.style)
        words = "".join(self._run(run) for run in paragraph.runs) or "<br>"
        return f"<{tag}{_attributes(classes, self._css(look))}>{words}</{tag}>"

    def _run(self, run: Run) -> str:
        words = escape(run.text).replace("\n", "<br>").replace("\t", _TAB)
        style = self._css(run.look)
        return f'<span style="{style}">{words}</span>' if style else words

    def _css(self, look: Look) -> str:
        return escape(declarations(look, self._map.black))

    def _table(self, table: Table, section: Section) -> str:
        classes = (["lined"] if table.bordered else []) + (["centred"] if table.centred else [])
        classes += ["continued"] if table.continued else []
        classes += ["edged"] if any(cell.edges for row in table.rows for cell in row.cells) else []
        headers = next((n for n, row in enumerate(table.rows) if not row.header), len(table.rows))
        head = "".join(self._row(row, section) for row in table.rows[:headers])
        return (
            f"<table{_attributes(classes, _width(table, section))}>{_columns(table)}"
            f"{f'<thead>{head}</thead>' if head else ''}{self._bodies(table.rows[headers:], section)}</table>"
        )

    def _bodies(self, rows: tuple[Row, ...], section: Section) -> str:
        """Return the rows in groups: a row that asks to stay with the next one shares an undivided group.

        WeasyPrint leaves stray lines where a single row is told to avoid a break; a group is moved whole.
        """
        groups: list[str] = []
        kept, loose = "", ""
        for row in rows:
            words = self._row(row, section)
            if self._keeps_next(row):
                groups += [f"<tbody>{loose}</tbody>"] if loose else []
                kept, loose = kept + words, ""
            elif kept:
                groups.append(f'<tbody class="together">{kept}{words}</tbody>')
                kept = ""
            else:
                loose += words
        groups += [f"<tbody>{kept}{loose}</tbody>"] if kept or loose else []
        return "".join(groups)

    def _row(self, row: Row, section: Section) -> str:
        cells = "".join(self._cell(cell, section) for cell in row.cells)
        classes = ["long"] if any(_is_long(cell) for cell in row.cells) else []
        return f"<tr{_attributes(classes, f'height: {row.height}' if row.height else '')}>{cells}</tr>"

    def _keeps_next(self, row: Row) -> bool:
        """Return whether every paragraph of the row asks to stay with what follows, as Word reads it."""
        inside = [block for cell in row.cells for block in cell.blocks]
        looks = [b.look.over(self._looks.get(b.style, Look())) for b in inside if isinstance(b, Paragraph)]
        return bool(looks) and len(looks) == len(inside) and all(look.keep_next for look in looks)

    def _cell(self, cell: Cell, section: Section) -> str:
        spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        words = "".join(self.blocks(cell.blocks, section))
        return f"<td{spans}{_attributes([], _cell_css(cell))}>{words}</td>"


def _is_long(cell: Cell) -> bool:
    """Return whether a cell is better cut by a page end than moved whole to the next page.

    A block of short lines (the party block of a form) is moved whole: its lines belong to one person.
    """
    lines = [len(getattr(block, "text", "")) for block in cell.blocks]
    block = len(lines) > 1 and max(lines) <= _SHORT_LINE and sum(lines) <= _LONGEST_BLOCK
    return sum(lines) > _LONG_CELL and not block


def _attributes(classes: list[str], style: str) -> str:
    named = f' class="{" ".join(classes)}"' if classes else ""
    return f'{named} style="{style}"' if style else named


def _width(table: Table, section: Section) -> str:
    room = section.width - section.margins[1] - section.margins[3]
    width = sum(table.widths)
    return f"width: {width:g}pt" if 0 < width < room * 0.98 else "width: 100%"


def _columns(table: Table) -> str:
    total = sum(table.widths)
    if not total:
        return ""
    columns = "".join(f'<col style="width: {width / total:.4%}">' for width in table.widths)
    return f"<colgroup>{columns}</colgroup>"


def _cell_css(cell: Cell) -> str:
    said = [] if cell.vertical == "top" else [f"vertical-align: {cell.vertical}"]
    said += [f"background: {escape(cell.shade)}"] if cell.shade else []
    said += [f"border-{side}: {'0.6pt solid' if drawn else 'none'}" for side, drawn in cell.edges]
    return "; ".join(said)
