"""Where evidence lies in plain while it is worked on: one folder a process, gone with it or swept away."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from legal_docs.errors import FolderError

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be taken away
    fcntl = None  # type: ignore[assignment]

_LOCK = "lock"


@contextlib.contextmanager
def workroom(home: Path) -> Iterator[Path]:
    """Yield this process's own folder below `home`/work; all temporary files go there while the block runs.

    Folders of processes that were killed are taken away first. Only the owner may read any of them. Raises
    FolderError.
    """
    root = home / "work"
    with contextlib.ExitStack() as open_ones:
        try:
            room = _begun(root, open_ones)
        except OSError as error:
            raise _refused(root, error) from error
        before, tempfile.tempdir = tempfile.tempdir, str(room)
        try:
            yield room
        finally:
            tempfile.tempdir = before
            open_ones.close()
            shutil.rmtree(room, ignore_errors=True)


def _begun(root: Path, open_ones: contextlib.ExitStack) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    root.chmod(0o700)
    with (root / _LOCK).open("wb") as gate:
        _hold(gate, waits=True)  # nobody sweeps between making a folder and holding its lock
        _sweep(root)
        room = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=root))
        _hold(open_ones.enter_context((room / _LOCK).open("wb")), waits=True)
    return room


def _sweep(root: Path) -> None:
    """Take away the folders nobody holds."""
    for room in root.iterdir():
        if room.is_dir() and not _is_held(room / _LOCK):
            shutil.rmtree(room, ignore_errors=True)


def _is_held(lock: Path) -> bool:
    if not lock.exists():
        return False
    try:
        if fcntl is None:
            lock.unlink()
        else:
            with lock.open("wb") as file:
                _hold(file, waits=False)
    except OSError:
        return True
    return False


def _hold(file: IO[bytes], *, waits: bool) -> None:
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))


def _refused(root: Path, error: OSError) -> FolderError:
    why = error.strerror or type(error).__name__
    return FolderError(
        f"工作文件夹不能使用（{root}：{why}）。请检查 LEGAL_DOCS_HOME 文件夹的权限和磁盘空间",
        f"The work folder cannot be used ({root}: {why}). Check the rights of LEGAL_DOCS_HOME and disk space",
    )
