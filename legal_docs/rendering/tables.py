"""Word tables to rows of cells, with merged cells counted once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Literal

from legal_docs.rendering.blocks import Block, Cell, Row, Table
from legal_docs.rendering.styles import Styles, draws
from legal_docs.rendering.wordxml import child, local, points, refuse, switched, tag, text_near, value

ReadBlocks = Callable[[Any, Styles], tuple[Block, ...]]

_SIDES = {"top": "top", "bottom": "bottom", "left": "left", "start": "left", "right": "right", "end": "right"}
_VERTICAL: dict[str | None, Literal["middle", "bottom"]] = {"center": "middle", "bottom": "bottom"}
_PROPERTIES = {"tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr"}
_SILENT = {"", "bookmarkStart", "bookmarkEnd", "proofErr"} | _PROPERTIES


def table(element: Any, styles: Styles, blocks: ReadBlocks) -> Table:
    """Return the table `element`; `blocks` reads what stands in a cell."""
    properties = child(element, "tblPr")
    if child(properties, "tblpPr") is not None:
        raise refuse("浮动表格", text_near(element))
    lines = child(properties, "tblBorders")
    style = value(child(properties, "tblStyle"))
    return Table(
        widths=tuple(
            points(value(column, "w")) for column in element.iterfind(f"{tag('tblGrid')}/{tag('gridCol')}")
        ),
        rows=_rows(element, styles, blocks),
        bordered=styles.bordered(style) if lines is None else draws(lines),
        centred=value(child(properties, "jc")) == "center",
    )


def _rows(element: Any, styles: Styles, blocks: ReadBlocks) -> tuple[Row, ...]:
    rows: list[Row] = []
    open_cells: dict[int, tuple[int, int]] = {}  # column -> row and place of the cell that reaches down
    for line in _named(element, "tr"):
        properties = child(line, "trPr")
        _refuse_gaps(properties, line)
        rows.append(Row((), bool(switched(properties, "tblHeader")), _height(properties)))
        _add_cells(rows, line, open_cells, styles, blocks)
    return tuple(rows)


def _add_cells(
    rows: list[Row], line: Any, open_cells: dict[int, tuple[int, int]], styles: Styles, blocks: ReadBlocks
) -> None:
    column = 0
    for box in _named(line, "tc"):
        properties = child(box, "tcPr")
        merge = child(properties, "vMerge")
        span = int(value(child(properties, "gridSpan")) or 1)
        if merge is not None and value(merge) != "restart" and column in open_cells:
            _reach_down(rows, open_cells[column], box)
        else:
            last = len(rows) - 1
            open_cells.pop(column, None)
            if merge is not None:
                open_cells[column] = (last, len(rows[last].cells))
            rows[last] = replace(rows[last], cells=(*rows[last].cells, _cell(box, span, styles, blocks)))
        column += span


def _reach_down(rows: list[Row], where: tuple[int, int], box: Any) -> None:
    if text_near(box).strip():
        raise refuse("合并单元格中被遮住的文字", text_near(box))
    row, place = where
    cells = list(rows[row].cells)
    cells[place] = replace(cells[place], rowspan=cells[place].rowspan + 1)
    rows[row] = replace(rows[row], cells=tuple(cells))


def _cell(box: Any, span: int, styles: Styles, blocks: ReadBlocks) -> Cell:
    properties = child(box, "tcPr")
    if child(properties, "hMerge") is not None:
        raise refuse("hMerge", text_near(box))
    shade = value(child(properties, "shd"), "fill")
    return Cell(
        blocks=blocks(box, styles),
        colspan=span,
        vertical=_VERTICAL.get(value(child(properties, "vAlign")), "top"),
        shade=None if shade in (None, "auto", "FFFFFF") else f"#{shade}",
        edges=_edges(child(properties, "tcBorders")),
    )


def _edges(lines: Any) -> tuple[tuple[str, bool], ...]:
    if lines is None:
        return ()
    return tuple((_SIDES[local(line)], draws([line])) for line in lines if local(line) in _SIDES)


def _height(properties: Any) -> str | None:
    height = points(value(child(properties, "trHeight")))
    return f"{height:g}pt" if height else None


def _refuse_gaps(properties: Any, line: Any) -> None:
    for name in ("gridBefore", "gridAfter"):
        if value(child(properties, name)) not in (None, "0"):
            raise refuse(name, text_near(line))
    for name in ("ins", "del"):
        if child(properties, name) is not None:
            raise refuse(name, text_near(line))


def _named(element: Any, name: str) -> Iterator[Any]:
    for part in element:
        if local(part) == name:
            yield part
        elif local(part) in ("sdt", "sdtContent"):
            yield from _named(part, name)
        elif local(part) not in _SILENT:
            raise refuse(local(part), text_near(element))
