"""Only a part of the main job: the papers, or the bundle."""

from datetime import date
from pathlib import Path

from legal_docs.errors import BadInputError
from legal_docs.intake.read import LoadedCase
from legal_docs.model.filing import FilingKind
from legal_docs.model.problem import Problem
from legal_docs.services.papers import all_papers
from legal_docs.services.prepare import CaseStopped, bound, prepare
from legal_docs.services.publish import publish, refuse_existing, refuse_overlap


def make_papers(loaded: LoadedCase, *, on: date, out: Path, force: bool) -> tuple[Path, tuple[Problem, ...]]:
    """Write every paper but the bundle to `out/<case>-文书/`; return that folder and the warnings.

    The bundle is bound all the same, since papers cite its pages. Raises LegalDocsError.
    """
    target = out / f"{loaded.case.number}-文书"
    _refuse(loaded, target, force)
    try:
        prepared = prepare(loaded, on=on)
    except CaseStopped as stopped:
        raise _stopped(stopped) from stopped
    files = {name: data for paper in all_papers(prepared.dossier) for name, data in paper.files.items()}
    publish(target, files, force=force)
    return target, prepared.problems


def make_bundle(loaded: LoadedCase, *, on: date, out: Path, force: bool) -> tuple[Path, tuple[Problem, ...]]:
    """Write the verified bundle to `out/<case>-证据卷/`; return that folder and the warnings."""
    target = out / f"{loaded.case.number}-证据卷"
    _refuse(loaded, target, force)
    try:
        pdf, _, problems = bound(loaded, on=on)
    except CaseStopped as stopped:
        raise _stopped(stopped) from stopped
    publish(target, {f"{FilingKind.BUNDLE.label}.pdf": pdf}, force=force)
    return target, (*loaded.problems, *problems)


def _refuse(loaded: LoadedCase, target: Path, force: bool) -> None:
    refuse_overlap(target, loaded.folder)
    refuse_existing(target, force=force)


def _stopped(stopped: CaseStopped) -> BadInputError:
    errors = [p for p in stopped.problems if p.is_error]
    return BadInputError("；".join(p.sentence() for p in errors), "; ".join(p.sentence("en") for p in errors))
