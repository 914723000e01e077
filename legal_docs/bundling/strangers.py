"""Pages that hold numbers of people outside the case: only what proves the debt belongs in the bundle."""

from collections.abc import Iterator, Sequence

from legal_docs.bundling.reading import Words
from legal_docs.law.conduct.personal_data import strangers_numbers, tells_of_strangers
from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import NaturalPerson
from legal_docs.model.proving import StrangerData


def find(case: CaseFile, exhibits: Sequence[Words]) -> tuple[StrangerData, ...]:
    """Return each page, and each table as a whole, with several numbers that are not of the case."""
    known = _known(case)
    return tuple(each for words in exhibits for each in _found(words, known))


def _found(words: Words, known: frozenset[str]) -> Iterator[StrangerData]:
    texts = [(page.number, page.text) for page in words.pages]
    if words.sheets:
        cells = (
            " ".join((*sheet.titles, *(" ".join(row) for row in sheet.rows), *sheet.notes))
            for sheet in words.sheets
        )
        texts.append((None, "\n".join(cells)))
    for page, text in texts:
        phones, ids = strangers_numbers(text, known)
        if tells_of_strangers(phones, ids):
            yield StrangerData(proof=Proof(file=words.file, page=page), phones=phones, ids=ids)


def _known(case: CaseFile) -> frozenset[str]:
    """Return the numbers of the parties, the bank and its agents."""
    bank = case.creditor
    phones = [bank.phone, bank.service_phone, *(each.phone for each in bank.agents)]
    phones += [each.phone for each in case.people]
    ids = [each.id_number.upper() for each in case.people if isinstance(each, NaturalPerson)]
    return frozenset(filter(None, (*phones, *ids)))
