"""What fell due and was not paid: one slot for each instalment, and how a payment reduces slots."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legal_docs.ledger.accrual import Run
from legal_docs.model.arrears import Component, Line
from legal_docs.model.loan import AllocationBy, AllocationTerms, Bucket

ZERO = Decimal("0.00")
COMPONENT = {
    Bucket.COSTS: Component.COSTS,
    Bucket.INTEREST: Component.INTEREST,
    Bucket.PENALTY: Component.PENALTY,
    Bucket.COMPOUND: Component.COMPOUND,
    Bucket.DAMAGES: Component.DAMAGES,
    Bucket.FEES: Component.FEES,
    Bucket.PRINCIPAL: Component.PRINCIPAL,
}


@dataclass(slots=True)
class Slot:
    """One due sum: what is still unpaid of it by component, and the two runs it feeds."""

    label: str
    due_on: date
    owed: dict[Component, Decimal]
    overdue: Run
    compound: Run | None
    capitalised: Decimal = ZERO

    def close(self, to: date) -> list[Line]:
        """Close both runs at `to`, add what they earned to the slot, return the lines."""
        lines = [line for run in (self.overdue, self.compound) if run and (line := run.close(to))]
        for line in lines:
            self.owed[line.component] = self.owed.get(line.component, ZERO) + line.amount
        return lines

    def rebase(self) -> None:
        """Set the bases of the runs to what is unpaid now, with the penalty that itself bears interest."""
        self.overdue.base = self.owed.get(Component.PRINCIPAL, ZERO)
        if self.compound is not None:
            penalty = min(self.capitalised, self.owed.get(Component.PENALTY, ZERO))
            self.compound.base = self.owed.get(Component.INTEREST, ZERO) + penalty

    def capitalise(self) -> None:
        """Let the penalty unpaid now bear compound interest from now on (only where it was switched on)."""
        self.capitalised = self.owed.get(Component.PENALTY, ZERO)
        self.rebase()


_WITH_INTEREST = (Bucket.INTEREST, Bucket.PENALTY, Bucket.COMPOUND, Bucket.DAMAGES, Bucket.FEES)


def complete(order: tuple[Bucket, ...]) -> tuple[Bucket, ...]:
    """Return `order` with the buckets it does not name put in.

    Penalty and compound rank with interest where the contract is silent (民法典.561, unsettled);
    damages and fees follow them; costs come first; principal comes last.
    """
    rest = [b for b in Bucket if b not in order]
    result = list(order)
    if Bucket.INTEREST in rest:
        result.insert(0, Bucket.INTEREST)
    for bucket in (Bucket.PENALTY, Bucket.COMPOUND, Bucket.DAMAGES, Bucket.FEES):
        if bucket in rest:
            at = result.index(Bucket.INTEREST)
            while at < len(result) and result[at] in _WITH_INTEREST:
                at += 1
            result.insert(at, bucket)
    if Bucket.COSTS in rest:
        result.insert(0, Bucket.COSTS)
    if Bucket.PRINCIPAL in rest:
        result.append(Bucket.PRINCIPAL)
    return tuple(result)


def spread(slots: Iterable[Slot], amount: Decimal, terms: AllocationTerms) -> dict[Component, Decimal]:
    """Reduce `slots` by `amount` in the agreed order, oldest first; return what each component got."""
    ordered = sorted(slots, key=lambda slot: slot.due_on)
    buckets = [COMPONENT[b] for b in complete(terms.order)]
    if terms.by is AllocationBy.INSTALMENT:
        walk = [(slot, part) for slot in ordered for part in buckets]
    else:
        walk = [(slot, part) for part in buckets for slot in ordered]
    applied: dict[Component, Decimal] = {}
    for slot, part in walk:
        take = min(amount, slot.owed.get(part, ZERO))
        if take > 0:
            slot.owed[part] -= take
            if part is Component.PENALTY:
                slot.capitalised = max(ZERO, slot.capitalised - take)
            applied[part] = applied.get(part, ZERO) + take
            amount -= take
    return applied
