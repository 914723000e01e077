"""One disbursement's arrears: the replay's result as model objects."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legal_docs.errors import BadInputError
from legal_docs.ledger.payments import effective, of_debt
from legal_docs.ledger.rates import compound_rate, penalty_rate, rate_on
from legal_docs.ledger.replay import Replay, schedule
from legal_docs.ledger.slots import Slot
from legal_docs.model.arrears import Allocation, Component, Continuing, DebtArrears, Line, Totals
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import EventKind
from legal_docs.model.loan import (
    Cost,
    Disbursement,
    Loan,
    RateKind,
    Repayment,
    RepaymentKind,
    Reset,
)

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class DebtResult:
    """One debt computed: its summary, its lines and allocations in order of time, its notes."""

    debt: DebtArrears
    lines: tuple[Line, ...]
    allocations: tuple[Allocation, ...]
    notes: tuple[str, ...]
    alerts: tuple[str, ...] = ()


def names_of(loan: Loan, note: Disbursement) -> tuple[str, ...]:
    """Return what a record may call this debt: its note, and its contract if that has one note only."""
    return (note.note, loan.number) if len(loan.disbursements) == 1 else (note.note,)


def total(lines: tuple[Line, ...]) -> Totals:
    """Return the sum of `lines` by component."""
    sums: dict[str, Decimal] = {}
    for line in lines:
        sums[line.component.value] = sums.get(line.component.value, ZERO) + line.amount
    return Totals(**sums)


def less(charged: Totals, paid: Totals) -> Totals:
    """Return charged − paid, component by component."""
    return Totals(**{n: getattr(charged, n) - getattr(paid, n) for n in Totals.model_fields})


def applied(allocations: tuple[Allocation, ...]) -> Totals:
    """Return what all payments reduced, by component."""
    result = Totals()
    for allocation in allocations:
        result = result.plus(allocation.applied)
    return result


def compute_note(
    case: CaseFile, loan: Loan, note: Disbursement, costs: tuple[Cost, ...], on: date
) -> DebtResult:
    """Return what is owed on one disbursement at the end of day `on`."""
    note, late = _extended(case, loan, note, on)
    called = loan.acceleration.due_on if loan.acceleration else None
    called = called if called is not None and note.disbursed_on <= called <= on else None
    payments = effective(case, of_debt(case, names_of(loan, note)), on)
    replay = Replay(loan, note, payments, costs, on, called).run()
    lines = tuple(sorted(replay.lines, key=lambda line: (line.since, line.to)))
    allocations, charged = tuple(replay.allocations), total(tuple(replay.lines))
    paid = applied(allocations)
    debt = DebtArrears(
        debt=note.note,
        contract=loan.number,
        lent=note.amount,
        rate_percent=replay.rate,
        penalty_percent=penalty_rate(loan, replay.rate),
        charged=charged,
        paid=paid,
        owed=less(charged, paid),
        not_yet_due=replay.performing,
        credit=replay.credit,
        overdue_since=min((s.due_on for s in replay.slots if _is_unpaid(s)), default=None),
        called_on=called if called and called < max(i.due_on for i in schedule(note)) else None,
        continuing=_continuing(loan, note, replay, on),
    )
    alerts = list(replay.alerts) + late
    if replay.credit > 0:
        alerts.append(f"借据{note.note}：有{replay.credit:,.2f}元尚无到期款项可抵，未从欠款中扣除，请核对")
    notes = [
        f"借据{note.note}：还款{p.id}于{p.booked_on}记账、按实际还款日{p.on}回溯计算"
        for p in payments
        if p.booked_on and p.booked_on > p.on
    ]
    notes += reversed_notes(of_debt(case, names_of(loan, note)))
    return DebtResult(debt, lines, allocations, tuple(notes), tuple(alerts))


def reversed_notes(rows: tuple[Repayment, ...]) -> list[str]:
    """Return a sentence for each payment that a reversal took back, in whole or in part."""
    amounts = {row.id: row.amount for row in rows if row.kind is RepaymentKind.PAYMENT}
    return [
        f"还款{row.reverses}（{amounts.get(row.reverses, row.amount):,.2f}元）"
        f"已由{row.id}冲正{row.amount:,.2f}元，冲正部分不计入还款"
        for row in rows
        if row.kind is RepaymentKind.REVERSAL
    ]


def _is_unpaid(slot: Slot) -> bool:
    """Return whether anything but costs is open in a slot."""
    return any(amount for part, amount in slot.owed.items() if part is not Component.COSTS)


def _extended(case: CaseFile, loan: Loan, note: Disbursement, on: date) -> tuple[Disbursement, list[str]]:
    """Return `note` with its last due day moved by the extensions agreed up to `on` (民法典.678).

    With it come alerts for extensions agreed after the old due day: the penalty of the time between
    is not charged, and whether it was waived is for the agreement to say. Raises BadInputError for
    an extension that names no debt where the case has several.
    """
    known, late = {note.note, loan.number}, list[str]()
    agreed = [e for e in case.events if e.kind is EventKind.EXTENSION and e.new_due_on and e.on <= on]
    for event in sorted(agreed, key=lambda e: e.on):
        if not event.debts and len(case.debts()) > 1:
            raise BadInputError(
                f"展期{event.id}（{event.on}）没有写明展的是哪一笔借款。请填写借据号或合同编号",
                f"Extension {event.id} ({event.on}) does not say which debt. Fill in the note or contract",
            )
        if event.debts and not known & set(event.debts):
            continue
        rows = schedule(note)
        if event.on > rows[-1].due_on:
            old = rows[-1].due_on
            late.append(
                f"借据{note.note}：{event.on}的展期晚于原到期日{old}，其间的罚息未计入；"
                "是否免除以展期协议为准，请核对"
            )
        moved = rows[-1].model_copy(update={"due_on": event.new_due_on})
        note = note.model_copy(update={"schedule": (*rows[:-1], moved), "due_on": event.new_due_on})
    return note, late


def _floating(loan: Loan) -> str:
    """Return how a floating rate is set anew, or "" for a rate that stays."""
    terms = loan.rate
    if terms.kind is not RateKind.LPR or terms.reset is Reset.NEVER or terms.lpr_tenor is None:
        return ""
    when = "每年1月1日" if terms.reset is Reset.NEW_YEAR else "每年于放款日的对应日"
    side = "加" if terms.spread_bp >= 0 else "减"
    base = f"按当日适用的{terms.lpr_tenor.label}LPR{side}{abs(terms.spread_bp)}个基点"
    return f"{when}{base}重新确定借款利率，罚息、复利利率随之调整"


def _continuing(loan: Loan, note: Disbursement, replay: Replay, on: date) -> tuple[Continuing, ...]:
    """Return what goes on accruing from the day after `on`, at the rates then in force."""
    rate = rate_on(loan, note, on)
    overdue = sum((s.owed.get(Component.PRINCIPAL, ZERO) for s in replay.slots), ZERO)
    unpaid = sum((s.compound.base for s in replay.slots if s.compound), ZERO)
    floating = _floating(loan)
    due_interest = "未付利息及罚息" if loan.compound and loan.compound.on_penalty else "未付利息"
    rows = (
        (Component.INTEREST, replay.performing, "未还本金", rate, loan.rate),
        (Component.PENALTY, overdue, "未还本金", penalty_rate(loan, rate) or rate, loan.penalty),
        (Component.COMPOUND, unpaid, due_interest, compound_rate(loan, rate), loan.compound),
    )
    return tuple(
        Continuing(
            debt=note.note,
            component=component,
            base=base,
            base_name=name,
            rate_percent=percent,
            basis=loan.day_count,
            floating=floating,
            clause=terms.clause if terms else "",
        )
        for component, base, name, percent, terms in rows
        if base > 0 and percent
    )
