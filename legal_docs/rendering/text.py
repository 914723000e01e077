"""The words of a finished DOCX and a finished PDF, each read straight from the file.

The DOCX is read here without `reader`, so that a word lost by the reader is seen by the proof.
"""

import re
from collections.abc import Iterator
from typing import Any

from legal_docs.rendering.package import Package
from legal_docs.rendering.wordxml import child, local

_WRITTEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ENDS = {"p": "\n", "tc": "\t", "tr": "\n"}
_NOT_PRINTED = frozenset({"pPr", "rPr", "tabs", "instrText", "sectPr", "sdtPr", "Fallback"})
_PAGE_NUMBER = re.compile(r"^\s*[—－-]\s*\d+\s*[—－-]\s*$", re.MULTILINE)
_ONE_SPELLING = str.maketrans(  # PDFium takes ligatures apart and marks a hyphen at a line end
    {"\u2010": "-", "\u2011": "-", "\ufffe": "-", "\x02": "-", "\u00ad": ""}
    | {chr(0xFB00 + n): letters for n, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
)


def docx_text(docx: bytes) -> str:
    """Return the words of the document's body, in reading order, a line for each paragraph."""
    return "".join(_words(child(Package(docx).document, "body")))


def docx_margin_text(docx: bytes) -> str:
    """Return the words of the document's headers and footers."""
    package = Package(docx)
    parts = [*package.related("header").values(), *package.related("footer").values()]
    return "\n".join("".join(_words(part)) for part in parts)


def pdf_text(pdf: bytes) -> str:
    """Return the words of all pages, with their headers and footers."""
    return "\n".join(pdf_pages(pdf))


def pdf_pages(pdf: bytes) -> list[str]:
    """Return the words of each page."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        pages = []
        for page in document:
            words = page.get_textpage()
            pages.append(words.get_text_range().replace("\r", "").translate(_ONE_SPELLING))
            words.close()
            page.close()
        return pages


def pdf_page_count(pdf: bytes) -> int:
    """Return the number of pages."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        return len(document)


def normalise(text: str) -> str:
    """Return `text` without white space and lines that hold only a page number (— 1 —).

    Line ends stand at other places in a PDF than in a DOCX; every other character has to be the same.
    """
    return squeeze(_PAGE_NUMBER.sub("", text))


def squeeze(text: str) -> str:
    """Return `text` without white space, with one spelling of hyphens and ligatures."""
    return "".join(text.translate(_ONE_SPELLING).split())


def _words(element: Any) -> Iterator[str]:
    for part in element:
        name = local(part)
        if name == "t":
            yield part.text or ""
        elif name in _WRITTEN:
            yield _WRITTEN[name]
        elif name not in _NOT_PRINTED:
            yield from _words(part)
            yield _ENDS.get(name, "")
