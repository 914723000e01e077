"""The marks of the keys in the database: is this key file the one the data was encrypted with?

A mark is an HMAC made with the key, from which the key cannot be found. There is one for each encryption key
that rows may still need, one for the index key and one for the trail key; one encryption key is the primary.
"""

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from legal_docs.storage import key_sentences as say
from legal_docs.storage.tables_cases import key_checks

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_NAMED = ("index", "trail", "names")
"""The keys that encrypt nothing; `names` is there once the index key was changed."""


def verify(tx: "Tx") -> bool:
    """Return whether the database knows the keys as they are; False: `register` has to note them.

    Raises KeysError where a key the database needs is missing or another one.
    """
    keys, rows = tx.keys, _rows(tx)
    marks = keys.marks()
    for name, (mark, _) in rows.items():
        if name not in marks:
            raise say.key_missing(name, keys.path)
        if not keys.fits(name, mark):
            raise say.key_wrong(name, keys.path)
    primary = str(keys.primary)
    if primary in rows and not rows[primary][1]:
        raise say.key_old(keys.path)
    return primary in rows


def register(tx: "Tx") -> None:
    """Note the marks of keys the database does not know yet, and which is the primary one."""
    verify(tx)  # another process may have been first, with other keys
    known = _rows(tx)
    tx.connection.execute(update(key_checks).values(is_primary=False))
    for name, mark in tx.keys.marks().items():
        if name not in known:
            tx.connection.execute(insert(key_checks).values(name=name, mark=mark, is_primary=False))
        elif known[name][0] != mark:  # the index key is being changed
            tx.connection.execute(update(key_checks).where(key_checks.c.name == name).values(mark=mark))
    is_it = key_checks.c.name == str(tx.keys.primary)
    tx.connection.execute(update(key_checks).where(is_it).values(is_primary=True))


def hold(tx: "Tx") -> None:
    """Keep the primary key from being changed until this transaction ends. Raises KeysError.

    Where another process changed it, the key file is read again.
    """
    chosen = select(key_checks.c.name).where(key_checks.c.is_primary).with_for_update(read=True)
    primary = tx.connection.execute(chosen).scalar_one_or_none()
    if primary != str(tx.keys.primary):
        tx.keys.refresh()
        verify(tx)


def forget_old(tx: "Tx") -> None:
    """Take away the marks of encryption keys other than the primary one; nothing may need them any more."""
    kept = (str(tx.keys.primary), *_NAMED)
    tx.connection.execute(delete(key_checks).where(key_checks.c.name.not_in(kept)))


def needs_old(tx: "Tx") -> bool:
    """Return whether the database still has the mark of an encryption key other than the primary one."""
    return bool(_rows(tx).keys() - {str(tx.keys.primary), *_NAMED})


def serialise(tx: "Tx") -> None:
    """Let nobody else change the keys until this transaction ends; on SQLite it is the only writer anyway."""
    if tx.connection.dialect.name == "postgresql":
        tx.connection.execute(select(func.pg_advisory_xact_lock(7_003)))


def _rows(tx: "Tx") -> dict[str, tuple[bytes, bool]]:
    return {row.name: (row.mark, row.is_primary) for row in tx.connection.execute(select(key_checks))}
