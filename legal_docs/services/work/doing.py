"""One job done: signs of life meanwhile, and what became of it kept, whatever happens."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from legal_docs.errors import DatabaseError, LegalDocsError, UnexpectedError
from legal_docs.model.stored import Job, JobState
from legal_docs.services.desk.damage import meeting
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.in_force import in_force
from legal_docs.services.desk.permitted import refused
from legal_docs.services.prepare import CaseStopped
from legal_docs.services.wiring import Wiring
from legal_docs.services.work.kinds import doer
from legal_docs.services.work.stopping import Stop, Stopped

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

BEAT = 5.0
"""Seconds between two signs of life."""
LOG = logging.getLogger(__name__)
_AGAIN = (0, 1, 5, 10)
"""Seconds to wait before each try to keep the end of a job."""


def do(wiring: Wiring, job: Job, stop: Stop) -> bool:
    """Do one job and keep what became of it; return whether it ended. Nothing it raises ends the process.

    Where the process is asked to end meanwhile, the job waits again and this turn is not counted.
    """
    try:
        with _beating(wiring, job), meeting(wiring, job.started_by):
            result = stop.interrupting(
                lambda: doer(job.kind)(_desk(wiring, job), job, _say(wiring, job, stop))
            )
    except Stopped:
        return _given_back(wiring, job)
    except Exception as error:
        if stop.signal:  # it may come of the same signal, which programs of ours got too
            return _given_back(wiring, job)
        _end(wiring, job, JobState.FAILED, message=_sentence(error))
    else:
        _end(wiring, job, JobState.DONE, result=dict(result))
    return True


def _given_back(wiring: Wiring, job: Job) -> bool:
    _kept(wiring, lambda tx, jobs: jobs.give_back(tx, job.id, tries=job.tries))
    return False


def _say(wiring: Wiring, job: Job, stop: Stop) -> Callable[[int, str], None]:
    def say(progress: int, message: str) -> None:
        stop.look()
        _beat(wiring, job, progress, message)

    return say


def _sentence(error: Exception) -> str:
    if isinstance(error, CaseStopped):
        return "\n".join(p.sentence() for p in error.problems if p.is_error)
    return error.zh if isinstance(error, LegalDocsError) else UnexpectedError.of(error).zh


def _desk(wiring: Wiring, job: Job) -> Desk:
    """Return the desk of the person who began the job. Raises NotAllowedError where the account is gone."""
    from legal_docs.storage import accounts

    with wiring.records.reading() as tx:
        who = accounts.find(tx, job.started_by)
    if who is None:
        raise refused()
    return Desk(in_force(wiring), who, is_absent=True)


def _end(wiring: Wiring, job: Job, state: JobState, **told: Any) -> None:
    """Keep the end of a job; one that was given to another process meanwhile is that one's to end."""
    at = wiring.now()
    _kept(wiring, lambda tx, jobs: jobs.finish(tx, job.id, state, at=at, tries=job.tries, **told))


def _kept(wiring: Wiring, change: Callable[["Tx", Any], object]) -> None:
    """Keep a change of a job.

    Where the database cannot be used for long, the job is found without a sign of life and done again.
    """
    from legal_docs.storage import jobs

    for pause in _AGAIN:
        time.sleep(pause)
        try:
            with suppress(LookupError), wiring.records.writing() as tx:
                change(tx, jobs)
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
