"""Word templates compiled once: parsed and patched by docxtpl, then only rendered and zipped for each case.

Each part is the same XML as docxtpl makes. A template of which that is not sure is left to docxtpl itself.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from typing import Any
from xml.parsers import expat

from legal_docs.rendering.compiled_cover import body_is_covered, has_empty_table, has_tags, margin_is_covered
from legal_docs.rendering.compiled_zip import Entry, archive, packed
from legal_docs.rendering.docxtpl_lane import NotWholeError, parts, set_properties, template_class
from legal_docs.rendering.sandbox import environment

_KEPT = 64  # templates; a case needs about twenty
_ONCE, _EACH = 9, 3  # how hard to deflate what is made once a template, and once a paper
_HEAD = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_LAYOUT = "\n\t\a\f"  # what docxtpl turns into breaks, tabs and paragraphs
_REWORKED = tuple(sign.encode() for sign in "{}" + _LAYOUT)  # single bytes: many times quicker to look for
_END = "</w:p>"


class _NotCoveredError(Exception):
    """The template needs docxtpl itself."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that differs from case to case: a Jinja template between two fixed pieces of XML."""

    name: str
    before: bytes
    template: Any
    after: bytes
    is_body: bool

    def filled(self, data: Mapping[str, Any]) -> Entry:
        rendered = self.template.render(data)
        raw = rendered.encode()
        if any(sign in raw for sign in _REWORKED):
            raw = _reworked(rendered).encode()
        if self.is_body and has_empty_table(raw):
            raise _NotCoveredError
        xml = b"".join((self.before, raw, self.after))
        try:
            expat.ParserCreate().Parse(xml, True)
        except expat.ExpatError as broken:
            raise NotWholeError(f"{self.name}: {broken}") from broken
        return packed(self.name, xml, level=_EACH)


@dataclass(frozen=True, slots=True)
class _Properties:
    """The part with the properties of the file, all set but the remark."""

    name: str
    xml: bytes


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template ready to be filled: all its files, and what takes the place of some in each paper."""

    files: tuple[Entry, ...]
    changing: tuple[_Part, ...]
    properties: _Properties

    def filled(self, data: Mapping[str, Any], remark: str) -> bytes | None:
        """Return the Word file, or None where docxtpl itself has to make it from this data.

        Raises jinja2.TemplateError, NotWholeError, and what the values raise.
        """
        try:
            made = [part.filled(data) for part in self.changing]
        except _NotCoveredError:
            return None
        by_name = {entry.name: entry for entry in (*made, _remarked(self.properties, remark))}
        return archive([by_name.get(file.name, file) for file in self.files])


@lru_cache(maxsize=_KEPT)
def compiled(template: bytes) -> Compiled | None:
    """Return the template (a Word file) ready to be filled, or None where docxtpl itself has to fill it.

    Kept by the content of the file: a changed template is another one.
    """
    from jinja2 import TemplateError

    document = template_class()(BytesIO(template))
    document.render_init()
    try:
        changing = (_body(document), *_margins(document))
        _settle_footnotes(document)
    except (TemplateError, _NotCoveredError):
        return None
    properties = _properties(document.docx)
    files = tuple(packed(name, raw, level=_ONCE) for name, raw in parts(document.docx))
    return Compiled(files, changing, properties)


def _body(document: Any) -> _Part:
    source = document.patch_xml(document.get_xml())
    template = environment().from_string(source)
    before, *after = _around_body(document.docx.element)
    if len(after) != 1 or not body_is_covered(source, environment()):
        raise _NotCoveredError
    return _Part(_name(document.docx.part), before, template, after[0], is_body=True)


def _around_body(root: Any) -> list[bytes]:
    from docx.opc.oxml import serialize_part_xml

    empty = deepcopy(root)
    empty.body.clear()
    return re.split(rb"<w:body[^>]*/>", serialize_part_xml(empty))


def _margins(document: Any) -> Iterator[_Part]:
    """Yield the headers and footers with tags in them; the others are finished in the document."""
    found = [
        (key, part)
        for uri in (document.HEADER_URI, document.FOOTER_URI)
        for key, part in document.get_headers_footers(uri)
    ]
    if max(Counter(part.partname for _, part in found).values(), default=1) > 1:
        raise _NotCoveredError
    for key, part in found:
        source = document.patch_xml(document.get_part_xml(part))
        if has_tags(source):
            yield _margin(source, _name(part))
        else:
            finished = document.render_xml_part(source, part, {}, environment())
            document.map_headers_footers_xml(key, finished.encode())


def _margin(source: str, name: str) -> _Part:
    template = environment().from_string(source)
    if not margin_is_covered(source, environment()):
        raise _NotCoveredError
    return _Part(name, _HEAD, template, b"", is_body=False)


def _settle_footnotes(document: Any) -> None:
    """Finish footnotes that say the same in every case."""
    notes = (part for part in document.docx.part.package.iter_parts() if part.content_type == _FOOTNOTES)
    if any(has_tags(document.patch_xml(part.blob.decode())) for part in notes):
        raise _NotCoveredError
    document.render_footnotes({}, environment())


def _properties(docx: Any) -> _Properties:
    from docx.opc.constants import RELATIONSHIP_TYPE

    set_properties(docx.core_properties, "")
    part = docx.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return _Properties(_name(part), part.blob)


@lru_cache(maxsize=_KEPT)
def _remarked(properties: _Properties, remark: str) -> Entry:
    from docx.opc.coreprops import CoreProperties
    from docx.opc.oxml import serialize_part_xml
    from docx.oxml.parser import parse_xml

    element = parse_xml(properties.xml)
    CoreProperties(element).comments = remark
    return packed(properties.name, serialize_part_xml(element), level=_ONCE)


def _reworked(xml: str) -> str:
    """Return rendered XML with docxtpl's last steps done: its escapes, line breaks and tabs.

    docxtpl looks for breaks paragraph by paragraph, so only the paragraphs that hold one are given to it.
    """
    for written, meant in _ESCAPES:
        xml = xml.replace(written, meant)
    *paragraphs, rest = xml.split(_END)
    return "".join((*map(_broken_up, paragraphs), rest))


def _broken_up(paragraph: str) -> str:
    whole = paragraph + _END
    return _docxtpl().resolve_listing(whole) if any(sign in whole for sign in _LAYOUT) else whole


@cache
def _docxtpl() -> Any:
    return template_class()("")


def _name(part: Any) -> str:
    return str(part.partname.membername)
