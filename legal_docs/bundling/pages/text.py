"""TXT: the lines as they stand, wrapped to the page."""

from pathlib import Path

from legal_docs.bundling import decode, printable, template
from legal_docs.model.problem import Problem


def check(path: Path, file: str) -> tuple[Problem, ...]:
    """Return a warning about characters that cannot be printed; raises RefusedError if it is no text."""
    return printable.check(decode.read(path), file)


def to_pdf(path: Path, *, title: str) -> bytes:
    """Return the text as pages."""
    lines = printable.written_out(decode.read(path)).replace("\f", "\n").split("\n")
    name = printable.written_out(path.name)
    return template.page("text", title=printable.written_out(title), file=name, lines=lines)
