"""Points on guarantees, collateral and spouses beyond their periods (R-GUA)."""

from datetime import date

from legal_docs.law.guarantees.collateral_points import collateral_points
from legal_docs.law.guarantees.guarantee_changes import change_points
from legal_docs.law.guarantees.guarantee_defences import defence_points
from legal_docs.law.guarantees.guarantee_formation import formation_points
from legal_docs.law.guarantees.guarantee_terms import term_points
from legal_docs.law.guarantees.maximum import maximum_points
from legal_docs.law.guarantees.one_person_company import shareholder_points
from legal_docs.law.guarantees.security_insolvency import insolvency_points
from legal_docs.law.guarantees.spouse import spouse_points
from legal_docs.model.casefile import CaseFile
from legal_docs.model.point import Point


def security_points(case: CaseFile, *, on: date) -> tuple[Point, ...]:
    """Return the points of this section for the case as known on the day `on`."""
    return (
        *formation_points(case),
        *term_points(case, on=on),
        *maximum_points(case, on=on),
        *change_points(case, on=on),
        *defence_points(case, on=on),
        *insolvency_points(case, on=on),
        *collateral_points(case, on=on),
        *spouse_points(case, on=on),
        *shareholder_points(case),
    )
