"""What outside counsel reported back; kept as it was told, with what became of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, insert, select

from legal_docs.model.report import Report
from legal_docs.storage import damage
from legal_docs.storage.cases import needed
from legal_docs.storage.rows import Values, change, new_id, stored
from legal_docs.storage.sealing import REPORTS
from legal_docs.storage.tables_cases import cases
from legal_docs.storage.tables_reports import reports

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_SEALED = ("update", "done", "left", "note")


def add(tx: "Tx", report: Report) -> Report:
    """Return the report just added, with its id."""
    needed(tx, report.case_id)
    report = report.model_copy(update={"id": new_id()})
    tx.connection.execute(insert(reports).values(**_row(tx, report)))
    return report


def find(tx: "Tx", id: int, *, lock: bool = True) -> Report | None:
    """Return the report with this id, None where there is none; `lock=False`: others may change it."""
    return damage.one(tx, REPORTS, select(reports).where(reports.c.id == id), report_in, lock=lock)


def of_case(tx: "Tx", case_id: int) -> tuple[Report, ...]:
    """Return every report on the case, the newest first."""
    return _found(tx, select(reports).where(reports.c.case_id == case_id))


def waiting(
    tx: "Tx", branches: Sequence[str] | None = None, *, handler: int | None = None
) -> tuple[Report, ...]:
    """Return the reports a lawyer has something to do with, the newest first.

    `branches`: None means every branch. `handler`: only of cases this account handles.
    """
    query = select(reports).join_from(reports, cases).where(reports.c.waits)
    if branches is not None:
        query = query.where(cases.c.branch.in_(branches))
    if handler is not None:
        query = query.where(cases.c.handler == handler)
    return _found(tx, query)


def report_in(tx: "Tx", row: Values) -> Report:
    """Return the report a row holds."""
    opened = REPORTS.opened(tx.keys, row)
    return Report.model_validate({name: value for name, value in opened.items() if name != "waits"})


def again(tx: "Tx", id: int, *, done: Sequence[str], left: Sequence[str]) -> Report:
    """Return the report with what has gone into the record meanwhile. LookupError."""
    return _set(tx, id, done=tuple(done), left=tuple(left))


def take(tx: "Tx", id: int, *, at: datetime, by: int, note: str = "") -> Report:
    """Return the report as dealt with. LookupError."""
    return _set(tx, id, taken_at=at, taken_by=by, note=note)


def _set(tx: "Tx", id: int, **told: Any) -> Report:
    found = find(tx, id)
    if found is None:
        raise LookupError(id)
    newer = Report.model_validate(found.model_dump() | told)
    change(tx, reports, id, _row(tx, newer))
    return newer


def _row(tx: "Tx", report: Report) -> Values:
    values = report.model_dump(exclude=set(_SEALED)) | {"waits": report.waits}
    sealed = report.model_dump(mode="json", include=set(_SEALED))
    return stored(values) | {"sealed": REPORTS.seal(tx.keys, values, sealed)}


def _found(tx: "Tx", query: Select[Any]) -> tuple[Report, ...]:
    newest = query.order_by(reports.c.at.desc(), reports.c.id)
    return damage.readable(tx, REPORTS, newest, report_in, alone=True)
