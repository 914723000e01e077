"""The file store: files by the SHA-256 of their content, encrypted in pieces, each whole or not there.

A file is a head (the encrypted SHA-256) and pieces of 1 MiB, each bound to that hash, to its number and to
whether it is the last. Its name is blind, so that nobody without the keys can ask whether a file is here.
"""

import contextlib
import hashlib
import io
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from legal_docs.errors import FolderError, KeysError
from legal_docs.storage import key_sentences as say
from legal_docs.storage.disk import settle
from legal_docs.storage.keyring import OVERHEAD, Keyring

PIECE = 1024 * 1024
_MAGIC = b"LDF1"
_HASH = 32
_PART = ".part"


@dataclass(frozen=True)
class FileStore:
    """Files under `folder`, encrypted with `keys`. Reading verifies every piece and the hash of the whole."""

    folder: Path
    keys: Keyring

    def keep(self, content: bytes | Path) -> tuple[str, int]:
        """Return SHA-256 and size of a file that is now kept; the same content is kept once.

        Raises FolderError: no room, no rights, or the file changed while it was read.
        """
        with _told(self.folder), _source(content) as source:
            found, size = _hash(source)
            target = self._path(found)
            if not (self._is_whole(found) and _is_used(target)):
                self.keys.refresh()
                self._write(source, found, target)
                self._written_with_old_key(found)
        return found, size

    def read(self, sha256: str) -> bytes:
        """Return the content. Raises FolderError where it is missing, KeysError where tampered with."""
        with _told(self.folder):
            return b"".join(self._pieces(sha256))

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """Yield the content in pieces of at most 1 MiB. Raises as `read`: only the end proves the whole."""
        with _told(self.folder):
            yield from self._pieces(sha256)

    def copy(self, sha256: str, target: Path) -> None:
        """Write the content to a new file `target`; where that fails there is none. Raises as `read`."""
        with _told(target.parent), _whole(target) as file:
            for piece in self._pieces(sha256):
                file.write(piece)

    def has(self, sha256: str) -> bool:
        """Return whether the file is here; its content is not looked at."""
        return self._path(sha256).is_file()

    def renew(self) -> int:
        """Return how many files were encrypted anew with the primary key; afterwards none uses another."""
        with _told(self.folder):
            old = [path for path in self.paths() if self._key_of(path) != self.keys.primary]
            for path in old:
                self._renew(path)
        return len(old)

    def old(self) -> int:
        """Return how many files use another key than the primary one."""
        with _told(self.folder):
            return sum(self._key_of(path) != self.keys.primary for path in self.paths())

    def verify(self, path: Path) -> None:
        """Read the whole of one file of `paths`. Raises KeysError where it was tampered with."""
        with _told(self.folder):
            with path.open("rb") as file, _tampered(path):
                sha256 = self._head(file, path)
            for _ in self._pieces(sha256):
                pass

    def sweep(self, before: datetime) -> None:
        """Delete what writers that were killed left behind before that moment."""
        with _told(self.folder):
            for path in self.folder.glob(f"*/*{_PART}"):
                if path.stat().st_mtime < before.timestamp():
                    path.unlink(missing_ok=True)

    def paths(self) -> list[Path]:
        """Return where every file lies."""
        return sorted(path for path in self.folder.glob("*/*") if path.suffix != _PART)

    def _path(self, sha256: str) -> Path:
        name = self.keys.blind("file", sha256).hex()
        return self.folder / name[:2] / name

    def _key_of(self, path: Path) -> int:
        with path.open("rb") as file:
            return file.read(len(_MAGIC) + 2)[-1]

    def _is_whole(self, sha256: str) -> bool:
        try:
            for _ in self._pieces(sha256):
                pass
        except (FolderError, KeysError):
            return False
        return True

    def _written_with_old_key(self, sha256: str) -> None:
        """A change of keys may have gone by while a long file was written; its own look missed this one."""
        path = self._path(sha256)
        self.keys.refresh()
        if self._key_of(path) != self.keys.primary:
            self._renew(path)

    def _renew(self, path: Path) -> None:
        with path.open("rb") as file:
            sha256 = self._head(file, path)
        with _whole(path, over=True) as target:
            self._encrypt(self._pieces(sha256), sha256, target)

    def _write(self, source: BinaryIO, sha256: str, target: Path) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        source.seek(0)
        with _whole(target, over=True) as file:
            seen = hashlib.sha256()
            self._encrypt(_hashing(source, seen), sha256, file)
            if seen.hexdigest() != sha256:
                raise _changed()

    def _encrypt(self, pieces: Iterator[bytes], sha256: str, target: BinaryIO) -> None:
        target.write(_MAGIC + self.keys.encrypt(bytes.fromhex(sha256), _head_place(self._path(sha256))))
        held, number = next(pieces, b""), 0
        for piece in pieces:
            target.write(self.keys.encrypt(held, _place(sha256, number, last=False)))
            held, number = piece, number + 1
        target.write(self.keys.encrypt(held, _place(sha256, number, last=True)))

    def _head(self, file: BinaryIO, path: Path) -> str:
        head = file.read(len(_MAGIC) + OVERHEAD + _HASH)
        if not head.startswith(_MAGIC):
            raise say.file_tampered(path)
        with _tampered(path):
            return self.keys.decrypt(head[len(_MAGIC) :], _head_place(path)).hex()

    def _pieces(self, sha256: str) -> Iterator[bytes]:
        path, seen = self._path(sha256), hashlib.sha256()
        if not path.is_file():
            raise _missing(path)
        with path.open("rb") as file, _tampered(path):
            if self._head(file, path) != sha256:
                raise say.file_tampered(path)
            blob, number = file.read(PIECE + OVERHEAD), 0
            while True:
                after = file.read(PIECE + OVERHEAD)
                piece = self.keys.decrypt(blob, _place(sha256, number, last=not after))
                seen.update(piece)
                yield piece
                if not after:
                    break
                blob, number = after, number + 1
            if seen.hexdigest() != sha256:
                raise say.file_tampered(path)


def _is_used(path: Path) -> bool:
    """Note that the file is used now, so that no clearing takes it; return whether it is still there."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def _place(sha256: str, number: int, *, last: bool) -> str:
    return f"files.{number}.{sha256}.{'last' if last else 'more'}"


def _head_place(path: Path) -> str:
    return f"files.head.{path.name}"


@contextlib.contextmanager
def _tampered(path: Path) -> Iterator[None]:
    """Say of a piece that does not open that the file was tampered with; a missing key stays one."""
    try:
        yield
    except say.TamperedError:
        raise say.file_tampered(path) from None


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise FolderError(
            f"文件库不能读写（{folder}：{why}）。请检查磁盘空间和权限后重试；未写完的内容没有保留",
            f"The file store cannot be used ({folder}: {why}). Check disk space and rights, then try again; "
            "nothing half-written was kept",
        ) from error


@contextlib.contextmanager
def _source(content: bytes | Path) -> Iterator[BinaryIO]:
    if isinstance(content, bytes):
        yield io.BytesIO(content)
        return
    with content.open("rb") as file:
        yield file


def _hash(source: BinaryIO) -> tuple[str, int]:
    seen = hashlib.sha256()
    size = sum(len(piece) for piece in _hashing(source, seen))
    return seen.hexdigest(), size


def _hashing(source: BinaryIO, seen: "hashlib._Hash") -> Iterator[bytes]:
    while piece := source.read(PIECE):
        seen.update(piece)
        yield piece


def _for_ourselves(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextlib.contextmanager
def _whole(target: Path, *, over: bool = False) -> Iterator[BinaryIO]:
    """Yield a file that takes its name only when it is written to the end and lies on the disk."""
    part = target.with_name(f"{target.name}.{secrets.token_hex(4)}{_PART}")
    try:
        with open(part, "xb", opener=_for_ourselves) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target) if over else os.link(part, target)
        settle(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _missing(path: Path) -> FolderError:
    return FolderError(
        f"文件库里没有这份文件（{path}）。请从备份恢复文件库",
        f"The file is not in the file store ({path}). Restore the file store from its backup",
    )


def _changed() -> FolderError:
    return FolderError(
        "文件在读取过程中被改动，没有保存。请在文件不再变化后重新上传",
        "The file changed while it was read and was not kept. Upload it again when it changes no more",
    )
