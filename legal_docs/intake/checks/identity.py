"""Are identity numbers right, and do they agree with what else is said of the person?"""

from collections.abc import Iterator
from datetime import date

from legal_docs.intake import ids
from legal_docs.intake.checks.trouble import Check, Trouble, trouble
from legal_docs.intake.raw import Loc
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import AgentKind, DebtorRole, IdKind, NaturalPerson, Organisation

_LEAST_AGE, _MOST_AGE = 18, 70
_WITH_RESIDENT_NUMBER = (IdKind.RESIDENT, IdKind.HK_MO_TW_RESIDENCE)


def _people(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, person in enumerate(case.people):
        if isinstance(person, Organisation):
            yield from _code(("people", i, "uscc"), person.uscc)
        elif person.id_number and person.id_kind in _WITH_RESIDENT_NUMBER:
            yield from _resident(("people", i), person)


def _creditor(case: CaseFile, on: date) -> Iterator[Trouble]:
    yield from _code(("creditor", "uscc"), case.creditor.uscc)


def _agents(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, agent in enumerate(case.creditor.agents):
        elsewhere = agent.employer not in ("", case.creditor.name)
        if agent.kind is AgentKind.STAFF and elsewhere:
            values = {"value": agent.employer, "other": case.creditor.name}
            yield trouble(("creditor", "agents", i, "employer"), "staff_agent_elsewhere", **values)


def _code(loc: Loc, uscc: str) -> Iterator[Trouble]:
    if uscc and (wrong := ids.uscc_wrong(uscc)):
        yield trouble(loc, wrong, value=uscc)


def _resident(loc: Loc, person: NaturalPerson) -> Iterator[Trouble]:
    found = ids.resident(person.id_number)
    at, shown = (*loc, "id_number"), ids.masked(person.id_number)
    if found.wrong:
        yield trouble(at, found.wrong, value=shown)
        return
    if found.old:
        yield trouble(at, "id_old_form", value=shown)
    if not found.region_known:
        yield trouble(at, "id_unknown_region", value=shown)
    if person.born_on and person.born_on != found.born_on:
        values = {"value": person.born_on, "other": found.born_on}
        yield trouble((*loc, "born_on"), "id_birth_differs", **values)
    if person.sex and person.sex is not found.sex:
        yield trouble((*loc, "sex"), "id_sex_differs", value=person.sex.label)


def _ages(case: CaseFile, on: date) -> Iterator[Trouble]:
    signed: dict[str, list[date]] = {}
    for debtor in case.debtors:
        if debtor.role is not DebtorRole.HEIR:
            signed.setdefault(debtor.name, []).extend(loan.signed_on for loan in case.loans)
    for guarantor in case.guarantors:
        signed.setdefault(guarantor.name, []).append(guarantor.signed_on)
    for i, person in enumerate(case.people):
        born = _born(person) if isinstance(person, NaturalPerson) else None
        days = signed.get(person.name)
        if born and days and not _LEAST_AGE <= (years := ids.age(born, min(days))) <= _MOST_AGE:
            yield trouble(("people", i, "born_on"), "odd_age", name=person.name, value=years)


def _born(person: NaturalPerson) -> date | None:
    if person.id_kind in _WITH_RESIDENT_NUMBER and person.id_number:
        return person.born_on or ids.resident(person.id_number).born_on
    return person.born_on


def _cards(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, card in enumerate(case.cards):
        number = ids.normal(card.number)
        if ids.is_card_number(number) and not ids.luhn_fits(number):
            yield trouble(("cards", i, "number"), "card_number_check_digit", value=ids.masked(number))


CHECKS = (
    Check(_people),
    Check(_creditor, ("creditor.uscc",)),
    Check(_agents, ("creditor.name", "creditor.agents")),
    Check(_ages),
    Check(_cards),
)
