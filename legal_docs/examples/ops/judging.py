"""Ops on single days, single demands and single events: what each of them does, and why."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from legal_docs.examples.inputs import Inputs
from legal_docs.law.boundaries import Bound, meets
from legal_docs.law.calendar import back, confirmed_through, extends_over_leave, is_rest, roll
from legal_docs.law.exclusion import avoidance
from legal_docs.law.limiting.contact_rules import from_contact
from legal_docs.law.limiting.event_rules import from_event, from_repayment
from legal_docs.law.limiting.interruption import Chain, Interruption, effective_on, grade_in, restarts_on
from legal_docs.law.limiting.on_demand import demand_start
from legal_docs.law.periods import counted
from legal_docs.law.procedure_time import apply_for_more_time, posted_in_time
from legal_docs.model.contact import CaseEvent, ContactRecord
from legal_docs.model.finding import Grade
from legal_docs.model.loan import Repayment
from legal_docs.model.party import NaturalPerson, Organisation, Person

_PERSON: TypeAdapter[NaturalPerson | Organisation] = TypeAdapter(Person)
_WORDS = {each.value: each for each in Bound}


def rest_day(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return whether `day` is a day of rest, the working days around it, and how far the calendar goes."""
    day = inputs.day("day")
    earlier = back(day)
    return {
        "rest": is_rest(day),
        "roll": roll(day),
        "back": earlier.day,
        "provisional": earlier.provisional,
        "extends_over_leave": extends_over_leave(day),
        "confirmed_through": confirmed_through(),
    }


def boundary(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return whether the number `value` is what `word` (以上、不满 …) says of `bound`."""
    word = inputs.choice("word", _WORDS)
    return {"meets": meets(inputs.amount("value"), word, inputs.amount("bound"))}


def posting(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return whether a paper posted on `posted_on` keeps the period that ends on `last`."""
    found = posted_in_time(
        inputs.day("last"),
        posted_on=inputs.day("posted_on"),
        received_on=inputs.maybe_day("received_on"),
        keeps_civil_period=inputs.flag("keeps_civil_period"),
    )
    return {"safe": found.safe, "statutory": found.statutory, "settled": found.settled}


def more_time(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return until when to ask for more time; null for an invariable period."""
    found = apply_for_more_time(inputs.day("obstacle_ended_on"), invariable=inputs.flag("invariable"))
    days = ("safe_last_day", "statutory_last_day", "act_by")
    return {name: None if found is None else getattr(found, name) for name in days}


def agreed(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the last day that holds where the parties agreed on another."""
    limited = inputs.flag("is_limitation")
    return {"last_day": counted(inputs.day("by_law"), inputs.maybe_day("agreed"), is_limitation=limited)}


def no_due_date(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return when limitation of a debt without a due date starts, and the end of the twenty years."""
    names = ("agreed_on", "first_demand_on", "grace_ends_on", "refused_on")
    found = demand_start(inputs.day("disbursed_on"), **{name: inputs.maybe_day(name) for name in names})
    return {
        "start": found.day,
        "ground": found.ground.value,
        "settled": found.settled,
        "longest": found.longest,
    }


def exclusion_period(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the last days to sue for setting aside a debtor's act."""
    found = avoidance(inputs.day("knew_on"), inputs.day("act_on"))
    return {name: getattr(found, name) for name in ("safe_last_day", "statutory_last_day", "act_by")}


def contact(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return what a contact `record` with `person` does to limitation; `is_card`, `agreed` addresses."""
    record = ContactRecord.model_validate(inputs.raw("record"))
    found = from_contact(
        record,
        _PERSON.validate_python(inputs.raw("person") or {"kind": "natural", "name": record.target}),
        is_card=inputs.flag("is_card"),
        agreed=tuple(inputs.raw("agreed") or ()),
    )
    return _judged(found)


def event(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return what an `event` does to limitation, as known on the day `on`."""
    found = from_event(CaseEvent.model_validate(inputs.raw("event")), inputs.day("on"))
    return {"counts": False, "ever": False} if found is None else {"ever": True, **_judged(found)}


def payment(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return what a `payment` does to limitation for `person`."""
    record = Repayment.model_validate(inputs.raw("payment"))
    certain = inputs.flag("certain", default=True)
    return _judged(
        from_repayment(record, inputs.text("person"), is_card=inputs.flag("is_card"), certain=certain)
    )


def _judged(found: Interruption) -> dict[str, Any]:
    counts = found.valid and found.proved and grade_in(found) is Grade.SETTLED
    return {
        "counts": counts,
        "argued": found.valid and not counts,
        "on": effective_on(found, Chain.SAFE),
        "restarts_on": None if found.is_open or found.is_final else restarts_on(found, Chain.SAFE),
        "pending": found.is_open,
        "replaced": found.is_final,
        "consent": found.consent.value,
    }


OPS = {
    "date.rest": rest_day,
    "date.boundary": boundary,
    "date.posting": posting,
    "date.more_time": more_time,
    "date.agreed": agreed,
    "limitation.no_due_date": no_due_date,
    "limitation.contact": contact,
    "limitation.event": event,
    "limitation.payment": payment,
    "exclusion.avoidance": exclusion_period,
}
"""By name."""
