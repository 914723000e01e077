"""What a check finds, and what a check is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from legal_docs.intake.raw import Loc
from legal_docs.model.casefile import CaseFile


@dataclass(frozen=True)
class Trouble:
    """不符之处: a path of the case, the code of the problem, the values of its sentence."""

    loc: Loc
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


def trouble(loc: Loc, code: str, **values: object) -> Trouble:
    """Return a trouble."""
    return Trouble(loc, code, values)


@dataclass(frozen=True)
class Check:
    """核对: a function over the case and the day of the run, and the parts it must have whole."""

    look: Callable[[CaseFile, date], Iterable[Trouble]]
    reads: tuple[str, ...] = ()


def numbered(*paths: str, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return dotted paths: each of `paths` joined with each of `names`."""
    return tuple(f"{path}.{name}" for path in paths for name in names)
