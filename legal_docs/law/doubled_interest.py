"""Doubled interest for late performance (加倍部分债务利息): a pure sum over segments of time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.model.base import cents

DAILY_RATE = Decimal("0.000175")
NEW_METHOD_FROM = date(2014, 8, 1)
NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run with one base: half-open, `days` without those excluded, `interest` not rounded."""

    since: date
    to: date
    base: Decimal
    days: int
    interest: Decimal


@dataclass(frozen=True, slots=True)
class DoubledInterest:
    """The segments and their sum, rounded once; null with a `reason` where it cannot be computed."""

    segments: tuple[Segment, ...]
    amount: Decimal | None
    running: bool
    reason: str = ""


@applies(
    "民诉法2023.264",
    "迟延履行利息解释2014.1",
    "迟延履行利息解释2014.2",
    "迟延履行利息解释2014.3",
    "迟延履行利息解释2014.7",
)
def doubled_interest(
    base_items: Iterable[Decimal],
    base_day: date | None,
    *,
    payments: Sequence[tuple[date, Decimal]] = (),
    excluded: Sequence[tuple[date, date]] = (),
    as_of: date,
) -> DoubledInterest:
    """Return the doubled part of the interest from `base_day` (not counted) to the end of `as_of`.

    `base_items` are the monetary debts the instrument fixes, without ordinary interest. `payments`
    are the parts that reached them, each on its day. `excluded` are half-open runs [from, to) of
    stays not asked for by the debtor. For instalments call it once for each.
    """
    if base_day is None:
        return DoubledInterest((), None, running=True, reason="calendar_missing")
    if base_day < NEW_METHOD_FROM:
        return DoubledInterest((), None, running=True, reason="old_method")
    segments, base = [], sum(base_items, NOTHING)
    since = base_day
    for day, amount in sorted(each for each in payments if each[0] <= as_of):
        if day > since and base > 0:
            segments.append(_segment(since, day, base, excluded))
            since = day
        base = max(base - amount, NOTHING)
    if base > 0 and as_of > since:
        segments.append(_segment(since, as_of, base, excluded))
    total = sum((each.interest for each in segments), NOTHING)
    return DoubledInterest(tuple(segments), cents(total), running=base > 0)


def _segment(since: date, to: date, base: Decimal, excluded: Sequence[tuple[date, date]]) -> Segment:
    days = sum(not _is_excluded(since + timedelta(n), excluded) for n in range((to - since).days))
    return Segment(since, to, base, days, base * DAILY_RATE * days)


def _is_excluded(day: date, excluded: Sequence[tuple[date, date]]) -> bool:
    return any(start <= day < end for start, end in excluded)
