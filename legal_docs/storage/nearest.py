"""The nearest deadline of a case, of whatever kind: found in the table of deadlines, for lists and filters.

The earliest of the open ones, gone by or to come, is a column of the case, kept with each change. Where it is
gone by, the next to come is looked up.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, case, func, select, update

from legal_docs.model.deadline import DeadlineKind, Nearest
from legal_docs.model.life import Phase
from legal_docs.storage import damage
from legal_docs.storage.rows import Values
from legal_docs.storage.sealing import DEADLINES
from legal_docs.storage.tables_cases import cases, deadlines

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

OPEN_PHASES = tuple(phase.value for phase in Phase if phase.is_open)


def is_open() -> tuple[ColumnElement[bool], ...]:
    """Return what finds the deadlines that run and are not done."""
    return (deadlines.c.is_running, deadlines.c.done_on.is_(None))


def follow(tx: "Tx", case_id: int) -> date | None:
    """Set the day of the case's earliest open deadline, gone by or to come, and return it.

    A case nobody works on any more has none. To be called after each change of its deadlines and whenever
    the case ends or is taken up again.
    """
    first = select(func.min(deadlines.c.due_on)).where(deadlines.c.case_id == case_id, *is_open())
    day = case((cases.c.phase.in_(OPEN_PHASES), first.scalar_subquery()), else_=None)
    tx.connection.execute(update(cases).where(cases.c.id == case_id).values(due_on=day))
    found: date | None = tx.connection.execute(
        select(cases.c.due_on).where(cases.c.id == case_id)
    ).scalar_one_or_none()
    return found


def comes_before(day: date, on: date) -> tuple[ColumnElement[bool], ...]:
    """Return what finds the cases with an open deadline to come, from `on` on, before `day`."""
    d = deadlines.c
    with_one = select(d.case_id).where(*is_open(), d.due_on < day, _coming(on) < day)
    return (cases.c.due_on < day, cases.c.id.in_(with_one))


def in_order(query: Select[Any], on: date) -> Select[Any]:
    """Return a query of cases in the order of what comes next, from `on` on; then what is gone by alone.

    Of the latter the latest stand first, and cases without open deadlines come last.
    """
    d, first = deadlines.c, cases.c.due_on
    late = select(cases.c.id).where(first < on)
    later = (
        select(d.case_id, func.min(_coming(on)).label("day"))
        .where(*is_open(), d.case_id.in_(late))
        .group_by(d.case_id)
        .subquery("later")
    )
    joined = query.outerjoin_from(cases, later, later.c.case_id == cases.c.id)
    day = case((first >= on, first), else_=later.c.day)
    return joined.order_by(day.asc().nulls_last(), first.desc().nulls_last(), cases.c.id)


def _coming(on: date) -> ColumnElement[Any]:
    """Return the next day of a deadline from `on` on: null where none comes.

    One whose day to act by is over, and its last day not, is still to come on that last day.
    """
    d = deadlines.c
    return case(*((day >= on, day) for day in (d.due_on, d.safe_last_day, d.statutory_last_day)))


def nearest(tx: "Tx", ids: Iterable[int], on: date) -> dict[int, Nearest]:
    """Return of each open case with open deadlines how many are gone by on a day, and what comes next.

    What comes next is what `in_order` goes by. A deadline that does not open is left out as `damage` says.
    """
    d = deadlines.c
    chosen = (
        select(deadlines)
        .join(cases, cases.c.id == d.case_id)
        .where(d.case_id.in_(sorted(set(ids))), cases.c.phase.in_(OPEN_PHASES), *is_open())
        .order_by(d.due_on, d.kind, d.id)
    )
    of_each: dict[int, list[Values]] = {}
    for row in damage.readable(tx, DEADLINES, chosen, _opened, alone=True):
        if row["due_on"] is not None:
            of_each.setdefault(row["case_id"], []).append(row)
    return {id: _nearest(rows, on) for id, rows in of_each.items()}


def _opened(tx: "Tx", row: Values) -> Values:
    return DEADLINES.opened(tx.keys, row)


def _nearest(rows: list[Values], on: date) -> Nearest:
    days = [(day, row["kind"]) for row in rows if (day := _next(row, on)) is not None]
    day, kind = min(days, key=lambda pair: pair[0], default=(None, None))
    overdue = sum(row["due_on"] < on for row in rows)
    return Nearest(overdue=overdue, on=day, kind=DeadlineKind(kind) if kind else None)


def _next(row: Values, on: date) -> date | None:
    days: Iterable[Any] = (row["due_on"], row["safe_last_day"], row["statutory_last_day"])
    return next((day for day in days if day is not None and day >= on), None)
