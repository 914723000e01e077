"""The whole review of a case: its periods, every other point of law, the courts, the assessment."""

from datetime import date

from legal_docs.law.bank_tables import BankTables, packaged
from legal_docs.law.charging.interest import interest_points
from legal_docs.law.conduct.points import conduct_points
from legal_docs.law.courts.competent import courts
from legal_docs.law.courts.jurisdiction import jurisdiction_points
from legal_docs.law.executing.enforcement_courts import enforcement_courts
from legal_docs.law.executing.enforcement_points import enforcement_points
from legal_docs.law.filing.before_filing import assess
from legal_docs.law.findings import check
from legal_docs.law.guarantees.security_points import security_points
from legal_docs.law.people.parties import party_points
from legal_docs.law.preserving.preservation_points import preservation_points
from legal_docs.law.proving.points import evidence_points
from legal_docs.model.arrears import Arrears
from legal_docs.model.assessment import CourtOption
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.findings import Findings
from legal_docs.model.point import Level, Point

_GRAVITY = tuple(Level)


def review(case: CaseFile, *, on: date, arrears: Arrears, tables: BankTables | None = None) -> Findings:
    """Return everything the rules have to say on the case, as known on the day `on`.

    `arrears` is what the ledger computed. `tables` are the bank's own figures, else the packaged ones.
    """
    figures = tables or packaged()
    since = {debt.debt: debt.overdue_since for debt in arrears.debts if debt.overdue_since}
    found = check(case, on=on, overdue_since=since)
    return found.model_copy(
        update={
            "points": points(case, on=on, arrears=arrears, tables=figures),
            "courts": competent(case, on=on),
            "assessment": assess(case, on=on, arrears=arrears, periods=found.periods, tables=figures),
        }
    )


def competent(case: CaseFile, *, on: date) -> tuple[CourtOption, ...]:
    """Return the competent courts: of the suit, or at enforcement those of every effective instrument."""
    if case.stage is not Stage.ENFORCEMENT:
        return courts(case, on=on)
    effective = (each for each in case.judgments if each.effective_on <= on)
    return tuple(option for each in effective for option in enforcement_courts(case, each))


def points(
    case: CaseFile, *, on: date, arrears: Arrears | None = None, tables: BankTables | None = None
) -> tuple[Point, ...]:
    """Return the points of every section, the gravest first; without `arrears`, no point on amounts."""
    found = (
        *jurisdiction_points(case, on=on),
        *party_points(case, on=on),
        *interest_points(case, on=on, arrears=arrears),
        *security_points(case, on=on),
        *preservation_points(case, on=on),
        *enforcement_points(case, on=on),
        *evidence_points(case, on=on),
        *conduct_points(case, on=on, tables=tables or packaged()),
    )
    return tuple(sorted(found, key=lambda each: _GRAVITY.index(each.level)))
