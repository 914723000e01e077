"""Only a part of the main job: the papers, or the bundle."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from legal_docs import __version__
from legal_docs.bundling.ocr.layers import Layers
from legal_docs.intake.read import LoadedCase
from legal_docs.law.bank_tables import BankTables
from legal_docs.model.exhibit import BundleStyle
from legal_docs.model.filing import FROM_TEMPLATE, Filing
from legal_docs.model.problem import Problem
from legal_docs.services import contents
from legal_docs.services.choosing import refused
from legal_docs.services.contents import Content
from legal_docs.services.filed import Filed
from legal_docs.services.manifest import BUNDLE_RECORD, bundle_record, templates_of
from legal_docs.services.papers import PLAIN, Press, all_papers
from legal_docs.services.prepare import CaseStopped, bound, without_bundle
from legal_docs.services.profiles import Profiles
from legal_docs.services.publish import publish, refuse
from legal_docs.services.reread import doubts
from legal_docs.services.shelf import Shelf

Made = tuple[Path, tuple[Problem, ...]]


def make_papers(
    loaded: LoadedCase,
    *,
    on: date,
    out: Path,
    force: bool,
    evidence: Iterable[Path] = (),
    tables: BankTables | None = None,
    shelf: Shelf | None = None,
    press: Press = PLAIN,
    courts: Profiles | None = None,
    filed: Filed | None = None,
) -> Made:
    """Write every paper but the bundle to `out/<case>-文书/`; return that folder and the new warnings.

    The bundle is bound all the same, since papers cite its pages; what was `filed` is cited as it was.
    Warnings of the intake are not told again. Raises LegalDocsError.
    """
    target = out / f"{loaded.case.number}-文书"
    refuse(target, shut(loaded, evidence), force=force)
    with stopping():
        style = style_of(loaded, courts)
        prepared = without_bundle(loaded, on=on, tables=tables, style=style, filed=filed)
    papers, left_out = all_papers(prepared.dossier, shelf, press=press)
    files: dict[str, Content] = {name: data for paper in papers for name, data in paper.files.items()}
    publish(target, listed(loaded, on, files, [paper.filing for paper in papers]), force=force)
    told = (*prepared.problems, *left_out, *doubts(papers, prepared.dossier))
    return target, tuple(p for p in told if p not in loaded.problems)


def make_bundle(
    loaded: LoadedCase,
    *,
    on: date,
    out: Path,
    force: bool,
    evidence: Iterable[Path] = (),
    courts: Profiles | None = None,
    layers: Callable[[], Layers | None] = lambda: None,
) -> Made:
    """Write the verified bundle to `out/<case>-证据卷/`; return that folder and the new warnings."""
    target = out / f"{loaded.case.number}-证据卷"
    style = style_of(loaded, courts)
    refuse(target, shut(loaded, evidence), force=force)
    with TemporaryDirectory(prefix="legal-docs-") as work, stopping():
        bundle, problems = bound(loaded, Path(work), on=on, style=style, layers=layers())
        files: dict[str, Content] = {volume.file: Path(work) / volume.file for volume in bundle.volumes}
        files[BUNDLE_RECORD] = bundle_record(bundle)
        publish(target, listed(loaded, on, files), force=force)
    return target, tuple(p for p in problems if p not in loaded.problems)


def style_of(loaded: LoadedCase, courts: Profiles | None) -> BundleStyle | None:
    """Return how the case's court wants bundles bound; None without a table of courts."""
    return None if courts is None else courts.of(loaded.case.court).bundle


def shut(loaded: LoadedCase, evidence: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders nothing may be written to: the evidence of this case and of the others."""
    return (*evidence, *filter(None, [loaded.folder]))


def listed(
    loaded: LoadedCase, on: date, files: dict[str, Content], filings: Iterable[Filing] = ()
) -> dict[str, Content]:
    """Return the files with a manifest.json, by which `--force` knows the folder as ours."""
    listing = {
        "case_number": loaded.case.number,
        "on": on.isoformat(),
        "program": f"legal_docs {__version__}",
        "made": FROM_TEMPLATE,
        "templates": [one.model_dump() for one in templates_of(filings)],
        "outputs": [
            {"name": name, "sha256": contents.sha256(files[name]), "size": contents.size(files[name])}
            for name in sorted(files)
        ],
    }
    text = json.dumps(listing, ensure_ascii=False, indent=2) + "\n"
    return {**files, "manifest.json": text.encode()}


@contextmanager
def stopping() -> Iterator[None]:
    """Raise BadInputError with the sentences of its problems where the case cannot go on."""
    try:
        yield
    except CaseStopped as stopped:
        raise refused(stopped.problems) from stopped
