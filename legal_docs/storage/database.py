"""Opening the database: SQLite (WAL, immediate transactions) or PostgreSQL, migrated to the newest."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, func, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from legal_docs.errors import DatabaseError
from legal_docs.storage.address import is_sqlite, no_driver, read, shown

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
_CROSSED = ("40P01", "40001")
"""What PostgreSQL calls a deadlock, and a state that another writer changed meanwhile."""
READS = "legal_docs_reads"
"""The execution option of a SQLite connection whose transaction only reads, and so waits for no writer."""


class CrossedError(DatabaseError):
    """Two who wrote at once stood in each other's way, and this one gave way: nothing of it was kept."""


def open_database(url: str) -> Engine:
    """Return an engine on `url`, the tables brought to the newest migration.

    SQL errors never print parameters. For SQLite the folder is made if it is missing. Raises DatabaseError,
    MissingPartError (the driver of PostgreSQL is not installed).
    """
    address = read(url)
    with told(address):
        engine = _engine(address)
        try:
            migrate(engine)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextlib.contextmanager
def told(address: URL) -> Iterator[None]:
    """Turn what a database or its driver raises into a DatabaseError: one sentence, no password in it.

    A driver that is not installed becomes a MissingPartError.
    """
    try:
        yield
    except (OSError, SQLAlchemyError, CommandError, ImportError) as error:
        if isinstance(error, ImportError) and not is_sqlite(address):
            raise no_driver() from error
        raise refused(address, error) from error


def refused(address: URL, error: Exception) -> DatabaseError:
    """Return what is said of `error`: where, why, what to do; no password and no value of a row."""
    where = shown(address)
    state = getattr(error.orig, "sqlstate", None) if isinstance(error, DBAPIError) else None
    return (CrossedError if state in _CROSSED else DatabaseError)(
        f"数据库不能使用（{where}）：{_reason(error)}。"
        "请检查 LEGAL_DOCS_HOME、LEGAL_DOCS_DATABASE_URL、磁盘空间和权限",
        f"The database cannot be used ({where}): {_reason(error)}. "
        "Check LEGAL_DOCS_HOME, LEGAL_DOCS_DATABASE_URL, disk space and rights",
    )


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    words = str(error.orig if isinstance(error, DBAPIError) else error).strip()
    return words.splitlines()[0].rstrip(". ") if words else type(error).__name__


def _engine(address: URL) -> Engine:
    sqlite = is_sqlite(address)
    if sqlite and address.database not in (None, "", ":memory:"):
        _keep_to_ourselves(Path(str(address.database)))
    # a server that was restarted has cut the connections kept from before: each is tried before its use
    engine = create_engine(address, hide_parameters=True, pool_pre_ping=not sqlite)
    if sqlite:
        _tune_sqlite(engine)
    return engine


def _keep_to_ourselves(path: Path) -> None:
    """Make folder and file of SQLite for their owner alone; an older, laxer file too, with its journals."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        with contextlib.suppress(FileNotFoundError, PermissionError):  # gone again, or somebody else's
            if each.stat().st_mode & 0o077:
                each.chmod(0o600)


def revisions() -> frozenset[str]:
    """Return the migrations this program has."""
    from alembic.script import ScriptDirectory

    return frozenset(each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions())


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the tables up or down to `revision` ("head" is the newest, "base" is none).

    Raises DatabaseError where a newer program has used the database.
    """
    from alembic import command
    from alembic.runtime.migration import MigrationContext

    config = _config()
    with engine.begin() as connection:
        _alone(connection)
        config.attributes["connection"] = connection
        at = MigrationContext.configure(connection).get_current_revision() or ""
        if at and at not in revisions():
            raise _newer(engine.url, at)
        down = revision == "base" or (revision != "head" and revision < at)
        (command.downgrade if down else command.upgrade)(config, revision)


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _newer(address: URL, at: str) -> DatabaseError:
    where = shown(address)
    return DatabaseError(
        f"数据库（{where}）已由较新版本的程序升级（数据库版本 {at}），这个版本不能打开，没有改动。"
        "请使用较新版本的程序；要退回旧版本，请用旧版本恢复升级前的备份",
        f"A newer program has upgraded the database ({where}, to {at}); this one does not open it, and "
        "nothing was changed. Run the newer program; to go back, restore a backup from before the upgrade "
        "with the older one",
    )


def _alone(connection: Connection) -> None:
    """Wait for others who migrate; on SQLite the transaction that has begun is the only writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(7_002)))


def _tune_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy begins; the driver must not
        connection.execute("PRAGMA busy_timeout=10000")  # first, since the next line may have to wait
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        reads = connection.get_execution_options().get(READS, False)
        connection.exec_driver_sql(f"PRAGMA query_only={'ON' if reads else 'OFF'}")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
