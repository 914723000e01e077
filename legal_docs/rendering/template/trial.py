"""Where in a template the filling of it goes wrong."""

import traceback
from collections.abc import Mapping
from typing import Any

from jinja2 import TemplateSyntaxError

from legal_docs.rendering import values
from legal_docs.rendering.package import Package
from legal_docs.rendering.sandbox import environment
from legal_docs.rendering.template.blocks import Blocks
from legal_docs.rendering.template.tags import spots

_SOURCE = "<template>"  # how Jinja calls a template that has no file
_LONGEST = 60


def failing(docx: bytes, context: Mapping[str, Any]) -> str:
    """Return the words of the paragraph whose tags cannot be filled with `context`; "" where none is."""
    found = list(spots(Package(docx)))
    blocks = Blocks("")
    blocks.read(found)
    line = _line("\n".join(blocks.lines), context)
    return found[line - 1].text[:_LONGEST] if 0 < line <= len(found) else ""


def _line(source: str, context: Mapping[str, Any]) -> int:
    try:
        environment().from_string(source).render(values.plain(context))
    except TemplateSyntaxError as wrong:
        return wrong.lineno
    except Exception as wrong:  # whichever it was is told already; here it only shows its line
        frames = traceback.extract_tb(wrong.__traceback__)
        return next((f.lineno or 0 for f in frames if f.filename == _SOURCE), 0)
    return 0
