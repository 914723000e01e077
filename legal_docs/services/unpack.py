"""Evidence handed in as a ZIP file: unpacked with care into a folder that lives as long as the work on it."""

import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile, ZipInfo

from legal_docs.bundling.refusal import RefusedError, error
from legal_docs.errors import BadInputError
from legal_docs.intake.read import Intake, read
from legal_docs.model.problem import Problem
from legal_docs.services.archive_layout import Layout, layout_of
from legal_docs.services.member_names import is_dropping, is_usable, name_of, place_of, printable

MAX_MEMBERS = 5_000
MAX_TOTAL = 4 << 30
MAX_RATIO = 300
_SMALL = 20 << 20
_CHUNK = 1 << 20
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the evidence folders of the cases are, and what of the archive could not be unpacked."""

    root: Path | None
    refused: tuple[tuple[str, Problem], ...] = ()

    def told(self, loaded: Intake) -> Intake:
        """Return the cases, each with what was refused of its part of the archive."""
        numbers = _numbers(loaded)
        cases = tuple(
            replace(one, problems=(*one.problems, *self._of(one.case.number))) for one in loaded.cases
        )
        named = (problem.at(case=number if number in numbers else "") for number, problem in self.refused)
        return Intake(cases, (*loaded.problems, *named))

    def _of(self, number: str) -> tuple[Problem, ...]:
        return tuple(problem.at(case=number) for owner, problem in self.refused if owner == number)


NO_ARCHIVE = Evidence(None)


@contextmanager
def opened(evidence: Path | None, source: Path, on: date, case: str | None = None) -> Iterator[Evidence]:
    """Give the folder that holds the evidence folders: the one named, or a ZIP file unpacked for the while.

    An archive holds one folder for each case number, or the evidence of the one case there is. Raises
    BadInputError where nothing is there, RefusedError for a file that is no usable ZIP archive.
    """
    if evidence is not None and not evidence.exists():
        raise _missing(evidence)
    if evidence is None or not evidence.is_file():
        yield Evidence(evidence)
        return
    with TemporaryDirectory(prefix="evidence-") as folder:
        yield unpack(evidence, Path(folder), _numbers(read(source, on=on)), case)


def unpack(
    archive: Path,
    into: Path,
    numbers: Collection[str],
    case: str | None = None,
    besides: Collection[str] = (),
) -> Evidence:
    """Unpack what is safe and belongs to a case into the folder `into`; all else is named with the reason.

    `numbers` are those of all cases of the file; `case` is the only one asked for. The members `besides`
    are no evidence and are left alone.
    """
    try:
        with ZipFile(archive) as package:
            named = [pair for pair in members(package, archive.name) if pair[0] not in besides]
            safe = [name for name, _ in named if not is_dropping(name) and is_usable(name)]
            layout = layout_of(safe, numbers, case)
            refused = _all(package, named, into, layout, archive.name)
            refused += layout.strays(safe, archive.name)
    except (BadZipFile, NotImplementedError, OSError) as wrong:
        raise RefusedError("archive_unreadable", archive.name, detail=type(wrong).__name__) from wrong
    return Evidence(into, tuple(refused))


def members(package: ZipFile, archive: str) -> list[tuple[str, ZipInfo]]:
    """Return the files of the archive with their names as they were meant. Raises RefusedError: too many."""
    found = [info for info in package.infolist() if not info.is_dir()]
    if len(found) > MAX_MEMBERS:
        raise RefusedError("exhibit_too_large", archive, detail=f"{len(found)} > {MAX_MEMBERS}")
    return [(name_of(info), info) for info in found]


def _missing(evidence: Path) -> BadInputError:
    return BadInputError(
        f"--evidence：“{evidence}”不存在。请核对路径和名称",
        f"--evidence: “{evidence}” does not exist. Check its path and name",
    )


def _numbers(loaded: Intake) -> set[str]:
    """Return the numbers of all cases of the file, the refused ones too."""
    refused = {problem.place.case for problem in loaded.problems if problem.place.case}
    return {one.case.number for one in loaded.cases} | refused


def _all(
    package: ZipFile, named: list[tuple[str, ZipInfo]], into: Path, layout: Layout, archive: str
) -> list[tuple[str, Problem]]:
    found: list[tuple[str, Problem]] = []
    total = 0
    for name, info in named:
        placed, where = layout.placed(name), f"{archive} › {printable(name)}"
        if not placed and is_usable(name):
            continue
        total += info.file_size
        try:
            place_of(name, into)
            if total > MAX_TOTAL:
                raise RefusedError("exhibit_too_large", detail=f"> {MAX_TOTAL >> 30} GB")
            write(package, info, place_of(placed, into))
        except RefusedError as refusal:
            found.append((layout.owner(name), refusal.problem(where)))
        except (BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as wrong:
            found.append((layout.owner(name), error("exhibit_broken", where, detail=type(wrong).__name__)))
    return found


def write(package: ZipFile, info: ZipInfo, target: Path) -> None:
    """Write one member; raises RefusedError, and leaves nothing behind, where it is not to be unpacked."""
    _require_plain(info)
    if target.exists():
        raise RefusedError("exhibit_name_twice")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with package.open(info) as packed, target.open("xb") as file:
            while chunk := packed.read(_CHUNK):
                file.write(chunk)
        if target.stat().st_size != info.file_size:
            raise RefusedError("exhibit_broken", detail="ZIP")
        if _is_archive(target):
            raise RefusedError("archive_nested")
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _require_plain(info: ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise RefusedError("exhibit_link")
    if info.flag_bits & 0x1:
        raise RefusedError("exhibit_encrypted")
    if info.file_size > max(_SMALL, MAX_RATIO * info.compress_size):
        raise RefusedError("exhibit_too_large", detail=f"{info.file_size >> 20} MB")


def _is_archive(path: Path) -> bool:
    """Return whether the file is an archive itself; an Office file, which is a ZIP too, is none."""
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"PK\x03\x04"):
        try:
            with ZipFile(path) as package:
                return "[Content_Types].xml" not in package.namelist()
        except (BadZipFile, NotImplementedError):
            return False
    return head.startswith(_ARCHIVES)
