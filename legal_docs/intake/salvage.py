"""A case with refused values → what is left of it, so that the other checks can still speak.

The result is only looked at, never used: `gone` names the lists and fields that are no longer whole,
and checks that read one of them keep silent.
"""

import copy
from dataclasses import dataclass, field
from typing import Any

from legal_docs.intake.origins import Origin, origins
from legal_docs.intake.raw import Loc, RawCase, generic, untagged
from legal_docs.intake.shape import load
from legal_docs.model.casefile import CaseFile

_ROUNDS = 12
_NOTHING = object()
_STAND_INS: dict[tuple[str, ...], Any] = {
    ("number",): "0",
    ("cause",): "loan",
    ("court",): "-",
    ("creditor",): {},
    ("creditor", "name"): "-",
    ("creditor", "uscc"): "-",
    ("creditor", "head_name"): "-",
    ("creditor", "address"): "-",
    ("people",): [{"kind": "natural", "name": "-"}],
    ("debtors",): [{"name": "-"}],
}


@dataclass(frozen=True)
class Remains:
    """余下的案件: `case` without what was refused; `gone` holds the paths that were taken out."""

    case: CaseFile
    gone: frozenset[tuple[str, ...]] = frozenset()
    origin: Origin = field(default_factory=Origin)

    def lost(self, loc: Loc) -> bool:
        """Return whether what stands at `loc` is only a stand-in for what was taken out."""
        path = generic(loc)
        return any(path[: len(g)] == g and g in _STAND_INS for g in self.gone)

    def original(self, loc: Loc) -> Loc:
        """Return the path in the case as it was read."""
        return self.origin.original(loc)

    def whole(self, *paths: str) -> bool:
        """Return whether nothing at, above or inside the dotted `paths` was taken out."""
        wanted = [tuple(path.split(".")) for path in paths]
        return not any(g[: len(w)] == w or w[: len(g)] == g for g in self.gone for w in wanted)


def salvage(raw: RawCase) -> Remains | None:
    """Return what is left of the case, or None where nothing sensible is."""
    data = copy.deepcopy(raw.data)
    gone = {generic(loc) for loc in raw.spoiled} | raw.incomplete
    origin = origins(data)
    for _ in range(_ROUNDS):
        found = load(data)
        if isinstance(found, CaseFile):
            return Remains(found, frozenset(gone), origin)
        targets = {_target(data, untagged(tuple(error["loc"]))) for error in found}
        for target in sorted(targets, key=_order, reverse=True):
            gone.add(_take_out(data, target, origin))
    return None


def _order(loc: Loc) -> list[tuple[int, str]]:
    return [(part, "") if isinstance(part, int) else (-1, part) for part in loc]


def _target(data: dict[str, Any], loc: Loc) -> Loc:
    """Return the refused value itself where it is there, else the list item or group that lacks it."""
    if generic(loc) in _STAND_INS:
        return loc
    for length in range(len(loc), 0, -1):
        group, part = _get(data, loc[: length - 1]), loc[length - 1]
        if isinstance(group, dict) and part in group:
            return loc[:length]
        if isinstance(group, list) and isinstance(part, int) and part < len(group):
            return loc[:length]
    return loc


def _take_out(data: dict[str, Any], loc: Loc, origin: Origin) -> tuple[str, ...]:
    path, group = generic(loc), _get(data, loc[:-1])
    if path in _STAND_INS and isinstance(group, dict):
        group[loc[-1]] = copy.deepcopy(_STAND_INS[path])
    elif isinstance(group, dict | list) and _get(data, loc) is not _NOTHING:
        origin.drop(loc)
        del group[loc[-1]]  # type: ignore[arg-type]  # the kind of part fits the kind of group
    return path


def _get(data: Any, loc: Loc) -> Any:
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return _NOTHING
    return data
