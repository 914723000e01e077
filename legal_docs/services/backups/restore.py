"""Putting a backup back: into an empty house only, verified before and after."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from legal_docs.errors import BadInputError, FolderError, LegalDocsError, ProofError
from legal_docs.model.backup import BackedFile, Backup
from legal_docs.model.trail import TrailEvent
from legal_docs.services import swap
from legal_docs.services.backups import layout
from legal_docs.services.backups.abandoned import PREFIX, abandoned, begun, take_away
from legal_docs.services.backups.verify import trail_faults, verify
from legal_docs.services.wiring import Wiring

if TYPE_CHECKING:
    from legal_docs.storage.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Restored:
    """A house that was put back: of which backup, and where the house's own templates and tables lie now.

    `cleared`: how many leftovers of a restoring that was killed were removed before.
    """

    backup: Backup
    own: Path | None
    cleared: int = 0


def restore(wiring: Wiring, folder: Path) -> Restored:
    """Return what was put back into the empty house of the settings, after the backup was verified.

    Log-ins of that time are ended, the tables brought up to this program, and it stands in the trail. What
    one that was killed left behind is removed first; one that was all but done is brought to its end. Raises
    BadInputError, KeysError (the key file has to be in its place first), ProofError (damaged), FolderError
    (not empty, no room), DatabaseError, MissingPartError; then what was put there is taken away again.
    """
    from legal_docs.storage.keyring import Keyring

    keys = Keyring.load(wiring.settings.key_file)
    backup = _verified(folder, keys)
    _require_fit(wiring, backup)
    home = wiring.settings.home
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with swap.locked(home / layout.FILES) as is_locked:
            is_put = _is_put(wiring, keys, backup, is_locked=is_locked)
            cleared = abandoned(wiring, is_locked=is_locked, really=True)
            staging = _staged(home, backup) if is_put else _put(wiring, folder, backup)
    except OSError as error:
        raise _unwritable(home, error) from error
    try:
        _finish(wiring, backup)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return Restored(backup, home / layout.OWN if (home / layout.OWN).is_dir() else None, cleared)


def _is_put(wiring: Wiring, keys: "Keyring", backup: Backup, *, is_locked: bool) -> bool:
    """Return whether all of this backup was put back by one that was killed before its end.

    What another put there without its database, the last thing to come, is taken away again.
    """
    from legal_docs.storage import copying

    broken_off = [*begun(wiring, keys, is_locked=is_locked)]
    if not copying.is_empty(wiring.settings.database):
        return backup in broken_off and _has_grown_by(wiring, backup) == 0
    for each in broken_off:
        take_away(wiring.settings.home, each, unchanged=True)
    return False


def _verified(folder: Path, keys: "Keyring") -> Backup:
    found = verify(folder, keys)
    if found.faults:
        first, more = found.faults[0], len(found.faults) - 1
        raise ProofError(
            f"备份已损坏，没有恢复：{first.zh}"
            + (f"（另有{more}处问题）" if more else "")
            + "。请改用另一份备份；全部问题见 legal-docs backup verify",
            f"The backup is damaged and nothing was restored: {first.en}"
            + (f" ({more} more)" if more else "")
            + ". Take another one; legal-docs backup verify lists all faults",
        )
    return found.backup


def _require_fit(wiring: Wiring, backup: Backup) -> None:
    """Raise BadInputError where the settings name the other kind of database."""
    from legal_docs.storage import copying

    if copying.kind(wiring.settings.database) != backup.database:
        names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
        raise BadInputError(
            f"备份的数据库是 {names[backup.database]}，与设置的种类不同。请修改 LEGAL_DOCS_DATABASE_URL",
            f"The backup is of {names[backup.database]}, the settings name another kind of database. Change "
            "LEGAL_DOCS_DATABASE_URL",
        )


def _require_empty(wiring: Wiring) -> None:
    from legal_docs.storage import copying

    home = wiring.settings.home
    full = [
        path for path in (home / layout.FILES, home / layout.OWN) if path.is_dir() and any(path.iterdir())
    ]
    where = str(full[0]) if full else ""
    if not where and not copying.is_empty(wiring.settings.database):
        where = "LEGAL_DOCS_DATABASE_URL" if wiring.settings.database_url else str(home)
    if where:
        raise FolderError(
            f"这里已经有数据（{where}），没有恢复，原有数据没有改动。请把 LEGAL_DOCS_HOME 设为空文件夹"
            "（只放密钥文件），使用 PostgreSQL 的另建空数据库",
            f"There is data already ({where}); nothing was restored, nothing changed. Set LEGAL_DOCS_HOME"
            " to an empty folder (with the key file alone); for PostgreSQL make an empty database",
        )


def _has_grown_by(wiring: Wiring, backup: Backup) -> int:
    """Return how many events the trail of the house has more than that of the backup."""
    from legal_docs.storage import trail

    with wiring.records.reading() as tx:
        return trail.head(tx, wiring.now()).seq - backup.trail.seq


def _staged(home: Path, backup: Backup) -> Path:
    """Return a new hidden folder that says which backup is put back; it is there until the end of it all."""
    staging = Path(mkdtemp(prefix=PREFIX, dir=home))
    layout.write(staging, backup)
    return staging


def _put(wiring: Wiring, folder: Path, backup: Backup) -> Path:
    """Copy beside, then take the names: files first, the database last, since it makes the house.

    Return the folder they were copied to.
    """
    _require_empty(wiring)
    staging = _staged(wiring.settings.home, backup)
    try:
        _take(wiring, folder, backup, staging)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return staging


def _take(wiring: Wiring, folder: Path, backup: Backup, staging: Path) -> None:
    from legal_docs.storage import copying

    home = wiring.settings.home
    for each in backup.files:
        if "/" in each.name:
            _copied(folder / each.name, staging / each.name, each)
    with _taken(staging, home, backup):
        database = next(each for each in backup.files if "/" not in each.name)
        if backup.database == "postgresql":
            _copied(folder / database.name, staging / database.name, database)
            copying.put_back(staging / database.name, wiring.settings.database)
        else:
            _put_sqlite(wiring.settings.database, folder, database)


def _copied(source: Path, target: Path, each: BackedFile) -> None:
    if layout.copy(source, target)[0] != each.sha256:
        raise ProofError(
            f"备份里的文件 {each.name} 在恢复过程中被改动，没有恢复",
            f"{each.name} changed while it was restored; nothing was kept",
        )


@contextmanager
def _taken(staging: Path, home: Path, backup: Backup) -> Iterator[None]:
    """Give the copied folders their names; where the rest fails, they go away again."""
    names = [name for name in (layout.FILES, layout.OWN) if (staging / name).is_dir()]
    try:
        for name in names:
            with suppress(FileNotFoundError):
                (home / name).rmdir()
            swap.take(staging / name, home / name)
        yield
    except BaseException:
        take_away(home, backup)
        raise


def _put_sqlite(url: str, folder: Path, database: BackedFile) -> None:
    from legal_docs.storage import copying

    target = copying.sqlite_file(url)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        _copied(folder / database.name, part, database)
        copying.put_back(part, url)
        swap.sync(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _finish(wiring: Wiring, backup: Backup) -> None:
    """Open the house: bring the tables up to this program, end the log-ins, write into the trail."""
    from legal_docs.storage import spent, trail

    faults = [*trail_faults(wiring.records, backup)]
    told = {"seq": str(backup.trail.seq), "made_at": backup.made_at.isoformat(), "faults": str(len(faults))}
    event = TrailEvent(at=wiring.now(), who=0, action="backup.restored", detail=told)
    with wiring.records.writing() as tx:
        spent.end_sessions(tx)
        trail.append(tx, event)
    if faults:
        raise _unsound(faults)


def _unsound(faults: list[LegalDocsError]) -> ProofError:
    return ProofError(
        f"数据已恢复，但审计记录不完整（{faults[0].zh}）。请查明原因，或者改用另一份备份",
        f"The data was restored, but its trail is not whole ({faults[0].en}). Find out why, or take another "
        "backup",
    )


def _unwritable(home: Path, error: OSError) -> FolderError:
    why = error.strerror or type(error).__name__
    return FolderError(
        f"不能恢复到 {home}：{why}。没有留下不完整的数据，请检查磁盘空间和权限后重试",
        f"Nothing could be restored to {home}: {why}. Nothing half-written was left; check disk space and "
        "rights, then try again",
    )
