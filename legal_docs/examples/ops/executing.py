"""Single steps of the rules on enforcement and preservation: their days, security, outsiders' claims."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs
from legal_docs.law.executing.credit_measures import decision_on_listing_by, listed_until, relisting_from
from legal_docs.law.executing.doubled_interest import doubled_by_instalments, parts_of
from legal_docs.law.executing.enforcement_course import course, objection_to_jurisdiction, objection_to_plan
from legal_docs.law.executing.enforcement_courts import set_aside_last_day
from legal_docs.law.executing.outsiders import claims_of_outsiders, lifted_by, suit_on_objection
from legal_docs.law.periods import Deadline
from legal_docs.law.preserving.preservation_rules import (
    When,
    court_time,
    courts_for,
    enforce_by,
    reconsider_by,
    security_for,
    sue_by,
)

_WHEN = {each.value: each for each in When}


def timeline(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the days after an application of `applied_on`, and whether six months have gone by on `on`."""
    found = course(inputs.day("applied_on"))
    return {
        "filed_by": found.filed_by,
        "notice_by": found.notice_by,
        "six_months_on": found.six_months_on,
        "overdue": found.is_overdue(inputs.day("on")),
    }


def set_aside(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return until when to ask that an award of `received_on` be set aside; null days: the older law."""
    found = set_aside_last_day(inputs.day("received_on"))
    if found is None:
        return {"safe_last_day": None, "statutory_last_day": None, "act_by": None, "reason": "old_law"}
    return {**_days(found), "reason": None}


def plan(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return until when to object to a distribution plan of `received_on`."""
    return _days(objection_to_plan(inputs.day("received_on")))


def jurisdiction(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return until when to object to the enforcing court after its notice of `received_on`."""
    return _days(objection_to_jurisdiction(inputs.day("received_on")))


def outsider_suit(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return until when to sue over a ruling of `served_on`, and by when a measure is lifted otherwise."""
    served = inputs.day("served_on")
    return {**_days(suit_on_objection(served)), "lifted_by": lifted_by(served)}


def outsider_claims(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the claims `burdens` on real estate of `owner` may give rise to; which beat a mortgage."""
    found = claims_of_outsiders(inputs.text("burdens"), inputs.text("owner"))
    return {
        "kinds": [each.kind for each in found],
        "beat_mortgage": [each.kind for each in found if each.beats_mortgage],
    }


def listing(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return until when a debtor stays on the list for `ground`, when the court decides, when to ask anew."""
    ground, extra = inputs.whole("ground", 1) or 0, inputs.whole("extra_years", 0) or 0
    return {
        "listed_until": listed_until(inputs.day("listed_on"), ground, extra_years=extra),
        "decision_by": decision_on_listing_by(inputs.day("applied_on")),
        "not_again_until": relisting_from(inputs.day("deleted_on")),
    }


def by_instalments(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the doubled interest of an instrument in instalments: each bears it from its own `due`."""
    rows = [(each.day("due"), each.amount("amount")) for each in inputs.items("instalments")]
    parts = parts_of(rows, inputs.amount("base"), inputs.maybe_amount("other") or inputs.amount("base") * 0)
    payments = [(each.day("date"), each.amount("to_base")) for each in inputs.items("payments")]
    as_of = inputs.day("as_of")
    if parts is None:
        return {"bases": None, "doubled_interest": None, "reason": "instalments_do_not_fit"}
    found = doubled_by_instalments(parts, payments=payments, as_of=as_of)
    return {
        "bases": [each.amount for each in parts],
        "days": [each.days for each in found.segments],
        "doubled_interest": found.amount,
        "running": found.running,
        "reason": found.reason or None,
    }


def security(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the security for `amount` at `when`, the courts that take the application, and their time."""
    when = inputs.choice("when", _WHEN)
    if when is None:
        raise inputs.wrong("when", "须填写保全的阶段")
    found = security_for(when, inputs.amount("amount"), by_bank=inputs.flag("by_bank", default=True))
    time = court_time(when, urgent=inputs.flag("urgent"))
    return {
        "least": found.least,
        "most": found.most,
        "may_be_waived": found.may_be_waived,
        "is_right": False,
        "courts": len(courts_for(when)),
        "hours": time.hours,
        "days": time.days,
        "execute_days": time.execute_days,
    }


def sue(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return until when to sue after pre-litigation measures of the ruling and execution days `taken_on`."""
    days = inputs.days("taken_on")
    if not days:
        raise inputs.wrong("taken_on", "须列出裁定与执行的日期")
    return _days(sue_by(*days))


def enforce(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return until when to apply for enforcement after a pre-enforcement measure."""
    return _days(enforce_by(inputs.day("safe_base_day")))


def reconsider(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return until when to ask for reconsideration of a ruling of `served_on`."""
    return _days(reconsider_by(inputs.day("served_on")))


def _days(found: Deadline) -> dict[str, Any]:
    return {
        "safe_last_day": found.safe_last_day,
        "statutory_last_day": found.statutory_last_day,
        "act_by": found.act_by,
    }


OPS: Mapping[str, Callable[[Inputs, Path], Mapping[str, Any]]] = {
    "enforcement.course": timeline,
    "enforcement.set_aside_award": set_aside,
    "enforcement.object_to_plan": plan,
    "enforcement.object_to_court": jurisdiction,
    "enforcement.outsider_suit": outsider_suit,
    "enforcement.outsider_claims": outsider_claims,
    "enforcement.listing": listing,
    "interest.delay_by_instalments": by_instalments,
    "preservation.security": security,
    "preservation.sue_by": sue,
    "preservation.enforce_by": enforce,
    "preservation.reconsider_by": reconsider,
}
"""By name."""
