"""The second ledger's way with an instrument: its items, what accrues on them, doubled interest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from legal_docs.model.judgment import AwardedItem, Judgment
from legal_docs.model.loan import AllocationBy, Repayment
from tests.ledger.reference import NIGHT, NO, Heap, Meter, nights, pour, rounded


@dataclass
class Award:
    """One awarded sum, and on a second heap what accrues on it: that bears no interest itself."""

    item: AwardedItem
    part: str
    grows: str
    since: date
    fixed: Heap
    further: Heap
    meter: Meter

    def read(self) -> None:
        self.further[self.grows] = self.further.get(self.grows, NO) + self.meter.read()


@dataclass
class InstrumentBook:
    """One instrument whose time to perform ends on its printed last day."""

    judgment: Judgment
    order: Sequence[str]
    by: AllocationBy = AllocationBy.BUCKET
    payments: Sequence[Repayment] = ()

    def to(self, until: date) -> "InstrumentBook":
        issued, last = self.judgment.issued_on, self.judgment.performance_last_day
        self.awards = [self.award(item) for item in self.judgment.items]
        self.doubled, self.unused = Fraction(0), NO
        for day in nights(min(issued, *(a.since for a in self.awards)), until):
            for payment in self.payments:
                if payment.paid_on == day > issued:
                    self.receive(payment.amount)
            for award in self.awards if day < until else ():
                if day >= award.since:
                    award.meter.night(award.fixed[award.part], award.item.further_percent or NO)
            if last is not None and last <= day < until:
                self.doubled += Fraction(self.base()) * Fraction(175, 1_000_000)
        for award in self.awards:
            award.read()
        return self

    def award(self, item: AwardedItem) -> Award:
        since = item.further_from - NIGHT if item.further_from else self.judgment.issued_on
        part = "costs" if item.kind == "court_fee" else item.kind
        grows = item.further_kind.value
        return Award(item, part, grows, since, {part: item.amount}, {}, Meter(item.day_count))

    def base(self) -> Decimal:
        return sum((a.fixed[a.part] for a in self.awards if a.item.is_base), NO)

    def receive(self, amount: Decimal) -> None:
        for award in self.awards:
            award.read()
        heaps = [h for a in sorted(self.awards, key=lambda a: a.since) for h in (a.fixed, a.further)]
        if self.by is AllocationBy.INSTALMENT:
            walk = [(heap, part) for heap in heaps for part in self.order]
        else:
            walk = [(heap, part) for part in self.order for heap in heaps]
        self.unused += pour(amount, walk)

    def owed(self) -> Heap:
        """What is owed by component; money that no item needed pays the doubled part."""
        parts = ("principal", "interest", "penalty", "compound", "damages", "costs")
        heaps = [heap for award in self.awards for heap in (award.fixed, award.further)]
        sums = {part: sum((heap.get(part, NO) for heap in heaps), NO) for part in parts}
        doubled = rounded(self.doubled)
        return sums | {"doubled": doubled - min(doubled, self.unused)}
