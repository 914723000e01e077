"""Ops on counting days: `date.period_end`, `limitation.last_day`, `limitation.suspension`."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from legal_docs.examples.events import event_of, obstacles
from legal_docs.examples.inputs import Inputs, UnusableInputError
from legal_docs.law.calendar import back
from legal_docs.law.limiting.chains import Chains
from legal_docs.law.limiting.limitation import limitation, limitation_end, regime_years
from legal_docs.law.limiting.suspension import Obstacle, suspension
from legal_docs.law.periods import add_days, add_months, add_years, deadline

_EFFECT_NAMES = {"replaced_by_enforcement": "replaced_by_R-ENF-1"}


def period_end(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the days of a period of `days`, `months` or `years` after `start` (not counted).

    `direction: backward` counts back from `start`; such a period is never extended.
    """
    start, backward = inputs.day("start"), inputs.choice("direction", {"forward": False, "backward": True})
    last = _moved(inputs, start, -1 if backward else 1)
    if last < start:
        acting = back(last)
        days = {"safe_last_day": last, "statutory_last_day": last}
        return {**days, "act_by": acting.day, "provisional": acting.provisional}
    found = deadline(last)
    names = ("safe_last_day", "statutory_last_day", "act_by", "provisional")
    return {name: getattr(found, name) for name in names}


def _moved(inputs: Inputs, start: date, sign: int) -> date:
    lengths = {name: inputs.whole(name) for name in ("days", "months", "years")}
    given = {name: n for name, n in lengths.items() if n is not None}
    if len(given) != 1:
        raise UnusableInputError("期间的长度须恰好给出 days、months、years 中的一项")
    ((unit, number),) = given.items()
    return {"days": add_days, "months": add_months, "years": add_years}[unit](start, sign * number)


def limitation_last_day(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the last days of limitation from `start`, moved by `events` and `suspensions`.

    What the parties agreed on the period (`agreed_text`, `agreed_years`, `agreed_until`) is void.
    """
    void = [inputs.raw(name) for name in ("agreed_text", "agreed_years", "agreed_until")]
    start, whose = inputs.day("start"), inputs.text("debtor")
    chains = limitation(
        start,
        infringed_on=inputs.maybe_day("infringed_on"),
        events=[event_of(each, whose) for each in inputs.items("events")],
        suspensions=obstacles(inputs),
        lenient_start=inputs.maybe_day("lenient_start"),
    )
    agreed = "void" if any(void) else None
    return {"regime": f"{regime_years(start)}y", **days_of(chains), "agreement": agreed}


def days_of(chains: Chains) -> dict[str, Any]:
    """Return the days, the state and the effects of a period as an example expects them."""
    names = (
        "safe_last_day",
        "statutory_last_day",
        "lenient_last_day",
        "extended_reading_last_day",
        "act_by",
        "provisional",
        "running",
        "settled",
    )
    return {
        **{name: getattr(chains, name) for name in names},
        "reason": _EFFECT_NAMES.get(chains.reason, chains.reason) or None,
        "event_effects": [_EFFECT_NAMES.get(each.value, each.value) for each in chains.event_effects],
    }


def limitation_suspension(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return what one obstacle does to the period from `start`, or to one that ends on `last`."""
    last = inputs.maybe_day("last") or limitation_end(inputs.day("start"))
    found = suspension(last, _obstacle(inputs))
    still = found.suspended and found.suspended_last_day is None
    return {
        "suspended": found.suspended,
        "safe_last_day": found.safe_last_day,
        "suspended_last_day": found.suspended_last_day,
        "statutory_last_day": found.statutory_last_day,
        "act_by": back(found.safe_last_day).day,
        "running": not still,
        "reason": "suspended" if still else None,
    }


def _obstacle(inputs: Inputs) -> Obstacle:
    proved = inputs.raw("evidence_id", "proved") is not None
    caused = inputs.maybe_flag("causation_proved")
    could_not = inputs.maybe_flag("could_not_act")
    judged = [each for each in (caused, could_not) if each is not None]
    inputs.text("kind")
    return Obstacle(
        inputs.day("obstacle_from"),
        inputs.maybe_day("obstacle_to"),
        could_not_act=bool(judged) and all(judged),
        proved=proved,
    )


OPS = {
    "date.period_end": period_end,
    "limitation.last_day": limitation_last_day,
    "limitation.suspension": limitation_suspension,
}
"""By name."""
