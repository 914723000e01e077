"""The finished bundle, opened again and read like a stranger's: every number, link and row is looked up."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from legal_docs.bundling import front, links, stamp
from legal_docs.bundling.readback import Reading
from legal_docs.bundling.refusal import fault
from legal_docs.model.exhibit import EvidenceBundle, Exhibit
from legal_docs.model.problem import Problem


def verify(pdf: bytes, bundle: EvidenceBundle) -> tuple[Problem, ...]:
    """Return every difference between the saved PDF and `bundle`; an empty tuple means it is verified."""
    import pikepdf
    import pypdfium2

    try:
        with pikepdf.open(BytesIO(pdf)) as structure:
            reading = Reading(structure, pypdfium2.PdfDocument(pdf))
            return tuple(_faults(reading, bundle))
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as wrong:
        return (fault("bundle_unreadable", detail=type(wrong).__name__),)


def _faults(reading: Reading, bundle: EvidenceBundle) -> Iterator[Problem]:
    expected = bundle.front_pages + bundle.page_count
    if len(reading) != expected:
        yield fault("bundle_page_count", found=str(len(reading)), wanted=str(expected))
        return
    yield from _plan(bundle)
    yield from _numbers(reading, bundle)
    yield from _index(reading, bundle)
    yield from _bookmarks(reading, bundle)
    yield from _fonts(reading, bundle)


def _plan(bundle: EvidenceBundle) -> Iterator[Problem]:
    """Look whether the exhibits follow each other without gap or overlap."""
    last = 0
    for one in bundle.exhibits:
        if (one.first_page, one.last_page) != (last + 1, last + one.page_count) or one.page_count < 1:
            yield fault("bundle_pages_do_not_follow", exhibit=links.describe(one))
        last = one.last_page
    if last != bundle.page_count:
        yield fault("bundle_page_count", found=str(last), wanted=str(bundle.page_count))


def _numbers(reading: Reading, bundle: EvidenceBundle) -> Iterator[Problem]:
    """Look whether each page of the exhibits bears its number, once, and is called by it in the viewer."""
    for number in range(1, bundle.page_count + 1):
        at = bundle.front_pages + number - 1
        found = reading.stamped(at, stamp.text(number))
        if found != squeezed(stamp.text(number)):
            yield fault("bundle_stamp", page=str(number), found=found)
        if (label := reading.label(at)) != str(number):
            yield fault("bundle_label", page=str(number), found=label)


def _index(reading: Reading, bundle: EvidenceBundle) -> Iterator[Problem]:
    """Look whether each row of the index says and leads to what the bundle holds, and no row is too many."""
    rows = reading.links(bundle.front_pages)
    for exhibit in bundle.exhibits:
        wanted = {front.TITLE_LINK: exhibit.title, front.PAGES_LINK: exhibit.pages}
        for column, words in wanted.items():
            yield from _cell(rows.pop(front.anchor(exhibit, column), []), exhibit, words, bundle)
    for name in rows:
        yield fault("bundle_row_too_many", found=name)


def _cell(found: list[Any], exhibit: Exhibit, words: str, bundle: EvidenceBundle) -> Iterator[Problem]:
    if not found:
        yield fault("bundle_row_missing", exhibit=links.describe(exhibit), words=words)
        return
    read = squeezed("".join(link.text for link in found))
    if read != squeezed(words):
        yield fault("bundle_row_differs", exhibit=links.describe(exhibit), words=words, found=read)
    if any(link.target != links.at(bundle, exhibit) for link in found):
        yield fault("bundle_link", exhibit=links.describe(exhibit))


def _bookmarks(reading: Reading, bundle: EvidenceBundle) -> Iterator[Problem]:
    wanted = list(links.bookmarks(bundle))
    found = [mark for mark in reading.bookmarks() if mark[1] >= bundle.front_pages]
    for title, page in wanted:
        if (title, page) not in found:
            yield fault("bundle_bookmark", found=title)
    for title, page in found:
        if (title, page) not in wanted:
            yield fault("bundle_bookmark", found=title)


def _fonts(reading: Reading, bundle: EvidenceBundle) -> Iterator[Problem]:
    """Look whether the fonts of our own pages and of the stamps are inside the file."""
    for name in reading.fonts_outside(bundle.front_pages, stamp.FONT):
        yield fault("bundle_font", found=name)


def squeezed(text: str) -> str:
    """Return `text` without any white space, as it may come back from a page with line breaks in it."""
    return "".join(text.split())
