"""The contract rate of a loan over time: fixed, or LPR with its resets."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from legal_docs.errors import BadInputError
from legal_docs.law.charging import lpr
from legal_docs.law.charging.charges import uplift_to_charge
from legal_docs.model.loan import CompoundRate, Disbursement, Loan, RateKind

HUNDRED = Decimal(100)


def rate_on(loan: Loan, note: Disbursement, day: date) -> Decimal:
    """Return the contract rate of `note` on `day`, per cent a year.

    Raises BadInputError where the LPR of the pricing day is not in the table (民间借贷规定.25 for
    what LPR means); a rate is never guessed.
    """
    terms = loan.rate
    if terms.kind is RateKind.FIXED:
        assert terms.annual_percent is not None  # noqa: S101  the model refuses anything else
        return terms.annual_percent
    assert terms.lpr_tenor is not None  # noqa: S101
    pricing_day = max((d for d in pricing_days(loan, note, day) if d <= day), default=note.disbursed_on)
    published = lpr.lpr_on(pricing_day, terms.lpr_tenor)
    if published is None:
        raise BadInputError(
            f"借据{note.note}：没有{pricing_day}适用的{terms.lpr_tenor.label}LPR。"
            "请管理员先在“参数表”中录入该期报价并启用，或在设置 LEGAL_DOCS_LPR 的文件中写明",
            f"Note {note.note}: no {terms.lpr_tenor.value} LPR for {pricing_day}. "
            "Enter it among the tables of the house, or in the file of the setting LEGAL_DOCS_LPR",
        )
    rate = published + Decimal(terms.spread_bp) / HUNDRED
    if rate <= 0:
        raise BadInputError(
            f"借据{note.note}：{pricing_day}的LPR{published}%加{terms.spread_bp}个基点后利率不大于零。请核对加点",
            f"Note {note.note}: the LPR of {pricing_day} with {terms.spread_bp} bp is not above zero",
        )
    return rate


def pricing_days(loan: Loan, note: Disbursement, until: date) -> Iterator[date]:
    """Return the days on which the LPR is looked up, from disbursement to `until`."""
    return lpr.pricing_days(loan.rate, note.disbursed_on, until)


def penalty_rate(loan: Loan, contract_rate: Decimal) -> Decimal | None:
    """Return the penalty rate that goes with `contract_rate`, or None where the contract has none."""
    if loan.penalty is None:
        return None
    return contract_rate * (HUNDRED + uplift_to_charge(loan.penalty)) / HUNDRED


def compound_rate(loan: Loan, contract_rate: Decimal) -> Decimal | None:
    """Return the rate at which unpaid interest bears interest, or None where the contract has no clause."""
    if loan.compound is None:
        return None
    if loan.compound.rate is CompoundRate.CONTRACT:
        return contract_rate
    return penalty_rate(loan, contract_rate) or contract_rate
