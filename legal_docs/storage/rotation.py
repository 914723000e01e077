"""Changing the encryption key: what was encrypted with an older one is encrypted anew, a few rows at a time.

It may be stopped at any moment and begun again. The index key is changed with it where that is asked for:
what cases are found by is then computed anew from their documents. The trail key stays as it is.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, delete, func, insert, select, update

from legal_docs.storage import key_checks, terms
from legal_docs.storage.cases import load
from legal_docs.storage.keyring import FORMAT
from legal_docs.storage.rows import fetched
from legal_docs.storage.sealing import EVERY, Sealed
from legal_docs.storage.tables_cases import case_terms, cases

if TYPE_CHECKING:
    from legal_docs.storage.records import Records, Tx

AT_ONCE = 200
"""How many rows one transaction encrypts anew."""


def begin(records: "Records", *, index: bool = False) -> int:
    """Return the number of the new primary key; where an earlier change is not over, of the one it began.

    `index`: the index key is changed too, unless an earlier change without it is not over.
    """
    with records.changing_keys() as tx:
        tx.keys.refresh()
        if len(tx.keys.ids) == 1:
            tx.keys.add(index=index)
        key_checks.register(tx)
    return records.keys.primary


def renew(records: "Records", at_once: int = AT_ONCE) -> Iterator[int]:
    """Yield how many rows each transaction encrypted anew, until none is left that uses an older key."""
    for each in EVERY:
        done = at_once
        while done == at_once:
            with records.writing() as tx:
                done = _renew(tx, each, at_once)
            yield done


def reindex(records: "Records", at_once: int = AT_ONCE) -> Iterator[int]:
    """Yield how many cases each transaction made findable by the new index key; none: it is not changed.

    Writers use the new key since `begin`, so that a case whose terms are those of the new key is done.
    """
    after: int | None = -1 if records.keys.is_reindexing else None
    while after is not None:
        with records.writing() as tx:
            chosen = select(cases.c.id).where(cases.c.id > after).order_by(cases.c.id).limit(at_once)
            ids = tx.connection.execute(chosen.with_for_update()).scalars().all()
            done = sum(_reindexed(tx, id) for id in ids)
        yield done
        after = ids[-1] if ids else None


def _reindexed(tx: "Tx", id: int) -> bool:
    """Return whether the terms of a case had to be written anew."""
    mine = case_terms.c.case_id == id
    wanted = terms.blinded(tx.keys, load(tx, id).case)
    found = tx.connection.execute(select(case_terms.c.term).where(mine)).scalars()
    if {bytes(term) for term in found} == wanted:
        return False
    tx.connection.execute(delete(case_terms).where(mine))
    if wanted:
        rows = [{"case_id": id, "term": term} for term in sorted(wanted)]
        tx.connection.execute(insert(case_terms), rows)
    return True


def left(tx: "Tx") -> int:
    """Return how many encrypted values use another key than the primary one."""
    counted = (select(func.count()).select_from(each.table).where(_is_old(tx, each)) for each in EVERY)
    return sum(tx.connection.execute(query).scalar_one() for query in counted)


def end(records: "Records") -> bool:
    """Return whether no row needed an older key, which is then dropped from the database and the key file.

    In two steps: were the file first, a failure in between would leave a database that asks for the key.
    """
    with records.changing_keys() as tx:
        tx.keys.refresh()
        if left(tx):
            return False
        key_checks.forget_old(tx)
    with records.changing_keys() as tx:
        tx.keys.refresh()
        if key_checks.needs_old(tx):  # another change began in between
            return False
        tx.keys.drop_old()
    return True


def opened(tx: "Tx", each: Sealed, after: int, at_once: int = AT_ONCE) -> list[dict[str, Any]]:
    """Return the next rows of an encrypted column after the id `after`: what is bound, and the ciphertext."""
    id = each.table.c.id
    return fetched(tx, _columns(each).where(id > after).order_by(id).limit(at_once))


def _renew(tx: "Tx", each: Sealed, at_once: int) -> int:
    query = _columns(each).where(_is_old(tx, each)).order_by(each.table.c.id).limit(at_once)
    rows = fetched(tx, query, lock=True)
    for row in rows:
        place = each.place(row)
        blob = tx.keys.encrypt(tx.keys.decrypt(row[each.column], place), place)
        chosen = update(each.table).where(each.table.c.id == row["id"])
        tx.connection.execute(chosen.values({each.column: blob}))
    return len(rows)


def _columns(each: Sealed) -> Any:
    return select(*(each.table.c[name] for name in (*each.bound, each.column)))


def _is_old(tx: "Tx", each: Sealed) -> ColumnElement[bool]:
    return func.substr(each.table.c[each.column], 1, 2) != bytes((FORMAT, tx.keys.primary))
