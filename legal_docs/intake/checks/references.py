"""Does every name and number that is mentioned exist in the case?"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from legal_docs.intake.checks.trouble import Check, Trouble, trouble
from legal_docs.intake.raw import Loc
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import RepaymentKind

_PEOPLE = (
    ("debtors", "name"),
    ("cards", "holder"),
    ("guarantors", "name"),
    ("collateral", "owner"),
    ("contacts", "target"),
    ("events", "target"),
    ("clues", "owner"),
    ("preservations", "owner"),
)
_DEBT_LISTS = ("debtors", "guarantors", "collateral", "contacts", "events", "judgments")
_DEBTS = ("repayments", "balances", "costs")


def _people(case: CaseFile, on: date) -> Iterator[Trouble]:
    known = {person.name for person in case.people}
    for loc, name in _mentioned(case):
        if name not in known:
            yield trouble(loc, "unknown_person", value=name)


def _mentioned(case: CaseFile) -> Iterator[tuple[Loc, str]]:
    for part, field in _PEOPLE:
        for i, item in enumerate(getattr(case, part)):
            yield (part, i, field), getattr(item, field)
    for part, field in (("judgments", "obligors"), ("collateral", "co_owners")):
        for i, item in enumerate(getattr(case, part)):
            for name in getattr(item, field):
                yield (part, i, field), name


def _debts(case: CaseFile, on: date) -> Iterator[Trouble]:
    known = {loan.number for loan in case.loans} | {note.note for _, note in case.debts()}
    known |= {card.number for card in case.cards} | {judgment.number for judgment in case.judgments}
    for loc, name in _debts_named(case):
        if name not in known:
            yield trouble(loc, "unknown_debt", value=name)


def _debts_named(case: CaseFile) -> Iterator[tuple[Loc, str]]:
    for part in _DEBT_LISTS:
        for i, item in enumerate(getattr(case, part)):
            for name in item.debts:
                yield (part, i, "debts"), name
    for part in _DEBTS:
        for i, item in enumerate(getattr(case, part)):
            if item.debt:
                yield (part, i, "debt"), item.debt


def _reversals(case: CaseFile, on: date) -> Iterator[Trouble]:
    left = {r.id: r.amount for r in case.repayments if r.kind is RepaymentKind.PAYMENT}
    paid = dict(left)
    for i, item in enumerate(case.repayments):
        if item.kind is not RepaymentKind.REVERSAL:
            continue
        if item.reverses not in left:
            yield trouble(("repayments", i, "reverses"), "unknown_repayment", value=item.reverses)
            continue
        left[item.reverses] -= item.amount
        if left[item.reverses] < Decimal(0):
            other = paid[item.reverses]
            yield trouble(("repayments", i, "amount"), "reversal_too_large", value=item.amount, other=other)


CHECKS = (
    Check(_people, ("people",)),
    Check(_debts, ("loans.number", "loans.disbursements.note", "cards.number", "judgments.number")),
    Check(_reversals, ("repayments",)),
)
