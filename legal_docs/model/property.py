"""Property of the debtors: clues to it, and what a court has frozen or sealed."""

from legal_docs.model.base import Amount, Day, FreeText, Labelled, Model, Percent, Proofs, Text


class PropertyKind(Labelled):
    """财产种类."""

    DEPOSIT = "deposit", "银行存款", "银行账户"
    PAYMENT_ACCOUNT = "payment_account", "支付账户", "支付宝", "微信", "财付通"
    REAL_ESTATE = "real_estate", "不动产", "房产"
    VEHICLE = "vehicle", "车辆"
    MOVABLE = "movable", "其他动产", "动产"
    EQUITY = "equity", "股权"
    SECURITIES = "securities", "股票基金", "股票", "基金"
    RECEIVABLE = "receivable", "到期债权", "应收账款"
    OTHER = "other", "其他财产权", "其他"


class PropertyClue(Model):
    """财产线索: property of `owner` that might be preserved or enforced against.

    `prior_claims` is what ranks before the bank, `share_percent` the owner's share of a thing owned
    together; `is_only_home`: the only home of the owner and the family; `sealed_by` another court.
    """

    id: Text
    owner: Text
    kind: PropertyKind
    description: Text
    location: FreeText = ""
    number: FreeText = ""
    value: Amount | None = None
    prior_claims: Amount | None = None
    share_percent: Percent | None = None
    is_only_home: bool = False
    sealed_by: FreeText = ""
    source: FreeText = ""
    evidence: Proofs = ()


class Preservation(Model):
    """财产保全: one asset under one ruling. `expires_on` is the day the ruling or notice prints.

    `executed_on`: for a waiting measure that became effective, the day it did. `renews` is the id or
    the ruling number of the measure it renews.
    """

    id: Text
    owner: Text
    kind: PropertyKind
    asset: Text
    court: Text
    ruling_number: Text
    ruled_on: Day
    executed_on: Day | None = None
    expires_on: Day | None = None
    is_pre_litigation: bool = False
    is_waiting: bool = False
    renews: FreeText = ""
    amount: Amount | None = None
    evidence: Proofs = ()
