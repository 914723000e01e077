"""The 借据 of a case: a copy of a printed row for each where they differ, and which is which."""

from collections.abc import Callable, Sequence

from legal_docs.drafting.elements.wording import copies
from legal_docs.model.arrears import DebtArrears
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import FormRow
from legal_docs.model.loan import Disbursement, Loan

Debt = tuple[Loan, Disbursement, DebtArrears]


def debts(dossier: Dossier) -> Sequence[Debt]:
    """Return each 借据 with its contract and what is owed on it, in the order of the case file."""
    computed = {(debt.contract, debt.debt): debt for debt in dossier.arrears.debts}
    return [(loan, note, computed[loan.number, note.note]) for loan, note in dossier.case.debts()]


def alike_or_named(found: Sequence[Debt], row: Callable[[Debt, str], FormRow]) -> tuple[FormRow, ...]:
    """Return the one row where all 借据 say the same, else a copy for each that names its 借据."""
    alike = {row(debt, "") for debt in found}
    return tuple(alike) if len(alike) == 1 else each_named(found, row)


def each_named(found: Sequence[Debt], row: Callable[[Debt, str], FormRow]) -> tuple[FormRow, ...]:
    """Return a row for each 借据, named where there are several: the sums of two may be the same."""
    several = len(found) > 1
    return copies([row(debt, f"（借据{debt[1].note}）" if several else "") for debt in found])
