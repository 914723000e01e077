"""The replay of one disbursement: every due day, rate change, call and payment, in order of time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from legal_docs.law.proving.lending import paid_out
from legal_docs.ledger.accrual import Run, taken
from legal_docs.ledger.payments import Payment
from legal_docs.ledger.rates import compound_rate, penalty_rate, pricing_days, rate_on
from legal_docs.ledger.slots import Slot, spread
from legal_docs.model.arrears import Allocation, Component, Line, Totals
from legal_docs.model.base import Proof
from legal_docs.model.loan import Cost, Disbursement, Installment, Loan

ZERO = Decimal("0.00")


def schedule(note: Disbursement) -> tuple[Installment, ...]:
    """Return the instalments of `note` by due day; without a schedule it is one, on its due day."""
    rows = note.schedule or (Installment(number=1, due_on=note.due_on, principal=note.amount),)
    return tuple(sorted(rows, key=lambda row: row.due_on))


@dataclass(slots=True)
class Replay:
    """One disbursement replayed to the end of day `until`. Build it, `run()` it, read its fields."""

    loan: Loan
    note: Disbursement
    payments: tuple[Payment, ...]
    costs: tuple[Cost, ...]
    until: date
    called_on: date | None
    lines: list[Line] = field(default_factory=list)
    allocations: list[Allocation] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    alerts: list[str] = field(default_factory=list)
    credit: Decimal = ZERO
    performing: Decimal = ZERO
    accrued: Decimal = ZERO
    open_instalments: list[Installment] = field(default_factory=list)
    settlements: frozenset[date] = frozenset()
    normal: Run = field(init=False)
    rate: Decimal = field(init=False)

    def run(self) -> "Replay":
        """Replay every day on which something happens, then close all runs at `until`."""
        note = self.note
        if self.until < note.disbursed_on:
            return self._nothing()
        self.rate = rate_on(self.loan, note, note.disbursed_on)
        self.normal = Run(Component.INTEREST, note.note, "期内利息", self.loan.day_count, note.disbursed_on)
        self.performing, self.open_instalments = note.amount, list(schedule(note))
        self.lines.append(
            taken(Component.PRINCIPAL, note.note, "发放本金", note.disbursed_on, note.amount, self._proof())
        )
        self._rebase_normal()
        self.settlements = frozenset(self._settlement_days())
        for day in self._days():
            self._change_rate(day)
            self._fall_due(day)
            self._call(day)
            self._capitalise(day)
            self._pay(day)
        self._close_all(self.until)
        return self

    def _proof(self) -> Proof | None:
        """Return the first paper that shows the sum paid out; a note that names another does not."""
        return next(iter(paid_out(self.loan, self.note, {})), None)

    def _nothing(self) -> "Replay":
        """Leave everything empty: on `until` the money had not been lent."""
        self.rate = ZERO
        self.normal = Run(Component.INTEREST, self.note.note, "期内利息", self.loan.day_count, self.until)
        return self

    # -- the calendar of the replay ------------------------------------------------------------

    def _days(self) -> list[date]:
        days = {i.due_on for i in self.open_instalments} | {p.on for p in self.payments}
        days |= set(pricing_days(self.loan, self.note, self.until)) | {c.incurred_on for c in self.costs}
        if self.called_on:
            days.add(self.called_on)
        days |= self.settlements
        return sorted(d for d in days if self.note.disbursed_on <= d <= self.until)

    def _settlement_days(self) -> Iterable[date]:
        terms = self.loan.compound
        if terms is None or not terms.on_penalty:
            return
        first = self.note.disbursed_on.replace(day=terms.settlement_day)
        for months in range((self.until - first).days // 28 + 2):
            yield first + relativedelta(months=months)

    # -- what can happen on a day --------------------------------------------------------------

    def _change_rate(self, day: date) -> None:
        rate = rate_on(self.loan, self.note, day)
        if rate != self.rate:
            self._close_all(day)
            self.rate = rate
            self._rebase_normal()
            for slot in self.slots:
                self._set_rates(slot)

    def _fall_due(self, day: date) -> None:
        for instalment in [i for i in self.open_instalments if i.due_on == day]:
            self._close_normal(day)
            self.open_instalments.remove(instalment)
            principal = min(instalment.principal, self.performing)
            self.performing -= principal
            self._open_slot(f"第{instalment.number}期", day, principal)
            self._rebase_normal()
            self._apply_credit(day)

    def _call(self, day: date) -> None:
        if day != self.called_on or self.performing <= 0:
            return
        self._close_normal(day)
        principal, self.performing = self.performing, ZERO
        self.open_instalments.clear()
        self._open_slot("提前到期部分", day, principal)
        self._rebase_normal()
        self._apply_credit(day)

    def _capitalise(self, day: date) -> None:
        if day not in self.settlements:
            return
        for slot in self.slots:
            self.lines += slot.close(day)
            slot.capitalise()

    def _pay(self, day: date) -> None:
        for cost in (c for c in self.costs if c.incurred_on == day):
            self.lines.append(taken(Component.COSTS, self.note.note, cost.kind.label, day, cost.amount))
            self._cost_slot(day).owed[Component.COSTS] += cost.amount
            self._apply_credit(day)
        for payment in (p for p in self.payments if p.on == day):
            self._receive(payment)

    # -- payments ------------------------------------------------------------------------------

    def _receive(self, payment: Payment) -> None:
        self._close_all(payment.on)
        applied = spread(self.slots, payment.amount, self.loan.allocation)
        earlier, self.credit = self.credit, ZERO
        left = payment.amount - sum(applied.values(), ZERO) + earlier
        if left > 0 and (payment.is_prepayment or left >= self.performing + self.accrued > 0):
            left = self._repay_early(left, applied)
        self._rebase_slots()
        self.credit = left
        used = earlier and left < earlier and f"含此前存入的{earlier:,.2f}元"
        self._log(payment.on, payment.id, payment.amount, applied, left, note=used or "")

    def _repay_early(self, left: Decimal, applied: dict[Component, Decimal]) -> Decimal:
        """Spend `left` on interest accrued so far, then on principal not yet due, last instalment first."""
        interest = min(left, self.accrued)
        principal = min(left - interest, self.performing)
        self.accrued -= interest
        self.performing -= principal
        for part, amount in ((Component.INTEREST, interest), (Component.PRINCIPAL, principal)):
            if amount:
                applied[part] = applied.get(part, ZERO) + amount
        self._shorten(principal)
        self._rebase_normal()
        self.alerts.append(
            f"借据{self.note.note}：有{left:,.2f}元超过当日到期应付金额，按提前还款处理，先抵当期利息、再抵未到期本金，请核对"
        )
        return left - interest - principal

    def _shorten(self, principal: Decimal) -> None:
        kept: list[Installment] = []
        for instalment in reversed(self.open_instalments):
            cut = min(principal, instalment.principal)
            principal -= cut
            kept.append(instalment.model_copy(update={"principal": instalment.principal - cut}))
        self.open_instalments = list(reversed(kept))

    def _apply_credit(self, day: date) -> None:
        if self.credit <= 0:
            return
        amount, self.credit = self.credit, ZERO
        self._close_all(day)
        applied = spread(self.slots, amount, self.loan.allocation)
        self.credit = amount - sum(applied.values(), ZERO)
        self._rebase_slots()
        if applied:
            self._log(day, "到期前存入款", ZERO, applied, self.credit, note="到期前存入的款项于到期日抵充")

    def _log(
        self,
        day: date,
        repayment: str,
        amount: Decimal,
        applied: dict[Component, Decimal],
        unapplied: Decimal,
        note: str = "",
    ) -> None:
        parts = Totals(**{part.value: value for part, value in applied.items()})
        self.allocations.append(
            Allocation(
                on=day,
                repayment=repayment,
                debt=self.note.note,
                amount=amount,
                applied=parts,
                unapplied=unapplied,
                note=note or ("尚无到期款项，留待下一到期日抵充" if unapplied and not applied else ""),
            )
        )

    # -- runs and slots ------------------------------------------------------------------------

    def _open_slot(self, label: str, day: date, principal: Decimal) -> None:
        name = "罚息" if self.loan.penalty else "逾期利息（合同未约定罚息，按借款利率）"
        basis, note = self.loan.day_count, self.note.note
        overdue = Run(Component.PENALTY, note, f"{label}逾期本金{name}", basis, day)
        compound = (
            Run(Component.COMPOUND, note, f"{label}欠息复利", basis, day) if self.loan.compound else None
        )
        owed = {Component.PRINCIPAL: principal, Component.INTEREST: self.accrued}
        slot = Slot(label, day, owed, overdue, compound)
        self.accrued = ZERO
        self._set_rates(slot)
        slot.rebase()
        self.slots.append(slot)

    def _cost_slot(self, day: date) -> Slot:
        run = Run(Component.COSTS, self.note.note, "费用", None, day)
        slot = Slot("费用", day, {Component.COSTS: ZERO}, run, None)
        self.slots.append(slot)
        return slot

    def _set_rates(self, slot: Slot) -> None:
        slot.overdue.rate_percent = penalty_rate(self.loan, self.rate) or self.rate
        if slot.compound is not None:
            slot.compound.rate_percent = compound_rate(self.loan, self.rate)

    def _rebase_normal(self) -> None:
        self.normal.base, self.normal.rate_percent = self.performing, self.rate

    def _rebase_slots(self) -> None:
        for slot in self.slots:
            slot.rebase()

    def _close_normal(self, day: date) -> None:
        if line := self.normal.close(day):
            self.lines.append(line)
            self.accrued += line.amount

    def _close_all(self, day: date) -> None:
        self._close_normal(day)
        for slot in self.slots:
            self.lines += slot.close(day)
