"""Every open case computed anew after the program or a file of the settings was replaced.

Nothing in the house tells the program of that: so it is looked at here, and a person begins the recount.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_docs.access.rules import Action
from legal_docs.model.stored import Job, JobState
from legal_docs.services.desk import basis
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import permitted
from legal_docs.services.desk.recounting import EVERYTHING, KIND, begin, is_any_open
from legal_docs.services.work.queue import enqueue

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_OPEN = (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class Outdated:
    """计算依据的变动: what differs from what the open cases were computed with.

    `program`: the version they were computed with, empty where it is the present one; `tables`: names of the
    tables (`bank`, `holidays`, `lpr`) that come with the program or stand in the settings and are others now.
    `is_known`: whether it was ever noted.
    """

    program: str
    tables: tuple[str, ...]
    is_known: bool

    def __bool__(self) -> bool:
        """Return whether the cases have to be computed anew."""
        return bool(self.program or self.tables or not self.is_known)


@permitted(Action.MANAGE_TABLES)
def outdated(desk: Desk) -> Outdated:
    """Return what the open cases were not computed with; without any open case the present basis is noted.

    Raises SettingsError.
    """
    now = basis.mark(desk.wiring)
    with desk.records.reading() as tx:
        before, is_open = _noted(tx), is_any_open(tx)
    if before == now:
        return Outdated("", (), is_known=True)
    if not is_open:
        _note(desk, now)
        return Outdated("", (), is_known=True)
    differing = tuple(name for name in now if before and before.get(name) != now[name])
    program = str(before.get("program", "")) if "program" in differing else ""
    return Outdated(program, tuple(each for each in differing if each != "program"), is_known=bool(before))


@permitted(Action.MANAGE_TABLES)
def start(desk: Desk) -> Job:
    """Return the job that computes every open case anew; one under way is not doubled."""
    from legal_docs.storage import jobs

    with desk.records.writing() as tx:
        going = (j for j in jobs.of_kind(tx, KIND) if j.state in _OPEN and j.args.get("table") == EVERYTHING)
        job = next(going, None) or enqueue(desk, tx, KIND, None, table=EVERYTHING, before=0)
    begin(desk, job)
    return job


def _noted(tx: "Tx") -> dict[str, str]:
    """Return the basis of the last recount of everything; empty where there was none."""
    from legal_docs.storage import jobs

    found = (job.result.get("basis") for job in jobs.of_kind(tx, KIND))  # one that failed has no result
    return next((dict(marks) for marks in found if marks), {})


def _note(desk: Desk, now: dict[str, str]) -> None:
    """Keep the present basis as that of a recount of no case."""
    from legal_docs.storage import jobs

    at = desk.now()
    with desk.records.writing() as tx:
        told = {"state": JobState.DONE, "progress": 100, "finished_at": at, "result": {"basis": now}}
        args = {"table": EVERYTHING, "before": 0}
        job = Job(kind=KIND, args=args, started_by=desk.who.id, created_at=at, **told)
        desk.note(tx, "table.basis", f"job:{jobs.add(tx, job).id}", version=now["program"])
