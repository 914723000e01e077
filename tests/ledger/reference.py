"""A second ledger to hold the first against: night by night, exact, and written apart from it.

Every morning it looks at what happens that day, every night it adds one night's interest to its
meters. A meter keeps its sum exact and rounds it half up to the cent when it is read. Meters are
read where the ledger says that a line is closed:

- all meters of a loan on a day its rate changes, on a day it is paid, on a day waiting money meets
  something due, and at the end;
- the meter of interest not yet due also on a due day and on the day the loan is called;
- the meters of what is overdue also on a settlement day, where penalty bears compound interest;
- the meters of a card or an instrument (in the two files beside this one) on a day it is paid, and at
  the end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import floor

from legal_docs.law.charging.lpr import lpr_on
from legal_docs.model.loan import AllocationBy, Cost, Loan, LprTenor, RateKind, Repayment, Reset

NIGHT = timedelta(days=1)
NO = Decimal(0)
Heap = dict[str, Decimal]
"""What is owed of one thing, by component."""


class Meter:
    """Interest of one run: exact while it grows, rounded half up to the cent when it is read."""

    def __init__(self, basis: int = 1) -> None:
        self.divisor, self.sum = 100 * basis, NO

    def night(self, base: Decimal, percent: Decimal) -> None:
        if base > 0:
            self.sum += base * percent

    def read(self) -> Decimal:
        exact, self.sum = Fraction(self.sum) / self.divisor, NO
        return rounded(exact)


def rounded(exact: Fraction) -> Decimal:
    return Decimal(floor(exact * 100 + Fraction(1, 2))) / 100


def pour(amount: Decimal, walk: Iterable[tuple[Heap, str]]) -> Decimal:
    """Pay the heaps in the order of `walk`; what none of them needed is returned."""
    for heap, part in walk:
        taken = max(NO, min(amount, heap.get(part, NO)))
        if taken:
            heap[part] -= taken
            amount -= taken
    return amount


def nights(first: date, until: date) -> Iterable[date]:
    """Every day from `first` to `until`, both included."""
    return (first + NIGHT * n for n in range((until - first).days + 1))


def year_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 2, 28)


def rate_of(loan: Loan, day: date) -> Decimal:
    """The contract rate on `day`: fixed, or the LPR of the last day on which it was set, and the spread."""
    terms, lent = loan.rate, loan.disbursements[0].disbursed_on
    if terms.kind is RateKind.FIXED:
        return terms.annual_percent or NO
    years = range(1, day.year - lent.year + 1)
    resets = {
        Reset.NEVER: [],
        Reset.NEW_YEAR: [date(lent.year + n, 1, 1) for n in years],
        Reset.ANNIVERSARY: [year_later(lent, n) for n in years],
    }[terms.reset]
    priced = max([lent, *(each for each in resets if each <= day)])
    return published(priced, terms.lpr_tenor) + Decimal(terms.spread_bp).scaleb(-2)


@cache
def published(day: date, tenor: LprTenor) -> Decimal:
    found = lpr_on(day, tenor)
    assert found is not None
    return found


@dataclass
class Due:
    """What fell due on one day, or the costs of one day, with two meters of its own."""

    on: date
    heap: Heap
    penalty: Meter
    compound: Meter
    capital: Decimal = NO

    def read(self) -> None:
        for part, meter in (("penalty", self.penalty), ("compound", self.compound)):
            self.heap[part] = self.heap.get(part, NO) + meter.read()


@dataclass
class LoanBook:
    """One loan of one disbursement. `order` names every component a payment may meet, in turn."""

    loan: Loan
    order: Sequence[str]
    payments: Sequence[Repayment] = ()
    costs: Sequence[Cost] = ()
    dues: list[Due] = field(default_factory=list)
    waiting: Decimal = NO

    def to(self, until: date) -> "LoanBook":
        note = self.loan.disbursements[0]
        self.meter, self.accrued = Meter(self.loan.day_count), NO
        self.sleeping = note.amount
        self.plan = [[row.due_on, row.principal] for row in note.schedule] or [[note.due_on, note.amount]]
        self.rate = rate_of(self.loan, note.disbursed_on)
        for day in nights(note.disbursed_on, until):
            self.morning(day)
            if day < until:
                self.night()
        self.read()
        return self

    def owed(self) -> Heap:
        """What is owed by component, what is not yet due included."""
        parts = ("principal", "interest", "penalty", "compound", "costs")
        sums = {part: sum((due.heap.get(part, NO) for due in self.dues), NO) for part in parts}
        sums["principal"] += self.sleeping
        sums["interest"] += self.accrued
        return sums

    def overdue_since(self) -> date | None:
        """The first day something other than costs fell due that is still unpaid."""
        unpaid = (d.on for d in self.dues if any(v for part, v in d.heap.items() if part != "costs"))
        return min(unpaid, default=None)

    def night(self) -> None:
        rate, terms = self.rate, self.loan
        uplift = terms.penalty.overdue_uplift_percent if terms.penalty else NO
        late = rate * (100 + uplift) / 100
        self.meter.night(self.sleeping, rate)
        for due in self.dues:
            due.penalty.night(due.heap.get("principal", NO), late)
            if terms.compound:
                dear = rate if terms.compound.rate.value == "contract" else late
                due.compound.night(due.heap.get("interest", NO) + due.capital, dear)

    def morning(self, day: date) -> None:
        if rate_of(self.loan, day) != self.rate:
            self.read()
            self.rate = rate_of(self.loan, day)
        for row in [row for row in self.plan if row[0] == day]:
            self.plan.remove(row)
            self.falls_due(day, row[1])
        called = self.loan.acceleration
        if called and called.due_on == day and self.sleeping:
            self.plan.clear()
            self.falls_due(day, self.sleeping)
        compound = self.loan.compound
        if compound and compound.on_penalty and day.day == compound.settlement_day:
            for due in self.dues:
                due.read()
                due.capital = due.heap["penalty"]
        for cost in self.costs:
            if cost.incurred_on == day:
                self.dues.append(self.due(day, {"costs": cost.amount}))
                self.use_waiting()
        for payment in self.payments:
            if payment.paid_on == day:
                self.receive(payment)

    def falls_due(self, day: date, planned: Decimal) -> None:
        self.accrued += self.meter.read()
        principal, interest = min(planned, self.sleeping), self.accrued
        self.sleeping, self.accrued = self.sleeping - principal, NO
        self.dues.append(self.due(day, {"principal": principal, "interest": interest}))
        self.use_waiting()

    def due(self, day: date, heap: Heap) -> Due:
        return Due(day, heap, Meter(self.loan.day_count), Meter(self.loan.day_count))

    def read(self) -> None:
        self.accrued += self.meter.read()
        for due in self.dues:
            due.read()

    def use_waiting(self) -> None:
        if self.waiting:
            self.read()
            self.waiting = self.pour(self.waiting)

    def receive(self, payment: Repayment) -> None:
        self.read()
        rest = self.pour(payment.amount) + self.waiting
        alive = self.accrued + self.sleeping
        if rest and (payment.is_prepayment or (alive and rest >= alive)):
            interest = min(rest, self.accrued)
            principal = min(rest - interest, self.sleeping)
            self.accrued -= interest
            self.sleeping -= principal
            rest -= interest + principal
            for row in reversed(self.plan):
                row[1], principal = row[1] - min(row[1], principal), principal - min(row[1], principal)
        self.waiting = rest

    def pour(self, amount: Decimal) -> Decimal:
        dues = sorted(self.dues, key=lambda due: due.on)
        if self.loan.allocation.by is AllocationBy.INSTALMENT:
            walk = [(due, part) for due in dues for part in self.order]
        else:
            walk = [(due, part) for part in self.order for due in dues]
        before = [due.heap.get("penalty", NO) for due in dues]
        rest = pour(amount, ((due.heap, part) for due, part in walk))
        for due, penalty in zip(dues, before, strict=True):
            due.capital = max(NO, due.capital - (penalty - due.heap.get("penalty", NO)))
        return rest
