"""Taking and exchanging names on disk: one process at a time, and a killed one leaves nothing behind."""

import contextlib
import ctypes
import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

try:
    import fcntl
except ImportError:  # Windows has no flock
    fcntl = None  # type: ignore[assignment]

_HERE = -100  # AT_FDCWD
_NO_REPLACE, _EXCHANGE = 1, 2
_NOT_HERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def _renameat2() -> Any:
    """Return the C function that can exchange two names in one step, or None where there is none."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        return ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return None


_RENAMEAT2 = _renameat2()


@contextlib.contextmanager
def locked(target: Path) -> Iterator[bool]:
    """Hold `.<name>.lock` beside `target`, waiting for it; yield whether this system can lock at all.

    The file goes away with the lock. A waiter that wakes up on a removed file tries again.
    """
    path = _lock_file(target)
    handle = _lock(path)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            path.unlink(missing_ok=True)
            os.close(handle)


def _lock_file(target: Path) -> Path:
    return target.with_name(f".{target.name}.lock")


def _lock(path: Path) -> int | None:
    while fcntl is not None:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:  # a network disk without locks
            os.close(handle)
            return None
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), path.lstat()):
                return handle
        os.close(handle)
    return None


def staging_folder(target: Path) -> Path:
    """Return a new hidden folder beside `target`, to be filled and then swapped in."""
    return Path(tempfile.mkdtemp(prefix=f".{target.name}.part-", dir=target.parent))


def unfinished(target: Path) -> bool:
    """Return whether work on `target` is under way or was killed."""
    return bool(_leftovers(target)) or os.path.lexists(_lock_file(target))


def _leftovers(target: Path) -> tuple[Path, ...]:
    ours = re.compile(rf"\.{re.escape(target.name)}\.(part|old)-[a-z0-9_]{{8}}")
    try:
        return tuple(sorted(p for p in target.parent.iterdir() if ours.fullmatch(p.name)))
    except OSError:
        return ()


def mend(target: Path) -> None:
    """Put back what a killed run moved aside and delete what it left; call it only under the lock."""
    found = _leftovers(target)
    kept = [p / "old" for p in found if (p / "old").is_dir()]
    if kept and not os.path.lexists(target):
        max(kept, key=lambda p: p.stat().st_mtime_ns).rename(target)
        sync(target.parent)
    for folder in found:
        shutil.rmtree(folder, ignore_errors=True)


def take(staging: Path, target: Path) -> None:
    """Give `staging` the name `target`; raises FileExistsError where anything has that name."""
    if not _rename(staging, target, _NO_REPLACE):
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        staging.rename(target)
    sync(target.parent)


def exchange(staging: Path, target: Path) -> None:
    """Give `staging` the name `target`; what was there is then `staging`, or gone; kept where this fails."""
    if not _rename(staging, target, _EXCHANGE):
        _exchange_in_two_steps(staging, target)
    sync(target.parent)


def _exchange_in_two_steps(staging: Path, target: Path) -> None:
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}.old-", dir=target.parent)) / "old"
    try:
        target.rename(aside)
        try:
            staging.rename(target)
        except OSError:
            aside.rename(target)
            raise
    finally:
        if os.path.lexists(target):
            shutil.rmtree(aside.parent, ignore_errors=True)


def sync(folder: Path) -> None:
    """Make names in `folder` last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _rename(old: Path, new: Path, flags: int) -> bool:
    """Return False where this system or disk cannot rename in this way; raises OSError as rename does."""
    if _RENAMEAT2 is None:
        return False
    if _RENAMEAT2(_HERE, os.fsencode(old), _HERE, os.fsencode(new), flags) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_HERE:
        return False
    raise OSError(code, os.strerror(code), str(new))
