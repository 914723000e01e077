"""The personal data a case file holds: what is masked in a copy of its papers."""

import re
from collections.abc import Iterable, Iterator

from legal_docs.bundling.masking.kinds import Kind, Style
from legal_docs.bundling.masking.patterns import PATTERNS
from legal_docs.bundling.masking.secrets import Secret, Secrets, without
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import NaturalPerson, Organisation

_FEW_DIGITS = 7
_SHORT = 2


def secrets_of(
    case: CaseFile,
    *,
    keep: Iterable[Kind] = (),
    also: Iterable[str] = (),
    style: Style = Style.FULL,
) -> Secrets:
    """Return what is masked in papers of `case`: names, numbers, addresses of its people, and of strangers.

    `keep` stays readable, `also` is masked wherever it stands. The bank and its telephone, companies,
    contract numbers and the account the money is to go to are not personal data and stay; the telephones
    of its agents and of who takes its papers go.
    """
    kept = frozenset(keep)
    words = [*_people(case), *_agents(case), *_debts(case), *_records(case)]
    added = (Secret(Kind.WORD, word) for word in also)
    return Secrets(
        words=without((*words, *added), kept),
        forms=frozenset(PATTERNS) - kept,
        kept=frozenset(_open(case)),
        style=style,
    )


def _people(case: CaseFile) -> Iterator[Secret]:
    for person in case.people:
        yield from _natural(person) if isinstance(person, NaturalPerson) else _organisation(person)
        yield Secret(Kind.PHONE, person.phone)
        yield Secret(Kind.EMAIL, person.email)


def _natural(person: NaturalPerson) -> Iterator[Secret]:
    names = (person.name, person.spouse, person.guardian)
    yield from (Secret(Kind.NAME, name) for name in names if len(name) >= _SHORT)
    yield Secret(Kind.ID, person.id_number)
    yield Secret(Kind.ADDRESS, person.household_address)
    yield Secret(Kind.ADDRESS, person.residence_address)


def _organisation(company: Organisation) -> Iterator[Secret]:
    """Yield the people behind a company; its own name, number and seat are public."""
    names = (company.head_name, company.operator, company.sole_shareholder)
    yield from (Secret(Kind.NAME, name) for name in names if len(name) >= _SHORT)


def _agents(case: CaseFile) -> Iterator[Secret]:
    """Yield where those who act for the bank are reached, but for the bank's own telephone."""
    bank = case.creditor
    phones = (bank.service_phone, *(agent.phone for agent in bank.agents))
    yield from (Secret(Kind.PHONE, phone) for phone in phones if phone != bank.phone)


def _debts(case: CaseFile) -> Iterator[Secret]:
    yield from (Secret(Kind.ACCOUNT, card.number) for card in case.cards)
    yield from (Secret(Kind.ACCOUNT, note.account) for _, note in case.debts())
    for clue in case.clues:
        yield Secret(Kind.ACCOUNT, clue.number)
        yield Secret(Kind.ADDRESS, clue.location)


def _records(case: CaseFile) -> Iterator[Secret]:
    """Yield where letters, calls and messages went: a number, a mailbox or an address."""
    for place in dict.fromkeys(contact.sent_to for contact in case.contacts):
        if "@" in place:
            yield Secret(Kind.EMAIL, place)
        elif len(re.sub(r"\D", "", place)) >= _FEW_DIGITS and not re.search(r"[^\d\s+\-()（）]", place):
            yield Secret(Kind.PHONE, place)
        elif len(place) > _SHORT:
            yield Secret(Kind.ADDRESS, place)


def _open(case: CaseFile) -> Iterator[str]:
    """Yield numbers that have the form of personal data and are none: contracts, notes, the bank's own."""
    bank = case.creditor
    yield from (bank.uscc, bank.phone)
    if bank.account:
        yield bank.account.number
    yield from (loan.number for loan in case.loans)
    yield from (note.note for _, note in case.debts())
    yield from (each.contract_number for each in case.guarantors)
    yield from (each.contract_number for each in case.collateral)
    yield from (person.uscc for person in case.people if isinstance(person, Organisation))
