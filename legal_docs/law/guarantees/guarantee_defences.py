"""Defences of the debtor that a guarantor keeps though the debtor gave them up (R-GUA-13)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import Debt, concerns, debtors_of, debts_of
from legal_docs.law.guarantees.security_wording import security_point
from legal_docs.law.limiting.debtor_periods import debtor_period
from legal_docs.law.limiting.interruption import Effect
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import EventKind
from legal_docs.model.finding import Grade
from legal_docs.model.point import Point

_AGREEING = frozenset({EventKind.REPAYMENT_PLAN, EventKind.EXTENSION, EventKind.SETTLEMENT})


@applies("民法典.701", "民法典.192")
def defence_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield a point for each debt and guarantor where the claim rests on a late promise of the debtor."""
    if not case.guarantors or not _has_promise(case):
        return
    for debt in debts_of(case):
        names = [each.name for each in case.guarantors if concerns(each.debts, debt)]
        if names and _rests_on_waiver(case, debt, on):
            said = (
                f"{debt.label}的诉讼时效依靠债务人届满之后的同意；债务人放弃抗辩的，{'、'.join(names)}"
                "仍可主张债务人的抗辩，请准备应对"
            )
            yield security_point(
                "guarantor_keeps_defence",
                "R-GUA-13",
                said,
                "民法典.701",
                "民法典.192",
                subject="、".join(names),
                grade=Grade.UNSETTLED,
            )


def _has_promise(case: CaseFile) -> bool:
    """Return whether any record may be a promise: without one no period needs computing."""
    agreed = any(each.consent or each.kind in _AGREEING for each in case.events)
    return agreed or any(each.signed_consent for each in case.contacts)


def _rests_on_waiver(case: CaseFile, debt: Debt, on: date) -> bool:
    found = (debtor_period(case, debt, each.name, on=on) for each in debtors_of(case, debt))
    return any(step.effect == Effect.WAIVER.value for period in found for step in period.warnings)
