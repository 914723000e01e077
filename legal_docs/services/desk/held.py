"""A file out of the store: read whole, or copied to where it can be read in parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from legal_docs.storage.files import FileStore


@dataclass(frozen=True, slots=True)
class Held:
    """库存文件: name, size and hash; the bytes come when they are asked for."""

    name: str
    sha256: str
    size: int
    store: FileStore

    def read(self) -> bytes:
        """Return the bytes. Raises FolderError, KeysError."""
        return self.store.read(self.sha256)

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes, a MiB at a time. Raises as `read`, at the end at the latest."""
        return self.store.pieces(self.sha256)

    def copy(self, target: Path) -> None:
        """Write the bytes to the new file `target`. Raises FolderError, KeysError."""
        self.store.copy(self.sha256, target)
