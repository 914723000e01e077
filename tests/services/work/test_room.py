"""Evidence in plain: in a folder of the owner's own, gone with its process however that ends."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from legal_docs.errors import FolderError
from legal_docs.services.work.room import workroom
from tests.bundling import files
from tests.houses import wired
from tests.services.desk.exhibits_house import bench

HOLD = """
import sys, time
from pathlib import Path
from legal_docs.services.work.room import workroom
with workroom(Path(sys.argv[1])) as room:
    (room / "张某甲.pdf").write_bytes(b"x")
    print(room, flush=True)
    time.sleep(60)
"""


def holding(home: Path) -> tuple["subprocess.Popen[str]", Path]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(home)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    with process.stdout as said:
        return process, Path(said.readline().strip())


def test_temporary_files_lie_in_a_folder_of_the_owner_that_goes_with_the_block(tmp_path: Path) -> None:
    before = tempfile.gettempdir()
    with workroom(tmp_path) as room:
        with tempfile.NamedTemporaryFile() as file:
            assert Path(file.name).parent == room
        assert stat.S_IMODE(room.stat().st_mode) == stat.S_IMODE(room.parent.stat().st_mode) == 0o700
        (room / "left.pdf").write_bytes(b"x")
    assert not room.exists()
    assert tempfile.gettempdir() == before


def test_what_a_killed_process_left_is_swept_and_what_is_in_use_stays(tmp_path: Path) -> None:
    killed, left = holding(tmp_path)
    going, used = holding(tmp_path)
    try:
        killed.kill()
        killed.wait()
        assert (left / "张某甲.pdf").exists()
        with workroom(tmp_path):
            assert not left.exists() and (used / "张某甲.pdf").exists()
    finally:
        going.kill()
        going.wait()


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "work").write_text("a file where the folder should be")
    with pytest.raises(FolderError, match="工作文件夹不能使用") as caught, workroom(tmp_path):
        pass
    assert "LEGAL_DOCS_HOME" in caught.value.en


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL], ids=lambda how: how.name)
def test_a_worker_that_is_stopped_leaves_no_evidence_in_plain(tmp_path: Path, how: signal.Signals) -> None:
    from legal_docs.services.desk import evidence, looking

    home, temporary = tmp_path / "home", tmp_path / "tmp"
    temporary.mkdir()
    made = bench(wired(home, worker="none"))
    given = [(f"01-合同/合同{n}.pdf", files.pdf(3, f"p{n}")) for n in range(30)]
    evidence.add_files(made.li, made.case_id, given)
    looking.start_look(made.li, made.case_id)
    env = os.environ | {"LEGAL_DOCS_HOME": str(home), "LEGAL_DOCS_WORKER": "none", "TMPDIR": str(temporary)}
    command = [sys.executable, "-m", "legal_docs", "work", "--idle"]
    worker = subprocess.Popen([*command, "5"], env=env)
    end = time.monotonic() + 60
    while not list(home.glob("work/*/*/in/*/*/*.pdf")) and time.monotonic() < end:
        time.sleep(0.005)
    worker.send_signal(how)
    worker.wait()
    if how is signal.SIGKILL:
        assert list(home.glob("work/**/*.pdf"))
        subprocess.run([*command, "0"], env=env, check=True)
    assert not list(home.glob("work/**/*.pdf")) and not list(temporary.rglob("*.pdf"))
    made.wiring.engine.dispose()
