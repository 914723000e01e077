"""The masked copy of a PDF: cleaned, searched page by page, burnt, put together, proved."""

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from legal_docs.bundling import pages, stamp
from legal_docs.bundling.masking import areas as given
from legal_docs.bundling.masking import look, prove, shared
from legal_docs.bundling.masking.areas import Area
from legal_docs.bundling.masking.clean import Cleaned, clean
from legal_docs.bundling.masking.kinds import Kind, Unseen
from legal_docs.bundling.masking.look import Box, Look
from legal_docs.bundling.masking.pictures import Shown, replace
from legal_docs.bundling.masking.secrets import Secrets
from legal_docs.errors import BadInputError


@dataclass(frozen=True, slots=True)
class PageMask:
    """What was masked on one page: its place in the file from 1 on, its name, how much of each kind.

    `counts` is empty where words hidden in the page went, or a font that would tell masked signs.
    """

    page: int
    label: str
    counts: tuple[tuple[Kind, int], ...]


@dataclass(frozen=True, slots=True)
class PageUnseen:
    """A page on which there may be data the program could not read, and why."""

    page: int
    label: str
    reasons: tuple[Unseen, ...]


@dataclass(frozen=True, slots=True)
class Masked:
    """What became of a file. A page in `pages_not_looked_at` may hold personal data in the open."""

    page_count: int
    pages_masked: tuple[PageMask, ...]
    boxes: int
    titles: int
    pages_not_looked_at: tuple[PageUnseen, ...]


class _Work(NamedTuple):
    """Each page's name, what it has, and the boxes to blacken on those with any."""

    labels: tuple[str, ...]
    looks: tuple[Look, ...]
    boxes: Mapping[int, tuple[Box, ...]]


def mask_pdf(source: Path, target: Path, secrets: Secrets, areas: Sequence[Area] = ()) -> Masked:
    """Write a copy of the PDF `source` without `secrets` and without what lies in `areas` to `target`.

    Same input, same bytes. Raises RefusedError for a file that cannot be opened, BadInputError for an
    area on a page there is not, ProofError where a secret is found in the finished copy: then there is none.
    """
    pages.pdf.count(source)
    with TemporaryDirectory(prefix="mask-") as folder:
        cleaned, made = Path(folder) / "clean.pdf", Path(folder) / "masked.pdf"
        met = clean(source, cleaned, secrets)
        work = _work(source, cleaned, met, secrets, areas)
        shown = replace(cleaned, made, work.boxes, work.looks, secrets)
        prove.prove(made, secrets, work.boxes, shown, page_count=len(work.labels))
        shutil.move(made, target)
    return _said(work, met, areas)


def _work(source: Path, cleaned: Path, met: Cleaned, secrets: Secrets, areas: Sequence[Area]) -> _Work:
    labels, looks = _looks(cleaned, secrets)
    looks = _with_substitutes(source, looks, met, secrets)
    boxes: dict[int, list[Box]] = defaultdict(list)
    for page in (*met.hidden, *met.broken):
        boxes[page] = []
    for page, seen in enumerate(looks):
        if seen.boxes:
            boxes[page] += seen.boxes
    for page, box in _given(cleaned, areas, labels):
        boxes[page].append(Box(Kind.AREA, box))
    by_hand = {page: any(box.kind is Kind.AREA for box in found) for page, found in boxes.items()}
    for page in shared.pages_of_telling_fonts(cleaned, looks, by_hand):
        boxes[page] = []
    return _Work(labels, looks, {page: tuple(boxes[page]) for page in sorted(boxes)})


def _looks(cleaned: Path, secrets: Secrets) -> tuple[tuple[str, ...], tuple[Look, ...]]:
    labels, looks = [], []
    with Shown(cleaned) as shown:
        for at in range(len(shown)):
            labels.append(shown.label(at))
            with shown.page(at) as page:
                looks.append(look.at(page, secrets))
    return tuple(labels), tuple(looks)


def _with_substitutes(
    source: Path, looks: tuple[Look, ...], met: Cleaned, secrets: Secrets
) -> tuple[Look, ...]:
    """Look a second time at pages with substitute text: it may be all there is to read of some signs."""
    merged = list(looks)
    with Shown(source) as shown:
        for at in sorted(met.substituted):
            with shown.page(at) as page:
                merged[at] = look.both(looks[at], look.at(page, secrets))
    return tuple(merged)


def _given(cleaned: Path, areas: Sequence[Area], labels: Sequence[str]) -> Iterator[tuple[int, stamp.Box]]:
    """Yield the rectangles given by hand with the place of their page."""
    import pikepdf

    places = {area.page: _place(area, labels) for area in areas}
    with pikepdf.open(cleaned) as pdf:
        for area in areas:
            if area.box is not None:
                page = places[area.page]
                yield page, given.box_on(pdf.pages[page].obj, area)


def _place(area: Area, labels: Sequence[str]) -> int:
    found = [at for at, label in enumerate(labels) if label == area.page]
    if len(found) != 1:
        zh, en = ("没有", "is not") if not found else ("不止一处", "is there more than once")
        raise BadInputError(
            f"遮盖区域中的页码“{area.page}”在文件中{zh}。请写阅读器显示的页码（证据卷即页脚的页码）",
            f"Page “{area.page}” of the areas {en} in the file. Write the page number the viewer shows",
        )
    return found[0]


def _said(work: _Work, met: Cleaned, areas: Iterable[Area]) -> Masked:
    by_eye = {_place(area, work.labels) for area in areas}
    masked = tuple(_page(work, page) for page in work.boxes)
    unseen = tuple(
        PageUnseen(page + 1, work.labels[page], reasons)
        for page in range(len(work.looks))
        if page not in by_eye and (reasons := _reasons(work, met, page))
    )
    return Masked(len(work.looks), masked, sum(map(len, work.boxes.values())), met.titles, unseen)


def _page(work: _Work, page: int) -> PageMask:
    drawn = sum(box.kind is Kind.AREA for box in work.boxes[page])
    counts = Counter(work.looks[page].found) + Counter({Kind.AREA: drawn})
    return PageMask(page + 1, work.labels[page], tuple((kind, counts[kind]) for kind in Kind if counts[kind]))


def _reasons(work: _Work, met: Cleaned, page: int) -> tuple[Unseen, ...]:
    found = {reason for reason in work.looks[page].unseen if reason is not Unseen.FONT or page in work.boxes}
    found |= {Unseen.DRAWN} if page in met.drawn else set()
    found |= {Unseen.BROKEN} if page in met.broken else set()
    return tuple(reason for reason in Unseen if reason in found)
