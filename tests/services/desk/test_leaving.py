"""Somebody leaves: what is still in hand is counted, and the open cases are handed on."""

from dataclasses import asdict

import pytest
from sqlalchemy import event

from legal_docs.errors import NotAllowedError
from legal_docs.model.account import Role
from legal_docs.model.draft import KeptDraft
from legal_docs.model.life import Phase
from legal_docs.model.stored import Job
from legal_docs.services.desk import damage, leaving, people
from legal_docs.services.desk.leaving import Holding
from legal_docs.services.wiring import Wiring
from legal_docs.storage import cases, drafts, jobs, releases, trail, uploads
from tests.houses import person
from tests.services.desk.worked import BRANCH, Team, record_of, sample, team
from tests.storage.factory import release, upload
from tests.storage.tampering import tamper


@pytest.fixture
def staff(house: Wiring) -> Team:
    return team(house)


def test_what_somebody_still_has_in_hand_is_counted(staff: Team) -> None:
    li, counsel = staff.lawyer, person(staff.admin, "sun", Role.COUNSEL)
    made = staff.added(sample("001"))
    staff.added(sample("002"), phase=Phase.CLOSED)
    with li.records.writing() as tx:
        at = li.now()
        told = {"account": li.who.id, "case_id": made.id, "seen": 1, "kept_at": at, "content": {}}
        drafts.put(tx, KeptDraft.model_validate(told))
        for _ in range(2):
            jobs.add(tx, Job(kind="make", case_id=made.id, started_by=li.who.id, created_at=at))
        jobs.take(tx, at=at)
        uploads.add(tx, upload(uploaded_by=li.who.id))
        uploads.add(tx, upload(uploaded_by=li.who.id, finished_at=at))
        releases.add(tx, release(made.id, counsel.who.id))
        releases.add(tx, release(made.id, counsel.who.id, revoked_at=at))
    found = leaving.holding(staff.admin, li.who.id)
    assert asdict(found) == {"cases": 1, "drafts": 1, "jobs": 2, "uploads": 1, "releases": 0}
    assert leaving.holding(staff.admin, counsel.who.id) == Holding(0, 0, 0, 0, 1)
    assert found and not leaving.holding(staff.admin, staff.reviewer.who.id)


def test_open_cases_are_handed_on_and_the_trail_says_so(staff: Team) -> None:
    admin, li, wang = staff.admin, staff.lawyer.who.id, staff.reviewer.who.id
    ids = [staff.added(sample(number)).id for number in ("001", "002", "005")]
    closed = staff.added(sample("007"), phase=Phase.CLOSED)
    assert [each.login for each in leaving.heirs(admin, li)] == ["wang"]
    assert leaving.hand_on(admin, li, wang) == 3
    assert {record_of(staff.lawyer, id).handler for id in ids} == {wang}
    assert record_of(staff.lawyer, closed.id).handler == li and leaving.hand_on(admin, li, wang) == 0
    with admin.records.reading() as tx:
        found = [row.event for row in trail.whole(tx) if row.event.action == "case.assign"]
    assert {each.object for each in found} == {f"case:{id}" for id in ids}
    assert all((each.who, each.detail) == (admin.who.id, {"handler": str(wang)}) for each in found)


def test_only_who_works_for_all_the_branches_is_offered(staff: Team) -> None:
    li = staff.lawyer.who.id
    head = person(staff.admin, "head", Role.LAWYER)
    person(staff.admin, "boss", Role.MANAGER)
    person(staff.admin, "sun", Role.COUNSEL)
    gone = person(staff.admin, "gone", Role.LAWYER, BRANCH)
    people.disable(staff.admin, gone.who.id)
    made, other = staff.added(sample("001")), staff.added(sample("002"), branch="西支行")
    assert [each.login for each in leaving.heirs(staff.admin, li)] == ["head"]
    assert leaving.hand_on(staff.admin, li, staff.reviewer.who.id) == 1
    assert [record_of(head, each.id).handler for each in (made, other)] == [staff.reviewer.who.id, li]
    assert leaving.hand_on(staff.admin, li, head.who.id) == 1


def test_nobody_who_may_handle_no_case_gets_one(staff: Team) -> None:
    li = staff.lawyer.who.id
    staff.added(sample("001"))
    gone = person(staff.admin, "gone", Role.LAWYER, BRANCH)
    people.disable(staff.admin, gone.who.id)
    for to in (staff.admin.who.id, staff.manager.who.id, gone.who.id, li, 5):
        with pytest.raises(NotAllowedError):
            leaving.hand_on(staff.admin, li, to)
    for call in (leaving.holding, leaving.heirs):
        with pytest.raises(NotAllowedError):
            call(staff.admin, 5)
    with pytest.raises(NotAllowedError):
        leaving.hand_on(staff.admin, 5, staff.reviewer.who.id)
    with pytest.raises(NotAllowedError):
        leaving.hand_on(staff.lawyer, li, staff.reviewer.who.id)


def test_more_cases_than_change_hands_at_once(staff: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in ("001", "002", "005"):
        staff.added(sample(number))
    monkeypatch.setattr(leaving, "AT_ONCE", 2)
    assert leaving.hand_on(staff.admin, staff.lawyer.who.id, staff.reviewer.who.id) == 3


def test_a_case_that_ended_or_changed_hands_meanwhile_is_left_alone(staff: Team) -> None:
    ids = tuple(staff.added(sample(number)).id for number in ("001", "002", "005"))
    li, wang = staff.lawyer.who.id, staff.reviewer.who.id
    with staff.admin.records.writing() as tx:
        cases.note(tx, ids[0], at=staff.admin.now(), by=li, phase=Phase.CLOSED)
        cases.note(tx, ids[1], at=staff.admin.now(), by=li, handler=wang)
    assert leaving._given(staff.admin, ids, li, wang) == 1
    assert [record_of(staff.lawyer, id).handler for id in ids] == [li, wang, wang]


def test_a_case_that_does_not_open_keeps_no_other_from_being_handed_on(staff: Team) -> None:
    ids = [staff.added(sample(number)).id for number in ("001", "002", "005")]
    li, wang = staff.lawyer.who.id, staff.reviewer.who.id
    tamper(staff.admin.records, "cases", ids[1])
    with damage.noting(shows=False) as damaged:
        assert leaving.hand_on(staff.admin, li, wang) == 2
    assert [each.row for each in damaged] == [str(ids[1])]
    assert [record_of(staff.lawyer, id).handler for id in (ids[0], ids[2])] == [wang, wang]
    assert leaving.holding(staff.admin, li).cases == 1


def test_every_case_is_locked_before_the_trail_is(staff: Team) -> None:
    """Else two who each wait for what the other holds stop each other."""
    for number in ("001", "002", "005"):
        staff.added(sample(number))
    asked: list[str] = []

    @event.listens_for(staff.admin.records.engine, "before_cursor_execute")
    def _asked(_c: object, _d: object, words: str, *_: object) -> None:
        asked.append(words)

    assert leaving.hand_on(staff.admin, staff.lawyer.who.id, staff.reviewer.who.id) == 3
    first = next(at for at, words in enumerate(asked) if "trail_head" in words)
    locks = [words for words in asked[:first] if "cases.sealed" in words]
    assert len(locks) == 1 and "ORDER BY cases.id" in locks[0]
