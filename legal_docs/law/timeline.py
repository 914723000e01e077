"""The findings as one line of time: every dated step in order, and a lane for each period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from legal_docs.law.limiting.interruption import Effect
from legal_docs.model.base import Proof
from legal_docs.model.finding import Grade, NextAct, PeriodFinding, PeriodKind, Step
from legal_docs.model.findings import Findings


@dataclass(frozen=True, slots=True)
class Entry:
    """时间轴的一行: what happened on a day, for which people and which periods, with articles and proofs."""

    on: date
    sentence: str
    effect: str
    subjects: tuple[str, ...]
    kinds: tuple[PeriodKind, ...]
    articles: tuple[str, ...]
    proofs: tuple[Proof, ...]
    grade: Grade


@dataclass(frozen=True, slots=True)
class Mark:
    """时间轴上的一个事件: its day and effect code; `counts` says that it moved or kept the period."""

    on: date
    effect: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """时间轴上的一个期间: from its start to its safe, statutory and lenient last days, with its events.

    `disputed_from`: the day of a consent after the period had been over, from which it is reckoned anew.
    """

    kind: PeriodKind
    subject: str
    debt: str
    starts_on: date | None
    safe_last_day: date | None
    statutory_last_day: date | None
    lenient_last_day: date | None
    act_by: date | None
    running: bool
    marks: tuple[Mark, ...]
    disputed_from: date | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """下一步的一行: an act, by when (null: at once), which paper, and for which periods it is wanted."""

    act: str
    by: date | None
    paper: str
    articles: tuple[str, ...]
    wanted_for: tuple[str, ...]


_COUNTING = frozenset(
    {
        Effect.INTERRUPTS.value,
        Effect.WAIVER.value,
        Effect.PENDING.value,
        Effect.REPLACED.value,
        "preserved",
        "accelerated",
        "extended",
        "suspension",
    }
)
_NOT_COUNTING = frozenset({each.value for each in Effect} - _COUNTING) | {
    "preserved_unsettled",
    "before_due",
    "outside_period",
}


def timeline(findings: Findings) -> tuple[Entry, ...]:
    """Return every dated step of every period in order of time; the same sentence stands once."""
    found: dict[tuple[date, str], list[tuple[PeriodFinding, Step]]] = {}
    for period in findings.periods:
        for step in period.steps:
            if step.on is not None:
                found.setdefault((step.on, step.sentence), []).append((period, step))
    return tuple(_entry(on, said, rows) for (on, said), rows in sorted(found.items(), key=lambda x: x[0][0]))


def lanes(findings: Findings) -> tuple[Lane, ...]:
    """Return a lane for each period that has a day to show, in the order of the findings."""
    return tuple(_lane(p) for p in findings.periods if p.starts_on or p.safe_last_day)


def acts(findings: Findings) -> tuple[Act, ...]:
    """Return what to do next: those without a day first (they are overdue), then by their last safe day.

    The same act wanted for several periods stands once, with its earliest day.
    """
    found: dict[tuple[str, str], list[tuple[str, NextAct]]] = {}
    for who, act in _wanted(findings):
        found.setdefault((act.act, act.paper), []).append((who, act))
    rows = (_act(group) for group in found.values())
    return tuple(sorted(rows, key=lambda row: row.by or date.min))


def _wanted(findings: Findings) -> Iterable[tuple[str, NextAct]]:
    for period in findings.periods:
        for act in period.next_acts:
            yield f"{period.kind.label}：{period.subject}", act
    for point in findings.points:
        for act in point.next_acts:
            yield f"{point.topic.label}：{point.subject}" if point.subject else point.topic.label, act


def _act(group: list[tuple[str, NextAct]]) -> Act:
    days = [act.by for _, act in group]
    by = None if None in days else min(day for day in days if day is not None)
    first = group[0][1]
    return Act(first.act, by, first.paper, first.articles, tuple(dict.fromkeys(who for who, _ in group)))


def _entry(on: date, said: str, rows: list[tuple[PeriodFinding, Step]]) -> Entry:
    steps = [step for _, step in rows]
    return Entry(
        on=on,
        sentence=said,
        effect=steps[0].effect,
        subjects=tuple(dict.fromkeys(period.subject for period, _ in rows)),
        kinds=tuple(dict.fromkeys(period.kind for period, _ in rows)),
        articles=tuple(dict.fromkeys(id for step in steps for id in step.articles)),
        proofs=tuple(dict.fromkeys(proof for step in steps for proof in step.proofs)),
        grade=max((step.grade for step in steps), key=list(Grade).index),
    )


def _lane(period: PeriodFinding) -> Lane:
    marks = [
        Mark(step.on, step.effect, step.effect in _COUNTING)
        for step in period.steps
        if step.on is not None and step.effect in _COUNTING | _NOT_COUNTING
    ]
    return Lane(
        kind=period.kind,
        subject=period.subject,
        debt=period.debt,
        starts_on=period.starts_on,
        safe_last_day=period.safe_last_day,
        statutory_last_day=period.statutory_last_day,
        lenient_last_day=period.lenient_last_day,
        act_by=period.act_by,
        running=period.running,
        marks=tuple(marks),
        disputed_from=next((mark.on for mark in marks if mark.effect == Effect.WAIVER), None),
    )
