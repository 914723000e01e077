"""Tries to log in, counted by login and by address; both are kept blind."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from legal_docs.storage.sessions import in_utc
from legal_docs.storage.tables_people import attempts

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from legal_docs.storage.records import Tx


@dataclass(frozen=True, slots=True)
class Tries:
    """How many tries there were, and when the last one was."""

    count: int
    last_at: datetime


NEVER = Tries(0, datetime(1970, 1, 1, tzinfo=UTC))


def of(tx: "Tx", kind: str, who: str) -> Tries:
    """Return the tries of one login or address; other writers wait until this transaction is over.

    One statement makes or locks the row: one that is forgotten meanwhile is made anew.
    """
    made = postgresql.insert if tx.connection.dialect.name == "postgresql" else sqlite.insert
    values = {"kind": kind, "who": _blind(tx, kind, who), "count": 0, "last_at": NEVER.last_at}
    held = made(attempts).values(values)
    held = held.on_conflict_do_update(index_elements=["kind", "who"], set_={"count": attempts.c.count})
    count, last_at = tx.connection.execute(held.returning(attempts.c.count, attempts.c.last_at)).one()
    return Tries(count, in_utc(last_at))


def put(tx: "Tx", kind: str, who: str, count: int, at: datetime) -> None:
    """Write down how many tries there were, and when the last one was; `of` was asked before."""
    tx.connection.execute(update(attempts).where(_is(tx, kind, who)).values(count=count, last_at=at))


def clear(tx: "Tx", kind: str, who: str) -> None:
    """Forget the tries of one login or address."""
    tx.connection.execute(delete(attempts).where(_is(tx, kind, who)))


def forget(tx: "Tx", before: datetime) -> None:
    """Forget all tries before a moment, but for those somebody is counting just now."""
    key = (attempts.c.kind, attempts.c.who)
    old = select(*key).where(attempts.c.last_at < before).with_for_update(skip_locked=True)
    tx.connection.execute(delete(attempts).where(tuple_(*key).in_(old)))


def _is(tx: "Tx", kind: str, who: str) -> "ColumnElement[bool]":
    return and_(attempts.c.kind == kind, attempts.c.who == _blind(tx, kind, who))


def _blind(tx: "Tx", kind: str, who: str) -> bytes:
    return tx.keys.blind(
        f"attempt.{kind}", who.encode().hex()
    )  # in hex: spellings must not be taken for alike
