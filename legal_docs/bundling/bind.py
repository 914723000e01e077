"""The bundle as PDF: cover, index, stamped exhibits, links, bookmarks; the same input, the same bytes."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from legal_docs.bundling import folder as folders
from legal_docs.bundling import front, merge, pages, volumes
from legal_docs.bundling.identify import identify
from legal_docs.bundling.refusal import RefusedError
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import BundleStyle, EvidenceBundle, Exhibit, ExhibitNote, Volume

Layer = Callable[[Exhibit, Path, Path], Path]
"""Puts unseen text on an exhibit: of its PDF (second) it writes another (third), and says which to take."""


class _Source(NamedTuple):
    """The PDF an exhibit's pages are taken from: the file itself, or one made from it."""

    path: Path
    pages: int
    size: int


def bind(
    case: CaseFile,
    bundle: EvidenceBundle,
    folder: Path,
    into: Path,
    *,
    on: date,
    style: BundleStyle | None = None,
    layer: Layer | None = None,
) -> EvidenceBundle:
    """Write the volumes of the bundle into the folder `into`; return it with volumes and pages filled in.

    Page 1 is the first page of the first exhibit; covers and indexes carry no number. `on` is the day
    printed as the day of making. Raises RefusedError (an ExhibitError) naming a file that cannot become
    pages, is missing or has changed since it was planned; ProofError where a font lacks a character.
    """
    if not bundle.exhibits:
        raise RefusedError("no_exhibits", case.number)
    with TemporaryDirectory(prefix="bundle-") as temporary:
        work = Path(temporary)
        sources = _sources(case, bundle, folder, work, layer)
        styled = bundle.model_copy(update={"style": style or bundle.style})
        bound = _numbered(styled, [source.pages for source in sources])
        reserve = 0
        while True:
            done = _split(case, bound, [source.size for source in sources], reserve, work, on)
            _write(case, done, sources, into, work)
            if not (over := volumes.excess(done, into)):
                return done
            for volume in done.volumes:
                (into / volume.file).unlink()
            reserve += over


def _sources(
    case: CaseFile, bundle: EvidenceBundle, folder: Path, work: Path, layer: Layer | None
) -> list[_Source]:
    files = folders.read(folder).files
    notes = {note.file: note for note in case.evidence}
    return [_source(one, files.get(one.file), notes.get(one.file), work, layer) for one in bundle.exhibits]


def _source(
    exhibit: Exhibit, path: Path | None, note: ExhibitNote | None, work: Path, layer: Layer | None
) -> _Source:
    """Return where the exhibit's pages are to be taken from."""
    if path is None:
        raise RefusedError("exhibit_missing", exhibit.file)
    if folders.sha256(path) != exhibit.sha256:
        raise RefusedError("exhibit_changed", exhibit.file)
    with merge.naming(exhibit):
        made = work / f"{exhibit.number}.pdf"
        found = pages.made(path, identify(path), title=exhibit.title, work=made, note=note)
        if layer is not None:
            found = layer(exhibit, found, work / f"{exhibit.number}-layer.pdf")
        return _Source(found, pages.pdf.count(found), found.stat().st_size)


def _numbered(bundle: EvidenceBundle, counts: Sequence[int]) -> EvidenceBundle:
    """Return the bundle with each exhibit's pages; one inserted later does not move those after it."""
    exhibits, last, total, skipped = [], 0, 0, 0
    for exhibit, pages_of in zip(bundle.exhibits, counts, strict=True):
        lead = int(bundle.style.dividers)
        count = pages_of + lead
        total += count
        placed = {"page_count": count, "lead": lead}
        if exhibit.after is None:
            first, skipped = max(last + 1, exhibit.first_page), 0
            last = first + count - 1
            placed |= {"first_page": first, "last_page": last}
        else:
            placed |= {"skip": skipped}
            skipped += count
        exhibits.append(exhibit.model_copy(update=placed))
    return bundle.model_copy(update={"exhibits": tuple(exhibits), "page_count": total})


def _split(
    case: CaseFile, bundle: EvidenceBundle, sizes: Sequence[int], reserve: int, work: Path, on: date
) -> EvidenceBundle:
    """Return the bundle in volumes, none with more pages than the court takes; their covers are in `work`."""
    fronts: tuple[int, ...] = ()
    while True:
        volumes_of = volumes.split(bundle, sizes, reserve, fronts)
        done = _covered(case, bundle.model_copy(update={"volumes": volumes_of}), work, on)
        if not volumes.crowded(done):
            return done
        fronts = volumes.fronts(done, fronts)


def _covered(case: CaseFile, bundle: EvidenceBundle, work: Path, on: date) -> EvidenceBundle:
    """Return the bundle with the number of pages of each cover and index, which are written to `work`."""
    done: list[Volume] = []
    for volume in bundle.volumes:
        cover = _cover(work, volume)
        cover.write_bytes(front.pages(case, bundle, volume, on=on))
        done.append(volume.model_copy(update={"front_pages": pages.pdf.count(cover)}))
    total = sum(volume.front_pages for volume in done)
    return bundle.model_copy(update={"volumes": tuple(done), "front_pages": total})


def _write(
    case: CaseFile, bundle: EvidenceBundle, sources: Sequence[_Source], into: Path, work: Path
) -> None:
    """Write one volume after the other; only one is open at a time."""
    by_number = {one.number: source.path for one, source in zip(bundle.exhibits, sources, strict=True)}
    for volume in bundle.volumes:
        title = _title(case, bundle, volume)
        merge.write(bundle, volume, _cover(work, volume), by_number, work, into / volume.file, title)


def _cover(work: Path, volume: Volume) -> Path:
    return work / f"front-{volume.number}.pdf"


def _title(case: CaseFile, bundle: EvidenceBundle, volume: Volume) -> str:
    which = f"第{volume.number}册 " if len(bundle.volumes) > 1 else ""
    return f"{bundle.title} {which}{case.number} {'、'.join(case.defendants())}"
