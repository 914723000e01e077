"""Suspension (中止): obstacles in the last six months, for limitation and for the enforcement period."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.calendar import roll
from legal_docs.law.periods import add_months
from legal_docs.model.base import Proof


@dataclass(frozen=True, slots=True)
class Obstacle:
    """中止事由: what kept the bank from claiming, from `since` to `to` (null: still there).

    `could_not_act` is a person's decision that the bank could not claim because of it.
    """

    since: date
    to: date | None
    could_not_act: bool
    proved: bool = True
    what: str = ""
    proofs: tuple[Proof, ...] = ()

    @property
    def counts(self) -> bool:
        """Return whether the statutory reading may use it."""
        return self.could_not_act and self.proved


@dataclass(frozen=True, slots=True)
class Suspended:
    """What suspension does to a last day. The safe day ignores it. Null days: the obstacle is still there."""

    suspended: bool
    safe_last_day: date
    suspended_last_day: date | None
    statutory_last_day: date | None


Resume = Callable[[date, date, date], date]
"""(last, obstacle since, obstacle to) → the last day after the obstacle."""


@applies("民法典.194")
def six_months_after(last: date, since: date, to: date) -> date:
    """Return the last day of a limitation period: six months after the obstacle, not before `last`."""
    return max(last, add_months(to, 6))


@applies("执行程序解释2020.19", "民诉法2023.250")
def rest_of_period(last: date, since: date, to: date) -> date:
    """Return the last day of an enforcement period: what was left when the obstacle came runs on.

    The general rule would give six months: unsettled, the earlier is taken.
    """
    left = last - max(since, add_months(last, -6))
    return max(last, min(to + left, six_months_after(last, since, to)))


@applies("民法典.194")
def suspend(last: date, obstacles: Iterable[Obstacle], resume: Resume = six_months_after) -> date | None:
    """Return `last` moved by the obstacles that reach into its last six months; None while one lasts."""
    for obstacle in sorted(obstacles, key=lambda each: each.since):
        if obstacle.since > last or (obstacle.to is not None and obstacle.to <= add_months(last, -6)):
            continue
        if obstacle.to is None:
            return None
        last = resume(last, obstacle.since, obstacle.to)
    return last


@applies("民法典.194", "民法典.203")
def suspension(last: date, obstacle: Obstacle) -> Suspended:
    """Return what one obstacle does to a limitation period that would end on `last`."""
    moved = suspend(last, [obstacle] if obstacle.counts else [])
    reaches = obstacle.since <= last and (obstacle.to is None or obstacle.to > add_months(last, -6))
    return Suspended(
        suspended=obstacle.counts and reaches,
        safe_last_day=last,
        suspended_last_day=moved,
        statutory_last_day=None if moved is None else roll(moved),
    )
