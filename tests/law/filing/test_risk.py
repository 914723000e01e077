from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from legal_docs.law.bank_tables import packaged, with_changes
from legal_docs.law.filing.recovery import recovery
from legal_docs.law.filing.risk import class_of, known, nearest_act, past_due_since, priority_of
from legal_docs.law.wording import step
from legal_docs.model.assessment import Factor, Risk, RiskClass
from legal_docs.model.card import CardAccount
from tests.law.assessing import ON, arrears, assessed, clue, period, sued, told
from tests.law.factory import NOTE, guarantor

WEIGHTS = packaged().risk


def rated(total: str = "60000", since: date | None = None, days: int = 400, **changes: Any) -> Risk:
    owed = arrears(total, since=since or date(2025, 3, 2))
    result = assessed(sued(**changes), owed, period(ON + timedelta(days=days))).risk
    assert result is not None
    return result


def factor(risk: Risk, name: str) -> Factor:
    return next(each for each in risk.factors if each.name == name)


def test_every_factor_says_what_was_found_and_the_points_add_up() -> None:
    risk = rated(escalation=told(willingness="refuses", default_cause="subjective"))
    assert {each.name: str(each.points) for each in risk.factors} == {
        "逾期天数": "20.00",  # 365 days: 361 and more, all of 20
        "金额": "8.00",  # 40 % of 20
        "还款意愿": "12.00",  # 80 % of 15
        "违约原因": "10.00",
        "距最近行动日": "0.00",
        "财产和担保的覆盖": "15.00",
    }
    assert risk.score == Decimal("65.00") and risk.risk is RiskClass.HIGH and risk.priority == 2
    assert sum(each.most for each in risk.factors) == 100
    assert factor(risk, "逾期天数").found == "逾期365天"
    assert factor(risk, "还款意愿").found == "拒绝还款"


@pytest.mark.parametrize(
    ("days", "points"), [(0, 0), (1, 4), (30, 4), (31, 8), (90, 8), (91, 14), (181, 18), (360, 18), (361, 20)]
)
def test_days_past_due_step_up(days: int, points: int) -> None:
    risk = rated(since=ON - timedelta(days=days))
    assert factor(risk, "逾期天数").points == points


@pytest.mark.parametrize(
    ("total", "points"),
    [("49999.99", 4), ("50000", 8), ("200000", 12), ("1000000", 16), ("4999999.99", 16), ("5000000", 20)],
)
def test_the_amount_steps_up(total: str, points: int) -> None:
    assert factor(rated(total), "金额").points == points


@pytest.mark.parametrize(("days", "points"), [(30, 20), (31, 18), (91, 12), (181, 6), (365, 6), (366, 0)])
def test_little_time_left_steps_up(days: int, points: int) -> None:
    assert factor(rated(days=days), "距最近行动日").points == points


@pytest.mark.parametrize(
    ("answer", "points"), [("willing", "0.00"), ("evasive", "9.00"), ("refuses", "12.00"), ("lost", "15.00")]
)
def test_willingness_is_weighed(answer: str, points: str) -> None:
    risk = rated(escalation=told(willingness=answer))
    assert str(factor(risk, "还款意愿").points) == points


@pytest.mark.parametrize(("answer", "points"), [("objective", "4.00"), ("subjective", "10.00")])
def test_the_cause_of_default_is_weighed(answer: str, points: str) -> None:
    assert str(factor(rated(escalation=told(default_cause=answer)), "违约原因").points) == points


@pytest.mark.parametrize(
    ("value", "points"), [("10", "15.00"), ("30", "10.50"), ("69", "10.50"), ("70", "6.00"), ("100", "1.50")]
)
def test_cover_by_assets_lowers_the_risk(value: str, points: str) -> None:
    tables = with_changes({"recovery": {"deposit": {"low": 100, "high": 100}}})
    owed = arrears("100")
    found = assessed(sued(clues=[clue(kind="deposit", value=value)]), owed, tables=tables).risk
    assert found is not None and str(factor(found, "财产和担保的覆盖").points) == points


def test_a_guarantor_counts_as_a_part_of_the_claim() -> None:
    people = [each.model_dump() for each in sued().people]
    people += [{"kind": "natural", "name": name} for name in ("孙样例", "李样例")]
    one, two = guarantor(), guarantor("李样例")
    assert factor(rated(people=people, guarantors=[one]), "财产和担保的覆盖").points == 15
    found = factor(rated(people=people, guarantors=[one, two]), "财产和担保的覆盖")
    assert str(found.points) == "10.50" and "保证人2人" in found.found


def test_what_is_not_known_gives_half_and_says_so() -> None:
    found = assessed(sued(escalation=None, clues=[clue(value=None)]), arrears(since=None)).risk
    assert found is not None
    half = {
        each.name: (str(each.points), str(each.most / 2)) for each in found.factors if each.name != "金额"
    }
    assert len(half) == 5 and all(Decimal(points) == Decimal(most) for points, most in half.values())
    assert all("一半" in each.found for each in found.factors if each.name != "金额")


@pytest.mark.parametrize(
    ("score", "found"), [("60", "high"), ("59.99", "medium"), ("35", "medium"), ("34.99", "low")]
)
def test_the_class_begins_at_its_bound(score: str, found: str) -> None:
    assert class_of(Decimal(score), WEIGHTS) == found


@pytest.mark.parametrize(
    ("score", "place"), [("75", 1), ("74.99", 2), ("60", 2), ("45", 3), ("30", 4), ("29.99", 5), ("0", 5)]
)
def test_priority_falls_with_the_score(score: str, place: int) -> None:
    assert priority_of(Decimal(score), 31, WEIGHTS) == place
    assert priority_of(Decimal(score), None, WEIGHTS) == place


@pytest.mark.parametrize("days", [30, 0, -1])
def test_an_act_due_soon_or_overdue_comes_first(days: int) -> None:
    assert priority_of(Decimal(0), days, WEIGHTS) == 1


def test_a_day_that_went_by_is_told_with_what_to_do() -> None:
    risk = rated(days=-3)
    found = factor(risk, "距最近行动日")
    assert found.points == 20 and "已过3天" in found.found and risk.priority == 1
    assert "优先级为1" in factor(rated(days=30), "距最近行动日").found
    assert "优先级" not in factor(rated(days=31), "距最近行动日").found


def test_the_nearest_act_is_one_that_can_still_be_done() -> None:
    past, soon, later = (ON + timedelta(days=n) for n in (-5, 0, 9))
    assert nearest_act([period(past), period(later), period(soon)], on=ON) == soon
    assert nearest_act([period(past), period(past - timedelta(days=9))], on=ON) == past
    stopped = period(soon, running=False, reason="replaced_by_enforcement")
    assert nearest_act([stopped, period(None)], on=ON) is None
    assert nearest_act([period(soon, running=False, reason="suspended")], on=ON) == soon


def test_a_card_is_past_due_from_the_first_minimum_that_was_missed() -> None:
    card = {"number": NOTE, "opened_on": "2020-01-01", "statement_day": 5, "due_day": 25}
    owed = arrears(since=date(2025, 3, 2))
    debt = owed.debts[0].model_copy(update={"breached_since": date(2025, 12, 2)})
    missed = owed.model_copy(update={"debts": (debt,)})
    of_card = sued(loans=[]).model_copy(update={"cards": (CardAccount.model_construct(**card),)})
    assert past_due_since(of_card, debt) == date(2025, 12, 2)
    assert past_due_since(sued(), debt) == date(2025, 3, 2)
    arguments = {
        "on": ON,
        "periods": (),
        "found": recovery(sued(), Decimal(1), packaged()),
        "claim": Decimal(1),
    }
    assert known(of_card, arrears=missed, **arguments).days_past_due == 90
    assert known(of_card, arrears=owed, **arguments).days_past_due == 0  # the minimum was always paid


@pytest.mark.parametrize("effect", ["waiver_of_defence_new_period_from_here", "hangs_on_one_event"])
def test_a_period_the_debtor_could_contest_is_urgent(effect: str) -> None:
    doubtful = period(date(2029, 1, 5), warnings=(step("某事", effect=effect),))
    found = assessed(sued(escalation=told(willingness="willing")), None, doubtful).risk
    plain = assessed(sued(escalation=told(willingness="willing")), None, period(date(2029, 1, 5))).risk
    assert found is not None and plain is not None
    assert (found.priority, plain.priority) == (2, 3)
    assert "优先级不低于2" in factor(found, "距最近行动日").found


def test_the_first_place_stays_the_first() -> None:
    assert priority_of(Decimal(80), 400, WEIGHTS, is_contested=True) == 1
