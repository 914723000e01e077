"""A whole copy of the database while others write, and such a copy put back where no database is yet."""

import contextlib
import errno
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, Engine, create_engine, func, inspect, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from legal_docs.errors import DatabaseError, MissingPartError
from legal_docs.storage.address import is_sqlite, read
from legal_docs.storage.database import refused, revisions, told
from legal_docs.storage.keyring import Keyring
from legal_docs.storage.records import Records, Tx
from legal_docs.storage.schema import metadata
from legal_docs.storage.tables_cases import key_checks

NAMES = {"sqlite": "database.sqlite", "postgresql": "database.dump"}
"""What the copy is called, by the kind of database."""
_BESIDE = ("-wal", "-shm", "-journal")
_SERVICE = "legal_docs"


def kind(url: str) -> str:
    """Return `sqlite` or `postgresql`. Raises DatabaseError for an address that is none."""
    return read(url).get_backend_name()


def sqlite_file(url: str) -> Path:
    """Return where the SQLite database of this address lies."""
    return Path(str(read(url).database))


@contextlib.contextmanager
def copied(records: Records, folder: Path) -> Iterator[Tx]:
    """Write the database into `folder` under its name in NAMES; yield what sees exactly the copied state.

    Nobody who writes has to wait. Raises DatabaseError (full disk), MissingPartError (no pg_dump).
    """
    target = folder / NAMES[records.engine.dialect.name]
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    if records.engine.dialect.name == "sqlite":
        _copy(records.engine, target)
        with opened(target, records.keys) as tx:
            yield tx
        return
    with records.reading() as tx:
        snapshot = tx.connection.execute(select(func.pg_export_snapshot())).scalar_one()
        options = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}")
        _call("pg_dump", (*options, f"--file={target}"), records.engine.url)
        yield tx


@contextlib.contextmanager
def opened(path: Path, keys: Keyring) -> Iterator[Tx]:
    """Yield what reads a copy that is an SQLite file; nothing is migrated or written. DatabaseError."""
    engine = create_engine(
        "sqlite://", creator=partial(_immutable, path), hide_parameters=True, poolclass=NullPool
    )
    try:
        with engine.connect() as connection:
            yield Tx(connection, keys, writes=False)
    except SQLAlchemyError as error:
        raise refused(URL.create("sqlite", database=str(path)), error) from error


def revision(tx: Tx) -> str:
    """Return the migration the tables are at, empty for none."""
    return MigrationContext.configure(tx.connection).get_current_revision() or ""


def is_known(revision: str) -> bool:
    """Return whether this program has that migration; a newer one's copy has one it has not."""
    return revision in revisions()


def rows(tx: Tx) -> dict[str, int]:
    """Return how many rows each table that this program knows has."""
    there = set(inspect(tx.connection).get_table_names())
    counted = {t.name: select(func.count()).select_from(t) for t in metadata.sorted_tables if t.name in there}
    return {name: tx.connection.execute(query).scalar_one() for name, query in counted.items()}


def marks(tx: Tx) -> dict[str, str]:
    """Return the marks of the keys the database needs, in hex."""
    found = tx.connection.execute(select(key_checks.c.name, key_checks.c.mark))
    return {row.name: bytes(row.mark).hex() for row in found}


def require_whole(path: Path, database: str) -> None:
    """Read the whole copy once. Raises DatabaseError (damaged), MissingPartError (no pg_restore)."""
    if database == "postgresql":
        _call("pg_restore", (f"--file={os.devnull}", str(path)))
        return
    try:
        with contextlib.closing(_immutable(path)) as connection:
            found = connection.execute("pragma integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        found = str(error)
    if found != "ok":
        raise failed("SQLite", str(found))


def is_empty(url: str) -> bool:
    """Return whether there is no database at this address yet, or one without any table. DatabaseError.

    What SQLite left beside a file that is gone is data: it would be played into what takes its name.
    """
    address = read(url)
    if is_sqlite(address):
        path = sqlite_file(url)
        beside = any(path.with_name(path.name + end).exists() for end in _BESIDE)
        return not beside and (not path.exists() or not path.stat().st_size)
    with told(address):
        engine = create_engine(address, hide_parameters=True, poolclass=NullPool)
        with engine.connect() as connection:
            return not inspect(connection).get_table_names()


def put_back(path: Path, url: str) -> None:
    """Make the database of a copy, whole or not at all, where there is none, see `is_empty`.

    Raises DatabaseError, MissingPartError, OSError (the file of SQLite: no room, somebody was faster).
    """
    address = read(url)
    if is_sqlite(address):
        target = sqlite_file(url)
        if not is_empty(url):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        target.unlink(missing_ok=True)
        os.link(path, target)
        return
    options = ("--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges")
    _call("pg_restore", (*options, str(path)), address)


def _immutable(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)


def _copy(engine: Engine, target: Path) -> None:
    """Copy in one step: in a database that writes ahead, who reads holds up nobody."""
    source = engine.raw_connection()
    try:
        with contextlib.closing(sqlite3.connect(target)) as copy:
            source.driver_connection.backup(copy)  # type: ignore[union-attr]
            copy.execute("pragma journal_mode=delete")  # one file, without a log beside it
    except sqlite3.Error as error:
        raise failed("SQLite", str(error)) from error
    finally:
        source.close()


def _call(program: str, options: tuple[str, ...], address: URL | None = None) -> None:
    """Run a program of PostgreSQL."""
    with TemporaryDirectory(prefix="legal-docs-") as folder:
        where, told = _server(address, Path(folder)) if address is not None else ((), {})
        command = [path_of(program), *where, *options]
        done = subprocess.run(command, env={**os.environ, **told}, capture_output=True, check=False)
    if done.returncode:
        raise failed(program, done.stderr.decode(errors="replace"))


def path_of(program: str) -> str:
    """Return where a program of PostgreSQL lies. Raises MissingPartError telling how to install it."""
    found = shutil.which(program)
    if found is None:
        raise MissingPartError(
            f"本机没有 {program}，不能备份或者恢复 PostgreSQL。请安装与服务器同版本或更新的 PostgreSQL 客户端"
            "（例如 apt-get install postgresql-client）",
            f"There is no {program} here, so PostgreSQL cannot be copied. Install the client programs of the "
            "server's version or a newer one (apt-get install postgresql-client)",
        )
    return found


def _server(address: URL, folder: Path) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the option and the environment that name the server.

    What the address holds, passwords among it, goes in a file of ours: others can read the command.
    """
    pairs = {"host": address.host, "port": address.port, "user": address.username, "dbname": address.database}
    told = {name: value for name, value in pairs.items() if value} | dict(address.query)
    lines = [f"[{_SERVICE}]", *(f"{name}={value}" for name, value in told.items())]
    path = folder / "service.conf"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    secret = {"PGPASSWORD": str(address.password)} if address.password else {}
    return (f"--dbname=service={_SERVICE}",), {"PGSERVICEFILE": str(path), **secret}


def failed(program: str, said: str) -> DatabaseError:
    """Return that a copy cannot be written or read: which program says so, and the first line of it."""
    why = next((line.strip() for line in said.splitlines() if line.strip()), "?").rstrip(". ")
    return DatabaseError(
        f"数据库的副本不能写入或者不能读取（{program}：{why}）。请检查磁盘空间、权限和版本后重试",
        f"The copy of the database cannot be written or read ({program}: {why}). Check disk space, rights "
        "and versions, then try again",
    )
