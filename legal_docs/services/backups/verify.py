"""Is a backup still what was made, and do the keys open it?"""

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from legal_docs.errors import BadInputError, KeysError, LegalDocsError, ProofError
from legal_docs.model.backup import Backup
from legal_docs.services.backups import layout
from legal_docs.services.keys import every_file, every_row

if TYPE_CHECKING:
    from legal_docs.storage.keyring import Keyring
    from legal_docs.storage.records import Records


@dataclass(frozen=True, slots=True)
class Verified:
    """What a look at a backup found. `faults`: one sentence each.

    `with_keys`: keys, seal and trail (of PostgreSQL by the deep look alone) were verified; `rows` and `files`
    were decrypted.
    """

    backup: Backup
    with_keys: bool
    faults: tuple[LegalDocsError, ...]
    rows: int = 0
    files: int = 0


@dataclass(slots=True)
class _Opened:
    """What was decrypted so far."""

    rows: int = 0
    files: int = 0
    faults: list[LegalDocsError] = field(default_factory=list)

    def take(self, found: Iterable[tuple[str, LegalDocsError | None]]) -> None:
        for kind, fault in found:
            self.rows += kind == "row"
            self.files += kind == "file"
            self.faults += [fault] if fault else []


def verify(folder: Path, keys: "Keyring | None" = None, *, deep: bool = False) -> Verified:
    """Return what is wrong with a backup; with `keys` whether it is the house's own, `deep`: all of it opens.

    Raises BadInputError: no backup, a damaged manifest, one of a newer program; KeysError: not its keys;
    MissingPartError: PostgreSQL's programs are needed for its dump; DatabaseError: no room to look inside.
    """
    backup = layout.read(folder)
    require_known(backup)
    faults = [*_differences(folder, backup)]
    if not faults:
        faults += _database(folder, backup)
    if keys is None:
        return Verified(backup, with_keys=False, faults=tuple(faults))
    require_keys(backup, keys)
    faults += _sealed(backup, keys)
    opened = _Opened()
    if not faults:
        _inside(folder, backup, keys, opened, deep=deep)
    return Verified(backup, True, (*faults, *opened.faults), opened.rows, opened.files)


def require_known(backup: Backup) -> None:
    """Raise BadInputError where a newer program made the backup."""
    from legal_docs.storage import copying

    if not copying.is_known(backup.revision):
        raise BadInputError(
            f"备份是较新版本的程序制作的（{backup.program}，数据库 {backup.revision}）。请先升级程序",
            f"A newer program made this backup ({backup.program}, database {backup.revision}). Upgrade first",
        )


def require_keys(backup: Backup, keys: "Keyring") -> None:
    """Raise KeysError where these are not the keys the backup needs."""
    for name, mark in sorted(backup.marks.items()):
        if not keys.fits(name, bytes.fromhex(mark)):
            raise KeysError(
                f"密钥文件（{keys.path}）不是这份备份的密钥（缺少密钥 {name}，或者不符）。"
                "请使用制作备份时的密钥文件：核对时用 --keys 指定，恢复时放在 LEGAL_DOCS_KEYS 的位置",
                f"The key file ({keys.path}) is not that of this backup (key {name} is missing or another). "
                "Take the key file of that day: name it with --keys to verify, put it at LEGAL_DOCS_KEYS to "
                "restore",
            )


def _differences(folder: Path, backup: Backup) -> Iterator[LegalDocsError]:
    """Yield what is missing, changed or was put in, by the names in the manifest."""
    listed = {each.name: each for each in backup.files}
    there = {
        Path(path, name).relative_to(folder).as_posix()
        for path, _, names in os.walk(folder)
        for name in names
    }
    for name in sorted(there - listed.keys() - {layout.MANIFEST}):
        yield _fault(f"备份里多出文件 {name}", f"{name} was put into the backup")
    for name, each in listed.items():
        path = folder / name
        if path.is_symlink() or not path.is_file():
            yield _fault(f"备份里缺少文件 {name}", f"{name} is missing from the backup")
        elif path.stat().st_size != each.size or layout.hashed(folder, name) != each:
            yield _fault(
                f"备份里的文件 {name} 被改动或者损坏", f"{name} of the backup was changed or is damaged"
            )


def _database(folder: Path, backup: Backup) -> Iterator[LegalDocsError]:
    from legal_docs.errors import DatabaseError
    from legal_docs.storage import copying

    try:
        copying.require_whole(folder / copying.NAMES[backup.database], backup.database)
    except DatabaseError as error:
        yield error


def _sealed(backup: Backup, keys: "Keyring") -> Iterator[LegalDocsError]:
    if layout.seal(keys, backup) != backup.seal:
        yield _fault("备份清单与密钥不符：清单被改动过", "The manifest does not fit the keys: it was changed")


def _inside(folder: Path, backup: Backup, keys: "Keyring", opened: _Opened, *, deep: bool) -> None:
    """Look into the database, brought up to this program in a copy that goes away again.

    A dump of PostgreSQL is laid out as such a copy for the deep look alone: that takes long.
    """
    from legal_docs.storage import copying, dumped
    from legal_docs.storage.files import FileStore

    if deep or backup.database == "sqlite":
        with TemporaryDirectory(prefix="legal-docs-") as work:
            path, source = Path(work) / "copy.sqlite", folder / copying.NAMES[backup.database]
            if backup.database == "sqlite":
                shutil.copyfile(source, path)
            else:
                dumped.lay_out(source, path, backup.revision)
            opened.faults += _counted(path, backup, keys)
            _examine(path, backup, keys, opened, deep=deep)
    if deep:
        opened.take(every_file(FileStore(folder / layout.FILES, keys)))


def _counted(path: Path, backup: Backup, keys: "Keyring") -> Iterator[LegalDocsError]:
    from legal_docs.storage import copying

    with copying.opened(path, keys) as tx:
        found = copying.rows(tx)
    for name, count in backup.rows.items():
        if found.get(name) != count:
            zh = f"备份的 {name} 表应有{count}行，实际{found.get(name, 0)}行"
            yield _fault(zh, f"Table {name} of the backup should have {count} rows, not {found.get(name, 0)}")


def _examine(path: Path, backup: Backup, keys: "Keyring", opened: _Opened, *, deep: bool) -> None:
    from legal_docs.storage.database import open_database
    from legal_docs.storage.records import Records

    engine = open_database(f"sqlite:///{path.as_posix()}")
    try:
        records = Records(engine, keys)
        opened.faults += trail_faults(records, backup)
        if deep:
            opened.take(every_row(records))
    finally:
        engine.dispose()


def trail_faults(records: "Records", backup: Backup) -> Iterator[LegalDocsError]:
    """Yield what is wrong with the trail of a database that came out of a backup."""
    from legal_docs.audit import chain
    from legal_docs.storage import trail

    with records.reading() as tx:
        found = chain.verify(trail.whole(tx), tx.keys.trail_key, (backup.trail,))
    yield from (_fault(f"审计记录：{each.zh}", f"Trail: {each.en}") for each in found.faults)


def _fault(zh: str, en: str) -> ProofError:
    return ProofError(zh, en)
