"""`guarantee.period`: the last day of the guarantee period and how it came about."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs
from legal_docs.law.calendar import back
from legal_docs.law.guarantees.guarantee import guarantee_period
from legal_docs.model.security import GuaranteeType, Guarantor, PeriodWording

_BASES = {
    "agreed_not_after_due_6m": "agreed_not_later_than_due_date->none->6m",
    "none_6m": "none->6m",
    "unclear_6m": "unclear->6m",
    "unclear_old_contract_2y": "time_effect_27_unclear->2y",
    "unclear_old_contract_due_since_2021_6m": "old_contract_unclear_due_since_2021->6m",
}
_NOTHING = frozenset({"none", "not_agreed", "not agreed", "未约定", "没有约定"})


def period(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the period of a guarantee contract of `contract_date` for a debt due on `due`.

    Agreed as `agreed_until` (a day), `agreed_months`, `agreed_years`, or in words as `agreed_text`
    (such as 至本息还清之日止, which is unclear); nothing of these: not agreed.
    """
    found = guarantee_period(_guarantor(inputs), inputs.day("due"))
    return {
        "basis": _BASES.get(found.basis, found.basis),
        "safe_last_day": found.last_day,
        "lenient_last_day": found.lenient_last_day,
        "act_by": back(found.last_day).day,
        "settled": found.settled,
    }


def _guarantor(inputs: Inputs) -> Guarantor:
    wording, length, until = _agreed(inputs)
    return Guarantor(
        name="保证人",
        contract_number="保证合同",
        signed_on=inputs.day("contract_date"),
        type=inputs.choice("type", {each.value: each for each in GuaranteeType}, GuaranteeType.UNCLEAR),
        period=wording,
        period_length=length,
        period_until=until,
    )


def _agreed(inputs: Inputs) -> tuple[PeriodWording, int | None, date | None]:
    until, months, years = (
        inputs.maybe_day("agreed_until"),
        inputs.whole("agreed_months"),
        inputs.whole("agreed_years"),
    )
    words = inputs.text("agreed_text")
    given = [each for each in (until, months, years, words or None) if each is not None]
    if len(given) > 1:
        raise inputs.wrong(
            "agreed_text", "agreed_until、agreed_months、agreed_years、agreed_text 只能给出一项"
        )
    if until is not None:
        return PeriodWording.UNTIL, None, until
    if months is not None:
        return PeriodWording.MONTHS, months, None
    if years is not None:
        return PeriodWording.YEARS, years, None
    unclear = words and words.strip().lower() not in _NOTHING
    return (PeriodWording.UNTIL_PAID if unclear else PeriodWording.NONE), None, None


OPS = {"guarantee.period": period}
"""By name."""
