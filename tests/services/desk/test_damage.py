"""A row that was tampered with: never used, never passed over in silence, and all the others go on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import pytest
from sqlalchemy import text

from legal_docs.errors import ConflictError, NotAllowedError
from legal_docs.intake.draft import begun, content_of
from legal_docs.model.account import Role
from legal_docs.model.draft import KeptDraft
from legal_docs.model.record import CaseQuery
from legal_docs.model.stored import Job, JobState
from legal_docs.services.desk import (
    cases,
    counsel,
    damage,
    deadlines,
    drafts,
    editing,
    evidence,
    intake,
    jobs,
    outputs,
    people,
    refreshing,
    releasing,
    reviewing,
    sessions,
    today,
)
from legal_docs.services.desk.damage import TamperedError
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.storage import deadlines as deadline_rows
from legal_docs.storage import drafts as draft_rows
from legal_docs.storage import evidence as evidence_rows
from legal_docs.storage import jobs as job_rows
from legal_docs.storage import outputs as output_rows
from legal_docs.storage import releases as release_rows
from legal_docs.storage import trail
from legal_docs.storage import uploads as upload_rows
from tests.houses import PASSWORD, Clock, person
from tests.services.desk.test_editing import with_cell
from tests.services.desk.worked import Team, team
from tests.storage.factory import AT, ON, added, case, deadline, item, output, release, upload
from tests.storage.tampering import rows_of, tamper

T = TypeVar("T")
ONE, TWO = "甲-1", "乙-1"


@dataclass(frozen=True)
class Rows:
    """Two cases with the same beside them, and who works on them; `ids`: the rows of the first, by table."""

    people: Team
    counsel: Desk
    one: int
    two: int
    ids: dict[str, int]

    @property
    def lawyer(self) -> Desk:
        return self.people.lawyer


@pytest.fixture
def rows(house: Wiring) -> Rows:
    staff = team(house)
    firm = person(staff.admin, "lin", Role.COUNSEL)
    found = [_beside(staff.lawyer, firm, number) for number in (ONE, TWO)]
    ids = found[0] | {"accounts": staff.reviewer.who.id}
    return Rows(staff, firm, found[0]["cases"], found[1]["cases"], ids)


def _beside(desk: Desk, firm: Desk, number: str) -> dict[str, int]:
    who = desk.who.id
    with desk.records.writing() as tx:
        id = added(tx, number, owed=1000, last_day=ON, act_by=ON).id
        newest = "select id from case_versions where case_id = :id"
        return {
            "cases": id,
            "case_versions": tx.connection.execute(text(newest), {"id": id}).scalar_one(),
            "deadlines": deadline_rows.add(tx, deadline(id)).id,
            "drafts": draft_rows.put(tx, _typed(who, id)).id,
            "evidence": evidence_rows.add(tx, item(id)).id,
            "jobs": job_rows.add(tx, Job(kind="make", case_id=id, started_by=who, created_at=AT)).id,
            "uploads": upload_rows.add(tx, upload(uploaded_by=who)).id,
            "outputs": output_rows.add(tx, output(id)).id,
            "releases": release_rows.add(tx, release(id, counsel=firm.who.id)).id,
        }  # fmt: skip


def _typed(who: int, id: int) -> KeptDraft:
    content = content_of(begun(id, 1, case()))
    return KeptDraft(account=who, case_id=id, seen=1, kept_at=AT, content=content)


def looked(call: Callable[[], T]) -> tuple[T, list[str]]:
    """What a service answers to a screen, and what the screen names beside it."""
    with damage.noting(shows=True) as found:
        answer = call()
    return answer, [each.zh for each in found]


def told(desk: Desk) -> list[str]:
    with desk.records.reading() as tx:
        return [e.event.object for e in trail.whole(tx) if e.event.action == damage.ACTION]


def _numbers(found: Any) -> list[str]:
    return [row.number for row in found.rows]


def _listed(rows: Rows) -> list[str]:
    return sorted(_numbers(cases.list_cases(rows.lawyer, CaseQuery())), reverse=True)


def _due(rows: Rows) -> list[str]:
    return [row.record.number for row in deadlines.due(rows.lawyer, ON).rows]


def _released(rows: Rows) -> list[str]:
    return [each.record.number for each in counsel.released(rows.counsel)]


def test_a_case_that_does_not_open_is_named_in_every_list_and_the_other_is_worked(rows: Rows) -> None:
    id = rows.ids["cases"]
    tamper(rows.lawyer.records, "cases", id, "phase", "'approved'")
    for look in (_listed, _due, _released):
        shown, said = looked(partial(look, rows))
        assert shown == [TWO] and len(said) == 1, look
        assert said[0].startswith(f"案件 {ONE}：cases 表编号 {id} 的数据被改动过")
    day, said = looked(lambda: today.today(rows.lawyer, mine=False))
    assert {each.record.number for each in day.waiting if each.record} == {TWO} and len(said) == 1
    assert [row.record.number for row in day.week.rows] == [TWO]
    with pytest.raises(TamperedError, match=f"案件 {ONE}"):
        cases.open_case(rows.lawyer, id)
    assert cases.open_case(rows.lawyer, rows.two).case.number == TWO
    found = refreshing.refresh(rows.lawyer)
    assert (found.cases, found.changed, [each.row for each in found.faults]) == (2, 1, [str(id)])
    assert told(rows.lawyer) == [f"cases:{id}"]


def test_a_file_of_a_case_that_does_not_open_stops_neither_lists_nor_other_cases(rows: Rows) -> None:
    id = rows.ids["case_versions"]
    tamper(rows.lawyer.records, "case_versions", id, "document")
    assert looked(lambda: _listed(rows)) == ([ONE, TWO], [])
    with pytest.raises(TamperedError, match=f"案件 {ONE}：case_versions 表编号 {id}"):
        cases.open_case(rows.lawyer, rows.one)
    shown, said = looked(lambda: _released(rows))
    assert shown == [TWO] and len(said) == 1
    faults = refreshing.refresh(rows.lawyer).faults
    assert [(each.table, each.row) for each in faults] == [("case_versions", str(id))]
    tamper(rows.lawyer.records, "case_versions", id)
    changes, said = looked(lambda: cases.history(rows.lawyer, rows.one))
    assert changes == () and len(said) == 1
    assert told(rows.lawyer) == [f"case_versions:{id}"]


def test_a_deadline_that_does_not_open_is_named_and_stays_where_it_is(rows: Rows) -> None:
    id = rows.ids["deadlines"]
    tamper(rows.lawyer.records, "deadlines", id, "safe_last_day", "'2036-01-01'")
    for look, left in (
        (lambda: _due(rows), [TWO]),
        (lambda: deadlines.of_case(rows.lawyer, rows.one), ()),
    ):
        shown, said = looked(look)
        assert shown == left and said[0].startswith(f"案件 {ONE}：deadlines 表编号 {id}")
    with rows.lawyer.records.writing() as tx, damage.noting(shows=False):
        deadline_rows.replace_computed(tx, rows.one, [deadline(rows.one, note="新")])
        assert [each.note for each in deadline_rows.of_case(tx, rows.one)] == ["新"]
        assert id in rows_of(tx, "deadlines")
    assert told(rows.lawyer) == [f"deadlines:{id}"]


def test_a_draft_that_does_not_open_keeps_its_owner_from_nothing(rows: Rows) -> None:
    id = rows.ids["drafts"]
    tamper(rows.lawyer.records, "drafts", id)
    found, said = looked(lambda: drafts.find(rows.lawyer, rows.one))
    assert found is None and said[0].startswith(f"案件 {ONE}：drafts 表编号 {id}")
    assert drafts.find(rows.lawyer, rows.two) is not None
    draft = with_cell(editing.begin(rows.lawyer, rows.one), "当事人", 0, "电话", "10000000002")
    mark, said = looked(lambda: drafts.keep(rows.lawyer, draft))
    assert len(said) == 1
    again, said = looked(lambda: drafts.find(rows.lawyer, rows.one))
    assert again is not None and (again.mark, again.draft, said) == (mark, draft, [])
    with rows.lawyer.records.reading() as tx:
        parts = tx.connection.execute(text(f"select part from drafts where id = {id}")).scalar()  # noqa: S608
    assert parts == f"damaged:{id}"
    assert told(rows.lawyer) == [f"drafts:{id}"]


def test_an_upload_a_job_or_a_release_that_does_not_open_stops_no_other(rows: Rows) -> None:
    for table in ("uploads", "jobs", "releases"):
        tamper(rows.lawyer.records, table, rows.ids[table])
    left, said = looked(lambda: intake.open_uploads(rows.lawyer))
    assert len(left) == 1 and said[0].startswith(f"uploads 表编号 {rows.ids['uploads']}")
    states = {job.id: job.state for job in jobs.mine(rows.lawyer, only_open=False)}
    assert states.pop(rows.ids["jobs"]) is JobState.FAILED and [*states.values()] == [JobState.WAITING]
    assert looked(lambda: _released(rows))[0] == [TWO]
    shown, said = looked(lambda: releasing.releases_of(rows.lawyer, rows.one))
    assert shown == () and said[0].startswith(f"案件 {ONE}：releases 表编号 {rows.ids['releases']}")
    with pytest.raises(NotAllowedError):  # what does not open releases nothing
        cases.status_of(rows.counsel, rows.one)
    assert set(told(rows.lawyer)) == {f"{table}:{rows.ids[table]}" for table in ("uploads", "releases")}


def test_what_rests_on_all_papers_or_files_waits_until_the_one_that_does_not_open_is_restored(
    rows: Rows,
) -> None:
    with rows.lawyer.records.writing() as tx:
        other = output_rows.add(tx, output(rows.one, name="财产保全申请书.pdf"))
        evidence_rows.add(tx, item(rows.one, "身份证.pdf"))
    for table in ("outputs", "evidence"):
        tamper(rows.lawyer.records, table, rows.ids[table])
    shown, said = looked(lambda: outputs.outputs(rows.lawyer, rows.one))
    assert [each.id for each in shown] == [other.id] and len(said) == 1
    files, said = looked(lambda: evidence.items(rows.lawyer, rows.one))
    assert [each.name for each in files] == ["身份证.pdf"] and len(said) == 1
    with pytest.raises(TamperedError, match=f"案件 {ONE}：outputs"):
        reviewing.send_back(rows.people.reviewer, rows.one, 1, "核对")
    with pytest.raises(TamperedError, match=f"案件 {ONE}：evidence"):
        evidence.describe(rows.lawyer, rows.one, "01-借款合同/身份证.pdf", seen=1, title="身份证")
    assert set(told(rows.lawyer)) == {f"{table}:{rows.ids[table]}" for table in ("outputs", "evidence")}


def test_an_account_that_does_not_open_logs_in_no_more_and_all_others_do(rows: Rows) -> None:
    id = rows.ids["accounts"]
    wiring = rows.lawyer.wiring
    begun = sessions.log_in(wiring, "wang", PASSWORD, "::1")
    tamper(rows.lawyer.records, "accounts", id, "role", "'administrator'")
    with pytest.raises(TamperedError, match=f"accounts 表编号 {id}"):
        sessions.log_in(wiring, "wang", PASSWORD, "::1")
    with pytest.raises(TamperedError, match=f"accounts 表编号 {id}"):
        sessions.who_is(wiring, begun.token)
    assert sessions.log_in(wiring, "li", PASSWORD, "::1").session.account == rows.lawyer.who
    left, said = looked(lambda: people.listing(rows.people.admin))
    assert "wang" not in {each.login for each in left} and len(left) == 5 and len(said) == 1
    assert rows.lawyer.who.id in cases.names(rows.lawyer)
    with pytest.raises(ConflictError):  # one who made himself administrator does not count as the last one
        people.disable(rows.people.admin, rows.people.admin.who.id)
    assert told(rows.lawyer) == [f"accounts:{id}"]


def test_the_trail_has_it_once_a_day(rows: Rows, clock: Clock) -> None:
    tamper(rows.lawyer.records, "deadlines", rows.ids["deadlines"])
    for hours in (0, 23, 1, 23):
        clock.on(hours=hours)
        _due(rows)
    assert told(rows.lawyer) == [f"deadlines:{rows.ids['deadlines']}"] * 2


def test_a_value_that_no_column_of_ours_holds_is_a_row_that_does_not_open(rows: Rows) -> None:
    """SQLite keeps whatever it is given; PostgreSQL refuses most of it."""
    if rows.lawyer.records.engine.dialect.name == "postgresql":
        tamper(rows.lawyer.records, "cases", rows.one, "cause", "'x'")
    else:
        tamper(rows.lawyer.records, "cases", rows.one, "updated_at", "'yesterday'")
    shown, said = looked(lambda: _listed(rows))
    assert shown == [TWO] and said[0].startswith(f"案件 {ONE}：cases 表编号 {rows.one}")
