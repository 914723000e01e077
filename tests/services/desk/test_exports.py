"""Exports by a job: for who asked alone, kept encrypted, gone after a day or with the next one."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from legal_docs.errors import NotAllowedError
from legal_docs.model.account import Role
from legal_docs.model.casefile import Cause
from legal_docs.model.stored import Job, JobState
from legal_docs.services.desk import exporting, exports, trail
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.exporting import figures_xlsx
from legal_docs.services.desk.figures import Wanted
from legal_docs.services.desk.trail import TrailQuery
from legal_docs.services.wiring import Wiring
from legal_docs.services.work import worker
from legal_docs.storage import accounts, jobs
from tests.houses import Clock, administrator, person, wired
from tests.services.desk.managed import filled


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> Wiring:
    wiring = wired(tmp_path / "home", clock, worker="none")
    filled(wiring)
    return wiring


@pytest.fixture
def jing(house: Wiring) -> Desk:
    return person(administrator(house), "jing", Role.MANAGER)


def done(desk: Desk, wanted: Wanted = exports.ALL) -> Job:
    started = exports.start(desk, wanted)
    assert worker.serve(desk.wiring, idle=0) == 1
    job = exports.newest(desk)
    assert job and job.id == started.id
    return job


def folders(house: Wiring) -> list[str]:
    root = house.settings.home / "exports"
    return sorted(each.name for each in root.iterdir()) if root.is_dir() else []


def test_a_job_exports_what_the_direct_way_does(jing: Desk) -> None:
    job = done(jing)
    assert job.state is JobState.DONE and (job.result["cases"], job.result["on"]) == (6, "2026-06-30")
    held = exports.opened(jing, job.id)
    assert (held.name, held.size) == ("看板-2026-06-30.xlsx", len(held.read()))
    assert held.read() == figures_xlsx(jing)
    told = trail.read(person(administrator_of(jing), "shen", Role.AUDITOR), TrailQuery(action="export.read"))
    assert [(row.event.object, row.event.detail) for row in told.rows] == [(f"job:{job.id}", {"cases": "6"})]


def administrator_of(desk: Desk) -> Desk:
    with desk.records.reading() as tx:
        who = next(each for each in accounts.listing(tx) if each.role is Role.ADMINISTRATOR)
    return Desk(desk.wiring, who)


def test_a_job_is_narrowed_like_the_screen(jing: Desk, clock: Clock) -> None:
    job = done(jing, Wanted(branch="乙分行", cause=Cause.CARD))
    clock.on(seconds=1)
    assert exports.wanted_of(job.args) == Wanted(branch="乙分行", cause=Cause.CARD)
    assert job.result["cases"] == 0
    book = load_workbook(BytesIO(exports.opened(jing, done(jing, Wanted(branch="乙分行")).id).read()))
    assert [row[0].value for row in book["案件清单"].iter_rows(min_row=2)] == ["A-3"]


def test_how_far_it_is_is_told(jing: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "_AT_ONCE", 4)
    said: list[tuple[int, str]] = []
    job = exports.start(jing)
    exports.do(jing, job, lambda far, words: said.append((far, words)))
    assert said == [(46, "已读取4件，共6件"), (70, "正在写入表格"), (99, "正在保存")]


def test_one_that_is_under_way_is_not_doubled(jing: Desk) -> None:
    first = exports.start(jing)
    assert exports.start(jing).id == first.id
    assert exports.start(jing, Wanted(branch="乙分行")).id != first.id
    waiting = exports.newest(jing)
    assert waiting and waiting.state is JobState.WAITING
    worker.serve(jing.wiring, idle=0)
    assert exports.start(jing).id != first.id


def test_nothing_of_it_lies_about_in_plain(jing: Desk, house: Wiring) -> None:
    done(jing)
    files = [path for path in (house.settings.home / "exports").rglob("*") if path.is_file()]
    assert len(files) == 1
    assert files[0].read_bytes()[:2] != b"PK"


def test_nobody_else_fetches_it(jing: Desk) -> None:
    job, admin = done(jing), administrator_of(jing)
    others = [person(admin, f"x-{role.value}", role) for role in Role]
    for other in others:
        with pytest.raises(NotAllowedError):
            exports.opened(other, job.id)
    for id in (1, job.id + 1):
        with pytest.raises(NotAllowedError):
            exports.opened(jing, id)
    assert exports.newest(others[list(Role).index(Role.MANAGER)]) is None


def test_a_job_of_another_kind_is_neither_fetched_nor_taken_for_an_export(jing: Desk, house: Wiring) -> None:
    told = {"branch": None, "cause": None, "reach": ""}
    with house.records.writing() as tx:
        at = jing.now()
        done = Job(kind="check", args=told, started_by=jing.who.id, created_at=at, finished_at=at)
        ended = done.model_copy(update={"state": JobState.DONE, "result": {"sha256": "0" * 64, "cases": 1}})
        other = jobs.add(tx, ended)
        going = jobs.add(tx, Job(kind="check", args=told, started_by=jing.who.id, created_at=at))
    with pytest.raises(NotAllowedError):
        exports.opened(jing, other.id)
    assert exports.newest(jing) is None and exports.start(jing).id != going.id


def test_who_sees_one_branch_fetches_the_export_of_that_branch(jing: Desk) -> None:
    yi = person(administrator_of(jing), "yi", Role.MANAGER, "乙分行")
    book = load_workbook(BytesIO(exports.opened(yi, done(yi).id).read()))
    assert [row[0].value for row in book["案件清单"].iter_rows(min_row=2)] == ["A-3"]


def test_who_moved_to_another_branch_no_longer_fetches_what_the_old_one_reached(jing: Desk) -> None:
    job = done(jing)
    with jing.records.writing() as tx:
        moved = accounts.change(tx, jing.who.id, branch="乙分行")
    assert moved
    with pytest.raises(NotAllowedError):
        exports.opened(Desk(jing.wiring, moved), job.id)


def test_it_goes_after_a_day(jing: Desk, house: Wiring, clock: Clock) -> None:
    job = done(jing)
    clock.on(hours=23, minutes=59)
    exports.sweep(house)
    assert exports.opened(jing, job.id) and folders(house) == [str(job.id)]
    clock.on(minutes=1)
    with pytest.raises(NotAllowedError):
        exports.opened(jing, job.id)
    assert exports.newest(jing) is None and folders(house) == []


def test_it_goes_with_the_next_job_of_anybody(jing: Desk, house: Wiring, clock: Clock) -> None:
    done(jing)
    clock.on(days=1)
    assert worker.serve(house, idle=0) == 0
    assert folders(house) == []


def test_it_goes_when_the_next_one_is_there_and_that_of_others_stays(jing: Desk, house: Wiring) -> None:
    other = person(administrator_of(jing), "qian", Role.MANAGER)
    his, first = done(other), done(jing)
    second = exports.start(jing, Wanted(branch="乙分行"))
    assert exports.opened(jing, first.id)
    worker.serve(house, idle=0)
    assert folders(house) == sorted([str(his.id), str(second.id)])
    with pytest.raises(NotAllowedError):
        exports.opened(jing, first.id)
    assert exports.opened(other, his.id).read()


def test_what_a_killed_try_left_does_not_stay(jing: Desk, house: Wiring) -> None:
    job = exports.start(jing)
    left = house.settings.home / "exports" / str(job.id) / "ab"
    left.mkdir(parents=True)
    (left / "half").write_bytes(b"x")
    worker.serve(house, idle=0)
    assert not left.exists() or [each.name for each in left.iterdir()] != ["half"]
    assert exports.opened(jing, job.id).read()


def test_a_failed_one_is_told_and_an_older_one_stays(jing: Desk, house: Wiring, clock: Clock) -> None:
    first = done(jing)
    clock.on(minutes=1)
    exports.start(jing)
    with house.records.writing() as tx:
        accounts.change(tx, jing.who.id, role=Role.LAWYER)
    worker.serve(house, idle=0)
    with house.records.writing() as tx:
        accounts.change(tx, jing.who.id, role=Role.MANAGER)
    failed = exports.newest(jing)
    assert failed and failed.state is JobState.FAILED and "不能使用" in failed.message
    assert folders(house) == [str(first.id)]


def test_a_day_is_a_day_and_what_one_waits_for_is_small() -> None:
    assert timedelta(hours=24) == exports.LASTS and exports.DIRECT == 500
