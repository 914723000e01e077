"""How a backup lies on disk: the manifest, its seal, and files copied while they are hashed."""

import hashlib
import hmac
import os
from collections.abc import Iterator
from pathlib import Path

from legal_docs.errors import BadInputError
from legal_docs.model.backup import BackedFile, Backup
from legal_docs.settings import Settings
from legal_docs.storage.keyring import Keyring

MANIFEST = "manifest.json"
FILES, OWN = "files", "own"
PIECE = 1024 * 1024
_OWN = ("templates", "tables", "courts", "holidays", "lpr")
"""The settings that name files of the house's own."""


def own_files(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield each file of the house's own that a setting names: its name in the backup, where it lies.

    The key file is none of them, even where it lies among them.
    """
    keys = settings.key_file.resolve()
    for name in _OWN:
        told = str(getattr(settings, name))
        path = Path(told) if told else None
        if path is not None and path.is_file():
            yield f"{OWN}/{name}/{path.name}", path
        elif path is not None:
            found = sorted(each for each in path.rglob("*") if each.is_file() and each.resolve() != keys)
            yield from ((f"{OWN}/{name}/{each.relative_to(path).as_posix()}", each) for each in found)


def copied(source: Path, folder: Path, name: str) -> BackedFile:
    """Return what is known of `source` after it was copied to `folder`/`name`, for its owner. OSError."""
    digest, size = copy(source, folder / name)
    return BackedFile(name=name, sha256=digest, size=size)


def copy(source: Path, target: Path) -> tuple[str, int]:
    """Copy to a new file that only its owner may read; return its SHA-256 and size. Raises OSError."""
    seen, size = hashlib.sha256(), 0
    _for_ourselves(target.parent)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with source.open("rb") as read, os.fdopen(handle, "wb") as write:
        while piece := read.read(PIECE):
            seen.update(piece)
            size += write.write(piece)
        write.flush()
        os.fsync(write.fileno())
    return seen.hexdigest(), size


def _for_ourselves(folder: Path) -> None:
    """Make a folder with those above it; `mkdir` alone would leave the ones above open to others."""
    if not folder.is_dir():
        _for_ourselves(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def hashed(folder: Path, name: str) -> BackedFile:
    """Return what is known of a file that lies in the backup. Raises OSError."""
    with (folder / name).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return BackedFile(name=name, sha256=digest, size=(folder / name).stat().st_size)


def seal(keys: Keyring, backup: Backup) -> str:
    """Return the seal of a manifest: whoever has not the trail key cannot make one that fits."""
    words = b"legal_docs backup " + backup.model_copy(update={"seal": ""}).model_dump_json().encode()
    return hmac.new(keys.trail_key, words, hashlib.sha256).hexdigest()


def write(folder: Path, backup: Backup) -> None:
    """Write the manifest, for its owner only. Raises OSError."""
    handle = os.open(folder / MANIFEST, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(backup.model_dump_json(indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read(folder: Path) -> Backup:
    """Return the manifest of a backup. Raises BadInputError: it is none, or its manifest is damaged."""
    path = folder / MANIFEST
    try:
        return Backup.model_validate_json(path.read_bytes())
    except OSError:
        raise BadInputError(
            f"{folder} 不是备份：里面没有可以读取的 {MANIFEST}。请选择 legal-docs backup 生成的文件夹",
            f"{folder} is no backup: it has no {MANIFEST} that can be read. Choose a folder that "
            "legal-docs backup made",
        ) from None
    except ValueError:
        raise BadInputError(
            f"备份清单已损坏（{path}），不能据以核对和恢复。请改用另一份备份",
            f"The manifest of the backup is damaged ({path}). Take another backup",
        ) from None
