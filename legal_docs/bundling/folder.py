"""The evidence folder, read only: which files are there, under which name; links are never followed."""

import os
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from legal_docs.bundling import naming
from legal_docs.bundling.refusal import error, warning
from legal_docs.model.base import Text
from legal_docs.model.problem import Problem

_DROPPINGS = {".ds_store", "thumbs.db", "desktop.ini", ".localized", "ehthumbs.db"}
_DROPPING_FOLDERS = {"__MACOSX", ".Trashes", ".Spotlight-V100", "@eaDir"}
_CLEAN = TypeAdapter(Text)


class Listing(NamedTuple):
    """What stands in the folder: paths by their clean name, in natural order, and what is wrong."""

    files: dict[str, Path]
    problems: tuple[Problem, ...]


def read(folder: Path) -> Listing:
    """Return every file under `folder` by its clean name (NFC, no invisible characters).

    Droppings of the operating system are left out with a warning; a link is an error.
    """
    if folder.is_symlink() or not folder.is_dir():
        return Listing({}, (error("evidence_folder_missing", _shown(folder.name)),))
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    for path in _walk(folder):
        _take(path, path.relative_to(folder).as_posix(), files, problems)
    ordered = sorted(files, key=naming.natural)
    return Listing({name: files[name] for name in ordered}, tuple(problems))


def sha256(path: Path) -> str:
    """Return the SHA-256 of the file, in hex."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda item: item.name):
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path)
        else:
            yield path


def _take(path: Path, name: str, files: dict[str, Path], problems: list[Problem]) -> None:
    if _is_dropping(name):
        problems.append(warning("exhibit_skipped", _shown(name)))
        return
    clean = _clean(name)
    if clean is None:
        problems.append(error("exhibit_name_illegal", _shown(name)))
    elif path.is_symlink() or not path.is_file():
        problems.append(error("exhibit_link", clean))
    elif clean in files:
        problems.append(error("exhibit_name_twice", clean))
    else:
        files[clean] = path
        problems += [warning("exhibit_name_cleaned", clean)] if _hides(name, clean) else []


def _is_dropping(name: str) -> bool:
    *folders, last = name.split("/")
    if not _DROPPING_FOLDERS.isdisjoint(folders):
        return True
    return last.casefold() in _DROPPINGS or last.startswith(("~$", "._", ".~lock."))


def _clean(name: str) -> str | None:
    try:
        return _CLEAN.validate_python(name)
    except ValidationError:
        return None


def _hides(name: str, clean: str) -> bool:
    """Return whether cleaning took characters away (and did more than compose accents)."""
    from unicodedata import normalize

    return normalize("NFC", name) != clean


def _shown(name: str) -> str:
    """Return `name` with what cannot be printed written out, so that a message can hold it."""
    text = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)
