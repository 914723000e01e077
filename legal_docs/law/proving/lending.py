"""Which papers show what was lent, where the note (借据) names another sum."""

from collections.abc import Mapping, Sequence

from legal_docs.law.articles import applies
from legal_docs.model.base import Proof
from legal_docs.model.loan import Disbursement, Loan

_NOTES = ("借据", "借条", "欠条")


@applies("民法典.670")
def differs_from_note(loan: Loan) -> bool:
    """Return whether one single drawdown fell short of the sum of the contract, which its note repeats."""
    return len(loan.disbursements) == 1 and loan.disbursements[0].amount < loan.amount


def is_note(*names: str) -> bool:
    """Return whether a file of these names or titles is a note."""
    return any(word in name for name in names for word in _NOTES)


def notes_among(proofs: Sequence[Proof], titles: Mapping[str, str]) -> tuple[Proof, ...]:
    """Return which of the proofs are notes, by their file names or their `titles` in the list of exhibits."""
    return tuple(proof for proof in proofs if is_note(proof.file, titles.get(proof.file, "")))


def paid_out(loan: Loan, note: Disbursement, titles: Mapping[str, str]) -> tuple[Proof, ...]:
    """Return what proves the sum lent: without the note where that names another sum and more is held."""
    if not differs_from_note(loan):
        return note.evidence
    notes = notes_among(note.evidence, titles)
    return tuple(proof for proof in note.evidence if proof not in notes) or note.evidence


def notes_that_differ(loans: Sequence[Loan]) -> tuple[Disbursement, ...]:
    """Return the drawdowns that fell short of what their notes say."""
    return tuple(loan.disbursements[0] for loan in loans if differs_from_note(loan))
