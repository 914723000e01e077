"""What papers about the parties prove: who a person is, and that a company exists."""

from collections.abc import Sequence

from legal_docs.bundling.wording import named
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import NaturalPerson, Person


def people(case: CaseFile) -> tuple[Person, ...]:
    """Return the natural persons on the other side."""
    return tuple(each for each in _others(case) if isinstance(each, NaturalPerson))


def companies(case: CaseFile) -> tuple[Person, ...]:
    """Return the companies on the other side."""
    return tuple(each for each in _others(case) if not isinstance(each, NaturalPerson))


def _others(case: CaseFile) -> tuple[Person, ...]:
    return tuple(case.person(name) for name in case.defendants())


def person(case: CaseFile, found: Sequence[Person]) -> str:
    """Return whose identity it is; "" where the paper may be that of any of several."""
    return f"{named(case, [found[0].name])}的身份情况" if len(found) == 1 else ""


def company(case: CaseFile, found: Sequence[Person]) -> str:
    """Return which company exists; "" where the paper may be that of any of several."""
    return f"{named(case, [found[0].name])}的主体资格" if len(found) == 1 else ""
