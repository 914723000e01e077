"""Ops on court fees beside their tiers: base, halving, time of payment, top-up, change, who bears them."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs
from legal_docs.law.filing import fee_rules
from legal_docs.law.filing.fee_rules import Halving, Outcome
from legal_docs.law.periods import Deadline
from legal_docs.model.arrears import Arrears, Component, Continuing, DebtArrears, Totals

ZERO = Decimal("0.00")


def base(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the sum the fee is due on: what is `owed` at `cutoff` and what `continues` to `filed_on`.

    Each run in `continues` has a `base`, a `rate_percent` and a `basis` (360, 365; none: a daily rate).
    """
    owed = Totals(**inputs.amounts("owed"))
    runs = tuple(_run(row) for row in inputs.items("continues"))
    debt = DebtArrears(
        debt="1",
        contract="1",
        lent=owed.principal,
        rate_percent=ZERO,
        charged=owed,
        paid=Totals(),
        owed=owed,
        continuing=runs,
    )
    arrears = Arrears(on=inputs.day("cutoff"), debts=(debt,), owed=owed)
    return {"base": fee_rules.fee_base(arrears, inputs.day("filed_on"))}


def _run(row: Inputs) -> Continuing:
    basis = row.whole("basis")
    return Continuing(
        debt="1",
        component=Component.PENALTY,
        base=row.amount("base"),
        rate_percent=row.amount("rate_percent"),
        daily=basis is None,
        basis=basis,
    )


def in_yuan(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return a foreign `amount` in yuan at the `rate` of the day of acceptance."""
    return {"yuan": fee_rules.in_yuan(inputs.amount("amount"), inputs.amount("rate"))}


def halving(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the acceptance fee on `amount` after halving on the `grounds` named."""
    named = inputs.raw("grounds") or []
    known = {each.value: each for each in Halving}
    if not isinstance(named, list) or not set(named) <= set(known):
        raise inputs.wrong("grounds", f"须为减半事由的列表（可用：{'、'.join(known)}）")
    found = fee_rules.after_halving(inputs.amount("amount"), [known[each] for each in named])
    return {"fee": found.fee, "halvings": found.halvings, "grade": found.grade.value}


def payment_due(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return until when the acceptance fee is paid after the notice of `notified_on`."""
    return _days(fee_rules.payment_due(inputs.day("notified_on")))


def conversion(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return what is due, and until when, where a simplified case turns ordinary."""
    found = fee_rules.conversion(inputs.amount("amount"), inputs.day("notified_on"))
    return {"top_up": found.amount, "refund_if_unpaid": found.refund_if_unpaid, **_days(found.due)}


def order_top_up(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return what is still to be paid where a payment order fails and becomes a suit."""
    return {"top_up": fee_rules.payment_order_top_up(inputs.amount("amount"))}


def change(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return what a change of the claim from `before` to `after` means for the fee."""
    closed = inputs.flag("inquiry_closed")
    found = fee_rules.changed_claim(inputs.amount("before"), inputs.amount("after"), inquiry_closed=closed)
    return {"to_pay": found.to_pay, "refund": found.refund, "own_cost": found.own_cost}


def bearing(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return who bears the fee when the case ends with `outcome`."""
    found = fee_rules.bearing(inputs.choice("outcome", {each.value: each for each in Outcome}))
    return {"who": found.who, "articles": list(found.articles)}


def _days(due: Deadline) -> Mapping[str, Any]:
    names = ("safe_last_day", "statutory_last_day", "act_by")
    return {name: getattr(due, name) for name in names}


OPS = {
    "fee.base": base,
    "fee.in_yuan": in_yuan,
    "fee.halving": halving,
    "fee.payment_due": payment_due,
    "fee.conversion": conversion,
    "fee.payment_order_top_up": order_top_up,
    "fee.change": change,
    "fee.bearing": bearing,
}
"""By name."""
