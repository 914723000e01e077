"""One module a file type: `check(path)` finds what is wrong, `to_pdf(path, title=…)` makes clean pages."""

from pathlib import Path
from types import ModuleType

from legal_docs.bundling.filetypes import RECORDINGS, FileType
from legal_docs.bundling.pages import image, joined, mail, pdf, recording, table, text, word
from legal_docs.model.exhibit import ExhibitNote
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
    FileType.EML: mail,
    **dict.fromkeys(RECORDINGS, recording),
}


def check(path: Path, kind: FileType, file: str) -> tuple[Problem, ...]:
    """Return warnings about `file`; raises RefusedError if it cannot become pages."""
    found: tuple[Problem, ...] = _MODULES[kind].check(path, file)
    return found


def to_pdf(path: Path, kind: FileType, *, title: str, note: ExhibitNote | None = None) -> bytes:
    """Return the file's pages as a PDF; raises RefusedError if there are none to make.

    `note` is what the lawyer says of the file: how its pages are to be turned, and how a recording was kept.
    """
    if kind in RECORDINGS:
        return recording.to_pdf(path, title=title, note=note)
    made: bytes = _MODULES[kind].to_pdf(path, title=title)
    return joined.turned(made, note.turn) if note is not None and note.turn else made


def made(path: Path, kind: FileType, *, title: str, work: Path, note: ExhibitNote | None = None) -> Path:
    """Return a PDF of the file: a plain PDF itself, where it lies; of another file, written to `work`.

    So a large scan is copied once, into the bundle. Raises RefusedError.
    """
    if kind is FileType.PDF and not (note and note.turn) and pdf.is_plain(path):
        return path
    work.write_bytes(to_pdf(path, kind, title=title, note=note))
    return work
