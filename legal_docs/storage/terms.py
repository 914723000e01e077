"""What a case is found by without being read: names, identity numbers, phones and accounts, blinded."""

import re
from collections.abc import Iterator

from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import NaturalPerson
from legal_docs.storage.keyring import Keyring, normalised

KINDS = ("name", "id", "phone", "account")
_SEVERAL = re.compile("[;；,，、/／\n]")


def blinded(keys: Keyring, case: CaseFile) -> frozenset[bytes]:
    """Return the blind terms of the case."""
    pairs = ((kind, value) for kind, value in _terms(case) if normalised(value))
    return frozenset(keys.terms(kind, value)[0] for kind, value in pairs)


def sought(keys: Keyring, term: str) -> tuple[bytes, ...]:
    """Return what `term` may stand as in the index: it may be of any kind. Raises KeysError.

    The key file is read again: another process may be changing the index key.
    """
    keys.refresh()
    return tuple(found for kind in KINDS for found in keys.terms(kind, term))


def _terms(case: CaseFile) -> Iterator[tuple[str, str]]:
    for person in case.people:
        yield "name", person.name
        yield from (("phone", phone) for phone in _SEVERAL.split(person.phone))
        if isinstance(person, NaturalPerson):
            yield "id", person.id_number
            yield from (("name", name) for name in (person.spouse, person.guardian))
        else:
            yield "id", person.uscc
            yield from (("name", name) for name in (person.head_name, person.operator))
    for record in case.contacts:
        yield from (("phone", phone) for phone in _SEVERAL.split(record.sent_to))
    yield from (("account", number) for number in _accounts(case))


def _accounts(case: CaseFile) -> Iterator[str]:
    yield from (card.number for card in case.cards)
    for loan, debt in case.debts():
        yield from (loan.number, debt.note)
        yield from _SEVERAL.split(debt.account)
    yield from (clue.number for clue in case.clues)
