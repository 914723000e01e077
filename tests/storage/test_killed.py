"""A process that is killed while it keeps a file, or changes the keys: nothing half-written is ever read."""

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from legal_docs.errors import FolderError
from legal_docs.model.record import CaseQuery
from legal_docs.services import keys
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from legal_docs.storage import cases
from legal_docs.storage.files import PIECE, FileStore
from legal_docs.storage.keyring import Keyring
from tests.storage.everything import everything, everything_is_read
from tests.storage.factory import added

ROOT = Path(__file__).resolve().parents[2]
CONTENT = bytes(range(256)) * (3 * PIECE // 256) + b"end"
SHA256 = hashlib.sha256(CONTENT).hexdigest()

STOPPING = """
import sys, time

def stop(*_, **__):
    print("here", flush=True)
    time.sleep(60)

def at(owner, name, turn=1, after=False):
    '''Stop before (after) the call of that turn.'''
    plain, seen = getattr(owner, name), []
    def counted(*args, **kwargs):
        seen.append(1)
        if len(seen) == turn and not after:
            stop()
        found = plain(*args, **kwargs)
        if len(seen) == turn and after:
            stop()
        return found
    setattr(owner, name, counted)
"""

_KEEPING = (
    STOPPING
    + """
import os
from pathlib import Path
from legal_docs.storage.files import PIECE, FileStore
from legal_docs.storage.keyring import Keyring

at(*{"piece": (Keyring, "encrypt", 3), "whole": (os, "fsync"), "first": (Keyring, "encrypt")}[sys.argv[3]])
content = bytes(range(256)) * (3 * PIECE // 256) + b"end"
FileStore(Path(sys.argv[1]), Keyring.load(Path(sys.argv[2]))).keep(content)
"""
)

_CHANGING = (
    STOPPING
    + """
import os
from pathlib import Path
from legal_docs.services import keys
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from legal_docs.storage import key_checks, rotation
from legal_docs.storage.files import FileStore
from legal_docs.storage.keyring import Keyring

where = {
    "key file": (os, "replace"),
    "key told": (Keyring, "add", 1, True),
    "rows": (rotation, "_renew", 5),
    "row written": (rotation, "_renew", 5, True),
    "case found": (rotation, "_reindexed", 2, True),
    "file": (FileStore, "_renew", 2),
    "half a file": (FileStore, "_encrypt", 1, True),
    "mark gone": (key_checks, "needs_old"),
    "key dropped": (Keyring, "drop_old", 1, True),
}[sys.argv[3]]
at(*where)
keys.rotate(Wiring(Settings(home=Path(sys.argv[1]), database_url=sys.argv[2])), index=True)
"""
)


def killed(script: str, *words: object) -> None:
    """Run a script until it says where it is; then kill it."""
    command = [sys.executable, "-c", script, *map(str, words)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    process.wait(10)
    process.stdout.close()
    assert said == "here\n"


@pytest.mark.parametrize("where", ["first", "piece", "whole"])
def test_a_file_half_kept_is_not_there_and_can_be_kept_again(
    store: FileStore, keys: Keyring, where: str
) -> None:
    before, _ = store.keep(b"before")
    killed(_KEEPING, store.folder, keys.path, where)
    left = [path for path in store.folder.rglob("*.part") if path.is_file()]
    assert len(left) == 1 and len(store.paths()) == 1
    assert not store.has(SHA256)
    with pytest.raises(FolderError, match="没有这份文件"):
        store.read(SHA256)
    assert store.keep(CONTENT) == (SHA256, len(CONTENT))
    assert store.read(SHA256) == CONTENT and store.read(before) == b"before"
    store.sweep(datetime.now(UTC) + timedelta(minutes=1))
    assert not left[0].exists() and len(store.paths()) == 2


@pytest.fixture
def wiring(engine: Engine, tmp_path: Path) -> Iterator[Wiring]:
    url = engine.url.render_as_string(hide_password=False)
    made = Wiring(Settings(home=tmp_path / "home", database_url=url))
    keys.create(made)
    yield made
    made.engine.dispose()


def check(wiring: Wiring) -> keys.KeyReport:
    """What another process finds that opens the house anew."""
    again = Wiring(wiring.settings)
    try:
        return keys.check(again, whole=True)
    finally:
        again.engine.dispose()


def _is_change_gone_on_with(wiring: Wiring, where: str) -> None:
    with wiring.records.writing() as tx:
        id = everything(tx)
        added(tx, "乙-1")
    hashes = [wiring.files.keep(content)[0] for content in (CONTENT, b"small", b"")]
    killed(_CHANGING, wiring.settings.home, wiring.settings.database, where)
    found = check(wiring)
    assert found.faults == () and found.files == 3, where
    again = Wiring(wiring.settings)
    try:
        primary = keys.rotate(again).primary
        assert [again.files.read(sha256) for sha256 in hashes] == [CONTENT, b"small", b""]
        with again.records.reading() as tx:
            everything_is_read(tx, id)
            assert cases.listing(tx, CaseQuery(term="张某甲")).total == 2
    finally:
        again.engine.dispose()
    found = check(wiring)
    assert (found.faults, found.ids, found.old) == ((), (primary,), 0)
    assert primary == (3 if where == "key dropped" else 2)


@pytest.mark.parametrize("where", ["row written", "case found", "mark gone"])
def test_a_change_of_keys_killed_in_the_database_is_gone_on_with(wiring: Wiring, where: str) -> None:
    _is_change_gone_on_with(wiring, where)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("where", ["key file", "key told", "rows", "file", "half a file", "key dropped"])
def test_a_change_of_keys_killed_elsewhere_is_gone_on_with(wiring: Wiring, where: str) -> None:
    _is_change_gone_on_with(wiring, where)
