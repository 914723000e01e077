"""Whether each case's open proceedings have their proof: read from the case file, where it is not known yet.

Every version that is saved says it in a column. What was saved before the column was there is read once, when
the records are opened: a migration has no keys.
"""

from collections.abc import Sequence

from sqlalchemy import select, update

from legal_docs.errors import KeysError
from legal_docs.model.courses import unproved
from legal_docs.storage.cases import load
from legal_docs.storage.records import Records, Tx
from legal_docs.storage.tables_cases import cases

_AT_ONCE = 200


def settle(records: Records) -> int:
    """Note it of every case of which it is not known; return of how many it was. One unreadable is left."""
    last, count = 0, 0
    while ids := _unknown(records, last):
        with records.writing() as tx:
            count += sum(_noted(tx, id) for id in ids)
        last = ids[-1]
    return count


def _unknown(records: Records, last: int) -> Sequence[int]:
    query = select(cases.c.id).where(cases.c.is_unproved.is_(None), cases.c.id > last)
    with records.reading() as tx:
        return tx.connection.execute(query.order_by(cases.c.id).limit(_AT_ONCE)).scalars().all()


def _noted(tx: Tx, id: int) -> bool:
    try:
        found = bool(unproved(load(tx, id).case))
    except (KeysError, LookupError, ValueError):  # told when the case is opened; no other waits for it
        return False
    still = update(cases).where(cases.c.id == id, cases.c.is_unproved.is_(None))
    tx.connection.execute(still.values(is_unproved=found))
    return True
