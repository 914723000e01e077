"""ZIP files made up for the tests, and what comes out of them."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from legal_docs.services import unpack
from tests.bundling import files

NUMBER = "LN-1"
Add = Callable[[ZipFile], None]


def zipped(tmp_path: Path, *adding: Add, good: str = f"{NUMBER}/合同.pdf") -> Path:
    path = tmp_path / "证据.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr(good, files.pdf())
        for add in adding:
            add(package)
    return path


def member(name: str, content: bytes = b"x", **changes: int) -> Add:
    def add(package: ZipFile) -> None:
        info = ZipInfo(name)
        info.compress_type = ZIP_DEFLATED
        for key, value in changes.items():
            setattr(info, key, value)
        package.writestr(info, content)

    return add


def unpacked(tmp_path: Path, archive: Path, numbers: set[str]) -> tuple[list[str], dict[str, str]]:
    into = tmp_path / "into"
    into.mkdir()
    found = unpack.unpack(archive, into, numbers)
    there = sorted(p.relative_to(into).as_posix() for p in into.rglob("*") if p.is_file())
    return there, {problem.place.file: problem.code for _, problem in found.refused}
