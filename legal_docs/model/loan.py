"""Loans: the contract, its disbursements, its money terms, what was paid."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator, model_validator

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
from legal_docs.model.clauses import JurisdictionClause, ServiceClause


class LoanKind(Labelled):
    """借款种类."""

    CONSUMER = "consumer", "个人消费贷款", "消费贷款"
    HOUSING = "housing", "个人住房贷款", "住房贷款", "按揭贷款"
    PERSONAL_BUSINESS = "personal_business", "个人经营贷款", "经营贷款"
    WORKING_CAPITAL = "working_capital", "流动资金贷款"
    FIXED_ASSET = "fixed_asset", "固定资产贷款"
    OTHER = "other", "其他贷款", "其他"


class RateKind(Labelled):
    """利率方式."""

    FIXED = "fixed", "固定利率"
    LPR = "lpr", "LPR浮动", "浮动利率"


class Reset(Labelled):
    """利率调整日 of an LPR-based rate."""

    NEVER = "never", "不调整"
    NEW_YEAR = "new_year", "每年1月1日", "次年1月1日"
    ANNIVERSARY = "anniversary", "放款日对月对日", "每年对应日"


class LprTenor(Labelled):
    """LPR期限品种."""

    ONE_YEAR = "1y", "一年期", "1年期"
    FIVE_YEARS = "5y", "五年期以上", "5年期以上"


class RateTerms(Model):
    """利率条款: per cent a year. For `lpr`, the rate is the LPR of the pricing day plus `spread_bp`/100."""

    kind: RateKind = RateKind.FIXED
    annual_percent: Percent | None = None
    lpr_tenor: LprTenor | None = None
    spread_bp: int = 0
    reset: Reset = Reset.NEVER
    clause: FreeText = ""

    @model_validator(mode="after")
    def _complete(self) -> "RateTerms":
        if self.kind is RateKind.FIXED and self.annual_percent is None:
            raise ValueError("fixed_rate_missing")
        if self.kind is RateKind.LPR and self.lpr_tenor is None:
            raise ValueError("lpr_tenor_missing")
        return self


class PenaltyTerms(Model):
    """罚息条款: penalty rate = contract rate × (1 + uplift/100). `misused`: the loan was misused."""

    overdue_uplift_percent: Percent
    misuse_uplift_percent: Percent | None = None
    misused: bool = False
    clause: FreeText = ""


class CompoundRate(Labelled):
    """复利利率: the rate at which unpaid interest itself bears interest."""

    PENALTY = "penalty", "罚息利率"
    CONTRACT = "contract", "合同利率"


class CompoundTerms(Model):
    """复利条款. `on_penalty` (复利 on 罚息) is unsettled law and off unless the lawyer switches it on."""

    rate: CompoundRate = CompoundRate.PENALTY
    on_penalty: bool = False
    settlement_day: Annotated[int, Field(ge=1, le=28)] = 20
    clause: FreeText = ""


class AccelerationTerms(Model):
    """提前到期条款: the clause under which the bank may call the loan."""

    clause: Text
    condition: Text
    automatic: bool = False


class Acceleration(Model):
    """宣布提前到期: a notice that calls the loan. `arrived_on` is null while arrival is not proved."""

    declared_on: Day
    accelerated_due_on: Day | None = None
    arrived_on: Day | None = None
    trigger: FreeText = ""
    evidence: Proofs = ()

    @property
    def due_on(self) -> Day:
        """Return the accelerated due date: the day in the notice, else arrival, else dispatch."""
        return self.accelerated_due_on or self.arrived_on or self.declared_on


class Bucket(Labelled):
    """抵充顺序中的一项."""

    COSTS = "costs", "费用", "实现债权的费用"
    INTEREST = "interest", "利息", "期内利息"
    PENALTY = "penalty", "罚息"
    COMPOUND = "compound", "复利"
    DAMAGES = "damages", "违约金", "滞纳金"
    FEES = "fees", "手续费", "分期手续费", "年费"
    PRINCIPAL = "principal", "本金", "透支本金"


class AllocationBy(Labelled):
    """抵充方式: all of one bucket first, or instalment by instalment."""

    BUCKET = "bucket", "按项目", "先息后本"
    INSTALMENT = "instalment", "按期次", "逐期抵充"


def _split_buckets(value: Any) -> Any:
    if isinstance(value, str):
        for sign in ("→", ">", "＞", "；", ";", "，", ","):
            value = value.replace(sign, "、")
        return tuple(part.strip() for part in value.split("、") if part.strip())
    return value


DEFAULT_ORDER = (
    Bucket.COSTS,
    Bucket.INTEREST,
    Bucket.PENALTY,
    Bucket.COMPOUND,
    Bucket.PRINCIPAL,
)
"""Costs, then interest with penalty and compound, then principal (民法典.561)."""


class AllocationTerms(Model):
    """抵充条款: the order in which a payment reduces the debt."""

    order: Annotated[tuple[Bucket, ...], BeforeValidator(_split_buckets)] = DEFAULT_ORDER
    by: AllocationBy = AllocationBy.BUCKET
    agreed: bool = False
    clause: FreeText = ""

    @field_validator("order")
    @classmethod
    def _each_once(cls, order: tuple[Bucket, ...]) -> tuple[Bucket, ...]:
        if len(set(order)) != len(order):
            raise ValueError("bucket_twice")
        return order


class RepaymentMethod(Labelled):
    """还款方式."""

    EQUAL_INSTALMENT = "equal_instalment", "等额本息"
    EQUAL_PRINCIPAL = "equal_principal", "等额本金"
    BULLET = "bullet", "到期一次性还本付息", "一次性还本付息"
    MONTHLY_INTEREST = "monthly_interest", "按月计息、到期一次性还本", "按月付息到期还本"
    QUARTERLY_INTEREST = "quarterly_interest", "按季计息、到期一次性还本", "按季付息到期还本"
    YEARLY_INTEREST = "yearly_interest", "按年计息、到期一次性还本", "按年付息到期还本"
    OTHER = "other", "其他"


class Installment(Model):
    """期次: one line of the repayment schedule. `interest` is what the schedule prints, if it does."""

    number: Annotated[int, Field(ge=1)]
    due_on: Day
    principal: Amount
    interest: Amount | None = None


class Disbursement(Model):
    """借据: one drawdown, a debt of its own with its own due date and schedule.

    `is_due_on_demand`: no due date was agreed, and `due_on` is the end of the grace period of the
    first demand, or the day the debtor refused (诉讼时效规定2020.4).
    """

    note: Text
    disbursed_on: Day
    due_on: Day
    amount: Annotated[Amount, Field(gt=0)]
    is_due_on_demand: bool = False
    account: FreeText = ""
    schedule: tuple[Installment, ...] = ()
    evidence: Proofs = ()


class CostDisclosure(Model):
    """综合融资成本明示表: what the bank disclosed before signing (personal loans from 2026-08-01).

    `annual_percent` is the yearly all-in cost it states, `fees` the names of the fees it lists.
    """

    signed: bool = False
    annual_percent: Percent | None = None
    fees: Names = ()
    evidence: Proofs = ()


class Loan(Model):
    """借款（合同）: the agreement, its terms with their clauses, and its disbursements.

    `repays_old_loan`: taken out to repay an older loan (借新还旧). `performance_place` is the agreed
    place of performance, `highlighted` whether the money terms were highlighted and explained.
    """

    number: Text
    title: Text = "借款合同"
    kind: LoanKind = LoanKind.OTHER
    signed_on: Day
    signed_at: FreeText = ""
    amount: Annotated[Amount, Field(gt=0)]
    purpose: FreeText = ""
    term_from: Day | None = None
    term_to: Day | None = None
    rate: RateTerms
    day_count: DayCount
    method: RepaymentMethod = RepaymentMethod.OTHER
    penalty: PenaltyTerms | None = None
    compound: CompoundTerms | None = None
    acceleration_terms: AccelerationTerms | None = None
    acceleration: Acceleration | None = None
    allocation: AllocationTerms = AllocationTerms()
    cost_clause: FreeText = ""
    jurisdiction: JurisdictionClause | None = None
    service_clause: ServiceClause | None = None
    disbursements: Annotated[tuple[Disbursement, ...], Field(min_length=1)]
    is_assisted_loan: bool = False
    highlighted: bool | None = None
    highlight_note: FreeText = ""
    cost_disclosure: CostDisclosure | None = None
    repays_old_loan: bool = False
    performance_place: FreeText = ""
    evidence: Proofs = ()


class RepaymentKind(Labelled):
    """还款流水的类型."""

    PAYMENT = "payment", "还款", "正常还款", "扣款"
    REVERSAL = "reversal", "冲正", "冲销"


class Repayment(Model):
    """还款: one payment, counted on `paid_on` whenever it was booked; a reversal undoes an earlier one.

    `is_deduction`: the bank took it from the debtor's account by agreement. `is_prepayment`: what is
    left after all that is due repays principal early, instead of waiting for the next due day.
    """

    id: Text
    paid_on: Day
    booked_on: Day | None = None
    amount: Annotated[Amount, Field(gt=0)]
    kind: RepaymentKind = RepaymentKind.PAYMENT
    reverses: FreeText = ""
    debt: FreeText = ""
    payer: FreeText = ""
    channel: FreeText = ""
    is_deduction: bool = False
    is_prepayment: bool = False
    evidence: Proofs = ()


class ClaimedBalance(Model):
    """银行系统余额: what the bank's core system says is owed on a day, per debt or in all."""

    on: Day
    debt: FreeText = ""
    principal: Amount | None = None
    interest: Amount | None = None
    penalty: Amount | None = None
    compound: Amount | None = None
    damages: Amount | None = None
    fees: Amount | None = None
    total: Amount | None = None
    explanation: FreeText = ""
    evidence: Proofs = ()


class CostKind(Labelled):
    """实现债权的费用的种类."""

    LAWYER = "lawyer", "律师代理费", "律师费"
    NOTARY = "notary", "公证费"
    APPRAISAL = "appraisal", "评估费", "鉴定费"
    INSURANCE = "insurance", "诉讼保全责任保险费", "保全保险费"
    TRAVEL = "travel", "差旅费"
    OTHER = "other", "其他费用"


class Cost(Model):
    """实现债权的费用: a cost the contract or the law lets the bank claim."""

    kind: CostKind
    amount: Annotated[Amount, Field(gt=0)]
    incurred_on: Day
    debt: FreeText = ""
    claimed: bool = True
    basis: FreeText = ""
    evidence: Proofs = ()
