"""A bundle without its record: read for itself, each number held against what else the file says."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from legal_docs.bundling import front, stamp
from legal_docs.bundling.additions import additions
from legal_docs.bundling.joining import BEHIND
from legal_docs.bundling.readback import Link, Reading
from legal_docs.bundling.refusal import fault, warning
from legal_docs.bundling.verify import squeezed
from legal_docs.model.problem import Problem

PRODUCER = "legal_docs"
_LABEL = re.compile(r"([1-9]\d*)([A-Z]*)")
_PAGES = re.compile(r"（第([0-9A-Z]+)(?:-([0-9A-Z]+))?页）$")
_ROW = re.compile(r"(exhibit-\d+)-(\w+)")


class _Row(NamedTuple):
    """One row of the index as it is printed: its name, its pages, and where it leads (-1: nowhere)."""

    name: str
    pages: str
    targets: frozenset[int]


def is_bundle(path: Path) -> bool:
    """Return whether the PDF `path` is a bundle, or a volume of one, that this program made."""
    import pikepdf

    try:
        with pikepdf.open(path) as structure:
            ours = str(structure.docinfo.get("/Producer", "")) == PRODUCER
            return ours and 0 < _front(structure) < len(structure.pages)
    except (OSError, pikepdf.PdfError, pikepdf.PasswordError):
        return False


def selfcheck(path: Path) -> tuple[Problem, ...]:
    """Return every contradiction within the bundle `path`; () means that it agrees with itself.

    Stamps and page labels are held against each other, index rows and bookmarks against the pages they
    lead to; what this program never writes into a bundle is named. Papers joined behind it for upload are
    counted in a warning, and only looked at for what is never written. That nothing was left out or put in
    as a whole, only the bundle's record can tell; that a page's content is the same, only its hash.
    """
    import pikepdf
    import pypdfium2

    try:
        with (
            pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as structure,
            closing(Reading(structure, path)) as reading,
        ):
            begin = _front(structure)
            labels = [reading.label(page) for page in range(len(reading))]
            end = _end(labels, begin)
            found = (*_faults(reading, labels[:end], begin), *additions(structure, begin, end))
            found += _joined(path, labels[end:])
            return (
                found if not structure.get_warnings() else (*found, fault("bundle_damaged", file=path.name))
            )
    except (OSError, pikepdf.PdfError, pypdfium2.PdfiumError) as wrong:
        return (fault("bundle_unreadable", detail=type(wrong).__name__),)


def _front(structure: Any) -> int:
    """Return how many pages stand before the first that bears a number of the bundle."""
    for number, page in enumerate(structure.pages):
        if stamp.FONT in page.obj.get("/Resources", {}).get("/Font", {}):
            return number
    return len(structure.pages)


def _end(labels: Sequence[str], begin: int) -> int:
    """Return where the pages of the bundle end: behind them papers may be joined, called 附1, 附2 …"""
    at = next((page for page in range(begin + 1, len(labels)) if labels[page] == f"{BEHIND}1"), len(labels))
    joined = [f"{BEHIND}{number}" for number in range(1, len(labels) - at + 1)]
    return at if [*labels[at:]] == joined else len(labels)


def _joined(path: Path, labels: Sequence[str]) -> tuple[Problem, ...]:
    if not labels:
        return ()
    return (warning("bundle_joined", path.name, pages=f"{labels[0]}-{labels[-1]}", count=str(len(labels))),)


def _faults(reading: Reading, labels: Sequence[str], begin: int) -> Iterator[Problem]:
    yield from _numbers(reading, labels, begin)
    yield from _rows(reading, labels, begin)
    yield from _bookmarks(reading, labels, begin)
    for name in reading.fonts_outside(begin, stamp.FONT):
        yield fault("bundle_font", found=name)


def _numbers(reading: Reading, labels: Sequence[str], begin: int) -> Iterator[Problem]:
    """Look whether each page bears the number it is called by, and whether the numbers rise."""
    last = (0, 0, "")
    for page in range(begin, len(labels)):
        label = labels[page]
        if (key := _key(label)) <= last:
            yield fault("bundle_label", page=str(page + 1), found=label)
        last = max(key, last)
        words = stamp.text(label) if key[0] else label
        if key[0] and not any(_bears(reading, page, words, where) for where in stamp.Anchor):
            yield fault("bundle_stamp", page=label, found=reading.stamped(page, words))
        elif key[0] and not reading.is_clear(page):
            yield fault("bundle_stamp_covers", page=label)


def _bears(reading: Reading, page: int, words: str, where: stamp.Anchor) -> bool:
    return reading.stamped(page, words, where) == squeezed(words)


def _key(label: str) -> tuple[int, int, str]:
    """Return by what a page's name is ordered: 12, 12A, 12Z, 12AA, 13; what is no such name comes first."""
    found = _LABEL.fullmatch(label)
    return (int(found[1]), len(found[2]), found[2]) if found else (0, 0, "")


def _rows(reading: Reading, labels: Sequence[str], begin: int) -> Iterator[Problem]:
    """Look whether each row of the index leads to its first page, and ends where the next one begins."""
    named = reading.links(begin)
    for name in sorted(name for name in named if not _ROW.fullmatch(name)):
        yield fault("bundle_row_too_many", found=name)
    found = sorted(_index(named), key=lambda row: min(row.targets))
    if not found:
        yield fault("bundle_index_missing")
        return
    ends = [*(min(row.targets) for row in found[1:]), len(labels)]
    for row, end in zip(found, ends, strict=True):
        at = min(row.targets)
        if len(row.targets) != 1 or at < begin or not _spans(row.pages, labels[at:end]):
            yield fault("bundle_link", exhibit=f"{row.name}（第{row.pages}页）")


def _index(links: dict[str, list[Link]]) -> Iterator[_Row]:
    rows: dict[str, dict[str, list[Link]]] = {}
    for name, found in links.items():
        if match := _ROW.fullmatch(name):
            rows.setdefault(match[1], {})[match[2]] = found
    for row in rows.values():
        title, pages = row.get(front.TITLE_LINK, []), row.get(front.PAGES_LINK, [])
        targets = frozenset(link.target for link in (*title, *pages))
        yield _Row(_said(title), _said(pages), targets)


def _said(links: list[Link]) -> str:
    return squeezed("".join(link.text for link in links))


def _spans(pages: str, labels: Sequence[str]) -> bool:
    """Return whether the pages `labels` are those the words `12-15` name, from the first to the last."""
    first, _, last = pages.partition("-")
    return bool(labels) and (labels[0], labels[-1]) == (first, last or first)


def _bookmarks(reading: Reading, labels: Sequence[str], begin: int) -> Iterator[Problem]:
    """Look whether each bookmark that names pages leads to the first of them."""
    marks = [(title, -1 if page is None else page) for title, page in reading.bookmarks()]
    named = [(title, at) for title, at in marks if begin <= at < len(labels) or _PAGES.search(title)]
    if not named:
        yield fault("bundle_bookmark", found="")
    for title, page in named:
        found = _PAGES.search(title)
        if found is None or not begin <= page < len(labels) or labels[page] != found[1]:
            yield fault("bundle_bookmark", found=title)
