"""Figures for managers: the pipeline, money at risk, recovery, filings; of the own branch, or of all."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from legal_docs.access.rules import Action
from legal_docs.model.account import Account
from legal_docs.model.casefile import Cause
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseQuery, CaseSlice
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import branches_of, permitted
from legal_docs.services.wiring import CHINA

if TYPE_CHECKING:
    from legal_docs.storage.statistics import Sum

AGES = (("0—30天", 30), ("31—90天", 90), ("91—180天", 180), ("超过180天", None))
"""Days since the case was handed to the legal department: the words of a band, and its last day."""
WEEKS = 12
MONTHS = 12
KINDS = ("pipeline", "at_risk", "by_branch", "by_counsel", "filings")
"""The kinds of figures, named as in `Figures`."""
OPEN = tuple(phase for phase in Phase if phase.is_open)
AT_RISK = tuple(phase for phase in Phase if phase.is_before_filing or phase is Phase.EFFECTIVE)
"""Nothing has been filed yet, or nothing applied for: a period that runs out takes the claim with it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases the figures are of; null: every one within reach."""

    branch: str | None = None
    cause: Cause | None = None


ALL = Wanted()
"""Every case within reach."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: what it is of, cases, yuan; `query` lists the very cases it counts.

    `part` divides a label further, or says which days it stands for. `key` names the figure among those of
    its kind, whatever else is counted: an address may hold it.
    """

    label: str
    count: int
    query: CaseQuery
    owed: Decimal = Decimal("0.00")
    recovered: Decimal = Decimal("0.00")
    part: str = ""
    key: str = ""

    @property
    def rate(self) -> Decimal | None:
        """Return recovered by owed in per cent with one place; None where nothing is owed."""
        if not self.owed:
            return None
        return (self.recovered * 100 / self.owed).quantize(Decimal("0.1"))


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one moment: taken in one transaction, so that they agree."""

    on: date
    pipeline: tuple[Bar, ...]
    at_risk: tuple[Bar, ...]
    by_branch: tuple[Bar, ...]
    by_counsel: tuple[Bar, ...]
    filings: tuple[Bar, ...]

    @property
    def is_empty(self) -> bool:
        """Return whether there is no case at all."""
        return not sum(bar.count for bar in self.by_branch)

    def bar(self, of: str, key: str) -> Bar | None:
        """Return the figure of a kind with this key; None: there is no such kind, or no such figure now."""
        bars: tuple[Bar, ...] = getattr(self, of) if of in KINDS else ()
        return next((bar for bar in bars if bar.key == key), None)


@permitted(Action.READ_FIGURES)
def figures(desk: Desk, wanted: Wanted = ALL) -> Figures:
    """Return every figure as of today, of the cases within reach."""
    query, on = _query(desk, wanted), desk.today()
    with desk.records.reading() as tx:
        return Figures(
            on,
            pipeline=_pipeline(tx, query, on),
            at_risk=_at_risk(tx, query, on),
            by_branch=_by_branch(tx, query),
            by_counsel=_by_counsel(tx, query),
            filings=_filings(tx, query, on),
        )


@permitted(Action.READ_FIGURES)
def branches(desk: Desk) -> tuple[str, ...]:
    """Return the branches within reach that have cases, the head office first."""
    from legal_docs.storage import statistics

    with desk.records.reading() as tx:
        return tuple(sorted(statistics.by_branch(tx, _query(desk, ALL))))


def _query(desk: Desk, wanted: Wanted) -> CaseQuery:
    own = branches_of(desk)
    if wanted.branch is None:
        return CaseQuery(branches=own, cause=wanted.cause)
    is_near = own is None or wanted.branch in own
    return CaseQuery(branches=(wanted.branch,) if is_near else (), cause=wanted.cause)


def _pipeline(tx: Any, query: CaseQuery, on: date) -> tuple[Bar, ...]:
    """Every open phase with every age, those without cases too."""
    from legal_docs.storage import statistics

    open_ones = query.model_copy(update={"phases": OPEN})
    edges = [_midnight(on - timedelta(days=last)) for _, last in AGES if last is not None]
    found = statistics.by_phase_and_band(tx, open_ones, edges)
    spans = list(zip([*edges, None], [None, *edges], strict=True))
    return tuple(
        _bar(
            phase.label,
            found.get((phase, band)),
            _slice(query, (phase,), added_from=since, added_before=before),
            words,
            key=f"{phase.value}.{last or 'over'}",
        )
        for phase in OPEN
        for band, ((words, last), (since, before)) in enumerate(zip(AGES, spans, strict=True))
    )


def _at_risk(tx: Any, query: CaseQuery, on: date) -> tuple[Bar, ...]:
    """What has gone by, each week to come, what lies beyond, what has no last day."""
    from legal_docs.storage import statistics

    edges = [on + timedelta(weeks=week) for week in range(WEEKS + 1)]
    open_ones = query.model_copy(update={"phases": AT_RISK})
    found = statistics.by_last_day(tx, open_ones, edges)
    spans: list[tuple[date | None, date | None]] = list(zip([None, *edges], [*edges, None], strict=True))
    words = ["已届满", "本周（7天内）", *(f"第{week}周" for week in range(2, WEEKS + 1)), f"{WEEKS}周以后"]
    keys = ["gone", *(f"week{week}" for week in range(1, WEEKS + 1)), "later"]
    bars = [
        _bar(
            label,
            found.get(band),
            _slice(query, AT_RISK, last_day_from=since, last_day_before=before),
            _days(since, before),
            key=key,
        )
        for band, (label, key, (since, before)) in enumerate(zip(words, keys, spans, strict=True))
    ]
    none = _slice(query, AT_RISK, has_last_day=False)
    words_of_none = "未审查，或者没有进行中的期间"
    return (*bars, _bar("无届满日", found.get(statistics.NONE), none, words_of_none, key="none"))


def _by_branch(tx: Any, query: CaseQuery) -> tuple[Bar, ...]:
    from legal_docs.storage import statistics

    found = statistics.by_branch(tx, query)
    return _ranked(
        _bar(
            branch or "总行",
            total,
            query.model_copy(update={"branches": (branch,)}),
            key=f"branch.{branch}",
        )
        for branch, total in found.items()
    )


def _by_counsel(tx: Any, query: CaseQuery) -> tuple[Bar, ...]:
    from legal_docs.storage import accounts, statistics

    found = statistics.by_counsel(tx, query)
    names = _names(accounts.listing(tx)) if found.keys() - {None} else {}
    return _ranked(
        _bar(
            "未委托外聘律师" if counsel is None else names.get(counsel, f"账号{counsel}"),
            total,
            _slice(query, (), has_counsel=False)
            if counsel is None
            else query.model_copy(update={"counsel": counsel}),
            key=f"counsel.{'none' if counsel is None else counsel}",
        )
        for counsel, total in found.items()
    )


def _filings(tx: Any, query: CaseQuery, on: date) -> tuple[Bar, ...]:
    """Each of the last twelve months, this one too, by the day a case was filed on."""
    from legal_docs.storage import statistics

    months = [_month(on, back) for back in range(MONTHS - 1, -2, -1)]
    found = statistics.filings(tx, query, months[0], months[-1])
    bars = []
    for first, end in pairwise(months):
        those = [told for day, told in found.items() if first <= day < end]
        owed = sum((owed for _, owed in those), Decimal("0.00"))
        sliced = _slice(query, (), filed_from=first, filed_before=end)
        month = f"{first:%Y-%m}"
        bars.append(Bar(month, sum(count for count, _ in those), sliced, owed, key=month))
    return tuple(bars)


def _names(people: Iterable[Account]) -> dict[int, str]:
    """Return what each account is called; those of one name are told apart by their log-in."""
    known = tuple(people)
    often = Counter(each.name for each in known)
    return {each.id: each.name if often[each.name] == 1 else f"{each.name}（{each.login}）" for each in known}


def _month(on: date, back: int) -> date:
    """Return the first day of the month so many months before `on`."""
    months = on.year * 12 + on.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)


def _midnight(day: date) -> datetime:
    """Return the moment at which the day begins in China."""
    return datetime.combine(day, time(), CHINA)


def _days(since: date | None, before: date | None) -> str:
    if since is None or before is None:
        if since:
            return f"{since}起"
        return f"{before - timedelta(days=1)}及以前" if before else ""
    return f"{since}至{before - timedelta(days=1)}"


def _slice(query: CaseQuery, phases: tuple[Phase, ...], **span: Any) -> CaseQuery:
    return query.model_copy(update={"phases": phases, "slice": CaseSlice(**span)})


def _bar(label: str, total: "Sum | None", query: CaseQuery, part: str = "", *, key: str) -> Bar:
    if total is None:
        return Bar(label, 0, query, part=part, key=key)
    return Bar(label, total.count, query, total.owed, total.recovered, part, key)


def _ranked(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    return tuple(sorted(bars, key=lambda bar: (-bar.owed, bar.label)))
