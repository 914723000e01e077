"""What was read in which picture, kept in files, so that a run repeated says the same and is quick.

The files hold words of the exhibits: only their owner may read them, and they never leave the machine. Where
the house keeps records they are encrypted with its keys, and their names tell of no picture either.
"""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Protocol

from pydantic import TypeAdapter, ValidationError

from legal_docs.bundling.ocr.lines import Line
from legal_docs.errors import FolderError, KeysError

_LINES = TypeAdapter(tuple[Line, ...])


class Cipher(Protocol):
    """The keys of a house."""

    def encrypt(self, data: bytes, place: str) -> bytes:
        """Return `data` encrypted and bound to `place`."""

    def decrypt(self, blob: bytes, place: str) -> bytes:
        """Return what was encrypted for `place`. Raises KeysError."""

    def blind(self, kind: str, value: str) -> bytes:
        """Return by what `value` is found again but not read."""


class Store:
    """The folder of the results of one program, one file a picture.

    Without `keys` a file is named by the picture's SHA-256 and can be read by its owner; with them it can be
    neither read nor recognised, and one encrypted with a key that is gone counts as not there.
    """

    def __init__(self, folder: Path, program: str, keys: Cipher | None = None) -> None:
        self._folder = folder / program
        self._keys = keys

    def find(self, digest: str) -> tuple[Line, ...] | None:
        """Return the lines of the picture, None where it was not read yet or the file is damaged."""
        try:
            data = self._path(digest).read_bytes()
            return _LINES.validate_json(self._keys.decrypt(data, _place(digest)) if self._keys else data)
        except (OSError, ValidationError, KeysError):
            return None

    def keep(self, digest: str, lines: tuple[Line, ...]) -> None:
        """Write down the lines of the picture, whole or not at all; raises FolderError."""
        path, data = self._path(digest), _LINES.dump_json(lines)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(self._keys.encrypt(data, _place(digest)) if self._keys else data)
            Path(file.name).replace(path)
        except OSError as wrong:
            raise FolderError(
                f"图像识别的结果不能写入{path.parent}（{type(wrong).__name__}）。"
                "请检查 LEGAL_DOCS_HOME 文件夹的权限和磁盘空间",
                f"Recognised words cannot be written to {path.parent} ({type(wrong).__name__}). "
                "Check the permissions of LEGAL_DOCS_HOME and the space left",
            ) from wrong

    def _path(self, digest: str) -> Path:
        if self._keys is None:
            return self._folder / digest[:2] / f"{digest}.json"
        name = self._keys.blind("ocr", digest).hex()
        return self._folder / name[:2] / f"{name}.sealed"


def _place(digest: str) -> str:
    return f"ocr.lines.{digest}"
