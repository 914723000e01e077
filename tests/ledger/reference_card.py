"""The second ledger's way with a card: statements as printed, then daily interest after the last one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legal_docs.model.card import CardAccount
from legal_docs.model.loan import Cost, Repayment
from tests.ledger.reference import NO, Heap, Meter, nights, pour


@dataclass
class CardBook:
    """One card: `old` holds what statements and costs charged, `new` the interest after the last one."""

    card: CardAccount
    order: Sequence[str]
    payments: Sequence[Repayment] = ()
    costs: Sequence[Cost] = ()

    def to(self, until: date) -> "CardBook":
        self.old: Heap = {}
        self.new: Heap = {"interest": NO}
        self.meter, self.waiting, self.until = Meter(), NO, until
        self.sent = [s for s in self.card.statements if s.statement_on <= until]
        last = max((s.statement_on for s in self.sent), default=self.card.opened_on)
        happens = [s.statement_on for s in self.sent] + [c.incurred_on for c in self.costs]
        first = min([last, until, *happens, *(p.paid_on for p in self.payments)])
        for day in nights(first, until):
            self.charge("costs", sum((c.amount for c in self.costs if c.incurred_on == day), NO))
            paid = [p.amount for p in self.payments if p.paid_on == day]
            if day < last:
                self.receive(paid)
            for statement in self.sent:
                if statement.statement_on == day:
                    opening = statement.opening if statement is self.sent[0] else NO
                    self.charge("principal", statement.principal + opening)
                    for part in ("interest", "fees", "damages"):
                        self.charge(part, getattr(statement, part))
                    self.receive([])
            if day >= last:
                self.receive(paid)
            if self.sent and last <= day < until:
                self.meter.night(self.base(), self.card.daily_percent)
        self.new["interest"] += self.meter.read()
        return self

    def charge(self, part: str, amount: Decimal) -> None:
        self.old[part] = self.old.get(part, NO) + amount

    def base(self) -> Decimal:
        interest = self.old["interest"] if self.card.interest_bears_interest else NO
        return self.old["principal"] + interest

    def receive(self, amounts: list[Decimal]) -> None:
        """Spend what waits and what was paid today; statements' interest goes before later interest."""
        if amounts:
            self.new["interest"] += self.meter.read()
        walk = [(heap, part) for part in self.order for heap in (self.old, self.new)]
        self.waiting = pour(self.waiting + sum(amounts, NO), walk)

    def owed(self) -> Heap:
        parts = ("principal", "interest", "fees", "damages", "costs")
        return {part: self.old.get(part, NO) + self.new.get(part, NO) for part in parts}

    def overdue_since(self) -> date | None:
        """The due day of the oldest statement not met, if it has come: what was paid meets the oldest."""
        charged = [s.principal + s.interest + s.fees + s.damages for s in self.sent]
        if charged:
            charged[0] += self.sent[0].opening
        left = sum((amount for part, amount in self.old.items() if part != "costs"), NO)
        paid = sum(charged, NO) - left
        for statement, amount in zip(self.sent, charged, strict=True):
            if amount > paid:
                return statement.due_on if statement.due_on <= self.until else None
            paid -= amount
        return None
