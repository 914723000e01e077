"""Files that came with others and could not be used: kept in the reason of the version, read from there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from legal_docs.model.problem import Problem
from legal_docs.model.record import CaseChange

_HEAD = "以下文件没有作为证据："


@dataclass(frozen=True, slots=True)
class LeftOut:
    """未采用的文件: when it came, and one line that says which file and why it was not used."""

    at: datetime
    line: str


def worded(reason: str, problems: Iterable[Problem]) -> str:
    """Return the reason of a version, with a line for each file that was refused."""
    lines = tuple(dict.fromkeys(_line(each) for each in problems if each.is_error))
    return "\n".join((f"{reason}。{_HEAD}", *lines)) if lines else reason


def split(reason: str) -> tuple[str, tuple[str, ...]]:
    """Return what was done in one line, and a line for each file that was not used."""
    first, *lines = reason.split("\n")
    if not first.endswith(_HEAD):
        return reason, ()
    return f"{first.removesuffix(f'。{_HEAD}')}；{len(lines)}份文件没有作为证据", tuple(lines)


def of(changes: Iterable[CaseChange]) -> tuple[LeftOut, ...]:
    """Return the files that were not used, of all versions, in the order of `changes`."""
    return tuple(LeftOut(each.at, line) for each in changes for line in split(each.reason)[1])


def _line(problem: Problem) -> str:
    words = f"{problem.place.text()}：{problem.zh}" if problem.place.text() else problem.zh
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
