"""Do the days come in an order that can be?"""

from collections.abc import Iterator
from datetime import date

from legal_docs.intake.checks.trouble import Check, Trouble, trouble
from legal_docs.intake.raw import Loc
from legal_docs.model.casefile import CaseFile

_NOT_YET = (
    ("repayments", "paid_on"),
    ("repayments", "booked_on"),
    ("contacts", "on"),
    ("contacts", "arrived_on"),
    ("events", "on"),
    ("balances", "on"),
    ("judgments", "issued_on"),
    ("judgments", "served_on"),
    ("people", "residence_since"),
    ("people", "whereabouts_since"),
    ("people", "married_on"),
    ("people", "divorced_on"),
    ("evidence", "custody", "taken_on"),
    ("escalation", "on"),
    ("preservations", "ruled_on"),
)


def _after_today(case: CaseFile, on: date) -> Iterator[Trouble]:
    for path in _NOT_YET:
        for loc, day in _days(case, path, ()):
            if day > on:
                yield trouble(loc, "after_today", value=day, other=on)


def _days(found: object, path: tuple[str, ...], loc: Loc) -> Iterator[tuple[Loc, date]]:
    """Yield the days at `path`, with where each stands; what is not given is passed over."""
    if isinstance(found, tuple):
        for i, item in enumerate(found):
            yield from _days(item, path, (*loc, i))
    elif isinstance(found, date) and not path:
        yield loc, found
    elif path:
        yield from _days(getattr(found, path[0], None), path[1:], (*loc, path[0]))


def _loans(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, loan in enumerate(case.loans):
        for j, note in enumerate(loan.disbursements):
            loc = ("loans", i, "disbursements", j)
            lent = note.disbursed_on
            if note.due_on < lent:
                yield trouble((*loc, "due_on"), "due_before_disbursed", value=note.due_on, other=lent)
            if loan.signed_on > lent:
                signed = loan.signed_on
                yield trouble(("loans", i, "signed_on"), "signed_after_disbursed", value=signed, other=lent)
            for k, item in enumerate(note.schedule):
                if item.due_on < lent:
                    at = (*loc, "schedule", k, "due_on")
                    yield trouble(at, "due_before_disbursed", value=item.due_on, other=lent)


def _repayments(case: CaseFile, on: date) -> Iterator[Trouble]:
    """Find payments before the money was lent; one that names no debt is held against the first."""
    lent: dict[str, date] = {}
    for loan, note in case.debts():
        for name in (note.note, loan.number, ""):
            lent[name] = min(lent.get(name, note.disbursed_on), note.disbursed_on)
    for card in case.cards:
        lent[card.number] = card.opened_on
        lent[""] = min(lent.get("", card.opened_on), card.opened_on)
    for i, item in enumerate(case.repayments):
        since = lent.get(item.debt)
        if since is not None and item.paid_on < since:
            loc = ("repayments", i, "paid_on")
            yield trouble(loc, "repayment_before_disbursement", value=item.paid_on, other=since)


def _arrivals(case: CaseFile, on: date) -> Iterator[Trouble]:
    """Find what arrived before it was sent."""
    for i, record in enumerate(case.contacts):
        if record.arrived_on and record.arrived_on < record.on:
            loc = ("contacts", i, "arrived_on")
            yield trouble(loc, "arrived_before_sent", value=record.arrived_on, other=record.on)
    for i, loan in enumerate(case.loans):
        called = loan.acceleration
        if called and called.arrived_on and called.arrived_on < called.declared_on:
            at = ("loans", i, "acceleration", "arrived_on")
            yield trouble(at, "arrived_before_sent", value=called.arrived_on, other=called.declared_on)


CHECKS = (
    Check(_after_today),
    Check(_arrivals),
    Check(_loans),
    Check(_repayments, ("loans", "cards.number", "cards.opened_on")),
)
