"""Made-up cases for the assessment: what collection knew at the hand-over, arrears, assets."""

from datetime import date
from decimal import Decimal
from typing import Any

from legal_docs.law.bank_tables import packaged
from legal_docs.law.filing.before_filing import assess
from legal_docs.model.arrears import Arrears, Component, Continuing, DebtArrears, Totals
from legal_docs.model.assessment import Assessment, Route
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import PeriodFinding, PeriodKind
from tests.law.factory import BORROWER, NOTE, Record, case

ON = date(2026, 3, 2)


def told(**changes: Any) -> Record:
    """Return a hand-over of a simple, undisputed case in a province with a wage of 120,000."""
    fields: Record = {
        "is_simple": True,
        "is_disputed": False,
        "needs_appraisal": False,
        "expects_counterclaim": False,
        "other_debts_between": False,
        "average_wage": "120000",
    }
    return fields | changes


def person(**changes: Any) -> Record:
    """Return the borrower, whose whereabouts are known."""
    fields: Record = {
        "kind": "natural",
        "name": BORROWER,
        "household_address": "甲省乙市丁区样例路2号",
        "whereabouts": "known",
    }
    return fields | changes


def clue(**changes: Any) -> Record:
    """Return a car of the borrower worth 100,000 yuan."""
    fields: Record = {
        "id": "P01",
        "owner": BORROWER,
        "kind": "vehicle",
        "description": "轿车",
        "value": "100000",
    }
    return fields | changes


def mortgage(**changes: Any) -> Record:
    """Return a registered mortgage of a flat worth a million yuan."""
    fields: Record = {
        "id": "M01",
        "kind": "mortgage_real",
        "owner": BORROWER,
        "description": "样例路2号房屋",
        "contract_number": "抵押001",
        "signed_on": "2022-06-30",
        "registration": "formal",
        "value": "1000000",
    }
    return fields | changes


def arrears(total: str = "60000", *, since: date | None = date(2025, 3, 2), daily: str = "0") -> Arrears:
    """Return what is owed on the day: principal alone, a year overdue, bearing `daily` per cent a day."""
    going_on = Continuing(
        debt=NOTE,
        component=Component.PENALTY,
        base=Decimal(total),
        rate_percent=Decimal(daily),
        daily=True,
    )
    owed = Totals(principal=Decimal(total))
    debt = DebtArrears(
        debt=NOTE,
        contract="合同001",
        lent=Decimal(total),
        rate_percent=Decimal(5),
        charged=owed,
        paid=Totals(),
        owed=owed,
        overdue_since=since,
        continuing=(going_on,),
    )
    return Arrears(on=ON, debts=(debt,), owed=owed)


def period(act_by: date | None, **changes: Any) -> PeriodFinding:
    """Return a running limitation period to act on by that day."""
    fields: Record = {
        "kind": PeriodKind.LIMITATION,
        "subject": BORROWER,
        "debt": NOTE,
        "starts_on": None,
        "length": "三年",
        "safe_last_day": act_by,
        "statutory_last_day": act_by,
        "act_by": act_by,
    }
    return PeriodFinding(**(fields | changes))


def sued(**changes: Any) -> CaseFile:
    """Return a case with one borrower whose whereabouts are known."""
    return case(**({"people": [person()], "escalation": told()} | changes))


def assessed(
    found: CaseFile, owed: Arrears | None = None, *periods: PeriodFinding, **tables: Any
) -> Assessment:
    """Return the assessment of a case."""
    figures = tables.get("tables") or packaged()
    return assess(found, on=ON, arrears=owed or arrears(), periods=periods, tables=figures)


def route(found: Assessment, code: str) -> Route:
    """Return the route with that code."""
    return next(each for each in found.routes if each.code == code)
