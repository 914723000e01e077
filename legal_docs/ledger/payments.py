"""Payments as they count: reversals taken out, back-dated ones on the day they were made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legal_docs.errors import BadInputError
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import Repayment, RepaymentKind


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment that counts: what is left of it after reversals, on the day it was made."""

    id: str
    on: date
    amount: Decimal
    is_prepayment: bool
    booked_on: date | None


def effective(case: CaseFile, rows: Iterable[Repayment], until: date) -> tuple[Payment, ...]:
    """Return the payments among `rows` up to the end of day `until`, in order, less what was reversed.

    A reversal undoes the payment from the payment's own day, as if it had never been made; a
    back-dated payment counts from `paid_on`, whenever it was booked.
    """
    back: dict[str, Decimal] = {}
    for row in case.repayments:
        if row.kind is RepaymentKind.REVERSAL:
            back[row.reverses] = back.get(row.reverses, Decimal(0)) + row.amount
    paid = (
        Payment(r.id, r.paid_on, r.amount - back.get(r.id, Decimal(0)), r.is_prepayment, r.booked_on)
        for r in rows
        if r.kind is RepaymentKind.PAYMENT and r.paid_on <= until
    )
    return tuple(sorted((p for p in paid if p.amount > 0), key=lambda p: p.on))


def of_debt(case: CaseFile, names: tuple[str, ...]) -> tuple[Repayment, ...]:
    """Return the repayments booked to one debt, called by any of `names` (note, contract, card)."""
    return tuple(row for row in case.repayments if not row.debt or row.debt in names)


def refuse_unplaced(case: CaseFile, known: tuple[tuple[str, ...], ...]) -> None:
    """Raise BadInputError for a repayment that belongs to no debt, or to more than one.

    Which debt a payment reduces is for the parties and the law (民法典.560), never for a guess.
    """
    for row in case.repayments:
        places = len(known) if not row.debt else sum(row.debt in names for names in known)
        if places != 1:
            raise BadInputError(
                f"还款{row.id}（{row.paid_on}，{row.amount}元）没有写明还的是哪一笔债务，或所写编号“{row.debt}”"
                "对应不到唯一一笔。请在“借据号”一栏填写借据号",
                f"Repayment {row.id} ({row.paid_on}, {row.amount}) does not name exactly one debt "
                f"('{row.debt}'). Fill in the note number",
            )
