"""Defences the debtor plainly has: a payment order would not survive them, and they make a case urgent."""

from collections.abc import Iterator, Sequence
from datetime import date

from legal_docs.law.charging.ceiling_points import ceiling_points
from legal_docs.law.limiting.interruption import Effect
from legal_docs.law.limiting.single_events import HANGS
from legal_docs.law.limiting.transition_risk import RESTS
from legal_docs.model.arrears import Arrears
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import PeriodFinding, PeriodKind

_OF_TIME = (PeriodKind.LIMITATION, PeriodKind.GUARANTEE_LIMITATION, PeriodKind.ENFORCEMENT)
_ARGUED = frozenset({Effect.WAIVER.value, Effect.EXPIRED.value, "defence_possible", HANGS, RESTS})
CONTESTED = "时效的末日按稳妥口径已过，或者系于单次中断、衔接规则或者对方的同意履行"


def is_contested(period: PeriodFinding, on: date) -> bool:
    """Return whether the period went by on the safe reading, or runs only if one doubtful thing holds.

    Such are a waiver after its end, a single event, the transition of 2017. A period that is unsettled only
    in which of two future days is its last is not contested.
    """
    if period.kind not in _OF_TIME or not (period.running or period.reason == "suspended"):
        return False
    over = period.safe_last_day is not None and period.safe_last_day < on
    return over or any(each.effect in _ARGUED for each in period.warnings)


def obvious_defences(
    case: CaseFile, periods: Sequence[PeriodFinding], arrears: Arrears, *, on: date
) -> tuple[str, ...]:
    """Return in words what the debtor may plainly raise: limitation, charges above 24 %.

    It does not say that a defence would succeed.
    """
    return tuple(_defences(case, periods, arrears, on))


def _defences(case: CaseFile, periods: Sequence[PeriodFinding], arrears: Arrears, on: date) -> Iterator[str]:
    limitation = [each for each in periods if each.kind is PeriodKind.LIMITATION]
    if any(is_contested(each, on) for each in limitation):
        yield f"{CONTESTED}，对方可能提出抗辩"
    if any(each.code == "interest_above_24" for each in ceiling_points(case, arrears)):
        yield "综合成本超过年利率24%的参照线，对方可能请求调减"
