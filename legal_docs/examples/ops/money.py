"""Ops on court fees: `fee` and `fee.small_claims`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs
from legal_docs.examples.ops import fee_rules
from legal_docs.law.filing import fees

_ACCEPTANCE = {
    "acceptance": fees.acceptance,
    "acceptance_half": fees.acceptance_halved,
    "payment_order": fees.payment_order,
}


def fee(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the court fee of a `kind` for an `amount` in yuan.

    Without an amount: the flat fee of preservation, and the band of enforcement (`fee` is null).
    """
    kind, amount = inputs.text("kind"), inputs.maybe_amount("amount")
    if kind == "preservation":
        return {"fee": fees.preservation(amount)}
    if kind == "enforcement":
        if amount is None:
            least, most = fees.ENFORCEMENT_WITHOUT_AMOUNT
            return {"fee": None, "fee_min": least, "fee_max": most}
        return {"fee": fees.enforcement(amount)}
    if kind not in _ACCEPTANCE:
        raise inputs.wrong(
            "kind",
            f"不认识的取值：{kind}（可用：{'、'.join((*_ACCEPTANCE, 'preservation', 'enforcement'))}）",
        )
    return {"fee": _ACCEPTANCE[kind](inputs.amount("amount"))}


def small_claims(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return whether small-claims procedure applies: by `amount`, `avg_wage`, and what is `excluded`."""
    excluded = inputs.raw("excluded") or []
    named = [excluded] if isinstance(excluded, str) else excluded
    if not isinstance(named, list):
        raise inputs.wrong("excluded", "须为排除事由的列表")
    found = fees.small_claims(inputs.amount("amount"), inputs.amount("avg_wage"), excluded=named)
    return {"result": found}


OPS = {"fee": fee, "fee.small_claims": small_claims, **fee_rules.OPS}
"""By name."""
