"""The house's own templates and tables: versions that stay, and which of them are in use."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.exc import IntegrityError

from legal_docs.errors import ConflictError
from legal_docs.model.supply import Supply, SupplyKind
from legal_docs.storage.rows import Values, change, fetched, new_id, stored
from legal_docs.storage.sealing import SUPPLIES
from legal_docs.storage.tables_supplies import supplies

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_SEALED = ("name", "template", "reason")


def add(tx: "Tx", supply: Supply) -> Supply:
    """Return the supply as the next version of its key, not in use. ConflictError: another was quicker."""
    same = (supplies.c.kind == supply.kind.value, supplies.c.key == supply.key)
    newest = tx.connection.execute(select(func.max(supplies.c.version)).where(*same)).scalar_one() or 0
    told = {"id": new_id(), "version": newest + 1, "is_active": False}
    made = supply.model_copy(update=told)
    try:
        tx.connection.execute(insert(supplies).values(**_row(tx, made)))
    except IntegrityError:
        raise ConflictError(
            "刚才有人上传了同一项的新版本，请重新打开页面后再试",
            "Somebody has just uploaded a version of the same thing; open the page again and retry",
        ) from None
    return made


def find(tx: "Tx", id: int) -> Supply | None:
    """Return the supply with this id, None where there is none."""
    return next(iter(_found(tx, supplies.c.id == id, lock=True)), None)


def listing(tx: "Tx", kind: SupplyKind) -> tuple[Supply, ...]:
    """Return every version of a kind, by key, the newest first."""
    return _found(tx, supplies.c.kind == kind.value)


def active(tx: "Tx") -> tuple[Supply, ...]:
    """Return what is in use, of every kind."""
    return _found(tx, supplies.c.is_active.is_(True))


def use(tx: "Tx", id: int, *, at: datetime, by: int) -> Supply:
    """Return the version as the one of its key that is in use from now. LookupError where it is not there."""
    chosen = _needed(tx, id)
    same = (supplies.c.kind == chosen.kind.value, supplies.c.key == chosen.key)
    for other in _found(tx, *same, supplies.c.is_active.is_(True), lock=True):
        if other.id != id:
            _set(tx, other, at, by, is_active=False)
    return _set(tx, chosen, at, by, is_active=True)


def drop(tx: "Tx", id: int, *, at: datetime, by: int) -> Supply:
    """Return the version, no longer in use. LookupError where it is not there."""
    return _set(tx, _needed(tx, id), at, by, is_active=False)


def _needed(tx: "Tx", id: int) -> Supply:
    found = find(tx, id)
    if found is None:
        raise LookupError(id)
    return found


def _set(tx: "Tx", supply: Supply, at: datetime, by: int, *, is_active: bool) -> Supply:
    told = {"is_active": is_active, "changed_at": at, "changed_by": by}
    newer = supply.model_copy(update=told)
    change(tx, supplies, supply.id, _row(tx, newer))
    return newer


def _row(tx: "Tx", supply: Supply) -> Values:
    values = supply.model_dump(exclude=set(_SEALED))
    sealed = supply.model_dump(mode="json", include=set(_SEALED))
    return stored(values) | {"sealed": SUPPLIES.seal(tx.keys, values, sealed)}


def _found(tx: "Tx", *conditions: ColumnElement[bool], lock: bool = False) -> tuple[Supply, ...]:
    order = (supplies.c.kind, supplies.c.key, supplies.c.version.desc())
    rows = fetched(tx, select(supplies).where(*conditions).order_by(*order), lock=lock)
    return tuple(Supply.model_validate(SUPPLIES.opened(tx.keys, row)) for row in rows)
