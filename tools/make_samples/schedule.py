"""Repayment schedules as the bank's system prints them, and the payments that follow them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from legal_docs.ledger.rates import penalty_rate, pricing_days, rate_on
from legal_docs.model.base import Proof, cents
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import Disbursement, Installment, Loan, Repayment

ZERO = Decimal("0.00")
FLOW = (Proof(file="03-还款流水/还款流水.xlsx", page=1),)
_ROOM = 23
"""Rows on the first page of the printed ledger, the lines of the notes above the header among them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a schedule is made from: the loan's rate over time, first due day, number of instalments."""

    loan: Loan
    first_due_on: date
    count: int
    known_until: date
    """Interest is printed only for instalments due by then; a floating rate is not known later."""

    @property
    def note(self) -> Disbursement:
        """Return the one disbursement the plan is for."""
        return self.loan.disbursements[0]

    def due_days(self) -> Iterator[tuple[int, date]]:
        """Yield number and due day of each instalment; the last one falls on the note's own due day."""
        for number in range(1, self.count):
            yield number, self.first_due_on + relativedelta(months=number - 1)
        yield self.count, self.note.due_on

    def interest(self, base: Decimal, since: date, to: date) -> Decimal:
        """Return the interest of [since, to), each rate's part rounded half up to the cent."""
        cuts = sorted({since, to, *(d for d in pricing_days(self.loan, self.note, to) if since < d < to)})
        merged: list[tuple[date, Decimal]] = []
        for day in cuts[:-1]:
            rate = rate_on(self.loan, self.note, day)
            if not merged or merged[-1][1] != rate:
                merged.append((day, rate))
        ends = [day for day, _ in merged[1:]] + [to]
        parts = (
            base * rate * (end - start).days / (100 * self.loan.day_count)
            for (start, rate), end in zip(merged, ends, strict=True)
        )
        return sum((cents(part) for part in parts), ZERO)


Split = Callable[[int, Decimal, Decimal], Decimal]
"""(number, outstanding, interest) -> principal of that instalment."""


def level(amount: Decimal, annual_percent: Decimal, count: int) -> Split:
    """Return the split of a level-payment loan (等额本息)."""
    monthly = annual_percent / 1200
    payment = cents(amount * monthly / (1 - (1 + monthly) ** -count))
    return lambda number, left, interest: left if number == count else payment - interest


def equal_principal(amount: Decimal, count: int) -> Split:
    """Return the split of an equal-principal loan (等额本金)."""
    part = cents(amount / count)
    return lambda number, left, interest: left if number == count else part


def bullet(count: int) -> Split:
    """Return the split of a loan that pays interest monthly and principal at the end."""
    return lambda number, left, interest: left if number == count else ZERO


def installments(plan: Plan, split: Split) -> tuple[Installment, ...]:
    """Return the schedule: interest on actual days, principal by `split`."""
    rows: list[Installment] = []
    left, since = plan.note.amount, plan.note.disbursed_on
    for number, due_on in plan.due_days():
        known = due_on <= plan.known_until
        interest = plan.interest(left, since, due_on) if known else None
        principal = split(number, left, interest or ZERO)
        rows.append(Installment(number=number, due_on=due_on, principal=principal, interest=interest))
        left, since = left - principal, due_on
    return tuple(rows)


def with_schedule(plan: Plan, split: Split) -> Loan:
    """Return the plan's loan with its schedule filled in."""
    note = plan.note.model_copy(update={"schedule": installments(plan, split)})
    return plan.loan.model_copy(update={"disbursements": (note,)})


def late_sum(loan: Loan, row: Installment, paid_on: date) -> Decimal:
    """Return instalment, penalty and compound interest to `paid_on` (one rate from the due day on)."""
    rate = penalty_rate(loan, rate_on(loan, loan.disbursements[0], row.due_on)) or ZERO
    factor = rate * (paid_on - row.due_on).days / (100 * loan.day_count)
    interest = row.interest or ZERO
    return row.principal + interest + cents(row.principal * factor) + cents(interest * factor)


def paid(
    loan: Loan,
    count: int,
    *,
    late: Mapping[int, date] | None = None,
    payer: str,
    start: int = 1,
    file: tuple[Proof, ...] = FLOW,
) -> tuple[Repayment, ...]:
    """Return the payments of the first `count` instalments: on the due day, or late with what that costs."""
    note, late = loan.disbursements[0], late or {}
    rows = []
    for at, row in enumerate(note.schedule[:count]):
        paid_on = late.get(row.number, row.due_on)
        amount = row.principal + (row.interest or ZERO)
        if row.number in late:
            amount = late_sum(loan, row, paid_on)
        rows.append(
            Repayment(
                id=f"R{start + at:03d}",
                paid_on=paid_on,
                amount=amount,
                debt=note.note,
                payer=payer,
                channel="柜面存入" if row.number in late else "委托扣款",
                is_deduction=row.number not in late,
                evidence=file,
            )
        )
    return tuple(rows)


def with_pages(case: CaseFile) -> CaseFile:
    """Return the case with each payment pointing to the page of the printed ledger on which it stands."""
    first = _ROOM - len(case.debts())
    later = (FLOW[0].model_copy(update={"page": 2}),)
    rows = tuple(
        row.model_copy(update={"evidence": later}) if at >= first and row.evidence == FLOW else row
        for at, row in enumerate(case.repayments)
    )
    return case.model_copy(update={"repayments": rows})
