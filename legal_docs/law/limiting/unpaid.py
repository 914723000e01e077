"""What seems unpaid: the earliest instalment or card statement not yet covered by payments.

A careful estimate for alarms, not an account: the ledger computes what is owed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.model.base import cents
from legal_docs.model.card import CardAccount, Statement
from legal_docs.model.loan import AllocationBy, Bucket, Installment

NOTHING = Decimal("0.00")


@applies("民法典.189")
def earliest_unpaid(schedule: Iterable[Installment], payments: Iterable[Decimal]) -> date | None:
    """Return the due date of the first instalment the payments do not cover; None if they cover all.

    Where the schedule prints no interest, an instalment also needs a payment of its own.
    """
    amounts = list(payments)
    paid, count = sum(amounts, NOTHING), len(amounts)
    due = NOTHING
    for number, each in enumerate(sorted(schedule, key=lambda i: i.due_on), start=1):
        due += each.principal + (each.interest or NOTHING)
        if paid < due or (each.interest is None and count < number):
            return each.due_on
    return None


@dataclass(slots=True)
class _Account:
    """Charges not yet paid, each with the due date of its statement, in the order the contract pays them."""

    order: tuple[Bucket, ...]
    by: AllocationBy
    open: list[tuple[date, Bucket, Decimal]] = field(default_factory=list)

    def charge(self, due_on: date, bucket: Bucket, amount: Decimal) -> None:
        if amount > 0:
            self.open.append((due_on, bucket, amount))

    def pay(self, amount: Decimal) -> Decimal:
        """Reduce what is open and return what is left of the payment."""
        left: list[tuple[date, Bucket, Decimal]] = []
        for due_on, bucket, owed in sorted(self.open, key=self._rank):
            used = min(owed, amount)
            amount -= used
            if owed > used:
                left.append((due_on, bucket, owed - used))
        self.open = left
        return amount

    def _rank(self, item: tuple[date, Bucket, Decimal]) -> tuple[object, ...]:
        due_on, bucket, _ = item
        place = self.order.index(bucket) if bucket in self.order else len(self.order)
        return (due_on, place) if self.by is AllocationBy.INSTALMENT else (place, due_on)


@applies("银行卡规定2021.3", "民法典.561")
def earliest_unpaid_statement(
    card: CardAccount,
    payments: Iterable[tuple[date, Decimal]],
    issued: Iterable[Statement] | None = None,
) -> date | None:
    """Return the due date of the earliest statement with something unpaid; None if nothing is.

    `issued` are the statements known of (default: all of the card's).

    Payments inside the statements are taken from them, later ones from `payments`, each in the
    order of the card agreement.
    """
    statements = sorted(card.statements if issued is None else issued, key=lambda each: each.statement_on)
    if not statements:
        return None
    account = _Account(card.allocation.order, card.allocation.by)
    account.charge(statements[0].due_on, Bucket.PRINCIPAL, statements[0].opening)
    for statement in statements:
        _post(account, statement)
    closed_on = statements[-1].statement_on
    account.pay(sum((amount for day, amount in payments if day > closed_on), NOTHING))
    return min((due_on for due_on, _, _ in account.open), default=None)


def _post(account: _Account, statement: Statement) -> None:
    rest = account.pay(statement.paid)
    account.charge(statement.due_on, Bucket.INTEREST, statement.interest)
    account.charge(statement.due_on, Bucket.FEES, statement.fees)
    account.charge(statement.due_on, Bucket.DAMAGES, statement.damages)
    account.charge(statement.due_on, Bucket.PRINCIPAL, statement.principal)
    account.pay(cents(rest))
    if statement.closing <= 0:
        account.open.clear()
