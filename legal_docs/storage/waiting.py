"""What waits for somebody: cases sent back or stale, reports and packs nobody took up, jobs that failed.

Each is found by indexed columns; only the rows that are shown are decrypted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.model.report import Report
from legal_docs.model.stored import Job, JobState, Release
from legal_docs.storage import damage
from legal_docs.storage.case_rows import record_in
from legal_docs.storage.jobs import find
from legal_docs.storage.nearest import OPEN_PHASES
from legal_docs.storage.releases import release_in
from legal_docs.storage.reports import report_in
from legal_docs.storage.sealing import CASES, RELEASES, REPORTS
from legal_docs.storage.tables_cases import cases, moves
from legal_docs.storage.tables_reports import reports
from legal_docs.storage.tables_work import jobs, releases

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_WITH_PAPERS = (Phase.DRAFTED, Phase.IN_REVIEW, Phase.APPROVED)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose cases to look at: of these branches, and of one account that handles them; null: of all."""

    branches: Sequence[str] | None
    handler: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """The first cases of a kind, and how many there are in all."""

    rows: tuple[CaseRecord, ...]
    total: int


def in_phase(tx: "Tx", phase: Phase, whose: Whose, most: int) -> Found:
    """Return the cases of a phase, those with the earliest last day first."""
    return _found(tx, _of(whose, cases.c.phase == phase.value), most)


def sent_back(tx: "Tx", whose: Whose, most: int) -> Found:
    """Return the cases whose last step was that a reviewer sent them back."""
    return _found(tx, _of(whose, cases.c.phase == Phase.DRAFTED.value, _was_sent_back()), most)


def to_submit(tx: "Tx", whose: Whose, most: int) -> Found:
    """Return the cases whose papers are made of their newest version and were not handed in for review."""
    is_fresh = cases.c.checked_version == cases.c.version
    return _found(tx, _of(whose, cases.c.phase == Phase.DRAFTED.value, is_fresh, ~_was_sent_back()), most)


def _was_sent_back() -> ColumnElement[bool]:
    steps = moves.alias("steps")
    last = select(func.max(steps.c.step)).where(steps.c.case_id == cases.c.id)
    step = select(moves.c.id).where(
        moves.c.case_id == cases.c.id,
        moves.c.step == last.correlate(cases).scalar_subquery(),
        moves.c.before == Phase.IN_REVIEW.value,
    )
    return step.exists()


def stale(tx: "Tx", whose: Whose, most: int) -> Found:
    """Return the cases changed after their check or approval, so that papers must be made anew."""
    phases = [phase.value for phase in _WITH_PAPERS]
    unapproved = (cases.c.phase == Phase.APPROVED.value) & (cases.c.approved_version != cases.c.version)
    changed = or_(cases.c.checked_version != cases.c.version, unapproved)
    return _found(tx, _of(whose, cases.c.phase.in_(phases), changed), most)


def to_file(tx: "Tx", whose: Whose, most: int) -> Found:
    """Return the cases whose newest version is approved, so that they can be filed."""
    return _found(
        tx,
        _of(whose, cases.c.phase == Phase.APPROVED.value, cases.c.approved_version == cases.c.version),
        most,
    )


def unproved(tx: "Tx", whose: Whose, most: int) -> Found:
    """Return the open cases whose proceedings lack their proof: on the safe reading a period runs on."""
    return _found(tx, _of(whose, cases.c.is_unproved.is_(True), cases.c.phase.in_(OPEN_PHASES)), most)


def unacknowledged(
    tx: "Tx", whose: Whose, before: datetime, most: int
) -> tuple[tuple[Release, CaseRecord], ...]:
    """Return the packs released before a moment that their counsel has not acknowledged, the oldest first."""
    joined = releases.join(cases, cases.c.id == releases.c.case_id)
    waits = (
        releases.c.acknowledged_at.is_(None),
        releases.c.revoked_at.is_(None),
        releases.c.released_at < before,
    )
    query = select(releases).select_from(joined).where(*waits, *_limits(whose))
    oldest = query.order_by(releases.c.released_at, releases.c.id).limit(most)
    found = damage.readable(tx, RELEASES, oldest, release_in, alone=True)
    known = {r.id: r for r in _records(tx, {each.case_id for each in found})}
    return tuple((each, known[each.case_id]) for each in found if each.case_id in known)


def reported(tx: "Tx", whose: Whose, most: int) -> tuple[tuple[tuple[Report, CaseRecord], ...], int]:
    """Return counsel's reports that wait for a lawyer, the oldest first, and how many there are in all."""
    joined = reports.join(cases, cases.c.id == reports.c.case_id)
    query = select(reports).select_from(joined).where(reports.c.waits, *_limits(whose))
    counted = select(func.count()).select_from(query.with_only_columns(reports.c.id).subquery())
    oldest = query.order_by(reports.c.at, reports.c.id).limit(most)
    found = damage.readable(tx, REPORTS, oldest, report_in, alone=True)
    known = {r.id: r for r in _records(tx, {each.case_id for each in found})}
    total = tx.connection.execute(counted).scalar_one()
    return tuple((each, known[each.case_id]) for each in found if each.case_id in known), total


def failed_jobs(
    tx: "Tx", account: int, since: datetime, most: int
) -> tuple[tuple[Job, CaseRecord | None], ...]:
    """Return the jobs of an account that failed since a moment and were not tried again, the newest first."""
    again = jobs.alias("again")
    later = select(again.c.id).where(
        again.c.case_id == jobs.c.case_id,
        again.c.kind == jobs.c.kind,
        again.c.created_at > jobs.c.created_at,
    )
    failed = (
        jobs.c.started_by == account,
        jobs.c.state == JobState.FAILED.value,
        jobs.c.finished_at >= since,
    )
    query = select(jobs.c.id).where(*failed, ~later.exists())
    ids = tx.connection.execute(query.order_by(jobs.c.finished_at.desc(), jobs.c.id).limit(most)).scalars()
    found = [job for id in list(ids) if (job := find(tx, id))]
    known = {r.id: r for r in _records(tx, {each.case_id for each in found if each.case_id})}
    return tuple((each, known.get(each.case_id or 0)) for each in found)


def _of(whose: Whose, *conditions: ColumnElement[bool]) -> Select[Any]:
    return select(cases).where(*conditions, *_limits(whose))


def _limits(whose: Whose) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if whose.branches is not None:
        found.append(cases.c.branch.in_(whose.branches))
    if whose.handler is not None:
        found.append(cases.c.handler == whose.handler)
    return found


def _found(tx: "Tx", query: Select[Any], most: int) -> Found:
    counted = select(func.count()).select_from(query.with_only_columns(cases.c.id).subquery())
    first = query.order_by(cases.c.last_day.asc().nulls_last(), cases.c.id).limit(most)
    total = tx.connection.execute(counted).scalar_one()
    return Found(damage.readable(tx, CASES, first, record_in, alone=True), total)


def _records(tx: "Tx", ids: set[int]) -> tuple[CaseRecord, ...]:
    query = select(cases).where(cases.c.id.in_(sorted(ids)))
    return damage.readable(tx, CASES, query, record_in, alone=True)
