"""今日: what runs out in which group, and each kind of work that waits; on both databases."""

from datetime import date, timedelta

import pytest

from legal_docs.errors import NotAllowedError
from legal_docs.model.base import Proof
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.deadline import Deadline, DeadlineKind
from legal_docs.model.feedback import CaseUpdate
from legal_docs.model.life import Move, Phase
from legal_docs.model.record import CaseRecord
from legal_docs.model.report import Report
from legal_docs.model.stored import Job, JobState, Release, Upload
from legal_docs.services.desk.cases import save_case
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.today import MOST, Errand, today
from legal_docs.services.wiring import Wiring
from legal_docs.storage import deadlines, jobs, moves, releases, reports, uploads
from tests.houses import Clock
from tests.services.desk.worked import Team, actions, sample, team

ON = date(2026, 6, 30)


@pytest.fixture
def people(house: Wiring) -> Team:
    return team(house)


def case(people: Team, number: str, **columns: object) -> CaseRecord:
    return people.added(sample("001").model_copy(update={"number": number}), **columns)


def errands(desk: Desk, *, mine: bool = False) -> list[tuple[Errand, str]]:
    found = today(desk, mine=mine)
    return [(each.errand, each.record.number if each.record else "") for each in found.waiting]


def test_what_runs_out_stands_in_its_group_the_overdue_first(people: Team) -> None:
    id = case(people, "甲-1").id
    with people.lawyer.records.writing() as tx:
        for days in (-400, -1, 0, 7, 8, 30, 31):
            day = ON + timedelta(days=days)
            deadlines.add(tx, Deadline(case_id=id, kind=DeadlineKind.OTHER, act_by=day))
    found = today(people.lawyer, mine=True)
    left = [
        [(row.deadline.act_by - ON).days for row in page.rows if row.deadline.act_by]
        for page in (found.overdue, found.week, found.month)
    ]
    assert left == [[-400, -1], [0, 7], [8, 30]] and found.on == ON
    assert [page.total for page in (found.overdue, found.week, found.month)] == [2, 2, 2]


def test_of_many_only_the_first_are_shown_and_all_are_counted(people: Team) -> None:
    id = case(people, "甲-1", phase=Phase.CHECKED).id
    with people.lawyer.records.writing() as tx:
        for n in range(MOST + 3):
            deadlines.add(
                tx, Deadline(case_id=id, kind=DeadlineKind.OTHER, act_by=ON + timedelta(days=n % 7))
            )
    found = today(people.lawyer, mine=False).week
    assert (len(found.rows), found.total) == (MOST, MOST + 3)


def test_a_lawyer_sees_own_work_and_a_reviewer_what_others_handed_in(people: Team) -> None:
    case(people, "甲-1", phase=Phase.IN_REVIEW, checked_version=1)
    assert errands(people.lawyer, mine=True) == [(Errand.OWN_WORK, "甲-1")]
    assert errands(people.reviewer) == [(Errand.REVIEW, "甲-1")]
    assert errands(people.reviewer, mine=True) == [(Errand.REVIEW, "甲-1")]
    assert errands(people.stranger) == []


def test_a_reviewer_does_not_review_what_the_same_person_saved(people: Team) -> None:
    from legal_docs.storage import cases

    record = case(people, "甲-1", phase=Phase.IN_REVIEW, checked_version=2)
    with people.lawyer.records.writing() as tx:
        changed = cases.load(tx, record.id).case.model_copy(update={"remarks": "改"})
        at, by = people.lawyer.now(), people.reviewer.who.id
        cases.save(tx, record.id, changed, seen=1, by=by, at=at)
    assert errands(people.reviewer) == [(Errand.OWN_WORK, "甲-1")]


def test_only_a_case_whose_last_step_was_being_sent_back_is_to_be_mended(people: Team) -> None:
    back, forth = (
        case(people, "甲-1", phase=Phase.DRAFTED, checked_version=1),
        case(people, "甲-2", phase=Phase.DRAFTED, checked_version=1),
    )
    steps = {
        back.id: ((Phase.DRAFTED, Phase.IN_REVIEW), (Phase.IN_REVIEW, Phase.DRAFTED)),
        forth.id: ((Phase.IN_REVIEW, Phase.DRAFTED), (Phase.CHECKED, Phase.DRAFTED)),
    }
    with people.lawyer.records.writing() as tx:
        for id, pairs in steps.items():
            for before, after in pairs:
                at = people.lawyer.now()
                moves.add(tx, Move(case_id=id, before=before, after=after, on=ON, at=at, by=1))
    assert errands(people.lawyer, mine=True) == [(Errand.SENT_BACK, "甲-1"), (Errand.TO_SUBMIT, "甲-2")]


def test_papers_that_are_stale_and_approvals_that_hold_are_told_apart(people: Team) -> None:
    case(people, "甲-1", phase=Phase.DRAFTED, checked_version=0)
    case(people, "甲-2", phase=Phase.APPROVED, checked_version=1, approved_version=1)
    case(people, "甲-3", phase=Phase.APPROVED, checked_version=1, approved_version=0)
    case(people, "甲-4", phase=Phase.FILED, checked_version=0)
    case(people, "甲-5")
    case(people, "甲-6", phase=Phase.CHECKED, checked_version=1)
    case(people, "甲-7", phase=Phase.DRAFTED, checked_version=1)
    assert set(errands(people.lawyer)) == {
        (Errand.STALE, "甲-1"),
        (Errand.STALE, "甲-3"),
        (Errand.TO_FILE, "甲-2"),
        (Errand.NOT_CHECKED, "甲-5"),
        (Errand.TO_MAKE, "甲-6"),
        (Errand.TO_SUBMIT, "甲-7"),
    }
    assert today(people.lawyer, mine=False).counts[Errand.STALE] == 2


def test_a_suit_without_a_paper_that_proves_it_waits_before_all_else(people: Team) -> None:
    suit = CaseEvent(id="E01", on=ON, kind=EventKind.SUIT, target="张某䶮")
    bare = sample("001").model_copy(update={"number": "甲-1", "events": (suit,)})
    id = people.added(bare, phase=Phase.FILED).id
    people.added(bare.model_copy(update={"number": "甲-2"}), phase=Phase.CLOSED)
    case(people, "甲-3")
    assert errands(people.lawyer) == [(Errand.UNPROVED, "甲-1"), (Errand.NOT_CHECKED, "甲-3")]
    found = today(people.lawyer, mine=True)
    assert found.counts[Errand.UNPROVED] == 1 and "不中断期间" in found.waiting[0].words
    assert errands(people.stranger) == []
    shown = (suit.model_copy(update={"evidence": (Proof(file="受理通知书.pdf"),)}),)
    proved = bare.model_copy(update={"events": shown})
    save_case(people.lawyer, id, proved, seen=1, reason="补交凭证")
    assert errands(people.lawyer) == [(Errand.NOT_CHECKED, "甲-3")]


def failed(people: Team, clock: Clock, case_id: int | None, kind: str = "make") -> None:
    desk = people.lawyer
    with desk.records.writing() as tx:
        made = jobs.add(tx, Job(kind=kind, case_id=case_id, started_by=desk.who.id, created_at=desk.now()))
        jobs.take(tx, at=desk.now())
        jobs.finish(tx, made.id, JobState.FAILED, at=desk.now(), message="证据文件损坏")
    clock.on(minutes=1)


def test_a_job_that_failed_waits_for_a_week_unless_it_was_tried_again(people: Team, clock: Clock) -> None:
    id = case(people, "甲-1", phase=Phase.FILED, checked_version=1).id
    failed(people, clock, id)
    failed(people, clock, id)
    found = today(people.lawyer, mine=True).waiting
    assert [(each.errand, each.words) for each in found] == [(Errand.FAILED_JOB, "证据文件损坏")]
    assert errands(people.reviewer) == []
    failed(people, clock, id, "pack")
    assert len(errands(people.lawyer)) == 2
    clock.on(days=7, minutes=1)
    failed(people, clock, id)
    failed(people, clock, None)
    assert len(errands(people.lawyer)) == 2
    clock.on(days=7, minutes=1)
    assert errands(people.lawyer) == []


def test_uploads_not_finished_and_packs_not_acknowledged_wait(people: Team, clock: Clock) -> None:
    id = case(people, "甲-1", phase=Phase.FILED).id
    desk = people.lawyer
    with desk.records.writing() as tx:
        uploads.add(
            tx, Upload(name="案件.xlsx", sha256="ab" * 32, uploaded_at=desk.now(), uploaded_by=desk.who.id)
        )
        given = Release(case_id=id, counsel=9, run=1, released_at=desk.now(), released_by=desk.who.id)
        first, second = releases.add(tx, given), releases.add(tx, given)
        releases.revoke(tx, second.id, at=desk.now())
    assert errands(desk) == [(Errand.UPLOAD, "")]
    clock.on(days=3, minutes=1)
    found = today(desk, mine=True).waiting
    assert [(each.errand, each.words) for each in found] == [
        (Errand.UPLOAD, "案件.xlsx"),
        (Errand.NOT_ACKNOWLEDGED, "移交外聘律师已3天"),
    ]
    assert errands(people.stranger) == []
    with desk.records.writing() as tx:
        releases.acknowledge(tx, first.id, at=desk.now())
    assert errands(desk) == [(Errand.UPLOAD, "")]


def reported(people: Team, case_id: int, *left: str) -> Report:
    desk, update = people.lawyer, CaseUpdate(case_number="甲-1", row=1, judge="冯某")
    with desk.records.writing() as tx:
        given = Release(case_id=case_id, counsel=9, run=1, released_at=desk.now(), released_by=desk.who.id)
        release = releases.add(tx, given)
        releases.acknowledge(tx, release.id, at=desk.now())
        told = {"case_id": case_id, "release_id": release.id, "by": 9, "at": desk.now(), "left": left}
        return reports.add(tx, Report.model_validate(told | {"update": update}))


def test_what_counsel_reported_waits_until_it_is_taken_over(people: Team, clock: Clock) -> None:
    id = case(people, "甲-1", phase=Phase.FILED).id
    first = reported(people, id, "案号没有登记", "起诉还没有登记")
    clock.on(hours=16)
    reported(people, id, "受理法院不同")
    reported(people, id)
    found = today(people.lawyer, mine=True)
    assert [(each.errand, each.words) for each in found.waiting] == [
        (Errand.REPORTED, "2026-06-30反馈：案号没有登记；起诉还没有登记"),
        (Errand.REPORTED, "2026-07-01反馈：受理法院不同"),
    ]
    assert found.counts == {Errand.REPORTED: 2}
    assert [each.record.number for each in found.waiting if each.record] == ["甲-1"] * 2
    assert errands(people.reviewer, mine=True) == errands(people.stranger) == []
    assert len(errands(people.reviewer)) == 2
    with people.lawyer.records.writing() as tx:
        reports.take(tx, first.id, at=people.lawyer.now(), by=1)
    assert len(errands(people.lawyer)) == 1


def test_of_many_reports_the_oldest_are_shown_and_all_are_counted(people: Team, clock: Clock) -> None:
    id = case(people, "甲-1", phase=Phase.FILED).id
    for n in range(MOST + 2):
        reported(people, id, f"第{n}项")
        clock.on(minutes=1)
    found = today(people.lawyer, mine=True)
    assert (len(found.waiting), found.counts[Errand.REPORTED]) == (MOST, MOST + 2)
    assert found.waiting[0].words.endswith("第0项")


def test_what_was_shown_is_written_down_and_an_empty_day_is_not(people: Team, house: Wiring) -> None:
    before = actions(house)
    today(people.lawyer, mine=False)
    assert actions(house) == before
    case(people, "甲-1")
    today(people.lawyer, mine=False)
    assert actions(house) == [*before, "case.list"]


def test_who_may_not_read_cases_has_no_such_day(people: Team) -> None:
    for desk in (people.manager, people.admin):
        with pytest.raises(NotAllowedError):
            today(desk, mine=False)
