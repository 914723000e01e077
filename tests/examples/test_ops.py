"""Inputs of the public ops that carry meaning change the answer."""

from pathlib import Path
from typing import Any

import pytest

from legal_docs.examples.runner import check_example

Row = dict[str, Any]
SUIT = {"date": "2021-03-01", "kind": "lawsuit_filed", "effective": True}


def differences(op: str, inputs: Row, expected: Row) -> tuple[str, ...]:
    return check_example({"id": "X", "op": op, "inputs": inputs, "expected": expected}, Path())


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (
            {"date": "2021-03-01", "kind": "demand"},
            {"safe_last_day": "2023-05-10", "event_effects": ["claimed_unproved"]},
        ),
        ({"date": "2021-03-01", "kind": "demand", "evidence_id": "E1"}, {"safe_last_day": "2024-03-01"}),
        ({"date": "2021-03-01", "effective": "unsettled"}, {"event_effects": ["unsettled_lenient_only"]}),
        (
            {"date": "2021-03-01", "proceedings_ended": "2021-05-01", "ended_by": "mediation failed"},
            {"event_effects": ["claimed_unproved"]},
        ),
        (
            {**SUIT, "proceedings_ended": "2021-05-01", "ended_by": "mediation failed"},
            {"safe_last_day": "2024-05-01"},
        ),
        ({"date": "2021-03-01", "effective": True, "rest_waived": True}, {"event_effects": ["no_effect"]}),
        (
            {"date": "2021-03-01", "kind": "mediation", "effective": True, "licensed": False},
            {"event_effects": ["unsettled_lenient_only"]},
        ),
        ({"date": "2021-03-01", "kind": "demand", "effective": False}, {"event_effects": ["no_effect"]}),
        (
            {"date": "2021-03-01", "effective": True, "grade": "unsettled"},
            {"safe_last_day": "2023-05-10", "lenient_last_day": "2024-03-01"},
        ),
        ({**SUIT, "proceedings_ended": None}, {"safe_last_day": None, "running": False, "reason": "pending"}),
        (
            {**SUIT, "proceedings_ended": "2021-09-01", "ended_by": "effective judgment"},
            {"reason": "replaced_by_R-ENF-1"},
        ),
        (
            {**SUIT, "proceedings_ended": "2021-09-01", "ended_by": "withdrawn", "served_on": "2021-04-01"},
            {"safe_last_day": "2024-04-01"},
        ),
        (
            {**SUIT, "proceedings_ended": "2021-09-01", "ended_by": "withdrawn"},
            {"safe_last_day": "2023-05-10"},
        ),
        (
            {"date": "2021-03-01", "effective": True, "debtor": "B", "relation": "joint"},
            {"safe_last_day": "2024-03-01"},
        ),
        (
            {"date": "2021-03-01", "effective": True, "debtor": "B", "relation": "guarantor"},
            {"safe_last_day": "2023-05-10"},
        ),
    ],
)
def test_what_an_event_says_of_itself_counts(event: Row, expected: Row) -> None:
    assert not differences(
        "limitation.last_day", {"start": "2020-05-10", "debtor": "A", "events": [event]}, expected
    )


def test_an_event_against_another_needs_the_relation_between_them() -> None:
    event = {"date": "2021-03-01", "evidence_id": "E", "debtor": "B"}
    found = differences(
        "limitation.last_day", {"start": "2020-05-10", "debtor": "A", "events": [event]}, {"running": True}
    )
    assert "relation" in found[0]


def test_a_promise_after_the_period_gives_a_new_one_that_is_not_settled() -> None:
    event = {"date": "2024-02-20", "kind": "written_promise_to_pay", "effective": True}
    expected = {
        "safe_last_day": "2027-02-20",
        "settled": False,
        "event_effects": ["waiver_of_defence_new_period_from_here"],
    }
    assert not differences("limitation.last_day", {"start": "2021-01-15", "events": [event]}, expected)


def test_an_agreement_on_the_length_of_limitation_is_void() -> None:
    inputs = {"start": "2021-01-15", "agreed_years": 5}
    assert not differences(
        "limitation.last_day", inputs, {"safe_last_day": "2024-01-15", "agreement": "void"}
    )


def test_the_twenty_years_cut_every_reading() -> None:
    inputs = {"start": "2021-01-15", "infringed_on": "2002-03-01"}
    assert not differences(
        "limitation.last_day", inputs, {"safe_last_day": "2022-03-01", "lenient_last_day": "2022-03-01"}
    )


def test_a_suspension_moves_only_the_statutory_day() -> None:
    obstacle = {"from": "2022-02-01", "to": "2022-05-20", "could_not_act": True, "evidence_id": "E"}
    inputs = {"start": "2019-06-30", "suspensions": [obstacle]}
    assert not differences(
        "limitation.last_day", inputs, {"safe_last_day": "2022-06-30", "statutory_last_day": "2022-11-21"}
    )


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        (
            {"obstacle_to": None, "causation_proved": True},
            {"suspended": True, "suspended_last_day": None, "running": False, "reason": "suspended"},
        ),
        (
            {"obstacle_to": "2022-05-20", "causation_proved": False},
            {"suspended": False, "statutory_last_day": "2022-06-30"},
        ),
        ({"obstacle_to": "2022-05-20", "causation_proved": True, "evidence_id": None}, {"suspended": False}),
        ({"obstacle_to": "2022-05-20", "could_not_act": True, "evidence_id": "E"}, {"suspended": True}),
        ({"obstacle_to": "2022-05-20"}, {"suspended": False}),
    ],
)
def test_an_obstacle_counts_only_if_it_kept_the_bank_from_claiming(inputs: Row, expected: Row) -> None:
    start = {"start": "2019-06-30", "obstacle_from": "2022-02-01"}
    assert not differences("limitation.suspension", start | inputs, expected)


@pytest.mark.parametrize(
    ("stay", "amount"),
    [
        ({"from": "2024-02-10", "to": "2024-02-20"}, "350.00"),
        ({"from": "2024-02-10", "to": "2024-02-20", "asked_by": "debtor"}, "525.00"),
        ({"from": "2024-02-10", "to": "2024-02-20", "debtor": True}, "525.00"),
    ],
)
def test_a_stay_counts_unless_the_debtor_asked_for_it(stay: Row, amount: str) -> None:
    inputs = {
        "base": "100000",
        "performance_last_day": "2024-01-31",
        "as_of": "2024-03-01",
        "excluded": [stay],
    }
    assert not differences("interest.delay_double", inputs, {"doubled_interest": amount, "running": True})


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        (
            {"effective": "2024-09-25", "days": 10},
            {
                "safe_base_day": "2024-10-05",
                "base_day": "2024-10-08",
                "safe_last_day": "2026-10-05",
                "statutory_last_day": "2026-10-08",
            },
        ),
        (
            {"effective": "2023-01-01", "instalments": ["2023-03-01", "2023-06-01"], "kind": "notarised"},
            {"base_day": "2023-03-01"},
        ),
        (
            {"effective": "2023-01-01", "instalments": [{"due": "2023-03-01"}, {"due": "2023-06-01"}]},
            {"base_day": "2023-06-01"},
        ),
        (
            {"effective": "2021-01-01", "instalments": ["2021-03-01", "2021-06-01"]},
            {"safe_base_day": "2021-03-01", "base_day": "2021-06-01", "settled": False},
        ),
        (
            {
                "performance_last_day": "2022-03-31",
                "events": [
                    {
                        "date": "2023-05-05",
                        "kind": "enforcement_application",
                        "effective": True,
                        "proceedings_ended": None,
                    }
                ],
            },
            {"running": False, "reason": "pending"},
        ),
    ],
)
def test_the_enforcement_period_honours_instrument_and_events(inputs: Row, expected: Row) -> None:
    assert not differences("enforcement.last_day", inputs, expected)


@pytest.mark.parametrize("words", ["until_principal_and_interest_paid", "至本息还清之日止"])
def test_agreed_words_without_a_length_are_unclear(words: str) -> None:
    inputs = {"due": "2023-05-31", "contract_date": "2022-06-01", "agreed_text": words}
    assert not differences(
        "guarantee.period", inputs, {"basis": "unclear->6m", "safe_last_day": "2023-11-30"}
    )


ENFORCE = {"date": "2023-05-05", "kind": "enforcement_application", "effective": True}
SETTLE = {"date": "2023-05-05", "kind": "settlement", "effective": True, "performance_last_day": "2023-12-31"}


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (ENFORCE | {"proceedings_ended": "2023-11-01", "ended_by": "withdrawn"}, "2025-05-05"),
        (SETTLE | {"in_enforcement": True}, "2025-12-31"),
        (SETTLE, "2025-05-05"),
    ],
)
def test_what_restarts_the_enforcement_period(event: Row, expected: str) -> None:
    inputs = {"performance_last_day": "2022-03-31", "events": [event]}
    assert not differences("enforcement.last_day", inputs, {"safe_last_day": expected})


def test_stays_may_be_given_as_pairs_of_days() -> None:
    stays = [["2024-02-10", "2024-02-20"]]
    inputs = {
        "base": "100000",
        "performance_last_day": "2024-01-31",
        "as_of": "2024-03-01",
        "excluded": stays,
    }
    assert not differences("interest.delay_double", inputs, {"doubled_interest": "350.00"})
    half = inputs | {"excluded": [["2024-02-10"]]}
    assert "起止两个日期" in differences("interest.delay_double", half, {"doubled_interest": "1"})[0]


def test_an_unknown_base_day_gives_no_doubled_interest() -> None:
    inputs = {"base": "100000", "performance_last_day": None}
    expected = {"doubled_interest": None, "reason": "calendar_missing"}
    assert not differences("interest.delay_double", inputs, expected)


@pytest.mark.parametrize(
    ("run", "days"),
    [
        ({"value_date": "2024-01-01", "due_date": "2024-01-11"}, 10),
        ({"due_date": "2024-01-11", "to": "2024-01-31"}, 20),
        ({"from": "2024-01-01", "to": "2024-01-02"}, 1),
    ],
)
def test_contract_and_penalty_runs_are_half_open(run: Row, days: int) -> None:
    inputs = {"principal": "1000", "annual_rate": "0.06", "basis": "360"} | run
    assert not differences("interest.simple", inputs, {"days": days})


def test_three_days_do_not_say_which_run_is_meant() -> None:
    inputs = {"principal": "1", "annual_rate": "0.06", "basis": "360", "value_date": "2024-01-01"}
    inputs |= {"due_date": "2024-01-11", "to": "2024-01-31"}
    assert "其中两项" in differences("interest.simple", inputs, {"days": 1})[0]


def test_small_claims_are_not_available_for_what_the_law_excludes() -> None:
    inputs = {"amount": "1000", "avg_wage": "120000", "excluded": ["foreign_related"]}
    assert not differences("fee.small_claims", inputs, {"result": "not_available"})


def test_a_missing_basis_gives_no_amount() -> None:
    inputs = {
        "principal": "1",
        "annual_rate": "0.06",
        "from": "2024-01-01",
        "to": "2025-01-01",
        "basis": None,
    }
    assert not differences("interest.simple", inputs, {"interest": None, "reason": "input_missing"})


def test_a_period_counted_back_is_never_extended() -> None:
    inputs = {"start": "2024-10-08", "days": 7, "direction": "backward"}
    assert not differences("date.period_end", inputs, {"safe_last_day": "2024-10-01", "act_by": "2024-09-30"})


def test_preservation_runs_from_the_earlier_of_ruling_and_execution() -> None:
    inputs = {"type": "movable", "ruled": "2023-04-18", "executed": "2023-04-20"}
    assert not differences("preservation.max_term", inputs, {"max_expiry": "2025-04-18"})
    assert not differences("preservation.renewal", inputs, {"apply_no_later_than": "2025-04-10"})
