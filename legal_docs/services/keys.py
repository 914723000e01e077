"""The keys of the records, for whoever answers for the machine: make, check, change them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_docs.errors import LegalDocsError
from legal_docs.model.trail import TrailEvent
from legal_docs.services.backups.alone import alone
from legal_docs.services.wiring import Wiring

if TYPE_CHECKING:
    from legal_docs.storage.files import FileStore
    from legal_docs.storage.records import Records
    from legal_docs.storage.sealing import Sealed


@dataclass(frozen=True, slots=True)
class KeyReport:
    """What a check of the keys found. `faults`: rows and files that do not open, one sentence each.

    `old`: values and files that still use a key other than the primary one. `rows` and `files` were opened.
    """

    path: Path
    primary: int
    ids: tuple[int, ...]
    old: int
    rows: int
    files: int
    faults: tuple[LegalDocsError, ...]


@dataclass(frozen=True, slots=True)
class Rotated:
    """What a change of the key did: the new primary key, and how much was encrypted anew with it.

    `cases`: how many were made findable by a new index key.
    """

    primary: int
    rows: int
    files: int
    cases: int = 0


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

    records, files = opened(wiring)
    with records.reading() as tx:
        old = rotation.left(tx)
    found = [*every_row(records), *every_file(files)] if whole else []
    faults = tuple(fault for _, fault in found if fault)
    kinds = [kind for kind, _ in found]
    keys = records.keys
    ids = tuple(sorted(keys.ids))
    counts = kinds.count("row"), kinds.count("file")
    return KeyReport(keys.path, keys.primary, ids, old + files.old(), *counts, faults)


def rotate(wiring: Wiring, say: Callable[[int], None] = lambda _: None, *, index: bool = False) -> Rotated:
    """Return what was encrypted anew with a new key; the old one is dropped when nothing uses it.

    It may be stopped and begun again: it goes on with the key it had begun. `say` is told the rows so far. A
    backup being made is waited for: it holds one state of the keys. `index`: the key by which cases are found
    is changed too; an earlier change without it is brought to its end first.
    """
    keys = opened(wiring)[0].keys
    with alone(wiring):
        keys.refresh()
        if index and len(keys.ids) > 1 and not keys.is_reindexing:
            _rotated(wiring, say, index=False)
        return _rotated(wiring, say, index=index)


def _rotated(wiring: Wiring, say: Callable[[int], None], *, index: bool) -> Rotated:
    from legal_docs.storage import rotation

    records, files = opened(wiring)
    primary = rotation.begin(records, index=index)
    _note(wiring, "keys.changed", primary)
    found = sum(rotation.reindex(records))
    rows = 0
    for done in rotation.renew(records):
        rows += done
        say(rows)
    stores = [*_stores(wiring, files)]
    renewed = sum(store.renew() for store in stores)
    if not any(store.old() for store in stores) and rotation.end(records):
        _note(wiring, "keys.dropped", primary)
    return Rotated(primary, rows, renewed, found)


def _stores(wiring: Wiring, files: "FileStore") -> Iterator["FileStore"]:
    """Yield every place where files lie encrypted: the store, what was put aside, exports not fetched yet."""
    from legal_docs.storage import filing
    from legal_docs.storage.files import FileStore

    yield from (files, filing.aside(files))
    for folder in sorted((wiring.settings.home / "exports").glob("*")):
        yield FileStore(folder, files.keys)


def opened(wiring: Wiring) -> tuple["Records", "FileStore"]:
    """Return the store; unlike `wiring.records` alone, no keys are made where there are none: KeysError."""
    from legal_docs.storage.keyring import Keyring

    Keyring.load(wiring.settings.key_file)
    return wiring.records, wiring.files


def _note(wiring: Wiring, action: str, primary: int) -> None:
    from legal_docs.storage import trail

    event = TrailEvent(at=wiring.now(), who=0, action=action, object=f"key:{primary}")
    with wiring.records.writing() as tx:
        trail.append(tx, event)


def every_row(records: "Records") -> Iterator[tuple[str, LegalDocsError | None]]:
    """Yield `row` for each encrypted value after it was opened, and what is wrong with it."""
    from legal_docs.storage.sealing import EVERY

    for each in EVERY:
        after = -1
        while rows := _next(records, each, after):
            for row in rows:
                yield "row", fault_of(partial(records.keys.decrypt, row[each.column], each.place(row)))
            after = rows[-1]["id"]


def _next(records: "Records", each: "Sealed", after: int) -> list[dict[str, Any]]:
    from legal_docs.storage import rotation

    with records.reading() as tx:
        return rotation.opened(tx, each, after)


def every_file(files: "FileStore") -> Iterator[tuple[str, LegalDocsError | None]]:
    """Yield `file` for each file of the store after all of it was decrypted, and what is wrong with it."""
    for path in files.paths():
        yield "file", fault_of(partial(files.verify, path))


def fault_of(job: Callable[[], object]) -> LegalDocsError | None:
    """Return what is wrong where `job` cannot be done, None where it can."""
    try:
        job()
    except LegalDocsError as error:
        return error
    return None
