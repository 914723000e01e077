"""Templates filled by docxtpl itself: the measure of the compiled lane, and its way out."""

import zipfile
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any

from legal_docs.rendering import compiled_zip, sandbox

_LEVEL = 6
_PERSONAL = ("author", "last_modified_by", "comments", "keywords", "category", "identifier", "version")


class NotWholeError(ValueError):
    """The filled XML of a part is broken; the words say where."""


def filled(template: bytes, data: Mapping[str, Any], remark: str) -> bytes:
    """Return the Word template filled with `data`, every part as docxtpl makes it.

    Raises jinja2.TemplateError, MissingValueError, BadInputError or NotWholeError.
    """
    document = template_class()(BytesIO(template))
    document.render(data, jinja_env=sandbox.environment())
    set_properties(document.docx.core_properties, remark)
    return compiled_zip.archive(
        [compiled_zip.packed(name, raw, level=_LEVEL) for name, raw in parts(document.docx)]
    )


def parts(docx: Any) -> list[tuple[str, bytes]]:
    """Return name and bytes of each part of a python-docx document, in the order of the file."""
    file = BytesIO()
    docx.save(file)
    with zipfile.ZipFile(file) as source:
        return [(entry.filename, source.read(entry)) for entry in source.infolist()]


def set_properties(properties: Any, remark: str) -> None:
    """Give the file properties that say nothing about who and when; `remark` is its comment."""
    for name in _PERSONAL:
        setattr(properties, name, "")
    properties.comments = remark
    if "{" in properties.title:
        properties.title = ""
    properties.revision = 1
    properties.created = properties.modified = properties.last_printed = datetime(1980, 1, 1)  # noqa: DTZ001


@cache
def template_class() -> Any:
    """Return docxtpl's template, made strict; loaded when first needed."""
    from docxtpl import DocxTemplate
    from lxml import etree

    class StrictTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types
        """A template whose filled XML must be whole; docxtpl itself cuts a broken one silently."""

        def fix_tables(self, xml: str) -> Any:
            try:
                etree.fromstring(xml)
            except etree.XMLSyntaxError as broken:
                raise NotWholeError(str(broken)) from broken
            return super().fix_tables(xml)

        def render_properties(self, context: Any, jinja_env: Any = None) -> None:
            """Leave the file's properties alone: they are set to fixed values afterwards."""

    return StrictTemplate
