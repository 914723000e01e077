"""The evidence folder, read only: which files are there, under which name; links are never followed."""

import os
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from legal_docs.bundling import heads, naming
from legal_docs.bundling.filetypes import RECORDINGS, suffixes
from legal_docs.bundling.refusal import error, warning
from legal_docs.model.base import Text
from legal_docs.model.problem import Problem

_DROPPINGS = {".ds_store", "thumbs.db", "desktop.ini", ".localized", "ehthumbs.db"}
_DROPPING_FOLDERS = {"__MACOSX", ".Trashes", ".Spotlight-V100", "@eaDir"}
_TRANSCRIPTS = (".txt", ".docx")
_RECORDED = frozenset().union(*(suffixes(kind) for kind in RECORDINGS))
_HEAD = 64
_CLEAN = TypeAdapter(Text)


class Listing(NamedTuple):
    """What stands in the folder: paths by their clean name, in natural order, and what is wrong.

    The transcript of a recording is not among the files: it follows the recording's sheet. `transcripts`
    are their names.
    """

    files: dict[str, Path]
    problems: tuple[Problem, ...]
    transcripts: frozenset[str] = frozenset()


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
    told = _take_out_transcripts(files)
    ordered = sorted(files, key=naming.natural)
    names = frozenset(problem.place.file for problem in told)
    return Listing({name: files[name] for name in ordered}, (*problems, *told), names)


def transcript(recording: Path) -> Path | None:
    """Return the file that tells in words what a recording holds: of the same name, .txt or .docx."""
    beside = (Path(entry.path) for entry in os.scandir(recording.parent) if _is_whole_file(entry))
    found = [path for path in beside if path.stem == recording.stem and path.suffix.lower() in _TRANSCRIPTS]
    return min(found, default=None)


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


def _is_whole_file(entry: "os.DirEntry[str]") -> bool:
    return entry.is_file(follow_symlinks=False)


def _take_out_transcripts(files: dict[str, Path]) -> list[Problem]:
    told = []
    for name, path in sorted(files.items()):
        if path.suffix.lower() in _RECORDED and _is_recording(path) and (words := transcript(path)):
            written = next((other for other, place in files.items() if place == words), None)
            if written is not None:
                del files[written]
                told.append(warning("exhibit_transcript", written, detail=name))
    return told


def _is_recording(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return heads.recording(file.read(_HEAD)) is not None
    except OSError:  # the plan says so when it looks at the file itself
        return False


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
