"""Making the papers and the bundle of a case: asked for here, done by a job, kept whole or not at all."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError, ConflictError
from legal_docs.model.filing import FilingKind
from legal_docs.model.life import Phase
from legal_docs.model.making import Making
from legal_docs.model.proving import Proving
from legal_docs.model.record import CaseRecord, CaseVersion
from legal_docs.model.stored import Job, JobState, Output, OutputKind
from legal_docs.services.desk.computed import Computed, compute, keep
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.looking import loaded_case
from legal_docs.services.desk.permitted import case_of, permitted
from legal_docs.services.desk.standing import moved
from legal_docs.services.finish import Finished, Say, finish
from legal_docs.services.manifest import BUNDLE_RECORD
from legal_docs.services.papers import OPTIONAL
from legal_docs.services.proofs.strangers import names_of
from legal_docs.services.work.queue import enqueue, unfinished
from legal_docs.services.work.worker import wake

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

KIND = "make"
_STEPS = {Phase.ESCALATED: (Phase.CHECKED, Phase.DRAFTED), Phase.CHECKED: (Phase.DRAFTED,)}
_LISTS = ("manifest.json", "SHA256SUMS")
Kept = Mapping[str, tuple[str, int]]
"""SHA-256 and size of each finished file, by name."""


@permitted(Action.DRAFT)
def start_make(desk: Desk, case_id: int, on: date, without: Collection[FilingKind] = ()) -> Job:
    """Return the job that makes the papers of the newest version as of a day; one under way is not doubled.

    Papers of the kinds `without` are not made. Raises BadInputError for a kind no case goes without,
    ConflictError where the case is in review, approved or over, NotAllowedError.
    """
    left_out = _left_out(without)
    with desk.records.writing() as tx:
        require_open(case_of(desk, tx, case_id, Action.DRAFT))
        job = unfinished(tx, case_id, KIND) or enqueue(
            desk, tx, KIND, case_id, on=on.isoformat(), without=[kind.value for kind in left_out]
        )
    wake(desk.wiring)
    return job


def make_job(desk: Desk, job: Job, say: Say) -> Mapping[str, Any]:
    """Do a job of this kind: the papers and the end of the job are kept in one transaction."""
    case_id = job.case_id or 0
    without = [FilingKind(value) for value in job.args.get("without", ())]
    return make(desk, case_id, on=date.fromisoformat(job.args["on"]), without=without, say=say, job=job)


@permitted(Action.DRAFT)
def make(
    desk: Desk,
    case_id: int,
    *,
    on: date,
    say: Say,
    without: Collection[FilingKind] = (),
    job: Job | None = None,
) -> Mapping[str, Any]:
    """Make the papers and the bundle; return the run's number and where its record lies.

    Papers of the kinds `without` are not made. Everything is kept in one transaction or not at all. Where the
    case was changed meanwhile the papers are kept as stale and the case stays where it is. Raises
    CaseStopped, LegalDocsError.
    """
    with TemporaryDirectory(prefix="legal-docs-") as work:
        say(2, "整理证据")
        evidence, out = Path(work) / "in", Path(work) / "out"
        out.mkdir()
        version, loaded = loaded_case(desk, case_id, evidence, on, Action.DRAFT)
        done = finish(
            desk.wiring, loaded, out, on=on, names=names_of([version.case]), without=without, say=say
        )
        say(90, "保存成果")
        kept = {name: desk.wiring.files.keep(content) for name, content in done.files.items()}
    making, _ = desk.wiring.files.keep(_making(done, version, on, without).model_dump_json().encode())
    computed = compute(desk, version.case)
    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.DRAFT)
        require_open(record)
        run = _add(tx, desk, version, done, kept, on)
        if record.version == version.version:
            _advance(tx, desk, record, computed)
        desk.note(tx, "papers.make", f"case:{case_id}", run=run, version=version.version, files=len(kept))
        return _ended(tx, desk, job, {"run": run, "making": making, "version": version.version})


def _left_out(without: Collection[FilingKind]) -> tuple[FilingKind, ...]:
    """Return the kinds in their order. Raises BadInputError for a kind no case goes without."""
    if needed := [kind.label for kind in without if kind not in OPTIONAL]:
        raise BadInputError(
            f"{'、'.join(needed)}是每件案件都要制作的文书，不能略去",
            f"{', '.join(kind.value for kind in without if kind not in OPTIONAL)} cannot be left out",
        )
    return tuple(kind for kind in OPTIONAL if kind in without)


def require_open(record: CaseRecord) -> None:
    """Raise ConflictError where the papers of a case are not to be made now."""
    if (error := hindrance(record)) is not None:
        raise error


def hindrance(record: CaseRecord) -> ConflictError | None:
    """Return why the papers of a case are not to be made now; None where they are."""
    if record.phase in (Phase.IN_REVIEW, Phase.APPROVED):
        how = "请复核人员退回修改后" if record.phase is Phase.IN_REVIEW else "请先在“办理”中退回“已制作”，"
        return ConflictError(
            f"案件现在是“{record.phase.label}”，不能重新制作文书。{how}再重新制作",
            f"The case is {record.phase.value}; have it sent back before its papers are made again",
        )
    if not record.phase.is_open:
        return ConflictError(
            f"案件现在是“{record.phase.label}”，不再制作文书。需要时请先在“办理”中变更进度",
            f"The case is {record.phase.value}; take it up again before papers are made",
        )
    return None


def _making(done: Finished, version: CaseVersion, on: date, without: Iterable[FilingKind]) -> Making:
    prepared = done.prepared
    return Making(
        version=version.version,
        on=on,
        problems=prepared.problems,
        proving=prepared.dossier.proving or Proving(),
        bundle=prepared.bound,
        without=tuple(without),
    )


def _add(tx: "Tx", desk: Desk, version: CaseVersion, done: Finished, kept: Kept, on: date) -> int:
    from legal_docs.storage import outputs

    run = outputs.next_run(tx, version.case_id)
    paper_of = {name: paper for paper in done.papers for name in paper.files}
    for name, (sha256, size) in kept.items():
        paper = paper_of.get(name)
        outputs.add(
            tx,
            Output(
                case_id=version.case_id,
                run=run,
                kind=_kind(name, paper.kind if paper else None),
                name=name,
                sha256=sha256,
                size=size,
                pages=done.pages.get(name),
                data_version=version.version,
                on=on,
                template=f"{paper.template.id} {paper.template.version}" if paper else "",
                made_at=desk.now(),
                made_by=desk.who.id,
            ),
        )
    return run


def _kind(name: str, paper: FilingKind | None) -> OutputKind:
    if paper is FilingKind.REPORT:
        return OutputKind.REPORT
    if paper is not None:
        return OutputKind.PAPER
    return OutputKind.LISTING if name in (*_LISTS, BUNDLE_RECORD) else OutputKind.BUNDLE


def _advance(tx: "Tx", desk: Desk, record: CaseRecord, computed: Computed) -> None:
    """The run checked the newest version too: keep what it found, and take the steps up to its papers."""
    from legal_docs.storage import cases

    kept = keep(tx, desk, record, computed)
    kept = cases.note(tx, kept.id, at=desk.now(), by=desk.who.id, checked_version=kept.version)
    for after in _STEPS.get(kept.phase, ()):
        kept = moved(tx, desk, kept, after)


def _ended(tx: "Tx", desk: Desk, job: Job | None, result: dict[str, Any]) -> dict[str, Any]:
    """End the job with what it made: a job that another process has ended meanwhile takes all of it back."""
    from legal_docs.storage import jobs

    if job is not None:
        jobs.finish(tx, job.id, JobState.DONE, at=desk.now(), tries=job.tries, result=result)
    return result
