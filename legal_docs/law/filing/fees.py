"""Court fees by the tiers of 诉讼费用交纳办法. A court may round to the yuan; we round once, to the cent."""

import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from legal_docs.law.articles import applies
from legal_docs.model.base import cents

_TABLE = Path(__file__).parents[1] / "tables" / "court_fees.json"
Fee = Callable[[Decimal], Decimal]
"""From an amount in yuan to its fee."""
ENFORCEMENT_WITHOUT_AMOUNT = (Decimal("50.00"), Decimal("500.00"))
"""The band for an enforcement application that names no amount (诉讼费用办法2006.14)."""
EXCLUSIONS = {
    "status_or_title": "人身关系、财产确权案件",
    "foreign_related": "涉外案件",
    "appraisal_needed_or_disputed": "需要评估、鉴定或者对诉前评估、鉴定结果有异议的案件",
    "party_missing": "一方当事人下落不明的案件",
    "counterclaim": "当事人提出反诉的案件",
    "other_unsuitable": "其他不宜适用小额诉讼程序的案件",
}
"""What keeps a case out of small-claims procedure (民诉法2023.166)."""


@applies("诉讼费用办法2006.13", "民诉法解释2022.201")
def acceptance(amount: Decimal) -> Decimal:
    """Return the acceptance fee (案件受理费) in yuan for the sum of all property claims."""
    return cents(_tiered("acceptance", amount))


@applies("诉讼费用办法2006.15", "诉讼费用办法2006.16", "诉讼费用办法2006.18", "民诉法解释2022.206")
def acceptance_halved(amount: Decimal) -> Decimal:
    """Return half the acceptance fee: a fee is halved once at most, and before it is rounded."""
    return cents(_tiered("acceptance", amount) / 2)


@applies("诉讼费用办法2006.14", "民诉法解释2022.195")
def payment_order(amount: Decimal) -> Decimal:
    """Return the fee of a payment order (支付令): a third of the acceptance fee."""
    return cents(_tiered("acceptance", amount) / 3)


@applies("诉讼费用办法2006.14", "诉讼费用办法2006.38")
def preservation(amount: Decimal | None) -> Decimal:
    """Return the fee of preservation for the value preserved (None: no amount), 5,000 yuan at most."""
    fee = _tiered("preservation", amount or Decimal(0))
    return cents(min(fee, Decimal(_tables()["preservation"]["ceiling"])))


@applies("诉讼费用办法2006.14", "诉讼费用办法2006.20", "诉讼费用办法2006.38")
def enforcement(amount: Decimal) -> Decimal:
    """Return the enforcement fee: not prepaid, collected afterwards from the person enforced against."""
    return cents(_tiered("enforcement", amount))


@applies("民诉法2023.165", "民诉法2023.166", "民诉法解释2022.272")
def small_claims(amount: Decimal, average_wage: Decimal, excluded: Sequence[str] = ()) -> str:
    """Return `mandatory`, `by_agreement` or `not_available` by the province's latest published wage.

    `excluded` are keys of `EXCLUSIONS`; any of them gives `not_available`. `mandatory` still supposes
    that the court finds the case simple. ValueError for an unknown key, a negative amount, or no wage.
    """
    if unknown := [key for key in excluded if key not in EXCLUSIONS]:
        raise ValueError(f"unknown_exclusion: {unknown[0]}")
    if amount < 0 or average_wage <= 0:
        raise ValueError("negative amount")
    if excluded:
        return "not_available"
    if amount * 2 <= average_wage:
        return "mandatory"
    return "by_agreement" if amount <= average_wage * 2 else "not_available"


def _tiered(kind: str, amount: Decimal) -> Decimal:
    if amount < 0:
        raise ValueError("negative amount")
    table = _tables()[kind]
    bounds = [Decimal(table["flat_to"])] + [Decimal(top) if top else amount for top, _ in table["tiers"]]
    rates = [Decimal(rate) for _, rate in table["tiers"]]
    parts = (
        max(min(amount, top) - low, Decimal(0)) * r
        for (low, top), r in zip(pairwise(bounds), rates, strict=True)
    )
    return Decimal(table["flat"]) + sum(parts, Decimal(0))


@cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return tables
