"""Long work: waiting, taken by one process, alive while it beats, finished. It outlives page and process."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, insert, select

from legal_docs.model.stored import Job, JobState
from legal_docs.storage.rows import Values, change, fetched, new_id, stored
from legal_docs.storage.sealing import JOBS
from legal_docs.storage.tables_work import jobs

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_SEALED = ("args", "message", "result")
_OPEN = (JobState.WAITING.value, JobState.RUNNING.value)


def add(tx: "Tx", job: Job) -> Job:
    """Return the job just added, with its id."""
    job = job.model_copy(update={"id": new_id()})
    tx.connection.execute(insert(jobs).values(**_row(tx, job)))
    return job


def find(tx: "Tx", id: int) -> Job | None:
    """Return the job with this id, None where there is none."""
    return next(iter(_found(tx, jobs.c.id == id, lock=True)), None)


def of_case(tx: "Tx", case_id: int) -> tuple[Job, ...]:
    """Return every job of the case, the newest first."""
    return _found(tx, jobs.c.case_id == case_id)


def of_account(tx: "Tx", account: int, *, only_open: bool = False) -> tuple[Job, ...]:
    """Return the jobs an account started, the newest first; `only_open`: waiting or running."""
    mine = jobs.c.started_by == account
    return _found(tx, mine, jobs.c.state.in_(_OPEN)) if only_open else _found(tx, mine)


def take(tx: "Tx", *, at: datetime) -> Job | None:
    """Return the oldest waiting job, now running and nobody else's; None where none waits."""
    waits = select(jobs).where(jobs.c.state == JobState.WAITING.value)
    query = waits.order_by(jobs.c.created_at, jobs.c.id).limit(1).with_for_update(skip_locked=True)
    rows = fetched(tx, query)
    if not rows:
        return None
    job = _job(tx, rows[0])
    return _set(tx, job, state=JobState.RUNNING, beat_at=at, tries=job.tries + 1)


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
    silent = _found(tx, *is_silent, lock=True)
    for job in silent:
        _set(tx, job, state=JobState.WAITING, beat_at=None, progress=0)
    return len(silent)


def lost(tx: "Tx", *, silent_since: datetime, tries: int) -> tuple[Job, ...]:
    """Return the running jobs without a sign of life since then that were taken up so often or oftener."""
    is_silent = (jobs.c.state == JobState.RUNNING.value, jobs.c.beat_at < silent_since)
    return _found(tx, *is_silent, jobs.c.tries >= tries, lock=True)


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
    newest = select(jobs).where(*conditions).order_by(jobs.c.created_at.desc(), jobs.c.id)
    return tuple(_job(tx, row) for row in fetched(tx, newest, lock=lock))
