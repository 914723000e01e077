"""Fill a Word template: plain data in, DOCX bytes out; same template and data, same bytes.

Templates are Jinja inside Word (docxtpl). They run in a sandbox, values are escaped, and a field
without a value stops the paper instead of leaving a gap in it.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from legal_docs.errors import BadInputError, MissingValueError
from legal_docs.rendering import docxtpl_lane, reasons, values
from legal_docs.rendering.compiled import compiled
from legal_docs.rendering.foreign import as_word


def fill(template: Path, context: Mapping[str, Any], *, remark: str = "") -> bytes:
    """Return the Word template filled with `context` (dict, list, str, int, bool and None only).

    None may be asked for (`{% if 被告.电话 %}`) but not printed. `remark` becomes the comment among
    the properties of the file.
    Raises MissingValueError naming the field that has no value, BadInputError for a value that
    cannot stand in a document or a template that cannot be run.
    """
    from jinja2 import TemplateError, UndefinedError

    data = values.plain(context)
    try:
        return _filled(as_word(template.read_bytes()), data, remark)
    except UndefinedError as missing:
        raise values.no_value(missing.message or "?") from missing
    except TemplateError as broken:
        raise _unusable(template, f"{broken.message}") from broken
    except docxtpl_lane.NotWholeError as broken:
        raise _unusable(template, f"填写后的文件不完整 / {broken}") from broken


def sha256_of(template: Path) -> str:
    """Return the SHA-256 of the template file, to record which words a paper was made from."""
    return hashlib.sha256(template.read_bytes()).hexdigest()


def _filled(template: bytes, data: Mapping[str, Any], remark: str) -> bytes:
    ready = compiled(template)
    made = ready.filled(data, remark) if ready else None
    return made or docxtpl_lane.filled(template, data, remark)


def _unusable(template: Path, reason: str) -> BadInputError:
    zh, en = reasons.both(reason)
    return BadInputError(
        f"模板 {template.name} 无法使用：{zh}。请在 Word 中改正该处的标记。",
        f"The template {template.name} cannot be used: {en}. Correct the tag in Word.",
    )


__all__ = ["MissingValueError", "fill", "sha256_of"]
