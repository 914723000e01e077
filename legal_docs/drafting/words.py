"""How days, sums, rates and names are written in a paper."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from legal_docs.errors import BadInputError
from legal_docs.law.articles import chinese_number
from legal_docs.model.base import Proof
from legal_docs.model.exhibit import EvidenceBundle, Exhibit


def day(value: date) -> str:
    """Return `2026年5月31日`."""
    return f"{value.year}年{value.month}月{value.day}日"


def yuan(amount: Decimal) -> str:
    """Return `1,234.50`, always with two places."""
    return f"{amount:,.2f}"


def percent(rate: Decimal) -> str:
    """Return `4.35%` without trailing zeros."""
    return f"{rate.normalize():f}%"


def listed(names: Iterable[str]) -> str:
    """Return the names joined by 、, each once."""
    return "、".join(dict.fromkeys(names))


def count(number: int) -> str:
    """Return a number from 1 to 9999 in Chinese numerals: 十二."""
    return chinese_number(number)


def exhibits(bundle: EvidenceBundle, proofs: Sequence[Proof]) -> str:
    """Return `证据3第12页、证据5第20-22页` for `proofs`, or "" where none of them is in the bundle.

    A proof with a page points at that page of the file, a divider sheet of ours not counted; one without
    points at the whole exhibit.
    Pages of one exhibit that follow each other are put together. Raises BadInputError for a page the
    exhibit does not have.
    """
    cited: dict[int, set[int]] = {}
    found: dict[int, Exhibit] = {}
    for proof in proofs:
        exhibit = bundle.find(proof.file)
        if exhibit is None:
            continue
        own = exhibit.page_count - exhibit.lead
        if proof.page and proof.page > own:
            raise BadInputError(
                f"证据文件{proof.file}只有{own}页，引用了第{proof.page}页。请改正证据页码",
                f"Exhibit {proof.file} has {own} pages, but page {proof.page} is cited",
            )
        places = (
            {exhibit.lead + proof.page - 1} if proof.page else set(range(exhibit.lead, exhibit.page_count))
        )
        cited.setdefault(exhibit.number, set()).update(places)
        found[exhibit.number] = exhibit
    return listed(
        f"证据{found[number].name}第{run}页"
        for number, places in cited.items()
        for run in _runs(found[number], sorted(places))
    )


def _runs(exhibit: Exhibit, places: Sequence[int]) -> list[str]:
    """Return pages as printed: those at 0, 1, 2, 6 of an exhibit that begins on page 5 are `5-7` and `11`."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    ends = [(exhibit.page_label(run[0]), exhibit.page_label(run[-1])) for run in runs]
    return [first if first == last else f"{first}-{last}" for first, last in ends]
