"""The finished bundle, opened again and read like a stranger's: every number, link and row is looked up."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from legal_docs.bundling import front, links, stamp
from legal_docs.bundling.additions import additions
from legal_docs.bundling.readback import Reading
from legal_docs.bundling.refusal import fault
from legal_docs.model.exhibit import EvidenceBundle, Exhibit, Volume
from legal_docs.model.problem import Problem


def verify(folder: Path, bundle: EvidenceBundle) -> tuple[Problem, ...]:
    """Return every difference between the volumes saved in `folder` and `bundle`; () means it is verified."""
    return (
        *_plan(bundle),
        *(problem for volume in bundle.volumes for problem in _volume(folder, bundle, volume)),
    )


def _volume(folder: Path, bundle: EvidenceBundle, volume: Volume) -> tuple[Problem, ...]:
    import pikepdf
    import pypdfium2

    path = folder / volume.file
    try:
        with (
            pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as structure,
            closing(Reading(structure, path)) as reading,
        ):
            found = (*_faults(reading, bundle, volume), *additions(structure, volume.front_pages))
            sound = () if structure.get_warnings() == [] else (fault("bundle_damaged", file=volume.file),)
            return (*found, *sound)
    except (OSError, pikepdf.PdfError, pypdfium2.PdfiumError) as wrong:
        return (fault("bundle_unreadable", detail=type(wrong).__name__),)


def _faults(reading: Reading, bundle: EvidenceBundle, volume: Volume) -> Iterator[Problem]:
    expected = volume.front_pages + sum(one.page_count for one in bundle.of(volume))
    if len(reading) != expected:
        yield fault("bundle_page_count", found=str(len(reading)), wanted=str(expected))
        return
    yield from _numbers(reading, bundle, volume)
    yield from _index(reading, bundle, volume)
    yield from _bookmarks(reading, bundle, volume)
    yield from _fonts(reading, volume)


def _plan(bundle: EvidenceBundle) -> Iterator[Problem]:
    """Look whether the exhibits follow each other without gap or overlap, each in one volume."""
    last: int | None = None
    for one in bundle.exhibits:
        if one.after is not None:
            continue
        wanted = one.first_page if last is None else last + 1
        if (one.first_page, one.last_page) != (wanted, wanted + one.page_count - 1) or one.page_count < 1:
            yield fault("bundle_pages_do_not_follow", exhibit=links.describe(one))
        last = one.last_page
    total = sum(one.page_count for one in bundle.exhibits)
    if total != bundle.page_count:
        yield fault("bundle_page_count", found=str(total), wanted=str(bundle.page_count))
    placed = [number for volume in bundle.volumes for number in volume.exhibits]
    if placed != [one.number for one in bundle.exhibits]:
        yield fault("bundle_volumes", found=str(len(placed)), wanted=str(len(bundle.exhibits)))


def _numbers(reading: Reading, bundle: EvidenceBundle, volume: Volume) -> Iterator[Problem]:
    """Look whether each page bears its marks, once and over nothing, and is called by its number."""
    at = volume.front_pages
    for exhibit in bundle.of(volume):
        for offset in range(exhibit.page_count):
            label = exhibit.page_label(offset)
            marks = stamp.marks(bundle.style, exhibit, offset)
            read = [(words, reading.stamped(at, words, where)) for words, where in marks]
            wrong = [found for words, found in read if found != squeezed(words)]
            yield from (fault("bundle_stamp", page=label, found=found) for found in wrong)
            if not wrong and not reading.is_clear(at):
                yield fault("bundle_stamp_covers", page=label)
            if (called := reading.label(at)) != label:
                yield fault("bundle_label", page=label, found=called)
            at += 1


def _index(reading: Reading, bundle: EvidenceBundle, volume: Volume) -> Iterator[Problem]:
    """Look whether each row of the index says and leads to what the bundle holds, and no row is too many."""
    rows = reading.links(volume.front_pages)
    for exhibit in bundle.of(volume):
        place = links.at(bundle, volume, exhibit)
        wanted = {front.TITLE_LINK: exhibit.title, front.PAGES_LINK: exhibit.pages}
        for column, words in wanted.items():
            yield from _cell(rows.pop(front.anchor(exhibit, column), []), exhibit, words, place)
    for name in rows:
        yield fault("bundle_row_too_many", found=name)


def _cell(found: list[Any], exhibit: Exhibit, words: str, place: int) -> Iterator[Problem]:
    if not found:
        yield fault("bundle_row_missing", exhibit=links.describe(exhibit), words=words)
        return
    read = squeezed("".join(link.text for link in found))
    if read != squeezed(words):
        yield fault("bundle_row_differs", exhibit=links.describe(exhibit), words=words, found=read)
    if any(link.target != place for link in found):
        yield fault("bundle_link", exhibit=links.describe(exhibit))


def _bookmarks(reading: Reading, bundle: EvidenceBundle, volume: Volume) -> Iterator[Problem]:
    wanted = list(links.bookmarks(bundle, volume))
    found = [mark for mark in reading.bookmarks() if mark[1] >= volume.front_pages]
    for title, page in wanted:
        if (title, page) not in found:
            yield fault("bundle_bookmark", found=title)
    for title, page in found:
        if (title, page) not in wanted:
            yield fault("bundle_bookmark", found=title)


def _fonts(reading: Reading, volume: Volume) -> Iterator[Problem]:
    """Look whether the fonts of our own pages and of the stamps are inside the file."""
    for name in reading.fonts_outside(volume.front_pages, stamp.FONT):
        yield fault("bundle_font", found=name)


def squeezed(text: str) -> str:
    """Return `text` without any white space, as it may come back from a page with line breaks in it."""
    return "".join(text.split())
