"""`guarantee.mode` and the like: single steps of the rules on guarantees, ceilings and spouses."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs
from legal_docs.law.guarantees.guarantee import mode_of
from legal_docs.law.guarantees.guarantee_debt import refusal_ends
from legal_docs.law.guarantees.guarantee_dues import max_base
from legal_docs.law.guarantees.maximum import covered_by_ceiling
from legal_docs.law.guarantees.spouse import revocation_limits
from legal_docs.law.limiting.limitation import limitation
from legal_docs.model.contact import EndedBy
from legal_docs.model.security import GuaranteeType, Guarantor, PeriodWording


def mode(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the type of a guarantee of `contract_date` recorded as `type` and worded `wording`."""
    found = mode_of(
        Guarantor(
            name="保证人",
            contract_number="保证合同",
            signed_on=inputs.day("contract_date"),
            type=inputs.choice("type", {each.value: each for each in GuaranteeType}, GuaranteeType.UNCLEAR),
            type_wording=inputs.text("wording"),
            period=PeriodWording.NONE,
        )
    )
    return {"type": found.type.value, "both_acts": found.both, "doubtful": found.doubtful}


def debt_start(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return from when limitation of a guarantee debt runs, and its last days.

    Joint: from `first_demand`. General: from the end of the right to refuse, for an enforcement
    application of `applied_on` that ended on `ended_on` by `ended_by`.
    """
    asked = inputs.maybe_day("first_demand")
    if asked is None:
        ended_by = inputs.choice("ended_by", {each.value: each for each in EndedBy})
        asked = refusal_ends(inputs.day("applied_on"), inputs.maybe_day("ended_on"), ended_by)
    found = limitation(asked)
    names = ("safe_last_day", "statutory_last_day", "act_by")
    return {"starts_on": asked, **{name: getattr(found, name) for name in names}}


def base_of_maximum(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return from when the period of a maximum-amount guarantee runs where nothing was agreed."""
    return {"starts_on": max_base(inputs.day("last_due"), inputs.maybe_day("determined_on"))}


def ceiling(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return how much of `principal` and `other` (interest, costs) a ceiling covers."""
    covered = covered_by_ceiling(
        inputs.amount("ceiling"),
        inputs.amount("principal"),
        inputs.amount("other"),
        principal_only=inputs.flag("principal_only"),
    )
    return {"covered": covered}


def revocation(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return until when an act of `act_on`, known since `known_on`, may be revoked."""
    found = revocation_limits(inputs.day("act_on"), inputs.maybe_day("known_on"))
    names = ("year_last_day", "five_years_last_day", "safe_last_day")
    return {name: getattr(found, name) for name in names}


OPS: Mapping[str, Callable[[Inputs, Path], Mapping[str, Any]]] = {
    "guarantee.mode": mode,
    "guarantee.debt_start": debt_start,
    "guarantee.max_base": base_of_maximum,
    "guarantee.ceiling": ceiling,
    "spouse.revocation": revocation,
}
"""By name."""
