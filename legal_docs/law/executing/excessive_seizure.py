"""Whether clearly more is sealed than the debt and the fee come to (R-ENF-12)."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.executing.doubled_interest import doubled_interest
from legal_docs.law.executing.enforcement import base_of
from legal_docs.law.executing.enforcement_events import payments_on_instrument
from legal_docs.law.filing import fees
from legal_docs.law.preserving.preservation_rules import covers
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import Grade
from legal_docs.model.judgment import AwardedItem, Judgment
from legal_docs.model.party import Organisation
from legal_docs.model.point import Level, Point, Topic
from legal_docs.model.property import Preservation, PropertyKind

CLEARLY = Decimal("1.20")
"""The texts only say 明显超标的额: a fifth above is asked for, so that interest and prices are not argued."""
ZERO = Decimal("0.00")
_DIVISIBLE = (PropertyKind.DEPOSIT, PropertyKind.PAYMENT_ACCOUNT, PropertyKind.SECURITIES)


def held_value(case: CaseFile, measure: Preservation) -> Decimal:
    """Return what the measure holds in yuan: the thing's worth after prior claims, at most its limit.

    Zero for a waiting measure and for the only home, which cannot be sold as such.
    """
    clue = next((each for each in case.clues if covers(measure, each)), None)
    if measure.is_waiting or (clue is not None and clue.is_only_home):
        return ZERO
    limit = measure.amount
    if clue is None or clue.value is None:
        return limit or ZERO
    whole = clue.value * (clue.share_percent or 100) / 100
    worth = max(whole - (clue.prior_claims or ZERO), ZERO)
    return worth if limit is None else min(worth, limit)


def held_total(case: CaseFile) -> Decimal:
    """Return what all measures hold together, in yuan."""
    return sum((held_value(case, each) for each in case.preservations), ZERO)


@applies("民诉法2023.264", "迟延履行利息解释2014.1")
def owed_at_most(case: CaseFile, judgment: Judgment, on: date) -> Decimal:
    """Return the most the instrument can leave owed on the day `on`: payments come off at the end only."""
    awarded = sum((each.amount + _further(each, on) for each in judgment.items), ZERO)
    base_day = base_of(
        effective_on=judgment.effective_on,
        days=judgment.performance_days,
        performance_last_day=judgment.performance_last_day,
        instalments=[each.due_on for each in judgment.instalments],
    ).safe_base_day
    bearing = [each.amount for each in judgment.items if each.is_base]
    doubled = doubled_interest(bearing, base_day, as_of=on).amount or ZERO
    paid = sum((each.amount for each in payments_on_instrument(case, judgment, on)), ZERO)
    return max(awarded + doubled - paid, ZERO)


@applies("查扣冻规定2020.19")
def excessive_points(
    case: CaseFile, judgments: Sequence[Judgment], topic: Topic, *, on: date
) -> Iterator[Point]:
    """Yield a check where what is held is clearly worth more than the debt and the fee for enforcement."""
    held, owed = held_total(case), sum((owed_at_most(case, each, on) for each in judgments), ZERO)
    if not owed or _is_one_thing(case):
        return
    limit = owed + fees.enforcement(owed)
    if held <= limit * CLEARLY:
        return
    said = (
        f"已控制财产的价值合计约{held:,.2f}元，明显高于截至今日的债权和申请执行费（至多约{limit:,.2f}元）。不得明显"
        "超标的额查封，被执行人可以申请解除超出部分；请核对各项的实际价值，超出的主动申请解除，不可分物且别无其他"
        "可供执行财产或者其他财产不足清偿的除外"
    )
    yield _point(case, topic, said)


@applies("民营经济促进法2025.62")
def _point(case: CaseFile, topic: Topic, said: str) -> Point:
    """Return the point; against a private organisation the statute on private business is an analogy only."""
    companies = {each.name for each in case.people if isinstance(each, Organisation)}
    by_analogy = any(each.owner in companies for each in case.preservations)
    hint = (
        "。被执行人为民营经济组织的，其关于不得超数额查封的规定针对涉案财物，民事执行能否参照没有定论"
        if by_analogy
        else ""
    )
    return Point(
        topic=topic,
        code="excessive_seizure",
        rule="R-ENF-12",
        level=Level.CHECK,
        sentence=said + hint,
        articles=("查扣冻规定2020.19", *(("民营经济促进法2025.62",) if by_analogy else ())),
        grade=Grade.UNSETTLED if by_analogy else Grade.SETTLED,
    )


def _is_one_thing(case: CaseFile) -> bool:
    """Return whether all that is held is one thing that cannot be divided."""
    held = [each for each in case.preservations if held_value(case, each)]
    return len(held) == 1 and held[0].kind not in _DIVISIBLE


def _further(item: AwardedItem, on: date) -> Decimal:
    """Return the further interest on the whole awarded sum up to `on`."""
    if item.further_percent is None or item.further_from is None or item.further_from > on:
        return ZERO
    days = (on - item.further_from).days + 1
    return item.amount * item.further_percent * days / (100 * item.day_count)
