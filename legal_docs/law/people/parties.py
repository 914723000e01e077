"""Who sues and is sued, under which cause of action, and what a complaint must say (R-PTY)."""

from datetime import date

from legal_docs.law.courts.proceedings import guarantor_alone
from legal_docs.law.filing.mediation import mediation_points
from legal_docs.law.people.assignees import assignee_points
from legal_docs.law.people.capacity import capacity_points
from legal_docs.law.people.causes import element_form_points
from legal_docs.law.people.filing_contents import filing_points
from legal_docs.law.people.heir_points import heir_points
from legal_docs.law.people.organisations import organisation_points
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.point import Point


def party_points(case: CaseFile, *, on: date) -> tuple[Point, ...]:
    """Return the points on the parties of a suit as known on the day `on`; none at enforcement."""
    if case.stage is not Stage.SUIT:
        return ()
    return (
        *filing_points(case),
        *element_form_points(case, on=on),
        *assignee_points(case, on=on),
        *guarantor_alone(case, on),
        *organisation_points(case),
        *heir_points(case, on=on),
        *capacity_points(case, on=on),
        *mediation_points(case, on=on),
    )
