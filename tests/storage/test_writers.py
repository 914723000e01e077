"""Many writers at once, a writer that is killed, a full disk: nothing is lost, nothing is half there."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select, text

from legal_docs.audit import chain
from legal_docs.errors import DatabaseError, ExitCode
from legal_docs.model.record import CaseVersion
from legal_docs.storage import cases, trail
from legal_docs.storage.changes import StaleError
from legal_docs.storage.records import Records, Tx
from legal_docs.storage.tables_cases import case_versions
from tests.storage.factory import AT, LATER, LI, added, case

MEGABYTE = 1024 * 1024
WRITERS, CHANGES = 8, 250
ROOT = Path(__file__).resolve().parents[2]


def _add(tx: Tx, opened: CaseVersion, token: str) -> None:
    changed = opened.case.model_copy(update={"remarks": f"{opened.case.remarks}{token};"})
    cases.save(tx, opened.case_id, changed, seen=opened.version, by=LI, at=LATER)


def _at_once(records: Records, id: int, token: str) -> bool:
    """Add a word to the remarks in one transaction, for which others wait."""
    with records.writing() as tx:
        cases.find(tx, id)
        _add(tx, cases.load(tx, id), token)
    return True


def _as_people_do(records: Records, id: int, token: str) -> bool:
    """Open the case, think, save; False: somebody was quicker."""
    with records.reading() as tx:
        opened = cases.load(tx, id)
    try:
        with records.writing() as tx:
            _add(tx, opened, token)
    except StaleError:
        return False
    return True


def _write(records: Records, ids: list[int], writer: int) -> int:
    """Save 250 changes, again where somebody was quicker; return how often that was."""
    save, conflicts = (_as_people_do if writer < 3 else _at_once), 0
    for n in range(CHANGES):
        while not save(records, ids[n % len(ids)], f"{writer}-{n}"):
            conflicts += 1
    return conflicts


def _without_waiting_for_the_disk(engine: Engine) -> None:
    """That the disk is slow, or the machine busy, is not what is tested here."""

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _: object) -> None:
        if engine.dialect.name == "sqlite":
            connection.execute("pragma synchronous = off")
            connection.execute("pragma busy_timeout = 120000")
        else:
            connection.execute("set synchronous_commit = off")
            connection.commit()

    engine.dispose()


def test_eight_writers_lose_no_change(records: Records, engine: Engine) -> None:
    _without_waiting_for_the_disk(engine)
    with records.writing() as tx:
        ids = [added(tx, f"甲-{n}").id for n in range(10)]
    with ThreadPoolExecutor(WRITERS) as pool:
        futures = [pool.submit(_write, records, ids, writer) for writer in range(WRITERS)]
        conflicts = sum(future.result() for future in futures)
    with records.reading() as tx:
        loaded = [cases.load(tx, id) for id in ids]
        kept = tx.connection.execute(select(func.count()).select_from(case_versions)).scalar_one()
    words = [word for each in loaded for word in each.case.remarks.split(";") if word]
    assert sorted(words) == sorted(f"{w}-{n}" for w in range(WRITERS) for n in range(CHANGES))
    assert kept == len(ids) + WRITERS * CHANGES
    assert conflicts > 0


_KILLED = """
import os, sys, time
from pathlib import Path
from legal_docs.model.trail import TrailEvent
from legal_docs.storage import cases, trail
from legal_docs.storage.database import open_database
from legal_docs.storage.keyring import Keyring
from legal_docs.storage.records import Records
from tests.storage.factory import LATER, LI, case

records = Records(open_database(sys.argv[1]), Keyring.load(Path(sys.argv[2])))
id = int(sys.argv[3])
n = 0
while True:
    n += 1
    noise = os.urandom(4_000_000).hex() if n == 3 else ""  # more than is held back: it is on the disk
    with records.writing() as tx:
        trail.append(tx, TrailEvent(at=LATER, who=LI, action="case.save"))
        cases.save(tx, id, case(remarks=str(n) + noise), seen=n, by=LI, at=LATER)
        if n == 3:
            print("half", flush=True)
            time.sleep(60)
"""


def test_a_writer_killed_in_mid_write_leaves_nothing_half_written(records: Records, engine: Engine) -> None:
    with records.writing() as tx:
        id = added(tx).id
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", _KILLED, url, str(records.keys.path), str(id)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "half\n"
    os.kill(process.pid, signal.SIGKILL)
    process.wait(10)
    process.stdout.close()
    if engine.dialect.name == "sqlite":
        assert Path(f"{engine.url.database}-wal").stat().st_size > 3 * MEGABYTE  # half of it was written
    with records.writing() as tx:  # waits until the server has noticed that its client is gone
        assert cases.save(tx, id, case(remarks="after"), seen=3, by=LI, at=LATER).version == 4
    with records.reading() as tx:
        assert [change.version for change in cases.versions(tx, id)] == [4, 3, 2, 1]
        assert [cases.load(tx, id, n).case.remarks for n in (2, 3, 4)] == ["1", "2", "after"]
        written = chain.verify(trail.whole(tx), tx.keys.trail_key, head=trail.head(tx, LATER))
        assert (written.count, written.faults) == (2, ())
        if engine.dialect.name == "sqlite":
            assert tx.connection.execute(text("pragma integrity_check")).scalar() == "ok"


def _limit(engine: Engine) -> Callable[[Any, object], None]:
    """Return what makes the next connection run out of room soon."""

    def pages(connection: Any, _: object) -> None:
        used = connection.execute("pragma page_count").fetchone()[0]
        connection.execute(f"pragma max_page_count = {used + 20}")

    def bytes_of_a_file(connection: Any, _: object) -> None:
        """No file may grow past a segment of the server's log and 3 MB: too little for the table."""
        asked = "select pg_backend_pid(), pg_size_bytes(current_setting('wal_segment_size'))"
        pid, log = connection.execute(asked).fetchone()
        connection.commit()
        owner = Path(f"/proc/{pid}").stat().st_uid  # a server's limits are set by its own user
        limit = f"--fsize={log + 3 * MEGABYTE}:"
        subprocess.run(["prlimit", "--pid", str(pid), limit], check=True, user=owner)

    return pages if engine.dialect.name == "sqlite" else bytes_of_a_file


def _fill(records: Records, id: int) -> None:
    """Save in one transaction until there is no room."""
    with records.writing() as tx:
        for n in range(1, 60):
            noise = os.urandom(MEGABYTE).hex()
            cases.save(tx, id, case(remarks=noise), seen=n, by=LI, at=AT)


@pytest.mark.skipif(not shutil.which("prlimit"), reason="no way to limit the files of a server")
def test_a_full_disk_is_a_sentence_and_nothing_is_half_written(records: Records, engine: Engine) -> None:
    with records.writing() as tx:
        id = added(tx).id
    engine.dispose()
    limit = _limit(engine)
    event.listen(engine, "connect", limit)
    try:
        with pytest.raises(DatabaseError, match=r"full|too large") as caught:
            _fill(records, id)
    finally:
        event.remove(engine, "connect", limit)
        engine.dispose()
    assert caught.value.exit_code is ExitCode.FOLDER and "磁盘空间" in caught.value.zh
    with records.reading() as tx:
        assert [change.version for change in cases.versions(tx, id)] == [1]
        assert cases.load(tx, id).case == case()
    with records.writing() as tx:
        assert cases.save(tx, id, case(remarks="有空间了"), seen=1, by=LI, at=LATER).version == 2
