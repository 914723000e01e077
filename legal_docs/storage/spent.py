"""What has served its time: imports that are over, evidence taken away long ago, log-ins, tries to log in."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Table, delete, exists, func, select

from legal_docs.model.draft import REPORT
from legal_docs.storage import damage
from legal_docs.storage.rows import Values, fetched
from legal_docs.storage.sealing import EVIDENCE, UPLOADS, Sealed
from legal_docs.storage.tables_cases import evidence
from legal_docs.storage.tables_drafts import drafts
from legal_docs.storage.tables_people import attempts, sessions
from legal_docs.storage.tables_work import releases, uploads

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx


def finished_uploads(tx: "Tx", before: datetime) -> tuple[int, ...]:
    """Return the ids of uploads that were wholly imported, or dropped, before that moment."""
    return tuple(row["id"] for row in _rows(tx, UPLOADS, uploads.c.finished_at < before))


def forget_upload(tx: "Tx", id: int) -> None:
    """Take away the row of an upload; the cases made of it stay."""
    tx.connection.execute(delete(uploads).where(uploads.c.id == id))


def removed_evidence(tx: "Tx", before: datetime) -> tuple[tuple[int, int], ...]:
    """Return id and case of evidence that was taken away before that moment."""
    found = _rows(tx, EVIDENCE, evidence.c.removed_at < before)
    return tuple((row["id"], row["case_id"]) for row in found)


def forget_evidence(tx: "Tx", id: int) -> None:
    """Take away the row of a piece of evidence; what was made with it stays."""
    tx.connection.execute(delete(evidence).where(evidence.c.id == id))


def left_reports(tx: "Tx", before: datetime) -> tuple[tuple[int, int], ...]:
    """Return id and case of reports typed before that moment whose writer no pack of the case is open to."""
    is_open = (
        (releases.c.case_id == drafts.c.case_id)
        & (releases.c.counsel == drafts.c.account)
        & releases.c.revoked_at.is_(None)
    )
    is_over = (drafts.c.part == REPORT) & (drafts.c.kept_at < before) & ~exists().where(is_open)
    query = select(drafts.c.id, drafts.c.case_id).where(is_over).order_by(drafts.c.id)
    return tuple((row["id"], row["case_id"]) for row in fetched(tx, query, lock=True))


def forget_draft(tx: "Tx", id: int) -> None:
    """Take away what somebody typed and did not send."""
    tx.connection.execute(delete(drafts).where(drafts.c.id == id))


def log_ins(tx: "Tx", now: datetime) -> int:
    """Return how many log-ins are over, being too old."""
    return _count(tx, sessions, sessions.c.expires_at <= now)


def tries(tx: "Tx", before: datetime) -> int:
    """Return how many logins and addresses have tried nothing since that moment."""
    return _count(tx, attempts, attempts.c.last_at < before)


def end_sessions(tx: "Tx") -> None:
    """End every log-in there is."""
    tx.connection.execute(delete(sessions))


def _rows(tx: "Tx", sealed: Sealed, condition: ColumnElement[bool]) -> tuple[Values, ...]:
    """Return the rows that open: what is said by one that was tampered with takes nothing away."""
    query = select(sealed.table).where(condition).order_by(sealed.table.c.id)
    return damage.readable(
        tx, sealed, query, lambda tx, row: sealed.opened(tx.keys, row), lock=True, alone=True
    )


def _count(tx: "Tx", table: Table, condition: ColumnElement[bool]) -> int:
    counted: Any = tx.connection.execute(
        select(func.count()).select_from(table).where(condition)
    ).scalar_one()
    return int(counted)
