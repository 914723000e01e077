"""Sums over cases: how many and how much, by phase, age, weeks, branch, counsel; nothing is decrypted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, case, func, select

from legal_docs.model.life import Phase
from legal_docs.model.record import CaseQuery
from legal_docs.storage.listing import conditions
from legal_docs.storage.rows import stored, yuan
from legal_docs.storage.tables_cases import cases, moves

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

NONE = -1
"""The band of what has no day."""
_SUMS = (func.count(), func.sum(cases.c.owed_fen), func.sum(cases.c.recovered_fen))


@dataclass(frozen=True, slots=True)
class Sum:
    """How many cases, what is owed and what was recovered, in yuan; what is not known counts as nothing."""

    count: int = 0
    owed: Decimal = Decimal("0.00")
    recovered: Decimal = Decimal("0.00")


def by_phase_and_band(tx: "Tx", query: CaseQuery, edges: Sequence[datetime]) -> dict[tuple[Phase, int], Sum]:
    """Return the sums by phase, and by how many of the `edges`, which fall, a case was added before."""
    band = _band(cases.c.created_at, list(reversed(edges)))
    chosen = select(cases.c.phase, band, *_SUMS).where(*conditions(query)).group_by(cases.c.phase, band)
    return {(Phase(row[0]), len(edges) - row[1]): _sum(row[2:]) for row in tx.connection.execute(chosen)}


def by_last_day(tx: "Tx", query: CaseQuery, edges: Sequence[date]) -> dict[int, Sum]:
    """Return the sums by how many of the `edges`, which rise, the last day has reached; NONE: no last day."""
    band = _band(cases.c.last_day, edges)
    chosen = select(band, *_SUMS).where(*conditions(query)).group_by(band)
    return {row[0]: _sum(row[1:]) for row in tx.connection.execute(chosen)}


def by_branch(tx: "Tx", query: CaseQuery) -> dict[str, Sum]:
    """Return the sums of each branch."""
    return {str(row[0]): _sum(row[1:]) for row in _grouped(tx, query, cases.c.branch)}


def by_counsel(tx: "Tx", query: CaseQuery) -> dict[int | None, Sum]:
    """Return the sums of each outside counsel; None: cases without one."""
    return {row[0]: _sum(row[1:]) for row in _grouped(tx, query, cases.c.counsel)}


def filings(tx: "Tx", query: CaseQuery, since: date, before: date) -> dict[date, tuple[int, Decimal]]:
    """Return, by day, how many cases were filed from `since` to the day before `before`, and what is owed."""
    chosen = (
        select(moves.c.on, func.count(), func.sum(cases.c.owed_fen))
        .join(cases, cases.c.id == moves.c.case_id)
        .where(moves.c.after == Phase.FILED.value, moves.c.on >= since, moves.c.on < before)
        .where(*conditions(query))
        .group_by(moves.c.on)
    )
    return {row[0]: (row[1], _yuan(row[2])) for row in tx.connection.execute(chosen)}


def _grouped(tx: "Tx", query: CaseQuery, column: ColumnElement[Any]) -> list[Row[Any]]:
    chosen = select(column, *_SUMS).where(*conditions(query)).group_by(column)
    return list(tx.connection.execute(chosen))


def _band(column: ColumnElement[Any], edges: Sequence[date]) -> ColumnElement[int]:
    """Return how many of the rising `edges` a value has reached; the database works with plain numbers."""
    reached = [(column < stored({"edge": edge})["edge"], number) for number, edge in enumerate(edges)]
    return case((column.is_(None), NONE), *reached, else_=len(edges)).label("band")


def _sum(values: Sequence[Any]) -> Sum:
    return Sum(int(values[0]), _yuan(values[1]), _yuan(values[2]))


def _yuan(fen: Any) -> Decimal:
    return yuan(int(fen or 0)) or Decimal("0.00")
