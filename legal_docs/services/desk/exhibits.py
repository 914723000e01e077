"""Files on their way into the evidence: each is looked at, what cannot become pages is refused by name."""

from collections.abc import Iterable
from math import inf
from pathlib import Path
from typing import NamedTuple

from legal_docs.bundling import folder as folders
from legal_docs.bundling import naming, pages
from legal_docs.bundling.identify import identify
from legal_docs.bundling.refusal import RefusedError, error
from legal_docs.model.exhibit import ExhibitNote
from legal_docs.model.problem import Problem
from legal_docs.model.stored import EvidenceItem
from legal_docs.services.member_names import place_of, printable


class Piece(NamedTuple):
    """证据材料: a file of the evidence, and what the lawyer says of it."""

    item: EvidenceItem
    note: ExhibitNote

    @property
    def group(self) -> str:
        """Return the group it stands in: what the lawyer says, else its folder."""
        return self.note.group or naming.group(self.item.path)

    @property
    def title(self) -> str:
        """Return its title: what the lawyer says, else its name."""
        return self.note.title or naming.title(self.item.path)

    @property
    def rank(self) -> tuple[float, naming.Key]:
        """Return its place: the lawyer's number first, then its name."""
        return (self.note.order or inf, naming.natural(self.item.path))


def arranged(items: Iterable[EvidenceItem], notes: Iterable[ExhibitNote]) -> tuple[Piece, ...]:
    """Return the files as the bundle will hold them: a group stays together where its first one stands."""
    said = {note.file: note for note in notes}
    found = [Piece(item, said.get(item.path) or ExhibitNote(file=item.path)) for item in items]
    groups: dict[str, tuple[float, naming.Key]] = {}
    for one in found:
        groups[one.group] = min(one.rank, groups.get(one.group, one.rank))
    return tuple(sorted(found, key=lambda one: (groups[one.group], one.group, one.rank)))


def written(folder: Path, given: Iterable[tuple[str, bytes]]) -> list[Problem]:
    """Write files under `folder`; return why those are missing that could not be written."""
    problems = []
    for name, data in given:
        try:
            target = place_of(name.replace("\\", "/"), folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(data)
        except RefusedError as refusal:
            problems.append(refusal.problem(printable(name)))
        except FileExistsError:
            problems.append(error("exhibit_name_twice", printable(name)))
        except OSError as wrong:
            problems.append(error("exhibit_unreadable", printable(name), detail=type(wrong).__name__))
    return problems


def usable(folder: Path) -> tuple[dict[str, Path], tuple[Problem, ...]]:
    """Return the files under `folder` that can become pages, by clean name, and all there is to say of them.

    What tells a recording in words stays with it.
    """
    listing = folders.read(folder)
    problems, found = list(listing.problems), {}
    for file, path in listing.files.items():
        try:
            problems += pages.check(path, identify(path), file)
            found[file] = path
        except RefusedError as refusal:
            problems.append(refusal.problem(file))
        except OSError as wrong:
            problems.append(error("exhibit_unreadable", file, detail=type(wrong).__name__))
    words = {name: folder / name for name in sorted(listing.transcripts)}
    return found | {name: path for name, path in words.items() if path.is_file()}, tuple(problems)
