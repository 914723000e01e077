"""Large exports: made by a job, kept encrypted for a day, each for the person alone who asked for it."""

import contextlib
import os
import shutil
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_docs.access.rules import Action
from legal_docs.model.casefile import Cause
from legal_docs.model.stored import Job, JobState
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.exporting import exported
from legal_docs.services.desk.figures import ALL, Wanted
from legal_docs.services.desk.held import Held
from legal_docs.services.desk.jobs import mine
from legal_docs.services.desk.permitted import permitted, refused
from legal_docs.services.wiring import Wiring
from legal_docs.services.work.kinds import Say
from legal_docs.services.work.queue import enqueue
from legal_docs.services.work.worker import wake

if TYPE_CHECKING:
    from legal_docs.storage.files import FileStore

KIND = "export"
DIRECT = 500
"""So many cases are exported while one waits; more are exported by a job."""
LASTS = timedelta(days=1)
_READ = 70
"""How far the work is, in per cent, when every case is read and the workbook is written."""


@permitted(Action.EXPORT_FIGURES)
def start(desk: Desk, wanted: Wanted = ALL) -> Job:
    """Return the job that exports these figures as of now; one under way for the same is not doubled."""
    from legal_docs.storage import jobs

    told = {"branch": wanted.branch, "cause": wanted.cause and wanted.cause.value, "reach": desk.who.branch}
    with desk.records.writing() as tx:
        own = jobs.of_account(tx, desk.who.id, only_open=True)
        going = next((each for each in own if each.kind == KIND and each.args == told), None)
        job = going or enqueue(desk, tx, KIND, None, **told)
    wake(desk.wiring)
    return job


@permitted(Action.EXPORT_FIGURES)
def newest(desk: Desk) -> Job | None:
    """Return this person's newest export: under way, failed, or ready to be fetched; None: there is none."""
    sweep(desk.wiring)
    found = next((each for each in mine(desk, only_open=False) if each.kind == KIND), None)
    if found is None or (found.state is JobState.DONE and not _is_there(desk, found)):
        return None
    return found


@permitted(Action.EXPORT_FIGURES)
def opened(desk: Desk, job_id: int) -> Held:
    """Return the finished export to be fetched by who asked for it. Raises NotAllowedError."""
    from legal_docs.storage import jobs

    with desk.records.writing() as tx:
        job = jobs.find(tx, job_id)
        if job is None or job.kind != KIND or job.started_by != desk.who.id or not _is_there(desk, job):
            raise refused()
        desk.note(tx, "export.read", f"job:{job_id}", cases=job.result["cases"])
    return Held(name_of(job), job.result["sha256"], job.result["size"], _store(desk.wiring, job_id))


def do(desk: Desk, job: Job, say: Say) -> dict[str, Any]:
    """Do the job `export`; earlier exports of the same person go. Returns hash, size, count and day."""

    def told(done: int, every: int) -> None:
        words = f"已读取{done:,}件，共{every:,}件" if done < every else "正在写入表格"
        say(_READ * done // max(every, 1), words)

    made = exported(desk, wanted_of(job.args), say=told)
    say(99, "正在保存")
    folder, moment = _folder(desk.wiring, job.id), desk.now().timestamp()
    shutil.rmtree(folder, ignore_errors=True)  # what an earlier try has left
    sha256, size = _store(desk.wiring, job.id).keep(made.data)
    os.utime(folder, (moment, moment))
    _remove_earlier(desk, job.id)
    return {"sha256": sha256, "size": size, "cases": made.cases, "on": made.on.isoformat()}


def wanted_of(args: Mapping[str, Any]) -> Wanted:
    """Return which figures a job exports."""
    cause = args.get("cause")
    return Wanted(args.get("branch"), Cause(cause) if cause else None)


def name_of(job: Job) -> str:
    """Return what the file of a finished export is called."""
    return f"看板-{job.result['on']}.xlsx"


def sweep(wiring: Wiring) -> None:
    """Remove the exports whose day is over."""
    over = (wiring.now() - LASTS).timestamp()
    root = _root(wiring)
    for folder in root.iterdir() if root.is_dir() else ():
        with contextlib.suppress(FileNotFoundError):  # somebody else has just swept it
            if folder.stat().st_mtime <= over:
                shutil.rmtree(folder)


def _remove_earlier(desk: Desk, job_id: int) -> None:
    from legal_docs.storage import jobs

    with desk.records.reading() as tx:
        own = jobs.of_account(tx, desk.who.id)
    for each in own:
        if each.kind == KIND and each.id != job_id:
            shutil.rmtree(_folder(desk.wiring, each.id), ignore_errors=True)


def _is_there(desk: Desk, job: Job) -> bool:
    """Return whether the file lasts and still holds no more than this person may see."""
    if job.state is not JobState.DONE or job.finished_at is None:
        return False
    is_fresh = desk.now() < job.finished_at + LASTS and job.args["reach"] == desk.who.branch
    return is_fresh and _store(desk.wiring, job.id).has(job.result["sha256"])


def _store(wiring: Wiring, job_id: int) -> "FileStore":
    """Return the store of one export: it goes as a whole, and nothing else with it."""
    from legal_docs.storage.files import FileStore

    return FileStore(_folder(wiring, job_id), wiring.records.keys)


def _folder(wiring: Wiring, job_id: int) -> Path:
    return _root(wiring) / str(job_id)


def _root(wiring: Wiring) -> Path:
    return wiring.settings.home / "exports"
