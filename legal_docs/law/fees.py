"""Court fees by the tiers of 诉讼费用交纳办法. A court may round to the yuan; we round once, to the cent."""

import json
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from legal_docs.law.articles import applies
from legal_docs.model.base import cents
from legal_docs.model.finding import Grade

_TABLE = Path(__file__).parent / "tables" / "court_fees.json"
Fee = Callable[[Decimal], Decimal]
"""From an amount in yuan to its fee."""
ENFORCEMENT_WITHOUT_AMOUNT = (Decimal("50.00"), Decimal("500.00"))
"""The band for an enforcement application that names no amount (诉讼费用办法2006.14)."""


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


@applies("民诉法2023.165", "民诉法解释2022.272")
def small_claims(amount: Decimal, average_wage: Decimal) -> str:
    """Return `mandatory`, `by_agreement` or `not_available` by the province's latest published wage.

    `mandatory` still supposes that the court finds the case simple and no exclusion applies.
    """
    if amount * 2 <= average_wage:
        return "mandatory"
    return "by_agreement" if amount <= average_wage * 2 else "not_available"


def fee_grade() -> Grade:
    """Return how well the fee tables are known."""
    return Grade(_tables()["grade"])


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
