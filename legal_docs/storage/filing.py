"""Which files of the file store the database knows, and a place aside for those it does not."""

import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from legal_docs.errors import KeysError
from legal_docs.storage import damage, rotation
from legal_docs.storage import key_sentences as say
from legal_docs.storage.disk import settle
from legal_docs.storage.files import FileStore
from legal_docs.storage.key_sentences import TamperedError
from legal_docs.storage.keyring import Keyring
from legal_docs.storage.rows import Values
from legal_docs.storage.schema import metadata
from legal_docs.storage.sealing import CASES, DEADLINES, DRAFTS, EVERY, MOVES, NAMES, REASONS, Sealed

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_SHA256 = re.compile(rb"(?<![0-9a-zA-Z])[0-9a-f]{64}(?![0-9a-zA-Z])")

_WITHOUT_FILES = (CASES, REASONS, MOVES, DEADLINES, DRAFTS, NAMES)
"""Words and days alone; of all others a row that does not open may have been the only one to name a file."""


@dataclass(frozen=True, slots=True)
class Known:
    """The SHA-256 of files the database knows.

    `needed`: a column names them. `told`: some encrypted document holds them, such as the result of a job;
    they may be of other files, or of files that are gone. `faults`: encrypted rows that do not open;
    `unsure`: those of them that may name files.
    """

    needed: frozenset[str]
    told: frozenset[str]
    faults: tuple[TamperedError, ...]
    unsure: tuple[TamperedError, ...]

    def names(self, keys: Keyring) -> frozenset[str]:
        """Return the names in the file store of all of them."""
        return names(keys, self.needed | self.told)


def names(keys: Keyring, hashes: Iterable[str]) -> frozenset[str]:
    """Return the names that files of these SHA-256 have in the file store."""
    return frozenset(keys.blind("file", sha256).hex() for sha256 in hashes)


def known(tx: "Tx") -> Known:
    """Return what the database knows of the file store; every encrypted row is opened for it."""
    columns = [table.c.sha256 for table in metadata.sorted_tables if "sha256" in table.c]
    needed = {sha256 for each in columns for sha256 in tx.connection.execute(select(each)).scalars()}
    told: set[str] = set()
    faults: list[TamperedError] = []
    unsure: list[TamperedError] = []
    for each in EVERY:
        for data in _opened(tx, each, faults if each in _WITHOUT_FILES else unsure):
            told |= {match.decode() for match in _SHA256.findall(data)}
    return Known(frozenset(needed), frozenset(told - needed), (*faults, *unsure), tuple(unsure))


def _opened(tx: "Tx", each: Sealed, faults: list[TamperedError]) -> Iterator[bytes]:
    for row in _rows(tx, each, faults):
        try:
            data = tx.keys.decrypt(row[each.column], each.place(row))
        except KeysError:
            faults.append(damage.named(tx, each, row["id"]))
            continue
        with suppress(zlib.error):
            data = zlib.decompress(data)
        yield data


def _rows(tx: "Tx", each: Sealed, faults: list[TamperedError]) -> Iterator[Values]:
    """Yield every row; where the driver cannot read one (SQLite keeps any value), that is a fault."""
    after = -1
    try:
        while rows := rotation.opened(tx, each, after):
            yield from rows
            after = rows[-1]["id"]
    except (ValueError, TypeError):
        faults.append(say.tampered(f"{each.table.name}.{each.column}.>{after}"))


def aside(store: FileStore) -> FileStore:
    """Return the store beside the store: what lies there is gone from the house, but can come back."""
    return FileStore(store.folder.with_name(f"{store.folder.name}-aside"), store.keys)


def last_used(path: Path) -> float:
    """Return when a file was last written or, as far as the disk notes it, read: seconds since 1970."""
    found = path.stat()
    return max(found.st_mtime, found.st_atime)


def move(paths: Iterable[Path], target: FileStore, at: datetime) -> None:
    """Move files from one store into the other, as written at that moment. Raises OSError.

    A file that is there already stays: it has the same content.
    """
    target.folder.mkdir(mode=0o700, exist_ok=True)
    for path in paths:
        place = target.folder / path.name[:2] / path.name
        place.parent.mkdir(mode=0o700, exist_ok=True)
        os.utime(path, (at.timestamp(), at.timestamp()))
        with suppress(FileExistsError):
            os.link(path, place)
            settle(place.parent)
        path.unlink()
