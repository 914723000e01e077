"""Which events of a case file bear on a period of one person for one debt."""

from collections.abc import Iterable, Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.contact_rules import from_contact
from legal_docs.law.debts import CardDebt, Debt, concerns, debtors_of, payments_on
from legal_docs.law.event_rules import from_event, from_repayment, obstacle_from
from legal_docs.law.interruption import Interruption
from legal_docs.law.suspension import Obstacle
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import DebtorRole


@applies("诉讼时效规定2020.15", "诉讼时效规定2020.9", "民法典.1161")
def joint_with(case: CaseFile, debt: Debt, name: str) -> frozenset[str]:
    """Return whose events count for the debtor `name`: all joint debtors of the debt.

    What happened to the borrower counts for an heir, but one heir's acts do not count for another.
    """
    debtors = debtors_of(case, debt)
    heirs = {each.name for each in debtors if each.role is DebtorRole.HEIR}
    return frozenset({each.name for each in debtors} - heirs) | {name}


@applies("民法典.195", "诉讼时效规定2020.9", "诉讼时效规定2020.15")
def debtor_events(case: CaseFile, debt: Debt, name: str, on: date) -> tuple[Interruption, ...]:
    """Return what may interrupt limitation against a debtor, as known on the day `on`."""
    names = joint_with(case, debt, name)
    return (
        *contacts_with(case, debt, names, on, is_card=debt.is_card),
        *events_with(case, debt, names, on),
        *payments_by(case, debt, names, on),
    )


@applies("民法典.694", "担保制度解释2020.29")
def guarantor_events(case: CaseFile, debt: Debt, name: str, on: date) -> tuple[Interruption, ...]:
    """Return what may interrupt the limitation of a guarantor's own debt: only acts towards them."""
    names = frozenset({name})
    return (
        *contacts_with(case, debt, names, on),
        *events_with(case, debt, names, on),
        *payments_by(case, debt, names, on, known_payer=True),
    )


def contacts_with(
    case: CaseFile, debt: Debt, names: Iterable[str], on: date, *, is_card: bool = False
) -> Iterator[Interruption]:
    """Yield the contact records with any of `names` about the debt, judged by their channel.

    On a card, sending is enough only towards the cardholder, who left the contact with the issuer.
    """
    wanted = frozenset(names)
    for record in case.contacts:
        if record.target in wanted and record.on <= on and concerns(record.debts, debt):
            person = case.person(record.target)
            sent_is_enough = is_card and isinstance(debt, CardDebt) and record.target == debt.card.holder
            yield from_contact(record, person, is_card=sent_is_enough, agreed=debt.agreed_address)


def events_with(case: CaseFile, debt: Debt, names: Iterable[str], on: date) -> Iterator[Interruption]:
    """Yield the other events towards any of `names` about the debt."""
    wanted = frozenset(names)
    for event in case.events:
        if event.target in wanted and event.on <= on and concerns(event.debts, debt):
            found = from_event(event, on)
            if found is not None:
                yield found


def payments_by(
    case: CaseFile, debt: Debt, names: Iterable[str], on: date, *, known_payer: bool = False
) -> Iterator[Interruption]:
    """Yield the payments on the debt, judged for any of `names`; `known_payer` leaves out the others."""
    wanted = frozenset(names)
    for payment, certain in payments_on(case, debt, on):
        if known_payer and payment.payer not in wanted:
            continue
        person = payment.payer if payment.payer in wanted else next(iter(sorted(wanted)))
        yield from_repayment(payment, person, is_card=debt.is_card, certain=certain)


@applies("民法典.194")
def obstacles_of(case: CaseFile, debt: Debt, name: str, on: date) -> tuple[Obstacle, ...]:
    """Return the obstacles recorded for the person and the debt."""
    found = (
        obstacle_from(event, on)
        for event in case.events
        if event.target == name and event.on <= on and concerns(event.debts, debt)
    )
    return tuple(each for each in found if each is not None)
