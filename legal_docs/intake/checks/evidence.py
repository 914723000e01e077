"""Are the files that prove the facts in the evidence folder, and only there?"""

import difflib
import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from pydantic import BaseModel

from legal_docs.intake.checks.trouble import Trouble, trouble
from legal_docs.intake.raw import Loc
from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import ExhibitNote


def look(case: CaseFile, folder: Path | None, expected: Path) -> Iterator[Trouble]:
    """Yield trouble for every named file that is missing or outside; `expected` is where to put it."""
    files = list(named(case))
    if folder is None:
        if files:
            yield trouble(files[0][0], "missing_evidence_folder", value=f"{expected.name}/")
        return
    yield from _altered(case, folder)
    present: list[str] | None = None
    for loc, file in files:
        if not _inside(folder, file):
            yield trouble(loc, "evidence_outside_folder", value=file)
        elif not _there(folder / file):
            present = _listing(folder) if present is None else present
            near = difflib.get_close_matches(file, present, n=1)
            zh, en = (f"，疑为“{near[0]}”", f"; perhaps {near[0]} is meant") if near else ("", "")
            yield trouble(loc, "missing_evidence_file", value=file, nearest_zh=zh, nearest_en=en)


def _altered(case: CaseFile, folder: Path) -> Iterator[Trouble]:
    """Yield trouble for every file that is not the one whose SHA-256 was written down."""
    for i, note in enumerate(case.evidence):
        told = note.custody.sha256.lower() if note.custody else ""
        if not told or not _inside(folder, note.file) or not _there(folder / note.file):
            continue
        with (folder / note.file).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if told != found:
            loc = ("evidence", i, "custody", "sha256")
            yield trouble(loc, "hash_differs", value=note.file, other=found)


def named(part: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every file a case names: the proofs of its records, and its notes on exhibits."""
    match part:
        case Proof():
            yield loc[:-1], part.file
        case ExhibitNote():
            yield (*loc, "file"), part.file
        case tuple():
            for index, item in enumerate(part):
                yield from named(item, (*loc, index))
        case BaseModel():
            for name in type(part).model_fields:
                yield from named(getattr(part, name), (*loc, name))


def _inside(folder: Path, file: str) -> bool:
    for path in (PurePosixPath(file), PureWindowsPath(file)):
        if path.is_absolute() or path.drive or ".." in path.parts:
            return False
    return (folder / file).resolve().is_relative_to(folder.resolve())


def _there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a name too long for the file system
        return False


def _listing(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
