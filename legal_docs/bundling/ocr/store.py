"""What was read in which picture, kept in files, so that a run repeated says the same and is quick.

The files hold words of the exhibits: only their owner may read them, and they never leave the machine.
"""

from pathlib import Path
from tempfile import NamedTemporaryFile

from pydantic import TypeAdapter, ValidationError

from legal_docs.bundling.ocr.lines import Line
from legal_docs.errors import FolderError

_LINES = TypeAdapter(tuple[Line, ...])


class Store:
    """The folder of the results of one program, one file a picture, named by the picture's SHA-256."""

    def __init__(self, folder: Path, program: str) -> None:
        self._folder = folder / program

    def find(self, digest: str) -> tuple[Line, ...] | None:
        """Return the lines of the picture, None where it was not read yet or the file is damaged."""
        try:
            return _LINES.validate_json(self._path(digest).read_bytes())
        except (OSError, ValidationError):
            return None

    def keep(self, digest: str, lines: tuple[Line, ...]) -> None:
        """Write down the lines of the picture, whole or not at all; raises FolderError."""
        path = self._path(digest)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(_LINES.dump_json(lines))
            Path(file.name).replace(path)
        except OSError as wrong:
            raise FolderError(
                f"图像识别的结果不能写入{path.parent}（{type(wrong).__name__}）。"
                "请检查 LEGAL_DOCS_HOME 文件夹的权限和磁盘空间",
                f"Recognised words cannot be written to {path.parent} ({type(wrong).__name__}). "
                "Check the permissions of LEGAL_DOCS_HOME and the space left",
            ) from wrong

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / f"{digest}.json"
