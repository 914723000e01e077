"""Crediting a payment: which of several debts it reaches, and which part of one debt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from itertools import groupby

from legal_docs.law.articles import applies
from legal_docs.model.base import CENT

ZERO = Decimal("0.00")
STATUTORY_ORDER = ("costs", "fees", "interest", "penalty", "compound", "principal")
"""Costs of realising the claim, interest, principal; penalty and compound interest rank with interest."""
UNPLACED = ("damages", "liquidated_damages")
"""Liquidated damages: the law gives them no place, only a contract can."""


@dataclass(frozen=True, slots=True)
class Owed:
    """一笔债务: what a payment may reach. `secured` is the value of its security in yuan.

    `burden` is what it costs the debtor, as a yearly rate; `due_on` is None where no day is agreed.
    """

    name: str
    amount: Decimal
    is_due: bool = True
    due_on: date | None = None
    secured: Decimal = ZERO
    burden: Decimal = ZERO


@applies("民法典.561")
def allocate(payment: Decimal, owed: Mapping[str, Decimal], order: Sequence[str] = ()) -> dict[str, Decimal]:
    """Return how much of a payment reduces each part of one debt, in yuan.

    `order` is what was agreed; without it costs come first, then interest (with penalty and compound
    interest, which the text does not mention), then principal. ValueError("order_missing") for a part
    owed that has no place in the order, as liquidated damages have none by law.
    """
    ranks = tuple(order) or STATUTORY_ORDER
    if payment < 0 or any(amount < 0 for amount in owed.values()):
        raise ValueError("negative_amount")
    if len(set(ranks)) != len(ranks):
        raise ValueError("part_twice")
    if any(amount and name not in ranks for name, amount in owed.items()):
        raise ValueError("order_missing")
    left, applied = payment, dict.fromkeys(owed, ZERO)
    for name in ranks:
        if name in owed:
            applied[name] = min(left, owed[name])
            left -= applied[name]
    return applied


@applies("民法典.560", "合同编通则解释2023.56")
def order_of_debts(
    debts: Sequence[Owed], paid: Decimal, agreed: Sequence[str] = (), designated: str = ""
) -> dict[str, Decimal]:
    """Return how much of a payment reaches each of several debts, in yuan.

    First the order `agreed`; without one the debt the debtor `designated` when paying; then the debts
    that are due, the least secured, the heaviest, the earliest due, and equal ones in proportion.
    ValueError for a debt that is named but not among `debts`.
    """
    by_name = {debt.name: debt for debt in debts}
    first = tuple(agreed) or ((designated,) if designated else ())
    if unknown := [name for name in first if name not in by_name]:
        raise ValueError(f"unknown_debt: {unknown[0]}")
    left, reached = paid, dict.fromkeys(by_name, ZERO)
    for group in _groups(by_name, first):
        shares = _in_proportion([debt.amount for debt in group], left)
        for debt, share in zip(group, shares, strict=True):
            reached[debt.name] = share
            left -= share
    return reached


def _groups(debts: Mapping[str, Owed], first: Sequence[str]) -> Iterator[list[Owed]]:
    yield from ([debts[name]] for name in dict.fromkeys(first))
    rest = sorted((debt for name, debt in debts.items() if name not in first), key=_rank)
    yield from (list(group) for _, group in groupby(rest, key=_rank))


def _rank(debt: Owed) -> tuple[bool, Decimal, Decimal, date]:
    return not debt.is_due, debt.secured, -debt.burden, debt.due_on or date.max


def _in_proportion(amounts: Sequence[Decimal], paid: Decimal) -> list[Decimal]:
    """Return each one's share of `paid`, to the cent; cents left over go to the first ones."""
    total = sum(amounts, ZERO)
    if paid >= total:
        return list(amounts)
    shares = [(amount * paid / total).quantize(CENT, ROUND_DOWN) for amount in amounts]
    for place in range(len(shares)):
        missing = paid - sum(shares, ZERO)
        shares[place] += min(max(missing, ZERO), CENT, amounts[place] - shares[place])
    return shares
