"""What a debt cost in its overdue run: all charges beside the principal that was out, day by day."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legal_docs.law.charging.charges import Ceiling, ceiling_24
from legal_docs.model.arrears import Arrears, Component, DebtArrears, Line
from legal_docs.model.base import cents

CHARGES = (
    Component.INTEREST,
    Component.PENALTY,
    Component.COMPOUND,
    Component.DAMAGES,
    Component.FEES,
)
"""What counts as the price of the money; costs of realising the claim do not."""
ZERO = Decimal("0.00")
BASES = (360, 365)


@dataclass(frozen=True, slots=True)
class AllInCost:
    """综合成本: charges of [`since`, `to`), the average principal out, the 24 % line on both bases."""

    since: date
    to: date
    charged: Decimal
    principal: Decimal
    on_360: Ceiling
    on_365: Ceiling

    @property
    def is_above(self) -> bool:
        """Return whether the charges pass the line on either basis."""
        return self.on_360.excess > 0 or self.on_365.excess > 0


def overdue_cost(arrears: Arrears, debt: DebtArrears) -> AllInCost | None:
    """Return what the debt cost in its overdue run; None where it has none, or no principal was out.

    A card's run may begin when the balance was not paid in full or when not even the minimum was:
    the dearer run is taken.
    """
    starts = (debt.overdue_since, debt.breached_since)
    runs = [cost for since in starts if since and (cost := cost_since(arrears, debt.debt, since))]
    return max(runs, key=lambda each: each.on_365.ratio or ZERO, default=None)


def cost_since(arrears: Arrears, debt: str, since: date) -> AllInCost | None:
    """Return what a debt cost from `since` to the day of `arrears`; None where no principal was out.

    Charges are those that accrued or were billed in the run, paid or not; `principal` is the average
    of what was out, whether due or not, so that payments count from their own day.
    """
    days = (arrears.on - since).days
    principal = _principal_days(arrears, debt, since) / days if days > 0 else ZERO
    if principal <= 0:
        return None
    charged = accrued_after(_of(arrears, debt), since, CHARGES)
    lines = [ceiling_24(principal, basis, since, arrears.on, [charged]) for basis in BASES]
    return AllInCost(since, arrears.on, charged, principal, *lines)


def accrued_after(lines: Iterable[Line], day: date, components: Collection[Component]) -> Decimal:
    """Return what the lines of these components charged after `day`, in yuan.

    A run that began before counts by its days; interest billed on a statement is spread over the time
    since the statement before; any other billed item counts as a whole on its day.
    """
    known = tuple(lines)
    billed = {
        (each.debt, each.to) for each in known if not each.days and each.component is not Component.COSTS
    }
    found = (each.amount * _share_after(each, day, billed) for each in known if each.component in components)
    return cents(sum(found, Decimal(0)))


def _share_after(line: Line, day: date, billed: Collection[tuple[str, date]]) -> Decimal:
    since = line.since
    if line.component is Component.INTEREST and not line.days:
        since = max((to for debt, to in billed if debt == line.debt and to < line.to), default=since)
    if since == line.to:
        return Decimal(int(line.to > day))
    return Decimal(max((line.to - max(since, day)).days, 0)) / (line.to - since).days


def _principal_days(arrears: Arrears, debt: str, since: date) -> Decimal:
    """Return the sum over the days from `since` of the principal out on each."""
    moves = [(max(each.since, since), each.amount) for each in _principal(arrears, debt)]
    moves += [
        (max(each.on, since), -each.applied.principal) for each in arrears.allocations if each.debt == debt
    ]
    return sum((amount * (arrears.on - day).days for day, amount in moves), ZERO)


def _principal(arrears: Arrears, debt: str) -> Iterator[Line]:
    return (each for each in _of(arrears, debt) if each.component is Component.PRINCIPAL)


def _of(arrears: Arrears, debt: str) -> Iterator[Line]:
    return (each for each in arrears.lines if each.debt == debt)
