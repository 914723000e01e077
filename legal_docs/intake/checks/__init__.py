"""Checks of a case as a whole: do its parts fit each other? Each finds trouble and says where."""

from collections.abc import Callable, Iterator
from datetime import date

from legal_docs.intake.checks import (
    contents,
    days,
    identity,
    people,
    proceedings,
    references,
    sums,
    terms,
)
from legal_docs.intake.checks.trouble import Check, Trouble
from legal_docs.intake.codes import problem
from legal_docs.intake.raw import Loc
from legal_docs.intake.salvage import Remains
from legal_docs.model.problem import Place, Problem

CHECKS: tuple[Check, ...] = (
    *contents.CHECKS,
    *references.CHECKS,
    *days.CHECKS,
    *sums.CHECKS,
    *terms.CHECKS,
    *identity.CHECKS,
    *people.CHECKS,
    *proceedings.CHECKS,
)


def run(remains: Remains, on: date, where: Callable[[Loc], Place]) -> Iterator[Problem]:
    """Yield every problem the checks find; those that read something incomplete keep silent."""
    for check in CHECKS:
        if remains.whole(*check.reads):
            found = check.look(remains.case, on)
            yield from (said(t, where) for t in found if not remains.lost(t.loc))


def said(found: Trouble, where: Callable[[Loc], Place]) -> Problem:
    """Return the trouble as a problem at its place."""
    return problem(found.code, where(found.loc), **found.values)
