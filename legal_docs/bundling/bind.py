"""The bundle as PDF: cover, index, stamped exhibits, links, bookmarks; the same input, the same bytes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from legal_docs.bundling import dividers, front, links, pages, stamp, stampfont, volumes
from legal_docs.bundling import folder as folders
from legal_docs.bundling.identify import identify
from legal_docs.bundling.pages.pdf import bare, enclose
from legal_docs.bundling.refusal import RefusedError
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import BundleStyle, EvidenceBundle, Exhibit, ExhibitNote, Volume


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
        sources = _sources(case, bundle, folder, work)
        styled = bundle.model_copy(update={"style": style or bundle.style})
        bound = _numbered(styled, [source.pages for source in sources])
        reserve = 0
        while True:
            split = volumes.split(bound, [source.size for source in sources], reserve)
            done = _written(case, bound.model_copy(update={"volumes": split}), sources, into, work, on)
            if not (over := volumes.excess(done, into)):
                return done
            for volume in split:
                (into / volume.file).unlink()
            reserve += over


def _sources(case: CaseFile, bundle: EvidenceBundle, folder: Path, work: Path) -> list[_Source]:
    files = folders.read(folder).files
    notes = {note.file: note for note in case.evidence}
    return [_source(one, files.get(one.file), notes.get(one.file), work) for one in bundle.exhibits]


def _source(exhibit: Exhibit, path: Path | None, note: ExhibitNote | None, work: Path) -> _Source:
    """Return where the exhibit's pages are to be taken from."""
    if path is None:
        raise RefusedError("exhibit_missing", exhibit.file)
    if folders.sha256(path) != exhibit.sha256:
        raise RefusedError("exhibit_changed", exhibit.file)
    with _naming(exhibit):
        made = work / f"{exhibit.number}.pdf"
        found = pages.made(path, identify(path), title=exhibit.title, work=made, note=note)
        return _Source(found, pages.pdf.count(found), found.stat().st_size)


@contextmanager
def _naming(exhibit: Exhibit) -> Iterator[None]:
    try:
        yield
    except RefusedError as refusal:
        raise refusal.naming(exhibit.file) from refusal


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


def _written(
    case: CaseFile,
    bundle: EvidenceBundle,
    sources: Sequence[_Source],
    into: Path,
    work: Path,
    on: date,
) -> EvidenceBundle:
    """Write one volume after the other; only one is open at a time."""
    by_number = {one.number: source for one, source in zip(bundle.exhibits, sources, strict=True)}
    done: list[Volume] = []
    for volume in bundle.volumes:
        cover = _cover(work, volume)
        cover.write_bytes(front.pages(case, bundle, volume, on=on))
        counted = volume.model_copy(update={"front_pages": pages.pdf.count(cover)})
        _merged(case, bundle, counted, by_number, work, into)
        done.append(counted)
    total = sum(volume.front_pages for volume in done)
    return bundle.model_copy(update={"volumes": tuple(done), "front_pages": total})


def _merged(
    case: CaseFile,
    bundle: EvidenceBundle,
    volume: Volume,
    sources: dict[int, _Source],
    work: Path,
    into: Path,
) -> None:
    """Write one volume. qpdf puts the files together, so that no scan is ever held in memory."""
    import pikepdf

    joined = work / f"joined-{volume.number}.pdf"
    _join([*_parts(bundle, volume, sources, work)], joined)
    with pikepdf.open(joined, access_mode=pikepdf.AccessMode.stream) as pdf:
        font, at = stampfont.embed(pdf), volume.front_pages
        for exhibit in bundle.of(volume):
            for offset in range(exhibit.page_count):
                with _naming(exhibit):
                    enclose(pdf, pdf.pages[at])
                bare(pdf.pages[at])
                stamp.put(pdf.pages[at], font, *stamp.marks(bundle.style, exhibit, offset))
                at += 1
        links.add(pdf, bundle, volume, _title(case, bundle, volume))
        _save(pdf, into / volume.file)
    joined.unlink()


def _parts(
    bundle: EvidenceBundle, volume: Volume, sources: dict[int, _Source], work: Path
) -> Iterator[tuple[Path, str]]:
    """Yield the files of a volume with the pages to take, in order."""
    yield _cover(work, volume), "1-z"
    sheets = dividers.write(bundle, volume, work) if bundle.style.dividers else None
    for number, exhibit in enumerate(bundle.of(volume), 1):
        if sheets is not None:
            yield sheets, str(number)
        yield sources[exhibit.number].path, "1-z"


def _join(parts: Sequence[tuple[Path, str]], target: Path) -> None:
    import pikepdf

    listed = [word for path, which in parts for word in (str(path), which)]
    pikepdf.Job(["qpdf", "--empty", "--static-id", "--pages", *listed, "--", str(target)]).run()


def _cover(work: Path, volume: Volume) -> Path:
    return work / f"front-{volume.number}.pdf"


def _title(case: CaseFile, bundle: EvidenceBundle, volume: Volume) -> str:
    which = f"第{volume.number}册 " if len(bundle.volumes) > 1 else ""
    return f"{bundle.title} {which}{case.number} {'、'.join(case.defendants())}"


def _save(pdf: Any, path: Path) -> None:
    import pikepdf

    pdf.save(
        path,
        static_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
        min_version="1.7",
    )
