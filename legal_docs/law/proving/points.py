"""What evidence must look like, and how papers are served (R-EVI)."""

from datetime import date

from legal_docs.law.proving.burden import burden_points
from legal_docs.law.proving.evidence_form import act_form_points, form_points
from legal_docs.law.proving.service import service_points
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.point import Point


def evidence_points(case: CaseFile, *, on: date) -> tuple[Point, ...]:
    """Return the points on evidence and service in a suit as known on the day `on`.

    At enforcement only those on the proofs of what keeps the period alive.
    """
    if case.stage is not Stage.SUIT:
        return tuple(act_form_points(case, on=on))
    return (*form_points(case, on=on), *burden_points(case), *service_points(case, on=on))
