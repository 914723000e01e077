"""Which papers show what was lent, where the note (借据) names another sum."""

from collections.abc import Sequence

from legal_docs.law.articles import applies
from legal_docs.model.loan import Disbursement, Loan

_NOTES = ("借据", "借条", "欠条")


@applies("民法典.670")
def differs_from_note(loan: Loan) -> bool:
    """Return whether one single drawdown fell short of the sum of the contract, which its note repeats."""
    return len(loan.disbursements) == 1 and loan.disbursements[0].amount < loan.amount


def is_note(*names: str) -> bool:
    """Return whether a file of these names or titles is a note."""
    return any(word in name for name in names for word in _NOTES)


def notes_that_differ(loans: Sequence[Loan]) -> tuple[Disbursement, ...]:
    """Return the drawdowns that fell short of what their notes say."""
    return tuple(loan.disbursements[0] for loan in loans if differs_from_note(loan))
