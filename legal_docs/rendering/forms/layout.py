"""Tables, rows, cells and paragraphs of a form, in the order they are printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from legal_docs.rendering.forms.letters import PARAGRAPH, W
from legal_docs.rendering.forms.region import Region, region

_TABLE, _ROW, _CELL = (f"{W}{name}" for name in ("tbl", "tr", "tc"))
_WRAPPERS = {f"{W}{n}" for n in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


@dataclass(slots=True, eq=False)
class Cell:
    """One cell: the columns it covers, and whether it begins or continues one that spans rows."""

    node: Any
    row: "Row"
    start: int
    end: int
    continues: bool
    begins: bool


@dataclass(slots=True, eq=False)
class Row:
    """One table row."""

    node: Any
    table: "Table"
    place: int
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """One table."""

    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Place:
    """A cell (without tables inside it) or a paragraph outside tables: where a label may be printed."""

    order: int
    cell: Cell | None
    region: Region


def places_of(body: Any) -> list[Place]:
    """Return every cell and paragraph of the document body in the order they are printed."""
    found: list[Place] = []
    _collect(body, found)
    return found


def content(cells: list[Cell]) -> Region:
    """Return the text of the cells, tables inside them included; a row's end is marked as such."""
    parts: list[tuple[str, Any]] = []
    row = None
    for cell in cells:
        separator = "\f" if cell.row is row else "\v"
        row = cell.row
        for number, (inner, paragraph) in enumerate(_paragraphs(cell.node)):
            parts.append((inner if number else separator, paragraph))
    return region(parts)


def spanned(cell: Cell) -> tuple[Row, ...]:
    """Return the rows the cell spans."""
    rows = [cell.row]
    for row in cell.row.table.rows[cell.row.place + 1 :] if cell.begins else ():
        if not any(c.continues and c.start == cell.start for c in row.cells):
            break
        rows.append(row)
    return tuple(rows)


def cells_of(line: Any) -> list[Any]:
    """Return the cells of a table row, or of the content control around it."""
    row = line if line.tag == _ROW else next(children(line, _ROW))
    return list(children(row, _CELL))


def children(node: Any, *tags: str) -> Iterator[Any]:
    """Yield the children with one of `tags`, content controls and change marks looked through."""
    for child in node:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from children(child, *tags)


def _collect(node: Any, found: list[Place]) -> None:
    for child in children(node, PARAGRAPH, _TABLE):
        if child.tag == PARAGRAPH:
            found.append(Place(len(found), None, region([("", child)])))
        else:
            _collect_table(child, found)


def _collect_table(node: Any, found: list[Place]) -> None:
    for cell in (cell for row in _table(node).rows for cell in row.cells):
        own = region(("\n", p) for p in children(cell.node, PARAGRAPH))
        found.append(Place(len(found), cell, own))
        for inner in children(cell.node, _TABLE):
            _collect_table(inner, found)


def _table(node: Any) -> Table:
    table = Table()
    for place, line in enumerate(children(node, _ROW)):
        row = Row(line, table, place)
        table.rows.append(row)
        column = _number(line, "trPr", "gridBefore", 0)
        for cell in children(line, _CELL):
            end = column + _number(cell, "tcPr", "gridSpan", 1)
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            begins = merged is not None and merged.get(f"{W}val") == "restart"
            row.cells.append(Cell(cell, row, column, end, merged is not None and not begins, begins))
            column = end
    return table


def _number(node: Any, properties: str, name: str, default: int) -> int:
    found = node.find(f"{W}{properties}/{W}{name}")
    value = found.get(f"{W}val") if found is not None else None
    return int(value) if value and value.isdigit() else default


def _paragraphs(node: Any) -> Iterator[tuple[str, Any]]:
    for child in children(node, PARAGRAPH, _TABLE):
        if child.tag == PARAGRAPH:
            yield "\n", child
            continue
        for row in _table(child).rows:
            for number, cell in enumerate(c for c in row.cells if not c.continues):
                for place, (inner, paragraph) in enumerate(_paragraphs(cell.node)):
                    yield inner if place else "\f" if number else "\v", paragraph
