"""The main job: cases and evidence in, one folder of filings and a bundle out for each case."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from legal_docs.errors import ExitCode, LegalDocsError, OutputExistsError
from legal_docs.intake.read import Intake, LoadedCase, read
from legal_docs.model.filing import FilingKind
from legal_docs.model.problem import Problem, Severity
from legal_docs.model.run import RunRecord, RunStatus
from legal_docs.services import manifest as manifests
from legal_docs.services.papers import all_papers
from legal_docs.services.prepare import CaseStopped, Prepared, prepare
from legal_docs.services.publish import publish, refuse_existing, refuse_overlap
from legal_docs.services.wiring import Wiring


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """What became of one case: its folder, or the problems that stopped it; `problems` hold warnings too."""

    number: str
    folder: Path | None
    problems: tuple[Problem, ...]
    owed: Decimal = Decimal("0.00")
    act_by: date | None = None
    pages: int = 0
    exit_code: ExitCode = ExitCode.OK

    @property
    def done(self) -> bool:
        """Return whether the papers are there."""
        return self.folder is not None


def load(path: Path, *, on: date, evidence: Path | None = None) -> Intake:
    """Return the cases that can be used and every problem found in the others."""
    return read(path, on=on, evidence_root=evidence)


def run(
    wiring: Wiring,
    cases: Iterable[LoadedCase],
    *,
    on: date,
    out: Path,
    force: bool,
    say: Callable[[str], None],
) -> Iterator[CaseOutcome]:
    """Yield the outcome of each case as it is finished; one failure never stops the rest.

    `say` is told the case number before work on it begins.
    """
    for loaded in cases:
        say(loaded.case.number)
        yield run_one(wiring, loaded, on=on, out=out, force=force)


def run_one(wiring: Wiring, loaded: LoadedCase, *, on: date, out: Path, force: bool) -> CaseOutcome:
    """Return the outcome of one case; its folder is `out/<case number>/`, written last and by rename."""
    target = out / loaded.case.number
    try:
        refuse_overlap(target, loaded.folder)
        refuse_existing(target, force=force)
        prepared = prepare(loaded, on=on)
        files, digest = _files(prepared)
        publish(target, files, force=force)
    except CaseStopped as stopped:
        return _failed(wiring, loaded, on, (*loaded.problems, *stopped.problems), ExitCode.BAD_INPUT)
    except OutputExistsError as error:
        return CaseOutcome(loaded.case.number, None, (_as_problem(error, loaded),), exit_code=error.exit_code)
    except LegalDocsError as error:
        problems = (*loaded.problems, _as_problem(error, loaded))
        return _failed(wiring, loaded, on, problems, error.exit_code)
    outcome = _done(prepared, target)
    _keep(wiring, loaded, prepared.dossier.cutoff_on, on, outcome, digest)
    return outcome


def _files(prepared: Prepared) -> tuple[dict[str, bytes], str]:
    from legal_docs.rendering.text import pdf_page_count

    papers = all_papers(prepared.dossier)
    files = {name: data for paper in papers for name, data in paper.files.items()}
    files[f"{FilingKind.BUNDLE.label}.pdf"] = prepared.bundle_pdf
    pages = {name: pdf_page_count(data) for name, data in files.items() if name.endswith(".pdf")}
    templates = {paper.template: paper.template_sha256 for paper in papers}
    listing = manifests.as_bytes(manifests.manifest(prepared.dossier, files, pages, templates))
    files["manifest.json"] = listing
    files["SHA256SUMS"] = manifests.sums(files)
    return files, hashlib.sha256(listing).hexdigest()


def _done(prepared: Prepared, target: Path) -> CaseOutcome:
    dossier = prepared.dossier
    return CaseOutcome(
        number=dossier.case.number,
        folder=target,
        problems=prepared.problems,
        owed=dossier.arrears.owed.total,
        act_by=dossier.findings.earliest_act_by,
        pages=dossier.bundle.page_count,
    )


def _failed(
    wiring: Wiring, loaded: LoadedCase, on: date, problems: tuple[Problem, ...], code: ExitCode
) -> CaseOutcome:
    outcome = CaseOutcome(loaded.case.number, None, problems, exit_code=code)
    _keep(wiring, loaded, loaded.case.cutoff_on or on, on, outcome, "")
    return outcome


def _as_problem(error: LegalDocsError, loaded: LoadedCase) -> Problem:
    return Problem(code=error.code, zh=error.zh, en=error.en).at(case=loaded.case.number)


def _keep(
    wiring: Wiring, loaded: LoadedCase, cutoff_on: date, on: date, outcome: CaseOutcome, digest: str
) -> None:
    from legal_docs.storage.runs import keep

    severities = [p.severity for p in outcome.problems]
    record = RunRecord(
        case_number=outcome.number,
        cause=loaded.case.cause.value,
        on=on,
        cutoff_on=cutoff_on,
        status=RunStatus.DONE if outcome.done else RunStatus.FAILED,
        owed=outcome.owed,
        earliest_act_by=outcome.act_by,
        manifest_sha256=digest,
        folder=str(outcome.folder.resolve()) if outcome.folder else "",
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        finished_at=wiring.now(),
    )
    keep(wiring.engine, record)
