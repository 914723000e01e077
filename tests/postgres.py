"""A private PostgreSQL server for tests: own folder, own port on loopback, gone afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from legal_docs.services.doctor import postgres_folder


@contextmanager
def private_postgres() -> Iterator[str]:
    """Start a server, yield its SQLAlchemy address, stop it. PostgreSQL refuses to run as root."""
    programs = postgres_folder()
    assert programs, "PostgreSQL is missing: ./run test installs it, ./run doctor says how"
    folder = Path(tempfile.mkdtemp(prefix="ld-pg-"))
    user = _unprivileged(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    def call(program: str, *args: str) -> None:
        command = [f"{programs}/{program}", *args]
        subprocess.run(
            command, check=True, capture_output=True, user=user, cwd="/", env={"LC_ALL": "C.UTF-8"}
        )

    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_wal_size=1GB"
    data = str(folder / "data")
    try:
        call(
            *("initdb", "-D", data, "-U", "legal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"),
            *("--no-sync", "--wal-segsize=1"),
        )
        call("pg_ctl", "-D", data, "-w", "-t", "60", "-l", str(folder / "log"), "-o", options, "start")
        call("createdb", "-h", str(folder), "-p", str(port), "-U", "legal", "legal_docs")
        yield f"postgresql+psycopg://legal@127.0.0.1:{port}/legal_docs"
    finally:
        stop = [f"{programs}/pg_ctl", "-D", data, "-m", "immediate", "stop"]
        subprocess.run(stop, check=False, capture_output=True, user=user, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> int | None:
    if os.getuid() != 0:
        return None
    entry = pwd.getpwnam("postgres")
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return entry.pw_uid
