"""Long work: waiting, taken by one process, alive while it beats, finished. It outlives page and process.

A row that does not open is told as a job that failed, and is never sealed anew: what was found stays.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, exists, insert, select, update

from legal_docs.model.stored import Job, JobState
from legal_docs.storage import damage
from legal_docs.storage.rows import Values, change, new_id, stored
from legal_docs.storage.sealing import JOBS
from legal_docs.storage.tables_work import jobs

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_SEALED = ("args", "message", "result")
_OPEN = (JobState.WAITING.value, JobState.RUNNING.value)
DAMAGED = "任务记录已损坏，不能打开，任务已停止。请重新提交；同时请告知系统管理员，由其检查数据库"
"""What is said of a job whose row was changed behind the program's back."""


def add(tx: "Tx", job: Job) -> Job:
    """Return the job just added, with its id."""
    job = job.model_copy(update={"id": new_id()})
    tx.connection.execute(insert(jobs).values(**_row(tx, job)))
    return job


def find(tx: "Tx", id: int) -> Job | None:
    """Return the job with this id, None where there is none; a damaged one as FAILED, in words."""
    return next(iter(_found(tx, jobs.c.id == id, lock=True)), None)


def of_case(tx: "Tx", case_id: int) -> tuple[Job, ...]:
    """Return every job of the case, the newest first; damaged ones as FAILED, in words."""
    return _found(tx, jobs.c.case_id == case_id)


def of_kind(tx: "Tx", kind: str) -> tuple[Job, ...]:
    """Return the jobs of a kind, the newest first."""
    return _found(tx, jobs.c.kind == kind)


def of_account(tx: "Tx", account: int, *, only_open: bool = False) -> tuple[Job, ...]:
    """Return the jobs an account started, as `of_case`; `only_open`: waiting or running."""
    mine = jobs.c.started_by == account
    return _found(tx, mine, jobs.c.state.in_(_OPEN)) if only_open else _found(tx, mine)


def take(tx: "Tx", *, at: datetime) -> Job | None:
    """Return the oldest waiting job, now running and nobody else's; None where none waits."""
    waits = select(jobs).where(jobs.c.state == JobState.WAITING.value)
    query = waits.order_by(jobs.c.created_at, jobs.c.id).limit(1).with_for_update(skip_locked=True)
    job = next((job for _, job in damage.each(tx, JOBS, query, _job)), None)
    return job and _set(tx, job, state=JobState.RUNNING, beat_at=at, tries=job.tries + 1)


def set_aside(tx: "Tx", *, at: datetime) -> tuple[int, ...]:
    """Return the ids of the waiting and running jobs whose rows do not open: they are FAILED from now on."""
    is_open = jobs.c.state.in_(_OPEN)
    told = stored({"state": JobState.FAILED, "finished_at": at})
    found = [id for id, job in _each(tx, is_open) if job is None]
    ended = [update(jobs).where(jobs.c.id == id, is_open).values(told).returning(jobs.c.id) for id in found]
    return tuple(id for each in ended for id in tx.connection.execute(each).scalars())


def give_back(tx: "Tx", id: int, *, tries: int) -> Job:
    """Return the running job waiting again, this turn not counted: its process was asked to end.

    LookupError: it runs no more; `tries` as in `beat`.
    """
    job = _running(tx, id, tries)
    told = {"beat_at": None, "progress": 0, "message": "", "tries": tries - 1}
    return _set(tx, job, state=JobState.WAITING, **told)


def is_any_alive(tx: "Tx", *, since: datetime) -> bool:
    """Return whether a job gave a sign of life since then: a process does jobs."""
    alive = exists().where(jobs.c.state == JobState.RUNNING.value, jobs.c.beat_at >= since)
    return bool(tx.connection.execute(select(alive)).scalar())


def beat(
    tx: "Tx",
    id: int,
    *,
    at: datetime,
    tries: int | None = None,
    progress: int | None = None,
    message: str | None = None,
) -> Job:
    """Return the running job with a sign of life. LookupError: it runs no more.

    `tries`: only where it was not taken up again since by another process; else LookupError too.
    """
    told = {"progress": progress, "message": message}
    return _set(tx, _running(tx, id, tries), beat_at=at, **{k: v for k, v in told.items() if v is not None})


def finish(
    tx: "Tx",
    id: int,
    state: JobState,
    *,
    at: datetime,
    tries: int | None = None,
    message: str = "",
    result: dict[str, Any] | None = None,
) -> Job:
    """Return the job as DONE (progress 100) or FAILED. LookupError: it runs no more; `tries` as in `beat`."""
    job = _running(tx, id, tries)
    progress = 100 if state is JobState.DONE else job.progress
    told = {"state": state, "message": message, "result": result or {}, "progress": progress}
    return _set(tx, job, finished_at=at, **told)


def wait_again(tx: "Tx", *, silent_since: datetime) -> int:
    """Return how many running jobs without a sign of life since then wait again: their process is gone."""
    is_silent = (jobs.c.state == JobState.RUNNING.value, jobs.c.beat_at < silent_since)
    silent = _whole(tx, *is_silent)
    for job in silent:
        _set(tx, job, state=JobState.WAITING, beat_at=None, progress=0)
    return len(silent)


def lost(tx: "Tx", *, silent_since: datetime, tries: int) -> tuple[Job, ...]:
    """Return the running jobs without a sign of life since then that were taken up so often or oftener."""
    is_silent = (jobs.c.state == JobState.RUNNING.value, jobs.c.beat_at < silent_since)
    return _whole(tx, *is_silent, jobs.c.tries >= tries)


def _running(tx: "Tx", id: int, tries: int | None) -> Job:
    job = find(tx, id)
    if job is None or job.state is not JobState.RUNNING or tries not in (None, job.tries):
        raise LookupError(id)
    return job


def _set(tx: "Tx", job: Job, **told: Any) -> Job:
    newer = Job.model_validate(job.model_dump() | told)
    change(tx, jobs, job.id, _row(tx, newer))
    return newer


def _row(tx: "Tx", job: Job) -> Values:
    values = job.model_dump()
    sealed = JOBS.seal(tx.keys, values, {name: values.pop(name) for name in _SEALED})
    return stored(values) | {"sealed": sealed}


def _job(tx: "Tx", row: Values) -> Job:
    return Job.model_validate(JOBS.opened(tx.keys, row))


def _found(tx: "Tx", *conditions: ColumnElement[bool], lock: bool = False) -> tuple[Job, ...]:
    return tuple(job or _damaged(tx, id) for id, job in _each(tx, *conditions, lock=lock))


def _whole(tx: "Tx", *conditions: ColumnElement[bool]) -> tuple[Job, ...]:
    return tuple(job for _, job in _each(tx, *conditions, lock=True) if job)


def _each(tx: "Tx", *conditions: ColumnElement[bool], lock: bool = False) -> list[tuple[int, Job | None]]:
    """Return id and job of every row, the newest first; no job where the row does not open."""
    newest = select(jobs).where(*conditions).order_by(jobs.c.created_at.desc(), jobs.c.id)
    return damage.each(tx, JOBS, newest, _job, lock=lock)


def _damaged(tx: "Tx", id: int) -> Job:
    """Return what is told of a row that does not open; its moments are not believed."""
    columns = (jobs.c.id, jobs.c.kind, jobs.c.case_id, jobs.c.started_by)
    row = tx.connection.execute(select(*columns).where(jobs.c.id == id)).mappings().one()
    told = {"state": JobState.FAILED, "message": DAMAGED, "created_at": datetime(1970, 1, 1, tzinfo=UTC)}
    return Job.model_construct(None, **dict[str, Any](row), **dict[str, Any](told))
