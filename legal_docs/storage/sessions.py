"""Sessions: kept by the hash of their token, so that reading the table lets nobody in."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, delete, insert, select, update

from legal_docs.model.account import Account, Session
from legal_docs.storage.accounts import account_in
from legal_docs.storage.rows import new_id
from legal_docs.storage.tables_people import accounts, sessions

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx


def add(
    tx: "Tx", whose: Account, token_sha256: str, csrf: str, *, started_at: datetime, expires_at: datetime
) -> Session:
    """Return the session just begun for an account."""
    id = new_id()
    times = {"started_at": started_at, "seen_at": started_at, "expires_at": expires_at}
    values = {"id": id, "account_id": whose.id, "token_sha256": token_sha256, "csrf": csrf}
    tx.connection.execute(insert(sessions).values(**values, **times))
    return Session(id=id, account=whose, csrf=csrf, **times)


def by_token(tx: "Tx", token_sha256: str) -> Session | None:
    """Return the session with this token, and its account as it is now."""
    return _one(tx, _joined().where(sessions.c.token_sha256 == token_sha256))


def find(tx: "Tx", id: int) -> Session | None:
    """Return the session with this id, and its account as it is now."""
    return _one(tx, _joined().where(sessions.c.id == id))


def touch(tx: "Tx", id: int, at: datetime) -> None:
    """Write down that the session was used."""
    tx.connection.execute(update(sessions).where(sessions.c.id == id).values(seen_at=at))


def end(tx: "Tx", id: int) -> None:
    """End one session."""
    tx.connection.execute(delete(sessions).where(sessions.c.id == id))


def end_of(tx: "Tx", account_id: int, but: int | None = None) -> int:
    """End every session of an account but one; return how many there were."""
    chosen = delete(sessions).where(sessions.c.account_id == account_id)
    if but is not None:
        chosen = chosen.where(sessions.c.id != but)
    return tx.connection.execute(chosen).rowcount


def purge(tx: "Tx", now: datetime) -> None:
    """Forget the sessions that are too old, but for those somebody else is ending just now."""
    old = select(sessions.c.id).where(sessions.c.expires_at <= now).with_for_update(skip_locked=True)
    tx.connection.execute(delete(sessions).where(sessions.c.id.in_(old)))


def _joined() -> Select[Any]:
    of_account = [column.label(f"account_{column.name}") for column in accounts.c if column.name != "id"]
    return select(sessions, *of_account).join(accounts, sessions.c.account_id == accounts.c.id)


def _one(tx: "Tx", chosen: Select[Any]) -> Session | None:
    row = tx.connection.execute(chosen).one_or_none()
    return _session(tx, row) if row else None


def _session(tx: "Tx", row: Row[Any]) -> Session:
    times = {name: in_utc(getattr(row, name)) for name in ("started_at", "seen_at", "expires_at")}
    return Session(id=row.id, account=account_in(tx, row._asdict(), "account_"), csrf=row.csrf, **times)


def in_utc(moment: datetime) -> datetime:
    """Return the moment with its zone; SQLite gives it back without."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
