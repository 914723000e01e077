"""The trail for auditors: read, verified, anchored."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from legal_docs.audit.chain import FaultKind
from legal_docs.errors import BadInputError, OutputExistsError
from legal_docs.model.account import Role
from legal_docs.model.stored import Job
from legal_docs.services.desk import anchors, people, trail
from legal_docs.services.desk.console import console
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.trail import TrailQuery
from legal_docs.services.wiring import Wiring
from legal_docs.storage import evidence, jobs, outputs, releases
from tests.houses import person
from tests.storage.factory import added, item, output, release


@pytest.fixture
def auditor(admin: Desk) -> Desk:
    return person(admin, "shen", Role.AUDITOR)


def test_an_auditor_reads_who_did_what_without_names(house: Wiring, admin: Desk, auditor: Desk) -> None:
    people.add(admin, login="li", name="李某某", role=Role.LAWYER, branch="甲分行")
    found = trail.read(auditor, TrailQuery(action="people.add"))
    newest = found.rows[0].event
    assert (newest.who, newest.detail) == (admin.who.id, {"role": "lawyer", "branch": "甲分行"})
    assert "李某某" not in str(found.rows)
    names = trail.logins(auditor)
    assert names[newest.who] == "admin" and names[0] == "系统"
    assert trail.thing(newest.object, names) == "account:li"
    assert trail.thing("case:12", names) == "case:12"
    assert trail.thing("account:1", names) == "account:1"


def test_verifying_is_itself_written_down(house: Wiring, auditor: Desk) -> None:
    found = trail.verify(auditor)
    assert found.is_whole
    newest = trail.read(auditor, TrailQuery()).rows[0].event
    assert (newest.who, newest.action) == (auditor.who.id, "trail.verify")
    assert newest.detail == {"events": str(found.count), "faults": "0"}


def test_an_anchor_shows_a_tail_that_was_cut(house: Wiring, auditor: Desk, tmp_path: Path) -> None:
    taken = trail.anchor(auditor)
    anchors.write(tmp_path / "anchor.json", taken, force=False)
    with house.engine.begin() as connection:
        if house.engine.dialect.name == "postgresql":
            for table in ("trail", "trail_head"):
                connection.execute(text(f"alter table {table} disable trigger user"))
        else:
            for name in ("trail_no_delete", "trail_head_no_update"):
                connection.execute(text(f"drop trigger {name}"))
        connection.execute(text("delete from trail where seq >= 2"))
        connection.execute(text("update trail_head set seq = 1, seal = (select seal from trail)"))
    assert trail.examine(house).is_whole
    found = trail.verify(auditor, [anchors.read(tmp_path / "anchor.json")])
    assert [fault.kind for fault in found.faults] == [FaultKind.CUT]


def test_an_anchor_file_is_not_written_over_and_nothing_else_is_read_as_one(
    house: Wiring, auditor: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "anchor.json"
    taken = trail.anchor(auditor)
    anchors.write(path, taken, force=False)
    assert anchors.read(path) == taken
    with pytest.raises(OutputExistsError):
        anchors.write(path, taken, force=False)
    anchors.write(path, taken.model_copy(update={"seq": 9}), force=True)
    assert anchors.read(path).seq == 9
    path.write_text("{}")
    for wrong in (path, tmp_path / "nowhere", tmp_path):
        with pytest.raises(BadInputError, match="锚点"):
            anchors.read(wrong)


def test_the_command_line_is_the_program_itself(house: Wiring) -> None:
    desk = console(house, Role.AUDITOR)
    trail.verify(desk)
    assert trail.read(desk, TrailQuery()).rows[0].event.who == 0


@pytest.fixture
def busy(house: Wiring, admin: Desk) -> dict[str, str]:
    """Events of two cases and of what is theirs; the objects of the first."""
    things = {}
    with house.records.writing() as tx:
        for number in ("甲-2026-001", "甲-2026-0015"):
            made = added(tx, number)
            kept = {
                "case": made.id,
                "evidence": evidence.add(tx, item(made.id)).id,
                "output": outputs.add(tx, output(made.id)).id,
                "release": releases.add(tx, release(made.id)).id,
                "job": jobs.add(
                    tx, Job(kind="make", case_id=made.id, started_by=1, created_at=house.now())
                ).id,
            }
            things[number] = [f"{kind}:{id}" for kind, id in kept.items()]
            for thing in things[number]:
                admin.note(tx, "case.read", thing)
        admin.note(tx, "case.read", "case:1")
    return {thing: number for number, found in things.items() for thing in found}


def test_the_number_of_a_case_finds_all_that_was_done_to_it(auditor: Desk, busy: dict[str, str]) -> None:
    def found(number: str, **more: Any) -> set[str]:
        query = TrailQuery(action="case.read", number=number, **more)
        page = trail.read(auditor, query)
        assert page.total == len(page.rows)
        return {row.event.object for row in page.rows}

    first = {thing for thing, number in busy.items() if number == "甲-2026-001"}
    assert found("甲-2026-001") == first and len(first) == 5
    assert found("甲-2026-001", is_part=True) == set(busy) == found("2026-", is_part=True)
    assert found("2026-001") == found("%", is_part=True) == found("乙", is_part=True) == set()
    assert found("甲-2026-001", who=auditor.who.id) == set()
    day = auditor.now()
    assert found("甲-2026-001", since=day, until=day + timedelta(days=1)) == first
    assert found("甲-2026-001", since=day + timedelta(days=1)) == set()
    assert found("甲-2026-001", until=day) == set()


def test_events_are_told_by_the_number_of_their_case_and_nothing_else(
    auditor: Desk, busy: dict[str, str]
) -> None:
    others = ["case:1", "account:7", "", "case:x", f"case:{1 << 70}", "supply:3", "case"]
    assert trail.numbers(auditor, [*busy, *others]) == busy
    assert trail.numbers(auditor, []) == {}
