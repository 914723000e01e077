"""Importing cases: a file is uploaded, looked at, mended cell by cell, and its good cases are taken."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError
from legal_docs.intake import leftover
from legal_docs.intake.corrected import Beside
from legal_docs.intake.read import Intake
from legal_docs.intake.template import write_template
from legal_docs.model.casefile import CaseFile
from legal_docs.model.problem import Problem
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import Job, Upload
from legal_docs.services.desk import taking
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.jobs import mine
from legal_docs.services.desk.permitted import branches_of, permitted, refused
from legal_docs.services.desk.reading import reading
from legal_docs.services.desk.received import Received, laid_out
from legal_docs.services.work.queue import enqueue
from legal_docs.services.work.worker import wake

KIND = "import"
"""The kind of job that takes the cases of an upload."""
MOST_NAME = 200
"""So many bytes a file's name may have: it becomes a name on disk while it is read."""
Say = Callable[[int, int], None]
"""Told how many cases of how many are taken."""


@dataclass(frozen=True, slots=True)
class Ready:
    """可导入案件: a case without errors; `is_known`: the store has a case of this number already."""

    number: str
    case: CaseFile
    warnings: tuple[Problem, ...]
    is_known: bool

    @property
    def examples(self) -> tuple[Problem, ...]:
        """Return where the case still holds example rows of the blank workbook."""
        return leftover.of(self.warnings)


@dataclass(frozen=True, slots=True)
class Look:
    """导入检查结果: the cases that can be taken, and each problem with the cells that mend it, if any do.

    `files`: what of an archive's evidence cannot be taken; the cases can.
    """

    upload: Upload
    ready: tuple[Ready, ...]
    problems: tuple[tuple[Problem, Beside | None], ...]
    files: tuple[Problem, ...] = ()


@permitted(Action.IMPORT_CASES)
def upload(desk: Desk, name: str, data: bytes, branch: str) -> Upload:
    """Return the upload, kept with its file, for cases of `branch` (empty: the head office).

    Raises BadInputError or RefusedError where the file cannot be read at all (broken, encrypted, a bomb, no
    case file in it); NotAllowedError for a branch out of reach.
    """
    from legal_docs.storage import uploads

    name, own = _named(name), branches_of(desk)
    if own is not None and branch not in own:
        raise refused()
    with TemporaryDirectory(prefix="upload-") as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        with laid_out(file) as found:
            found.read(on=desk.today(), fixes={})
    sha256, size = desk.wiring.files.keep(data)
    told = {"name": name, "sha256": sha256, "branch": branch.strip()}
    with desk.records.writing() as tx:
        kept = uploads.add(
            tx, Upload.model_validate(told | {"uploaded_at": desk.now(), "uploaded_by": desk.who.id})
        )
        desk.note(tx, "upload.add", f"upload:{kept.id}", size=size)
    return kept


@permitted(Action.IMPORT_CASES)
def open_uploads(desk: Desk) -> tuple[Upload, ...]:
    """Return what this person uploaded and has not finished, the newest first."""
    from legal_docs.storage import uploads

    with desk.records.reading() as tx:
        found = uploads.of_account(tx, desk.who.id, only_open=True)
    if found:
        with reading(desk, "upload.list", f"account:{desk.who.id}"):
            return found
    return ()


@permitted(Action.IMPORT_CASES)
def look(desk: Desk, upload_id: int) -> Look:
    """Return what of an upload can be taken and every problem of the rest, with the corrections so far.

    Cases that were taken already are left out. Raises NotAllowedError, and as `upload` does.
    """
    kept = _own(desk, upload_id)
    with _opened(desk, kept) as found:
        loaded = found.read(on=desk.today(), fixes=kept.fixes)
        files = _refused_files(found, loaded)
        told = tuple(p for p in loaded.problems if p.place.case not in kept.imported)
        cells = found.beside(told, kept.fixes)
    left = [each for each in loaded.cases if each.case.number not in kept.imported]
    known = taking.known(desk, [each.case.number for each in left])
    with desk.records.writing() as tx:
        desk.note(tx, "upload.read", f"upload:{kept.id}", cases=len(left), problems=len(told))
    ready = (Ready(c.case.number, c.case, c.problems, c.case.number in known) for c in left)
    return Look(kept, tuple(ready), tuple(zip(told, cells, strict=True)), files)


@permitted(Action.IMPORT_CASES)
def fix(desk: Desk, upload_id: int, values: Mapping[str, str]) -> Upload:
    """Return the upload with new values of cells, by the key of their place. Raises NotAllowedError."""
    from legal_docs.storage import uploads

    kept = _own(desk, upload_id)
    with desk.records.writing() as tx:
        fixed = uploads.fix(tx, kept.id, values)
        desk.note(tx, "upload.fix", f"upload:{kept.id}", cells=len(values))
    return fixed


@permitted(Action.IMPORT_CASES)
def unfix(desk: Desk, upload_id: int) -> Upload:
    """Return the upload as it came, every correction taken back. Raises NotAllowedError."""
    from legal_docs.storage import uploads

    kept = _own(desk, upload_id)
    with desk.records.writing() as tx:
        unfixed = uploads.unfix(tx, kept.id, kept.fixes)
        desk.note(tx, "upload.unfix", f"upload:{kept.id}", cells=len(kept.fixes))
    return unfixed


@permitted(Action.IMPORT_CASES)
def take(
    desk: Desk,
    upload_id: int,
    numbers: Iterable[str],
    *,
    with_examples: bool = False,
    say: Say | None = None,
) -> tuple[CaseRecord, ...]:
    """Return the cases that were made of these numbers, one after the other, with the evidence of an archive.

    What is left stays open; an upload of which nothing is left is finished. Raises ConflictError, before
    anything is taken, where the store has a case of such a number, BadInputError where one has errors or,
    unless `with_examples`, still holds example rows of the blank workbook.
    """
    kept, wanted = _own(desk, upload_id), tuple(dict.fromkeys(numbers))
    if known := taking.known(desk, wanted):
        raise taking.there_already(known)
    with _opened(desk, kept) as found, TemporaryDirectory(prefix="evidence-") as folder:
        loaded = found.read(on=desk.today(), fixes=kept.fixes)
        chosen = taking.chosen(loaded, wanted, with_examples=with_examples)
        refusals = found.evidence(Path(folder), _numbers(loaded)).refused
        made: list[CaseRecord] = []
        for each in chosen:
            rest = taking.is_left(loaded, kept, [*(record.number for record in made), each.number])
            own = [problem for owner, problem in refusals if owner in ("", each.number)]
            made.append(taking.taken(desk, kept, each, Path(folder) / each.number, own, is_last=not rest))
            if say:
                say(len(made), len(chosen))
    return tuple(made)


@permitted(Action.IMPORT_CASES)
def take_later(desk: Desk, upload_id: int, numbers: Iterable[str], *, with_examples: bool = False) -> Job:
    """Return the job that takes the cases of these numbers while the page goes on; as `take`."""
    kept, wanted = _own(desk, upload_id), tuple(dict.fromkeys(numbers))
    if known := taking.known(desk, wanted):
        raise taking.there_already(known)
    if running := job_of(desk, upload_id):
        return running
    with desk.records.writing() as tx:
        job = enqueue(desk, tx, KIND, None, upload=kept.id, numbers=wanted, examples=with_examples)
    wake(desk.wiring)
    return job


@permitted(Action.IMPORT_CASES)
def job_of(desk: Desk, upload_id: int, *, only_open: bool = True) -> Job | None:
    """Return this person's newest job that takes cases of the upload; `only_open`: if it waits or runs."""
    jobs = mine(desk, only_open=only_open)
    return next((j for j in jobs if j.kind == KIND and j.args.get("upload") == upload_id), None)


def do(desk: Desk, job: Job, say: Callable[[int, str], None]) -> dict[str, Any]:
    """Do the job `import`; cases an earlier try has taken are passed over. Returns how many were taken."""
    if not any(upload.id == job.args["upload"] for upload in open_uploads(desk)):
        return {"taken": 0}  # the earlier try got to the end
    kept = _own(desk, job.args["upload"])
    left = [number for number in job.args["numbers"] if number not in kept.imported]

    def told(done: int, every: int) -> None:
        say(100 * done // max(every, 1), f"已导入{done}件，共{every}件")

    examples = bool(job.args.get("examples"))
    return {"taken": len(take(desk, kept.id, left, with_examples=examples, say=told))}


@permitted(Action.IMPORT_CASES)
def drop(desk: Desk, upload_id: int) -> Upload:
    """Return the upload as finished; what was taken of it stays, the rest is not taken."""
    from legal_docs.storage import uploads

    kept = _own(desk, upload_id)
    with desk.records.writing() as tx:
        dropped = uploads.imported(tx, kept.id, (), at=desk.now())
        desk.note(tx, "upload.drop", f"upload:{kept.id}")
    return dropped


@permitted(Action.IMPORT_CASES)
def template(desk: Desk) -> bytes:
    """Return the workbook to fill in."""
    with TemporaryDirectory(prefix="template-") as folder:
        file = Path(folder) / "案件.xlsx"
        write_template(file)
        return file.read_bytes()


def _named(name: str) -> str:
    """Return the last part of the name. Raises BadInputError where it cannot be a file's name."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].strip()
    if not last or last.startswith(".") or not last.isprintable() or len(last.encode()) > MOST_NAME:
        raise BadInputError(
            "文件名为空、过长或者含有不能使用的字符。请改名后重新上传",
            "The file's name is empty, too long, or has signs that cannot be used. Rename it",
        )
    return last


def _own(desk: Desk, upload_id: int) -> Upload:
    """Return an upload of this person that is not finished. Raises NotAllowedError."""
    from legal_docs.storage import uploads

    with desk.records.reading() as tx:
        found = uploads.find(tx, upload_id)
    own = branches_of(desk)
    if found is None or found.uploaded_by != desk.who.id or found.finished_at:
        raise refused()
    if own is not None and found.branch not in own:
        raise refused()
    return found


@contextmanager
def _opened(desk: Desk, kept: Upload) -> Iterator[Received]:
    with TemporaryDirectory(prefix="upload-") as folder:
        file = Path(folder) / kept.name
        desk.wiring.files.copy(kept.sha256, file)
        with laid_out(file) as found:
            yield found


def _refused_files(found: Received, loaded: Intake) -> tuple[Problem, ...]:
    with TemporaryDirectory(prefix="evidence-") as folder:
        refusals = found.evidence(Path(folder), _numbers(loaded)).refused
    return tuple(problem.at(case=number) for number, problem in refusals)


def _numbers(loaded: Intake) -> set[str]:
    """Return the numbers of all cases of the file, those with errors too."""
    return {c.case.number for c in loaded.cases} | {p.place.case for p in loaded.problems if p.place.case}
