"""Payment orders (支付令) and realisation of security: which court, what stands in the way (R-JUR-8)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.courts.domicile import Seat, seats
from legal_docs.law.periods import Deadline, add_days, deadline
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import EventKind
from legal_docs.model.loan import Loan
from legal_docs.model.party import NaturalPerson, Whereabouts
from legal_docs.model.security import Collateral

OBJECTION_DAYS, SERVICE_DAYS, REFUSAL_DAYS = 15, 30, 7


@applies("民诉法解释2022.23", "民诉法解释2022.425", "民诉法2023.22")
def payment_order_places(case: CaseFile, *, on: date) -> tuple[Seat, ...]:
    """Return where the debtors live: their basic courts issue payment orders, whatever is agreed."""
    found: dict[Seat, None] = {}
    for debtor in case.debtors:
        for seat in seats(case.person(debtor.name), on=on, plaintiff=case.creditor.address):
            found.setdefault(seat)
    return tuple(found)


@applies("民诉法2023.225", "民诉法解释2022.427", "民诉法解释2022.428")
def payment_order_obstacles(case: CaseFile, *, on: date) -> tuple[str, ...]:
    """Return what forbids a payment order as known on `on`, as stable codes; () where nothing is known to.

    `other_debts`, `debtor_missing`, `debtor_abroad`, `pre_litigation_preservation`, `not_due`.
    """
    return tuple(_obstacles(case, on))


@applies("民诉法2023.227")
def payment_order_objection(served_on: date) -> Deadline:
    """Return until when the debtor may object: 15 days after the order was served."""
    return deadline(add_days(served_on, OBJECTION_DAYS))


@applies("民诉法解释2022.430")
def payment_order_service(issued_on: date) -> Deadline:
    """Return until when the order must be served, or it lapses: 30 days after it was issued."""
    return deadline(add_days(issued_on, SERVICE_DAYS))


@applies("民诉法2023.228", "民诉法解释2022.439")
def payment_order_refusal(ruling_received_on: date) -> Deadline:
    """Return until when the bank may say that it does not want the suit a lapsed order turns into: 7 days."""
    return deadline(add_days(ruling_received_on, REFUSAL_DAYS))


@applies("民诉法2023.207", "民诉法解释2022.365", "民诉法解释2022.370")
def realisation_places(thing: Collateral) -> tuple[Seat, ...]:
    """Return where realisation of the security may be asked for: where the thing lies or is registered.

    The description of the thing begins with its address, if it is real estate. A real dispute over the
    claim or the security ends the procedure, and a suit is needed.
    """
    return (Seat(thing.description, "担保财产所在地或者担保物权登记地的基层人民法院", ("民诉法2023.207",)),)


def _obstacles(case: CaseFile, on: date) -> Iterator[str]:
    if case.escalation and case.escalation.other_debts_between:
        yield "other_debts"
    people = [case.person(each.name) for each in case.debtors]
    states = {each.whereabouts for each in people if isinstance(each, NaturalPerson)}
    if Whereabouts.MISSING in states:
        yield "debtor_missing"
    if Whereabouts.ABROAD in states:
        yield "debtor_abroad"
    asked = any(e.kind is EventKind.PRESERVATION and e.on <= on for e in case.events)
    if asked or any(each.is_pre_litigation and each.ruled_on <= on for each in case.preservations):
        yield "pre_litigation_preservation"
    if any(note.due_on > on and not _is_called(loan, on) for loan, note in case.debts()):
        yield "not_due"


def _is_called(loan: Loan, on: date) -> bool:
    """Return whether this loan was called due by `on`; that another one was, says nothing of it."""
    return loan.acceleration is not None and loan.acceleration.due_on <= on
