"""Transactions on the records: one connection, the keys, and errors told in words."""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, TimeoutError

from legal_docs.storage import key_checks
from legal_docs.storage.database import READS, refused
from legal_docs.storage.keyring import Keyring

_kept: ContextVar[int] = ContextVar("kept", default=0)


def kept() -> int:
    """Return how many writing transactions were kept here so far, to be compared with a later count."""
    return _kept.get()


@dataclass(frozen=True)
class Tx:
    """One transaction under way. `writes`: rows that are looked up are locked until it ends."""

    connection: Connection
    keys: Keyring
    writes: bool


@dataclass(frozen=True)
class Records:
    """The records: a database and the keys of what is encrypted in it.

    Making one verifies the keys against the database (the first time it notes their marks there): KeysError.
    """

    engine: Engine
    keys: Keyring

    def __post_init__(self) -> None:
        self.settle()

    def settle(self) -> None:
        """Make sure that the keys are those of the database, and note in it those that are new. KeysError."""
        with self._begun(writes=False) as tx:
            is_known = key_checks.verify(tx)
        if not is_known:
            with self.changing_keys() as tx:
                key_checks.register(tx)

    @contextlib.contextmanager
    def changing_keys(self) -> Iterator[Tx]:
        """Yield a writing transaction beside which nobody else changes the keys, here or in the key file."""
        with self._begun(writes=True) as tx:
            key_checks.serialise(tx)
            yield tx

    @contextlib.contextmanager
    def reading(self) -> Iterator[Tx]:
        """Yield a transaction that sees one state of the data, blocks nobody and cannot write."""
        with self._begun(writes=False) as tx:
            yield tx

    @contextlib.contextmanager
    def writing(self) -> Iterator[Tx]:
        """Yield a transaction that is kept whole when the block ends, and dropped whole when it raises.

        On SQLite one writes at a time; on PostgreSQL what must be serial waits for row locks. Raises
        DatabaseError (full disk, locked too long), KeysError (the keys were changed and this file was not).
        """
        with self._begun(writes=True) as tx:
            key_checks.hold(tx)
            yield tx

    @contextlib.contextmanager
    def _begun(self, *, writes: bool) -> Iterator[Tx]:
        try:
            with self.engine.connect() as connection:
                if not writes:
                    connection = connection.execution_options(**_reads(self.engine))
                with connection.begin():
                    yield Tx(connection, self.keys, writes)
                if writes:
                    _kept.set(_kept.get() + 1)
        except (DBAPIError, TimeoutError) as error:
            raise refused(self.engine.url, error) from error


def _reads(engine: Engine) -> dict[str, object]:
    if engine.dialect.name == "sqlite":
        return {READS: True}
    return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
