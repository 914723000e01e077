"""One volume: the files put behind one another by qpdf, stamped, linked and written in one pass."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from legal_docs.bundling import dividers, links, stamp
from legal_docs.bundling.press import Press, Source
from legal_docs.bundling.refusal import RefusedError
from legal_docs.model.exhibit import EvidenceBundle, Exhibit, Volume


def write(
    bundle: EvidenceBundle,
    volume: Volume,
    cover: Path,
    sources: Mapping[int, Path],
    work: Path,
    into: Path,
    title: str,
) -> None:
    """Write a volume to the file `into`: its `cover` and index, and of each exhibit by its number the PDF.

    qpdf reads a scan only while it writes it, and holds no more files open than a system lets it; so the
    memory stays bounded. `work` is a folder for what is made on the way. Raises RefusedError naming the
    exhibit whose drawing cannot be read.
    """
    sheets = dividers.write(bundle, volume, work) if bundle.style.dividers else None
    parts = [(cover, "1-z"), *_parts(bundle, volume, sources, sheets)]
    job = _job(parts, into)
    with job.create_pdf() as pdf:
        with closing(Press(pdf)) as press:
            _print(pdf, bundle, volume, press, sources, sheets)
        links.add(pdf, bundle, volume, title)
        job.write_pdf(pdf)


@contextmanager
def naming(exhibit: Exhibit) -> Iterator[None]:
    """Let a refusal within say which file it is about."""
    try:
        yield
    except RefusedError as refusal:
        raise refusal.naming(exhibit.file) from refusal


def _parts(
    bundle: EvidenceBundle, volume: Volume, sources: Mapping[int, Path], sheets: Path | None
) -> Iterator[tuple[Path, str]]:
    """Yield the files of the exhibits with the pages to take, in order."""
    for number, exhibit in enumerate(bundle.of(volume), 1):
        if sheets is not None:
            yield sheets, str(number)
        yield sources[exhibit.number], "1-z"


def _job(parts: Sequence[tuple[Path, str]], into: Path) -> Any:
    """Return the work as qpdf knows it: nothing in the file changes from run to run.

    No page of an exhibit is left out, so that there is no need to look for what only such a page uses.
    """
    import pikepdf

    how = ["--static-id", "--object-streams=generate", "--min-version=1.7"]
    how += ["--remove-unreferenced-resources=no"]
    listed = [word for path, which in parts for word in (str(path), which)]
    return pikepdf.Job(["qpdf", "--empty", *how, "--pages", *listed, "--", str(into)])


def _print(
    pdf: Any,
    bundle: EvidenceBundle,
    volume: Volume,
    press: Press,
    sources: Mapping[int, Path],
    sheets: Path | None,
) -> None:
    pages = iter([*pdf.pages][volume.front_pages :])
    for number, exhibit in enumerate(bundle.of(volume)):
        for offset in range(exhibit.page_count):
            with naming(exhibit):
                source = _source(exhibit, offset, sources[exhibit.number], sheets, number)
                press.print(next(pages), stamp.marks(bundle.style, exhibit, offset), source)


def _source(exhibit: Exhibit, offset: int, path: Path, sheets: Path | None, number: int) -> Source:
    """Return where the page `offset` pages after the exhibit's first comes from."""
    if sheets is not None and offset < exhibit.lead:
        return sheets, number
    return path, offset - exhibit.lead
