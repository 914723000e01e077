"""Pages to look at: of a piece of evidence as they will stand in the bundle, and of a finished PDF.

Drawn here and not by the browser, whose fonts may lack the signs a scan program has not put into its PDF.
"""

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from legal_docs.access.rules import Action
from legal_docs.bundling import pages
from legal_docs.bundling.identify import identify
from legal_docs.errors import BadInputError
from legal_docs.model.exhibit import ExhibitNote
from legal_docs.services.desk import counsel, evidence, outputs
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.held import Held
from legal_docs.services.desk.permitted import permitted, refused

DPI = 110


@permitted(Action.READ_EVIDENCE)
def evidence_pages(desk: Desk, item_id: int, turn: int = 0) -> int:
    """Return how many pages a piece of evidence has, turned by so many degrees. Raises RefusedError."""
    return _count(_as_pdf(evidence.opened(desk, item_id), turn))


@permitted(Action.READ_EVIDENCE)
def evidence_page(desk: Desk, item_id: int, page: int, turn: int = 0) -> bytes:
    """Return one page of a piece of evidence as a PNG. Raises RefusedError, NotAllowedError."""
    return _drawn(_as_pdf(evidence.opened(desk, item_id), turn), page)


@permitted(Action.READ_PAPERS)
def output_page(desk: Desk, output_id: int, page: int, turn: int = 0) -> bytes:
    """Return one page of a finished PDF as a PNG. Raises BadInputError for another file, NotAllowedError."""
    return _leaf(outputs.opened(desk, output_id), page, turn)


@permitted(Action.READ_RELEASED)
def pack_page(desk: Desk, output_id: int, page: int, turn: int = 0) -> bytes:
    """Return one page of a PDF of a pack as a PNG, for the counsel it was released to. Raises as above."""
    return _leaf(counsel.pack_content(desk, output_id), page, turn)


def _leaf(held: Held, page: int, turn: int) -> bytes:
    if turn or not held.name.lower().endswith(".pdf"):
        raise BadInputError(
            "只有 PDF 可以逐页查看，请保存后打开",
            "Only a PDF can be seen page by page; save the file instead",
        )
    return _drawn(_read(held), page)


def _as_pdf(held: Held, turn: int) -> bytes:
    return _converted(_Key(held), turn)


def _read(held: Held) -> bytes:
    return _whole(_Key(held))


class _Key:
    """A file of the store as the key of a cache: the same content is the same key."""

    def __init__(self, held: Held) -> None:
        self.held = held

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.held.sha256 == self.held.sha256

    def __hash__(self) -> int:
        return hash(self.held.sha256)


@lru_cache(maxsize=2)
def _whole(key: _Key) -> bytes:
    return key.held.read()


@lru_cache(maxsize=4)
def _converted(key: _Key, turn: int) -> bytes:
    """Return the pages of a file as the bundle would have them; the last few are kept at hand."""
    note = ExhibitNote(file=key.held.name, turn=turn)
    with TemporaryDirectory(prefix="legal-docs-") as work:
        path = Path(work) / key.held.name
        key.held.copy(path)
        made = pages.made(path, identify(path), title=path.stem, work=Path(work) / "pages", note=note)
        return made.read_bytes()


def _count(pdf: bytes) -> int:
    from legal_docs.rendering.text import pdf_page_count

    return pdf_page_count(pdf)


def _drawn(pdf: bytes, page: int) -> bytes:
    from legal_docs.rendering.picture import page_png

    if not 1 <= page <= _count(pdf):
        raise refused()
    return page_png(pdf, page, DPI)
