"""Which exhibits go into which volume: as many as a court takes in one file, an exhibit never cut."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat, zip_longest
from pathlib import Path

from legal_docs.model.exhibit import BundleStyle, EvidenceBundle, Exhibit, Volume

_LEAST_FRONT = 2
"""A cover and a page of index."""


def split(
    bundle: EvidenceBundle, sizes: Sequence[int], reserve: int, fronts: Sequence[int] = ()
) -> tuple[Volume, ...]:
    """Return the volumes of `bundle`, whose exhibits take `sizes` bytes each; front pages not yet filled in.

    `reserve` bytes are left for cover, index and stamps of a volume, and as many pages as `fronts` says of
    each volume: a court counts the pages of the file. An exhibit that is larger than the limit by itself
    gets a volume of its own.
    """
    runs = list(_runs(bundle.exhibits, sizes, reserve, fronts, bundle.style))
    return tuple(
        Volume(
            number=number,
            file=f"{bundle.title}.pdf" if len(runs) == 1 else f"{bundle.title}-第{number}册.pdf",
            front_pages=0,
            exhibits=tuple(one.number for one in run),
        )
        for number, run in enumerate(runs, 1)
    )


def crowded(bundle: EvidenceBundle) -> bool:
    """Return whether covers and indexes made a volume too long that holds more than one exhibit."""
    most = bundle.style.volume_pages
    return any(0 < most < length(bundle, one) for one in bundle.volumes if len(one.exhibits) > 1)


def fronts(bundle: EvidenceBundle, before: Sequence[int]) -> tuple[int, ...]:
    """Return how many pages to leave for the front of each volume: the most that was seen."""
    found = [volume.front_pages for volume in bundle.volumes]
    return tuple(max(each) for each in zip_longest(found, before, fillvalue=0))


def length(bundle: EvidenceBundle, volume: Volume) -> int:
    """Return how many pages the file of a volume has, cover and index included."""
    return volume.front_pages + sum(one.page_count for one in bundle.of(volume))


def excess(bundle: EvidenceBundle, into: Path) -> int:
    """Return by how many bytes the largest written volume is over the limit, 0 where none is.

    A volume of one exhibit cannot be made smaller and does not count; see `too_large`.
    """
    limit = bundle.style.volume_mb << 20
    sizes = [(into / volume.file).stat().st_size for volume in bundle.volumes if len(volume.exhibits) > 1]
    return max(0, *(size - limit for size in sizes)) if limit and sizes else 0


def too_large(bundle: EvidenceBundle, into: Path) -> tuple[Volume, ...]:
    """Return the volumes that are over the court's limit all the same: each holds one exhibit."""
    return tuple(
        volume
        for volume in bundle.volumes
        if _is_over(length(bundle, volume), (into / volume.file).stat().st_size, bundle.style)
    )


def _runs(
    exhibits: Sequence[Exhibit],
    sizes: Sequence[int],
    reserve: int,
    fronts: Sequence[int],
    style: BundleStyle,
) -> Iterator[tuple[Exhibit, ...]]:
    left = chain(fronts, repeat(_LEAST_FRONT))
    run: list[Exhibit] = []
    pages, used = next(left), reserve
    for one, size in zip(exhibits, sizes, strict=True):
        if run and _is_over(pages + one.page_count, used + size, style):
            yield tuple(run)
            run, pages, used = [], next(left), reserve
        run.append(one)
        pages, used = pages + one.page_count, used + size
    yield tuple(run)


def _is_over(pages: int, size: int, style: BundleStyle) -> bool:
    return 0 < style.volume_pages < pages or 0 < style.volume_mb << 20 < size
