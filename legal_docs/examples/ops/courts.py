"""Ops on jurisdiction: the courts of a case, levels, domicile, payment orders."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs
from legal_docs.examples.ops.cases import case_of
from legal_docs.law.courts.competent import courts
from legal_docs.law.courts.court_levels import CourtLevel, financial_court, internet_court_excluded, level_of
from legal_docs.law.courts.domicile import seats
from legal_docs.law.courts.exclusive import Dispute, exclusive, governing_contract
from legal_docs.law.courts.locality import locality
from legal_docs.law.courts.proceedings import objection_deadline
from legal_docs.law.filing import payment_orders
from legal_docs.law.periods import Deadline


def case_courts(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return the competent places, the one to choose first, each with its grounds and objections."""
    case, on = case_of(inputs, folder), inputs.day("on")
    found = courts(case, on=on)
    return {
        "places": [each.place for each in found],
        "grounds": [each.ground for each in found],
        "courts": [each.court for each in found],
        "grades": [each.grade.value for each in found],
        "preferred": next((each.place for each in found if each.preferred), None),
        "objections": [bool(each.against) for each in found],
    }


def domicile(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return where a person of the case is sued, and which inputs are missing to know it."""
    case, on = case_of(inputs, folder), inputs.day("on")
    found = seats(case.person(inputs.text("person")), on=on, plaintiff=case.creditor.address)
    return {
        "places": [locality(each.address).name for each in found],
        "missing": [each.missing for each in found if each.missing],
    }


def level(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return the level of court for an amount (yuan), and the financial court, if one is competent."""
    on, place = inputs.day("on"), locality(inputs.text("court_place"))
    parties = [locality(each) for each in inputs.raw("party_places") or []]
    found = level_of(inputs.maybe_amount("amount"), place, parties, on=on)
    special = financial_court(place, found.level, on=on)
    return {
        "level": found.level.value if found.level else None,
        "grade": found.grade.value,
        "financial_court": special.name if special else None,
        "to_check": bool(special and special.to_check),
    }


def internet(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return whether the court is an internet court that takes no loan or card case filed on the day."""
    return {"excluded": internet_court_excluded(inputs.text("court"), on=inputs.day("on"))}


def exclusive_jurisdiction(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return whether the dispute belongs to one court alone (null: unsettled), and where."""
    found = exclusive(inputs.choice("dispute", {each.value: each for each in Dispute}))
    return {"exclusive": found.exclusive, "place": found.place, "grade": found.grade.value}


def guarantor_contract(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return which contract decides the court: `main` or `guarantee`."""
    found = governing_contract(
        sues_debtor=inputs.flag("sues_debtor"), sues_guarantor=inputs.flag("sues_guarantor")
    )
    return {"contract": found.value}


def deadlines(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return the last days of a step in proceedings, counted from the day of the event that starts it."""
    steps: dict[str, Callable[..., Deadline]] = {
        "jurisdiction_objection": objection_deadline,
        "payment_order_objection": payment_orders.payment_order_objection,
        "payment_order_service": payment_orders.payment_order_service,
        "payment_order_refusal": payment_orders.payment_order_refusal,
    }
    found = inputs.choice("step", steps)(inputs.day("from"))
    return {
        "safe_last_day": found.safe_last_day,
        "statutory_last_day": found.statutory_last_day,
        "act_by": found.act_by,
    }


def payment_order(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return where a payment order may be asked for, and what stands in its way."""
    case, on = case_of(inputs, folder), inputs.day("on")
    found = payment_orders.payment_order_places(case, on=on)
    return {
        "places": [locality(each.address).name for each in found],
        "obstacles": list(payment_orders.payment_order_obstacles(case, on=on)),
    }


def realisation(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return where realisation of each security of the case may be asked for."""
    things = case_of(inputs, folder).collateral
    seats_found = [seat for each in things for seat in payment_orders.realisation_places(each)]
    return {"places": [locality(each.address).name for each in seats_found], "level": CourtLevel.BASIC.value}


OPS: Mapping[str, Callable[[Inputs, Path], Mapping[str, Any]]] = {
    "jurisdiction.courts": case_courts,
    "jurisdiction.domicile": domicile,
    "jurisdiction.level": level,
    "jurisdiction.internet_court": internet,
    "jurisdiction.exclusive": exclusive_jurisdiction,
    "jurisdiction.governing_contract": guarantor_contract,
    "jurisdiction.deadline": deadlines,
    "payment_order": payment_order,
    "realisation": realisation,
}
"""By name."""
