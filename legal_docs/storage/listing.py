"""Lists of cases: one page, in order, found by columns and blind terms; only the page is decrypted."""

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, select

from legal_docs.model.life import Phase
from legal_docs.model.record import CaseOrder, CaseQuery, CaseSlice, Listing
from legal_docs.storage import damage, terms
from legal_docs.storage.case_rows import record_in
from legal_docs.storage.nearest import comes_before, in_order
from legal_docs.storage.rows import stored
from legal_docs.storage.sealing import CASES
from legal_docs.storage.tables_cases import case_terms, cases, moves

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_ORDERS: dict[CaseOrder, tuple[ColumnElement[Any], ...]] = {
    CaseOrder.LAST_DAY: (cases.c.last_day.asc().nulls_last(), cases.c.id),
    CaseOrder.ACT_BY: (cases.c.act_by.asc().nulls_last(), cases.c.id),
    CaseOrder.AMOUNT: (cases.c.owed_fen.desc().nulls_last(), cases.c.id),
    CaseOrder.UPDATED: (cases.c.updated_at.desc(), cases.c.id),
    CaseOrder.NUMBER: (cases.c.number,),
}


def listing(tx: "Tx", query: CaseQuery) -> Listing:
    """Return one page of cases and how many there are on all pages. What is not known comes last.

    A case that does not open is counted, and left out as `damage` says.
    """
    narrowed = _narrowed(tx, query)
    counted = select(func.count()).select_from(narrowed.with_only_columns(cases.c.id).subquery())
    page = paged(narrowed, query)
    total = tx.connection.execute(counted).scalar_one()
    return Listing(rows=damage.readable(tx, CASES, page, record_in, alone=True), total=total)


def paged(narrowed: Select[Any], query: CaseQuery) -> Select[Any]:
    """Return the select of one page in order."""
    if query.order is CaseOrder.DUE:
        ordered = in_order(narrowed, query.today or date.min)
    else:
        ordered = narrowed.order_by(*_ORDERS[query.order])
    return ordered.limit(query.size).offset((query.page - 1) * query.size)


def _narrowed(tx: "Tx", query: CaseQuery) -> Select[Any]:
    return select(cases).where(*conditions(query), *_term(tx, query.term))


def conditions(query: CaseQuery) -> list[ColumnElement[bool]]:
    """Return what narrows the table of cases, all but the search for a name or number."""
    c, found = cases.c, list[ColumnElement[bool]]()
    if query.number:
        found.append(c.number.icontains(query.number, autoescape=True))
    if query.branches is not None:
        found.append(c.branch.in_(query.branches))
    if query.phases:
        found.append(c.phase.in_([phase.value for phase in query.phases]))
    if query.cause:
        found.append(c.cause == query.cause.value)
    if query.due_before:
        found += comes_before(query.due_before, query.today or date.min)
    if query.is_overdue:
        found.append(c.due_on < (query.today or date.min))
    people = ((c.handler, query.handler), (c.counsel, query.counsel))
    found += [column == id for column, id in people if id is not None]
    return found + _sliced(query.slice)


def _sliced(asked: CaseSlice) -> list[ColumnElement[bool]]:
    c, at = cases.c, stored(asked.model_dump())
    from_on = ((c.created_at, at["added_from"]), (c.last_day, at["last_day_from"]))
    before = ((c.created_at, at["added_before"]), (c.last_day, at["last_day_before"]))
    found = [column >= first for column, first in from_on if first is not None]
    found += [column < end for column, end in before if end is not None]
    there = ((c.last_day, asked.has_last_day), (c.counsel, asked.has_counsel))
    found += [column.is_not(None) if yes else column.is_(None) for column, yes in there if yes is not None]
    return found + _filed(asked)


def _filed(asked: CaseSlice) -> list[ColumnElement[bool]]:
    if asked.filed_from is None and asked.filed_before is None:
        return []
    of_days = [moves.c.on >= asked.filed_from] if asked.filed_from else []
    of_days += [moves.c.on < asked.filed_before] if asked.filed_before else []
    filed = select(moves.c.case_id).where(moves.c.after == Phase.FILED.value, *of_days)
    return [cases.c.id.in_(filed)]


def _term(tx: "Tx", term: str) -> list[ColumnElement[bool]]:
    if not term:
        return []
    with_it = select(case_terms.c.case_id).where(case_terms.c.term.in_(terms.sought(tx.keys, term)))
    return [cases.c.id.in_(with_it)]
