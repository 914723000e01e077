"""Ops on parties, causes of action, evidence and service."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs
from legal_docs.law.filing.mediation import commercial_mediation_open
from legal_docs.law.people.assignees import effective_on
from legal_docs.law.people.capacity import capacity
from legal_docs.law.people.causes import cause_of, element_form
from legal_docs.law.people.estate import administrator, answerable
from legal_docs.law.people.filing_contents import decision_by
from legal_docs.law.people.organisations import named_as
from legal_docs.law.proving.burden import Procedure, ask_by, standard, time_limit
from legal_docs.law.proving.evidence_form import missing_factors, missing_signatures
from legal_docs.law.proving.service import announced, deemed_served
from legal_docs.model.exhibit import Custody
from legal_docs.model.party import Debtor, DebtorRole


def cause(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return the name of a cause of action, and its number on the day (null: not loaded)."""
    found = cause_of(inputs.text("cause"), inputs.day("on"))
    return {"name": found.name, "number": found.number, "grade": found.grade.value}


def form(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return whether an official element form exists for the cause on the day."""
    found = element_form(inputs.text("cause"), inputs.day("on"))
    return {"available": found.available, "grade": found.grade.value}


def assignment(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return from when an assignment binds the debtor."""
    notified, served = inputs.maybe_day("notified_on"), inputs.maybe_day("copy_served_on")
    return {"effective_on": effective_on(notified_on=notified, copy_served_on=served)}


def estate(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return who is sued for the debt of a deceased, each for how much at most, and who administers."""
    listed = tuple(
        Debtor(
            name=each.text("name"),
            role=DebtorRole.HEIR,
            inherits=each.maybe_amount("inherits"),
            renounced=each.flag("renounced"),
        )
        for each in inputs.items("heirs")
    )
    found = answerable(listed)
    names = tuple(each.name for each in listed)
    looks_after = administrator(
        executor=inputs.text("executor"),
        elected=inputs.text("elected"),
        heirs=names,
        all_renounced=bool(listed) and not found.sued,
    )
    return {
        "sued": list(found.sued),
        "renounced": list(found.renounced),
        "limits": found.limits,
        "administrator": looks_after,
    }


def capacity_on(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return the capacity of a person on a day: none, limited or full."""
    working = inputs.flag("lives_on_own_labour")
    return {"capacity": capacity(inputs.day("born_on"), inputs.day("on"), lives_on_own_labour=working).value}


def sole_trader(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return how a sole trader is named, and whether the operator's details are added."""
    named, added = named_as(trade_name=inputs.text("trade_name"), operator=inputs.text("operator"))
    return {"named": named, "operator_added": added}


def mediation(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return whether a commercial mediator may take the dispute."""
    open_to = commercial_mediation_open(
        is_consumer=inputs.flag("is_consumer"), licensed=inputs.flag("licensed"), on=inputs.day("on")
    )
    return {"open": open_to}


def decision(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return until when the court decides whether to accept a complaint."""
    found = decision_by(inputs.day("received_on"))
    return {"safe_last_day": found.safe_last_day, "statutory_last_day": found.statutory_last_day}


def evidence_limit(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return the bounds of the time limit for evidence, and with a notice its last days."""
    found = time_limit(inputs.choice("procedure", {each.value: each for each in Procedure}))
    answer: dict[str, Any] = {"least": found.least, "most": found.most}
    noticed, days = inputs.maybe_day("noticed_on"), inputs.whole("days")
    if noticed and days:
        last = ask_by(noticed, days)
        answer |= {"safe_last_day": last.safe_last_day, "statutory_last_day": last.statutory_last_day}
    return answer


def proof_standard(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return how surely a fact must be shown."""
    return {"standard": standard(inputs.text("fact")).value}


def certificate(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return whether the bank's own certificate is signed as it must be, and what is missing."""
    missing = missing_signatures(by_head=inputs.flag("by_head"), by_maker=inputs.flag("by_maker"))
    return {"sufficient": not missing, "missing": list(missing)}


def custody(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return which facts of the chain of custody are not recorded."""
    names = ("system", "operator", "sha256", "method")
    recorded = Custody(
        **{name: inputs.text(name) for name in names},
        taken_on=inputs.maybe_day("taken_on"),
    )
    return {"missing": list(missing_factors(recorded))}


def service(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return when court mail that came back counts as served."""
    found = deemed_served(
        inputs.day("returned_on"),
        confirmed_to_court=inputs.flag("confirmed_to_court"),
        agreed_in_contract=inputs.flag("agreed_in_contract"),
        without_fault=inputs.flag("without_fault"),
    )
    return {"served_on": found.on, "grade": found.grade.value}


def announcement(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return when service by announcement is complete."""
    return {"served_on": announced(inputs.day("published_on"))}


OPS: Mapping[str, Callable[[Inputs, Path], Mapping[str, Any]]] = {
    "parties.cause": cause,
    "parties.element_form": form,
    "parties.assignment": assignment,
    "parties.estate": estate,
    "parties.capacity": capacity_on,
    "parties.sole_trader": sole_trader,
    "parties.commercial_mediation": mediation,
    "parties.decision": decision,
    "evidence.time_limit": evidence_limit,
    "evidence.standard": proof_standard,
    "evidence.certificate": certificate,
    "evidence.custody": custody,
    "evidence.deemed_service": service,
    "evidence.announcement": announcement,
}
"""By name."""
