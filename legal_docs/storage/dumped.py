"""A dump of PostgreSQL laid out as an SQLite file, so that its rows can be read without a server."""

import contextlib
import re
import sqlite3
import subprocess
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryFile

from legal_docs.storage.copying import failed, path_of
from legal_docs.storage.database import migrate, open_database

Value = str | bytes | int | None
Read = Callable[[bytes], Value]
_COPY = re.compile(rb'COPY (?:\w+\.)?"?(\w+)"? \((.*)\) FROM stdin;\n')
_END = b"\\.\n"
_NULL = b"\\N"
_ESCAPE = re.compile(rb"\\(.)", re.DOTALL)
_SIGNS = {b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
_OCTAL = re.compile(rb"\\(\\|[0-7]{3})")


def lay_out(dump: Path, target: Path, revision: str) -> None:
    """Make `target` an SQLite file, its tables at `revision`, with every row the dump has for them.

    It is for reading: nothing guards its trail. Raises DatabaseError (the dump is damaged, or is not of these
    tables), MissingPartError (no pg_restore).
    """
    engine = open_database(f"sqlite:///{target.as_posix()}")
    try:
        migrate(engine, revision)
    finally:
        engine.dispose()
    try:
        with contextlib.closing(sqlite3.connect(target)) as database, _restored(dump) as lines:
            _fill(database, lines)
            database.commit()
    except (sqlite3.Error, ValueError) as error:
        raise failed("COPY", str(error)) from error


def _fill(database: sqlite3.Connection, lines: Iterator[bytes]) -> None:
    triggers = database.execute("select name from sqlite_master where type = 'trigger'").fetchall()
    for (name,) in triggers:
        database.execute(f'drop trigger "{name}"')
    for line in lines:
        if head := _COPY.fullmatch(line):
            columns = [each.strip().strip('"') for each in head[2].decode().split(",")]
            _put(database, head[1].decode(), columns, takewhile(_END.__ne__, lines))


def _put(database: sqlite3.Connection, table: str, columns: list[str], lines: Iterable[bytes]) -> None:
    """Put the rows of one table in the place of those that making the tables has left there."""
    kinds = {name: kind for _, name, kind, *_ in database.execute(f'pragma table_info("{table}")')}
    if not kinds:  # somebody else's table
        for _ in lines:
            pass
        return
    reads = [_reads(kinds.get(each, "")) for each in columns]
    named, places = ", ".join(f'"{each}"' for each in columns), ", ".join("?" * len(columns))
    database.execute(f'delete from "{table}"')  # noqa: S608
    rows = (_row(line, reads) for line in lines)
    database.executemany(f'insert into "{table}" ({named}) values ({places})', rows)  # noqa: S608


def _row(line: bytes, reads: list[Read]) -> list[Value]:
    fields = line.removesuffix(b"\n").split(b"\t")
    pairs = zip(fields, reads, strict=True)
    return [None if field == _NULL else read(_ESCAPE.sub(_sign, field)) for field, read in pairs]


def _sign(escape: re.Match[bytes]) -> bytes:
    return _SIGNS.get(escape[1], escape[1])


def _reads(kind: str) -> Read:
    """Return what reads a value for a column of SQLite of this kind."""
    known: dict[str, Read] = {"BLOB": _bytes, "BOOLEAN": _truth, "DATETIME": _moment}
    return known.get(kind, int if "INT" in kind else bytes.decode)


def _bytes(value: bytes) -> bytes:
    """Return bytes from either of the two ways in which PostgreSQL writes them."""
    if value.startswith(b"\\x"):
        return bytes.fromhex(value[2:].decode())
    return _OCTAL.sub(lambda m: b"\\" if m[1] == b"\\" else bytes([int(m[1], 8)]), value)


def _truth(value: bytes) -> int:
    return int(value == b"t")


def _moment(value: bytes) -> str:
    """Return a moment as SQLAlchemy keeps it in SQLite: UTC, without its zone."""
    moment = datetime.fromisoformat(value.decode()).astimezone(UTC).replace(tzinfo=None)
    return moment.isoformat(" ", "microseconds")


@contextlib.contextmanager
def _restored(dump: Path) -> Iterator[Iterator[bytes]]:
    """Yield what pg_restore writes of the rows, line by line. Raises DatabaseError, MissingPartError."""
    command = [path_of("pg_restore"), "--data-only", "--file=-", str(dump)]
    with TemporaryFile() as said, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said) as running:
        yield iter(running.stdout or ())
        if running.wait():
            said.seek(0)
            raise failed("pg_restore", said.read().decode(errors="replace"))
