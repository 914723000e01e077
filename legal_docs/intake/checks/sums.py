"""Do the amounts add up?"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from legal_docs.intake.checks.trouble import Check, Trouble, trouble
from legal_docs.model.casefile import CaseFile

_ZERO = Decimal("0.00")
_PARTS = ("principal", "interest", "penalty", "compound", "damages", "fees")


def _schedules(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, loan in enumerate(case.loans):
        for j, note in enumerate(loan.disbursements):
            total = sum((item.principal for item in note.schedule), _ZERO)
            if note.schedule and total != note.amount:
                loc = ("loans", i, "disbursements", j, "amount")
                yield trouble(loc, "schedule_sum", value=total, other=note.amount)


def _contracts(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, loan in enumerate(case.loans):
        total = sum((note.amount for note in loan.disbursements), _ZERO)
        if total > loan.amount:
            loc = ("loans", i, "amount")
            yield trouble(loc, "disbursements_over_contract", value=total, other=loan.amount)


def _lent_less(case: CaseFile, on: date) -> Iterator[Trouble]:
    """Find loans paid out short although their term is over, so that no drawdown can follow."""
    for i, loan in enumerate(case.loans):
        total = sum((note.amount for note in loan.disbursements), _ZERO)
        ends = [note.due_on for note in loan.disbursements]
        over = max([loan.term_to, *ends] if loan.term_to else ends) < on
        if over and total < loan.amount:
            loc = ("loans", i, "amount")
            yield trouble(loc, "lent_less_than_agreed", value=total, other=loan.amount)


def _statements(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, card in enumerate(case.cards):
        before: Decimal | None = None
        for j, s in enumerate(card.statements):
            loc = ("cards", i, "statements", j)
            total = s.opening + s.principal + s.interest + s.damages + s.fees - s.paid
            if total != s.closing:
                yield trouble((*loc, "closing"), "statement_sum", value=s.closing, other=total)
            if before is not None and before != s.opening:
                yield trouble((*loc, "opening"), "statement_chain", value=s.opening, other=before)
            before = s.closing


def _fees(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, card in enumerate(case.cards):
        total = sum((each.fees for each in card.statements), _ZERO)
        if total > 0 and not card.fee_clause:
            yield trouble(("cards", i, "fee_clause"), "fee_without_clause", value=total)


def _balances(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, item in enumerate(case.balances):
        parts = [getattr(item, name) for name in _PARTS if getattr(item, name) is not None]
        total = sum(parts, _ZERO)
        if item.total is not None and parts and total != item.total:
            yield trouble(("balances", i, "total"), "balance_sum", value=total, other=item.total)


CHECKS = (
    Check(_schedules, ("loans.disbursements",)),
    Check(_contracts, ("loans.amount", "loans.disbursements.amount")),
    Check(_lent_less, ("loans.amount", "loans.term_to", "loans.disbursements")),
    Check(_fees, ("cards.statements",)),
    Check(_statements, ("cards.statements",)),
    Check(_balances, ("balances",)),
)
