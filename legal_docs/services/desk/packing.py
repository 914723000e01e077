"""The pack of a release: the approved papers laid out again, marked for one counsel, kept with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from legal_docs.access.rules import Action
from legal_docs.bundling import joining
from legal_docs.errors import ConflictError
from legal_docs.model.account import Account
from legal_docs.model.casefile import CaseFile
from legal_docs.model.problem import Problem
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import Job, JobState, Output, OutputKind, OutputState, Release
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import permitted
from legal_docs.services.desk.releasing import recipient, releasable, take_back
from legal_docs.services.finish import Say
from legal_docs.services.handover.opened import opened_with
from legal_docs.services.handover.pack import Order, hand_over

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_REPLACED = "由新的移交替代"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a pack that lies in the store."""

    name: str
    sha256: str
    size: int
    pages: int | None


def pack_job(desk: Desk, job: Job, say: Say) -> Mapping[str, Any]:
    """Do a job of this kind: the pack, the release and the end of the job are kept in one transaction."""
    return release(desk, job, say=say)


@permitted(Action.RELEASE)
def release(desk: Desk, job: Job, *, say: Say) -> Mapping[str, Any]:
    """Make the pack a job asks for and release it; return the id of the release.

    An earlier release to the same counsel is taken back. Raises ConflictError where the papers are no longer
    approved or a masked pack holds pages nobody has looked at, LegalDocsError.
    """
    from legal_docs.storage import cases

    case_id, asked = job.case_id or 0, job.args
    with desk.records.reading() as tx:
        record, papers = releasable(desk, tx, case_id, asked["run"])
        case = cases.load(tx, case_id).case
        counsel = recipient(tx, asked["counsel"])
    with TemporaryDirectory(prefix="legal-docs-") as work:
        kept = _made(desk, Path(work), record, papers, case, counsel, job, say)
    say(95, "登记移交")
    note = desk.wiring.files.read(asked["note"]).decode() if asked["note"] else ""
    with desk.records.writing() as tx:
        record, _ = releasable(desk, tx, case_id, asked["run"])
        recipient(tx, counsel.id)
        return _released(tx, desk, record, kept, note, job)


def _made(
    desk: Desk,
    work: Path,
    record: CaseRecord,
    papers: tuple[Output, ...],
    case: CaseFile,
    counsel: Account,
    job: Job,
    say: Say,
) -> list[Kept]:
    """Return the files of the pack, kept in the store."""
    say(5, "取出复核通过的文书并核对")
    folder = work / record.number
    folder.mkdir()
    for each in papers:
        desk.wiring.files.copy(each.sha256, folder / each.name)
    finished = opened_with(folder, case, tables=desk.wiring.tables)
    say(35, "加水印" if not job.args["masked"] else "遮盖个人信息、加水印")
    order = Order(to=counsel.name, on=desk.today(), masked=job.args["masked"], allow_unmasked=True)
    handed = hand_over(finished, order, out=work, force=False)
    if handed.problems and not job.args["looked"]:
        raise _not_looked_at(handed.problems)
    say(80, "保存材料包")
    lists = sorted(p.name for p in handed.folder.iterdir() if p.name not in handed.files)
    return [_kept(desk, handed.folder / name) for name in (*handed.files, *lists)]


def _kept(desk: Desk, path: Path) -> Kept:
    pages = joining.count(path) if path.suffix == ".pdf" else None
    return Kept(path.name, *desk.wiring.files.keep(path), pages)


def _not_looked_at(problems: tuple[Problem, ...]) -> ConflictError:
    return ConflictError(
        "；".join(f"{each.place.file}：{each.zh}" for each in problems)
        + "。请逐页查看原件，确认可以移交后，勾选“已逐页查看”重新移交",
        "Not released: " + "; ".join(f"{each.place.file}: {each.en}" for each in problems),
    )


def _released(
    tx: "Tx", desk: Desk, record: CaseRecord, kept: list[Kept], note: str, job: Job
) -> dict[str, Any]:
    from legal_docs.storage import cases, jobs, releases

    asked = job.args
    for each in releases.of_case(tx, record.id):
        if each.counsel == asked["counsel"] and each.revoked_at is None:
            take_back(tx, desk, record, each, _REPLACED)
    made = releases.add(
        tx,
        Release(
            case_id=record.id,
            counsel=asked["counsel"],
            run=asked["run"],
            is_masked=asked["masked"],
            released_at=desk.now(),
            released_by=desk.who.id,
            note=note,
            files=tuple(_added(tx, desk, record, each, asked["run"]) for each in kept),
        ),
    )
    cases.note(tx, record.id, at=desk.now(), by=desk.who.id, counsel=made.counsel)
    told = {"release": made.id, "counsel": made.counsel, "run": made.run, "masked": made.is_masked}
    desk.note(tx, "release.add", f"case:{record.id}", **told, files=len(kept), looked=asked["looked"])
    jobs.finish(tx, job.id, JobState.DONE, at=desk.now(), tries=job.tries, result={"release": made.id})
    return {"release": made.id}


def _added(tx: "Tx", desk: Desk, record: CaseRecord, kept: Kept, run: int) -> int:
    from legal_docs.storage import outputs

    output = Output(
        case_id=record.id,
        run=run,
        kind=OutputKind.PACK,
        name=kept.name,
        sha256=kept.sha256,
        size=kept.size,
        pages=kept.pages,
        data_version=record.version,
        on=desk.today(),
        made_at=desk.now(),
        made_by=desk.who.id,
        state=OutputState.APPROVED,
    )
    return outputs.add(tx, output).id
