"""The proceedings a case file tells of that have not ended, and whether something proves each of them."""

from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind

COURSES = (EventKind.SUIT, EventKind.ENFORCEMENT)
"""The proceedings that steps of a case's life begin and end."""


def open_courses(case: CaseFile) -> tuple[CaseEvent, ...]:
    """Return the suits and applications for enforcement that have not ended."""
    return tuple(each for each in case.events if each.kind in COURSES and each.ended_on is None)


def unproved(case: CaseFile) -> tuple[CaseEvent, ...]:
    """Return those of them without evidence: on the safe reading they interrupt no period."""
    return tuple(each for each in open_courses(case) if not each.evidence)
