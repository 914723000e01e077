"""Cover and index: what the bundle holds, who hands it in, and a linked row for each exhibit."""

from datetime import date
from itertools import groupby

from legal_docs.bundling import template
from legal_docs.bundling.wording import day, roles
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import EvidenceBundle, Exhibit, Volume

TITLE_LINK, PAGES_LINK = "title", "pages"
_DIGITS = "零一二三四五六七八九十"


def pages(case: CaseFile, bundle: EvidenceBundle, volume: Volume, *, on: date) -> bytes:
    """Return cover and index of a volume as a PDF.

    Links lead to themselves until `links.add` leads them on.
    """
    found = bundle.of(volume)
    return template.page(
        "front",
        case=case,
        roles=roles(case),
        people="、".join(case.defendants()),
        groups=[(title, _rows(exhibits)) for title, exhibits in groups(bundle, volume)],
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
    runs = [tuple(run) for _, run in groupby(bundle.exhibits, key=lambda exhibit: exhibit.group)]
    nameless = "其他证据" if len(runs) > 1 else "全部证据"
    found = (
        (f"第{_numeral(number)}组　{run[0].group or nameless}", run) for number, run in enumerate(runs, 1)
    )
    inside = [(title, tuple(one for one in run if one.number in volume.exhibits)) for title, run in found]
    return [(title, run) for title, run in inside if run]


def _volumes(bundle: EvidenceBundle) -> list[tuple[int, str, str]]:
    """Return each volume with its exhibits and pages, as the first cover lists them; [] for one volume."""
    listed = []
    for volume in bundle.volumes if len(bundle.volumes) > 1 else ():
        run = bundle.of(volume)
        first, last = run[0].page_label(0), run[-1].page_label(run[-1].page_count - 1)
        names = run[0].name if len(run) == 1 else f"{run[0].name}—{run[-1].name}"
        listed.append((volume.number, f"证据{names}", first if first == last else f"{first}—{last}"))
    return listed


def _rows(exhibits: tuple[Exhibit, ...]) -> list[tuple[Exhibit, str, str]]:
    return [(one, anchor(one, TITLE_LINK), anchor(one, PAGES_LINK)) for one in exhibits]


def _numeral(number: int) -> str:
    """Return 1–99 in Chinese numerals, larger numbers in digits."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
