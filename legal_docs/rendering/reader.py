"""DOCX bytes to a `Document`; what a page could not show is refused by name."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from legal_docs.rendering.blocks import Block, Document, Paragraph, Section, Table
from legal_docs.rendering.package import Package
from legal_docs.rendering.paragraphs import paragraphs
from legal_docs.rendering.strips import Strips
from legal_docs.rendering.styles import Styles
from legal_docs.rendering.tables import table
from legal_docs.rendering.wordxml import child, local, points, refuse, text_near, value

_INSIDE = frozenset({"sdt", "sdtContent", "customXml"})
_SILENT = {
    "",
    "tcPr",
    "sdtPr",
    "sdtEndPr",
    "customXmlPr",
    "sectPr",
    "bookmarkStart",
    "bookmarkEnd",
    "proofErr",
}


def read(docx: bytes) -> Document:
    """Return the content of a Word file.

    Raises BadInputError where it is no Word file; ProofError naming what a page could not show.
    """
    package = Package(docx)
    styles = Styles(next(iter(package.related("styles").values())))
    body = child(package.document, "body")
    sections = tuple(_sections(body, styles, Strips(package, styles)))
    names = {block.style for section in sections for block in _all_paragraphs(section.blocks)}
    return Document(sections, {name: styles.look(styles.id_of(name)) for name in sorted(names)})


def blocks(element: Any, styles: Styles) -> tuple[Block, ...]:
    """Return the paragraphs and tables that stand in `element` (the body or a table cell)."""
    return tuple(block for part in _parts(element) for block in _read(part, styles))


def _read(part: Any, styles: Styles) -> Iterator[Block]:
    if local(part) == "tbl":
        yield table(part, styles, blocks)
    else:
        yield from paragraphs(part, styles)


def _parts(element: Any) -> Iterator[Any]:
    for part in element:
        name = local(part)
        if name in ("p", "tbl"):
            yield part
        elif name in _INSIDE:
            yield from _parts(part)
        elif name not in _SILENT:
            raise refuse(name, text_near(part))


def _sections(body: Any, styles: Styles, strips: Strips) -> Iterator[Section]:
    found: list[Block] = []
    waiting: Section | None = None
    for part in [*_parts(body), None]:
        end = child(body if part is None else part, *(() if part is None else ("pPr",)), "sectPr")
        if part is not None:
            found += [] if end is not None and not text_near(part) else _read(part, styles)
        if end is None:
            continue
        section = _section(end, tuple(found), strips)
        found = []
        if waiting and _goes_on(waiting, section, end):
            section = replace(section, blocks=waiting.blocks + section.blocks)
        elif waiting:
            yield waiting
        waiting = section
    if waiting:
        yield waiting


def _goes_on(before: Section, section: Section, end: Any) -> bool:
    same = replace(before, blocks=()) == replace(section, blocks=())
    return same and value(child(end, "type")) == "continuous"


def _section(end: Any, found: tuple[Block, ...], strips: Strips) -> Section:
    if int(value(child(end, "cols"), "num") or 1) > 1:
        raise refuse("cols")
    size, margin = child(end, "pgSz"), child(end, "pgMar")
    return Section(
        width=points(value(size, "w")) or 595.3,
        height=points(value(size, "h")) or 841.9,
        margins=_margins(margin),
        blocks=found,
        strips=strips.of(end),
    )


def _margins(margin: Any) -> tuple[float, float, float, float]:
    top, right, bottom, left = (points(value(margin, side)) for side in ("top", "right", "bottom", "left"))
    return abs(top), right, abs(bottom), left + points(value(margin, "gutter"))


def _all_paragraphs(found: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in found:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _all_paragraphs(cell.blocks)
