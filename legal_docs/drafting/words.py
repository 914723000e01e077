"""How days, sums, rates and names are written in a paper."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from legal_docs.errors import BadInputError
from legal_docs.law.articles import chinese_number
from legal_docs.model.base import Proof
from legal_docs.model.exhibit import EvidenceBundle


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

    A proof with a page points at that page of the bundle; one without points at the whole exhibit.
    Pages of one exhibit that follow each other are put together. Raises BadInputError for a page the
    exhibit does not have.
    """
    pages: dict[int, set[int]] = {}
    for proof in proofs:
        exhibit = bundle.find(proof.file)
        if exhibit is None:
            continue
        if proof.page and proof.page > exhibit.page_count:
            raise BadInputError(
                f"证据文件{proof.file}只有{exhibit.page_count}页，引用了第{proof.page}页。请改正证据页码",
                f"Exhibit {proof.file} has {exhibit.page_count} pages, but page {proof.page} is cited",
            )
        first, last = exhibit.first_page, exhibit.last_page
        cited = {first + proof.page - 1} if proof.page else set(range(first, last + 1))
        pages.setdefault(exhibit.number, set()).update(cited)
    return listed(f"证据{n}第{run}页" for n, cited in pages.items() for run in _runs(sorted(cited)))


def _runs(pages: Sequence[int]) -> list[str]:
    """Return pages as printed: 1, 2, 3, 7 gives `1-3` and `7`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
