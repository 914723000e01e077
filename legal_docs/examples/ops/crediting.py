"""Ops on crediting a payment to several debts, on damages beside the loss, and on the LPR of a day."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs
from legal_docs.law.charging.ceiling_points import damages_above_loss
from legal_docs.law.charging.crediting import ZERO, Owed, order_of_debts
from legal_docs.law.charging.lpr import lpr_grade, lpr_on, lpr_published_on
from legal_docs.model.loan import LprTenor


def of_debts(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return how much of `paid` reaches each of `debts`: as `agreed`, `designated`, or by law."""
    agreed = inputs.raw("agreed") or []
    if not isinstance(agreed, list):
        raise inputs.wrong("agreed", "须为债务名称的列表")
    debts = [_owed(row) for row in inputs.items("debts")]
    return order_of_debts(debts, inputs.amount("paid"), agreed, inputs.text("designated"))


def _owed(row: Inputs) -> Owed:
    return Owed(
        name=row.text("name"),
        amount=row.amount("amount"),
        is_due=row.flag("is_due", default=True),
        due_on=row.maybe_day("due_on"),
        secured=row.maybe_amount("secured") or ZERO,
        burden=row.maybe_amount("burden") or ZERO,
    )


def damages(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return 130 % of the `loss` and by how much `damages` exceed it."""
    found = damages_above_loss(inputs.amount("damages"), inputs.amount("loss"))
    return {"threshold": found.threshold, "excess": found.excess}


def lpr(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the LPR of a `day` for a `tenor` (1y, 5y), per cent a year; null where it is not known."""
    day = inputs.day("day")
    tenor = inputs.choice("tenor", {each.value: each for each in LprTenor}, LprTenor.ONE_YEAR)
    grade = lpr_grade(day)
    return {
        "lpr": lpr_on(day, tenor),
        "published_on": lpr_published_on(day),
        "grade": grade.value if grade else None,
    }


OPS = {"interest.order_of_debts": of_debts, "interest.damages": damages, "interest.lpr": lpr}
"""By name."""
