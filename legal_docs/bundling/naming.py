"""What a path says: its place in the order, its title, its group."""

import re
from pathlib import PurePosixPath

_PREFIX = re.compile(r"^(?:证据)?\s*(?:[（(]\d{1,3}[）)]|第?\d{1,3}(?:\s*[-－—_.．、:：]\s*|\s+))(?=\D)")
_FORM = re.compile(r"(?<=.)(?:[（(](?:扫描|照片|拍照|复印|影印)件?[）)]|(?:扫描|复印|影印)件)$")
"""What a file name says of its form; the list says that in a column of its own."""
_DIGITS = re.compile(r"(\d+)")

Key = tuple[tuple[tuple[int, int, str], ...], ...]


def natural(file: str) -> Key:
    """Return the sort key of `file`: folder by folder, numbers by value, so 2 stands before 10."""
    return tuple(_parts(part) for part in PurePosixPath(file).parts)


def title(file: str) -> str:
    """Return the file's name without number, form and extension: `01-借款合同（扫描）.pdf` is 借款合同."""
    return _FORM.sub("", _without_number(PurePosixPath(file).stem))


def group(file: str) -> str:
    """Return the top folder's name without number prefix, or "" for a file outside any folder."""
    parts = PurePosixPath(file).parts
    return _without_number(parts[0]) if len(parts) > 1 else ""


def _without_number(name: str) -> str:
    return _PREFIX.sub("", name).strip() or name


def _parts(name: str) -> tuple[tuple[int, int, str], ...]:
    split = (piece for piece in _DIGITS.split(name.casefold()) if piece)
    return (*(_piece(piece) for piece in split), (2, 0, name))


def _piece(piece: str) -> tuple[int, int, str]:
    return (0, int(piece), "") if piece.isdecimal() and piece.isascii() else (1, 0, piece)
