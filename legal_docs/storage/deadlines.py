"""The deadlines of all cases in one table: those the rules compute, and those entered by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, delete, func, insert, select

from legal_docs.model.deadline import Deadline
from legal_docs.storage import damage
from legal_docs.storage.cases import needed
from legal_docs.storage.nearest import OPEN_PHASES, follow, is_open, nearest
from legal_docs.storage.rows import Values, change, new_id, stored
from legal_docs.storage.sealing import DEADLINES
from legal_docs.storage.tables_cases import cases, deadlines

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

__all__ = ["Due", "add", "done", "due", "find", "nearest", "of_case", "replace_computed", "withdraw"]

_SEALED = (
    "subject", "debt", "act", "articles", "note", "withdrawn_at", "withdrawn_by", "reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Due:
    """One page of deadlines, and how many there are on all pages."""

    rows: tuple[Deadline, ...]
    total: int


def replace_computed(tx: "Tx", case_id: int, found: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Return the computed deadlines of the case, which take the place of those computed before.

    One that is found again keeps its id, and what a person noted on it: `done_on`, `note`. A row that does
    not open stays for whoever looks into it.
    """
    needed(tx, case_id)
    there = [each for each in of_case(tx, case_id) if each.is_computed]
    before = {_same(each): each for each in there}
    tx.connection.execute(delete(deadlines).where(deadlines.c.id.in_([each.id for each in there])))
    kept = tuple(_insert(tx, _carried(each, before.pop(_same(each), None), case_id)) for each in found)
    follow(tx, case_id)
    return kept


def add(tx: "Tx", deadline: Deadline) -> Deadline:
    """Return the deadline just added, with its id."""
    added = _insert(tx, deadline.model_copy(update={"id": new_id()}))
    follow(tx, added.case_id)
    return added


def find(tx: "Tx", id: int, *, lock: bool = True) -> Deadline | None:
    """Return the deadline with this id, None where there is none; `lock=False`: others may change it."""
    return damage.one(tx, DEADLINES, select(deadlines).where(deadlines.c.id == id), _deadline, lock=lock)


def done(tx: "Tx", id: int, on: date | None, *, note: str | None = None) -> Deadline:
    """Return the deadline as done on a day (None: to be done again); LookupError where there is none."""
    found = find(tx, id)
    if found is None:
        raise LookupError(id)
    return _changed(tx, found, {"done_on": on} | ({} if note is None else {"note": note}))


def withdraw(tx: "Tx", id: int, *, at: datetime, by: int, reason: str) -> Deadline:
    """Return a deadline entered by hand as taken back; it stays and does not run. LookupError: none such."""
    found = find(tx, id)
    if found is None or found.is_computed:
        raise LookupError(id)
    told = {"is_running": False, "withdrawn_at": at, "withdrawn_by": by, "reason": reason}
    return _changed(tx, found, told)


def of_case(tx: "Tx", case_id: int) -> tuple[Deadline, ...]:
    """Return the deadlines of the case, the earliest first, those without a day last."""
    query = select(deadlines).where(deadlines.c.case_id == case_id)
    ordered = query.order_by(deadlines.c.due_on.asc().nulls_last(), deadlines.c.id)
    return damage.readable(tx, DEADLINES, ordered, _deadline, alone=True)


def due(
    tx: "Tx", until: date, branches: Sequence[str] | None = None, *, since: date | None = None,
    handler: int | None = None, counsel: int | None = None, withdrawn: bool = False, page: int = 1,
    size: int = 50,
) -> Due:  # fmt: skip
    """Return what runs out up to and including `until` in open cases and is not done, the earliest first.

    `since`: only what runs out on that day or later. `branches`: None means every branch. The day is the one
    to act by, else the safe last day, else the statutory one. `withdrawn`: those taken back, instead.
    """
    conditions = [deadlines.c.due_on <= until, cases.c.phase.in_(OPEN_PHASES), *_state(withdrawn=withdrawn)]
    if since is not None:
        conditions.append(deadlines.c.due_on >= since)
    if branches is not None:
        conditions.append(cases.c.branch.in_(branches))
    if handler is not None:
        conditions.append(cases.c.handler == handler)
    if counsel is not None:
        conditions.append(cases.c.counsel == counsel)
    joined = deadlines.join(cases, cases.c.id == deadlines.c.case_id)
    query = select(deadlines).select_from(joined).where(*conditions)
    total = tx.connection.execute(
        select(func.count()).select_from(query.with_only_columns(deadlines.c.id).subquery())
    ).scalar_one()
    ordered = query.order_by(deadlines.c.due_on, deadlines.c.id).limit(size).offset((page - 1) * size)
    return Due(damage.readable(tx, DEADLINES, ordered, _deadline, alone=True), total)


def _state(*, withdrawn: bool) -> tuple[ColumnElement[bool], ...]:
    """Return what finds open deadlines, or those taken back: entered by hand, and not running any more."""
    if withdrawn:
        return (~deadlines.c.is_computed, ~deadlines.c.is_running)
    return is_open()


def _same(deadline: Deadline) -> tuple[Any, ...]:
    return (
        deadline.kind, deadline.subject, deadline.debt,
        deadline.act_by, deadline.safe_last_day, deadline.statutory_last_day,
    )  # fmt: skip


def _carried(deadline: Deadline, before: Deadline | None, case_id: int) -> Deadline:
    kept = {"id": before.id, "done_on": before.done_on, "note": before.note} if before else {"id": new_id()}
    return deadline.model_copy(update=kept | {"case_id": case_id, "is_computed": True})


def _changed(tx: "Tx", found: Deadline, told: dict[str, Any]) -> Deadline:
    newer = Deadline.model_validate(found.model_dump() | told)
    change(tx, deadlines, found.id, _row(tx, newer))
    follow(tx, found.case_id)
    return newer


def _insert(tx: "Tx", deadline: Deadline) -> Deadline:
    tx.connection.execute(insert(deadlines).values(**_row(tx, deadline)))
    return deadline


def _row(tx: "Tx", deadline: Deadline) -> Values:
    due_on = deadline.act_by or deadline.safe_last_day or deadline.statutory_last_day
    values = deadline.model_dump(exclude=set(_SEALED)) | {"due_on": due_on}
    sealed = deadline.model_dump(mode="json", include=set(_SEALED))
    return stored(values) | {"sealed": DEADLINES.seal(tx.keys, values, sealed)}


def _deadline(tx: "Tx", row: Values) -> Deadline:
    values = DEADLINES.opened(tx.keys, row)
    del values["due_on"]
    return Deadline.model_validate(values)
