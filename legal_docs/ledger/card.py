"""One card's arrears: what each statement added, what was paid, and interest after the last statement."""

from datetime import date
from decimal import Decimal

from legal_docs.ledger.accrual import Run, taken
from legal_docs.ledger.loan import DebtResult, applied, less, total
from legal_docs.ledger.payments import Payment, effective, of_debt
from legal_docs.ledger.slots import Slot, spread
from legal_docs.model.arrears import Allocation, Component, Continuing, DebtArrears, Line, Totals
from legal_docs.model.card import CardAccount, Statement
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import Cost

ZERO = Decimal("0.00")
ITEMS = (
    (Component.PRINCIPAL, "principal", "消费及取现本金"),
    (Component.INTEREST, "interest", "利息"),
    (Component.FEES, "fees", "手续费"),
    (Component.DAMAGES, "damages", "违约金"),
)


def compute_card(case: CaseFile, card: CardAccount, costs: tuple[Cost, ...], on: date) -> DebtResult:
    """Return what is owed on one card at the end of day `on`.

    Statement items are taken as the statements print them (an exhibit proves them). After the last
    statement up to `on`, interest accrues daily on principal, and on the statements' interest where
    the agreement says so; what accrues after the last statement bears none. Nothing else is added.
    """
    account = _Account(card, on)
    statements = tuple(
        s for s in sorted(card.statements, key=lambda s: s.statement_on) if s.statement_on <= on
    )
    payments = _payments(case, card, statements, account.alerts, on)
    last = statements[-1].statement_on if statements else card.opened_on
    days = sorted(
        {s.statement_on for s in statements} | {p.on for p in payments} | {c.incurred_on for c in costs}
    )
    for day in days:
        account.add_costs([c for c in costs if c.incurred_on == day])
        account.pay([p for p in payments if p.on == day and p.on < last])
        account.post([s for s in statements if s.statement_on == day], is_last=day == last)
        account.pay([p for p in payments if p.on == day and p.on >= last])
    account.close(on)
    return account.result(statements, _first_breach(statements, payments, on))


class _Account:
    """The card while it is being replayed."""

    def __init__(self, card: CardAccount, on: date) -> None:
        self.card, self.on = card, on
        self.lines: list[Line] = []
        self.allocations: list[Allocation] = []
        self.alerts: list[str] = []
        self.opened = False
        self.after = ZERO
        self.credit = ZERO
        run = Run(Component.INTEREST, card.number, "最后一期账单后利息", None, on)
        self.slot = Slot("透支", card.opened_on, {}, run, None)

    def post(self, statements: list[Statement], *, is_last: bool) -> None:
        """Add the items of the statements of one day; from the last one on, interest runs daily."""
        for statement in statements:
            self._opening(statement)
            proof = statement.evidence[0] if statement.evidence else None
            for component, name, label in ITEMS:
                amount = getattr(statement, name)
                if amount:
                    text = f"{statement.statement_on}账单{label}"
                    self._charge(
                        taken(component, self.card.number, text, statement.statement_on, amount, proof)
                    )
            if is_last:
                self.slot.overdue.since = statement.statement_on
                self.slot.overdue.rate_percent = self.card.daily_percent
                self._rebase()
            self._use_credit(statement.statement_on)

    def add_costs(self, costs: list[Cost]) -> None:
        """Add the claimed costs of one day; money that waits meets them at once."""
        for cost in costs:
            self._charge(
                taken(Component.COSTS, self.card.number, cost.kind.label, cost.incurred_on, cost.amount)
            )
            self._use_credit(cost.incurred_on)

    def pay(self, payments: list[Payment]) -> None:
        """Spread the payments of one day in the agreed order."""
        for payment in payments:
            self.close(payment.on)
            self._spend(payment.on, payment.id, payment.amount, payment.amount)

    def close(self, day: date) -> None:
        """Close the daily interest at `day`; `after` is all of it so far."""
        lines = self.slot.close(day) if self.slot.overdue.rate_percent else []
        self.after += sum((line.amount for line in lines), ZERO)
        self.lines += lines

    def result(self, statements: tuple[Statement, ...], breached_since: date | None) -> DebtResult:
        """Return the card's arrears as model objects."""
        if self.credit > 0:
            text = f"卡号{self.card.number}：有{self.credit:,.2f}元溢缴款未从欠款中扣除，请核对"
            self.alerts.append(text)
        lines, allocations = tuple(self.lines), tuple(self.allocations)
        charged, paid = total(lines), applied(allocations)
        owed = less(charged, paid)
        debt = DebtArrears(
            debt=self.card.number,
            contract=self.card.agreement,
            lent=charged.principal,
            rate_percent=self.card.daily_percent,
            daily=True,
            charged=charged,
            paid=paid,
            owed=owed,
            credit=self.credit,
            overdue_since=self._first_unpaid(statements, owed),
            breached_since=breached_since,
            continuing=self._continuing(),
        )
        return DebtResult(debt, lines, allocations, (), tuple(self.alerts))

    def _opening(self, statement: Statement) -> None:
        first, self.opened = not self.opened, True
        if statement.opening and first:
            text = f"{statement.statement_on}账单期初余额（未区分本息）"
            proof = statement.evidence[0] if statement.evidence else None
            self._charge(
                taken(
                    Component.PRINCIPAL,
                    self.card.number,
                    text,
                    statement.statement_on,
                    statement.opening,
                    proof,
                )
            )
            self.alerts.append(
                f"卡号{self.card.number}：首期账单有期初余额{statement.opening:,.2f}元，未区分本金与息费，暂列本金，请补充此前账单"
            )

    def _charge(self, line: Line) -> None:
        self.lines.append(line)
        self.slot.owed[line.component] = self.slot.owed.get(line.component, ZERO) + line.amount

    def _spend(self, day: date, name: str, amount: Decimal, available: Decimal) -> None:
        parts = spread([self.slot], available, self.card.allocation)
        left = available - sum(parts.values(), ZERO)
        self._rebase()
        self.credit += left
        self.allocations.append(
            Allocation(
                on=day,
                repayment=name,
                debt=self.card.number,
                amount=amount,
                applied=Totals(**{part.value: value for part, value in parts.items()}),
                unapplied=left,
                note="账单出具前存入的款项" if name == "溢缴款" else "",
            )
        )

    def _use_credit(self, day: date) -> None:
        if self.credit > 0:
            available, self.credit = self.credit, ZERO
            self._spend(day, "溢缴款", ZERO, available)

    def _rebase(self) -> None:
        if self.slot.overdue.rate_percent is None:
            return
        base = self.slot.owed.get(Component.PRINCIPAL, ZERO)
        if self.card.interest_bears_interest:
            interest = self.slot.owed.get(Component.INTEREST, ZERO)
            base += interest - min(self.after, interest)
        self.slot.overdue.base = base

    def _first_unpaid(self, statements: tuple[Statement, ...], owed: Totals) -> date | None:
        """Return the due day, up to `on`, of the earliest statement not paid in full, oldest paid first."""
        recent = min(self.after, owed.interest)
        still = owed.principal + owed.interest + owed.fees + owed.damages - recent
        due = None
        for number, statement in reversed(list(enumerate(statements))):
            if still <= 0:
                break
            due = statement.due_on
            still -= statement.principal + statement.interest + statement.fees + statement.damages
            still -= statement.opening if number == 0 else ZERO
        return due if due is not None and due <= self.on else None

    def _continuing(self) -> tuple[Continuing, ...]:
        if self.slot.overdue.base <= 0 or not self.slot.overdue.rate_percent:
            return ()
        return (
            Continuing(
                debt=self.card.number,
                component=Component.INTEREST,
                base=self.slot.overdue.base,
                base_name="未还透支本金及利息" if self.card.interest_bears_interest else "未还透支本金",
                rate_percent=self.card.daily_percent,
                daily=True,
                clause=self.card.rate_clause,
            ),
        )


def _payments(
    case: CaseFile, card: CardAccount, statements: tuple[Statement, ...], alerts: list[str], on: date
) -> tuple[Payment, ...]:
    """Return the card's payments: the repayment rows, or what the statements print if there are none."""
    rows = effective(case, of_debt(case, (card.number,)), on)
    printed = sum((s.paid for s in statements), ZERO)
    if not rows:
        return tuple(
            Payment(f"{s.statement_on}账单所载还款", s.statement_on, s.paid, False, None)
            for s in statements
            if s.paid
        )
    last = statements[-1].statement_on if statements else card.opened_on
    booked = sum((p.amount for p in rows if p.on <= last), ZERO)
    if booked != printed:
        alerts.append(
            f"卡号{card.number}：还款流水合计{booked:,.2f}元，账单所载还款合计{printed:,.2f}元，请核对"
        )
    return rows


def _first_breach(statements: tuple[Statement, ...], payments: tuple[Payment, ...], on: date) -> date | None:
    """Return the first due day up to `on` by which less than the printed minimum had been paid."""
    for statement in statements:
        window = (p.amount for p in payments if statement.statement_on < p.on <= statement.due_on)
        if statement.minimum_due and statement.due_on <= on and sum(window, ZERO) < statement.minimum_due:
            return statement.due_on
    return None
