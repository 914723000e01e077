"""Golden cases: one sentence, inputs, answer; kept as data in golden/."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from legal_docs.law import fees
from legal_docs.law.doubled_interest import doubled_interest
from legal_docs.law.enforcement import base_of, enforcement
from legal_docs.law.guarantee import guarantee_period
from legal_docs.law.interruption import Consent, Interruption
from legal_docs.law.limitation import limitation, regime_years
from legal_docs.law.periods import add_days, add_months, deadline
from legal_docs.law.preservation import renewal, term_of
from legal_docs.law.suspension import Obstacle, suspension
from legal_docs.model.contact import EndedBy
from legal_docs.model.property import PropertyKind
from legal_docs.model.security import Guarantor
from tests.law.factory import guarantor

Case = dict[str, Any]


def golden(name: str) -> pytest.MarkDecorator:
    path = Path(__file__).parent / "golden" / f"{name}.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    return pytest.mark.parametrize("row", rows, ids=[f"{r['id']} {r['say']}" for r in rows])


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def sure(text: str) -> date:
    return date.fromisoformat(text)


def interruption(row: Case) -> Interruption:
    found = {key: day(row[key]) for key in ("ended_on", "served_on") if key in row}
    return Interruption(
        sure(row["on"]),
        proved=row.get("proved", True),
        consent=Consent(row.get("consent", "none")),
        is_proceeding=row.get("is_proceeding", False),
        ended_by=EndedBy(row["ended_by"]) if "ended_by" in row else None,
        **found,
    )


@golden("limitation")
def test_limitation_ends_on_the_days_of_the_golden_case(row: Case) -> None:
    found = limitation(sure(row["start"]), events=[interruption(each) for each in row["events"]])
    assert (found.safe_last_day, found.statutory_last_day) == (day(row["safe"]), day(row["statutory"]))
    assert list(found.event_effects) == row["effects"]
    assert regime_years(sure(row["start"])) == row["years"]
    assert found.reason == row.get("reason", "")
    assert found.extended_reading_last_day == day(row.get("extended"))
    if "lenient" in row:
        assert found.lenient_last_day == day(row["lenient"])


@golden("suspension")
def test_suspension_moves_only_the_statutory_day(row: Case) -> None:
    obstacle = Obstacle(sure(row["since"]), day(row["to"]), row["could_not_act"])
    found = suspension(sure(row["last"]), obstacle)
    assert found.safe_last_day == sure(row["last"])
    assert found.suspended is row["suspended"]
    assert (found.suspended_last_day, found.statutory_last_day) == (day(row["moved"]), day(row["statutory"]))


@golden("deadlines")
def test_a_period_ends_on_its_corresponding_day(row: Case) -> None:
    start = sure(row["start"])
    found = deadline(add_months(start, row["months"]) if row["months"] else add_days(start, row["days"]))
    assert (found.safe_last_day, found.statutory_last_day) == (sure(row["safe"]), day(row["statutory"]))


@golden("guarantee")
def test_a_guarantee_period_ends_as_worded_or_as_the_law_fills_in(row: Case) -> None:
    terms = {"period_length": None} | row["terms"]
    found = guarantee_period(Guarantor(**guarantor(signed_on=row["signed"], **terms)), sure(row["due"]))
    assert (found.last_day, found.basis) == (sure(row["last"]), row["basis"])


@golden("enforcement")
def test_the_enforcement_period_runs_from_the_end_of_performance(row: Case) -> None:
    terms = dict(row["terms"])
    terms["effective_on"] = sure(terms["effective_on"])
    terms["instalments"] = [sure(each) for each in terms.get("instalments", [])]
    terms["performance_last_day"] = day(terms.get("performance_last_day"))
    base = base_of(**terms)
    found = enforcement(base)
    assert base.base_day == sure(row["base"])
    assert (found.safe_last_day, found.statutory_last_day) == (sure(row["safe"]), day(row["statutory"]))


@golden("preservation")
def test_renewal_is_asked_for_seven_days_before_expiry(row: Case) -> None:
    found = renewal(sure(row["expiry"]))
    assert found.apply_no_later_than == sure(row["latest"])
    assert (found.apply_working_day, found.safe_apply_working_day) == (
        sure(row["working"]),
        sure(row["safe"]),
    )


@golden("preservation_terms")
def test_a_measure_lasts_no_longer_than_its_kind_allows(row: Case) -> None:
    found = term_of(PropertyKind(row["kind"]), sure(row["start"]))
    assert (found.max_expiry, found.safe_expiry) == (sure(row["max"]), sure(row["safe"]))


@golden("fees")
def test_a_court_fee_follows_its_tiers(row: Case) -> None:
    assert getattr(fees, row["kind"])(Decimal(row["amount"])) == Decimal(row["fee"])


@golden("small_claims")
def test_small_claims_depend_on_the_average_wage(row: Case) -> None:
    assert fees.small_claims(Decimal(row["amount"]), Decimal(row["wage"])) == row["result"]


@golden("doubled_interest")
def test_doubled_interest_is_summed_over_segments_and_rounded_once(row: Case) -> None:
    found = doubled_interest(
        [Decimal(each) for each in row["base"]],
        sure(row["base_day"]),
        payments=[(sure(on), Decimal(amount)) for on, amount in row["payments"]],
        excluded=[(sure(since), sure(to)) for since, to in row["excluded"]],
        as_of=sure(row["as_of"]),
    )
    assert [each.days for each in found.segments] == row["days"]
    assert (found.amount, found.running) == (Decimal(row["amount"]), row["running"])
