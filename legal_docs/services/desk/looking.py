"""A look at the evidence before papers are made: what can be used, what is missing, what contradicts."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from legal_docs.access.rules import Action
from legal_docs.intake.edited import problems_with_files
from legal_docs.intake.read import LoadedCase
from legal_docs.model.making import Making
from legal_docs.model.problem import Problem
from legal_docs.model.proving import Proving
from legal_docs.model.record import CaseVersion
from legal_docs.model.stored import Job
from legal_docs.services import proving
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.evidence import laid_out
from legal_docs.services.desk.permitted import case_of, permitted
from legal_docs.services.finish import Say
from legal_docs.services.prepare import CaseStopped, collect, examine
from legal_docs.services.work.queue import enqueue, unfinished
from legal_docs.services.work.worker import wake

KIND = "look"


@permitted(Action.READ_EVIDENCE)
def start_look(desk: Desk, case_id: int) -> Job:
    """Return the job that looks at the evidence as of today; one under way is not doubled."""
    with desk.records.writing() as tx:
        case_of(desk, tx, case_id, Action.READ_EVIDENCE)
        today = desk.today().isoformat()
        job = unfinished(tx, case_id, KIND) or enqueue(desk, tx, KIND, case_id, on=today)
    wake(desk.wiring)
    return job


def look_job(desk: Desk, job: Job, say: Say) -> Mapping[str, Any]:
    """Do a job of this kind."""
    return look(desk, job.case_id or 0, on=date.fromisoformat(job.args["on"]), say=say)


@permitted(Action.READ_EVIDENCE)
def look(desk: Desk, case_id: int, *, on: date, say: Say) -> Mapping[str, Any]:
    """Look at the evidence; return where the record lies. Changes nothing of the case.

    Raises CaseStopped where there is no usable exhibit, LegalDocsError.
    """
    with TemporaryDirectory(prefix="legal-docs-") as work:
        say(5, "整理证据")
        version, loaded = loaded_case(desk, case_id, Path(work) / "in", on, Action.READ_EVIDENCE)
        say(30, "识别并比对证据内容")
        bundle, problems = collect(loaded)
        findings = examine(loaded.case, on=on, tables=desk.wiring.tables)
        weighed = proving.weigh(loaded, bundle, on=on, findings=findings)
    told = Making(
        version=version.version,
        on=on,
        problems=(*loaded.problems, *problems),
        proving=weighed or Proving(),
        bundle=bundle,
    )
    sha256, _ = desk.wiring.files.keep(told.model_dump_json().encode())
    return {"making": sha256, "version": version.version}


def loaded_case(
    desk: Desk, case_id: int, root: Path, on: date, action: Action
) -> tuple[CaseVersion, LoadedCase]:
    """Return the newest version of a case with its evidence laid out in `root`/<case number>.

    Raises CaseStopped where the case, or what it says of files, has errors.
    """
    from legal_docs.storage import cases, evidence

    with desk.records.reading() as tx:
        record = case_of(desk, tx, case_id, action)
        version = cases.load(tx, case_id)
        items = evidence.of_case(tx, case_id)
    folder = root / record.number
    folder.mkdir(parents=True)
    laid_out(items, desk.wiring.files, folder)
    with desk.records.writing() as tx:
        desk.note(tx, "case.read", f"case:{case_id}", version=version.version, evidence="all")
    problems = problems_with_files(version.case, folder, on=on)
    if errors := [problem for problem in problems if problem.is_error]:
        raise CaseStopped(_each_once(errors))
    return version, LoadedCase(version.case, problems, folder, root)


def _each_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems, each thing told at its first place only: a file may be named at many."""
    return tuple({problem.zh: problem for problem in reversed(tuple(problems))}.values())[::-1]
