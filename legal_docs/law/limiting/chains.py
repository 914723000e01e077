"""The loop that carries a period through its events, on three readings side by side.

Safe: no extension, no suspension, nothing unproved or unsettled. Statutory: with extension and
suspension. Lenient: with everything that might be argued; for display only.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from legal_docs.law.calendar import back, roll
from legal_docs.law.limiting.interruption import (
    Chain,
    Consent,
    Effect,
    Interruption,
    effective_on,
    grade_in,
    restarts_on,
)
from legal_docs.law.limiting.suspension import Obstacle, Resume, suspend
from legal_docs.model.finding import Grade

_LATE = frozenset({Effect.EXPIRED, Effect.UNKNOWN_CALENDAR, Effect.WAIVER, Effect.LENIENT_ONLY})
_UNSETTLING = frozenset({Effect.BY_EXTENSION, Effect.WAIVER, Effect.UNKNOWN_CALENDAR})


@dataclass(frozen=True, slots=True)
class Period:
    """What makes limitation and the enforcement period differ: their length and their suspension."""

    end: Callable[[date], date]
    resume: Resume


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one event: its effect and the last day (on the safe reading) before and after it."""

    event: Interruption
    effect: Effect
    safe_last_day: date | None
    last_day_before: date | None = None


@dataclass(frozen=True, slots=True)
class Chains:
    """The last days of a period on the three readings, and what each event did, in order of time."""

    starts_on: date
    safe_last_day: date | None
    statutory_last_day: date | None
    lenient_last_day: date | None
    extended_reading_last_day: date | None
    act_by: date | None
    provisional: bool
    running: bool
    reason: str
    settled: bool
    outcomes: tuple[Outcome, ...]

    @property
    def event_effects(self) -> tuple[Effect, ...]:
        """Return the effects alone."""
        return tuple(outcome.effect for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class _Taken:
    effect: Effect
    before: date | None
    after: date | None


@dataclass(slots=True)
class _Walk:
    chain: Chain
    period: Period
    since: date
    obstacles: Sequence[Obstacle]
    last: date | None = None
    stopped: str = ""
    taken: dict[int, _Taken] = field(default_factory=dict)

    def begin(self, since: date) -> None:
        """Let the period run anew; `last` is null while it is suspended."""
        self.since = since
        end = self.period.end(since)
        self.last = end if self.chain is Chain.SAFE else suspend(end, self.obstacles, self.period.resume)

    def stop(self, why: Effect) -> None:
        self.stopped, self.last = why.value, None

    def take(self, number: int, event: Interruption) -> None:
        before = self.last
        effect = Effect.NOT_EXAMINED if self.stopped else self._judge(event)
        self.taken[number] = _Taken(effect, before, self.last)

    def _judge(self, event: Interruption) -> Effect:
        day = effective_on(event, self.chain)
        if day < self.since:
            return Effect.NOT_BEGUN
        if not event.valid:
            return Effect.NO_EFFECT
        if self.chain is not Chain.LENIENT and not event.proved:
            return Effect.UNPROVED
        if self.chain is not Chain.LENIENT and grade_in(event) is not Grade.SETTLED:
            return Effect.LENIENT_ONLY
        return self._apply(event, day)

    def _apply(self, event: Interruption, day: date) -> Effect:
        last = self.last
        limit = last if last is None or self.chain is Chain.SAFE else roll(last)
        if last is not None and limit is None and day > last:
            # In time or late, a consent starts a new period on the reading that uses all that may be argued.
            argued = self.chain is Chain.LENIENT and event.consent is not Consent.NONE
            return self._late(event, day) if argued else Effect.UNKNOWN_CALENDAR
        if last is not None and limit is not None and day > limit:
            return self._late(event, day)
        return self._interrupt(event)

    def _late(self, event: Interruption, day: date) -> Effect:
        if event.consent is Consent.NONE:
            return Effect.EXPIRED
        if event.consent is Consent.BARE and self.chain is not Chain.LENIENT:
            return Effect.LENIENT_ONLY
        self.begin(max(day, restarts_on(event, self.chain)))
        return Effect.WAIVER

    def _interrupt(self, event: Interruption) -> Effect:
        if event.is_open or event.is_final:
            effect = Effect.PENDING if event.is_open else Effect.REPLACED
            self.stop(effect)
            return effect
        self.begin(max(self.since, restarts_on(event, self.chain)))
        return Effect.INTERRUPTS


def run(
    period: Period,
    start: date,
    *,
    events: Sequence[Interruption] = (),
    obstacles: Sequence[Obstacle] = (),
    cap: date | None = None,
    statutory_start: date | None = None,
    lenient_start: date | None = None,
    statutory_known: bool = True,
) -> Chains:
    """Return the three chains of a period that starts on `start` (itself not counted).

    `cap` is the day no reading may pass (the twenty years of 民法典.188). `statutory_start` is the
    start as the law extends it, `lenient_start` one that might be argued; where the calendar does
    not know the former, `statutory_known` is false and the statutory last day null.
    """
    usual = statutory_start or start
    starts = {Chain.SAFE: start, Chain.STATUTORY: usual, Chain.LENIENT: lenient_start or usual}
    ordered = sorted(events, key=lambda each: each.on)
    walks = {chain: _walk(chain, period, starts[chain], ordered, obstacles) for chain in Chain}
    found = _close(walks, start, ordered, cap)
    return found if statutory_known else replace(found, statutory_last_day=None)


def safe_end(
    period: Period, start: date, *, events: Sequence[Interruption] = (), cap: date | None = None
) -> date | None:
    """Return the last day on the safe reading alone; None while proceedings stand in for the period."""
    ordered = sorted(events, key=lambda each: each.on)
    return _capped(_walk(Chain.SAFE, period, start, ordered, ()).last, cap)


def _walk(
    chain: Chain, period: Period, start: date, events: Sequence[Interruption], obstacles: Sequence[Obstacle]
) -> _Walk:
    counting = [each for each in obstacles if each.counts or chain is Chain.LENIENT]
    walk = _Walk(chain, period, start, counting)
    walk.begin(start)
    for number in sorted(range(len(events)), key=lambda each: effective_on(events[each], chain)):
        walk.take(number, events[number])
    return walk


def _close(
    walks: dict[Chain, _Walk], start: date, events: Sequence[Interruption], cap: date | None
) -> Chains:
    safe, statutory = walks[Chain.SAFE], walks[Chain.STATUTORY]
    lasts = {chain: _capped(walk.last, cap) for chain, walk in walks.items()}
    effects = [_effect(safe.taken[n].effect, statutory.taken[n].effect) for n in range(len(events))]
    last, later = lasts[Chain.SAFE], lasts[Chain.STATUTORY]
    acting = None if last is None else back(last)
    suspended = "suspended" if later is None and not statutory.stopped else ""
    reason = safe.stopped or statutory.stopped or suspended
    return Chains(
        starts_on=start,
        safe_last_day=last,
        statutory_last_day=None if later is None else roll(later),
        lenient_last_day=_later(lasts[Chain.LENIENT], last),
        extended_reading_last_day=later if Effect.BY_EXTENSION in effects else None,
        act_by=None if acting is None else acting.day,
        provisional=acting is not None and acting.provisional,
        running=not reason,
        reason=reason,
        settled=not _UNSETTLING.intersection(effects),
        outcomes=tuple(
            Outcome(event, effect, safe.taken[n].after, safe.taken[n].before)
            for n, (event, effect) in enumerate(zip(events, effects, strict=True))
        ),
    )


def _capped(last: date | None, cap: date | None) -> date | None:
    return last if last is None or cap is None else min(last, cap)


def _later(lenient: date | None, safe: date | None) -> date | None:
    """Return the lenient day, which is never before the safe one."""
    return lenient if lenient is None or safe is None else max(lenient, safe)


def _effect(cautious: Effect, ordinary: Effect) -> Effect:
    """Return the effect to report: the safe one, unless only the extension saves the event."""
    saved = ordinary in (Effect.INTERRUPTS, Effect.PENDING, Effect.REPLACED)
    if cautious in _LATE and saved:
        return Effect.BY_EXTENSION
    if cautious is Effect.EXPIRED and ordinary is Effect.UNKNOWN_CALENDAR:
        return ordinary
    return cautious
