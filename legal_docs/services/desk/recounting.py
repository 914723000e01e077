"""What was computed with an older table is computed anew when another is taken into use.

Each open case is computed with the tables before and with those now, both as of today, so that what differs
comes of the table alone. Where it does, lists and deadlines are kept anew; where the outcome differs, the
check of the case holds no more and its papers have to be made again. After another program or file of the
settings there is nothing to compute with as before: there each case is held against what was stored of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from legal_docs.access.rules import Action
from legal_docs.errors import ConflictError, LegalDocsError
from legal_docs.model.casefile import CaseFile
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseOrder, CaseQuery, CaseRecord
from legal_docs.model.stored import Job, JobState
from legal_docs.model.supply import Supply, SupplyKind
from legal_docs.services.desk import basis
from legal_docs.services.desk.computed import CONCERNED, Computed, compute, keep
from legal_docs.services.desk.damage import left_out, noting
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.in_force import with_supplies
from legal_docs.services.desk.permitted import permitted, refused
from legal_docs.services.desk.standing import papers_outdated
from legal_docs.services.finish import Say
from legal_docs.services.work.queue import enqueue
from legal_docs.services.work.worker import wake

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

KIND = "recount"
EVERYTHING = ""
"""The table of a recount that follows another program or another file of the settings."""
_TOLD = "须重新检查（参数表已更新）"
_PAGE = 200
_TRIES = 3


class Outcome(StrEnum):
    """What a recount of one case came to."""

    SAME = "same"
    CHANGED = "changed"
    RECHECK = "recheck"


def enqueued(desk: Desk, tx: "Tx", kind: SupplyKind, before: Supply | None) -> Job | None:
    """Return the job, written in this transaction, that computes every open case anew; None: none needs it.

    `before` is the version of the table that was in use until now. Call `begin` once it is committed.
    """
    if kind not in CONCERNED or not is_any_open(tx):
        return None
    return enqueue(desk, tx, KIND, None, table=kind.value, before=before.id if before else 0)


def is_any_open(tx: "Tx") -> bool:
    """Return whether there is an open case."""
    return bool(_listed(tx, 1, size=1).total)


def begin(desk: Desk, job: Job | None) -> None:
    """Have what was enqueued done, if anything was."""
    if job is not None:
        wake(desk.wiring)


@permitted(Action.MANAGE_TABLES)
def latest(desk: Desk) -> tuple[Job, ...]:
    """Return the newest recount for each table, the newest first, whoever took the table into use."""
    from legal_docs.storage import jobs

    with desk.records.reading() as tx:
        found = {job.args.get("table", ""): job for job in reversed(jobs.of_kind(tx, KIND))}
    newest = tuple(sorted(found.values(), key=lambda job: job.created_at, reverse=True))
    begin(desk, next((job for job in newest if job.state in (JobState.WAITING, JobState.RUNNING)), None))
    return newest


@permitted(Action.MANAGE_TABLES)
def again(desk: Desk, id: int) -> Job:
    """Return a new job for a recount that failed. Raises NotAllowedError where that is not the newest one."""
    failed = next((job for job in latest(desk) if job.id == id and job.state is JobState.FAILED), None)
    if failed is None:
        raise refused()
    with desk.records.writing() as tx:
        job = enqueue(desk, tx, KIND, None, **failed.args)
    begin(desk, job)
    return job


def wants_check(record: CaseRecord) -> bool:
    """Return whether a recount came out otherwise for a case, and nobody has checked or changed it since."""
    return record.next_act.startswith(_TOLD)


def recount_job(desk: Desk, job: Job, say: Say) -> Mapping[str, Any]:
    """Do a job of this kind, whoever began it: the right was looked at then, and the table is in use.

    Were it refused because that person has left meanwhile, cases would stay computed with another table.
    """
    table = job.args["table"]
    if table == EVERYTHING:
        now = basis.mark(desk.wiring)
        return {**recount(desk, None, 0, say=say), "basis": now}
    return recount(desk, SupplyKind(table), job.args["before"], say=say)


def recount(desk: Desk, kind: SupplyKind | None, before: int, *, say: Say) -> Mapping[str, Any]:
    """Compute every open case anew, each in a transaction of its own; return how many, and how many differ.

    `before` is the id of the version of this table in use until now, 0 for none; null for `kind`: it was no
    table of the house. The caller has looked at the right. Raises SettingsError, KeysError where a table in
    force cannot be used.
    """
    _ = desk.wiring.tables, desk.wiring.holidays, desk.wiring.lpr
    was = replace(desk, wiring=_wiring_before(desk, kind, before)) if kind else None
    with noting(shows=False) as damaged:
        known = len(damaged)
        ids = tuple(open_ids(desk))
        counts = _counted(desk, was, ids, say)
        told = {"damaged": len(damaged) - known} if len(damaged) > known else {}
    return {"cases": len(ids), **{each.value: count for each, count in counts.items()}, **told}


def _counted(desk: Desk, was: Desk | None, ids: tuple[int, ...], say: Say) -> dict[Outcome, int]:
    counts = dict.fromkeys(Outcome, 0)
    told = -1
    for done, id in enumerate(ids, 1):
        with left_out():
            counts[_one(desk, was, id)] += 1
        if (percent := 100 * done // len(ids)) != told:
            say(min(percent, 99), f"已重新计算{done}/{len(ids)}件")
            told = percent
    return counts


def _wiring_before(desk: Desk, kind: SupplyKind, id: int) -> Any:
    """Return the wiring with the table that was in use before, everything else as it is now."""
    from legal_docs.storage import supplies

    with desk.records.reading() as tx:
        others = tuple(each for each in supplies.active(tx) if each.kind is not kind)
        before = supplies.find(tx, id) if id else None
    return with_supplies(desk.wiring, (*others, before) if before else others)


def open_ids(desk: Desk, branches: tuple[str, ...] | None = None) -> Iterator[int]:
    """Yield the ids of the open cases of these branches, by number; of all branches for null."""
    page = 1
    while True:
        with desk.records.reading() as tx:
            found = _listed(tx, page, size=_PAGE, branches=branches)
        yield from (record.id for record in found.rows)
        if page * _PAGE >= found.total:
            return
        page += 1


def _listed(tx: "Tx", page: int, *, size: int, branches: tuple[str, ...] | None = None) -> Any:
    from legal_docs.storage import cases

    phases = tuple(phase for phase in Phase if phase.is_open)
    order = CaseOrder.NUMBER
    return cases.listing(tx, CaseQuery(phases=phases, branches=branches, order=order, page=page, size=size))


def _one(desk: Desk, was: Desk | None, id: int) -> Outcome:
    """Compute one case anew; again where it was saved meanwhile."""
    from legal_docs.storage import cases, deadlines

    for _ in range(_TRIES):
        with desk.records.reading() as tx:
            seen, stored = cases.load(tx, id), cases.needed(tx, id)
            days = basis.last_days(deadlines.of_case(tx, id))
        old, new = _before(was, seen.case) if was else None, _computed(desk, seen.case)
        if old and _shown(old) == _shown(new):
            return Outcome.SAME
        if old:
            is_another = _verdict(old, desk.today()) != _verdict(new, desk.today())
        else:
            is_another = basis.is_another(desk, stored, seen.case, days, new)
        with desk.records.writing() as tx:
            record = cases.needed(tx, id)
            if record.version == seen.version:
                return _kept(tx, desk, record, old, new, is_another=is_another)
    raise ConflictError(
        "有案件在重新计算时不断被修改，请稍后再试", "A case was being changed all the while; try again later"
    )


def _before(was: Desk, case: CaseFile) -> Computed:
    """Return what came of the table before; one that cannot be used any more leaves every case to be seen."""
    try:
        return _computed(was, case)
    except LegalDocsError as error:
        return Computed(None, None, trouble=error.zh)


def _computed(desk: Desk, case: CaseFile) -> Computed:
    with desk.wiring.within():
        return compute(desk, case)


def _kept(
    tx: "Tx", desk: Desk, record: CaseRecord, old: Computed | None, new: Computed, *, is_another: bool
) -> Outcome:
    """Keep what was found, where that was not done before; tell where the outcome is another.

    Who was told to check the case again, and has not, stays told.
    """
    from legal_docs.storage import cases

    if not record.phase.is_open or (is_kept(tx, record, new) and not _is_other_way(record, old, new)):
        return Outcome.SAME
    told: dict[str, Any] = {"next_act": words(new)} if is_another or wants_check(record) else {}
    keep(tx, desk, record, new)
    if is_another:
        told |= _checks_no_more(record)
        papers_outdated(tx, record)
    if told:
        cases.note(tx, record.id, at=desk.now(), by=desk.who.id, **told)
    outcome = Outcome.RECHECK if is_another else Outcome.CHANGED
    desk.note(tx, "case.recount", f"case:{record.id}", version=record.version, outcome=outcome.value)
    return outcome


def _is_other_way(record: CaseRecord, old: Computed | None, new: Computed) -> bool:
    """Return whether other procedures are open, which the store does not show, and nobody was told so yet."""
    return old is not None and _ways(old) != _ways(new) and record.next_act != words(new)


def is_kept(tx: "Tx", record: CaseRecord, new: Computed) -> bool:
    """Return whether the store says already what was found: a recount taken up again begins anew."""
    from legal_docs.storage import deadlines

    if record.owed != new.owed or record.next_act not in (new.next_act, words(new)):
        return False
    if new.findings is None:  # the earlier days stay
        return True
    if (record.last_day, record.act_by) != (new.last_day, new.act_by):
        return False
    stored = [each for each in deadlines.of_case(tx, record.id) if each.is_computed]
    plain = [each.model_copy(update={"id": 0, "done_on": None, "note": ""}) for each in stored]
    return sorted(map(repr, plain)) == sorted(map(repr, new.deadlines(record.id)))


def words(new: Computed) -> str:
    """Return the next act of a case that has to be checked again, with the reason before it."""
    return f"{_TOLD}：{new.next_act}" if new.next_act else _TOLD


def _checks_no_more(record: CaseRecord) -> dict[str, int]:
    """Return the columns of a check and an approval that hold no more; what was filed stays as it is."""
    if not record.phase.is_before_filing:
        return {}
    return {"checked_version": 0, "approved_version": 0}


def _shown(found: Computed) -> tuple[Any, ...]:
    return found.owed, found.last_day, found.act_by, found.next_act, found.deadlines(0), _ways(found)


def _ways(found: Computed) -> frozenset[tuple[Any, ...]]:
    """Return which procedures are open to the case: that of small claims goes by the average wage."""
    assessment = found.findings.assessment if found.findings else None
    return frozenset((each.code, each.fit) for each in assessment.routes) if assessment else frozenset()


def _verdict(found: Computed, on: date) -> tuple[Any, ...]:
    """Return what a check comes to: the sum, which periods run or are over, which procedures are open."""

    def over(day: date | None) -> bool:
        return day is not None and day < on

    periods = {
        (d.kind, d.subject, d.debt, d.is_running, over(d.safe_last_day), over(d.statutory_last_day))
        for d in found.deadlines(0)
    }
    return found.owed, frozenset(periods), _ways(found), found.trouble
