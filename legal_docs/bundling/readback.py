"""What a reader's program finds in a PDF: text at a place, labels, links, bookmarks, fonts."""

from collections import defaultdict
from collections.abc import Iterator
from ctypes import c_int, create_string_buffer
from pathlib import Path
from typing import Any, NamedTuple

from legal_docs.bundling import clear, stamp, stampfont

_MANY = 100


class Link(NamedTuple):
    """One link of the index: the words under it and the 0-based page it leads to (-1: nowhere)."""

    text: str
    target: int


class Reading:
    """A PDF seen twice: its objects (pikepdf) and its pages as a viewer shows them (pdfium).

    pdfium keeps the scans of each page it has read, so it is made to forget them from time to time.
    """

    def __init__(self, structure: Any, path: Path) -> None:
        self._pages = list(structure.pages)
        self._path = path
        self._shown = _open(path)
        self._looks = 0
        self._at = {page.obj.objgen: number for number, page in enumerate(self._pages)}

    def close(self) -> None:
        """Let go of the file."""
        self._shown.close()

    def __len__(self) -> int:
        return len(self._shown)

    def label(self, page: int) -> str:
        """Return what the viewer calls the page."""
        return str(self._shown.get_page_label(page))

    def stamped(self, page: int, words: str, where: stamp.Anchor = stamp.Anchor.BOTTOM) -> str:
        """Return what is stamped `where` `words` should be, without white space.

        Where the exhibit has text of its own in that place, only what is set in the stamp's font counts.
        """
        box = stamp.spot(self._pages[page].obj, words, where).box
        found = "".join(self._texts(page, [box])[0].split())
        return found if found == "".join(words.split()) else _in_stamp_font(self._page(page), box)

    def is_clear(self, page: int) -> bool:
        """Return whether the stamps of the page can be read and hide nothing."""
        return clear.is_clear(lambda: self._page(page), stamp.paper(self._pages[page].obj))

    def links(self, front_pages: int) -> dict[str, list[Link]]:
        """Return the links of the first pages by their name, in reading order."""
        found: dict[str, list[Link]] = defaultdict(list)
        for number in range(min(front_pages, len(self._pages))):
            notes = [note for note in self._pages[number].obj.get("/Annots", []) if "/Dest" in note]
            texts = self._texts(number, [tuple(float(side) for side in note.Rect) for note in notes])
            for note, text in zip(notes, texts, strict=True):
                found[str(note.get("/NM", ""))].append(Link(text, self._target(note.Dest)))
        return found

    def bookmarks(self) -> list[tuple[str, int]]:
        """Return each bookmark with the 0-based page it leads to, -1 where that is none of the file."""
        found = []
        for mark in self._shown.get_toc():
            dest = mark.get_dest()
            page = None if dest is None else dest.get_index()
            found.append((mark.get_title(), -1 if page is None else page))
        return found

    def fonts_outside(self, front_pages: int, font_name: str) -> list[str]:
        """Return the fonts of the first pages and of the stamps that are not embedded."""
        fonts: dict[str, Any] = {}
        for number, page in enumerate(self._pages):
            mine = page.obj.get("/Resources", {}).get("/Font", {})
            chosen = mine.items() if number < front_pages else [(font_name, mine.get(font_name))]
            fonts.update({str(font.BaseFont): font for _, font in chosen if font is not None})
        return sorted(name for name, font in fonts.items() if not _is_embedded(font))

    def _page(self, number: int) -> Any:
        self._looks += 1
        if self._looks % _MANY == 0:
            self._shown.close()
            self._shown = _open(self._path)
        return self._shown[number]

    def _target(self, dest: Any) -> int:
        try:
            return self._at.get(dest[0].objgen, -1)
        except (TypeError, AttributeError, IndexError, ValueError):
            return -1

    def _texts(self, page: int, boxes: list[Any]) -> list[str]:
        return list(_bounded(self._page(page), boxes)) if boxes else []


def _open(path: Path) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(path)


def _bounded(page: Any, boxes: list[Any]) -> Iterator[str]:
    words = page.get_textpage()
    try:
        for left, bottom, right, top in boxes:
            yield words.get_text_bounded(left=left, bottom=bottom, right=right, top=top)
    finally:
        words.close()
        page.close()


def _in_stamp_font(page: Any, box: stamp.Box) -> str:
    """Return the characters in `box` that are set in the stamp's font."""
    words = page.get_textpage()
    try:
        chosen = [at for at in range(words.count_chars()) if _is_within(words.get_charbox(at), box)]
        return "".join(
            _character(words, at) for at in chosen if _font_name(words, at) == stampfont.NAME
        ).strip()
    finally:
        words.close()
        page.close()


def _pdfium() -> Any:
    import pypdfium2.raw

    return pypdfium2.raw


def _is_within(char: stamp.Box, box: stamp.Box) -> bool:
    x, y = (char[0] + char[2]) / 2, (char[1] + char[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _character(words: Any, at: int) -> str:
    return "".join(chr(_pdfium().FPDFText_GetUnicode(words, at)).split())


def _font_name(words: Any, at: int) -> str:
    buffer = create_string_buffer(256)
    _pdfium().FPDFText_GetFontInfo(words, at, buffer, len(buffer), c_int())
    return buffer.value.decode("utf-8", "replace")


def _is_embedded(font: Any) -> bool:
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", {})
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
