"""Before filing: the competent courts, what going to court costs and may bring, how urgent it is."""

from datetime import date
from decimal import Decimal

from legal_docs.model.base import Labelled, Model
from legal_docs.model.finding import Grade


class CourtOption(Model):
    """可选管辖法院: a place whose court is competent, and why. `preferred`: the one to choose, if any."""

    place: str
    court: str = ""
    ground: str
    why: str
    articles: tuple[str, ...] = ()
    grade: Grade = Grade.SETTLED
    preferred: bool = False
    against: tuple[str, ...] = ()


class CostLine(Model):
    """诉讼成本: one cost in yuan (null: not known), who bears it, whether it is paid in advance."""

    label: str
    amount: Decimal | None
    prepaid: bool
    note: str
    articles: tuple[str, ...] = ()


class Fit(Labelled):
    """程序能否适用."""

    YES = "yes", "可以适用"
    BY_AGREEMENT = "by_agreement", "双方约定后可以适用"
    NO = "no", "不能适用"
    UNKNOWN = "unknown", "资料不足，无法判断"


class Route(Model):
    """可选程序: one way to a title, whether it fits, what speaks for it and against it."""

    code: str
    label: str
    fit: Fit
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    fee: Decimal | None = None
    articles: tuple[str, ...] = ()
    suggested: bool = False


class RecoveryLine(Model):
    """回收来源: one asset, and between what and what it may bring the bank (yuan)."""

    source: str
    low: Decimal
    high: Decimal
    why: str


class RiskClass(Labelled):
    """风险等级."""

    HIGH = "high", "高"
    MEDIUM = "medium", "中"
    LOW = "low", "低"


class Factor(Model):
    """评分因素: what was looked at, what was found, the points it gives."""

    name: str
    found: str
    points: Decimal
    most: Decimal


class Risk(Model):
    """风险与优先级: the class of the case and its place in the queue (1 is first), with every factor."""

    risk: RiskClass
    priority: int
    score: Decimal
    factors: tuple[Factor, ...]


class Assessment(Model):
    """立案前评估: cost and benefit on one day. It advises; a lawyer decides."""

    on: date
    claim: Decimal
    costs: tuple[CostLine, ...] = ()
    routes: tuple[Route, ...] = ()
    recovery: tuple[RecoveryLine, ...] = ()
    recovery_low: Decimal = Decimal("0.00")
    recovery_high: Decimal = Decimal("0.00")
    outlook: tuple[str, ...] = ()
    risk: Risk | None = None
    notes: tuple[str, ...] = ()
