"""An upload laid out in a folder that lives as long as the work on it: its case file and its evidence."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile, ZipInfo

from legal_docs.bundling.refusal import RefusedError
from legal_docs.errors import BadInputError
from legal_docs.intake import sources
from legal_docs.intake.corrected import Beside, Fixes, beside, beside_json, fixed, fixed_json
from legal_docs.intake.jsonfile import parse
from legal_docs.intake.read import Intake, read
from legal_docs.model.problem import Problem
from legal_docs.services import unpack
from legal_docs.services.desk.exhibits import usable
from legal_docs.services.member_names import is_dropping, is_usable, place_of

SUFFIXES = (".xlsx", ".xlsm", ".csv", ".json")
"""What a case file may be called."""
ARCHIVE = ".zip"


@dataclass(frozen=True, slots=True)
class Received:
    """收到的文件: where the case file is (a folder: CSV files), and the archive it came in, if any.

    `members` are the names of the case files in the archive; all else in it is evidence.
    """

    source: Path
    archive: Path | None = None
    members: tuple[str, ...] = ()

    def read(self, *, on: date, fixes: Fixes) -> Intake:
        """Return the cases with the corrections made; evidence is not looked at. Raises BadInputError."""
        return read(self.source, on=on, fixes=fixes, data=True)

    def evidence(self, into: Path, numbers: set[str]) -> unpack.Evidence:
        """Unpack the evidence of the cases into a folder; return what could not be. Raises RefusedError.

        What cannot become pages is refused as well: only what an upload would take stays in the folder.
        """
        if self.archive is None:
            return unpack.NO_ARCHIVE
        found = unpack.unpack(self.archive, into, numbers, besides=self.members)
        return replace(found, refused=(*found.refused, *_sifted(into, numbers)))

    def beside(self, problems: tuple[Problem, ...], fixes: Fixes) -> tuple[Beside | None, ...]:
        """Return for each problem the cells that mend it, with the corrections made so far."""
        if self.source.suffix.lower() == ".json":
            data = fixed_json(parse(self.source), fixes)
            return tuple(beside_json(data, each.place) for each in problems)
        grids = fixed(sources.grids(self.source), fixes)
        return tuple(beside(grids, each.code, each.place) for each in problems)


@contextmanager
def laid_out(file: Path) -> Iterator[Received]:
    """Give the upload `file` opened: a case file as it is, an archive with its case files taken out.

    Raises BadInputError or RefusedError, in words, where it holds no case file or cannot be opened.
    """
    suffix = file.suffix.lower()
    if suffix in SUFFIXES:
        yield Received(file)
    elif suffix == ARCHIVE:
        with TemporaryDirectory(prefix="case-file-") as folder:
            members = _taken_out(file, Path(folder))
            found = sources.find(Path(folder))
            if len(found) > 1:
                raise _several(file, found)
            yield Received(found[0], file, members)
    else:
        raise _unknown(file)


def _sifted(into: Path, numbers: Iterable[str]) -> Iterator[tuple[str, Problem]]:
    """Leave in the folder of each case what is usable, under clean names; yield the other files' problems."""
    for number in sorted(numbers):
        folder = into / number
        if not folder.is_dir():
            continue
        found, problems = usable(folder)
        yield from ((number, problem) for problem in problems if problem.is_error)
        for path in [path for path in folder.rglob("*") if path.is_file()]:
            if path not in found.values():
                path.unlink()
        for name, path in found.items():
            path.rename(place_of(name, folder))


def _taken_out(archive: Path, into: Path) -> tuple[str, ...]:
    """Write the case files of the archive into the folder; return what they are called in it."""
    try:
        with ZipFile(archive) as package:
            chosen = _case_files(unpack.members(package, archive.name))
            if not chosen:
                raise _none(archive)
            for name, info in chosen:
                try:
                    unpack.write(package, info, into / Path(name).name)
                except RefusedError as refusal:
                    raise refusal.naming(f"{archive.name} › {name}") from refusal
    except (BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError, ValueError) as wrong:
        raise RefusedError("archive_unreadable", archive.name, detail=type(wrong).__name__) from wrong
    return tuple(name for name, _ in chosen)


def _case_files(members: list[tuple[str, ZipInfo]]) -> list[tuple[str, ZipInfo]]:
    """Return the case files: those at the top, within folders that hold nothing but one more folder."""
    inside = [
        (name.split("/"), name, info) for name, info in members if is_usable(name) and not is_dropping(name)
    ]
    depth = 0
    while inside and all(len(parts) > depth + 1 for parts, _, _ in inside):
        if len({parts[depth] for parts, _, _ in inside}) > 1:
            return []
        depth += 1
    top = [(name, info) for parts, name, info in inside if len(parts) == depth + 1]
    return [(name, info) for name, info in top if Path(name).suffix.lower() in SUFFIXES]


def _unknown(file: Path) -> BadInputError:
    return BadInputError(
        f"不支持“{file.name}”的格式。请上传 .xlsx、.csv、.json 文件，或者含有案件文件和证据的 .zip 压缩包",
        f"The format of {file.name} is not supported. Upload .xlsx, .csv, .json, or a .zip with evidence",
    )


def _none(archive: Path) -> BadInputError:
    return BadInputError(
        f"“{archive.name}”最外层没有案件文件。请把案件工作簿（.xlsx、.csv 或 .json）放在压缩包最外层，"
        "证据放在以案件编号命名的文件夹中",
        f"{archive.name} has no case file at its top. Put the workbook there, evidence in folders",
    )


def _several(archive: Path, found: tuple[Path, ...]) -> BadInputError:
    names = "、".join(path.name for path in found)
    return BadInputError(
        f"“{archive.name}”中有几个案件文件（{names}）。请每次只上传一个案件文件",
        f"{archive.name} holds several case files. Upload one at a time",
    )
