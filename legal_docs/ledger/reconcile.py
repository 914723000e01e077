"""Our figures beside the bank's own, on the bank's day; a difference is explained or flagged."""

from decimal import Decimal

from legal_docs.model.arrears import Arrears, Reconciliation, Totals
from legal_docs.model.loan import ClaimedBalance

PARTS = (
    ("principal", "本金"),
    ("interest", "利息"),
    ("penalty", "罚息"),
    ("compound", "复利"),
    ("damages", "违约金"),
    ("fees", "手续费"),
)


def reconcile(balance: ClaimedBalance, arrears: Arrears) -> tuple[Reconciliation, ...]:
    """Return one row for each figure the bank gave; `arrears` must be computed on `balance.on`.

    Costs are left out of the total: a core system keeps no lawyer's fee.
    """
    owed = _owed(balance, arrears)
    rows = [_row(balance, label, getattr(owed, name), getattr(balance, name)) for name, label in PARTS]
    total = owed.total - owed.costs
    rows.append(_row(balance, "合计", total, balance.total))
    return tuple(row for row in rows if row is not None)


def _owed(balance: ClaimedBalance, arrears: Arrears) -> Totals:
    if not balance.debt:
        return arrears.owed
    owed = Totals()
    for debt in arrears.debts:
        if balance.debt in (debt.debt, debt.contract):
            owed = owed.plus(debt.owed)
    return owed


def _row(balance: ClaimedBalance, label: str, ours: Decimal, bank: Decimal | None) -> Reconciliation | None:
    if bank is None:
        return None
    return Reconciliation(
        on=balance.on,
        debt=balance.debt,
        component=label,
        ours=ours,
        bank=bank,
        explanation=balance.explanation if ours != bank else "",
        explained=ours == bank or bool(balance.explanation),
    )
