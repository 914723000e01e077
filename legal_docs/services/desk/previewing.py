"""A template filled with a made-up case, to be looked at: done by a job, since it takes seconds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from legal_docs.access.rules import Action
from legal_docs.model.stored import Job, JobState
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import supplying, templates
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import permitted, refused
from legal_docs.services.work.kinds import Say
from legal_docs.services.work.queue import enqueue
from legal_docs.services.work.worker import wake

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

KIND = "preview"
_OPEN = (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class Seen:
    """A finished preview: its PDF, and the number of the made-up case."""

    pdf: bytes
    case_number: str


@permitted(Action.MANAGE_TEMPLATES)
def start(desk: Desk, supply_id: int) -> Job:
    """Return the job that fills a kept version with a made-up case; one under way is not doubled.

    Raises NotAllowedError where there is no such version.
    """
    supplying.needed(desk, supply_id, (SupplyKind.TEMPLATE,))
    with desk.records.writing() as tx:
        before = _newest(tx, supply_id)
        is_going = before is not None and before.state in _OPEN
        job = before if before and is_going else enqueue(desk, tx, KIND, None, supply=supply_id)
    wake(desk.wiring)
    return job


@permitted(Action.MANAGE_TEMPLATES)
def newest(desk: Desk, supply_id: int) -> Job | None:
    """Return the newest preview of a version, whoever began it: under way, failed or done; None: none."""
    with desk.records.reading() as tx:
        found = _newest(tx, supply_id)
    if found and found.state in _OPEN:
        wake(desk.wiring)
    return found


@permitted(Action.MANAGE_TEMPLATES)
def seen(desk: Desk, supply_id: int) -> Seen:
    """Return the finished preview of a version. Raises NotAllowedError where there is none."""
    with desk.records.reading() as tx:
        found = _newest(tx, supply_id)
    if found is None or found.state is not JobState.DONE:
        raise refused()
    return Seen(desk.wiring.files.read(found.result["sha256"]), str(found.result["case"]))


def do(desk: Desk, job: Job, say: Say) -> Mapping[str, Any]:
    """Do a job of this kind; return where the PDF lies and the number of the made-up case."""
    say(10, "正在用示例案件填写模板并生成PDF")
    made = templates.preview(desk, job.args["supply"])
    sha256, _ = desk.wiring.files.keep(made.pdf)
    return {"sha256": sha256, "case": made.case_number}


def _newest(tx: "Tx", supply_id: int) -> Job | None:
    from legal_docs.storage import jobs

    return next((job for job in jobs.of_kind(tx, KIND) if job.args.get("supply") == supply_id), None)
