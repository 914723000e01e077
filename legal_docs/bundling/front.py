"""Cover and index: what the bundle holds, who hands it in, and a linked row for each exhibit."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import count, groupby

from legal_docs.bundling import template
from legal_docs.bundling.wording import day, roles
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import EvidenceBundle, Exhibit, Volume

TITLE_LINK, PAGES_LINK = "title", "pages"
_CODE = re.compile("([A-Za-z0-9]+(?:-[A-Za-z0-9]+)+)")
_LONGEST = 30
"""A number with hyphens up to this long fits on one line of the column, and is not broken there."""
_DIGITS = "零一二三四五六七八九十"


def pages(case: CaseFile, bundle: EvidenceBundle, volume: Volume, *, on: date) -> bytes:
    """Return cover and index of a volume as a PDF: the first has the whole index, the others their part.

    Links lead to themselves until `links.add` leads them on.
    """
    found = bundle.of(volume)
    is_whole = volume.number == 1
    return template.page(
        "front",
        case=case,
        roles=roles(case),
        people="、".join(case.defendants()),
        copies=len(case.defendants()),
        index_title=index_title(bundle),
        is_whole=is_whole,
        groups=[
            (title, _rows(exhibits, bundle, volume))
            for title, exhibits in (_groups(bundle) if is_whole else groups(bundle, volume))
        ],
        group_count=len(groups(bundle, volume)),
        exhibits=found,
        page_count=sum(one.page_count for one in found),
        bundle=bundle,
        volume=volume,
        volumes=_volumes(bundle),
        added=[one for one in bundle.exhibits if one.number in bundle.added],
        filed_on="" if case.file_on is None else day(case.file_on),
        made_on=day(on),
    )


def anchor(exhibit: Exhibit, column: str) -> str:
    """Return the name of an index link: the exhibit's number and the column it stands in."""
    return f"exhibit-{exhibit.number}-{column}"


def groups(bundle: EvidenceBundle, volume: Volume) -> list[tuple[str, tuple[Exhibit, ...]]]:
    """Return the groups of a volume, each with its heading (`第一组　借款合同`) and its exhibits.

    Groups are counted through the whole bundle; one that goes on in the next volume keeps its number.
    """
    found = _groups(bundle)
    inside = [(title, tuple(one for one in run if one.number in volume.exhibits)) for title, run in found]
    return [(title, run) for title, run in inside if run]


def index_title(bundle: EvidenceBundle) -> str:
    """Return what the index is headed: that of a bundle that goes on is not the first one of the case."""
    return "证据目录" if bundle.earlier is None else "补充证据目录"


def _groups(bundle: EvidenceBundle) -> list[tuple[str, tuple[Exhibit, ...]]]:
    """Return all groups; in a bundle that goes on, one filed before keeps its number, a new one follows."""
    runs = _runs(bundle)
    filed = dict.fromkeys(run[0].group for run in _runs(bundle.earlier)) if bundle.earlier else {}
    known = {group: number for number, group in enumerate(filed, 1)}
    following = count(len(known) + 1)
    nameless = "其他证据" if len(runs) > 1 or known else "全部证据"
    return [
        (f"第{_numeral(known[group])}组　{group or nameless}（续）", run)
        if (group := run[0].group) in known
        else (f"第{_numeral(next(following))}组　{group or nameless}", run)
        for run in runs
    ]


def _runs(bundle: EvidenceBundle) -> list[tuple[Exhibit, ...]]:
    return [tuple(run) for _, run in groupby(bundle.exhibits, key=lambda exhibit: exhibit.group)]


def _volumes(bundle: EvidenceBundle) -> list[tuple[int, str, str]]:
    """Return each volume with its exhibits and pages, as the first cover lists them; [] for one volume."""
    listed = []
    for volume in bundle.volumes if len(bundle.volumes) > 1 else ():
        run = bundle.of(volume)
        first, last = run[0].page_label(0), run[-1].page_label(run[-1].page_count - 1)
        names = run[0].name if len(run) == 1 else f"{run[0].name}—{run[-1].name}"
        listed.append((volume.number, f"证据{names}", first if first == last else f"{first}—{last}"))
    return listed


def _rows(
    exhibits: tuple[Exhibit, ...], bundle: EvidenceBundle, volume: Volume
) -> list[tuple[Exhibit, list[tuple[str, bool]], str, str, int]]:
    """Return the rows: exhibit, purpose, names of its links, and its volume where that is another one."""
    at = {number: one.number for one in bundle.volumes if one is not volume for number in one.exhibits}
    at |= dict.fromkeys(volume.exhibits, 0)
    return [
        (one, list(_pieces(one.purpose)), anchor(one, TITLE_LINK), anchor(one, PAGES_LINK), at[one.number])
        for one in exhibits
    ]


def _pieces(words: str) -> Iterator[tuple[str, bool]]:
    """Yield the words piece by piece, with whether the piece is a number that is not to be broken."""
    for place, piece in enumerate(_CODE.split(words)):
        if piece:
            yield piece, place % 2 == 1 and len(piece) <= _LONGEST


def _numeral(number: int) -> str:
    """Return 1–99 in Chinese numerals, larger numbers in digits."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
