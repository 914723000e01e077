"""The file store: encrypted, whole or not there, and what comes back is what went in."""

import hashlib
import os
import random
import resource
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from legal_docs.errors import ExitCode, FolderError, KeysError
from legal_docs.storage.files import PIECE, FileStore
from legal_docs.storage.keyring import Keyring

SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 5]


def data(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def only(store: FileStore) -> Path:
    found = [path for path in store.folder.rglob("*") if path.is_file()]
    assert len(found) == 1
    return found[0]


def test_folders_and_files_are_for_their_owner_alone(tmp_path: Path, keys: Keyring) -> None:
    before = os.umask(0o022)
    try:
        store = FileStore(tmp_path / "home" / "files", keys)
        store.keep(b"x")
        store.copy(hashlib.sha256(b"x").hexdigest(), tmp_path / "plain")
        file = store.paths()[0]
        modes = [
            each.stat().st_mode & 0o777 for each in (store.folder, file.parent, file, tmp_path / "plain")
        ]
    finally:
        os.umask(before)
    assert modes == [0o700, 0o700, 0o600, 0o600]


@pytest.mark.parametrize("size", SIZES)
def test_a_file_comes_back_as_it_went_in(store: FileStore, tmp_path: Path, size: int) -> None:
    content = data(size)
    sha256 = hashlib.sha256(content).hexdigest()
    assert store.keep(content) == (sha256, size)
    source, target = tmp_path / "in", tmp_path / "out"
    source.write_bytes(content)
    assert store.keep(source) == (sha256, size)
    assert store.has(sha256)
    store.copy(sha256, target)
    assert store.read(sha256) == target.read_bytes() == content
    only(store)


def test_a_file_taken_away_while_it_is_kept_again_is_written_anew(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256, _ = store.keep(b"again")
    noted = os.utime

    def gone(path: Path) -> None:
        path.unlink(missing_ok=True)
        noted(path)

    monkeypatch.setattr(os, "utime", gone)
    assert store.keep(b"again") == (sha256, 5) and store.read(sha256) == b"again"


def test_neither_name_nor_bytes_tell_what_is_in_it(store: FileStore) -> None:
    content = "借款人张某甲，公民身份号码99010119900307123X".encode() * 40000
    sha256, _ = store.keep(content)
    path = only(store)
    held = path.read_bytes()
    assert sha256 not in str(path)
    for secret in ("张某甲".encode(), b"99010119900307123X", bytes.fromhex(sha256), sha256.encode()):
        assert secret not in held
    assert len(held) < len(content) * 1.001


def _flip(blob: bytes, at: int) -> bytes:
    return blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :]


@pytest.mark.parametrize(
    "change",
    [
        lambda b: _flip(b, 0),
        lambda b: _flip(b, 4),
        lambda b: _flip(b, 30),
        lambda b: _flip(b, 200),
        lambda b: _flip(b, len(b) - 1),
        lambda b: b[:-1],
        lambda b: b[: 66 + PIECE + 30],  # the last piece cut off
        lambda b: b[:66],
        lambda b: b[:10],
        lambda b: b"",
        lambda b: b + b"x",
        lambda b: (
            b[:66]
            + b[66 + PIECE + 30 : 66 + 2 * (PIECE + 30)]
            + b[66 : 66 + PIECE + 30]
            + b[66 + 2 * (PIECE + 30) :]
        ),
    ],
)
def test_a_file_that_was_tampered_with_is_refused(store: FileStore, tmp_path: Path, change) -> None:
    content = data(2 * PIECE + 9)
    sha256, _ = store.keep(content)
    path = only(store)
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(KeysError, match="被改动过") as caught:
        store.read(sha256)
    assert sha256 not in caught.value.zh
    with pytest.raises(KeysError):
        store.copy(sha256, tmp_path / "out")
    assert [p.name for p in tmp_path.glob("out*")] == []
    assert store.keep(content) == (sha256, len(content))  # kept again, it is mended
    assert store.read(sha256) == content


_HEAD, _PIECE = 66, PIECE + 30
"""How long the head of a file and a whole piece of it are, in bytes."""


@pytest.mark.parametrize(
    ("change", "right"),
    [
        (lambda b: b[:_HEAD] + b[_HEAD + _PIECE : _HEAD + 2 * _PIECE] + b[_HEAD : _HEAD + _PIECE], 0),
        (lambda b: b[:_HEAD] + 2 * b[_HEAD : _HEAD + _PIECE], 1),
        (lambda b: b[: _HEAD + 2 * _PIECE], 1),
    ],
    ids=("swapped", "twice", "cut"),
)
def test_no_piece_that_stands_where_it_does_not_belong_is_ever_given_out(
    store: FileStore, change: Callable[[bytes], bytes], right: int
) -> None:
    content = data(2 * PIECE + 9)
    sha256, _ = store.keep(content)
    path = only(store)
    path.write_bytes(change(path.read_bytes()))
    given = b""
    with pytest.raises(KeysError, match="被改动过"):
        for piece in store._pieces(sha256):
            given += piece
    assert given == content[: right * PIECE]


def test_one_file_put_in_the_place_of_another_is_refused(store: FileStore) -> None:
    (one, _), (two, _) = store.keep(b"one"), store.keep(b"two")
    store._path(one).replace(store._path(two))
    with pytest.raises(KeysError, match="被改动过"):
        store.read(two)
    with pytest.raises(FolderError, match="没有这份文件"):
        store.read(one)


def test_other_keys_do_not_find_the_file(store: FileStore, tmp_path: Path) -> None:
    sha256, _ = store.keep(b"x")
    other = FileStore(store.folder, Keyring.create(tmp_path / "other.toml"))
    with pytest.raises(FolderError, match="没有这份文件"):
        other.read(sha256)


def test_a_copy_never_writes_over_a_file(store: FileStore, tmp_path: Path) -> None:
    sha256, _ = store.keep(b"x")
    target = tmp_path / "there"
    target.write_bytes(b"mine")
    with pytest.raises(FolderError):
        store.copy(sha256, target)
    assert target.read_bytes() == b"mine"


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path, keys: Keyring) -> None:
    (tmp_path / "files").write_bytes(b"")
    with pytest.raises(FolderError, match="文件库不能读写") as caught:
        FileStore(tmp_path / "files", keys).keep(b"x")
    assert caught.value.exit_code is ExitCode.FOLDER


class Restless(type(Path())):  # type: ignore[misc]
    """A file to which something happens after it was hashed, before it is encrypted."""

    happens: Callable[[], object]

    def open(self, *args: Any, **kwargs: Any) -> Any:
        file, happens = super().open(*args, **kwargs), self.happens

        class Opened:
            read = file.read

            def seek(self, at: int) -> None:
                happens()
                file.seek(at)

            def __enter__(self) -> Any:
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

        return Opened()


def restless(path: Path, happens: Callable[[], object]) -> Path:
    path.write_bytes(b"first")
    found = Restless(path)
    found.happens = happens
    return found


def test_a_file_that_changes_while_it_is_read_is_not_kept(store: FileStore, tmp_path: Path) -> None:
    plain = tmp_path / "in"
    with pytest.raises(FolderError, match="在读取过程中被改动"):
        store.keep(restless(plain, lambda: plain.write_bytes(b"other")))
    assert [p for p in store.folder.rglob("*") if p.is_file()] == []


def test_what_killed_writers_left_is_swept_away_when_old(store: FileStore) -> None:
    sha256, _ = store.keep(b"x")
    folder = store._path(sha256).parent
    old, new = folder / "a.part", folder / "b.part"
    for part in (old, new):
        part.write_bytes(b"half")
    now = datetime.now(UTC)
    long_ago = (now - timedelta(days=2)).timestamp()
    os.utime(old, (long_ago, long_ago))
    os.utime(store._path(sha256), (long_ago, long_ago))
    store.sweep(now - timedelta(days=1))
    assert not old.exists() and new.exists()
    assert store.read(sha256) == b"x"


def test_files_are_renewed_with_a_new_key(store: FileStore) -> None:
    contents = [data(size) for size in (0, 5, PIECE + 1)]
    kept = [store.keep(content)[0] for content in contents]
    store.keys.add()
    assert store.old() == 3
    assert (store.renew(), store.old(), store.renew()) == (3, 0, 0)
    store.keys.drop_old()
    assert [store.read(sha256) for sha256 in kept] == contents
    for path in store.paths():
        store.verify(path)


def test_a_writer_with_the_keys_of_before_takes_up_the_new_one(store: FileStore) -> None:
    stale = FileStore(store.folder, Keyring.load(store.keys.path))
    store.keys.add()
    stale.keep(b"x")
    assert store.old() == 0


def test_a_key_change_during_a_long_write_leaves_nothing_behind(store: FileStore, tmp_path: Path) -> None:
    slow = FileStore(store.folder, Keyring.load(store.keys.path))
    sha256, _ = slow.keep(restless(tmp_path / "in", store.keys.add))
    assert store.keys.primary == 2 and store.old() == 0
    assert store.read(sha256) == b"first"


def test_a_full_disk_is_a_sentence_and_leaves_nothing(store: FileStore, tmp_path: Path) -> None:
    content = data(2 * PIECE)
    store.keep(b"before")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (PIECE, hard))
    try:
        with pytest.raises(FolderError, match="磁盘空间") as caught:
            store.keep(content)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "没有保留" in caught.value.zh
    assert len([path for path in store.folder.rglob("*") if path.is_file()]) == 1
    sha256, _ = store.keep(content)
    assert store.read(sha256) == content
