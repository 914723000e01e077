"""Evidence handed in as a ZIP file: unpacked with care into a folder that lives as long as the work on it."""

import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile, ZipInfo

from legal_docs.bundling.refusal import RefusedError, error
from legal_docs.intake.read import Intake, read
from legal_docs.model.problem import Problem
from legal_docs.services.member_names import is_dropping, name_of, place_of

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
        numbers = {one.case.number for one in loaded.cases}
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
    RefusedError for a file that is no usable ZIP archive.
    """
    if evidence is None or not evidence.is_file():
        yield Evidence(evidence)
        return
    with TemporaryDirectory(prefix="evidence-") as folder:
        numbers = {case} if case else _numbers(source, on)
        yield unpack(evidence, Path(folder), numbers)


def unpack(archive: Path, into: Path, numbers: Collection[str]) -> Evidence:
    """Unpack all that is safe into the folder `into`; each other member is named with the reason."""
    try:
        with ZipFile(archive) as package:
            members = [info for info in package.infolist() if not info.is_dir()]
            if len(members) > MAX_MEMBERS:
                raise RefusedError(
                    "exhibit_too_large", archive.name, detail=f"{len(members)} > {MAX_MEMBERS}"
                )
            named = [(name_of(info), info) for info in members]
            lead = _lead([name for name, _ in named if not is_dropping(name)], numbers)
            refused = _all(package, named, into, lead, archive.name)
    except (BadZipFile, NotImplementedError, OSError) as wrong:
        raise RefusedError("archive_unreadable", archive.name, detail=type(wrong).__name__) from wrong
    return Evidence(into, tuple(refused))


def _numbers(source: Path, on: date) -> set[str]:
    found = read(source, on=on)
    return {one.case.number for one in found.cases} | {p.place.case for p in found.problems if p.place.case}


def _lead(names: Collection[str], numbers: Collection[str]) -> tuple[str, str]:
    """Return what to take off the front of each name, and what to put there.

    A folder around the case folders is taken off; the evidence of a single case gets a folder of its number.
    """
    tops = {name.split("/", 1)[0] for name in names}
    if tops & set(numbers):
        return "", ""
    if len(tops) == 1:
        (top,) = tops
        inner = [name.removeprefix(f"{top}/") for name in names]
        if {name.split("/", 1)[0] for name in inner} & set(numbers):
            return f"{top}/", ""
        if len(numbers) == 1 and all("/" in name for name in inner):
            return f"{top}/", f"{next(iter(numbers))}/"
    return ("", f"{next(iter(numbers))}/") if len(numbers) == 1 else ("", "")


def _all(
    package: ZipFile, named: list[tuple[str, ZipInfo]], into: Path, lead: tuple[str, str], archive: str
) -> list[tuple[str, Problem]]:
    found: list[tuple[str, Problem]] = []
    total, (off, on) = 0, lead
    for name, info in named:
        placed = on + name.removeprefix(off)
        total += info.file_size
        try:
            if total > MAX_TOTAL:
                raise RefusedError("exhibit_too_large", detail=f"> {MAX_TOTAL >> 30} GB")
            _write(package, info, place_of(placed, into))
        except RefusedError as refusal:
            found.append((_owner(placed), refusal.problem(f"{archive} › {_printable(name)}")))
        except (BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as wrong:
            where, detail = f"{archive} › {_printable(name)}", type(wrong).__name__
            found.append((_owner(placed), error("exhibit_broken", where, detail=detail)))
    return found


def _owner(placed: str) -> str:
    return PurePosixPath(placed).parts[0] if placed else ""


def _printable(name: str) -> str:
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in name)


def _write(package: ZipFile, info: ZipInfo, target: Path) -> None:
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
