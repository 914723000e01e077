"""One accrual run: a base that bears a rate from a day on, closed into a line."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legal_docs.model.arrears import Component, Line
from legal_docs.model.base import Proof, cents

HUNDRED = Decimal(100)
ZERO = Decimal("0.00")


def interest(base: Decimal, rate_percent: Decimal, days: int, basis: int | None) -> Decimal:
    """Return base × rate × days ÷ basis, unrounded; a `basis` of None means a daily rate."""
    return base * rate_percent * days / (HUNDRED * (basis or 1))


@dataclass(slots=True)
class Run:
    """An open accrual: `base` bears `rate_percent` since `since`."""

    component: Component
    debt: str
    label: str
    basis: int | None
    since: date
    base: Decimal = ZERO
    rate_percent: Decimal | None = None

    def close(self, to: date) -> Line | None:
        """Return the line for [since, to) and start again at `to`; None where nothing accrued."""
        days, since = (to - self.since).days, self.since
        if days <= 0:
            return None
        self.since = to
        if self.base <= 0 or not self.rate_percent:
            return None
        return Line(
            component=self.component,
            debt=self.debt,
            label=self.label,
            since=since,
            to=to,
            base=self.base,
            rate_percent=self.rate_percent,
            daily=self.basis is None,
            days=days,
            basis=self.basis,
            amount=cents(interest(self.base, self.rate_percent, days, self.basis)),
        )


def taken(
    component: Component, debt: str, label: str, day: date, amount: Decimal, proof: Proof | None = None
) -> Line:
    """Return a line whose amount is taken from a document, not computed."""
    return Line(component=component, debt=debt, label=label, since=day, to=day, amount=amount, proof=proof)
