"""Interest law: bands, the 24 % line, disclosure (R-INT). It warns and never cuts a claim."""

from datetime import date

from legal_docs.law.charging import (
    bankruptcy_interest,
    ceiling_points,
    crediting_points,
    disclosure,
    rate_points,
)
from legal_docs.model.arrears import Arrears
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.point import Point


def interest_points(case: CaseFile, *, on: date, arrears: Arrears | None = None) -> tuple[Point, ...]:
    """Return the points of this section for the case as known on the day `on`.

    Points on amounts need `arrears`, what the ledger computed. In enforcement the instrument has
    decided what the contract gives, so only bankruptcy, day counts and set-off are looked at.
    """
    always = (
        *bankruptcy_interest.bankruptcy_points(case, on, arrears),
        *rate_points.day_count_points(case),
        *crediting_points.set_off(case, on),
    )
    return always if case.stage is Stage.ENFORCEMENT else always + _before_judgment(case, on, arrears)


def _before_judgment(case: CaseFile, on: date, arrears: Arrears | None) -> tuple[Point, ...]:
    return (
        *rate_points.agreed_interest(case, arrears),
        *rate_points.penalty_points(case),
        *rate_points.lpr_points(case, arrears.on if arrears else on),
        *rate_points.private_lending_points(case),
        *ceiling_points.assisted_points(case),
        *ceiling_points.ceiling_points(case, arrears),
        *ceiling_points.damages_points(arrears),
        *disclosure.highlighting(case),
        *disclosure.cost_disclosure(case, arrears),
        *crediting_points.unnamed_debt(case),
        *crediting_points.order_points(case, arrears),
    )
