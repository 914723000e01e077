"""Packs released to outside counsel: to whom, read and acknowledged, taken back."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, insert, select

from legal_docs.model.stored import Release
from legal_docs.storage import damage
from legal_docs.storage.cases import needed
from legal_docs.storage.rows import Values, change, new_id, stored
from legal_docs.storage.sealing import RELEASES
from legal_docs.storage.tables_work import releases

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_SEALED = ("note", "files", "reason")


def add(tx: "Tx", release: Release) -> Release:
    """Return the release just added, with its id."""
    needed(tx, release.case_id)
    release = release.model_copy(update={"id": new_id()})
    tx.connection.execute(insert(releases).values(**_row(tx, release)))
    return release


def find(tx: "Tx", id: int, *, lock: bool = True) -> Release | None:
    """Return the release with this id, None where there is none; `lock=False`: others may change it."""
    return damage.one(tx, RELEASES, select(releases).where(releases.c.id == id), release_in, lock=lock)


def of_case(tx: "Tx", case_id: int) -> tuple[Release, ...]:
    """Return every release of the case, the newest first."""
    return _found(tx, releases.c.case_id == case_id)


def of_counsel(tx: "Tx", counsel: int, *, revoked: bool = False) -> tuple[Release, ...]:
    """Return the releases to one counsel, the newest first; `revoked`: with those taken back."""
    if revoked:
        return _found(tx, releases.c.counsel == counsel)
    return _found(tx, releases.c.counsel == counsel, releases.c.revoked_at.is_(None))


def is_released(tx: "Tx", case_id: int, counsel: int) -> bool:
    """Return whether any pack of the case is open to this counsel now."""
    is_his = (releases.c.case_id == case_id, releases.c.counsel == counsel, releases.c.revoked_at.is_(None))
    return bool(_found(tx, *is_his))


def acknowledge(tx: "Tx", id: int, *, at: datetime) -> Release:
    """Return the release as acknowledged; the first time stands. LookupError where it is not open."""
    found = _open(tx, id)
    return found if found.acknowledged_at else _set(tx, found, acknowledged_at=at)


def revoke(tx: "Tx", id: int, *, at: datetime, reason: str = "") -> Release:
    """Return the release as taken back. LookupError where it is not open."""
    return _set(tx, _open(tx, id), revoked_at=at, reason=reason)


def _open(tx: "Tx", id: int) -> Release:
    found = find(tx, id)
    if found is None or found.revoked_at:
        raise LookupError(id)
    return found


def _set(tx: "Tx", release: Release, **told: Any) -> Release:
    newer = Release.model_validate(release.model_dump() | told)
    change(tx, releases, release.id, _row(tx, newer))
    return newer


def _row(tx: "Tx", release: Release) -> Values:
    values = release.model_dump()
    sealed = RELEASES.seal(tx.keys, values, {name: values.pop(name) for name in _SEALED})
    return stored(values) | {"sealed": sealed}


def _found(tx: "Tx", *conditions: ColumnElement[bool]) -> tuple[Release, ...]:
    newest = select(releases).where(*conditions).order_by(releases.c.released_at.desc(), releases.c.id)
    return damage.readable(tx, RELEASES, newest, release_in, alone=True)


def release_in(tx: "Tx", row: Values) -> Release:
    """Return the release a row holds."""
    return Release.model_validate(RELEASES.opened(tx.keys, row))
