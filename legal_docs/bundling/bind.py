"""The bundle as one PDF: cover, index, stamped exhibits, links, bookmarks; the same input, the same bytes."""

from contextlib import ExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from legal_docs.bundling import folder as folders
from legal_docs.bundling import front, links, pages, stamp, stampfont
from legal_docs.bundling.identify import identify
from legal_docs.bundling.pages.pdf import bare
from legal_docs.bundling.refusal import RefusedError
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import EvidenceBundle, Exhibit


def bind(case: CaseFile, bundle: EvidenceBundle, folder: Path, *, on: date) -> tuple[bytes, EvidenceBundle]:
    """Return the PDF and the bundle with its pages filled in.

    Page 1 is the first page of the first exhibit; cover and index carry no number. `on` is the day
    printed as the day of making. Raises RefusedError (an ExhibitError) naming a file that cannot become
    pages, is missing or has changed since it was planned; ProofError where a font lacks a character.
    """
    if not bundle.exhibits:
        raise RefusedError("no_exhibits", case.number)
    with TemporaryDirectory(prefix="bundle-") as temporary:
        work = Path(temporary)
        counts = _make_pages(bundle, folder, work)
        bound = _numbered(bundle, counts)
        (work / "front.pdf").write_bytes(front.pages(case, bound, on=on))
        return _merged(case, bound, work)


def _make_pages(bundle: EvidenceBundle, folder: Path, work: Path) -> list[int]:
    """Write each exhibit's clean pages into `work`; return how many there are of each."""
    files = folders.read(folder).files
    return [_make(exhibit, files.get(exhibit.file), work) for exhibit in bundle.exhibits]


def _make(exhibit: Exhibit, path: Path | None, work: Path) -> int:
    import pikepdf

    if path is None:
        raise RefusedError("exhibit_missing", exhibit.file)
    if folders.sha256(path) != exhibit.sha256:
        raise RefusedError("exhibit_changed", exhibit.file)
    made = _path(work, exhibit)
    try:
        made.write_bytes(pages.to_pdf(path, identify(path), title=exhibit.title))
    except RefusedError as refusal:
        raise refusal.naming(exhibit.file) from refusal
    with pikepdf.open(made) as pdf:
        return len(pdf.pages)


def _path(work: Path, exhibit: Exhibit) -> Path:
    return work / f"{exhibit.number}.pdf"


def _numbered(bundle: EvidenceBundle, counts: list[int]) -> EvidenceBundle:
    exhibits, last = [], 0
    for exhibit, count in zip(bundle.exhibits, counts, strict=True):
        first, last = last + 1, last + count
        placed = {"page_count": count, "first_page": first, "last_page": last}
        exhibits.append(exhibit.model_copy(update=placed))
    return bundle.model_copy(update={"exhibits": tuple(exhibits), "page_count": last})


def _merged(case: CaseFile, bundle: EvidenceBundle, work: Path) -> tuple[bytes, EvidenceBundle]:
    import pikepdf

    with ExitStack() as sources, pikepdf.open(work / "front.pdf") as pdf:
        bundle = bundle.model_copy(update={"front_pages": len(pdf.pages)})
        font = stampfont.embed(pdf)
        for exhibit in bundle.exhibits:
            source = sources.enter_context(pikepdf.open(_path(work, exhibit)))
            bare(source)
            pdf.pages.extend(source.pages)
            _stamp(pdf, bundle, exhibit, font)
        links.add(pdf, bundle, f"证据卷 {case.number} {'、'.join(case.defendants())}")
        return _saved(pdf, work / "bundle.pdf"), bundle


def _stamp(pdf: Any, bundle: EvidenceBundle, exhibit: Exhibit, font: Any) -> None:
    start = links.at(bundle, exhibit)
    for offset in range(exhibit.page_count):
        stamp.put(pdf.pages[start + offset], font, exhibit.first_page + offset)


def _saved(pdf: Any, path: Path) -> bytes:
    import pikepdf

    pdf.save(
        path,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
        min_version="1.7",
    )
    return path.read_bytes()
