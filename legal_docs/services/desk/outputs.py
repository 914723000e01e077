"""Finished files: listed with their state, opened one by one, and what their run told beside them."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from legal_docs.access.rules import Action
from legal_docs.model.making import Making
from legal_docs.model.stored import Job, JobState, Output
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.held import Held
from legal_docs.services.desk.permitted import case_of, permitted, refused

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_KINDS = ("make", "look")


@dataclass(frozen=True, slots=True)
class Told:
    """一次制作或核对的结果: when, as which run (0: a look at the evidence alone), by whom, what was told.

    `is_stale`: the case or its evidence was changed since; of papers that were filed see `storage/outputs`.
    """

    at: datetime | None
    run: int
    by: int
    making: Making
    is_stale: bool


@permitted(Action.READ_PAPERS, shows=True)
def outputs(desk: Desk, case_id: int) -> tuple[Output, ...]:
    """Return the finished files of a case, the newest run first, each with whether it is out of date."""
    from legal_docs.storage import outputs as kept

    with desk.records.writing() as tx:
        case_of(desk, tx, case_id, Action.READ_PAPERS)
        found = kept.of_case(tx, case_id)
        desk.note(tx, "output.list", f"case:{case_id}", count=len(found))
    return found


@permitted(Action.READ_PAPERS)
def opened(desk: Desk, output_id: int) -> Held:
    """Return one finished file to be read. Raises NotAllowedError where it is not there or out of reach."""
    with desk.records.writing() as tx:
        found = _found(desk, tx, output_id)
    return Held(found.name, found.sha256, found.size, desk.wiring.files)


@permitted(Action.READ_PAPERS)
def content(desk: Desk, output_id: int) -> tuple[Output, bytes]:
    """Return one finished file with its bytes. Raises NotAllowedError, FolderError, KeysError."""
    with desk.records.writing() as tx:
        found = _found(desk, tx, output_id)
    return found, desk.wiring.files.read(found.sha256)


@permitted(Action.READ_PAPERS, shows=True)
def told(desk: Desk, case_id: int, run: int | None = None) -> Told | None:
    """Return what a run told beside its papers; without `run`, the newest run or look at the evidence."""
    from legal_docs.storage import jobs
    from legal_docs.storage import outputs as kept

    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.READ_PAPERS)
        done = [each for each in jobs.of_case(tx, case_id) if _is_told(each, run)]
        stale = {each.run: each.is_stale for each in kept.of_case(tx, case_id)}
        desk.note(tx, "output.told", f"case:{case_id}", count=len(done))
    if not done:
        return None
    newest = max(done, key=lambda job: job.finished_at or job.created_at)
    making = Making.model_validate_json(desk.wiring.files.read(newest.result["making"]))
    of_run = newest.result.get("run", 0)
    is_stale = stale.get(of_run, making.version < record.version)
    return Told(newest.finished_at, of_run, newest.started_by, making, is_stale)


def _found(desk: Desk, tx: "Tx", output_id: int) -> Output:
    from legal_docs.storage import outputs as kept

    found = kept.find(tx, output_id)
    if found is None:
        raise refused()
    case_of(desk, tx, found.case_id, Action.READ_PAPERS)
    desk.note(tx, "output.read", f"output:{output_id}", case=found.case_id, run=found.run)
    return found


def _is_told(job: Job, run: int | None) -> bool:
    is_done = job.kind in _KINDS and job.state is JobState.DONE and "making" in job.result
    return is_done and run in (None, job.result.get("run", 0))
