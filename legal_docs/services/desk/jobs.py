"""How far one's long work is."""

from datetime import datetime

from legal_docs.access.rules import Action
from legal_docs.model.stored import Job, JobState
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import case_of, permitted, refused
from legal_docs.services.desk.reading import reading


@permitted(Action.OWN_ACCOUNT)
def mine(desk: Desk, *, only_open: bool = True) -> tuple[Job, ...]:
    """Return the jobs this person began, the newest first; `only_open`: those that wait or run."""
    from legal_docs.storage import jobs

    with desk.records.reading() as tx:
        found = jobs.of_account(tx, desk.who.id, only_open=only_open)
    if found:
        with reading(desk, "job.list", f"account:{desk.who.id}"):
            return found
    return ()


@permitted(Action.OWN_ACCOUNT)
def job(desk: Desk, id: int) -> Job:
    """Return one of one's own jobs; a waiting one gets its process started again. Raises NotAllowedError."""
    from legal_docs.services.work.worker import wake
    from legal_docs.storage import jobs

    with reading(desk, "job.read", f"job:{id}") as tx:
        found = jobs.find(tx, id)
        if found is None or found.started_by != desk.who.id:
            raise refused()
    if found.state in (JobState.WAITING, JobState.RUNNING):
        wake(desk.wiring)
    return found


@permitted(Action.OWN_ACCOUNT)
def is_held_up(desk: Desk, since: datetime) -> bool:
    """Return whether what has waited since then waits in vain, as no process does jobs at present."""
    from legal_docs.services.work import worker

    return worker.is_held_up(desk.wiring, since)


@permitted(Action.READ_CASE)
def jobs_of(desk: Desk, case_id: int) -> tuple[Job, ...]:
    """Return the jobs of a case, whoever began them, the newest first. Raises NotAllowedError."""
    from legal_docs.services.work.worker import wake
    from legal_docs.storage import jobs

    with reading(desk, "job.list", f"case:{case_id}") as tx:
        case_of(desk, tx, case_id, Action.READ_CASE)
        found = jobs.of_case(tx, case_id)
    if any(each.state in (JobState.WAITING, JobState.RUNNING) for each in found):
        wake(desk.wiring)
    return found
