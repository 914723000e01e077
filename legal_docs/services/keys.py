"""The keys of the records, for whoever answers for the machine: make, check, change them."""

import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_docs.errors import LegalDocsError
from legal_docs.model.trail import TrailEvent
from legal_docs.services.wiring import Wiring

if TYPE_CHECKING:
    from legal_docs.storage.files import FileStore
    from legal_docs.storage.records import Records
    from legal_docs.storage.sealing import Sealed


@dataclass(frozen=True, slots=True)
class KeyReport:
    """What a check of the keys found. `faults`: rows and files that do not open, one sentence each.

    `old`: values and files that still use a key other than the primary one. `rows` and `files` were opened;
    `others_may_read`: the key file is open to other accounts of the machine.
    """

    path: Path
    primary: int
    ids: tuple[int, ...]
    old: int
    others_may_read: bool
    rows: int
    files: int
    faults: tuple[LegalDocsError, ...]


@dataclass(frozen=True, slots=True)
class Rotated:
    """What a change of the key did: the new primary key, and how much was encrypted anew with it."""

    primary: int
    rows: int
    files: int


def create(wiring: Wiring) -> Path:
    """Return the new key file, verified to fit the database. Raises KeysError: it is there already, or unfit.

    A file that does not fit (the database was encrypted with other keys) is not left behind.
    """
    from legal_docs.storage.keyring import Keyring
    from legal_docs.storage.records import Records

    path = wiring.settings.key_file
    keys = Keyring.create(path)
    try:
        Records(wiring.engine, keys)
    except LegalDocsError:
        path.unlink()
        raise
    return path


def check(wiring: Wiring, *, whole: bool = False) -> KeyReport:
    """Return how the keys fit the database; `whole`: every row and file is opened. KeysError: they do not."""
    from legal_docs.storage import rotation

    records, files = _opened(wiring)
    with records.reading() as tx:
        old = rotation.left(tx)
    found = [*_rows(records), *_files(files)] if whole else []
    faults = tuple(fault for _, fault in found if fault)
    kinds = [kind for kind, _ in found]
    keys = records.keys
    open_to_all = bool(keys.path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
    ids = tuple(sorted(keys.ids))
    opened = kinds.count("row"), kinds.count("file")
    return KeyReport(keys.path, keys.primary, ids, old + files.old(), open_to_all, *opened, faults)


def rotate(wiring: Wiring, say: Callable[[int], None] = lambda _: None) -> Rotated:
    """Return what was encrypted anew with a new key; the old one is dropped when nothing uses it.

    It may be stopped and begun again: it goes on with the key it had begun. `say` is told the rows so far.
    """
    from legal_docs.storage import rotation

    records, files = _opened(wiring)
    primary = rotation.begin(records)
    _note(wiring, "keys.changed", primary)
    rows = 0
    for done in rotation.renew(records):
        rows += done
        say(rows)
    renewed = files.renew()
    if not files.old() and rotation.end(records):
        _note(wiring, "keys.dropped", primary)
    return Rotated(primary, rows, renewed)


def _opened(wiring: Wiring) -> tuple["Records", "FileStore"]:
    """Return the store; unlike `wiring.records` alone, no keys are made where there are none."""
    from legal_docs.storage.keyring import Keyring

    Keyring.load(wiring.settings.key_file)
    return wiring.records, wiring.files


def _note(wiring: Wiring, action: str, primary: int) -> None:
    from legal_docs.storage import trail

    event = TrailEvent(at=wiring.now(), who=0, action=action, object=f"key:{primary}")
    with wiring.records.writing() as tx:
        trail.append(tx, event)


def _rows(records: "Records") -> Iterator[tuple[str, LegalDocsError | None]]:
    """Yield each encrypted value, and what is wrong with it."""
    from legal_docs.storage.sealing import EVERY

    for each in EVERY:
        after = -1
        while rows := _next(records, each, after):
            for row in rows:
                yield "row", _fault(partial(records.keys.decrypt, row[each.column], each.place(row)))
            after = rows[-1]["id"]


def _next(records: "Records", each: "Sealed", after: int) -> list[dict[str, Any]]:
    from legal_docs.storage import rotation

    with records.reading() as tx:
        return rotation.opened(tx, each, after)


def _files(files: "FileStore") -> Iterator[tuple[str, LegalDocsError | None]]:
    for path in files.paths():
        yield "file", _fault(partial(files.verify, path))


def _fault(job: Callable[[], object]) -> LegalDocsError | None:
    try:
        job()
    except LegalDocsError as error:
        return error
    return None
