"""Which case a member of an archive belongs to: told by a folder named after the case, never guessed."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from legal_docs.bundling.refusal import error
from legal_docs.model.problem import Problem
from legal_docs.services.member_names import printable

_EVIDENCE_FOLDER = re.compile(r"\d\d[-－—](?=\D)")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the case folders stand in the archive: inside the folders `around`; `numbers` are their names.

    `case` is the one case that is meant, or nothing; `bare` says that the whole archive is its evidence.
    """

    numbers: frozenset[str]
    case: str = ""
    around: tuple[str, ...] = ()
    bare: bool = False

    def placed(self, name: str) -> str:
        """Return the member's name under the folder of its case; nothing where it belongs to no case."""
        parts = _parts(name)
        if self.bare:
            return "/".join((self.case, *parts))
        return "/".join(parts[len(self.around) :]) if self._number(parts) else ""

    def owner(self, name: str) -> str:
        """Return the case a problem with the member is told of: its own, else the one meant, else none."""
        return self._number(_parts(name)) or self.case

    def strays(self, names: Iterable[str], archive: str) -> list[tuple[str, Problem]]:
        """Return an error for each file, and each folder once, that stands in no folder of a case."""
        tops = Counter(self._stray(_parts(name)) for name in names if not self.placed(name))
        return [(self.case, _told(top, count, archive)) for top, count in tops.items()]

    def _number(self, parts: tuple[str, ...]) -> str:
        depth = len(self.around)
        inside = parts[:depth] == self.around and len(parts) > depth + 1
        return parts[depth] if inside and parts[depth] in self.numbers else ""

    def _stray(self, parts: tuple[str, ...]) -> str:
        shown = parts[: len(self.around) + 1]
        return "/".join(shown) + ("/" if len(parts) > len(shown) else "")


def layout_of(names: Iterable[str], numbers: Collection[str], case: str | None = None) -> Layout:
    """Return how the archive with these members is laid out.

    `numbers` are those of all cases of the file, `case` the only one asked for. Folders that hold nothing but
    one more folder may stand around the case folders. Without any case folder the archive is the evidence of
    the one case that is meant, if it holds files and folders like `01-借款合同` alone.
    """
    paths, known = [_parts(name) for name in names], frozenset(numbers)
    meant = case or (next(iter(known)) if len(known) == 1 else "")
    around = _around(paths, known)
    if around is not None:
        return Layout(known, meant, around)
    return Layout(known, meant, bare=bool(meant) and _is_evidence(paths, known - {meant}))


def _around(paths: Collection[tuple[str, ...]], known: frozenset[str]) -> tuple[str, ...] | None:
    """Return the folders around the case folders, or None where there are no case folders."""
    around: tuple[str, ...] = ()
    while folders := {path[len(around)] for path in paths if len(path) > len(around) + 1}:
        if folders & known:
            return around
        if len(folders) > 1:
            return None
        around += tuple(folders)
    return None


def _is_evidence(paths: Iterable[tuple[str, ...]], others: Collection[str]) -> bool:
    """Return whether the folders at the top are parts of one case's evidence, and none another case's."""
    folders = {path[0] for path in paths if len(path) > 1}
    cut = [(_EVIDENCE_FOLDER.match(folder), folder[3:]) for folder in folders]
    return all(match and not any(number in rest for number in others) for match, rest in cut)


def _told(top: str, count: int, archive: str) -> Problem:
    where = f"{archive} › {printable(top)}"
    if top.endswith("/"):
        return error("archive_folder_of_no_case", where, detail=str(count))
    return error("archive_file_of_no_case", where)


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part for part in name.split("/") if part not in ("", "."))
