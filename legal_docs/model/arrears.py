"""What is owed on a day, line by line."""

from datetime import date
from decimal import Decimal

from legal_docs.model.base import Labelled, Model, Money, Proof

ZERO = Decimal("0.00")


class Component(Labelled):
    """欠款的组成."""

    PRINCIPAL = "principal", "本金"
    INTEREST = "interest", "利息"
    PENALTY = "penalty", "罚息"
    COMPOUND = "compound", "复利"
    DAMAGES = "damages", "违约金"
    FEES = "fees", "手续费"
    COSTS = "costs", "实现债权的费用"
    DOUBLED = "doubled", "加倍部分债务利息"


class Line(Model):
    """计算行: base × rate × days ÷ basis, or an amount taken from a document (`base` is then null).

    The run is half-open: `days` = `to` − `since`; it prints as "since 次日起至 to". `rate_percent`
    is a year's rate unless `daily` is set. `amount` is rounded half up to the cent, here and only
    here.
    """

    component: Component
    debt: str
    label: str
    since: date
    to: date
    base: Money | None = None
    rate_percent: Decimal | None = None
    daily: bool = False
    days: int = 0
    basis: int | None = None
    amount: Money
    proof: Proof | None = None


class Totals(Model):
    """欠款合计: one amount for each component, in yuan."""

    principal: Money = ZERO
    interest: Money = ZERO
    penalty: Money = ZERO
    compound: Money = ZERO
    damages: Money = ZERO
    fees: Money = ZERO
    costs: Money = ZERO
    doubled: Money = ZERO

    @property
    def total(self) -> Decimal:
        """Return the sum of all components."""
        return sum((getattr(self, name) for name in type(self).model_fields), ZERO)

    @property
    def interest_like(self) -> Decimal:
        """Return interest, penalty, compound, damages and fees together."""
        return self.interest + self.penalty + self.compound + self.damages + self.fees

    def plus(self, other: "Totals") -> "Totals":
        """Return the sum, component by component."""
        return Totals(**{n: getattr(self, n) + getattr(other, n) for n in type(self).model_fields})


class Allocation(Model):
    """抵充行: how one payment was spread over the components; `unapplied` found nothing to reduce."""

    on: date
    repayment: str
    debt: str
    amount: Money
    applied: Totals
    unapplied: Money = ZERO
    note: str = ""


class Continuing(Model):
    """后续利息: what goes on accruing from the day after the cut-off, in words a claim can use."""

    debt: str
    component: Component
    base: Money
    base_name: str = "未还本金"
    rate_percent: Decimal
    daily: bool = False
    basis: int | None = None
    floating: str = ""
    clause: str = ""


class DebtArrears(Model):
    """单笔欠款: one disbursement, card or instrument.

    `paid` is what payments reduced, by component, so `charged` − `paid` = `owed`. `overdue_since`
    is the first due day not met. `called_on` is the day the whole became due, if it did. `breached_since`
    is the first due day on which a cardholder did not even pay the minimum. `credit` is
    money received that nothing due could use yet; it is not taken off `owed`.
    """

    debt: str
    contract: str
    lent: Money
    rate_percent: Decimal
    penalty_percent: Decimal | None = None
    daily: bool = False
    charged: Totals
    paid: Totals
    owed: Totals
    not_yet_due: Money = ZERO
    credit: Money = ZERO
    overdue_since: date | None = None
    breached_since: date | None = None
    called_on: date | None = None
    continuing: tuple[Continuing, ...] = ()


class Reconciliation(Model):
    """对账: our figure beside the bank's own for one component on the bank's day; `explained` or flagged."""

    on: date
    debt: str
    component: str
    ours: Money
    bank: Money
    explanation: str = ""
    explained: bool = False

    @property
    def difference(self) -> Decimal:
        """Return ours − bank's."""
        return self.ours - self.bank


class Arrears(Model):
    """欠款: what is owed at the end of day `on`; every total is the sum of `lines` less `allocations`.

    `notes` explain the sums and are printed with them; `alerts` are for the bank's own lawyer and
    never stand in a paper that is filed.
    """

    on: date
    lines: tuple[Line, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    debts: tuple[DebtArrears, ...] = ()
    owed: Totals = Totals()
    reconciliations: tuple[Reconciliation, ...] = ()
    notes: tuple[str, ...] = ()
    alerts: tuple[str, ...] = ()
