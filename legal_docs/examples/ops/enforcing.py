"""`enforcement.last_day`: the period to apply for enforcement."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from legal_docs.examples.events import event_of, obstacles
from legal_docs.examples.inputs import Inputs
from legal_docs.examples.ops.limits import days_of
from legal_docs.law.executing.enforcement import LAST_INSTALMENT_FROM, Base, base_of, enforcement

_NOTARISED = ("notarised", "notarized", "公证债权文书", "公证")


def last_day(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the base days and last days for an instrument effective on `effective`.

    The time to perform: `days` after that, `performance_last_day`, or `instalments` (days, or objects
    with `due`). A notarised instrument runs from `first_unpaid`, by default the first instalment.
    """
    base = _base(inputs)
    whose = inputs.text("debtor")
    chains = enforcement(
        base,
        events=[event_of(each, whose) for each in inputs.items("events")],
        suspensions=obstacles(inputs),
    )
    found = days_of(chains)
    return {
        "base_day": base.base_day,
        "safe_base_day": base.safe_base_day,
        **found,
        "settled": found["settled"] and base.settled,
    }


def _base(inputs: Inputs) -> Base:
    performed_by = inputs.maybe_day("performance_last_day")
    effective = inputs.maybe_day("effective") or performed_by
    dues = _instalments(inputs)
    if effective is None and not dues:
        raise inputs.wrong("effective", "须给出生效日期、履行期间末日或者分期履行的日期")
    return base_of(
        effective_on=effective or LAST_INSTALMENT_FROM,
        days=inputs.whole("days"),
        performance_last_day=performed_by,
        instalments=dues,
        first_unpaid=inputs.maybe_day("first_unpaid"),
        is_notarised=inputs.text("kind") in _NOTARISED,
    )


def _instalments(inputs: Inputs) -> tuple[date, ...]:
    rows = inputs.raw("instalments") or []
    if isinstance(rows, list) and rows and all(isinstance(each, dict) for each in rows):
        return tuple(_due(each) for each in inputs.items("instalments"))
    return inputs.days("instalments")


def _due(row: Inputs) -> date:
    row.raw("amount")
    return row.day("due")


OPS = {"enforcement.last_day": last_day}
"""By name."""
