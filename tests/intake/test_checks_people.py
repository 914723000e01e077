"""What may be said of people, roles, terms and proceedings, just inside each check."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from legal_docs.model.problem import Severity
from tests.intake.factories import codes, enforcement_case, loan_case, only, put, read_json

QUIET = {"id_unknown_region"}
Base = Callable[[], dict[str, Any]]


def _with(path: str, base: Base = loan_case, **values: Any) -> dict[str, Any]:
    data = base()
    for name, value in values.items():
        put(data, f"{path}.{name}", value)
    return data


INSIDE: dict[str, dict[str, Any]] = {
    "a prisoner since a day": _with(
        "people.0", whereabouts="imprisoned", whereabouts_since="2024-01-01", prison="示例监狱"
    ),
    "missing since nobody knows": _with("people.0", whereabouts="missing"),
    "abroad since a day": _with("people.0", whereabouts="abroad", whereabouts_since="2024-01-01"),
    "a residence on the day of birth": _with("people.0", residence_since="1988-03-15"),
    "a divorce on the day of the marriage": _with("people.0", divorced_on="2015-10-01"),
    "a spouse without days": _with("people.0", married_on=None),
    "a guardian of somebody without capacity": _with("people.0", lacks_capacity=True, guardian="壬监护"),
    "an operator where the kind of organisation is not said": _with(
        "people.1", operator="戊法人", org_type=""
    ),
    "an operator of a sole trader": _with("people.1", operator="戊法人", org_type="个体工商户"),
    "a successor of a dissolved company": _with("people.1", successor="戊法人", status="deregistered"),
    "a successor where nothing is said of the register": _with("people.1", successor="戊法人", status=None),
    "a listed company": _with("people.1", is_listed=True),
    "a company with one shareholder": _with("people.1", sole_shareholder="癸股东"),
    "an heir who received something": _with("debtors.0", role="heir", inherits="1.00"),
    "an heir who renounced and received nothing": _with(
        "debtors.0", role="heir", inherits="0", renounced=True
    ),
    "no misuse and no rate for it": _with("loans.0.penalty", misuse_uplift_percent=None),
    "misuse at its own rate": _with("loans.0.penalty", misused=True),
    "a note on demand without a schedule": _with(
        "loans.0.disbursements.0", is_due_on_demand=True, schedule=[]
    ),
    "costs no lower than the rate": _with("loans.0", cost_disclosure={"annual_percent": "4.35"}),
    "a disclosure without its figure": _with("loans.0", cost_disclosure={"signed": True}),
    "a person who needs no resolution": _with("guarantors.0", name="丁借款", resolution="not_needed"),
    "the consent of a guarantor": _with("events.0", consented_by=["示例保证有限公司"]),
    "the consent of a mortgagor": _with("events.0", consented_by=["丁借款"]),
    "a licensed mediator": _with("events.0", kind="mediation", licensed=True),
    "an instrument served and effective on its day": _with(
        "judgments.0", enforcement_case, served_on="2024-09-02", effective_on="2024-09-02"
    ),
    "an instrument of a note": _with("judgments.0", enforcement_case, debts=["示例借据-01"]),
    "the whole of a thing": _with("clues.0", share_percent="100"),
    "a simple case": _with("escalation", is_disputed=False),
    "a disputed case": _with("escalation", is_simple=False, is_disputed=True),
    "the lowest yearly wage": _with("escalation", average_wage="20000.00"),
    "days up to today": _with("escalation", on="2026-01-01"),
}


@pytest.mark.parametrize("data", INSIDE.values(), ids=INSIDE)
def test_what_can_be_is_not_told(data: dict[str, Any], tmp_path: Path) -> None:
    assert codes(read_json(tmp_path, data)) == QUIET


def test_a_co_owner_who_gives_security_may_consent(tmp_path: Path) -> None:
    data = _with("collateral.0", owner="示例保证有限公司", co_owners=["丁借款"])
    put(data, "events.0.consented_by", ["丁借款"])
    assert "not_a_guarantor" not in codes(read_json(tmp_path, data))


def test_knowledge_of_a_renewal_may_be_told_where_a_loan_repays_an_old_one(tmp_path: Path) -> None:
    data = put(loan_case(), "guarantors.0.knew_renewal", False)
    assert only(read_json(tmp_path, data), "renewal_without_old_loan").severity is Severity.WARNING
    put(data, "loans.0.repays_old_loan", True)
    assert codes(read_json(tmp_path, data)) == QUIET


def test_a_minor_may_have_a_guardian_until_coming_of_age(tmp_path: Path) -> None:
    data = _with("people.0", guardian="壬监护", id_number="", born_on="2008-01-01", married_on=None)
    assert "guardian_of_capable" not in codes(read_json(tmp_path, data, on=date(2025, 12, 31)))
    assert "guardian_of_capable" in codes(read_json(tmp_path, data, on=date(2026, 1, 1)))


@pytest.mark.parametrize("signed", ["signed_by_head", "signed_by_maker"])
def test_a_signed_paper_is_told_unless_it_is_a_certificate(signed: str, tmp_path: Path) -> None:
    data = loan_case(evidence=[{"file": "a.pdf", signed: True}])
    assert "signed_but_no_certificate" in codes(read_json(tmp_path, data))
    put(data, "evidence.0.is_own_certificate", True)
    assert "signed_but_no_certificate" not in codes(read_json(tmp_path, data))


def test_what_one_check_needs_is_not_told_where_it_was_refused(tmp_path: Path) -> None:
    data = put(loan_case(), "guarantors.0.signed_on", "上月")
    put(data, "events.0.consented_by", ["示例保证有限公司"])
    assert "not_a_guarantor" not in codes(read_json(tmp_path, data))


def test_an_assignor_is_not_held_against_a_creditor_that_was_refused(tmp_path: Path) -> None:
    data = put(loan_case(), "creditor.name", "")
    put(data, "creditor.assigned_from", "-")  # the name that stands in for the refused one
    assert codes(read_json(tmp_path, data)) == QUIET | {"missing_value"}


@pytest.mark.parametrize("length", [63, 65])
def test_a_hash_of_another_length_is_refused(length: int, tmp_path: Path) -> None:
    data = loan_case(evidence=[{"file": "a.csv", "custody": {"sha256": "a" * length}}])
    assert only(read_json(tmp_path, data), "not_sha256").is_error
