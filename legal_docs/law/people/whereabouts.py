"""Who of those to be sued cannot be served in the ordinary way."""

from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import NaturalPerson, Whereabouts

_HOME = ("", "中国", "中华人民共和国")


def missing(case: CaseFile) -> tuple[str, ...]:
    """Return the names of those to be sued who are missing."""
    return tuple(each.name for each in _sued(case) if each.whereabouts is Whereabouts.MISSING)


def abroad(case: CaseFile) -> tuple[str, ...]:
    """Return the names of those to be sued who are abroad."""
    return tuple(each.name for each in _sued(case) if each.whereabouts is Whereabouts.ABROAD)


def foreign(case: CaseFile) -> tuple[str, ...]:
    """Return the names of those to be sued who have a foreign nationality."""
    return tuple(each.name for each in _sued(case) if each.nationality not in _HOME)


def unknown(case: CaseFile) -> tuple[str, ...]:
    """Return the names of those to be sued of whom nothing is said on their whereabouts."""
    return tuple(each.name for each in _sued(case) if each.whereabouts is None)


def _sued(case: CaseFile) -> tuple[NaturalPerson, ...]:
    """Return the natural persons to be sued."""
    names = case.defendants()
    return tuple(each for each in case.people if isinstance(each, NaturalPerson) and each.name in names)
