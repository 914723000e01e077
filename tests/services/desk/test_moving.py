"""The life of a case: moves with their guards, the decision not to sue, what the court has told."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from legal_docs.errors import BadInputError, ConflictError, NotAllowedError
from legal_docs.model.deadline import DeadlineKind
from legal_docs.model.life import Phase
from legal_docs.services.desk import checking, moving
from legal_docs.services.desk.cases import save_case
from legal_docs.services.desk.figures import figures
from legal_docs.services.wiring import Wiring
from legal_docs.storage import deadlines
from tests.services.desk.worked import Team, actions, record_of, sample, team

ON = date(2026, 6, 30)
DOCKET = "（2026）某0101民初1号"
READY = {"phase": Phase.APPROVED, "checked_version": 1, "approved_version": 1}


@pytest.fixture
def people(one_house: Wiring) -> Team:
    return team(one_house)


def filed(people: Team) -> int:
    return people.added(sample("001"), **READY | {"phase": Phase.FILED}).id


def way(people: Team, id: int, after: Phase) -> moving.Way:
    return next(each for each in moving.possible(people.reviewer, id) if each.after is after)


def test_a_case_is_filed_with_its_docket_number_on_the_day_it_happened(house: Wiring) -> None:
    people = team(house)
    id = people.added(sample("001"), **READY).id
    kept = moving.move(people.lawyer, id, Phase.FILED, on=ON - timedelta(days=2), docket=f" {DOCKET} ")
    assert (kept.phase, kept.docket) == (Phase.FILED, DOCKET) and record_of(people.lawyer, id) == kept
    (step,) = moving.moves(people.lawyer, id)
    assert (step.on, step.docket, step.by) == (ON - timedelta(days=2), DOCKET, people.lawyer.who.id)
    assert actions(house)[-3:] == ["case.move", "case.save", "move.list"]


def test_saving_after_the_approval_makes_it_stale_and_filing_is_refused(people: Team) -> None:
    case = sample("001")
    id = people.added(case, **READY).id
    save_case(people.lawyer, id, case.model_copy(update={"remarks": "改"}), seen=1, reason="")
    with pytest.raises(ConflictError, match="重新审查"):
        moving.move(people.lawyer, id, Phase.FILED, on=ON, docket=DOCKET)
    checking.check(people.lawyer, id, on=ON)
    with pytest.raises(ConflictError, match="复核通过的不是"):
        moving.move(people.lawyer, id, Phase.FILED, on=ON, docket=DOCKET)
    assert record_of(people.lawyer, id).phase is Phase.APPROVED
    assert any("复核通过的不是" in said for said in way(people, id, Phase.FILED).hindrances)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Phase.ESCALATED, Phase.CHECKED),
        (Phase.CHECKED, Phase.DRAFTED),
        (Phase.DRAFTED, Phase.IN_REVIEW),
        (Phase.IN_REVIEW, Phase.APPROVED),
        (Phase.IN_REVIEW, Phase.DRAFTED),
        (Phase.CHECKED, Phase.NOT_SUED),
    ],
)
def test_steps_that_come_of_other_work_are_not_entered_by_hand(
    people: Team, before: Phase, after: Phase
) -> None:
    id = people.added(sample("001"), phase=before, checked_version=1).id
    with pytest.raises(ConflictError, match="不能直接登记"):
        moving.move(people.reviewer, id, after, on=ON, reason="理由")
    assert way(people, id, after).is_own_step == (after is not Phase.NOT_SUED)


def test_an_approval_taken_back_is_no_approval_any_more(people: Team) -> None:
    id = people.added(sample("001"), **READY).id
    with pytest.raises(BadInputError, match="理由"):
        moving.move(people.lawyer, id, Phase.DRAFTED, on=ON)
    kept = moving.move(people.lawyer, id, Phase.DRAFTED, on=ON, reason="补充证据")
    assert (kept.phase, kept.approved_version) == (Phase.DRAFTED, 0)


def test_the_ways_from_here_say_what_they_need_and_what_is_in_the_way(people: Team) -> None:
    id = people.added(sample("001"), **READY).id
    found = {each.after: each for each in moving.possible(people.lawyer, id)}
    assert set(found) == {Phase.FILED, Phase.DRAFTED, Phase.RETURNED}
    assert found[Phase.FILED].needs_docket and not found[Phase.FILED].needs_reason
    assert found[Phase.RETURNED].needs_reason and not found[Phase.RETURNED].needs_docket
    assert all(each.hindrances == () for each in found.values())
    unchecked = people.added(sample("002"), phase=Phase.CHECKED).id
    assert Phase.NOT_SUED in {each.after for each in moving.possible(people.reviewer, unchecked)}
    assert "重新审查" in way(people, unchecked, Phase.NOT_SUED).hindrances[0]


def test_not_to_sue_is_decided_by_a_reviewer_with_the_time_left_beside_the_reason(people: Team) -> None:
    id = people.added(sample("001")).id
    last = checking.check(people.lawyer, id, on=ON).record.last_day
    assert last is not None
    with pytest.raises(NotAllowedError):
        moving.decide_not_to_sue(people.lawyer, id, reason="无财产")
    with pytest.raises(BadInputError, match="理由"):
        moving.decide_not_to_sue(people.reviewer, id, reason=" ")
    assert moving.decide_not_to_sue(people.reviewer, id, reason="无财产。").phase is Phase.NOT_SUED
    said = moving.moves(people.lawyer, id)[-1].reason
    assert said == f"无财产。最早的稳妥届满日为{last}，还有{(last - ON).days}天"


def test_a_case_not_checked_cannot_be_given_up(people: Team) -> None:
    id = people.added(sample("001"), phase=Phase.CHECKED).id
    with pytest.raises(ConflictError, match="审查"):
        moving.decide_not_to_sue(people.reviewer, id, reason="无财产")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Phase.NOT_SUED, Phase.ESCALATED),
        (Phase.RETURNED, Phase.ESCALATED),
        (Phase.CLOSED, Phase.ENFORCEMENT),
    ],
)
def test_a_case_is_taken_up_again_with_a_reason(people: Team, before: Phase, after: Phase) -> None:
    id = people.added(sample("001"), phase=before, checked_version=1).id
    with pytest.raises(BadInputError):
        moving.move(people.lawyer, id, after, on=ON)
    assert moving.move(people.lawyer, id, after, on=ON, reason="发现财产").phase is after


def test_closing_keeps_what_was_recovered_and_the_figures_move(house: Wiring) -> None:
    people = team(house)
    id = people.added(sample("001"), phase=Phase.ENFORCEMENT, owed=Decimal("1000.00")).id
    assert figures(people.manager).by_branch[0].rate == 0
    for wrong in (Decimal("-1"), Decimal("0.001"), Decimal("NaN")):
        with pytest.raises(BadInputError, match="回收金额"):
            moving.move(people.lawyer, id, Phase.CLOSED, on=ON, reason="执行完毕", recovered=wrong)
    assert record_of(people.lawyer, id).phase is Phase.ENFORCEMENT
    kept = moving.move(people.lawyer, id, Phase.CLOSED, on=ON, reason="执行完毕", recovered=Decimal("250.50"))
    assert (kept.phase, kept.recovered) == (Phase.CLOSED, Decimal("250.50"))
    assert figures(people.manager).by_branch[0].rate == Decimal("25.0")
    assert "case.court" in actions(house)


def test_closing_without_a_sum_leaves_what_is_known_and_other_steps_take_none(people: Team) -> None:
    known, unknown = (
        people.added(sample(each), phase=Phase.ENFORCEMENT, **columns).id
        for each, columns in (("001", {"recovered": Decimal("7.00")}), ("002", {}))
    )
    found = [
        moving.move(people.lawyer, id, Phase.CLOSED, on=ON, reason="终结").recovered
        for id in (known, unknown)
    ]
    assert found == [Decimal("7.00"), None]
    heard = people.added(sample("007"), phase=Phase.FILED).id
    with pytest.raises(BadInputError, match="“已开庭”时不登记已回收金额"):
        moving.move(people.lawyer, heard, Phase.HEARD, on=ON, recovered=Decimal(1))


def test_what_the_court_told_is_kept_and_the_hearing_stands_among_the_deadlines(house: Wiring) -> None:
    people = team(house)
    id, desk = filed(people), people.lawyer
    day = ON + timedelta(days=20)
    kept = moving.note_court(desk, id, docket=DOCKET, hearing_on=day, recovered=Decimal("1200.50"))
    assert (kept.docket, kept.hearing_on, kept.recovered) == (DOCKET, day, Decimal("1200.50"))
    assert actions(house)[-1] == "case.court"
    moving.note_court(desk, id, docket=DOCKET, hearing_on=day, recovered=Decimal("1200.50"))
    assert actions(house).count("case.court") == 1
    moving.note_court(desk, id, docket=DOCKET, hearing_on=day + timedelta(days=7), recovered=None)
    with desk.records.reading() as tx:
        rows = [each for each in deadlines.of_case(tx, id) if each.kind is DeadlineKind.HEARING]
    assert [(each.safe_last_day, each.done_on) for each in rows] == [
        (day, ON),
        (day + timedelta(days=7), None),
    ]
    assert rows[0].note == f"改期至{day + timedelta(days=7)}"
    moving.note_court(desk, id, docket=DOCKET, hearing_on=None, recovered=None)
    with desk.records.reading() as tx:
        assert all(each.done_on for each in deadlines.of_case(tx, id))


def test_before_filing_there_is_nothing_a_court_has_told(people: Team) -> None:
    id = people.added(sample("001"), **READY).id
    with pytest.raises(ConflictError, match="还没有立案"):
        moving.note_court(people.lawyer, id, docket=DOCKET, hearing_on=None, recovered=None)
    assert moving.note_court(people.lawyer, id, docket="", hearing_on=None, recovered=None).docket == ""


@pytest.mark.parametrize("amount", ["-1", "1.234", "NaN"])
def test_a_sum_that_cannot_be_is_refused(people: Team, amount: str) -> None:
    with pytest.raises(BadInputError, match="回收金额"):
        moving.note_court(people.lawyer, filed(people), docket="", hearing_on=None, recovered=Decimal(amount))


def test_a_docket_number_longer_than_any_is_refused(people: Team) -> None:
    moving.note_court(people.lawyer, filed(people), docket="号" * 100, hearing_on=None, recovered=None)
    with pytest.raises(BadInputError, match="案号"):
        moving.note_court(
            people.lawyer,
            people.added(sample("002"), phase=Phase.FILED).id,
            docket="号" * 101,
            hearing_on=None,
            recovered=None,
        )


def test_a_manager_sees_the_steps_without_reasons_and_another_branch_nothing(people: Team) -> None:
    id = people.added(sample("001"), phase=Phase.CHECKED, checked_version=1).id
    moving.move(people.lawyer, id, Phase.RETURNED, on=ON, reason="张某已还清")
    assert [(each.after, each.reason) for each in moving.moves(people.manager, id)] == [(Phase.RETURNED, "")]
    assert moving.moves(people.lawyer, id)[0].reason == "张某已还清"
    with pytest.raises(NotAllowedError):
        moving.moves(people.stranger, id)
    with pytest.raises(NotAllowedError):
        moving.move(people.stranger, id, Phase.ESCALATED, on=ON, reason="理由")
