"""Can what is said of the people and their roles be?"""

from collections.abc import Iterator
from datetime import date

from legal_docs.intake import ids
from legal_docs.intake.checks.trouble import Check, Trouble, trouble
from legal_docs.intake.raw import Loc
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import DebtorRole, NaturalPerson, Organisation, OrgStatus, Whereabouts

_OF_AGE = 18
_SOLE_TRADER = "个体工商户"
_DAYS = ("residence_since", "whereabouts_since", "married_on", "divorced_on")
_RELATIONS = {
    "guardian": "监护人",
    "spouse": "配偶",
    "operator": "经营者",
    "sole_shareholder": "唯一股东",
    "successor": "权利义务承受人",
}


def _naturals(case: CaseFile) -> Iterator[tuple[Loc, NaturalPerson]]:
    return ((("people", i), p) for i, p in enumerate(case.people) if isinstance(p, NaturalPerson))


def _organisations(case: CaseFile) -> Iterator[tuple[Loc, Organisation]]:
    return ((("people", i), p) for i, p in enumerate(case.people) if isinstance(p, Organisation))


def _whereabouts(case: CaseFile, on: date) -> Iterator[Trouble]:
    for loc, person in _naturals(case):
        state, since = person.whereabouts, person.whereabouts_since
        if state is Whereabouts.IMPRISONED and since is None:
            yield trouble((*loc, "whereabouts_since"), "imprisoned_since_missing", name=person.name)
        if since and state in (None, Whereabouts.KNOWN):
            yield trouble((*loc, "whereabouts_since"), "since_without_whereabouts", value=since)
        if person.prison and state is not Whereabouts.IMPRISONED:
            yield trouble((*loc, "prison"), "prison_without_imprisonment", value=person.prison)
        if person.residence_since and not person.residence_address:
            at = (*loc, "residence_since")
            yield trouble(at, "residence_without_address", value=person.residence_since)


def _lifetimes(case: CaseFile, on: date) -> Iterator[Trouble]:
    for loc, person in _naturals(case):
        for field in _DAYS:
            day = getattr(person, field)
            if day and person.born_on and day < person.born_on:
                yield trouble((*loc, field), "before_birth", value=day, other=person.born_on)


def _marriages(case: CaseFile, on: date) -> Iterator[Trouble]:
    for loc, person in _naturals(case):
        married, divorced = person.married_on, person.divorced_on
        if married and divorced and divorced < married:
            yield trouble((*loc, "divorced_on"), "divorced_before_married", value=divorced, other=married)
        if (married or divorced) and not person.spouse:
            yield trouble((*loc, "spouse"), "spouse_not_named", name=person.name)


def _guardians(case: CaseFile, on: date) -> Iterator[Trouble]:
    for loc, person in _naturals(case):
        if person.lacks_capacity and not person.guardian:
            yield trouble((*loc, "guardian"), "guardian_missing", name=person.name)
        grown = person.born_on is None or ids.age(person.born_on, on) >= _OF_AGE
        if person.guardian and grown and not person.lacks_capacity:
            yield trouble((*loc, "guardian"), "guardian_of_capable", value=person.guardian, name=person.name)


def _relations(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, person in enumerate(case.people):
        for field, name in _RELATIONS.items():
            if getattr(person, field, "") == person.name:
                yield trouble(("people", i, field), "names_itself", value=person.name, name=name)


def _assignor(case: CaseFile, on: date) -> Iterator[Trouble]:
    if case.creditor.assigned_from == case.creditor.name:
        loc = ("creditor", "assigned_from")
        yield trouble(loc, "names_itself", value=case.creditor.name, name="原债权人")


def _companies(case: CaseFile, on: date) -> Iterator[Trouble]:
    for loc, one in _organisations(case):
        if one.operator and one.org_type and _SOLE_TRADER not in one.org_type:
            yield trouble((*loc, "operator"), "operator_of_company", value=one.operator, other=one.org_type)
        if one.successor and one.status is OrgStatus.ACTIVE:
            yield trouble((*loc, "successor"), "successor_of_active", value=one.successor, name=one.name)
        if one.sole_shareholder and one.is_listed:
            yield trouble((*loc, "is_listed"), "listed_with_one_shareholder", name=one.name)


def _heirs(case: CaseFile, on: date) -> Iterator[Trouble]:
    for i, debtor in enumerate(case.debtors):
        heir = debtor.role is DebtorRole.HEIR
        said = {"inherits": debtor.inherits is not None, "renounced": debtor.renounced}
        for field in (f for f, given in said.items() if given and not heir):
            yield trouble(("debtors", i, field), "heir_only", name=debtor.name, value=debtor.role.label)
        if heir and debtor.renounced and debtor.inherits:
            loc = ("debtors", i, "renounced")
            yield trouble(loc, "renounced_but_inherits", name=debtor.name, value=debtor.inherits)


CHECKS = (
    Check(_whereabouts),
    Check(_lifetimes),
    Check(_marriages),
    Check(_guardians),
    Check(_relations),
    Check(_assignor, ("creditor",)),
    Check(_companies),
    Check(_heirs),
)
