"""The plan of a bundle: which files become which exhibits in which order, and every problem at once."""

from collections import Counter
from collections.abc import Sequence
from math import inf
from pathlib import Path
from typing import NamedTuple

from legal_docs.bundling import folder as folders
from legal_docs.bundling import naming, pages, purpose
from legal_docs.bundling.defaults import kind_of, original_of, source_of
from legal_docs.bundling.identify import FileType, agrees, identify
from legal_docs.bundling.refusal import RefusedError, error, warning
from legal_docs.bundling.wording import sentence
from legal_docs.law.conduct.personal_data import names_third_persons
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import EvidenceBundle, Exhibit, ExhibitNote
from legal_docs.model.problem import Problem
from legal_docs.rendering.glyphs import missing_characters


class _Found(NamedTuple):
    file: str
    path: Path
    type: FileType
    note: ExhibitNote

    @property
    def group(self) -> str:
        return self.note.group or naming.group(self.file)

    @property
    def title(self) -> str:
        return self.note.title or naming.title(self.file)

    @property
    def rank(self) -> tuple[float, naming.Key]:
        return (self.note.order or inf, naming.natural(self.file))


def plan(case: CaseFile, folder: Path) -> tuple[EvidenceBundle, tuple[Problem, ...]]:
    """Return the bundle of `folder`, without page numbers, and all problems, each naming its file.

    A file that cannot be used is left out of the bundle and is an error; the caller decides whether
    to go on without it. The folder is only read; links in it are not followed.
    """
    listing = folders.read(folder)
    problems = [*listing.problems, *_note_problems(case, listing)]
    notes = {note.file: note for note in case.evidence}
    found: list[_Found] = []
    for file, path in listing.files.items():
        note = notes.get(file) or ExhibitNote(file=file)
        if note.exclude:
            problems.append(warning("exhibit_excluded", file))
            continue
        problems += _look(file, path, note, found)
    exhibits = tuple(_exhibit(case, number, one) for number, one in enumerate(_in_order(found), 1))
    problems += _doubts(exhibits)
    if not exhibits and folder.is_dir():
        problems.append(error("no_exhibits", folder.name))
    return EvidenceBundle(case_number=case.number, exhibits=exhibits), tuple(problems)


def _note_problems(case: CaseFile, listing: folders.Listing) -> list[Problem]:
    counted = Counter(note.file for note in case.evidence)
    there = {*listing.files, *listing.transcripts}
    missing = [error("exhibit_missing", file) for file in counted if file not in there]
    return missing + [error("exhibit_note_twice", file) for file, times in counted.items() if times > 1]


def _look(file: str, path: Path, note: ExhibitNote, found: list[_Found]) -> tuple[Problem, ...]:
    """Add the file to `found` if it can become pages; return what is wrong with it."""
    try:
        kind = identify(path)
        problems = pages.check(path, kind, file)
    except RefusedError as refusal:
        return (refusal.problem(file),)
    except OSError as wrong:
        return (error("exhibit_unreadable", file, detail=type(wrong).__name__),)
    one = _Found(file, path, kind, note)
    if missing := missing_characters(one.title + one.group):
        return (error("exhibit_title_glyph", file, detail="、".join(f"U+{ord(c):04X}" for c in missing)),)
    found.append(one)
    differs = () if agrees(path, kind) else (warning("exhibit_type_differs", file, detail=kind.value),)
    return (*problems, *differs)


def _in_order(found: Sequence[_Found]) -> list[_Found]:
    """Return the files by the notes' order, then by name; a group stays together where its first stands."""
    groups: dict[str, tuple[float, naming.Key]] = {}
    for one in found:
        groups[one.group] = min(one.rank, groups.get(one.group, one.rank))
    return sorted(found, key=lambda one: (groups[one.group], one.group, one.rank))


def _exhibit(case: CaseFile, number: int, one: _Found) -> Exhibit:
    note = one.note
    return Exhibit(
        number=number,
        file=one.file,
        title=one.title,
        group=one.group,
        kind=note.kind or kind_of(one.type, one.title, one.group),
        original=note.original or original_of(one.type),
        source=source_of(case, note),
        purpose=sentence(note.purpose) or purpose.propose(case, one.file, one.title, one.group),
        sha256=folders.sha256(one.path),
        size=one.path.stat().st_size,
    )


def _doubts(exhibits: Sequence[Exhibit]) -> list[Problem]:
    problems = [warning("exhibit_without_purpose", one.file) for one in exhibits if not one.purpose]
    others = (one for one in exhibits if names_third_persons(f"{one.title} {one.file}"))
    problems += [warning("exhibit_third_persons", one.file) for one in others]
    first: dict[str, str] = {}
    for one in exhibits:
        if one.sha256 in first:
            problems.append(warning("exhibit_same", one.file, detail=first[one.sha256]))
        first.setdefault(one.sha256, one.file)
    return problems
