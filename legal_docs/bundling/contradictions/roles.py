"""What an exhibit is in the case: the records that cite its file, or, where one alone fits, its title."""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from legal_docs.model.base import Proof
from legal_docs.model.card import CardAccount
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import ContactRecord
from legal_docs.model.exhibit import Exhibit
from legal_docs.model.judgment import Judgment
from legal_docs.model.loan import Acceleration, ClaimedBalance, Disbursement, Loan, Repayment
from legal_docs.model.security import Collateral, Guarantor

T = TypeVar("T")
_CONTRACT = re.compile("借款合同|贷款合同")
_NOTE = re.compile("借据|借款凭证")


class Role(NamedTuple):
    """The records that say they are proved by one file."""

    loans: tuple[Loan, ...] = ()
    notes: tuple[tuple[Loan, Disbursement], ...] = ()
    calls: tuple[Acceleration, ...] = ()
    guarantors: tuple[Guarantor, ...] = ()
    things: tuple[Collateral, ...] = ()
    cards: tuple[CardAccount, ...] = ()
    payments: tuple[Repayment, ...] = ()
    balances: tuple[ClaimedBalance, ...] = ()
    contacts: tuple[ContactRecord, ...] = ()
    judgments: tuple[Judgment, ...] = ()


def role(case: CaseFile, exhibit: Exhibit) -> Role:
    """Return what the exhibit proves by the records of the case."""
    file, title = exhibit.file, exhibit.title
    loans = tuple(each for each in case.loans if _cites(each.evidence, file))
    notes = tuple(pair for pair in case.debts() if _cites(pair[1].evidence, file))
    if not loans and not notes and len(case.loans) == 1:
        loans = case.loans if _CONTRACT.search(title) and not _other_contract(title) else ()
        notes = case.debts() if _NOTE.search(title) else ()
    calls = (each.acceleration for each in case.loans if each.acceleration)
    cards = tuple(
        each
        for each in case.cards
        if _cites(each.evidence, file) or any(_cites(one.evidence, file) for one in each.statements)
    )
    return Role(
        loans=loans,
        notes=notes,
        calls=tuple(each for each in calls if _cites(each.evidence, file)),
        guarantors=_citing(case.guarantors, file),
        things=_citing(case.collateral, file),
        cards=cards,
        payments=_citing(case.repayments, file),
        balances=_citing(case.balances, file),
        contacts=_citing(case.contacts, file),
        judgments=_citing(case.judgments, file),
    )


def _other_contract(title: str) -> bool:
    return any(word in title for word in ("保证", "抵押", "质押", "担保", "补充", "展期"))


def _citing(records: Sequence[T], file: str) -> tuple[T, ...]:
    return tuple(each for each in records if _cites(each.evidence, file))  # type: ignore[attr-defined]


def _cites(proofs: tuple[Proof, ...], file: str) -> bool:
    return any(proof.file == file for proof in proofs)
