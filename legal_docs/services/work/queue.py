"""Jobs are put in the queue and looked at here; `worker` does them."""

from typing import TYPE_CHECKING, Any

from legal_docs.model.stored import Job, JobState
from legal_docs.services.desk.desk import Desk

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx


def enqueue(desk: Desk, tx: "Tx", kind: str, case_id: int | None, **args: Any) -> Job:
    """Return the new job, waiting, written in this transaction; call `wake` once it is committed.

    `args` are ids, days as text, and counts: never personal data. The caller has checked the right.
    """
    from legal_docs.storage import jobs

    job = jobs.add(
        tx, Job(kind=kind, case_id=case_id, args=args, started_by=desk.who.id, created_at=desk.now())
    )
    desk.note(tx, "job.start", f"case:{case_id}" if case_id else "", kind=kind, job=job.id)
    return job


def unfinished(tx: "Tx", case_id: int, kind: str) -> Job | None:
    """Return the job of this kind that waits or runs for the case, so that none is begun twice."""
    from legal_docs.storage import jobs

    going = (j for j in jobs.of_case(tx, case_id) if j.state in (JobState.WAITING, JobState.RUNNING))
    return next((j for j in going if j.kind == kind), None)
