"""DOCX: through the same way to PDF as the filings go; what it cannot represent is refused by name."""

from functools import lru_cache
from pathlib import Path

from legal_docs.bundling.refusal import RefusedError
from legal_docs.errors import BadInputError, ProofError
from legal_docs.model.problem import Problem


def check(path: Path, file: str) -> tuple[Problem, ...]:
    """Return no warnings; raises RefusedError if the document cannot be shown in full."""
    _pages(path.read_bytes())
    return ()


def to_pdf(path: Path, *, title: str) -> bytes:
    """Return the document's pages."""
    return _pages(path.read_bytes())


@lru_cache(maxsize=16)
def _pages(docx: bytes) -> bytes:
    from legal_docs.rendering.convert import docx_to_pdf

    try:
        return docx_to_pdf(docx, title="证据")
    except ProofError as wrong:
        raise RefusedError("exhibit_cannot_convert", detail=wrong.zh.rstrip("。")) from wrong
    except BadInputError as wrong:
        raise RefusedError("exhibit_broken", detail="DOCX") from wrong
