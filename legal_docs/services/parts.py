"""Only a part of the main job: the papers, or the bundle."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from legal_docs import __version__
from legal_docs.errors import BadInputError
from legal_docs.intake.read import LoadedCase
from legal_docs.law.bank_tables import BankTables
from legal_docs.model.filing import FROM_TEMPLATE, FilingKind
from legal_docs.model.problem import Problem
from legal_docs.services.papers import all_papers
from legal_docs.services.prepare import CaseStopped, bound, prepare
from legal_docs.services.publish import publish, refuse
from legal_docs.services.reread import doubts

Made = tuple[Path, tuple[Problem, ...]]


def make_papers(
    loaded: LoadedCase,
    *,
    on: date,
    out: Path,
    force: bool,
    evidence: Iterable[Path] = (),
    tables: BankTables | None = None,
) -> Made:
    """Write every paper but the bundle to `out/<case>-文书/`; return that folder and the new warnings.

    The bundle is bound all the same, since papers cite its pages. Warnings of the intake are not told
    again. Raises LegalDocsError.
    """
    target = out / f"{loaded.case.number}-文书"
    refuse(target, _shut(loaded, evidence), force=force)
    try:
        prepared = prepare(loaded, on=on, tables=tables)
    except CaseStopped as stopped:
        raise _stopped(stopped) from stopped
    papers, left_out = all_papers(prepared.dossier)
    files = {name: data for paper in papers for name, data in paper.files.items()}
    publish(target, _listed(loaded, on, files), force=force)
    told = (*prepared.problems, *left_out, *doubts(papers, prepared.dossier))
    return target, tuple(p for p in told if p not in loaded.problems)


def make_bundle(
    loaded: LoadedCase, *, on: date, out: Path, force: bool, evidence: Iterable[Path] = ()
) -> Made:
    """Write the verified bundle to `out/<case>-证据卷/`; return that folder and the new warnings."""
    target = out / f"{loaded.case.number}-证据卷"
    refuse(target, _shut(loaded, evidence), force=force)
    try:
        pdf, _, problems = bound(loaded, on=on)
    except CaseStopped as stopped:
        raise _stopped(stopped) from stopped
    publish(target, _listed(loaded, on, {f"{FilingKind.BUNDLE.label}.pdf": pdf}), force=force)
    return target, tuple(p for p in problems if p not in loaded.problems)


def _shut(loaded: LoadedCase, evidence: Iterable[Path]) -> tuple[Path, ...]:
    return (*evidence, *filter(None, [loaded.folder]))


def _listed(loaded: LoadedCase, on: date, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files with a manifest.json, by which `--force` knows the folder as ours."""
    listing = {
        "case_number": loaded.case.number,
        "on": on.isoformat(),
        "program": f"legal_docs {__version__}",
        "made": FROM_TEMPLATE,
        "outputs": [
            {"name": name, "sha256": hashlib.sha256(files[name]).hexdigest(), "size": len(files[name])}
            for name in sorted(files)
        ],
    }
    text = json.dumps(listing, ensure_ascii=False, indent=2) + "\n"
    return {**files, "manifest.json": text.encode()}


def _stopped(stopped: CaseStopped) -> BadInputError:
    errors = [p for p in stopped.problems if p.is_error]
    return BadInputError("；".join(p.sentence() for p in errors), "; ".join(p.sentence("en") for p in errors))
