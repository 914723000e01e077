"""The moves of a case: which there are, and what stands in the way of each."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from legal_docs.access.moves import MOVES, Standing, Wish, demand, hindrances, limitation_left, right_for
from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError, ConflictError
from legal_docs.model.life import Phase

TODAY = date(2026, 6, 30)
READY = Standing(
    Phase.APPROVED,
    version=3,
    checked_version=3,
    drafted_version=3,
    approved_version=3,
    makers=frozenset({1}),
    last_step_on=date(2026, 6, 1),
)
FILE = Wish(Phase.FILED, TODAY, by=2, docket="（2026）某0101民初1号")


def said(standing: Standing, wish: Wish) -> str:
    return "；".join(error.zh for error in hindrances(standing, wish, TODAY))


def way(phase: Phase, after: Phase, **changes: object) -> str:
    """What stands in the way of one move of a case where all else is in order."""
    values: dict[str, object] = {"reason": "理由", "docket": "案号", "by": 2, "on": TODAY}
    wish = Wish(after, **(values | changes))  # type: ignore[arg-type]
    return said(replace(READY, phase=phase), wish)


@pytest.mark.parametrize("before", list(Phase), ids=str)
def test_moves_of_the_table_are_free_and_all_others_are_refused(before: Phase) -> None:
    for after in Phase:
        refused = way(before, after)
        assert bool(refused) == (after not in MOVES[before]), (before, after, refused)
        assert not refused or ("不能转为" in refused and before.label in refused)


def test_the_way_from_hand_over_to_the_end_is_open() -> None:
    straight = (
        Phase.ESCALATED, Phase.CHECKED, Phase.DRAFTED, Phase.IN_REVIEW, Phase.APPROVED, Phase.FILED,
        Phase.HEARD, Phase.JUDGED, Phase.EFFECTIVE, Phase.ENFORCEMENT, Phase.CLOSED,
    )  # fmt: skip
    for before, after in pairwise(straight):
        assert after in MOVES[before]


def test_filing_needs_the_check_the_approval_and_the_docket_number() -> None:
    assert said(READY, FILE) == ""
    assert "重新审查" in said(replace(READY, checked_version=2), FILE)
    assert "复核通过的不是" in said(replace(READY, approved_version=2), FILE)
    assert "案号" in said(READY, replace(FILE, docket=" "))


def test_nothing_goes_on_with_data_changed_after_its_check() -> None:
    old = replace(READY, checked_version=2)
    for before, after in [
        (Phase.ESCALATED, Phase.CHECKED),
        (Phase.CHECKED, Phase.DRAFTED),
        (Phase.DRAFTED, Phase.IN_REVIEW),
        (Phase.IN_REVIEW, Phase.APPROVED),
        (Phase.CHECKED, Phase.NOT_SUED),
    ]:
        assert "重新审查" in said(replace(old, phase=before), Wish(after, TODAY, 2, "理由")), after
    for before, after in [(Phase.IN_REVIEW, Phase.DRAFTED), (Phase.DRAFTED, Phase.CHECKED)]:
        assert said(replace(old, phase=before), Wish(after, TODAY, 2, "退回")) == ""


def test_review_needs_papers_of_the_newest_version() -> None:
    old = replace(READY, drafted_version=2)
    for before, after in [(Phase.DRAFTED, Phase.IN_REVIEW), (Phase.IN_REVIEW, Phase.APPROVED)]:
        assert "重新制作" in said(replace(old, phase=before), Wish(after, TODAY, 2))


def test_nobody_approves_what_they_saved_or_drafted() -> None:
    assert "不能自己复核" in way(Phase.IN_REVIEW, Phase.APPROVED, by=1)
    assert way(Phase.IN_REVIEW, Phase.DRAFTED, by=1) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Phase.ESCALATED, Phase.RETURNED),
        (Phase.CHECKED, Phase.NOT_SUED),
        (Phase.IN_REVIEW, Phase.DRAFTED),
        (Phase.APPROVED, Phase.DRAFTED),
        (Phase.DRAFTED, Phase.CHECKED),
        (Phase.ENFORCEMENT, Phase.CLOSED),
        (Phase.CLOSED, Phase.ENFORCEMENT),
        (Phase.RETURNED, Phase.ESCALATED),
    ],
)
def test_an_end_and_a_step_back_need_a_reason(before: Phase, after: Phase) -> None:
    assert "理由" in way(before, after, reason=" ")


def test_a_step_forward_needs_no_reason() -> None:
    assert way(Phase.FILED, Phase.HEARD, reason="") == ""


@pytest.mark.parametrize("after", [Phase.HEARD, Phase.JUDGED])
def test_a_day_lies_neither_in_the_future_nor_before_the_last_step(after: Phase) -> None:
    assert "之后" in way(Phase.FILED, after, on=date(2026, 7, 1))
    assert "早于" in way(Phase.FILED, after, on=date(2026, 5, 31))
    assert way(Phase.FILED, after, on=date(2026, 6, 1)) == ""
    first = replace(READY, phase=Phase.FILED, last_step_on=None)
    assert said(first, Wish(after, date(2020, 1, 1), 2)) == ""


def test_all_that_stands_in_the_way_is_told_and_the_first_is_raised() -> None:
    bare = Standing(Phase.APPROVED, version=2)
    assert len(hindrances(bare, replace(FILE, docket="", on=date(2026, 7, 1)), TODAY)) == 4
    with pytest.raises(ConflictError):
        demand(bare, FILE, TODAY)
    with pytest.raises(BadInputError):
        demand(READY, replace(FILE, docket=""), TODAY)
    demand(READY, FILE, TODAY)


@pytest.mark.parametrize(
    ("before", "after", "action"),
    [
        (Phase.IN_REVIEW, Phase.APPROVED, Action.REVIEW),
        (Phase.IN_REVIEW, Phase.DRAFTED, Action.REVIEW),
        (Phase.APPROVED, Phase.DRAFTED, Action.DRAFT),
        (Phase.CHECKED, Phase.DRAFTED, Action.DRAFT),
        (Phase.DRAFTED, Phase.IN_REVIEW, Action.SUBMIT),
        (Phase.ESCALATED, Phase.CHECKED, Action.CHECK_CASE),
        (Phase.CHECKED, Phase.NOT_SUED, Action.DECIDE_NOT_TO_SUE),
        (Phase.APPROVED, Phase.FILED, Action.MOVE_CASE),
        (Phase.FILED, Phase.HEARD, Action.MOVE_CASE),
    ],
)
def test_each_move_has_its_right(before: Phase, after: Phase, action: Action) -> None:
    assert right_for(before, after) is action


def test_what_is_left_of_the_period_is_told_in_days() -> None:
    assert limitation_left(date(2026, 7, 10), TODAY) == "最早的稳妥届满日为2026-07-10，还有10天"
    assert limitation_left(date(2026, 6, 20), TODAY) == "最早的稳妥届满日2026-06-20已过10天"
    assert limitation_left(TODAY, TODAY) == "最早的稳妥届满日为2026-06-30，还有0天"
    assert "没有" in limitation_left(None, TODAY)
