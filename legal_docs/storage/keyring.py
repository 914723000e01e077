"""The keys of the store: what encrypts, what finds without reading, what seals the trail.

A ciphertext is one byte for the format, one for the key, 12 of nonce, then AES-256-GCM. It is bound to its
place (table, column, row), so that it opens nowhere else.
"""

import base64
import contextlib
import hashlib
import hmac
import os
import re
import secrets
import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from legal_docs.errors import KeysError
from legal_docs.storage import key_sentences as say
from legal_docs.storage.disk import settle

FORMAT = 1
SIZE = 32
_NONCE = 12
OVERHEAD = 2 + _NONCE + 16
"""How many bytes longer a ciphertext is than what it holds."""
_MOST_KEYS = 255
_PHONE = re.compile(r"(?:\+|00)86(1\d{10})")


@dataclass(frozen=True)
class _Held:
    """What a key file says. `names` is there once the index key was changed, `before` while it is."""

    primary: int
    keys: dict[int, bytes]
    index: bytes
    trail: bytes
    names: bytes | None = None
    before: bytes | None = None

    def text(self) -> str:
        lines = [f"{number} = {_shown(key)}" for number, key in sorted(self.keys.items())]
        named = {
            "index": self.index, "trail": self.trail, "names": self.names, "index_before": self.before,
        }  # fmt: skip
        head = [f"{name} = {_shown(key)}" for name, key in named.items() if key]
        return "\n".join(("version = 1", f"primary = {self.primary}", *head, "", "[encryption]", *lines, ""))


class Keyring:
    """The keys of one key file. Its content is never shown; `ids` and `primary` name keys by number."""

    def __init__(self, path: Path, held: _Held) -> None:
        self.path = path
        self._held = held

    def __repr__(self) -> str:
        return f"Keyring({str(self.path)!r}, primary={self.primary})"

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return the keys of the file. Raises KeysError: missing, damaged, or open to others."""
        return cls(path, _read(path))

    @classmethod
    def create(cls, path: Path) -> Self:
        """Write a file of new keys, readable by its owner only, and return them. Never writes over one."""
        held = _Held(1, {1: secrets.token_bytes(SIZE)}, secrets.token_bytes(SIZE), secrets.token_bytes(SIZE))
        _write(path, held, os.link)
        return cls(path, held)

    @property
    def primary(self) -> int:
        """Return the number of the key that encrypts what is new."""
        return self._held.primary

    @property
    def ids(self) -> frozenset[int]:
        """Return the numbers of the keys that decrypt."""
        return frozenset(self._held.keys)

    @property
    def trail_key(self) -> bytes:
        """Return the key that seals the trail."""
        return self._held.trail

    def encrypt(self, data: bytes, place: str) -> bytes:
        """Return `data` encrypted with the primary key and bound to `place` ("table.column.row")."""
        held = self._held
        nonce = os.urandom(_NONCE)
        head = bytes((FORMAT, held.primary))
        return head + nonce + AESGCM(held.keys[held.primary]).encrypt(nonce, data, place.encode())

    def decrypt(self, blob: bytes, place: str) -> bytes:
        """Return what was encrypted for `place`. Raises KeysError: no such key, or tampered with."""
        if len(blob) < OVERHEAD or blob[0] != FORMAT:
            raise say.tampered(place)
        if blob[1] not in self._held.keys:
            self.refresh()
        key = self._held.keys.get(blob[1])
        if key is None:
            raise say.key_missing(blob[1], self.path)
        try:
            return AESGCM(key).decrypt(blob[2 : 2 + _NONCE], blob[2 + _NONCE :], place.encode())
        except InvalidTag:
            raise say.tampered(place) from None

    def blind(self, kind: str, value: str) -> bytes:
        """Return 16 bytes by which `value` is found again but not read; like spellings give the same.

        No change of keys changes them: files are named by them.
        """
        return _blind(self._held.names or self._held.index, kind, value)

    def terms(self, kind: str, value: str) -> tuple[bytes, ...]:
        """Return what `value` may stand as in the index of cases: as `blind`, with the index key.

        The first is how it is written now; while the index key is changed, the second is of the one before.
        """
        keys = (self._held.index, self._held.before)
        return tuple(_blind(key, kind, value) for key in keys if key)

    @property
    def is_reindexing(self) -> bool:
        """Return whether the index key is being changed: terms of the one before are still needed."""
        return self._held.before is not None

    def marks(self) -> dict[str, bytes]:
        """Return a mark of each key, to recognise it by: its number, `index`, `trail`, `names` → 16 bytes.

        `names` is there where the index key was changed before.
        """
        held = self._held
        keys = {str(n): key for n, key in held.keys.items()} | {"index": held.index, "trail": held.trail}
        keys |= {"names": held.names} if held.names else {}
        return {name: _mark(name, key) for name, key in keys.items()}

    def fits(self, name: str, mark: bytes) -> bool:
        """Return whether a mark is that key's; while the index key changes, also of the one before."""
        before = self._held.before
        is_before = name == "index" and before is not None and mark == _mark(name, before)
        return is_before or self.marks().get(name) == mark

    def refresh(self) -> None:
        """Read the file again: another process may have added or dropped a key. Raises KeysError."""
        self._held = _read(self.path)

    def add(self, *, index: bool = False) -> None:
        """Add a new key and make it the primary one, in the file too; `index`: a new index key as well.

        Raises KeysError.
        """
        held = self._held
        number = max(held.keys) + 1
        if number > _MOST_KEYS:
            raise say.too_many(self.path)
        if index:
            names = held.names or held.index
            held = replace(held, index=secrets.token_bytes(SIZE), before=held.index, names=names)
        self._put(replace(held, primary=number, keys=held.keys | {number: secrets.token_bytes(SIZE)}))

    def drop_old(self) -> None:
        """Leave only the primary key, in the file too; the caller made sure that nothing uses others."""
        held = self._held
        self._put(replace(held, keys={held.primary: held.keys[held.primary]}, before=None))

    def _put(self, held: _Held) -> None:
        _write(self.path, held, os.replace)
        self._held = held


def normalised(value: str) -> str:
    """Return `value` as it is searched for: width, case, spaces, hyphens and +86 make no difference."""
    text = unicodedata.normalize("NFKC", value).upper()
    text = "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Pd", "Cf"))
    text = re.sub("[·•・‧∙]", "·", text)
    found = _PHONE.fullmatch(text)
    return found.group(1) if found else text


def _blind(key: bytes, kind: str, value: str) -> bytes:
    return hmac.new(key, f"{kind}:{normalised(value)}".encode(), hashlib.sha256).digest()[:16]


def _mark(name: str, key: bytes) -> bytes:
    return hmac.new(key, b"legal_docs " + name.encode(), hashlib.sha256).digest()[:16]


def _shown(key: bytes) -> str:
    return f'"{base64.b64encode(key).decode()}"'


def _read(path: Path) -> _Held:
    try:
        with path.open(encoding="utf-8") as file:
            mode = os.fstat(file.fileno()).st_mode & 0o777
            text = file.read()
    except FileNotFoundError:
        raise say.file_missing(path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise say.file_unreadable(path, error) from None
    try:
        data = tomllib.loads(text)
        keys = {int(number): _key(key) for number, key in data["encryption"].items()}
        later = (_key(data[name]) if name in data else None for name in ("names", "index_before"))
        held = _Held(int(data["primary"]), keys, _key(data["index"]), _key(data["trail"]), *later)
        if data["version"] != 1 or held.primary not in keys or not all(0 < n <= _MOST_KEYS for n in keys):
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError):
        raise say.file_damaged(path) from None  # the cause would show keys
    if mode & 0o077 and os.name == "posix":
        raise say.file_open(path, mode)
    return held


def _key(text: str) -> bytes:
    key = base64.b64decode(text, validate=True)
    if len(key) != SIZE:
        raise ValueError
    return key


def _write(path: Path, held: _Held, put: Callable[[Path, Path], None]) -> None:
    """Write beside, then `put` in place: os.link fails where a file is there, os.replace does not."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(held.text())
            file.flush()
            os.fsync(file.fileno())
        put(beside, path)
        settle(path.parent)
    except OSError as error:
        if isinstance(error, FileExistsError) and path.exists():
            raise say.file_there(path) from None
        raise KeysError(*say.not_written(path, error)) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
