"""What a finished file holds: bytes in memory, or a large file on disk that is copied, never read whole."""

import hashlib
import os
import shutil
from pathlib import Path

Content = bytes | Path
"""The bytes of a paper, or the path of a volume of the bundle."""


def sha256(content: Content) -> str:
    """Return the SHA-256 in hex."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size(content: Content) -> int:
    """Return how many bytes there are."""
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def read(content: Content) -> bytes:
    """Return the bytes; for small files only."""
    return content if isinstance(content, bytes) else content.read_bytes()


def write(content: Content, target: Path) -> None:
    """Write the content to the new file `target`, making its folder, and sync it to disk; raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())
