"""Which templates the compiled lane may fill: those that docxtpl would only print values into.

docxtpl also mends the body it rendered: it adds and drops columns of tables and numbers drawings. Here it is
proved from the template alone that none of this can happen, whatever the values are. A template without that
proof goes to docxtpl itself. One thing only the values decide: whether a table has any row left.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TABLE, _GRID, _ROW, _CELL, _TEXT = (f"{_W}{name}" for name in ("tbl", "tblGrid", "tr", "tc", "t"))
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_OPEN = frozenset({"for", "if"})
_BETWEEN = frozenset({"else", "elif"})
_CLOSE = frozenset({"endfor", "endif"})
_PRINTS_XML = "safe"
_VALUE = "value"
_TAG = re.compile(r"\{[{%#]")
_NO_ROW = re.compile(rb"<w:tbl>(?:(?!<w:tr[ >]).)*?</w:tbl>", re.DOTALL)


class _NotCoveredError(Exception):
    """The template does something this module knows nothing about."""


def has_tags(source: str) -> bool:
    """Return whether there is anything for Jinja in the patched XML of a part."""
    return bool(_TAG.search(source))


def body_is_covered(source: str, environment: Any) -> bool:
    """Return whether docxtpl would leave this body, patched by it, just as Jinja renders it."""
    tree = _skeleton(source, environment)
    return (
        tree is not None
        and tree.find(f".//{_DRAWING}") is None
        and _blocks_keep_their_place(tree)
        and all(_keeps_its_columns(table) for table in tree.iter(_TABLE))
    )


def has_empty_table(rendered: bytes) -> bool:
    """Return whether a table of the rendered body has no row; docxtpl takes its columns away."""
    return bool(_NO_ROW.search(rendered))


def margin_is_covered(source: str, environment: Any) -> bool:
    """Return the same for a header or footer, in which docxtpl mends nothing."""
    return _skeleton(source, environment) is not None


def _skeleton(source: str, environment: Any) -> Any:
    """Return the tree of the source with a mark for each tag, or None where a value is more than text."""
    try:
        tree = etree.fromstring("".join(_marked(source, environment)))
    except (_NotCoveredError, etree.XMLSyntaxError):
        return None
    values = (mark for mark in tree.iter(etree.PI) if mark.text == _VALUE)
    return tree if all(mark.getparent().tag == _TEXT for mark in values) else None


def _marked(source: str, environment: Any) -> Iterator[str]:
    """Yield the source with a processing instruction in place of each tag: `value`, or a block's number."""
    blocks: list[int] = []
    begun = 0
    for kind, words in _tokens(source, environment):
        if kind == "data":
            yield words
        elif kind == _VALUE:
            yield f"<?jinja {_VALUE}?>"
        elif words in _OPEN:
            begun += 1
            blocks.append(begun)
            yield f"<?jinja {begun}?>"
        elif words in _BETWEEN | _CLOSE:
            yield f"<?jinja {blocks.pop() if words in _CLOSE else blocks[-1]}?>"
        elif words != "set":
            raise _NotCoveredError(words)


def _tokens(source: str, environment: Any) -> Iterator[tuple[str, str]]:
    """Yield data, values, and the first word of each statement."""
    lexer = environment.lex(source)
    for _, kind, words in lexer:
        if kind == "data":
            yield kind, words
        elif kind == "variable_begin":
            yield _VALUE, ""
        elif kind == "block_begin":
            yield "statement", next(word for _, found, word in lexer if found == "name")
        elif words == _PRINTS_XML:
            raise _NotCoveredError(words)


def _blocks_keep_their_place(tree: Any) -> bool:
    """Return whether each block stays between rows or inside one cell, so that it moves no cell."""
    places: dict[str, tuple[Any, ...]] = {}
    for mark in tree.iter(etree.PI):
        table, row, cell = (next(mark.iterancestors(name), None) for name in (_TABLE, _ROW, _CELL))
        between_cells = row is not None and cell is None
        if mark.text != _VALUE and (
            between_cells or places.setdefault(mark.text, (table, row, cell)) != (table, row, cell)
        ):
            return False
    return True


def _keeps_its_columns(table: Any) -> bool:
    """Return whether every row fills the grid, so that it matters to no column which of them are printed."""
    grid = table.find(_GRID)
    if grid is None or next(table.iterdescendants(_TABLE), None) is not None:
        return False
    rows = list(table.iter(_ROW))
    columns = len(grid.findall(f"{_W}gridCol"))
    cells = [properties for row in rows for properties in row.iterfind(f"{_W}tc/{_W}tcPr")]
    return all(map(_is_fixed, (grid, *cells))) and all(_width(row) == columns for row in rows)


def _is_fixed(head: Any) -> bool:
    """Return whether no tag stands in or before what says the width of a cell or of the columns."""
    before = head.itersiblings(etree.PI, preceding=True)
    return next(head.iter(etree.PI), None) is None and next(before, None) is None


def _width(row: Any) -> int:
    spans = [cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in row.findall(_CELL)]
    return sum(1 if span is None else int(span.get(f"{_W}val")) for span in spans)
