"""Points on preservation: what a bank may not claim as a right, waiting seals, deadlines, renewal."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from legal_docs.law.preserving.preservation import preservation_finding, renewal
from legal_docs.law.preserving.preservation_applying import kind_open
from legal_docs.law.preserving.preservation_points import preservation_points
from legal_docs.law.preserving.preservation_rules import When, covers, is_definite, security_for
from legal_docs.model.point import Level, Point
from legal_docs.model.property import Preservation, PropertyClue
from tests.law.factory import BORROWER, CO_BORROWER, case, event, judgment

D = date
ON = D(2024, 6, 3)
CLUE = {
    "id": "C1",
    "owner": BORROWER,
    "kind": "real_estate",
    "description": "样例路2号101室",
    "number": "0001",
}
MEASURE = {
    "id": "P1", "owner": BORROWER, "kind": "deposit", "asset": "存款", "court": "样例法院",
    "ruling_number": "（2024）样保1号", "ruled_on": "2024-05-06",
}  # fmt: skip


def points(on: date = ON, **changes: Any) -> dict[str, Point]:
    return {each.code: each for each in preservation_points(case(**changes), on=on)}


def test_a_case_without_property_has_no_points_on_preservation() -> None:
    assert points() == {}


def test_a_bank_branch_may_be_excused_in_litigation_but_has_no_right_to_it() -> None:
    said = points(clues=[CLUE], events=[event("2024-06-01", "suit")])["preservation_not_applied"].sentence
    assert "由法院裁量，不是申请人的权利" in said
    assert security_for(When.IN_SUIT, Decimal(100)).may_be_waived
    assert not security_for(When.IN_SUIT, Decimal(100)).certain
    assert not security_for(When.BEFORE_SUIT, Decimal(100)).may_be_waived


def test_another_applicant_is_excused_only_in_a_clear_case() -> None:
    assert "案件事实清楚" in security_for(When.IN_SUIT, Decimal(100), by_bank=False).why


def test_a_house_sealed_by_another_court_can_only_be_sealed_in_waiting() -> None:
    found = points(clues=[CLUE | {"sealed_by": "丁法院"}])["waiting_seizure"]
    assert "不得重复查封，可以申请轮候" in found.sentence
    assert "轮候自动生效" in found.sentence
    assert found.articles[:2] == ("民诉法2023.106", "查扣冻规定2020.26")


@pytest.mark.parametrize(
    ("changes", "when"),
    [
        ({}, When.BEFORE_SUIT),
        ({"events": [event("2024-06-03", "suit")]}, When.IN_SUIT),
        ({"events": [event("2024-06-04", "suit")]}, When.BEFORE_SUIT),
        ({"events": [event("2024-05-01", "suit", ended_on="2024-06-03")]}, When.BEFORE_SUIT),
        ({"judgments": [judgment(issued_on="2024-06-03", effective_on="2024-06-04")]}, When.ON_APPEAL),
        (
            {"judgments": [judgment(issued_on="2024-05-03", effective_on="2024-06-03")]},
            When.BEFORE_ENFORCEMENT,
        ),
        ({"judgments": [judgment()], "events": [event("2024-06-01", "enforcement")]}, None),
    ],
)
def test_the_kind_of_preservation_follows_the_course_of_the_case(
    changes: dict[str, Any], when: When | None
) -> None:
    assert kind_open(case(**changes), ON) is when


def test_pre_litigation_measures_say_by_which_working_day_to_sue() -> None:
    found = points(preservations=[MEASURE | {"is_pre_litigation": True, "executed_on": "2024-05-09"}])
    act = found["sue_after_pre_litigation"].next_acts[0]
    assert (act.by, found["sue_after_pre_litigation"].level) == (D(2024, 6, 5), Level.STOP)
    late = points(D(2024, 6, 6), preservations=[MEASURE | {"is_pre_litigation": True}])
    assert late["sue_after_pre_litigation"].next_acts[0].by is None
    assert points(preservations=[MEASURE]) == {}


def test_the_property_of_somebody_who_is_not_sued_is_not_to_be_preserved() -> None:
    found = points(clues=[CLUE | {"owner": CO_BORROWER}])
    assert found["clue_owner_not_obliged"].level is Level.STOP
    assert "preservation_not_applied" not in found


def test_what_makes_a_clue_definite_depends_on_its_kind() -> None:
    def definite(**changes: Any) -> bool:
        return is_definite(PropertyClue(**(CLUE | {"number": ""} | changes)))

    assert not definite()
    assert definite(location="样例市")
    assert not definite(kind="deposit", location="样例市")
    assert definite(kind="deposit", number="1")
    assert definite(kind="movable", location="样例市")
    assert not definite(kind="vehicle", location="样例市")


def test_a_measure_covers_a_clue_of_the_same_owner_and_kind_by_number_or_words() -> None:
    clue = PropertyClue(**CLUE | {"kind": "deposit", "description": "某行存款"})

    def covered(**changes: Any) -> bool:
        return covers(Preservation(**MEASURE | changes), clue)

    assert covered(asset="某行存款（限额）")
    assert covered(asset="存款")
    assert covered(asset="账户0001")
    assert not covered(asset="账户9")
    assert not covered(asset="存款", owner=CO_BORROWER)
    assert not covered(asset="存款", kind="payment_account")


def test_reminders_come_sixty_thirty_and_fourteen_days_before_the_day_to_act() -> None:
    assert renewal(D(2025, 6, 30)).alarms == (D(2025, 4, 21), D(2025, 5, 21), D(2025, 6, 6))
    steps = preservation_finding(Preservation(**MEASURE | {"expires_on": "2025-06-30"}), on=ON).steps
    assert [each.on for each in steps if each.effect == "renewal_alarm"] == [
        D(2025, 4, 21),
        D(2025, 5, 21),
        D(2025, 6, 6),
    ]


def test_a_waiting_measure_has_no_reminders_and_no_day_to_renew() -> None:
    found = preservation_finding(Preservation(**MEASURE | {"is_waiting": True}), on=ON)
    assert [each.effect for each in found.steps] == ["waiting"]
    assert found.act_by is None


def test_an_expiry_later_than_the_law_allows_is_questioned_until_it_may_be_a_renewal() -> None:
    def warned(expires_on: str, on: date, **changes: Any) -> bool:
        measure = Preservation(**MEASURE | {"expires_on": expires_on} | changes)
        effects = [each.effect for each in preservation_finding(measure, on=on).warnings]
        return "expiry_beyond_maximum" in effects

    assert warned("2025-05-07", ON)
    assert not warned("2025-05-06", ON)
    assert not warned("2025-05-07", D(2025, 5, 6))
    assert not warned("2025-05-07", ON, kind="payment_account")


def test_after_performance_the_measures_are_to_be_lifted() -> None:
    done = event("2024-05-10", "enforcement", ended_on="2024-06-01", ended_by="performed")
    assert points(preservations=[MEASURE], events=[done])["lift_preservation"].level is Level.STOP
    assert "lift_preservation" in points(D(2024, 6, 1), preservations=[MEASURE], events=[done])
    assert "lift_preservation" not in points(D(2024, 5, 31), preservations=[MEASURE], events=[done])
    other = done | {"target": CO_BORROWER}
    assert "lift_preservation" not in points(preservations=[MEASURE], events=[other])
