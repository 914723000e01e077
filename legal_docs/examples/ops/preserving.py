"""`preservation.max_term` and `preservation.renewal`."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs
from legal_docs.law.preserving.preservation import Term, renewal, term_of
from legal_docs.model.property import PropertyKind

_KINDS = {
    "bank_deposit": PropertyKind.DEPOSIT,
    "movable": PropertyKind.MOVABLE,
    "immovable": PropertyKind.REAL_ESTATE,
    "other_right": PropertyKind.OTHER,
    "other_property_right": PropertyKind.OTHER,
    "alipay": PropertyKind.PAYMENT_ACCOUNT,
    "wechat": PropertyKind.PAYMENT_ACCOUNT,
    "fund": PropertyKind.SECURITIES,
    "shares": PropertyKind.EQUITY,
    **{each.value: each for each in PropertyKind},
}


def max_term(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the longest term by `type`, from `start` or the earlier of `ruled` and `executed`."""
    found = _term(inputs)
    return {"max_expiry": found.max_expiry, "safe_expiry": found.safe_expiry, "settled": found.settled}


def renew(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return by when to apply for renewal: from the `expiry` in the notice, else from type and start."""
    expiry = inputs.maybe_day("expiry") or _term(inputs).safe_expiry
    found = renewal(expiry)
    names = ("apply_no_later_than", "apply_working_day", "safe_apply_working_day", "act_by", "provisional")
    return {**{name: getattr(found, name) for name in names}, "alarms": list(found.alarms)}


def _term(inputs: Inputs) -> Term:
    kind = inputs.choice("type", _KINDS)
    if kind is None:
        raise inputs.wrong("type", "须填写财产种类")
    return term_of(kind, _start(inputs))


def _start(inputs: Inputs) -> date:
    days = [inputs.maybe_day(name) for name in ("start", "ruled", "executed") if name in inputs]
    given = [day for day in days if day is not None]
    return min(given) if given else inputs.day("start")


OPS = {"preservation.max_term": max_term, "preservation.renewal": renew}
"""By name."""
