"""Workbooks and archives that were uploaded, with the corrections made to their cells so far."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, insert, select

from legal_docs.model.stored import Upload
from legal_docs.storage import damage
from legal_docs.storage.rows import Values, change, new_id, stored
from legal_docs.storage.sealing import UPLOADS
from legal_docs.storage.tables_work import uploads

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_SEALED = ("name", "fixes", "imported")


def add(tx: "Tx", upload: Upload) -> Upload:
    """Return the upload just added, with its id."""
    upload = upload.model_copy(update={"id": new_id()})
    tx.connection.execute(insert(uploads).values(**_row(tx, upload)))
    return upload


def find(tx: "Tx", id: int) -> Upload | None:
    """Return the upload with this id, None where there is none."""
    return damage.one(tx, UPLOADS, select(uploads).where(uploads.c.id == id), _upload, lock=True)


def of_account(tx: "Tx", account: int, *, only_open: bool = False) -> tuple[Upload, ...]:
    """Return what an account uploaded, the newest first; `only_open`: not wholly imported yet."""
    mine = uploads.c.uploaded_by == account
    return _found(tx, mine, uploads.c.finished_at.is_(None)) if only_open else _found(tx, mine)


def fix(tx: "Tx", id: int, fixes: Mapping[str, str]) -> Upload:
    """Return the upload with these corrections laid over those made before. LookupError."""
    upload = _there(tx, id)
    return _set(tx, upload, fixes={**upload.fixes, **fixes})


def unfix(tx: "Tx", id: int, cells: Iterable[str]) -> Upload:
    """Return the upload with the corrections of these cells taken back. LookupError."""
    upload, gone = _there(tx, id), set(cells)
    return _set(tx, upload, fixes={cell: v for cell, v in upload.fixes.items() if cell not in gone})


def imported(tx: "Tx", id: int, numbers: Iterable[str], *, at: datetime | None) -> Upload:
    """Return the upload with the numbers of cases made from it; `at`: nothing of it is left to import."""
    upload = _there(tx, id)
    every = tuple(dict.fromkeys((*upload.imported, *numbers)))
    return _set(tx, upload, imported=every, finished_at=at)


def _there(tx: "Tx", id: int) -> Upload:
    found = find(tx, id)
    if found is None:
        raise LookupError(id)
    return found


def _set(tx: "Tx", upload: Upload, **told: Any) -> Upload:
    newer = Upload.model_validate(upload.model_dump() | told)
    change(tx, uploads, upload.id, _row(tx, newer))
    return newer


def _row(tx: "Tx", upload: Upload) -> Values:
    values = upload.model_dump()
    sealed = UPLOADS.seal(tx.keys, values, {name: values.pop(name) for name in _SEALED})
    return stored(values) | {"sealed": sealed}


def _found(tx: "Tx", *conditions: ColumnElement[bool]) -> tuple[Upload, ...]:
    newest = select(uploads).where(*conditions).order_by(uploads.c.uploaded_at.desc(), uploads.c.id)
    return damage.readable(tx, UPLOADS, newest, _upload, alone=True)


def _upload(tx: "Tx", row: Values) -> Upload:
    return Upload.model_validate(UPLOADS.opened(tx.keys, row))
