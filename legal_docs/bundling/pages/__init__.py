"""One module a file type: `check(path)` finds what is wrong, `to_pdf(path, title=…)` makes clean pages."""

from pathlib import Path
from types import ModuleType

from legal_docs.bundling.identify import FileType
from legal_docs.bundling.pages import image, pdf, table, text, word
from legal_docs.model.problem import Problem

_MODULES: dict[FileType, ModuleType] = {
    FileType.PDF: pdf,
    FileType.JPEG: image,
    FileType.PNG: image,
    FileType.TIFF: image,
    FileType.HEIC: image,
    FileType.XLSX: table,
    FileType.CSV: table,
    FileType.DOCX: word,
    FileType.TXT: text,
}


def check(path: Path, kind: FileType, file: str) -> tuple[Problem, ...]:
    """Return warnings about `file`; raises RefusedError if it cannot become pages."""
    found: tuple[Problem, ...] = _MODULES[kind].check(path, file)
    return found


def to_pdf(path: Path, kind: FileType, *, title: str) -> bytes:
    """Return the file's pages as a PDF; raises RefusedError if there are none to make."""
    made: bytes = _MODULES[kind].to_pdf(path, title=title)
    return made
