"""What the readers of JSON, workbooks and CSV hand on: cases not yet checked, and where each value stood."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from legal_docs.model.problem import Place, Problem

Loc = tuple[str | int, ...]
"""A path in a CaseFile with list positions: ("loans", 0, "signed_on")."""


@dataclass(frozen=True)
class RawCase:
    """未核对的案件: nested plain data, the place of each value, and what is already known to be wrong.

    `spoiled` holds the paths whose cell was refused, so that they are not also called missing;
    `incomplete` holds the lists that lost a row, so that what refers to it is not called wrong.
    """

    number: str
    data: dict[str, Any]
    where: Callable[[Loc], Place]
    problems: tuple[Problem, ...] = ()
    spoiled: frozenset[Loc] = frozenset()
    incomplete: frozenset[tuple[str, ...]] = frozenset()


@dataclass(frozen=True)
class RawFile:
    """未核对的文件: the cases of one source, and problems that belong to no single case."""

    cases: tuple[RawCase, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Grid:
    """表格: the cells of one sheet as they were read; `rows[0]` is row 1 of the sheet."""

    file: str
    sheet: str
    rows: tuple[tuple[Any, ...], ...]


def generic(loc: Loc) -> tuple[str, ...]:
    """Return the path without list positions and without the tag of a person's kind."""
    names = tuple(part for part in loc if isinstance(part, str))
    tagged = names[:1] == ("people",) and names[1:2] in (("natural",), ("organisation",))
    return names[:1] + names[2:] if tagged else names


def untagged(loc: Loc) -> Loc:
    """Return the path without the tag pydantic puts in for a person's kind."""
    tagged = loc[:1] == ("people",) and loc[2:3] in (("natural",), ("organisation",))
    return loc[:2] + loc[3:] if tagged else loc
