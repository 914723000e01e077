"""`case.assessment` and `asset.recovery`: costs, routes, recovery and risk of a whole case or one asset."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from legal_docs.examples.inputs import Inputs
from legal_docs.examples.ops.cases import case_of
from legal_docs.law.bank_tables import BankTables, with_changes
from legal_docs.law.filing.before_filing import assess
from legal_docs.law.filing.recovery import of_clue
from legal_docs.law.findings import check
from legal_docs.ledger import compute
from legal_docs.model.assessment import Assessment
from legal_docs.model.property import PropertyClue


def assessment(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return costs by label, routes by code, the suggestion, recovery and risk; `tables` changes figures."""
    case, on = case_of(inputs, folder), inputs.day("on")
    arrears = compute(case, on=case.cutoff_on or on)
    since = {debt.debt: debt.overdue_since for debt in arrears.debts if debt.overdue_since}
    periods = check(case, on=on, overdue_since=since).periods
    return _answer(assess(case, on=on, arrears=arrears, periods=periods, tables=_tables(inputs)))


def _answer(found: Assessment) -> Mapping[str, Any]:
    risk = found.risk
    return {
        "claim": found.claim,
        "costs": {each.label: each.amount for each in found.costs},
        "prepaid": [each.label for each in found.costs if each.prepaid],
        "routes": {each.code: each.fit.value for each in found.routes},
        "fees": {each.code: each.fee for each in found.routes},
        "suggested": [each.code for each in found.routes if each.suggested],
        "recovery_low": found.recovery_low,
        "recovery_high": found.recovery_high,
        "risk": risk.risk.value if risk else None,
        "priority": risk.priority if risk else None,
        "score": risk.score if risk else None,
        "factors": {each.name: each.points for each in risk.factors} if risk else {},
    }


def recovery(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return between what and what one asset may bring, from its kind, value and burdens."""
    value = inputs.amount("value")
    clue = PropertyClue(
        id="P01",
        owner="样例",
        kind=inputs.raw("kind"),
        description="样例财产",
        value=value,
        prior_claims=inputs.maybe_amount("prior_claims"),
        share_percent=inputs.maybe_amount("share_percent"),
        is_only_home=inputs.flag("is_only_home"),
        sealed_by=inputs.text("sealed_by"),
    )
    line = of_clue(clue, value, _tables(inputs))
    return {"low": line.low, "high": line.high}


def _tables(inputs: Inputs) -> BankTables:
    changes = inputs.raw("tables") or {}
    if not isinstance(changes, dict):
        raise inputs.wrong("tables", "须为参数的对象")
    try:
        return with_changes(changes)
    except ValidationError as error:
        raise inputs.wrong("tables", str(error.errors()[0]["loc"])) from None


OPS = {"case.assessment": assessment, "asset.recovery": recovery}
"""By name."""
