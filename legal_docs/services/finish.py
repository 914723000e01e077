"""The finished files of one case: prepared, drafted, proved, listed; not yet anywhere people look."""

import hashlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from legal_docs.intake.read import LoadedCase
from legal_docs.model.filing import FilingKind
from legal_docs.services import manifest as manifests
from legal_docs.services.contents import Content
from legal_docs.services.filed import Filed
from legal_docs.services.papers import Paper, Press, all_papers
from legal_docs.services.prepare import Prepared, prepare
from legal_docs.services.reread import doubts
from legal_docs.services.wiring import Wiring

Say = Callable[[int, str], None]
"""Told how far the work is: 0 to 100, and one sentence."""


@dataclass(frozen=True, slots=True)
class Finished:
    """Every file by name, the papers among them, the pages of each that has any, and the manifest's hash."""

    prepared: Prepared
    papers: tuple[Paper, ...]
    files: dict[str, Content]
    pages: dict[str, int]
    digest: str


def _silent(_: int, __: str) -> None:
    """Tell nobody."""


def finish(
    wiring: Wiring,
    loaded: LoadedCase,
    work: Path,
    *,
    on: date,
    names: Iterable[str] = (),
    filed: Filed | None = None,
    without: Collection[FilingKind] = (),
    say: Say = _silent,
) -> Finished:
    """Return the files of one case; large ones lie in the folder `work` and last as long as it does.

    `names` are those of all cases of the run, which the papers must not mix up; papers of the kinds `without`
    are not made. Raises CaseStopped or LegalDocsError.
    """
    say(10, "计算债权、审查期间、装订证据卷")
    style = wiring.courts.of(loaded.case.court).bundle
    prepared = prepare(
        loaded, work, on=on, tables=wiring.tables, style=style, filed=filed, layers=wiring.layers()
    )
    say(40, "制作并核对文书")
    papers, left_out = all_papers(prepared.dossier, wiring.shelf, names, wiring.press, without=without)
    told = (*prepared.problems, *left_out, *doubts(papers, prepared.dossier))
    say(85, "编制清单")
    return _listed(replace(prepared, problems=told), papers, wiring.press)


def _listed(prepared: Prepared, papers: tuple[Paper, ...], press: Press) -> Finished:
    from legal_docs.rendering.text import pdf_page_count

    made = {name: data for paper in papers for name, data in paper.files.items()}
    pages = {name: pdf_page_count(data) for name, data in made.items() if name.endswith(".pdf")}
    bundle = prepared.bound
    for volume in bundle.volumes:
        pages[volume.file] = volume.front_pages + sum(one.page_count for one in bundle.of(volume))
    files: dict[str, Content] = {**made, **prepared.volumes}
    files[manifests.BUNDLE_RECORD] = manifests.bundle_record(bundle)
    filings = [paper.filing for paper in papers]
    listing = manifests.as_bytes(manifests.manifest(prepared.dossier, files, pages, filings, press))
    files["manifest.json"] = listing
    files["SHA256SUMS"] = manifests.sums(files)
    return Finished(prepared, papers, files, pages, hashlib.sha256(listing).hexdigest())
