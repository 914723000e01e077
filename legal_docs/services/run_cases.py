"""The main job: cases and evidence in, one folder of filings and a bundle out for each case."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from legal_docs.errors import DatabaseError, ExitCode, LegalDocsError, OutputExistsError, UnexpectedError
from legal_docs.intake.read import Intake, LoadedCase, read
from legal_docs.model.problem import Problem, Severity
from legal_docs.model.run import RunRecord, RunStatus
from legal_docs.services.filed import Filed
from legal_docs.services.finish import finish
from legal_docs.services.prepare import CaseStopped, Prepared
from legal_docs.services.proofs.strangers import names_of
from legal_docs.services.publish import publish, refuse
from legal_docs.services.wiring import Wiring

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """What became of one case: its folder, or the problems that stopped it; `problems` hold warnings too.

    Where the papers are there, but a file of the evidence was refused or the record could not be kept, it
    has a folder and an exit code.
    """

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


def evidence_folders(intake: Intake, path: Path, evidence: Path | None = None) -> tuple[Path, ...]:
    """Return the evidence folders of every case that was loaded or refused: nothing may be written there."""
    root = evidence or (path if path.is_dir() else path.parent)
    refused = {p.place.case for p in intake.problems} - {c.case.number for c in intake.cases}
    named = (root / number for number in sorted(refused) if number not in ("", ".."))
    found = (folder for folder in named if folder.parent == root and folder.is_dir())
    return (*(c.folder for c in intake.cases if c.folder), *found)


def run(
    wiring: Wiring,
    cases: Iterable[LoadedCase],
    *,
    on: date,
    out: Path,
    force: bool,
    say: Callable[[str], None],
    evidence: Iterable[Path] = (),
    filed: Filed | None = None,
) -> Iterator[CaseOutcome]:
    """Yield the outcome of each case as it is finished; one failure never stops the rest.

    `say` is told the case number before work on it begins. Nothing is written in, on or around an
    `evidence` folder or one of a case. What was `filed` is not bound anew. Raises DatabaseError or
    SettingsError before the first case.
    """
    chosen = tuple(cases)
    shut = (*evidence, *(c.folder for c in chosen if c.folder))
    _ = wiring.engine  # a database that cannot be opened stops the run before anything is written
    _ = wiring.tables  # and so does a file of the bank's own figures that cannot be used
    _ = wiring.courts  # or of what courts want
    _ = wiring.holidays, wiring.lpr  # or of newer holidays and rates
    _ = wiring.shelf  # or a folder of its own templates
    _ = wiring.recogniser  # or a setting without the packages it needs
    names = _names(chosen)
    for loaded in chosen:
        say(loaded.case.number)
        yield run_one(wiring, loaded, on=on, out=out, force=force, evidence=shut, names=names, filed=filed)


def _names(chosen: Iterable[LoadedCase]) -> frozenset[str]:
    """Return what names somebody or something in the cases; a case that cannot be read fails in its turn."""
    found: set[str] = set()
    for loaded in chosen:
        with suppress(Exception):
            found |= names_of([loaded.case])
    return frozenset(found)


def run_one(
    wiring: Wiring,
    loaded: LoadedCase,
    *,
    on: date,
    out: Path,
    force: bool,
    evidence: Iterable[Path] = (),
    names: Iterable[str] = (),
    filed: Filed | None = None,
) -> CaseOutcome:
    """Return the outcome of one case, and keep its record.

    Its folder is `out/<case number>/`, written last and by rename; `out/<case number>-补充/` where bundles
    were `filed` before. `names` are those of all cases of the run.
    """
    target = out / (loaded.case.number if filed is None else f"{loaded.case.number}-补充")
    try:
        if filed is not None:
            filed.refuse(target)
        refuse(target, (*evidence, *filter(None, [loaded.folder])), force=force)
        with TemporaryDirectory(prefix="legal-docs-") as work, wiring.within():
            made = finish(wiring, loaded, Path(work), on=on, names=names, filed=filed)
            publish(target, made.files, force=force)
    except CaseStopped as stopped:
        outcome = _failed(loaded, stopped.problems, ExitCode.BAD_INPUT)
    except LegalDocsError as error:
        outcome = _failed(loaded, (_as_problem(error, loaded),), error.exit_code)
    except Exception as error:  # a fault of ours in one case must not cost the others
        LOG.debug("case failed", exc_info=error)
        fault = UnexpectedError.of(error, loaded.case.number)
        outcome = _failed(loaded, (_as_problem(fault, loaded),), fault.exit_code)
    else:
        return _keep(wiring, loaded, on, _done(made.prepared, target), made.digest)
    return _keep(wiring, loaded, on, outcome)


def _done(prepared: Prepared, target: Path) -> CaseOutcome:
    dossier = prepared.dossier
    return CaseOutcome(
        number=dossier.case.number,
        folder=target,
        problems=prepared.problems,
        owed=dossier.arrears.owed.total,
        act_by=dossier.findings.earliest_act_by,
        pages=prepared.bound.page_count,
        exit_code=ExitCode.BAD_INPUT if any(p.is_error for p in prepared.problems) else ExitCode.OK,
    )


def _failed(loaded: LoadedCase, problems: tuple[Problem, ...], code: ExitCode) -> CaseOutcome:
    told = problems if code is ExitCode.OUTPUT_EXISTS else (*loaded.problems, *problems)
    return CaseOutcome(loaded.case.number, None, told, exit_code=code)


def _as_problem(error: LegalDocsError, loaded: LoadedCase) -> Problem:
    return Problem(code=error.code, zh=error.zh, en=error.en).at(case=loaded.case.number)


def _keep(
    wiring: Wiring, loaded: LoadedCase, on: date, outcome: CaseOutcome, digest: str = ""
) -> CaseOutcome:
    """Return the outcome once its record is kept; where that fails it says so, and its papers stay."""
    from legal_docs.storage.runs import keep

    try:
        keep(wiring.engine, _record(wiring, loaded, on, outcome, digest))
    except DatabaseError as error:
        code = error.exit_code if outcome.done else outcome.exit_code
        return replace(outcome, problems=(*outcome.problems, _as_problem(error, loaded)), exit_code=code)
    return outcome


def _record(wiring: Wiring, loaded: LoadedCase, on: date, outcome: CaseOutcome, digest: str) -> RunRecord:
    severities = [p.severity for p in outcome.problems]
    return RunRecord(
        case_number=outcome.number,
        cause=loaded.case.cause.value,
        on=on,
        cutoff_on=loaded.case.cutoff_on or on,
        status=_status(outcome),
        owed=outcome.owed,
        earliest_act_by=outcome.act_by,
        manifest_sha256=digest,
        folder=str(outcome.folder.resolve()) if outcome.folder else "",
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        finished_at=wiring.now(),
    )


def _status(outcome: CaseOutcome) -> RunStatus:
    if outcome.done:
        return RunStatus.DONE
    refused = outcome.exit_code is OutputExistsError.exit_code
    return RunStatus.REFUSED if refused else RunStatus.FAILED
