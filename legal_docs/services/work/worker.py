"""The process that does the jobs, one after the other; `wake` starts it where it does not run."""

import logging
import os
import subprocess
import sys
import time
from datetime import datetime, timedelta

from pydantic import SecretStr

from legal_docs.errors import DatabaseError
from legal_docs.model.stored import Job, JobState
from legal_docs.model.trail import TrailEvent
from legal_docs.services.wiring import Wiring
from legal_docs.services.work.child import Child
from legal_docs.services.work.doing import do
from legal_docs.services.work.stopping import Stop

IDLE = 60.0
"""A worker without work ends after so many seconds."""
LOST_AFTER = timedelta(seconds=60)
"""Without a sign of life for this long the process that worked on a job is taken for dead."""
PATIENCE = timedelta(seconds=60)
"""Who has waited so long while no job is worked on is told that the process does not run."""
TRIES = 3
"""A job whose process died so often is given up: it would kill the next one too."""
GIVEN_UP = (
    f"处理程序连续{TRIES}次意外终止，已停止重试，没有保留不完整的内容。"
    "请检查服务器内存和磁盘空间；仍然出现时，请把最近上传的大文件逐一移除后再试"
)
CHILD = Child()
"""The process this process has started."""
LOG = logging.getLogger(__name__)
_PAUSE = 0.3
_FAILURES = 2
"""So often in a row the process may die as it starts before people are told."""


def wake(wiring: Wiring) -> None:
    """Start the process that does the jobs, unless it runs or the setting says that another does them."""
    if wiring.settings.worker != "none":
        CHILD.wake(lambda: _started(wiring))


def is_held_up(wiring: Wiring, since: datetime) -> bool:
    """Return whether what has waited since then waits in vain: the process that does the jobs does not run.

    Raises DatabaseError, KeysError.
    """
    from legal_docs.storage import jobs

    if wiring.settings.worker != "none" and CHILD.age() < PATIENCE.total_seconds():
        return CHILD.failures >= _FAILURES
    now = wiring.now()
    if now - since < PATIENCE:
        return False
    with wiring.records.reading() as tx:
        return not jobs.is_any_alive(tx, since=now - LOST_AFTER)


def _started(wiring: Wiring) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "legal_docs", "work", "--idle", str(int(IDLE))]
    return subprocess.Popen(command, env=_environment(wiring), stdin=subprocess.DEVNULL)


def _environment(wiring: Wiring) -> dict[str, str]:
    """Return the environment in which the child finds the same settings; no secret: it signs nothing."""
    secret = {_variable(name) for name, value in wiring.settings if isinstance(value, SecretStr)}
    own = {_variable(name): str(value) for name, value in wiring.settings}
    return {name: value for name, value in {**os.environ, **own}.items() if name not in secret}


def _variable(name: str) -> str:
    return f"LEGAL_DOCS_{name.upper()}"


def serve(wiring: Wiring, *, idle: float = IDLE, stop: Stop | None = None) -> int:
    """Do the jobs that wait until there has been none for `idle` seconds; return how many were done.

    Ends early when it is asked to `stop`, and, between two jobs, when the process that started it is gone.
    """
    from legal_docs.services.desk.exports import sweep

    stop = stop or Stop()
    sweep(wiring)
    parent, done, quiet = os.getppid(), 0, time.monotonic()
    while not stop.signal:
        if (job := _taken(wiring)) is not None:
            done, quiet = done + do(wiring, job, stop), time.monotonic()
        elif time.monotonic() - quiet >= idle or os.getppid() != parent:
            break
        else:
            time.sleep(_PAUSE)
    return done


def _taken(wiring: Wiring) -> Job | None:
    """Return the job to do now; none where the database cannot be used at present."""
    try:
        return _next(wiring)
    except DatabaseError as error:
        LOG.warning("%s", error.en)
        return None


def _next(wiring: Wiring) -> Job | None:
    """Return the job to do now; those whose process has died wait again first, or are given up.

    Those whose row does not open are set aside, and the trail tells which.
    """
    from legal_docs.storage import jobs, trail

    now = wiring.now()
    with wiring.records.writing() as tx:
        for damaged in jobs.set_aside(tx, at=now):
            LOG.error("the row of job %d was tampered with: it is not done", damaged)
            trail.append(tx, TrailEvent(at=now, who=0, action="job.damaged", object=f"job:{damaged}"))
        for lost in jobs.lost(tx, silent_since=now - LOST_AFTER, tries=TRIES):
            jobs.finish(tx, lost.id, JobState.FAILED, at=now, message=GIVEN_UP)
        jobs.wait_again(tx, silent_since=now - LOST_AFTER)
        return jobs.take(tx, at=now)
