"""Risk class and priority of a case: each factor with the points it gives, by the bank's own weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legal_docs.law.bank_tables import BankTables
from legal_docs.law.filing.defences import CONTESTED, is_contested
from legal_docs.law.filing.recovery import Recovery
from legal_docs.law.filing.scoring import CauseScale, RiskWeights, Scale, WillingnessScale
from legal_docs.law.wording import zh
from legal_docs.model.arrears import Arrears, DebtArrears
from legal_docs.model.assessment import Factor, Risk, RiskClass
from legal_docs.model.base import cents
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import PeriodFinding

CONTESTED_PRIORITY = 2
_UNKNOWN = "未填写，按该项权重的一半计分"


@dataclass(frozen=True, slots=True)
class Known:
    """What the factors look at; None: not known."""

    days_past_due: int | None
    amount: Decimal
    act_by: date | None
    days_left: int | None
    covered_percent: Decimal | None
    guarantors: int
    is_contested: bool


def known(
    case: CaseFile,
    *,
    on: date,
    arrears: Arrears,
    periods: Sequence[PeriodFinding],
    found: Recovery,
    claim: Decimal,
) -> Known:
    """Return what is known of the case on the day `on`, for a claim in yuan."""
    act_by = nearest_act(periods, on=on)
    bound = {each.name for each in case.guarantors}
    return Known(
        days_past_due=_days_past_due(case, arrears, on),
        amount=claim,
        act_by=act_by,
        days_left=None if act_by is None else (act_by - on).days,
        covered_percent=found.low / claim * 100 if claim and found.known else None,
        guarantors=len(bound),
        is_contested=any(is_contested(each, on) for each in periods),
    )


def _days_past_due(case: CaseFile, arrears: Arrears, on: date) -> int | None:
    """Return the days; 0 where a card's minimum was always paid, None where nothing is known."""
    if since := [day for each in arrears.debts if (day := past_due_since(case, each))]:
        return max((on - min(since)).days, 0)
    return 0 if any(each.overdue_since for each in arrears.debts) else None


def past_due_since(case: CaseFile, debt: DebtArrears) -> date | None:
    """Return from when a debt is past due: a card only from the first minimum payment that was missed."""
    is_card = any(debt.debt == each.number for each in case.cards)
    return debt.breached_since if is_card else debt.overdue_since


def nearest_act(periods: Sequence[PeriodFinding], *, on: date) -> date | None:
    """Return the nearest day to act by that has not passed; where all have, the last that did; or None."""
    days = [each.act_by for each in periods if each.act_by and (each.running or each.reason == "suspended")]
    ahead = [day for day in days if day >= on]
    return min(ahead) if ahead else max(days, default=None)


def risk(case: CaseFile, facts: Known, tables: BankTables) -> Risk:
    """Return class, priority and every factor; an unknown input gives half its weight and says so."""
    weights = tables.risk
    factors = (
        _by_scale("逾期天数", facts.days_past_due, weights.days_past_due, "逾期{:f}天"),
        _by_scale("金额", facts.amount, weights.amount, "{:,.2f}元"),
        _willingness(case, weights.willingness),
        _cause(case, weights.cause),
        _days_left(facts, weights),
        _coverage(facts, weights),
    )
    score = cents(sum((each.points for each in factors), Decimal(0)))
    return Risk(
        risk=class_of(score, weights),
        priority=priority_of(score, facts.days_left, weights, is_contested=facts.is_contested),
        score=score,
        factors=factors,
    )


def class_of(score: Decimal, weights: RiskWeights) -> RiskClass:
    """Return the class of a score; the bounds belong to the higher class."""
    if score >= weights.high_from:
        return RiskClass.HIGH
    return RiskClass.MEDIUM if score >= weights.medium_from else RiskClass.LOW


def priority_of(
    score: Decimal, days_left: int | None, weights: RiskWeights, *, is_contested: bool = False
) -> int:
    """Return the place in the queue, 1 to 5; an act due soon, or overdue, comes first whatever the score.

    A period that the debtor could contest comes second at the latest.
    """
    if days_left is not None and days_left <= weights.urgent_days:
        return 1
    place = next((n for n, start in enumerate(weights.priority_from, 1) if score >= start), 5)
    return min(place, CONTESTED_PRIORITY) if is_contested else place


def _by_scale(name: str, value: int | Decimal | None, scale: Scale, said: str) -> Factor:
    if value is None:
        return _unknown(name, scale.weight)
    number = Decimal(value)
    return Factor(name=name, found=said.format(number), points=cents(scale.points(number)), most=scale.weight)


def _willingness(case: CaseFile, scale: WillingnessScale) -> Factor:
    told = case.escalation.willingness if case.escalation else None
    if told is None:
        return _unknown("还款意愿", scale.weight)
    return Factor(name="还款意愿", found=told.label, points=cents(scale.points(told)), most=scale.weight)


def _cause(case: CaseFile, scale: CauseScale) -> Factor:
    told = case.escalation.default_cause if case.escalation else None
    if told is None:
        return _unknown("违约原因", scale.weight)
    return Factor(name="违约原因", found=told.label, points=cents(scale.points(told)), most=scale.weight)


def _unknown(name: str, weight: Decimal, said: str = _UNKNOWN) -> Factor:
    return Factor(name=name, found=said, points=cents(weight / 2), most=weight)


def _days_left(facts: Known, weights: RiskWeights) -> Factor:
    name, left = "距最近行动日", facts.days_left
    if left is None:
        return _unknown(name, weights.days_left.weight, "没有在计算中的期间，按该项权重的一半计分")
    if left < 0:
        said = f"行动日{zh(facts.act_by)}已过{-left}天，须立即由律师核对对方可能提出的抗辩，优先级为1"
    else:
        urgent = f"，不超过{weights.urgent_days}天，优先级为1" if left <= weights.urgent_days else ""
        said = f"{zh(facts.act_by)}，余{left}天{urgent}"
    if facts.is_contested and left > weights.urgent_days:
        said += f"；{CONTESTED}，优先级不低于{CONTESTED_PRIORITY}"
    points = cents(weights.days_left.points(Decimal(left)))
    return Factor(name=name, found=said, points=points, most=weights.days_left.weight)


def _coverage(facts: Known, weights: RiskWeights) -> Factor:
    name, scale = "财产和担保的覆盖", weights.coverage
    if facts.covered_percent is None:
        return _unknown(name, scale.weight, "财产没有可用的价值，按该项权重的一半计分")
    percent = facts.covered_percent + scale.guarantor_percent * facts.guarantors
    said = f"财产按低值可覆盖{cents(facts.covered_percent)}%"
    said += f"，另有保证人{facts.guarantors}人" if facts.guarantors else ""
    return Factor(name=name, found=said, points=cents(scale.points(percent)), most=scale.weight)
