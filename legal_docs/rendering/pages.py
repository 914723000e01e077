"""Finished PDF pages: their size, their fonts, and their words without header and footer."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from legal_docs.errors import ProofError
from legal_docs.rendering.blocks import Document, Section, Strip
from legal_docs.rendering.text import squeeze

A4 = (595.28, 841.89)
_TOLERANCE = 1.5  # points, half a millimetre


def check_pages(pdf: bytes) -> None:
    """Raise ProofError unless every page is A4 and every font is inside the file."""
    from pikepdf import Name, Pdf

    with Pdf.open(BytesIO(pdf)) as file:
        for number, page in enumerate(file.pages, 1):
            if not _is_a4([float(edge) for edge in page.mediabox]):
                raise ProofError(f"PDF 第{number}页不是 A4 纸张。", f"Page {number} of the PDF is not A4.")
        outside = sorted({name for item in file.objects if (name := _not_embedded(item, Name))})
    if outside:
        raise ProofError(f"PDF 没有嵌入字体：{outside}。", f"Fonts not embedded in the PDF: {outside}.")


def page_bodies(document: Document, pages: Sequence[str]) -> list[str]:
    """Return the squeezed words of each page without the header and footer the Word file asks for.

    Raises ProofError for a page without words, or one whose header or footer is not as it should be.
    """
    bodies = [_body(document, page, number, len(pages)) for number, page in enumerate(pages, 1)]
    for number, body in enumerate(bodies, 1):
        if not body:
            raise ProofError(f"PDF 第{number}页是空白页。", f"Page {number} of the PDF is blank.")
    return bodies


def _body(document: Document, page: str, number: int, count: int) -> str:
    words = squeeze(page)
    possible = {ends for section in document.sections for ends in _ends(section, number, count)}
    for ends in sorted(possible, key=len, reverse=True):
        if words.endswith(ends):
            return words.removesuffix(ends)
    raise ProofError(
        f"PDF 第{number}页的页眉或页脚与 Word 不一致。",
        f"Header or footer of page {number} differs from the Word file.",
    )


def _ends(section: Section, number: int, count: int) -> Iterator[str]:
    """Yield what may stand last in the words of a page: WeasyPrint writes header and footer last."""
    for which in ("first", "even" if number % 2 == 0 else "default", "default"):
        found = [_strip(section, place, which) for place in ("top", "bottom")]
        yield "".join(_printed(strip, number, count) for strip in found if strip)


def _strip(section: Section, place: str, which: str) -> Strip | None:
    kinds = {strip.which: strip for strip in section.strips if strip.place == place}
    return next((strip for kind, strip in kinds.items() if kind == which), kinds.get("default"))


def _printed(strip: Strip, number: int, count: int) -> str:
    counters = {"page": str(number), "pages": str(count)}
    return squeeze("".join(p if isinstance(p, str) else counters[p[0]] for p in strip.pieces))


def _is_a4(box: Sequence[float]) -> bool:
    sides = sorted((box[2] - box[0], box[3] - box[1]))
    return all(abs(side - right) <= _TOLERANCE for side, right in zip(sides, A4, strict=True))


def _not_embedded(item: Any, name: Any) -> str:
    descriptor = hasattr(item, "keys") and item.get("/Type") == name("/FontDescriptor")
    if not descriptor or any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        return ""
    return str(item.get("/FontName", "?"))
