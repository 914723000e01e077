"""Credit cards: the agreement, its rates, the monthly statements."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from legal_docs.model.base import Amount, Day, FreeText, Model, Money, Percent, Proofs, Text
from legal_docs.model.clauses import JurisdictionClause, ServiceClause
from legal_docs.model.loan import AllocationTerms, Bucket

ZERO = Decimal("0.00")
CARD_ORDER = AllocationTerms(
    order=(Bucket.COSTS, Bucket.INTEREST, Bucket.FEES, Bucket.DAMAGES, Bucket.PRINCIPAL)
)
"""Used where the card agreement's own order is not given."""


class Statement(Model):
    """账单: what one month added. `closing` = `opening` + principal + interest + damages + fees − paid."""

    statement_on: Day
    due_on: Day
    opening: Money = ZERO
    principal: Amount = ZERO
    interest: Amount = ZERO
    damages: Amount = ZERO
    fees: Amount = ZERO
    paid: Amount = ZERO
    closing: Money
    minimum_due: Amount | None = None
    evidence: Proofs = ()


class CardAccount(Model):
    """信用卡账户: the card agreement with its terms, and its statements in order of time.

    `daily_percent` is the daily overdraft rate in per cent (0.05 means 0.05 % a day); day count is
    one day, so no 360/365 basis applies.
    """

    number: Text
    holder: Text
    agreement: Text = "信用卡领用合约"
    opened_on: Day
    limit: Amount | None = None
    daily_percent: Annotated[Percent, Field(le=1)]
    rate_clause: FreeText = ""
    interest_bears_interest: bool = False
    damages_percent: Percent | None = None
    damages_clause: FreeText = ""
    fee_clause: FreeText = ""
    allocation: AllocationTerms = CARD_ORDER
    cost_clause: FreeText = ""
    jurisdiction: JurisdictionClause | None = None
    service_clause: ServiceClause | None = None
    highlighted: bool | None = None
    highlight_note: FreeText = ""
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]
    evidence: Proofs = ()
