"""Opening the records: with their keys, which are made where the database is still empty."""

from pathlib import Path

from sqlalchemy import Engine, func, select

from legal_docs.errors import KeysError
from legal_docs.storage.database import told
from legal_docs.storage.keyring import Keyring
from legal_docs.storage.proved import settle
from legal_docs.storage.records import Records
from legal_docs.storage.tables_cases import key_checks


def open_records(engine: Engine, keys: Path) -> Records:
    """Return the records with the keys of the file; an empty database gets new keys where there are none.

    Raises KeysError where the file is missing though data was encrypted, damaged, or another one;
    DatabaseError. New keys that another machine was faster with are not left behind. What a migration could
    not find out without keys is noted (`proved.settle`).
    """
    is_made = not keys.exists() and _is_new(engine) and _made(keys)
    try:
        records = Records(engine, Keyring.load(keys))
    except KeysError:
        if is_made:
            keys.unlink(missing_ok=True)
        raise
    settle(records)
    return records


def _made(keys: Path) -> bool:
    try:
        Keyring.create(keys)
    except KeysError:  # another process was first: its file is loaded
        return False
    return True


def _is_new(engine: Engine) -> bool:
    with told(engine.url), engine.connect() as connection:
        return not connection.execute(select(func.count()).select_from(key_checks)).scalar_one()
