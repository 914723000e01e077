"""Deadlines: entered from a court's notice, ticked off, due for one's branch, masked for a manager."""

from datetime import date, timedelta

import pytest

from legal_docs.errors import BadInputError, ConflictError, NotAllowedError
from legal_docs.model.deadline import Deadline, DeadlineKind, Nearest
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseOrder, CaseQuery
from legal_docs.services.desk import checking, deadlines
from legal_docs.services.desk.cases import list_cases
from legal_docs.services.desk.deadlines import BY_HAND, Notice
from legal_docs.services.wiring import Wiring
from legal_docs.storage import deadlines as kept
from tests.services.desk.worked import Team, actions, record_of, sample, team

ON = date(2026, 6, 30)


@pytest.fixture
def people(one_house: Wiring) -> Team:
    return team(one_house)


def added(people: Team, id: int, day: date, **changes: object) -> Deadline:
    values = {
        "case_id": id,
        "kind": DeadlineKind.LIMITATION,
        "subject": "张某甲：房屋",
        "act": "起诉",
        "act_by": day,
    }
    with people.lawyer.records.writing() as tx:
        return kept.add(tx, Deadline.model_validate(values | changes))


def test_a_fee_is_counted_from_the_notice(house: Wiring) -> None:
    people = team(house)
    id = people.added(sample("001")).id
    notice = Notice(DeadlineKind.FEE, served_on=ON - timedelta(days=2), subject="受理费", note="网上交费")
    made = deadlines.enter(people.lawyer, id, notice)
    assert made.safe_last_day == date(2026, 7, 5) and made.act_by == date(2026, 7, 3)
    assert made.statutory_last_day == date(2026, 7, 6) and made.articles == ("诉讼费用办法2006.22",)
    assert not made.is_computed and deadlines.of_case(people.lawyer, id) == (made,)
    assert actions(house)[-2:] == ["deadline.enter", "deadline.read"]


def test_list_and_case_tell_the_next_day_of_whatever_kind_and_a_list_is_ordered_by_it(people: Team) -> None:
    first, second = (people.added(sample(each), phase=Phase.CHECKED).id for each in ("001", "002"))
    deadlines.enter(people.lawyer, first, Notice(DeadlineKind.EVIDENCE, last_day=ON + timedelta(days=40)))
    for days in (-3, 20):
        notice = Notice(DeadlineKind.FEE, last_day=ON + timedelta(days=days), subject="张某甲受理费")
        fee = deadlines.enter(people.lawyer, second, notice)
    told = Nearest(overdue=1, on=fee.act_by, kind=DeadlineKind.FEE)
    for desk in (people.lawyer, people.manager):
        found = list_cases(desk, CaseQuery(order=CaseOrder.DUE))
        assert [row.id for row in found.rows] == [second, first]
        assert found.nearest[second] == deadlines.nearest(desk, second) == told
    assert list_cases(people.lawyer, CaseQuery(is_overdue=True)).total == 1
    assert list_cases(people.lawyer, CaseQuery(due_before=ON + timedelta(days=30))).rows[0].id == second
    with pytest.raises(NotAllowedError):
        deadlines.nearest(people.stranger, second)


def test_an_appeal_is_counted_from_service_or_taken_as_told(people: Team) -> None:
    id = people.added(sample("001")).id
    enter = deadlines.enter
    judged = enter(people.lawyer, id, Notice(DeadlineKind.APPEAL, served_on=ON))
    ruled = enter(people.lawyer, id, Notice(DeadlineKind.APPEAL, served_on=ON, is_ruling=True))
    told = enter(people.lawyer, id, Notice(DeadlineKind.APPEAL, last_day=date(2026, 7, 31), served_on=ON))
    assert judged.safe_last_day == date(2026, 7, 15) and ruled.safe_last_day == date(2026, 7, 10)
    assert told.safe_last_day == date(2026, 7, 31) and told.articles == ()


def test_a_day_off_work_is_acted_on_before_it_but_a_hearing_is_on_its_day(people: Team) -> None:
    id, sunday = people.added(sample("001")).id, date(2026, 7, 5)
    evidence = deadlines.enter(people.lawyer, id, Notice(DeadlineKind.EVIDENCE, last_day=sunday))
    hearing = deadlines.enter(people.lawyer, id, Notice(DeadlineKind.HEARING, last_day=sunday))
    assert evidence.act_by == date(2026, 7, 3) and hearing.act_by is None
    assert record_of(people.lawyer, id).hearing_on == sunday


def test_a_new_day_of_the_hearing_takes_the_place_of_the_old_one(people: Team) -> None:
    id = people.added(sample("001")).id
    for day in (date(2026, 7, 7), date(2026, 7, 14)):
        deadlines.enter(people.lawyer, id, Notice(DeadlineKind.HEARING, last_day=day))
    rows = deadlines.of_case(people.lawyer, id)
    assert [(each.safe_last_day, each.done_on is None) for each in rows] == [
        (date(2026, 7, 7), False),
        (date(2026, 7, 14), True),
    ]
    assert record_of(people.lawyer, id).hearing_on == date(2026, 7, 14)


@pytest.mark.parametrize("kind", [kind for kind in DeadlineKind if kind not in BY_HAND])
def test_what_the_rules_compute_is_not_entered_by_hand(people: Team, kind: DeadlineKind) -> None:
    id = people.added(sample("001")).id
    with pytest.raises(BadInputError, match="不能手工登记"):
        deadlines.enter(people.lawyer, id, Notice(kind, last_day=ON))


@pytest.mark.parametrize(
    ("notice", "said"),
    [
        (Notice(DeadlineKind.EVIDENCE), "请填写举证期限的日期"),
        (Notice(DeadlineKind.EVIDENCE, served_on=ON), "请填写举证期限的日期"),
        (Notice(DeadlineKind.FEE), "或者填写送达日期"),
        (Notice(DeadlineKind.FEE, served_on=ON + timedelta(days=1)), "送达日期"),
        (Notice(DeadlineKind.FEE, served_on=ON - timedelta(days=367)), "送达日期"),
        (Notice(DeadlineKind.OTHER, last_day=ON - timedelta(days=367)), "过远"),
        (Notice(DeadlineKind.OTHER, last_day=ON + timedelta(days=3654)), "过远"),
        (Notice(DeadlineKind.OTHER, last_day=ON, note="长" * 501), "备注"),
    ],
)
def test_what_is_missing_or_cannot_be_is_told(people: Team, notice: Notice, said: str) -> None:
    id = people.added(sample("001")).id
    with pytest.raises(BadInputError, match=said):
        deadlines.enter(people.lawyer, id, notice)
    assert deadlines.of_case(people.lawyer, id) == ()


def test_the_last_days_that_can_be_are_taken(people: Team) -> None:
    id = people.added(sample("001")).id
    for day in (ON - timedelta(days=366), ON + timedelta(days=3653)):
        assert (
            deadlines.enter(people.lawyer, id, Notice(DeadlineKind.OTHER, last_day=day)).safe_last_day == day
        )
    served = Notice(DeadlineKind.FEE, served_on=ON - timedelta(days=366))
    assert deadlines.enter(people.lawyer, id, served).safe_last_day == ON - timedelta(days=359)


def test_a_deadline_is_ticked_off_and_taken_up_again(house: Wiring) -> None:
    people = team(house)
    id = people.added(sample("001")).id
    made = added(people, id, ON)
    done = deadlines.mark_done(people.lawyer, made.id, on=ON, note="已起诉")
    assert (done.done_on, done.note) == (ON, "已起诉") and actions(house)[-1] == "deadline.done"
    assert deadlines.due(people.lawyer, ON).total == 0
    with pytest.raises(BadInputError, match="不能晚于今天"):
        deadlines.mark_done(people.lawyer, made.id, on=ON + timedelta(days=1))
    assert deadlines.mark_done(people.lawyer, made.id, on=None).done_on is None
    assert deadlines.due(people.lawyer, ON).total == 1


def test_what_is_not_there_or_of_another_branch_is_not_ticked_off(people: Team) -> None:
    made = added(people, people.added(sample("001")).id, ON)
    for desk, id in ((people.lawyer, made.id + 1), (people.stranger, made.id), (people.manager, made.id)):
        with pytest.raises(NotAllowedError):
            deadlines.mark_done(desk, id, on=ON)


def test_due_is_what_runs_out_within_reach_in_open_cases_from_one_day_to_another(house: Wiring) -> None:
    people = team(house)
    id = people.added(sample("001")).id
    closed = people.added(sample("002"), phase=Phase.CLOSED).id
    days = [ON - timedelta(days=1), ON, ON + timedelta(days=7), ON + timedelta(days=8)]
    made = [added(people, id, day) for day in days]
    added(people, closed, ON)
    added(people, id, ON, is_running=False)
    found = deadlines.due(people.lawyer, ON + timedelta(days=7), since=ON)
    assert [row.deadline for row in found.rows] == made[1:3] and found.total == 2
    assert {row.record.number for row in found.rows} == {sample("001").number}
    assert actions(house)[-1] == "deadline.list"
    assert [row.deadline.id for row in deadlines.due(people.lawyer, days[3], page=2, size=3).rows] == [
        made[3].id
    ]
    assert deadlines.due(people.stranger, days[3]).total == 0
    assert deadlines.due(people.lawyer, days[3], mine=True).total == 4
    assert deadlines.due(people.reviewer, days[3], mine=True).total == 0


def test_a_manager_sees_days_and_kinds_but_no_names_assets_or_notes(people: Team) -> None:
    id = people.added(sample("001")).id
    added(people, id, ON, debt="合同1", note="电话10000000001")
    (row,) = deadlines.due(people.manager, ON).rows
    (one,) = deadlines.of_case(people.manager, id)
    for found in (row.deadline, one):
        assert (found.kind, found.act_by, found.subject) == (DeadlineKind.LIMITATION, ON, "张**")
        assert (found.debt, found.act, found.note) == ("", "", "")
    assert sample("001").debtors[0].name not in row.record.parties and "*" in row.record.parties
    with pytest.raises(NotAllowedError):
        deadlines.enter(people.manager, id, Notice(DeadlineKind.OTHER, last_day=ON))
    with pytest.raises(NotAllowedError):
        deadlines.of_case(people.stranger, id)


def test_deadlines_of_a_court_are_kept_beside_the_periods_when_a_case_is_checked(people: Team) -> None:
    case = sample("008")
    judgment = case.judgments[0].model_copy(
        update={"effective_on": date(2026, 6, 25), "performance_days": 10, "performance_last_day": None}
    )
    id = people.added(case.model_copy(update={"judgments": (judgment,)})).id
    checking.check(people.lawyer, id, on=ON)
    rows = [each for each in deadlines.of_case(people.lawyer, id) if each.kind is DeadlineKind.PERFORMANCE]
    assert [(each.safe_last_day, each.act_by, each.is_computed) for each in rows] == [
        (date(2026, 7, 5), None, True)
    ]


def test_a_deadline_entered_by_mistake_is_taken_back_and_stays_in_the_records(house: Wiring) -> None:
    people = team(house)
    id = people.added(sample("001")).id
    made = deadlines.enter(people.lawyer, id, Notice(DeadlineKind.OTHER, last_day=ON))
    assert deadlines.due(people.lawyer, ON).total == 1
    gone = deadlines.withdraw(people.lawyer, made.id, reason=" 登记到别的案件 ")
    assert (gone.reason, gone.withdrawn_by, gone.withdrawn_at) == (
        "登记到别的案件", people.lawyer.who.id, people.lawyer.now(),
    )  # fmt: skip
    assert not gone.is_open and made.is_open
    assert actions(house)[-1] == "deadline.withdraw"
    assert deadlines.due(people.lawyer, ON).total == 0
    assert deadlines.of_case(people.lawyer, id) == (gone,)
    (masked,) = deadlines.of_case(people.manager, id)
    assert masked.reason == "" and masked.withdrawn_at == gone.withdrawn_at


def test_what_was_withdrawn_is_neither_withdrawn_again_nor_ticked_off(people: Team) -> None:
    id = people.added(sample("001")).id
    made = deadlines.enter(people.lawyer, id, Notice(DeadlineKind.OTHER, last_day=ON))
    gone = deadlines.withdraw(people.lawyer, made.id, reason="误登")
    for call in (
        lambda: deadlines.withdraw(people.lawyer, made.id, reason="再次"),
        lambda: deadlines.mark_done(people.lawyer, made.id, on=ON),
        lambda: deadlines.mark_done(people.lawyer, made.id, on=None),
    ):
        with pytest.raises(ConflictError, match="已经撤销"):
            call()
    assert deadlines.of_case(people.lawyer, id) == (gone,)


def test_what_the_rules_computed_is_not_withdrawn_and_a_reason_is_needed(people: Team) -> None:
    id = people.added(sample("001")).id
    computed = added(people, id, ON)
    entered = deadlines.enter(people.lawyer, id, Notice(DeadlineKind.OTHER, last_day=ON))
    for which, reason, said in (
        (computed, "误登", "由系统按案件资料计算，不能撤销"),
        (entered, "  ", "请填写撤销的原因"),
        (entered, "长" * 501, "撤销的原因不应超过500字"),
    ):
        with pytest.raises(BadInputError, match=said):
            deadlines.withdraw(people.lawyer, which.id, reason=reason)
    assert all(each.is_open for each in deadlines.of_case(people.lawyer, id))


def test_what_is_not_there_or_of_another_branch_is_not_withdrawn(people: Team) -> None:
    id = people.added(sample("001")).id
    made = deadlines.enter(people.lawyer, id, Notice(DeadlineKind.OTHER, last_day=ON))
    for desk, which in ((people.lawyer, made.id + 1), (people.stranger, made.id), (people.manager, made.id)):
        with pytest.raises(NotAllowedError):
            deadlines.withdraw(desk, which, reason="误登")


def test_the_day_of_a_hearing_goes_with_it_but_not_that_of_another_one(people: Team) -> None:
    id = people.added(sample("001")).id
    first = deadlines.enter(people.lawyer, id, Notice(DeadlineKind.HEARING, last_day=date(2026, 7, 7)))
    second = deadlines.enter(people.lawyer, id, Notice(DeadlineKind.HEARING, last_day=date(2026, 7, 14)))
    deadlines.withdraw(people.lawyer, first.id, reason="误登")
    assert record_of(people.lawyer, id).hearing_on == date(2026, 7, 14)
    fee = deadlines.enter(people.lawyer, id, Notice(DeadlineKind.FEE, last_day=date(2026, 7, 14)))
    deadlines.withdraw(people.lawyer, fee.id, reason="误登")
    assert record_of(people.lawyer, id).hearing_on == date(2026, 7, 14)
    deadlines.withdraw(people.lawyer, second.id, reason="误登")
    assert record_of(people.lawyer, id).hearing_on is None
