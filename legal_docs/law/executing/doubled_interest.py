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
OLD_METHOD, CALENDAR_MISSING = "old_method", "calendar_missing"


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
    """The segments and their sum, rounded once; null with a `reason` where it cannot be computed.

    With the reason `old_method` the segments are those since 2014-08-01, and what came before is
    to be reckoned by hand.
    """

    segments: tuple[Segment, ...]
    amount: Decimal | None
    running: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One instalment: the base it brings, and the day after which that bears doubled interest."""

    base_day: date
    amount: Decimal


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
    stays not asked for by the debtor.
    """
    if base_day is None:
        return DoubledInterest((), None, running=True, reason=CALENDAR_MISSING)
    whole = Part(base_day, sum(base_items, NOTHING))
    return doubled_by_instalments([whole], payments=payments, excluded=excluded, as_of=as_of)


@applies("民诉法2023.264", "迟延履行利息解释2014.2", "迟延履行利息解释2014.3", "迟延履行利息解释2014.7")
def doubled_by_instalments(
    parts: Iterable[Part],
    *,
    payments: Sequence[tuple[date, Decimal]] = (),
    excluded: Sequence[tuple[date, date]] = (),
    as_of: date,
) -> DoubledInterest:
    """Return the doubled interest where each instalment bears it from its own base day.

    A payment meets the earliest instalment first. All segments are rounded together, once.
    """
    ordered = sorted(parts, key=lambda each: each.base_day)
    pools = [(day, amount) for day, amount in sorted(payments) if day <= as_of]
    segments: list[Segment] = []
    open_base = NOTHING
    for part in ordered:
        own, pools = _share(part.amount, pools)
        found, left = _run(part, own, excluded, as_of)
        segments += found
        open_base += left
    is_old = any(part.base_day < NEW_METHOD_FROM for part in ordered)
    total = cents(sum((each.interest for each in segments), NOTHING))
    ordered_segments = tuple(sorted(segments, key=lambda each: (each.since, each.to)))
    reason = OLD_METHOD if is_old else ""
    return DoubledInterest(ordered_segments, None if is_old else total, open_base > 0, reason)


@applies("民法典.561", "迟延履行利息解释2014.1")
def parts_of(
    instalments: Sequence[tuple[date, Decimal]], base: Decimal, other: Decimal
) -> tuple[Part, ...] | None:
    """Return how much of each instalment is base; None where the instalments fit neither sum.

    The instalments order `base` alone, or with `other` (awarded interest and costs, which bear no
    doubled interest); the latter are then taken to be paid by the earliest ones, as 民法典 561 orders.
    """
    extra = sum((amount for _, amount in instalments), NOTHING) - base
    if not NOTHING <= extra <= other:
        return None
    found = []
    for day, amount in sorted(instalments):
        aside = min(extra, amount)
        extra -= aside
        found.append(Part(day, amount - aside))
    return tuple(found)


def _share(
    amount: Decimal, pools: Sequence[tuple[date, Decimal]]
) -> tuple[list[tuple[date, Decimal]], list[tuple[date, Decimal]]]:
    """Split the payments into those that meet `amount`, in order of time, and what is left for the next."""
    own, rest = [], []
    for day, paid in pools:
        taken = min(paid, amount)
        amount -= taken
        own.append((day, taken))
        rest.append((day, paid - taken))
    return own, rest


def _run(
    part: Part,
    payments: Iterable[tuple[date, Decimal]],
    excluded: Sequence[tuple[date, date]],
    as_of: date,
) -> tuple[list[Segment], Decimal]:
    """Return the segments of one base since it bears doubled interest, and what is left of it."""
    segments, base = [], part.amount
    since = max(part.base_day, NEW_METHOD_FROM)
    for day, amount in (each for each in payments if each[1] > 0):
        if day > since and base > 0:
            segments.append(_segment(since, day, base, excluded))
            since = day
        base = max(base - amount, NOTHING)
    if base > 0 and as_of > since:
        segments.append(_segment(since, as_of, base, excluded))
    return segments, base


def _segment(since: date, to: date, base: Decimal, excluded: Sequence[tuple[date, date]]) -> Segment:
    days = (to - since).days
    if excluded:
        days = sum(not _is_excluded(since + timedelta(n), excluded) for n in range(days))
    return Segment(since, to, base, days, base * DAILY_RATE * days)


def _is_excluded(day: date, excluded: Sequence[tuple[date, date]]) -> bool:
    return any(start <= day < end for start, end in excluded)
