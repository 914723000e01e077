"""Where in the input a path of the CaseFile stands: sheet, row and column, or a JSON pointer."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from legal_docs.intake.columns import HEADERS, RECORDS, SHEETS
from legal_docs.intake.raw import Loc, generic, untagged
from legal_docs.model.problem import Place

_SHEET_OF_RECORD = {
    RECORDS[f.record.name].path: s.name for s in reversed(SHEETS) for c in s.columns for f in c.fields
}


@dataclass(frozen=True)
class Places:
    """位置表: the place of every value that was read from sheets."""

    file: str
    case: str
    known: Mapping[Loc, Place]

    def find(self, loc: Loc) -> Place:
        """Return the place of `loc`, or of the nearest row it would have stood in."""
        loc = untagged(loc)
        found = self.known.get(loc) or self._missing(loc)
        return found.model_copy(update={"case": self.case})

    @cached_property
    def _first_inside(self) -> Mapping[Loc, Place]:
        """Return for each group the place of the first value in it."""
        found: dict[Loc, Place] = {}
        for loc, place in self.known.items():
            for length in range(1, len(loc)):
                found.setdefault(loc[:length], place)
        return found

    def _missing(self, loc: Loc) -> Place:
        sheet, header = header_of(loc)
        at = next(
            loc[:length] for length in range(len(loc), -1, -1) if length == 0 or loc[:length] in self.known
        )
        row = self._first_inside.get(loc) or self.known.get(at)
        if row is not None and sheet in ("", _SHEET_OF_RECORD.get(generic(at))):
            return row.model_copy(update={"column": header})
        return Place(file=self.file, sheet=sheet, column=header)


def header_of(loc: Loc) -> tuple[str, str]:
    """Return sheet and header for a path; for a record only its sheet, for a group its first header."""
    path = generic(loc)
    if path in HEADERS:
        return HEADERS[path]
    if path in _SHEET_OF_RECORD:
        return _SHEET_OF_RECORD[path], ""
    return next((found for known, found in HEADERS.items() if known[: len(path)] == path), ("", ""))


@dataclass(frozen=True)
class Pointers:
    """JSON指针: the place of a path in a JSON file; `root` is the pointer of the case itself."""

    file: str
    case: str
    root: str = ""

    def find(self, loc: Loc) -> Place:
        """Return the JSON pointer of `loc` as a place."""
        steps = (str(part).replace("~", "~0").replace("/", "~1") for part in untagged(loc))
        pointer = "/".join([self.root, *steps]) or "/"
        return Place(file=self.file, column=_writable(pointer), case=_writable(self.case))


def _writable(text: str) -> str:
    """Return the text without lone surrogates, which JSON can hold and no file can."""
    return text.encode("utf-8", "replace").decode()
