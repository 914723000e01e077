"""The text layers of one bundle: made while it is bound, named in its record, read again for hints."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from legal_docs.bundling.ocr import layer
from legal_docs.bundling.ocr.engine import Engine
from legal_docs.bundling.ocr.lines import Line, Outcome, as_text, judged
from legal_docs.bundling.ocr.scans import Scan, scans
from legal_docs.bundling.ocr.store import Cipher, Store
from legal_docs.bundling.ocr.unseen import Drawn
from legal_docs.bundling.reading import Page, Words, folded
from legal_docs.bundling.refusal import warning
from legal_docs.errors import LegalDocsError
from legal_docs.model.exhibit import EvidenceBundle, Exhibit
from legal_docs.model.problem import Problem

LOG = logging.getLogger(__name__)


class _Read(NamedTuple):
    """One scanned page: its number from 1, what became of it, and the lines that may be used."""

    number: int
    outcome: Outcome
    lines: tuple[Line, ...]


class Recogniser:
    """A reader of pictures that remembers, in the folder `home`, what it read before.

    With `keys` what it remembers is encrypted.
    """

    def __init__(self, home: Path, engine: Engine, keys: Cipher | None = None) -> None:
        self.engine = engine
        program = "-".join(word for pair in engine.versions.items() for word in pair)
        self._store = Store(home / "ocr", program, keys)

    def read(self, scan: Scan) -> tuple[Line, ...]:
        """Return the lines of a scanned page; raises FolderError, and what the program raises."""
        digest = scan.digest
        lines = self._store.find(digest)
        if lines is None:
            lines = self.engine.read(scan.picture)
            self.remember(digest, lines)
        return lines

    def remember(self, digest: str, lines: tuple[Line, ...]) -> None:
        """Keep the lines of the picture with this SHA-256; raises FolderError."""
        self._store.keep(digest, lines)


class Layers:
    """The layers of one bundle. It is given to `bind`, and asked afterwards what was read."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._read: dict[str, tuple[_Read, ...]] = {}

    def __call__(self, exhibit: Exhibit, source: Path, target: Path) -> Path:
        """Return the PDF `source`, or where words were read in it, `target`, which bears them unseen."""
        words: dict[int, Sequence[Drawn]] = {}
        pages = []
        for scan in scans(source):
            page = self._page(scan)
            pages.append(page)
            if page.outcome is Outcome.READ:
                words[scan.number] = layer.placed(page.lines, scan.place)
        self._read[exhibit.file] = tuple(pages)
        if not words:
            return source
        layer.write(source, target, words)
        return target

    @property
    def program(self) -> str:
        """Return the program that recognises words, with its version."""
        return self._recogniser.engine.name

    def left(self, exhibit: Exhibit) -> tuple[tuple[int, Outcome], ...]:
        """Return the scanned pages of the exhibit that were left without words, and why."""
        return tuple(page[:2] for page in self._pages(exhibit) if page.outcome is not Outcome.READ)

    def numbers(self, exhibit: Exhibit) -> tuple[int, ...]:
        """Return the pages of the exhibit that bear recognised words."""
        return tuple(page.number for page in self._pages(exhibit) if page.outcome is Outcome.READ)

    def words(self, bundle: EvidenceBundle) -> tuple[Words, ...]:
        """Return the words read in the exhibits, for hints only; exhibits without any are left out."""
        found = ((exhibit, self._said(exhibit)) for exhibit in bundle.exhibits)
        return tuple(Words(exhibit, pages) for exhibit, pages in found if pages)

    def _said(self, exhibit: Exhibit) -> tuple[Page, ...]:
        read = (page for page in self._pages(exhibit) if page.outcome is Outcome.READ)
        return tuple(Page(page.number, folded(as_text(page.lines))) for page in read)

    def _pages(self, exhibit: Exhibit) -> tuple[_Read, ...]:
        return self._read.get(exhibit.file, ())

    def _page(self, scan: Scan) -> _Read:
        try:
            return _Read(scan.number, *judged(self._recogniser.read(scan)))
        except LegalDocsError:
            raise
        except Exception as wrong:  # the program may fail on a picture; the page goes without a layer, named
            LOG.debug("page not recognised", exc_info=wrong)
            return _Read(scan.number, Outcome.FAILED, ())


def noted(bundle: EvidenceBundle, layers: Layers | None) -> EvidenceBundle:
    """Return the bundle whose record names the pages with recognised words, and those left without."""
    exhibits = tuple(_noted(exhibit, layers) for exhibit in bundle.exhibits)
    by = layers.program if layers is not None and any(one.recognised for one in exhibits) else ""
    return bundle.model_copy(update={"exhibits": exhibits, "recognised_by": by})


def unread(bundle: EvidenceBundle, layers: Layers | None) -> tuple[Problem, ...]:
    """Return warnings that name the scanned pages left without words, by exhibit and by reason."""
    found = ((one.file, layers.left(one)) for one in bundle.exhibits) if layers is not None else ()
    told = (problem for file, left in found for problem in _warnings(file, left))
    return tuple(problem.at(case=bundle.case_number) for problem in told)


def _noted(exhibit: Exhibit, layers: Layers | None) -> Exhibit:
    read = layers.numbers(exhibit) if layers is not None else ()
    left = layers.left(exhibit) if layers is not None else ()
    return exhibit.model_copy(
        update={"recognised": read, "unrecognised": tuple(number for number, _ in left)}
    )


def _warnings(file: str, left: Sequence[tuple[int, Outcome]]) -> Iterator[Problem]:
    for outcome in Outcome:
        if pages := [str(number) for number, found in left if found is outcome]:
            detail = f"{outcome.label} / {outcome.value}"
            yield warning("exhibit_not_recognised", file, pages="、".join(pages), detail=detail)
