"""The line of time: every dated step once, in order; what to do next, the most urgent first."""

from datetime import date
from typing import Any

import pytest

from legal_docs.law.findings import check
from legal_docs.law.timeline import acts, lanes, timeline
from legal_docs.model.finding import Grade, NextAct, PeriodFinding, Step
from legal_docs.model.findings import Findings
from legal_docs.model.point import Point
from tests.law.factory import BORROWER, CO_BORROWER, case, contact, guarantor

ON = date(2024, 6, 30)


def period(**changes: Any) -> PeriodFinding:
    terms = {
        "kind": "limitation",
        "subject": BORROWER,
        "debt": "借据001",
        "starts_on": date(2023, 6, 30),
        "length": "三年",
        "safe_last_day": date(2026, 6, 30),
        "statutory_last_day": date(2026, 6, 30),
        "act_by": date(2026, 6, 30),
    }
    return PeriodFinding.model_validate(terms | changes)


def found(*periods: PeriodFinding, **changes: Any) -> Findings:
    return Findings(on=ON, law_known_to=ON, periods=periods, **changes)


def test_steps_of_all_periods_stand_in_order_of_time() -> None:
    later, earlier = Step(on=date(2024, 2, 1), sentence="后"), Step(on=date(2024, 1, 1), sentence="先")
    entries = timeline(found(period(steps=(later,)), period(steps=(earlier, Step(sentence="无日期")))))
    assert [(e.on, e.sentence) for e in entries] == [(date(2024, 1, 1), "先"), (date(2024, 2, 1), "后")]


def test_the_same_step_of_two_people_stands_once_with_both() -> None:
    step = Step(on=ON, sentence="同", articles=("民法典.188",))
    other = step.model_copy(update={"articles": ("民法典.195",), "grade": Grade.UNSETTLED})
    (entry,) = timeline(found(period(steps=(step,)), period(subject=CO_BORROWER, steps=(other,))))
    assert entry.subjects == (BORROWER, CO_BORROWER)
    assert entry.articles == ("民法典.188", "民法典.195")
    assert entry.grade is Grade.UNSETTLED


def test_a_lane_marks_what_counted_and_what_did_not() -> None:
    steps = (
        Step(on=date(2023, 6, 30), sentence="起", effect="starts"),
        Step(on=date(2024, 1, 1), sentence="甲", effect="interrupts"),
        Step(on=date(2024, 2, 1), sentence="乙", effect="claimed_unproved"),
        Step(on=date(2026, 6, 30), sentence="终", effect="ends"),
    )
    (lane,) = lanes(found(period(steps=steps)))
    assert [(m.on.month, m.counts) for m in lane.marks] == [(1, True), (2, False)]
    assert (lane.starts_on, lane.safe_last_day) == (date(2023, 6, 30), date(2026, 6, 30))


def test_a_period_without_any_day_has_no_lane() -> None:
    assert not lanes(found(period(starts_on=None, safe_last_day=None)))


def test_what_is_overdue_comes_first_then_the_earliest_day() -> None:
    first, last, soon = (
        NextAct(act=a, by=d) for a, d in (("甲", None), ("乙", ON), ("丙", date(2024, 1, 1)))
    )
    rows = acts(found(period(next_acts=(last, soon)), period(next_acts=(first,))))
    assert [row.act for row in rows] == ["甲", "丙", "乙"]


@pytest.mark.parametrize(
    ("days", "by"),
    [((date(2024, 2, 1), date(2024, 1, 1)), date(2024, 1, 1)), ((date(2024, 2, 1), None), None)],
)
def test_an_act_wanted_twice_stands_once_with_its_earliest_day(days: tuple[Any, Any], by: Any) -> None:
    one, other = (
        period(subject=s, next_acts=(NextAct(act="甲", by=d),)) for s, d in zip("AB", days, strict=True)
    )
    (row,) = acts(found(one, other))
    assert row.by == by
    assert row.wanted_for == ("诉讼时效：A", "诉讼时效：B")


def test_acts_of_points_are_listed_too() -> None:
    act = NextAct(act="补证", by=ON, paper="说明")
    point = Point(topic="evidence", code="x", rule="R-EVI-1", subject="甲", sentence="缺", next_acts=(act,))
    (row,) = acts(found(points=(point,)))
    assert (row.paper, row.wanted_for) == ("说明", ("证据与送达：甲",))


def test_a_real_review_has_a_line_for_its_demand_and_a_lane_for_each_period() -> None:
    review = check(case(contacts=[contact("2023-09-01")], guarantors=[guarantor()]), on=ON)
    demand = next(e for e in timeline(review) if e.effect == "interrupts")
    assert (demand.on, demand.subjects) == (date(2023, 9, 1), (BORROWER,))
    assert demand.proofs[0].page == 1
    assert len(lanes(review)) == len(review.periods)
