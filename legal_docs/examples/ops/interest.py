"""Ops on interest: simple, penalty rate, the 24 % line, allocation, doubled interest."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs
from legal_docs.examples.ops import crediting
from legal_docs.law.calendar import roll
from legal_docs.law.charging import charges
from legal_docs.law.executing.doubled_interest import doubled_interest
from legal_docs.law.periods import add_days
from legal_docs.law.wording import zh
from legal_docs.model.base import cents

_REASONS = {
    "overdue": "overdue",
    "misuse": "misuse",
    "misused": "misuse",
    "both": "both",
    "overdue_and_misused": "both",
}


def simple(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the interest on `principal` from `from` to `to` (half-open), at `annual_rate` (0.06 is 6 %).

    `value_date` and `due_date` give the run of contract interest, `due_date` and `to` that of penalty.
    Where the basis or a day is null there is no amount: `reason` is `input_missing`.
    """
    principal, rate = inputs.amount("principal"), inputs.amount("annual_rate")
    (since, to), basis = _run(inputs), inputs.whole("basis")
    if since is None or to is None or basis is None:
        nothing = dict.fromkeys(("days", "interest", "amount", "printed_text"))
        return {**nothing, "reason": "input_missing"}
    days, amount = charges.simple_interest(principal, rate, since, to, basis)
    said = f"自{zh(since)}次日起计至{zh(to)}"
    return {"days": days, "interest": amount, "amount": amount, "printed_text": said, "reason": None}


def _run(inputs: Inputs) -> tuple[date | None, date | None]:
    """Return the run asked for; of three days it would not be clear which."""
    if {"value_date", "due_date", "to"} <= set(inputs.names):
        raise inputs.wrong("due_date", "value_date、due_date、to 只能给出其中两项，分别为期内和逾期的区间")
    first = ("from", "value_date") if "to" not in inputs or "value_date" in inputs else ("from", "due_date")
    last = ("to",) if "to" in inputs else ("due_date",)
    return _first_day(inputs, first), _first_day(inputs, last)


def _first_day(inputs: Inputs, names: Sequence[str]) -> date | None:
    return next((inputs.maybe_day(name) for name in names if name in inputs), None)


def penalty_rate(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the penalty rate and whether the uplift lies in the band of its `reason`."""
    reason = inputs.choice("reason", _REASONS, "overdue")
    found = charges.penalty_rate(inputs.amount("contract_rate"), inputs.amount("uplift"), reason)
    return {"penalty_rate": found.rate, "within_band": found.within_band, "band": list(found.band)}


def ceiling(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the 24 % line for the charges in `claimed`, and what lies above it."""
    charged = inputs.amounts("claimed")
    basis = inputs.whole("basis")
    if basis is None:
        return {"days": None, "cap": None, "claimed": None, "excess": None, "reason": "input_missing"}
    found = charges.ceiling_24(
        inputs.amount("principal"), basis, inputs.day("from"), inputs.day("to"), list(charged.values())
    )
    names = ("days", "cap", "claimed", "excess", "ratio")
    return {**{name: getattr(found, name) for name in names}, "above": found.excess > 0}


def allocate(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return how much of `payment` reaches each part of `owed`, in the agreed `order` or that of the law."""
    owed = inputs.amounts("owed")
    order = inputs.raw("order") or ()
    if not isinstance(order, Sequence) or isinstance(order, str) or not set(order) <= set(owed):
        raise inputs.wrong("order", "须为 owed 中各项名称的列表")
    shares = charges.allocate(inputs.amount("payment"), owed, order)
    return {**shares, "rest": inputs.amount("payment") - sum(shares.values(), Decimal(0))}


def doubled(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the doubled part of the interest for late performance, segment by segment.

    `base` (or `base_items`) bears it from `performance_last_day`, `base_day`, or `days` after
    `effective`. `excluded` runs [from, to) do not count, unless the debtor asked for the stay
    (`asked_by: debtor`). `as_of` may be left out where the payments clear the base.
    """
    items, since = _base_items(inputs), _base_day(inputs)
    payments = [_payment(each) for each in inputs.items("payments")]
    stays = _stays(inputs)
    as_of = inputs.maybe_day("as_of") or (_cleared(inputs, items, payments) if since else date.min)
    found = doubled_interest(items, since, payments=payments, excluded=stays, as_of=as_of)
    return {
        "segments": [
            {
                "from": each.since,
                "to": each.to,
                "base": each.base,
                "days": each.days,
                "interest": each.interest,
            }
            for each in found.segments
        ],
        "doubled_interest": found.amount,
        "running": found.running,
        "reason": found.reason or None,
    }


def _base_items(inputs: Inputs) -> list[Decimal]:
    if "base_items" not in inputs:
        return [inputs.amount("base")]
    raw = inputs.raw("base_items")
    if isinstance(raw, dict):
        return list(inputs.amounts("base_items").values())
    if not isinstance(raw, list):
        raise inputs.wrong("base_items", "须为金额的列表")
    return list(
        Inputs({"base_items": {str(n): each for n, each in enumerate(raw)}}).amounts("base_items").values()
    )


def _base_day(inputs: Inputs) -> date | None:
    for name in ("performance_last_day", "base_day"):
        if name in inputs:
            return inputs.maybe_day(name)
    effective, days = inputs.day("effective"), inputs.whole("days")
    return effective if days is None else roll(add_days(effective, days))


def _payment(row: Inputs) -> tuple[date, Decimal]:
    """Return the day of a payment and what reached the base: all of it, unless `to_base` says."""
    amount = row.amount("amount")
    reached = row.maybe_amount("to_base")
    return row.day("date"), amount if reached is None else reached


def _stays(inputs: Inputs) -> list[tuple[date, date]]:
    """Return the stays that do not count: pairs of days, or objects that may say who asked for them."""
    rows = inputs.raw("excluded") or []
    if isinstance(rows, list) and all(isinstance(each, dict) for each in rows):
        return [run for run in map(_stay, inputs.items("excluded")) if run is not None]
    pairs = [Inputs({"excluded": each}).days("excluded") for each in rows]
    if any(len(pair) != 2 for pair in pairs):
        raise inputs.wrong("excluded", "每一段须为起止两个日期")
    return [(pair[0], pair[1]) for pair in pairs]


def _stay(row: Inputs) -> tuple[date, date] | None:
    since, to = row.day("from"), row.day("to")
    by_debtor = row.text("asked_by") == "debtor"
    asked = row.raw("debtor")
    row.text("reason")
    return None if by_debtor or asked in (True, "debtor") else (since, to)


def _cleared(inputs: Inputs, items: Sequence[Decimal], payments: Sequence[tuple[date, Decimal]]) -> date:
    if cents(sum((amount for _, amount in payments), Decimal(0))) < cents(sum(items, Decimal(0))):
        raise inputs.wrong("as_of", "款项未还清，须填写计算到哪一日")
    return max(day for day, _ in payments)


OPS = {
    "interest.simple": simple,
    "interest.penalty_rate": penalty_rate,
    "interest.cap24": ceiling,
    "interest.allocate": allocate,
    "interest.delay_double": doubled,
    **crediting.OPS,
}
"""By name."""
