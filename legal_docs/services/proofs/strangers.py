"""What does not belong to the case: names of other cases of the run, numbers the case file does not have."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from legal_docs.model.casefile import CaseFile
from legal_docs.model.dossier import Dossier
from legal_docs.rendering.match import Fault

_NUMBERS = (
    ("证件号码", re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")),
    (
        "统一社会信用代码",
        re.compile(r"(?<![0-9A-Za-z])\d[0-9A-Z]\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])"),
    ),
    ("账号或者卡号", re.compile(r"(?<![0-9A-Za-z.,-])\d{14,19}(?![0-9A-Za-z.,-])")),
    ("电话号码", re.compile(r"(?<![0-9A-Za-z.,-])1\d{10}(?![0-9A-Za-z.,-])")),
    ("案号", re.compile(r"（\d{4}）[^（）\s，。；、：]{2,20}?\d+号")),
)
_SHORTEST = 2


def names_of(cases: Iterable[CaseFile]) -> frozenset[str]:
    """Return what names somebody or something of these cases: people, contracts, notes, cards, case numbers.

    The bank and its agents are left out: they act in many cases.
    """
    found = (name for case in cases for name in _names(case))
    return frozenset(name for name in found if len(name) >= _SHORTEST)


def own_words(dossier: Dossier) -> str:
    """Return every text of the case and its exhibits, a line each."""
    exhibits = (text for each in dossier.bundle.exhibits for text in (each.title, each.file, each.source))
    return "\n".join((*texts(dossier.case.model_dump(mode="json")), *exhibits))


def texts(data: Any) -> Iterator[str]:
    """Yield every text inside plain data, in order."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (text for value in data.values() for text in texts(value))
    elif isinstance(data, list | tuple):
        yield from (text for value in data for text in texts(value))


def strangers(text: str, known: str, names: Iterable[str]) -> Iterator[Fault]:
    """Yield each of `names`, and each number by its look, that stands in `text` but not in `known`."""
    own, words = _plain(known), _plain(text)
    for name in sorted(names):
        if _plain(name) in words and _plain(name) not in own:
            yield f"出现其他案件的“{name}”", f'"{name}" is of another case'
    for kind, pattern in _NUMBERS:
        for number in dict.fromkeys(pattern.findall(text)):
            if number not in own:
                yield f"{kind}“{number}”不在案件资料中", f'the number "{number}" is not in the case file'


def _names(case: CaseFile) -> Iterator[str]:
    yield case.number
    yield from (person.name for person in case.people)
    yield from (debtor.name for debtor in case.debtors)
    for guarantor in case.guarantors:
        yield from (guarantor.name, guarantor.contract_number)
    for loan in case.loans:
        yield from (loan.number, *(note.note for note in loan.disbursements))
    yield from (card.number for card in case.cards)
    yield from (judgment.number for judgment in case.judgments)
    yield from (thing.contract_number for thing in case.collateral)


def _plain(text: str) -> str:
    return "".join(text.split())
