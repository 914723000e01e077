"""The words that exhibits hold themselves: PDF text, Word, tables, plain text, e-mails, transcripts.

Scans and photos have none. A page that is one picture with words behind it was recognised by a machine:
a hint, never compared.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from legal_docs.bundling import decode
from legal_docs.bundling.filetypes import RECORDINGS
from legal_docs.bundling.identify import FileType, identify
from legal_docs.bundling.ocr import unseen
from legal_docs.bundling.pages import mail, recording, table
from legal_docs.bundling.refusal import RefusedError
from legal_docs.bundling.sheet import Sheet
from legal_docs.model.exhibit import EvidenceBundle, Exhibit

MAX_PAGES = 300
MAX_CHARS = 20_000
MAX_ROWS = 20_000
_PICTURE_SHARE = 0.7
_DEEP = 15
_WIDTH = {ord("\u3000"): " "} | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


class Page(NamedTuple):
    """The words of one page, full-width signs made narrow; `number` is None where pages are not known."""

    number: int | None
    text: str


class Words(NamedTuple):
    """What one exhibit says: pages, or sheets of a table; `is_cut` where more was there than was read."""

    exhibit: Exhibit
    pages: tuple[Page, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    is_cut: bool = False

    @property
    def file(self) -> str:
        """Return the file of the exhibit."""
        return self.exhibit.file

    @property
    def is_empty(self) -> bool:
        """Return whether nothing could be read."""
        return not self.sheets and not any(page.text.strip() for page in self.pages)


def read(bundle: EvidenceBundle, folder: Path) -> tuple[Words, ...]:
    """Return the words of every exhibit, in order; of a scan, a photo or an unreadable file none."""
    return tuple(_words(exhibit, folder / exhibit.file) for exhibit in bundle.exhibits)


def folded(text: str) -> str:
    """Return `text` with full-width signs and blanks made narrow, so that one pattern fits both."""
    return text.translate(_WIDTH)


def _words(exhibit: Exhibit, path: Path) -> Words:
    try:
        kind = identify(path)
        if kind is FileType.PDF:
            return _pdf(exhibit, path)
        if kind is FileType.EML:
            return _pdf(exhibit, mail.to_pdf(path, title=exhibit.title))
        if kind in RECORDINGS:
            return _transcript(exhibit, recording.transcript(path, title=exhibit.title))
        if kind is FileType.DOCX:
            return _paged(exhibit, _docx(path))
        if kind is FileType.TXT:
            return _paged(exhibit, decode.read(path))
        if kind in (FileType.XLSX, FileType.CSV):
            return _table(exhibit, path)
    except (RefusedError, OSError):
        return Words(exhibit)
    return Words(exhibit)


def _transcript(exhibit: Exhibit, pdf: bytes) -> Words:
    """Return the words of a transcript, whose pages follow the sheet that registers the recording."""
    if not pdf:
        return Words(exhibit)
    found = _pdf(exhibit, pdf)
    sheet = exhibit.page_count - exhibit.lead - len(found.pages)
    known = sheet > 0 and not found.is_cut
    return found._replace(
        pages=tuple(
            page._replace(number=at + sheet if known else None) for at, page in enumerate(found.pages, 1)
        )
    )


def _pdf(exhibit: Exhibit, file: Path | bytes) -> Words:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(file) as opened:
            texts = [_page(opened[at]) for at in range(min(len(opened), MAX_PAGES))]
            is_long = len(opened) > MAX_PAGES
    except PdfiumError:
        return Words(exhibit)
    pages = tuple(Page(number, text[:MAX_CHARS]) for number, text in enumerate(texts, 1))
    return Words(exhibit, pages, is_cut=is_long or any(len(text) > MAX_CHARS for text in texts))


def _page(page: Any) -> str:
    words = page.get_textpage()
    try:
        found = words.get_text_bounded() if words.count_chars() else ""
        read = found.strip() and (_is_picture(page) or _is_recognised(page))
        return "" if read else folded(found.replace("\r\n", "\n"))
    finally:
        words.close()
        page.close()


def _is_picture(page: Any) -> bool:
    """Return whether a picture fills the page, so that its words come from recognition."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    width, height = page.get_size()
    for thing in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = thing.get_bounds()
        if (right - left) * (top - bottom) >= _PICTURE_SHARE * width * height:
            return True
    return False


def _is_recognised(page: Any) -> bool:
    """Return whether the page bears a text layer of our own, as a bundle handed in as evidence may."""
    from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

    texts = page.get_objects(filter=[FPDF_PAGEOBJ_TEXT], max_depth=_DEEP)
    return any(text.get_font().get_base_name() == unseen.NAME for text in texts)


def _paged(exhibit: Exhibit, text: str) -> Words:
    """Return words of which only a one-page exhibit tells the page."""
    single = exhibit.page_count - exhibit.lead == 1
    cut = text[: MAX_CHARS * MAX_PAGES]
    return Words(exhibit, (Page(1 if single else None, folded(cut)),), is_cut=len(cut) < len(text))


def _docx(path: Path) -> str:
    from legal_docs.errors import BadInputError
    from legal_docs.rendering.reader import read as read_docx

    try:
        document = read_docx(path.read_bytes())
    except BadInputError:
        return ""
    return "\n".join(line for section in document.sections for line in _lines(section.blocks))


def _lines(blocks: Any) -> Iterator[str]:
    from legal_docs.rendering.blocks import Paragraph, Table

    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                yield " ".join(" ".join(_lines(cell.blocks)) for cell in row.cells)


def _table(exhibit: Exhibit, path: Path) -> Words:
    found = table._read(path)
    kept = tuple(_folded(sheet) for sheet in found)
    return Words(exhibit, sheets=kept, is_cut=any(len(sheet.rows) > MAX_ROWS for sheet in found))


def _folded(sheet: Sheet) -> Sheet:
    return sheet._replace(
        titles=tuple(map(folded, sheet.titles)),
        header=tuple(map(folded, sheet.header)),
        rows=tuple(tuple(map(folded, row)) for row in sheet.rows[:MAX_ROWS]),
        notes=tuple(map(folded, sheet.notes)),
    )
