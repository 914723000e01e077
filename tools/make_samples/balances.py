"""The balances the bank's system claims: ours to the cent, but for the case that is about a difference."""

from datetime import date
from decimal import Decimal

from legal_docs.ledger import compute
from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.loan import ClaimedBalance

DAY = date(2026, 6, 30)
UNEXPLAINED = {"penalty": Decimal("326.50")}
"""What the bank's system shows too much in the contradicting case."""


def with_balances(case: CaseFile, *, wrong: bool = False) -> CaseFile:
    """Return `case` with one claimed balance for each debt, on the cut-off day or the day of the demo."""
    if case.stage is Stage.ENFORCEMENT:
        return case
    on = case.cutoff_on or DAY
    arrears = compute(case, on=on)
    rows = []
    for debt in arrears.debts:
        owed = debt.owed
        names = ("principal", "interest", "damages", "fees") if case.cards else _LOAN
        parts = {name: getattr(owed, name) for name in names}
        if wrong:
            parts = {name: amount + UNEXPLAINED.get(name, 0) for name, amount in parts.items()}
        total = sum(parts.values(), Decimal("0.00"))
        rows.append(ClaimedBalance(on=on, debt=debt.debt, total=total, evidence=_proof(case), **parts))
    return case.model_copy(update={"balances": tuple(rows)})


_LOAN = ("principal", "interest", "penalty", "compound")


def balance_file(case: CaseFile) -> str:
    """Return the path of the page that shows what the bank's system claims."""
    return "03-账单/欠款余额表.pdf" if case.cards else "03-还款流水/欠款余额表.pdf"


def _proof(case: CaseFile) -> tuple[Proof, ...]:
    return (Proof(file=balance_file(case), page=1),)
