"""The process that does the jobs: in turn, in words where one fails, once even where it was killed."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from legal_docs.access.rules import Action
from legal_docs.errors import NotAllowedError
from legal_docs.model.account import Role
from legal_docs.model.stored import Job, JobState
from legal_docs.services.desk import jobs as service
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import case_of
from legal_docs.services.desk.today import Errand, today
from legal_docs.services.wiring import Wiring
from legal_docs.services.work import doing, worker
from legal_docs.services.work.child import Child
from legal_docs.services.work.kinds import KINDS, doer
from legal_docs.services.work.queue import enqueue, unfinished
from legal_docs.storage import accounts, jobs, trail
from tests.bundling import files
from tests.houses import Clock, administrator, person, wired
from tests.services.desk.exhibits_house import bench


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> Iterator[Wiring]:
    wiring = wired(tmp_path / "home", clock, worker="none")
    yield wiring
    wiring.engine.dispose()


def queued(desk: Desk, kind: str, case_id: int | None = None, **args: str) -> Job:
    with desk.records.writing() as tx:
        return enqueue(desk, tx, kind, case_id, **args)


def now(wiring: Wiring, job: Job) -> Job:
    with wiring.records.reading() as tx:
        found = jobs.find(tx, job.id)
    assert found
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_function_that_does_it(kind: str) -> None:
    assert callable(doer(kind))


def test_a_job_of_no_kind_fails_in_words_and_the_next_one_is_done(house: Wiring) -> None:
    made = bench(house)
    from legal_docs.services.desk import evidence

    evidence.add_files(made.li, made.case_id, [("01-合同/合同.pdf", files.pdf())])
    odd = queued(made.li, "no_such_kind")
    good = queued(made.li, "look", made.case_id, on="2026-06-30")
    assert worker.serve(house, idle=0) == 2
    assert now(house, odd).state is JobState.FAILED and "程序出错" in now(house, odd).message
    assert now(house, good).state in (JobState.DONE, JobState.FAILED)


def test_a_job_whose_owner_lost_the_right_is_refused(house: Wiring) -> None:
    made = bench(house)
    job = queued(made.li, "make", made.case_id, on="2026-06-30")
    with house.records.writing() as tx:
        accounts.change(tx, made.li.who.id, role=Role.AUDITOR)
    worker.serve(house, idle=0)
    assert now(house, job).state is JobState.FAILED and "不能使用" in now(house, job).message


def test_a_case_with_problems_fails_with_their_sentences(house: Wiring) -> None:
    made = bench(house)
    job = queued(made.li, "look", made.case_id, on="2026-06-30")
    worker.serve(house, idle=0)
    failed = now(house, job)
    assert failed.state is JobState.FAILED
    assert failed.message and "Traceback" not in failed.message and "张某甲" not in failed.message


def test_an_unfinished_job_of_the_case_is_found(house: Wiring) -> None:
    made = bench(house)
    job = queued(made.li, "look", made.case_id, on="2026-06-30")
    with house.records.reading() as tx:
        found = unfinished(tx, made.case_id, "look")
        assert found and found.id == job.id
        assert unfinished(tx, made.case_id, "make") is None
    worker.serve(house, idle=0)
    with house.records.reading() as tx:
        assert unfinished(tx, made.case_id, "look") is None


def taken(wiring: Wiring) -> None:
    with wiring.records.writing() as tx:
        assert jobs.take(tx, at=wiring.now())


def test_a_job_that_lost_its_process_three_times_is_given_up_with_a_sentence(
    house: Wiring, clock: Clock
) -> None:
    desk = administrator(house)
    job = queued(desk, "no_such_kind")
    for _ in range(worker.TRIES - 1):
        taken(house)
        clock.on(minutes=2)
        with house.records.writing() as tx:
            assert jobs.lost(tx, silent_since=clock(), tries=worker.TRIES) == ()
            assert jobs.wait_again(tx, silent_since=clock()) == 1
    taken(house)
    assert now(house, job).tries == worker.TRIES
    clock.on(seconds=59)
    assert worker.serve(house, idle=0) == 0
    assert now(house, job).state is JobState.RUNNING
    clock.on(seconds=2)
    assert worker.serve(house, idle=0) == 0
    failed = now(house, job)
    assert failed.state is JobState.FAILED and failed.message == worker.GIVEN_UP
    assert "3次" in worker.GIVEN_UP


def test_a_job_that_lost_its_process_twice_is_tried_again(house: Wiring, clock: Clock) -> None:
    job = queued(administrator(house), "no_such_kind")
    for _ in range(worker.TRIES - 1):
        taken(house)
        clock.on(minutes=2)
        with house.records.writing() as tx:
            jobs.wait_again(tx, silent_since=clock())
    assert worker.serve(house, idle=0) == 1
    assert now(house, job).tries == worker.TRIES and "程序出错" in now(house, job).message


def started(home: Path) -> "subprocess.Popen[bytes]":
    env = os.environ | {"LEGAL_DOCS_HOME": str(home), "LEGAL_DOCS_WORKER": "none"}
    return subprocess.Popen([sys.executable, "-m", "legal_docs", "work", "--idle", "30"], env=env)


def until(wiring: Wiring, job: Job, state: JobState, seconds: float = 60) -> Job:
    end = time.monotonic() + seconds
    while (found := now(wiring, job)).state is not state and time.monotonic() < end:
        time.sleep(0.02)
    assert found.state is state, found
    return found


def test_a_worker_that_is_killed_leaves_nothing_and_the_job_is_done_once_by_another(tmp_path: Path) -> None:
    home = tmp_path / "home"
    made = bench(wired(home, worker="none"))
    from legal_docs.services.desk import evidence, outputs

    evidence.add_files(
        made.li, made.case_id, [(f"01-合同/合同{n}.pdf", files.pdf(3, f"p{n}")) for n in range(6)]
    )
    job = queued(made.li, "look", made.case_id, on="2026-06-30")
    first = started(home)
    until(made.wiring, job, JobState.RUNNING)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert outputs.told(made.li, made.case_id) is None
    later = wired(home, Clock(datetime.now().astimezone() + timedelta(minutes=2)), worker="none")
    assert worker.serve(later, idle=0) == 1
    done = now(later, job)
    assert done.tries == 2 and done.finished_at
    assert worker.serve(later, idle=0) == 0
    later.engine.dispose()
    made.wiring.engine.dispose()


def test_a_worker_ends_when_nothing_is_to_be_done(house: Wiring, tmp_path: Path) -> None:
    person(administrator(house), "li", Role.LAWYER)
    env = os.environ | {"LEGAL_DOCS_HOME": str(tmp_path / "home")}
    done = subprocess.run([sys.executable, "-m", "legal_docs", "work", "--idle", "0"], env=env, timeout=60)
    assert done.returncode == 0


def test_wake_starts_a_process_that_does_the_job_with_the_same_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "CHILD", Child())  # that of an earlier test may still serve its own house
    wiring = wired(tmp_path / "a house")
    job = queued(administrator(wiring), "no_such_kind")
    worker.wake(wiring)
    child = worker.CHILD.process
    assert child
    try:
        assert "程序出错" in until(wiring, job, JobState.FAILED).message
        worker.wake(wiring)
        assert worker.CHILD.process is child
    finally:
        child.terminate()
        assert child.wait() == 128 + signal.SIGTERM
        wiring.engine.dispose()


def test_the_process_gets_every_setting_but_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEGAL_DOCS_SIGN_PASSWORD", "typed-password")
    given = worker._environment(wired(tmp_path, sign_password="typed-password", look="compact"))
    assert (given["LEGAL_DOCS_HOME"], given["LEGAL_DOCS_LOOK"]) == (str(tmp_path), "compact")
    assert "LEGAL_DOCS_SIGN_PASSWORD" not in given and "typed-password" not in given.values()


def test_no_process_is_started_where_another_does_the_jobs(house: Wiring) -> None:
    before = worker.CHILD.process
    worker.wake(house)
    assert worker.CHILD.process is before


BLOCKED = "create trigger blocked before update on jobs begin select raise(abort, 'busy'); end"


def sql(wiring: Wiring, statement: str, **values: int) -> None:
    with wiring.engine.begin() as connection:
        connection.execute(text(statement), values)


def test_a_database_that_cannot_be_used_for_a_while_does_not_end_the_worker(house: Wiring) -> None:
    job = queued(administrator(house), "no_such_kind")
    sql(house, BLOCKED)
    over = threading.Timer(1, sql, (house, "drop trigger blocked"))
    over.start()
    assert worker.serve(house, idle=3) == 1
    assert now(house, job).state is JobState.FAILED
    over.join()


def test_the_signs_of_life_go_on_after_one_could_not_be_kept(
    house: Wiring, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = queued(administrator(house), "no_such_kind")
    monkeypatch.setattr(doing, "BEAT", 0.05)
    mine = worker._next(house)
    assert mine
    with doing._beating(house, mine):
        sql(house, BLOCKED)
        time.sleep(0.5)
        sql(house, "drop trigger blocked")
        clock.on(seconds=30)
        end = time.monotonic() + 10
        while now(house, job).beat_at != clock() and time.monotonic() < end:
            time.sleep(0.05)
    assert now(house, job).beat_at == clock()


def test_the_end_of_a_job_is_kept_once_the_database_can_be_used_again(
    house: Wiring, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = queued(administrator(house), "no_such_kind")
    mine = worker._next(house)
    assert mine
    sql(house, BLOCKED)
    over = threading.Timer(0.3, sql, (house, "drop trigger blocked"))
    over.start()
    doing._end(house, mine, JobState.FAILED, message="缺页")
    assert now(house, job).message == "缺页"
    over.join()


def test_a_worker_taken_for_dead_does_not_end_the_turn_of_the_next(house: Wiring, clock: Clock) -> None:
    job = queued(administrator(house), "no_such_kind")
    first = worker._next(house)
    clock.on(minutes=2)
    second = worker._next(house)
    assert first and second and second.tries == 2
    doing._end(house, first, JobState.FAILED, message="第一个")
    doing._beat(house, first, 50, "第一个")
    going = now(house, job)
    assert (going.state, going.progress, going.message) == (JobState.RUNNING, 0, "")


@pytest.mark.parametrize(
    "after", [{"is_active": False}, {"role": Role.MANAGER}, {"branch": "西支行"}], ids=lambda each: str(each)
)
def test_a_job_does_nothing_more_for_somebody_who_lost_the_right_meanwhile(
    house: Wiring, after: dict[str, object]
) -> None:
    made = bench(house)
    desk = doing._desk(house, queued(made.li, "make", made.case_id, on="2026-06-30"))
    with house.records.writing() as tx:
        assert case_of(desk, tx, made.case_id, Action.DRAFT).id == made.case_id
        accounts.change(tx, made.li.who.id, **after)
        with pytest.raises(NotAllowedError):
            case_of(desk, tx, made.case_id, Action.DRAFT)


def test_a_job_that_was_tampered_with_is_told_in_the_trail_and_the_others_are_done(house: Wiring) -> None:
    made = bench(house)
    bad, good = queued(made.li, "make", made.case_id, on="2026-06-30"), queued(made.li, "no_such_kind")
    tamper = "update jobs set started_by = :who, tries = :tries where id = :id"
    sql(house, tamper, who=administrator_of(house), tries=0, id=bad.id)
    assert worker.serve(house, idle=0) == 1
    assert "程序出错" in now(house, good).message
    with house.records.reading() as tx:
        told = [row.event for row in trail.whole(tx) if row.event.action == "job.damaged"]
    assert [(each.who, each.object) for each in told] == [(0, f"job:{bad.id}")]
    sql(house, tamper, who=made.li.who.id, tries=5, id=bad.id)
    (shown,) = service.jobs_of(made.li, made.case_id)
    assert (shown.state, shown.message) == (JobState.FAILED, jobs.DAMAGED)
    waits = today(made.li, mine=False).waiting
    assert jobs.DAMAGED in [each.words for each in waits if each.errand is Errand.FAILED_JOB]


def administrator_of(wiring: Wiring) -> int:
    with wiring.records.reading() as tx:
        return next(each.id for each in accounts.listing(tx) if each.role is Role.ADMINISTRATOR)
