"""Finished PDF pages: their size, their fonts, and their words without header and footer."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from legal_docs.errors import ProofError
from legal_docs.rendering.blocks import Document, Section, Strip
from legal_docs.rendering.text import squeeze

A4 = (595.28, 841.89)
_TOLERANCE = 1.5  # points, half a millimetre
_HANGING = 12.0  # points a stop may hang over the edge of the text, or a table's frame stand out


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


def check_overflow(document: Document, pdf: bytes) -> None:
    """Raise ProofError where words stand outside the page, or beyond its left or right margin."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as file:
        for number, page in enumerate(file, 1):
            width, height = page.get_size()
            words = page.get_textpage()
            found = _outside(words, _frame(document, width, height))
            words.close()
            page.close()
            if found:
                raise ProofError(
                    f"PDF 第{number}页有文字超出版心或纸张：“{found[:20]}”。请缩短该处文字或调整模板的列宽。",
                    f'Words on page {number} of the PDF run out of the page: "{found[:20]}".',
                )


def _frame(document: Document, width: float, height: float) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of where words may stand on a page of that size.

    Above and below, headers and footers stand in the margins; there the paper's edge is the limit.
    """
    alike = [s for s in document.sections if (s.width > s.height) == (width > height)]
    left = min((s.margins[3] for s in alike), default=_HANGING)
    right = min((s.margins[1] for s in alike), default=_HANGING)
    return left - _HANGING, 0.0, width - right + _HANGING, height


def _outside(words: Any, frame: tuple[float, float, float, float]) -> str:
    """Return the first run of words that crosses the frame, or "" where none does."""
    for place in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(place)
        if left < frame[0] or bottom < frame[1] or right > frame[2] or top > frame[3]:
            text = str(words.get_text_bounded(left, bottom, right, top)).strip()
            if text:
                return text
    return ""


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
