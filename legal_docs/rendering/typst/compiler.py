"""typst, loaded once a process: packaged fonts only, nothing read from outside, same bytes every time."""

import threading
from functools import cache
from typing import Any

from legal_docs.errors import MissingPartError
from legal_docs.rendering import engine

STANDARD = "a-2b"
_one_at_a_time = threading.Lock()


def compiled(source: str) -> bytes:
    """Return the PDF of a typst source, PDF/A-2b; raises MissingPartError where typst is missing."""
    with _one_at_a_time:
        pdf: bytes = _compiler().compile(
            input=source.encode("utf-8"), format="pdf", pdf_standards=STANDARD, pdf_tags=False
        )
    return pdf


@cache
def _compiler() -> Any:
    try:
        import typst
    except ImportError as missing:
        raise MissingPartError(
            "缺少批量排版所需的 typst。请安装：pip install typst",
            "typst is missing. Install it: pip install typst",
        ) from missing
    folders = [str(file.parent) for rare in (False, True) for file in engine.font_files(rare)[:1]]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
