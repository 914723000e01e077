"""Word paragraphs to words, line breaks, page breaks and page counters."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from legal_docs.rendering.blocks import Block, Counter, Look, PageBreak, Paragraph, Run
from legal_docs.rendering.styles import Styles, paragraph_look, run_look
from legal_docs.rendering.wordxml import child, local, refuse, text_near, value

Piece = Run | PageBreak | tuple[Counter]

_INSIDE = frozenset({"hyperlink", "smartTag", "sdt", "sdtContent", "customXml"})
_SILENT = {"", "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "proofErr", "permStart"} | {
    *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "annotationRef", "permEnd"),
    *("lastRenderedPageBreak", "softHyphen"),
}
_WRITTEN = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_COUNTERS: dict[str, Counter] = {"PAGE": "page", "NUMPAGES": "pages"}


def paragraphs(element: Any, styles: Styles) -> Iterator[Block]:
    """Yield the paragraph `element`, cut in two where a page break stands in it."""
    properties = child(element, "pPr")
    style_id = value(child(properties, "pStyle"))
    _refuse_numbers(element, properties, style_id, styles)
    look, name = paragraph_look(properties), styles.name(style_id)
    parts = [list(part) for _, part in groupby(pieces(element, styles), lambda piece: piece == PageBreak())]
    for part in parts or [[]]:
        if isinstance(part[0] if part else None, PageBreak):
            yield from (PageBreak() for _ in part)
        else:
            yield Paragraph(name, _joined(_words(part, element)), look)


def pieces(element: Any, styles: Styles) -> Iterator[Piece]:
    """Yield the words, page breaks and page counters of one paragraph in order."""
    field = _Field()
    for run in _runs(element):
        if local(run) == "fldSimple":
            yield from _simple(run, styles)
            continue
        look = _look(run, styles)
        for part in run:
            yield from _piece(part, look, field)
    if field.state:
        raise refuse("fldChar", text_near(element))


def _simple(element: Any, styles: Styles) -> Iterator[Piece]:
    """Yield what a field written as one element prints: a page counter, or the words of a link."""
    name = next(iter((value(element, "instr") or "").split()), "")
    if name in _COUNTERS:
        yield (_COUNTERS[name],)
    elif name == "HYPERLINK":
        yield from pieces(element, styles)
    else:
        raise refuse(f"域 {name}", text_near(element))


def _look(run: Any, styles: Styles) -> Look:
    own, style_id = run_look(child(run, "rPr")), value(child(run, "rPr", "rStyle"))
    return own.over(styles.look(style_id)) if style_id else own


class _Field:
    """Where in a Word field (begin, code, result, end) the reader is."""

    def __init__(self) -> None:
        self.state = ""
        self.code = ""

    def step(self, kind: str | None) -> Iterator[Piece]:
        """Follow a field mark; yield the page counter when its code is complete."""
        counter = _COUNTERS.get(self.name)
        if (kind == "begin") == bool(self.state):
            raise refuse("fldChar")
        if self.state == "code" and self.name != "HYPERLINK":
            if counter is None:
                raise refuse(f"域 {self.name}")
            yield (counter,)
        self.code = "" if kind == "begin" else self.code
        self.state = {"begin": "code", "separate": "result"}.get(kind or "", "")

    @property
    def name(self) -> str:
        """Return the field's name, PAGE or another."""
        return next(iter(self.code.split()), "")

    @property
    def silent(self) -> bool:
        """Return whether words here are not printed as they stand."""
        return self.state == "code" or (self.state == "result" and self.name in _COUNTERS)


def _piece(part: Any, look: Look, field: _Field) -> Iterator[Piece]:
    name = local(part)
    if name == "fldChar":
        yield from field.step(value(part, "fldCharType"))
    elif name == "instrText":
        field.code += part.text or ""
    elif name == "t" or name in _WRITTEN:
        if not field.silent:
            yield Run(_WRITTEN.get(name, part.text or ""), look)
    elif name == "br" and value(part, "type") != "column":
        yield PageBreak() if value(part, "type") == "page" else Run("\n", look)
    elif name not in _SILENT:
        raise refuse(name)


def _runs(element: Any) -> Iterator[Any]:
    for part in element:
        name = local(part)
        if name in ("r", "fldSimple"):
            yield part
        elif name in _INSIDE:
            yield from _runs(part)
        elif name not in _SILENT:
            raise refuse(name, text_near(element))


def _words(part: list[Piece], element: Any) -> list[Run]:
    runs = [piece for piece in part if isinstance(piece, Run)]
    if len(runs) < len(part):
        raise refuse("域 PAGE", text_near(element))
    return runs


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    grouped = groupby((run for run in runs if run.text), lambda run: run.look)
    return tuple(Run("".join(run.text for run in same), look) for look, same in grouped)


def _refuse_numbers(element: Any, properties: Any, style_id: str | None, styles: Styles) -> None:
    own = child(properties, "numPr")
    numbered = styles.numbered(style_id) if own is None else value(child(own, "numId")) != "0"
    if numbered:
        raise refuse("numPr", text_near(element))
