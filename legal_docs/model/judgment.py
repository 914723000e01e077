"""Enforceable instruments: judgments, mediation statements, awards, notarised debts."""

from typing import Annotated

from pydantic import Field

from legal_docs.model.base import (
    Amount,
    Day,
    DayCount,
    FreeText,
    Labelled,
    Model,
    Names,
    Percent,
    Proofs,
    Text,
)


class InstrumentKind(Labelled):
    """执行依据的种类."""

    JUDGMENT = "judgment", "民事判决书", "判决"
    MEDIATION = "mediation", "民事调解书", "调解书"
    PAYMENT_ORDER = "payment_order", "支付令"
    AWARD = "award", "仲裁裁决书"
    NOTARISED = "notarised", "公证债权文书"


class FurtherKind(Labelled):
    """判决后继续计算的息费的名目."""

    INTEREST = "interest", "利息"
    PENALTY = "penalty", "罚息"


class AwardedItem(Model):
    """判项中的一笔款: an amount the instrument fixes, and what further interest it awards on it.

    `further_from` is the first day that counts ("自…起"); `further_kind` is what the instrument calls it.
    `is_base` says it is a monetary debt that bears doubled interest (迟延履行金.1).
    """

    label: Text
    kind: Annotated[str, Field(pattern="^(principal|interest|penalty|compound|damages|costs|court_fee)$")]
    amount: Amount
    further_percent: Percent | None = None
    further_from: Day | None = None
    further_kind: FurtherKind = FurtherKind.INTEREST
    day_count: DayCount = 360
    is_base: bool = False


class Performance(Model):
    """分期履行的一期: an instalment the instrument orders."""

    due_on: Day
    amount: Amount


class Judgment(Model):
    """生效法律文书: what it is, when it took effect, when performance was due, what it awards.

    `debts` are the debts it decides (none named: all of its obligors); `served_on` when the bank got it.
    """

    number: Text
    kind: InstrumentKind = InstrumentKind.JUDGMENT
    court: Text
    issued_on: Day
    effective_on: Day
    performance_days: Annotated[int, Field(ge=1)] | None = None
    performance_last_day: Day | None = None
    instalments: tuple[Performance, ...] = ()
    operative_part: Text
    items: tuple[AwardedItem, ...] = ()
    obligors: Names = ()
    debts: Names = ()
    served_on: Day | None = None
    priority_over: Names = ()
    costs_to_bank: Amount | None = None
    enforcement_court: FreeText = ""
    evidence: Proofs = ()
