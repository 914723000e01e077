"""Are the terms of contracts such as a bank would agree?"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from legal_docs.intake.checks.trouble import Check, Trouble, trouble
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import NaturalPerson
from legal_docs.model.security import PeriodWording, Resolution

_LEAST_UPLIFT, _MOST_UPLIFT = Decimal(30), Decimal(50)  # 银发〔2003〕251号, secondary source
_LEAST_YEARLY = Decimal(1)
_LEAST_DAILY = Decimal("0.005")


def _uplifts(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, loan in enumerate(case.loans):
        uplift = loan.penalty.overdue_uplift_percent if loan.penalty else None
        if uplift is not None and not _LEAST_UPLIFT <= uplift <= _MOST_UPLIFT:
            loc = ("loans", i, "penalty", "overdue_uplift_percent")
            yield trouble(loc, "penalty_outside_guidance", value=uplift)


def _rates(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, loan in enumerate(case.loans):
        rate = loan.rate.annual_percent
        if rate is not None and 0 < rate < _LEAST_YEARLY:
            yield trouble(("loans", i, "rate", "annual_percent"), "rate_looks_like_fraction", value=rate)
    for i, card in enumerate(case.cards):
        if 0 < card.daily_percent < _LEAST_DAILY:
            loc = ("cards", i, "daily_percent")
            yield trouble(loc, "rate_looks_like_fraction", value=card.daily_percent)


def _periods(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, item in enumerate(case.guarantors):
        wording = item.period
        if wording in (PeriodWording.YEARS, PeriodWording.MONTHS) and item.period_length is None:
            yield _incomplete(i, "period_length", wording, "保证期间长度")
        if wording is PeriodWording.UNTIL and item.period_until is None:
            yield _incomplete(i, "period_until", wording, "保证期间止日")


def _incomplete(i: int, field: str, wording: PeriodWording, name: str) -> Trouble:
    return trouble(("guarantors", i, field), "period_incomplete", value=wording.label, name=name)


def _misuse(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, loan in enumerate(case.loans):
        if loan.penalty and loan.penalty.misused and loan.penalty.misuse_uplift_percent is None:
            yield trouble(("loans", i, "penalty", "misuse_uplift_percent"), "misuse_without_rate")


def _on_demand(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, loan in enumerate(case.loans):
        for j, note in enumerate(loan.disbursements):
            if note.is_due_on_demand and note.schedule:
                loc = ("loans", i, "disbursements", j, "is_due_on_demand")
                yield trouble(loc, "on_demand_with_schedule", value=note.note)


def _disclosures(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, loan in enumerate(case.loans):
        told = loan.cost_disclosure.annual_percent if loan.cost_disclosure else None
        rate = loan.rate.annual_percent
        if told is not None and rate is not None and told < rate:
            loc = ("loans", i, "cost_disclosure", "annual_percent")
            yield trouble(loc, "disclosed_below_rate", value=told, other=rate)


def _resolutions(case: CaseFile, on: date) -> Iterator[Trouble]:
    people = {p.name for p in case.people if isinstance(p, NaturalPerson)}
    for i, one in enumerate(case.guarantors):
        made = one.resolution
        if one.name in people and made and made is not Resolution.NOT_NEEDED:
            loc = ("guarantors", i, "resolution")
            yield trouble(loc, "resolution_of_person", value=made.label, name=one.name)


def _renewals(case: CaseFile, on: date) -> Iterator[Trouble]:
    renewed = any(loan.repays_old_loan for loan in case.loans)
    for i, one in enumerate(case.guarantors):
        if one.knew_renewal is not None and not renewed:
            yield trouble(("guarantors", i, "knew_renewal"), "renewal_without_old_loan", name=one.name)


CHECKS = (
    Check(_uplifts),
    Check(_rates),
    Check(_periods, ("guarantors.period_length", "guarantors.period_until")),
    Check(_misuse, ("loans.penalty",)),
    Check(_on_demand),
    Check(_disclosures),
    Check(_resolutions),
    Check(_renewals, ("loans.repays_old_loan",)),
)
