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
    Raises BadInputError for a page the exhibit does not have.
    """
    marks = []
    for proof in proofs:
        exhibit = bundle.find(proof.file)
        if exhibit is None:
            continue
        if proof.page and proof.page > exhibit.page_count:
            raise BadInputError(
                f"证据文件{proof.file}只有{exhibit.page_count}页，引用了第{proof.page}页。请改正证据页码",
                f"Exhibit {proof.file} has {exhibit.page_count} pages, but page {proof.page} is cited",
            )
        page = str(exhibit.first_page + proof.page - 1) if proof.page else exhibit.pages
        marks.append(f"证据{exhibit.number}第{page}页")
    return listed(marks)
