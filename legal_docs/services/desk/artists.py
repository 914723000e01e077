"""Processes that draw pages of files of others, so that none of them can take the program down.

Few, each asked one thing at a time, ended when it is late and begun anew when it is gone.
"""

import atexit
import contextlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legal_docs.bundling.refusal import REFUSALS, RefusedError
from legal_docs.errors import BadInputError
from legal_docs.services.desk.held import Held
from legal_docs.services.desk.leaves import SECONDS

HOW_MANY = 2
LATE = SECONDS + 15
"""Seconds after which an answer is not waited for any longer."""
SHUNNED = 300
"""Seconds for which a file that ended a process is not opened again."""
LARGEST = 200 << 20
"""The largest picture that is taken, in bytes."""
WAITING = 8
"""So many wait for a process; who comes then is told to come again, as each holds a thread of the server."""
_PROGRAM = "legal_docs.services.desk.leaves"
_log = logging.getLogger(__name__)


class GoneError(Exception):
    """The process ended without an answer, or gave none that makes sense."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """How many pages a file has, and the picture of the one asked for; empty where there is no such page."""

    pages: int
    picture: bytes


def leaf(held: Held, page: int, dpi: int, *, turn: int = 0, as_bundle: bool = False) -> Leaf:
    """Return a page of a stored PDF, or of what the bundle would make of a file. Page 0: only the number.

    Raises RefusedError: no pages can be made of it; BadInputError: opening it takes too much or fails, or too
    many wait.
    """
    key = f"{held.sha256} {held.name if as_bundle else ''}"
    order = {"key": key, "turn": turn, "page": page, "dpi": dpi, "as_bundle": as_bundle}
    if _shunned.get(key, 0.0) > time.monotonic():
        raise cannot_show()
    try:
        with _taken(key) as artist:
            said, picture = artist.ask(order)
            if said.get("need"):
                said, picture = _with_file(artist, order, held)
    except GoneError:
        _shun(key)
        raise cannot_show() from None
    return _leaf(said, picture)


def _with_file(artist: "Artist", order: Mapping[str, Any], held: Held) -> tuple[dict[str, Any], bytes]:
    with tempfile.TemporaryDirectory(prefix="legal-docs-", ignore_cleanup_errors=True) as work:
        path = Path(work) / held.name
        held.copy(path)
        return artist.ask({**order, "path": str(path)})


def _leaf(said: Mapping[str, Any], picture: bytes) -> Leaf:
    code = said.get("refused")
    if code in REFUSALS:
        raise RefusedError(code, **said["fields"])
    if not isinstance(said.get("pages"), int):
        raise cannot_show()
    return Leaf(said["pages"], picture)


class Artist:
    """One process, begun when it is first asked. Only who holds `lock` may ask."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def ask(self, order: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Return the answer and the picture. Raises GoneError; the next order is for a new process."""
        child = self._living()
        end = threading.Timer(LATE, child.kill)
        end.start()
        try:
            return _asked(child, order)
        except (OSError, ValueError, TypeError, KeyError):
            self.close()
            _log.warning("a process that draws pages ended early: %s", child.returncode)
            raise GoneError from None
        finally:
            end.cancel()

    def close(self) -> None:
        """End the process."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                with contextlib.suppress(OSError):  # what it never read
                    if pipe:
                        pipe.close()

    def _living(self) -> "subprocess.Popen[bytes]":
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = subprocess.Popen(
                [sys.executable, "-m", _PROGRAM],
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._child


def _asked(child: "subprocess.Popen[bytes]", order: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    orders, answers = child.stdin, child.stdout
    if orders is None or answers is None:
        raise OSError
    orders.write(json.dumps(order).encode() + b"\n")
    orders.flush()
    said = json.loads(answers.readline(1 << 16))
    size = int(said["size"])
    picture = answers.read(size) if 0 <= size <= LARGEST else b""
    if len(picture) != size:
        raise OSError
    return said, picture


def _environment() -> dict[str, str]:
    """Return what the process may know: none of our settings, and where its working files go."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LEGAL_DOCS_")}
    return kept | {"TMPDIR": tempfile.gettempdir()}


@contextlib.contextmanager
def _taken(key: str) -> Iterator[Artist]:
    """Yield the process that has the file at hand, if any has; where it is busy, one that is not."""
    first = zlib.crc32(key.encode()) % HOW_MANY
    ordered = [*_artists[first:], *_artists[:first]]
    free = next((each for each in ordered if each.lock.acquire(blocking=False)), None)
    artist = free or _waited_for(ordered[0])
    try:
        yield artist
    finally:
        artist.lock.release()


def _waited_for(artist: Artist) -> Artist:
    """Return the process once it is ours. Raises BadInputError where too many wait already."""
    if not _queue.acquire(blocking=False):
        raise _too_many()
    try:
        artist.lock.acquire()
    finally:
        _queue.release()
    return artist


def _shun(key: str) -> None:
    now = time.monotonic()
    for each in [each for each, until in _shunned.items() if until <= now]:
        _shunned.pop(each, None)
    _shunned[key] = now + SHUNNED


def cannot_show() -> BadInputError:
    """Return what is said of a file that could not be opened within the limits."""
    return BadInputError(
        "这份文件不能在这里显示：打开它占用的时间或内存过多，或者文件已损坏。请保存后用其他软件打开核对",
        "The file cannot be shown here: opening it takes too much time or memory, or it is damaged. "
        "Save it and look at it in another program",
    )


def _too_many() -> BadInputError:
    return BadInputError(
        "现在查看文件的人较多，这一页暂时不能显示。请稍后再打开",
        "Too many pages are being drawn at present; open this one again in a while",
    )


def _close() -> None:
    for each in _artists:
        each.close()


_artists = [Artist() for _ in range(HOW_MANY)]
_queue = threading.BoundedSemaphore(WAITING)
_shunned: dict[str, float] = {}
atexit.register(_close)
