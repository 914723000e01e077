"""Long work: taken once, alive while it beats, given to another when its process is gone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import text

from legal_docs.errors import DatabaseError, KeysError
from legal_docs.model.stored import Job, JobState
from legal_docs.storage import jobs
from legal_docs.storage.keyring import Keyring
from legal_docs.storage.records import Records
from tests.storage.factory import AT, LATER, LI, WANG, added


def job(minutes: int = 0, **changes: object) -> Job:
    told = {"kind": "run", "started_by": LI, "created_at": AT + timedelta(minutes=minutes)}
    return Job.model_validate(told | changes)


def test_the_oldest_waiting_job_is_taken_first_and_once(records: Records) -> None:
    with records.writing() as tx:
        assert jobs.take(tx, at=LATER) is None
        second, first = jobs.add(tx, job(2)), jobs.add(tx, job(1, args={"case": 7, "on": "2026-06-30"}))
        taken = jobs.take(tx, at=LATER)
        assert taken == first.model_copy(update={"state": JobState.RUNNING, "beat_at": LATER, "tries": 1})
        assert jobs.find(tx, first.id) == taken
        assert jobs.take(tx, at=LATER).id == second.id
        assert jobs.take(tx, at=LATER) is None


def test_a_job_goes_on_and_ends(records: Records) -> None:
    with records.writing() as tx:
        id = jobs.add(tx, job()).id
        jobs.take(tx, at=AT)
        beaten = jobs.beat(tx, id, at=LATER, progress=40, message="正在制作张某甲的文书")
        assert (beaten.progress, beaten.message, beaten.beat_at) == (40, "正在制作张某甲的文书", LATER)
        assert jobs.beat(tx, id, at=LATER).progress == 40
        done = jobs.finish(tx, id, JobState.DONE, at=LATER, message="完成", result={"outputs": [1, 2]})
        assert jobs.find(tx, id) == done
    assert (done.state, done.progress, done.result) == (JobState.DONE, 100, {"outputs": [1, 2]})
    assert done.finished_at == LATER


def test_a_job_that_failed_keeps_how_far_it_came(records: Records) -> None:
    with records.writing() as tx:
        id = jobs.add(tx, job()).id
        jobs.take(tx, at=AT)
        jobs.beat(tx, id, at=AT, progress=40)
        failed = jobs.finish(tx, id, JobState.FAILED, at=LATER, message="缺页")
        assert (failed.state, failed.progress, failed.result) == (JobState.FAILED, 40, {})
        for wrong in (id, 5):
            with pytest.raises(LookupError):
                jobs.beat(tx, wrong, at=LATER)
            with pytest.raises(LookupError):
                jobs.finish(tx, wrong, JobState.DONE, at=LATER)


def test_a_job_whose_process_is_gone_waits_again(records: Records) -> None:
    with records.writing() as tx:
        silent, alive = jobs.add(tx, job()).id, jobs.add(tx, job(1)).id
        jobs.take(tx, at=AT)
        jobs.take(tx, at=LATER)
        assert jobs.wait_again(tx, silent_since=LATER) == 1
        assert (jobs.find(tx, silent).state, jobs.find(tx, alive).state) == (
            JobState.WAITING,
            JobState.RUNNING,
        )
        with pytest.raises(LookupError):
            jobs.beat(tx, silent, at=LATER)
        assert jobs.take(tx, at=LATER).id == silent


def test_a_silent_job_is_lost_once_it_was_taken_up_often_enough(records: Records) -> None:
    with records.writing() as tx:
        id = jobs.add(tx, job()).id
        for _ in range(2):
            jobs.take(tx, at=AT)
            assert jobs.wait_again(tx, silent_since=LATER) == 1
        taken = jobs.take(tx, at=AT)
        assert taken.tries == 3
        assert jobs.lost(tx, silent_since=LATER, tries=4) == ()
        assert jobs.lost(tx, silent_since=AT, tries=3) == ()
        assert jobs.lost(tx, silent_since=LATER, tries=3) == (taken,)
        jobs.finish(tx, id, JobState.FAILED, at=LATER)
        assert jobs.lost(tx, silent_since=LATER, tries=3) == ()


def test_jobs_are_listed_by_case_and_by_who_started_them(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        old, new = jobs.add(tx, job(1, case_id=id)), jobs.add(tx, job(2, case_id=id))
        his = jobs.add(tx, job(started_by=WANG))
        assert jobs.of_case(tx, id) == (new, old)
        assert jobs.of_account(tx, WANG) == (his,)
        jobs.take(tx, at=AT)
        jobs.finish(tx, his.id, JobState.DONE, at=AT)
        assert jobs.of_account(tx, WANG, only_open=True) == ()
        assert len(jobs.of_account(tx, WANG)) == 1
        assert jobs.of_account(tx, LI, only_open=True) == (new, old)


def test_two_processes_never_take_the_same_job(records: Records) -> None:
    with records.writing() as tx:
        made = {jobs.add(tx, job(n)).id for n in range(8)}
    ready = Barrier(4)

    def worker() -> list[int]:
        ready.wait(10)
        found = []
        for _ in range(2):
            with records.writing() as tx:
                found.append(jobs.take(tx, at=LATER).id)
        return found

    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(worker) for _ in range(4)]
    taken = [id for future in futures for id in future.result()]
    assert len(taken) == 8 and set(taken) == made


def test_a_process_taken_for_dead_cannot_end_the_turn_of_the_next(records: Records) -> None:
    with records.writing() as tx:
        id = jobs.add(tx, job()).id
        first = jobs.take(tx, at=AT)
        jobs.wait_again(tx, silent_since=LATER)
        second = jobs.take(tx, at=LATER)
        with pytest.raises(LookupError):
            jobs.beat(tx, id, at=LATER, tries=first.tries)
        with pytest.raises(LookupError):
            jobs.finish(tx, id, JobState.FAILED, at=LATER, tries=first.tries)
        assert jobs.beat(tx, id, at=LATER, tries=second.tries, progress=7).progress == 7
        assert jobs.finish(tx, id, JobState.DONE, at=LATER, tries=second.tries).state is JobState.DONE


def test_a_job_given_back_waits_again_and_its_turn_is_not_counted(records: Records) -> None:
    with records.writing() as tx:
        id = jobs.add(tx, job()).id
        first = jobs.take(tx, at=AT)
        jobs.beat(tx, id, at=AT, progress=40, message="一半")
        back = jobs.give_back(tx, id, tries=first.tries)
        assert (back.state, back.tries, back.beat_at, back.progress) == (JobState.WAITING, 0, None, 0)
        assert back.message == "" and jobs.find(tx, id) == back
        with pytest.raises(LookupError):
            jobs.give_back(tx, id, tries=first.tries)
        assert jobs.take(tx, at=LATER).tries == 1
        with pytest.raises(LookupError):
            jobs.give_back(tx, id, tries=2)


def test_a_job_is_alive_while_it_beats(records: Records) -> None:
    with records.writing() as tx:
        id = jobs.add(tx, job()).id
        assert not jobs.is_any_alive(tx, since=AT)
        jobs.take(tx, at=AT)
        assert jobs.is_any_alive(tx, since=AT) and not jobs.is_any_alive(tx, since=LATER)
        jobs.finish(tx, id, JobState.DONE, at=AT)
        assert not jobs.is_any_alive(tx, since=AT)


TAMPERED = [
    "update jobs set tries = 7 where id = :id",
    "update jobs set started_by = 99 where id = :id",
    "update jobs set kind = 'make' where id = :id",
    "update jobs set progress = 400 where id = :id",
    "update jobs set sealed = (select sealed from jobs where id <> :id limit 1) where id = :id",
]


@pytest.mark.parametrize("statement", TAMPERED)
def test_a_job_that_was_tampered_with_is_set_aside_and_hides_no_other(
    records: Records, statement: str
) -> None:
    with records.writing() as tx:
        bad, good = jobs.add(tx, job(1)), jobs.add(tx, job(2))
        tx.connection.execute(text(statement), {"id": bad.id})
        assert jobs.take(tx, at=AT) is None
    with records.writing() as tx:
        assert jobs.set_aside(tx, at=LATER) == (bad.id,)
        assert jobs.set_aside(tx, at=LATER) == ()
        assert jobs.lost(tx, silent_since=LATER, tries=0) == ()
        assert jobs.wait_again(tx, silent_since=LATER) == 0
        assert jobs.take(tx, at=LATER).id == good.id
    with records.reading() as tx:
        told = jobs.find(tx, bad.id)
        assert (told.state, told.message, told.args) == (JobState.FAILED, jobs.DAMAGED, {})
        assert "记录已损坏" in told.message
        state = text("select state, finished_at from jobs where id = :id")
        kept = tx.connection.execute(state, {"id": bad.id}).one()
        assert kept[0] == "failed" and kept[1]


def test_a_damaged_job_stands_in_the_lists_beside_the_others(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        bad, good = jobs.add(tx, job(2, case_id=id)), jobs.add(tx, job(1, case_id=id))
        tx.connection.execute(text("update jobs set tries = 7 where id = :id"), {"id": bad.id})
    with records.reading() as tx:
        shown = jobs.of_case(tx, id)
        assert [(each.id, each.state) for each in shown] == [
            (bad.id, JobState.FAILED),
            (good.id, JobState.WAITING),
        ]
        assert jobs.of_account(tx, LI) == shown
        assert (shown[0].kind, shown[0].case_id, shown[0].started_by) == ("run", id, LI)


def test_a_running_job_that_was_tampered_with_is_neither_ended_nor_taken_up(records: Records) -> None:
    with records.writing() as tx:
        id = jobs.add(tx, job()).id
        jobs.take(tx, at=AT)
        tx.connection.execute(text("update jobs set tries = 3 where id = :id"), {"id": id})
        for change in (
            lambda: jobs.beat(tx, id, at=LATER),
            lambda: jobs.finish(tx, id, JobState.DONE, at=LATER),
            lambda: jobs.give_back(tx, id, tries=1),
        ):
            with pytest.raises(LookupError):
                change()
        assert jobs.lost(tx, silent_since=LATER, tries=3) == ()
        assert jobs.wait_again(tx, silent_since=LATER) == 0
        assert jobs.set_aside(tx, at=LATER) == (id,)


NO_MOMENT = [
    "update jobs set created_at = 'x' where id = :id",
    "update jobs set beat_at = 'x' where id = :id",
]


@pytest.mark.parametrize("statement", NO_MOMENT)
def test_a_moment_that_is_none_hides_no_other_job(records: Records, statement: str) -> None:
    with records.writing() as tx:
        bad, good = jobs.add(tx, job(1)), jobs.add(tx, job(2))
    if records.engine.dialect.name == "postgresql":
        with pytest.raises(DatabaseError), records.writing() as tx:
            tx.connection.execute(text(statement), {"id": bad.id})
        return
    with records.writing() as tx:
        tx.connection.execute(text(statement), {"id": bad.id})
        assert {each.id for each in jobs.of_account(tx, LI)} == {bad.id, good.id}
        assert jobs.set_aside(tx, at=LATER) == (bad.id,)
        assert jobs.take(tx, at=LATER).id == good.id
        assert jobs.find(tx, bad.id).message == jobs.DAMAGED


def test_a_key_that_is_gone_damages_the_row_but_a_key_file_that_is_gone_does_not(
    records: Records, keys: Keyring
) -> None:
    with records.writing() as tx:
        id = jobs.add(tx, job()).id
        row = tx.connection.execute(text("select sealed from jobs")).scalar_one()
        sealed = bytes(row)[:1] + b"\x63" + bytes(row)[2:]
        tx.connection.execute(text("update jobs set sealed = :sealed"), {"sealed": sealed})
        assert jobs.set_aside(tx, at=LATER) == (id,)
    with records.reading() as tx:
        keys.path.unlink()
        with pytest.raises(KeysError):
            jobs.find(tx, id)
