"""Can what is said of events, instruments, property, exhibits and the hand-over be?"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from legal_docs.intake.checks.trouble import Check, Trouble, trouble
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import EventKind

_WHOLE = Decimal(100)
_LEAST_WAGE = Decimal(20000)  # yuan a year; a smaller figure is a month's
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


def _consents(case: CaseFile, on: date) -> Iterator[Trouble]:
    security = {g.name for g in case.guarantors}
    security |= {name for item in case.collateral for name in (item.owner, *item.co_owners)}
    for i, event in enumerate(case.events):
        for name in event.consented_by:
            if name not in security:
                yield trouble(("events", i, "consented_by"), "not_a_guarantor", value=name)


def _mediators(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, event in enumerate(case.events):
        if event.licensed is not None and event.kind is not EventKind.MEDIATION:
            yield trouble(("events", i, "licensed"), "licensed_not_mediation", value=event.kind.label)


def _instruments(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, one in enumerate(case.judgments):
        days = (("served_on", one.served_on, "送达日"), ("effective_on", one.effective_on, "生效日"))
        for field, day, name in days:
            if day is not None and one.issued_on is not None and day < one.issued_on:
                values = {"name": name, "value": day, "other": one.issued_on}
                yield trouble(("judgments", i, field), "before_issued", **values)


def _shares(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, clue in enumerate(case.clues):
        if clue.share_percent is not None and clue.share_percent > _WHOLE:
            yield trouble(("clues", i, "share_percent"), "share_over_whole", value=clue.share_percent)


def _exhibits(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, note in enumerate(case.evidence):
        if note.custody and note.custody.sha256 and not _SHA256.fullmatch(note.custody.sha256):
            at = ("evidence", i, "custody", "sha256")
            yield trouble(at, "not_sha256", value=note.custody.sha256)
        signed = note.signed_by_head or note.signed_by_maker
        if signed and not note.is_own_certificate:
            loc = ("evidence", i, "is_own_certificate")
            yield trouble(loc, "signed_but_no_certificate", value=note.file)


def _handover(case: CaseFile, on: date) -> Iterator[Trouble]:
    told = case.escalation
    if told and told.is_simple and told.is_disputed:
        yield trouble(("escalation", "is_simple"), "simple_but_disputed")
    if told and told.average_wage is not None and told.average_wage < _LEAST_WAGE:
        yield trouble(("escalation", "average_wage"), "wage_not_yearly", value=told.average_wage)


CHECKS = (
    Check(_consents, ("guarantors", "collateral")),
    Check(_mediators),
    Check(_instruments),
    Check(_shares),
    Check(_exhibits),
    Check(_handover),
)
