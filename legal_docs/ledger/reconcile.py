"""Our figures beside the bank's own, on the bank's day; a difference is explained or flagged."""

from decimal import Decimal

from legal_docs.model.arrears import Arrears, Reconciliation, Totals
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import ClaimedBalance, Loan

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


def unexplained(rows: tuple[Reconciliation, ...]) -> tuple[str, ...]:
    """Return an alert for each difference from the bank's figures that nobody has explained."""
    return tuple(
        f"对账差额未说明：{row.on} {row.debt or '全案'} {row.component}，本系统{row.ours:,.2f}元，"
        f"银行系统{row.bank:,.2f}元，差额{row.difference:,.2f}元，须核对后再提交"
        for row in rows
        if not row.explained
    )


def lent_in_full(loan: Loan) -> bool:
    """Return whether what was lent reaches the amount of the contract."""
    return sum((note.amount for note in loan.disbursements), Decimal(0)) >= loan.amount


def short_lending(case: CaseFile) -> tuple[str, ...]:
    """Return an alert for each loan lent short of its contract (民法典.670 where interest was deducted)."""
    return tuple(
        f"合同{loan.number}约定借款{loan.amount:,.2f}元，实际发放"
        f"{sum((n.amount for n in loan.disbursements), Decimal(0)):,.2f}元；如系预先扣除利息，"
        "应按实际借款数额返还并计算利息（民法典第六百七十条），提交前须由律师核实"
        for loan in case.loans
        if not lent_in_full(loan)
    )


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
