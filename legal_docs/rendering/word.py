"""Fill a Word template: plain data in, DOCX bytes out; same template and data, same bytes.

Templates are Jinja inside Word (docxtpl). They run in a sandbox, values are escaped, and a field
without a value stops the paper instead of leaving a gap in it.
"""

import hashlib
import zipfile
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from legal_docs.errors import BadInputError, MissingValueError
from legal_docs.rendering import values

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PERSONAL = ("author", "last_modified_by", "comments", "keywords", "category", "identifier", "version")


def fill(template: Path, context: Mapping[str, Any], *, remark: str = "") -> bytes:
    """Return the Word template filled with `context` (dict, list, str, int, bool and None only).

    None may be asked for (`{% if 被告.电话 %}`) but not printed. `remark` becomes the comment among
    the properties of the file.
    Raises MissingValueError naming the field that has no value, BadInputError for a value that
    cannot stand in a document or a template that cannot be run.
    """
    from jinja2 import TemplateError, UndefinedError

    data = values.plain(context)
    document = _template_class()(template)
    try:
        document.render(data, jinja_env=_environment())
    except UndefinedError as missing:
        raise values.no_value(missing.message or "?") from missing
    except TemplateError as broken:
        raise _unusable(template, f"{broken.message}") from broken
    _set_properties(document.docx.core_properties, remark)
    file = BytesIO()
    document.docx.save(file)
    return _repacked(file)


def sha256_of(template: Path) -> str:
    """Return the SHA-256 of the template file, to record which words a paper was made from."""
    return hashlib.sha256(template.read_bytes()).hexdigest()


def _unusable(template: Path, reason: str) -> BadInputError:
    return BadInputError(
        f"模板 {template.name} 无法使用：{reason}。请在 Word 中改正该处的标记。",
        f"The template {template.name} cannot be used: {reason}. Correct the tag in Word.",
    )


@cache
def _environment() -> Any:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        autoescape=True, undefined=values.undefined_class(), finalize=values.printable
    )


@cache
def _template_class() -> Any:
    from docxtpl import DocxTemplate
    from lxml import etree

    class StrictTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types
        """A template whose filled XML must be whole; docxtpl itself cuts a broken one silently."""

        def fix_tables(self, xml: str) -> Any:
            try:
                etree.fromstring(xml)
            except etree.XMLSyntaxError as broken:
                raise _unusable(Path(str(self.template_file)), str(broken)) from broken
            return super().fix_tables(xml)

        def render_properties(self, context: Any, jinja_env: Any = None) -> None:
            """Leave the file's properties alone: they are set to fixed values afterwards."""

    return StrictTemplate


def _set_properties(properties: Any, remark: str) -> None:
    for name in _PERSONAL:
        setattr(properties, name, "")
    properties.comments = remark
    if "{" in properties.title:
        properties.title = ""
    properties.revision = 1
    properties.created = properties.modified = properties.last_printed = datetime(*_EPOCH)  # noqa: DTZ001


def _repacked(file: BytesIO) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name), compresslevel=6)
    return packed.getvalue()


__all__ = ["MissingValueError", "fill", "sha256_of"]
