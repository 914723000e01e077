"""The process that does the jobs, one after the other; `wake` starts it where it does not run."""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import partial
from typing import Any

from pydantic import SecretStr

from legal_docs.errors import DatabaseError, LegalDocsError, UnexpectedError
from legal_docs.model.stored import Job, JobState
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.in_force import in_force
from legal_docs.services.desk.permitted import refused
from legal_docs.services.prepare import CaseStopped
from legal_docs.services.wiring import Wiring
from legal_docs.services.work.kinds import doer

IDLE = 60.0
"""A worker without work ends after so many seconds."""
BEAT = 5.0
"""Seconds between two signs of life."""
LOST_AFTER = timedelta(seconds=60)
"""Without a sign of life for this long the process that worked on a job is taken for dead."""
TRIES = 3
"""A job whose process died so often is given up: it would kill the next one too."""
GIVEN_UP = (
    f"处理程序连续{TRIES}次意外终止，已停止重试，没有保留不完整的内容。"
    "请检查服务器内存和磁盘空间；仍然出现时，请把最近上传的大文件逐一移除后再试"
)
LOG = logging.getLogger(__name__)
_PAUSE = 0.3
_AGAIN = (0, 1, 5, 10)
"""Seconds to wait before each try to keep the end of a job."""
_lock = threading.Lock()
_child: "subprocess.Popen[bytes] | None" = None


def wake(wiring: Wiring) -> None:
    """Start the process that does the jobs, unless it runs or the setting says that another does them."""
    global _child
    if wiring.settings.worker == "none":
        return
    with _lock:
        if _child is not None and _child.poll() is None:
            return
        command = [sys.executable, "-m", "legal_docs", "work", "--idle", str(int(IDLE))]
        _child = subprocess.Popen(command, env=_environment(wiring), stdin=subprocess.DEVNULL)


def _environment(wiring: Wiring) -> dict[str, str]:
    """Return the environment in which the child finds the same settings; no secret: it signs nothing."""
    secret = {_variable(name) for name, value in wiring.settings if isinstance(value, SecretStr)}
    own = {_variable(name): str(value) for name, value in wiring.settings}
    return {name: value for name, value in {**os.environ, **own}.items() if name not in secret}


def _variable(name: str) -> str:
    return f"LEGAL_DOCS_{name.upper()}"


def serve(wiring: Wiring, *, idle: float = IDLE) -> int:
    """Do the jobs that wait until there has been none for `idle` seconds; return how many were done.

    Ends early, between two jobs, when the process that started it is gone.
    """
    parent, done, quiet = os.getppid(), 0, time.monotonic()
    while True:
        if (job := _taken(wiring)) is not None:
            _do(wiring, job)
            done, quiet = done + 1, time.monotonic()
        elif time.monotonic() - quiet >= idle or os.getppid() != parent:
            return done
        else:
            time.sleep(_PAUSE)


def _taken(wiring: Wiring) -> Job | None:
    """Return the job to do now; none where the database cannot be used at present."""
    try:
        return _next(wiring)
    except DatabaseError as error:
        LOG.warning("%s", error.en)
        return None


def _next(wiring: Wiring) -> Job | None:
    """Return the job to do now; those whose process has died wait again first, or are given up."""
    from legal_docs.storage import jobs

    now = wiring.now()
    with wiring.records.writing() as tx:
        for lost in jobs.lost(tx, silent_since=now - LOST_AFTER, tries=TRIES):
            jobs.finish(tx, lost.id, JobState.FAILED, at=now, message=GIVEN_UP)
        jobs.wait_again(tx, silent_since=now - LOST_AFTER)
        return jobs.take(tx, at=now)


def _do(wiring: Wiring, job: Job) -> None:
    """Do one job and keep what became of it; nothing it raises ends the worker."""
    try:
        with _beating(wiring, job):
            result = doer(job.kind)(_desk(wiring, job), job, partial(_beat, wiring, job))
    except CaseStopped as stopped:
        _fail(wiring, job, "\n".join(p.sentence() for p in stopped.problems if p.is_error))
    except LegalDocsError as error:
        _fail(wiring, job, error.zh)
    except Exception as error:
        _fail(wiring, job, UnexpectedError.of(error).zh)
    else:
        _end(wiring, job, JobState.DONE, result=dict(result))


def _desk(wiring: Wiring, job: Job) -> Desk:
    """Return the desk of the person who began the job. Raises NotAllowedError where the account is gone."""
    from legal_docs.storage import accounts

    with wiring.records.reading() as tx:
        who = accounts.find(tx, job.started_by)
    if who is None:
        raise refused()
    return Desk(in_force(wiring), who, is_absent=True)


def _fail(wiring: Wiring, job: Job, message: str) -> None:
    _end(wiring, job, JobState.FAILED, message=message)


def _end(wiring: Wiring, job: Job, state: JobState, **told: Any) -> None:
    """Keep the end of a job; one that was given to another process meanwhile is that one's to end.

    Where the database cannot be used for long, the job is found without a sign of life and done again.
    """
    from legal_docs.storage import jobs

    for pause in _AGAIN:
        time.sleep(pause)
        try:
            with suppress(LookupError), wiring.records.writing() as tx:
                jobs.finish(tx, job.id, state, at=wiring.now(), tries=job.tries, **told)
        except DatabaseError as error:
            LOG.warning("%s", error.en)
        else:
            return


def _beat(wiring: Wiring, job: Job, progress: int | None = None, message: str | None = None) -> None:
    """Give a sign of life; a database that cannot be used at present is tried again with the next one."""
    from legal_docs.storage import jobs

    try:
        with suppress(LookupError), wiring.records.writing() as tx:
            jobs.beat(tx, job.id, at=wiring.now(), tries=job.tries, progress=progress, message=message)
    except DatabaseError as error:
        LOG.warning("%s", error.en)


@contextmanager
def _beating(wiring: Wiring, job: Job) -> Iterator[None]:
    """Give a sign of life every few seconds while the block runs."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(BEAT):
            _beat(wiring, job)

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
