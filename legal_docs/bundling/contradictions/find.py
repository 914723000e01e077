"""All contradictions of a case: every exhibit beside the case file, each fact with both its places."""

from collections.abc import Iterator, Sequence

from legal_docs.bundling.contradictions import (
    capitals,
    contact_logs,
    contracts,
    ledgers,
    lines,
    messages,
    notices,
    parties,
)
from legal_docs.bundling.contradictions.comparing import Compared, settled
from legal_docs.bundling.contradictions.roles import role
from legal_docs.bundling.reading import Words
from legal_docs.model.casefile import CaseFile
from legal_docs.model.proving import Contradiction


def find(case: CaseFile, exhibits: Sequence[Words]) -> tuple[Contradiction, ...]:
    """Return what the words of the exhibits tell otherwise than the case file, graver ones first.

    Only values behind a label are compared, in papers a record of the case cites; an exhibit that tells
    the fact as the case file has it anywhere does not contradict it.
    """
    return settled(fact for words in exhibits for fact in _compared(case, words))


def _compared(case: CaseFile, words: Words) -> Iterator[Compared]:
    part = role(case, words.exhibit)
    yield from contracts.compared(words, part)
    yield from lines.compared(words, part)
    yield from ledgers.compared(words, part, case)
    yield from contact_logs.compared(words, part)
    yield from notices.compared(words, part)
    yield from messages.compared(words, part, case)
    yield from parties.compared(words, part, case)
    yield from capitals.compared(words)
