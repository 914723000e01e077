"""DOCX: through the same way to PDF as the filings go; what it cannot represent is refused by name."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from legal_docs.bundling.pages import extras
from legal_docs.bundling.refusal import RefusedError
from legal_docs.errors import BadInputError, ProofError
from legal_docs.model.problem import Problem

_HEAD, _NEAR = "内容：", "附近）"
_PICTURES = {"drawing", "pict", "object", "AlternateContent"}
_SHOWN = 20


def check(path: Path, file: str) -> tuple[Problem, ...]:
    """Return a warning about macros; raises RefusedError if the document cannot be shown in full."""
    _pages(path.read_bytes())
    return extras.macros(path, file)


def to_pdf(path: Path, *, title: str) -> bytes:
    """Return the document's pages."""
    return _pages(path.read_bytes())


@lru_cache(maxsize=16)
def _pages(docx: bytes) -> bytes:
    from legal_docs.rendering.convert import docx_to_pdf

    try:
        return docx_to_pdf(docx, title="证据")
    except ProofError as wrong:
        raise _refused(docx, wrong) from wrong
    except BadInputError as wrong:
        raise RefusedError("exhibit_broken", detail="DOCX") from wrong


def _refused(docx: bytes, wrong: ProofError) -> RefusedError:
    """Return the refusal in the words of an exhibit: those of the error speak of a template."""
    what = wrong.zh.rpartition("。请")[0] or wrong.zh.rstrip("。")
    if _HEAD not in what:
        return RefusedError("exhibit_cannot_convert", detail=what)
    what = what.partition(_HEAD)[2]
    return RefusedError("exhibit_word_content", detail=what if what.endswith(_NEAR) else what + _place(docx))


def _place(docx: bytes) -> str:
    """Return after which words the first picture stands; "" where there is none in the text."""
    from docx import Document

    said = ""
    for element in Document(BytesIO(docx)).element.body.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in _PICTURES:
            return f"（在“{said[-_SHOWN:]}”之后）" if said else "（在文首）"
        said += (element.text or "").strip() if name == "t" else ""
    return ""
