"""The one door: everything a case owes on a day."""

from datetime import date
from decimal import Decimal

from legal_docs.errors import BadInputError
from legal_docs.ledger.accrual import taken
from legal_docs.ledger.card import compute_card
from legal_docs.ledger.loan import DebtResult, compute_note, names_of
from legal_docs.ledger.payments import refuse_unplaced
from legal_docs.ledger.reconcile import reconcile, short_lending, unexplained
from legal_docs.model.arrears import Arrears, Component, Totals
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.loan import Cost

ZERO = Decimal("0.00")


def compute(case: CaseFile, *, on: date) -> Arrears:
    """Return what `case` owes at the end of day `on`, line by line, reconciled with the bank's figures.

    In the enforcement stage the debt is the instrument's (`ledger.instrument`), otherwise the
    contract's. Raises BadInputError where a figure would have to be guessed: a payment that names
    no debt, an LPR that is not in the table.
    """
    arrears = _compute(case, on)
    since = _first_day(case)
    known = [balance for balance in case.balances if balance.on >= since]
    days = {day: _compute(case, day) for day in {balance.on for balance in known} - {on}} | {on: arrears}
    rows = tuple(row for balance in known for row in reconcile(balance, days[balance.on]))
    alerts = (*arrears.alerts, *short_lending(case), *unexplained(rows))
    return arrears.model_copy(update={"reconciliations": rows, "alerts": alerts})


def _first_day(case: CaseFile) -> date:
    """Return the first day of the debt: in enforcement a balance of before the instrument says nothing."""
    if case.stage is Stage.ENFORCEMENT:
        return min((judgment.issued_on for judgment in case.judgments), default=date.min)
    return date.min


def _compute(case: CaseFile, on: date) -> Arrears:
    if case.stage is Stage.ENFORCEMENT:
        from legal_docs.ledger.instrument import compute_instruments

        return _gather(compute_instruments(case, on), (), on)
    _refuse_empty(case)
    refuse_unplaced(case, tuple(names for _, names in _debts(case)))
    claimed = tuple(c for c in case.costs if c.claimed)
    costs = tuple(c for c in claimed if c.incurred_on <= on)
    results = [
        compute_note(case, loan, note, _costs(case, names_of(loan, note), costs), on)
        for loan, note in case.debts()
    ]
    results += [compute_card(case, card, _costs(case, (card.number,), costs), on) for card in case.cards]
    placed = {id(c) for _, names in _debts(case) for c in _costs(case, names, costs)}
    loose = (c for c in claimed if id(c) not in placed)
    return _gather(results, tuple(loose), on)


def _debts(case: CaseFile) -> list[tuple[str, tuple[str, ...]]]:
    loans = [(note.note, names_of(loan, note)) for loan, note in case.debts()]
    return loans + [(card.number, (card.number,)) for card in case.cards]


def _refuse_empty(case: CaseFile) -> None:
    if not case.loans and not case.cards:
        raise BadInputError(
            f"案件{case.number}没有借款，也没有信用卡账户，无法计算欠款。请补充“借款”表",
            f"Case {case.number} has neither a loan nor a card account. Fill in the loan sheet",
        )


def _costs(case: CaseFile, names: tuple[str, ...], costs: tuple[Cost, ...]) -> tuple[Cost, ...]:
    single = len(case.debts()) + len(case.cards) == 1
    return tuple(c for c in costs if c.debt in names or (single and not c.debt))


def _gather(results: list[DebtResult], loose: tuple[Cost, ...], on: date) -> Arrears:
    """Put the debts together; `loose` costs came after `on` or belong to no single debt."""
    extra = tuple(taken(Component.COSTS, c.debt, c.kind.label, c.incurred_on, c.amount) for c in loose)
    owed = Totals(costs=sum((line.amount for line in extra), ZERO))
    for result in results:
        owed = owed.plus(result.debt.owed)
    return Arrears(
        on=on,
        lines=tuple(line for r in results for line in r.lines) + extra,
        allocations=tuple(a for r in results for a in r.allocations),
        debts=tuple(r.debt for r in results),
        owed=owed,
        notes=tuple(n for r in results for n in r.notes),
        alerts=tuple(a for r in results for a in r.alerts),
    )
