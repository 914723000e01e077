"""Which events of a case file bear on a period of one person for one debt."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import CardDebt, Debt, concerns, debtors_of, payments_on
from legal_docs.law.limiting.contact_rules import from_contact
from legal_docs.law.limiting.event_rules import from_event, from_repayment, obstacle_from
from legal_docs.law.limiting.interruption import Consent, Interruption
from legal_docs.law.limiting.suspension import Obstacle
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, ContactRecord, EventKind, Receiver
from legal_docs.model.finding import Grade
from legal_docs.model.party import Debtor, DebtorRole, NaturalPerson

_AGENT = "总则编解释2022.38"
_ON_CARD = "银行卡规定2021.3"


@applies("诉讼时效规定2020.15", "民法典.517", "民法典.1161")
def joint_with(case: CaseFile, debt: Debt, name: str) -> frozenset[str]:
    """Return whose events count for the debtor `name`: all joint debtors of the debt.

    What happened to the borrower, also one who died, counts for an heir, but one heir's acts do not
    count for another. Nothing passes between debtors by shares (按份, written in the debtor's basis).
    """
    debtors = debtors_of(case, debt)
    own = next((each for each in debtors if each.name == name), None)
    if own is not None and is_several(own):
        return frozenset({name})
    joint = {each.name for each in debtors if each.role is not DebtorRole.HEIR and not is_several(each)}
    inherited = _deaths(case) if own is not None and own.role is DebtorRole.HEIR else {}
    return frozenset(joint) | {name} | frozenset(inherited)


def is_several(debtor: Debtor) -> bool:
    """Return whether the person owes a share only (按份债务)."""
    return "按份" in debtor.basis


@applies("民法典.192", "诉讼时效规定2020.19", "民法典.1161")
def bound_by(case: CaseFile, debt: Debt, name: str) -> frozenset[str]:
    """Return whose promise binds the debtor `name`: their own, and for an heir that of the deceased.

    A joint debtor's interruption counts for the others, their waiver of a defence or a later due day not.
    """
    own = next((each for each in debtors_of(case, debt) if each.name == name), None)
    if own is None or own.role is not DebtorRole.HEIR:
        return frozenset({name})
    return frozenset({name}) | (frozenset(_deaths(case)) or joint_with(case, debt, name))


@applies("民法典.195", "诉讼时效规定2020.9", "诉讼时效规定2020.15")
def debtor_events(case: CaseFile, debt: Debt, name: str, on: date) -> tuple[Interruption, ...]:
    """Return what may interrupt limitation against a debtor, as known on the day `on`."""
    names, own = joint_with(case, debt, name), bound_by(case, debt, name)
    return (
        *contacts_with(case, debt, names, on, is_card=debt.is_card, own=own),
        *events_with(case, debt, names, on, own=own),
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


@applies("总则编解释2022.38", "银行卡规定2021.3")
def contacts_with(
    case: CaseFile,
    debt: Debt,
    names: Iterable[str],
    on: date,
    *,
    is_card: bool = False,
    own: frozenset[str] | None = None,
) -> Iterator[Interruption]:
    """Yield the contact records with any of `names` about the debt, judged by their channel.

    A demand on the guardian of one of them counts as well. On a card, sending is enough only towards
    the cardholder, who left the contact with the issuer. `own` are those whose promise binds.
    """
    wanted, deaths = frozenset(names), _deaths(case)
    owing = {each.name for each in debtors_of(case, debt)}
    bound = {each.name for each in case.guarantors} - owing
    agents = {} if not case.contacts else _guardians(case, wanted)
    for record in case.contacts:
        if record.on > on or not concerns(record.debts, debt):
            continue
        if record.target in wanted:
            sent_is_enough = is_card and isinstance(debt, CardDebt) and record.target == debt.card.holder
            person = case.person(record.target)
            found = from_contact(
                record,
                person,
                is_card=sent_is_enough,
                agreed=debt.agreed_address,
                to_guarantor=record.target in bound,
            )
            yield _promised_by(record.target, own, _to_the_dead(record, found, deaths))
        elif record.target in agents:
            found = from_contact(record, case.person(record.target))
            yield replace(found, consent=Consent.NONE, articles=(*found.articles, _AGENT))


def events_with(
    case: CaseFile, debt: Debt, names: Iterable[str], on: date, *, own: frozenset[str] | None = None
) -> Iterator[Interruption]:
    """Yield the other events towards any of `names` about the debt; `own` are those whose promise binds."""
    wanted = frozenset(names)
    for event in case.events:
        if event.target in wanted and event.on <= on and concerns(event.debts, debt):
            found = from_event(event, on)
            if found is not None:
                yield _promised_by(event.target, own, _of_debt(event, debt, own, found))


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
    """Return the obstacles recorded for the person and the debt; for an heir, those of the deceased too."""
    names = {name} | (bound_by(case, debt, name) & frozenset(_deaths(case)))
    found = (
        obstacle_from(event, on)
        for event in case.events
        if event.target in names and event.on <= on and concerns(event.debts, debt)
    )
    return tuple(each for each in found if each is not None)


def _deaths(case: CaseFile) -> dict[str, date]:
    return {each.target: each.on for each in case.events if each.kind is EventKind.DEATH}


def _guardians(case: CaseFile, names: frozenset[str]) -> frozenset[str]:
    """Return the guardians of those of `names` who lack capacity."""
    wards = (each for each in case.people if isinstance(each, NaturalPerson) and each.name in names)
    known = {each.name for each in case.people}
    return frozenset(each.guardian for each in wards if each.lacks_capacity and each.guardian in known)


@applies("总则编解释2022.38", "民法典.1145")
def _to_the_dead(record: ContactRecord, found: Interruption, deaths: dict[str, date]) -> Interruption:
    """Return the demand as it counts after the target's death: only towards who administers the estate."""
    died_on = deaths.get(record.target)
    if died_on is None or found.on <= died_on:
        return found
    if record.receiver is Receiver.AUTHORISED:
        return replace(found, consent=Consent.NONE, articles=(*found.articles, _AGENT))
    why = f"{record.target}已经死亡，应当向其继承人或者遗产管理人提出"
    return replace(found, valid=False, consent=Consent.NONE, why=why)


def _promised_by(target: str, own: frozenset[str] | None, found: Interruption) -> Interruption:
    """Return the event as it counts for another joint debtor: a promise waives nobody else's defence."""
    if own is None or target in own or found.consent is not Consent.EXPRESS:
        return found
    why = found.why or f"由连带债务人{target}作出，是否及于其他债务人的时效抗辩没有明文"
    return replace(found, consent=Consent.BARE, why=why)


@applies("诉讼时效规定2020.17", "银行卡规定2021.3")
def _of_debt(event: CaseEvent, debt: Debt, own: frozenset[str] | None, found: Interruption) -> Interruption:
    """Return the event with what the debt changes: who assumed it, and reports of card fraud."""
    if event.kind is EventKind.POLICE_REPORT and debt.is_card:
        return replace(found, articles=(*found.articles, _ON_CARD))
    joined = event.kind is EventKind.ASSUMPTION and own is not None and event.target not in own
    if joined and not event.consent:
        why = found.why or f"{event.target}加入债务是否构成原债务人对债务的承认，须由律师核对"
        return replace(found, grade=Grade.UNSETTLED, why=why)
    return found
