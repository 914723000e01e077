"""A path → the files that hold cases, each read into raw cases."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from legal_docs.errors import BadInputError
from legal_docs.intake import csvfile, jsonfile, leftover, workbook
from legal_docs.intake.assemble import assemble
from legal_docs.intake.codes import problem
from legal_docs.intake.corrected import Fixes, fixed
from legal_docs.intake.raw import Grid, RawCase, RawFile

_NAMES = ("cases", "案件")


@dataclass(frozen=True)
class Source:
    """来源: a case file, or a folder of CSV files, with what it holds."""

    path: Path
    found: RawFile

    @property
    def home(self) -> Path:
        """Return the folder beside whose files the evidence lies."""
        return self.path if self.path.is_dir() else self.path.parent


def open_all(path: Path, fixes: Fixes | None = None) -> tuple[Source, ...]:
    """Return the sources at `path`; a number used by two cases is told at both. Raises BadInputError.

    `fixes` are corrections of single cells.
    """
    try:
        sources = tuple(Source(source, _reader(source)(source, fixes or {})) for source in find(path))
    except OSError as broken:
        raise BadInputError(
            f"无法打开 {path}：{broken.strerror}。请检查权限。",
            f"Cannot open {path}: {broken.strerror}. Check the permissions.",
        ) from broken
    counts = Counter(case.number for source in sources for case in source.found.cases)
    return tuple(_with_duplicates(source, counts) for source in sources)


def find(path: Path) -> tuple[Path, ...]:
    """Return the case files at `path`: the file itself, or what a folder holds.

    In a folder that is its CSV files named after sheets (the folder stands for them) and every
    `cases.*` or `案件.*`; failing these, its only case file. Raises BadInputError.
    """
    if path.is_file():
        return (path,)
    if not path.is_dir():
        raise BadInputError(f"找不到 {path}。请检查路径。", f"{path} does not exist. Check the path.")
    files = sorted(f for f in path.iterdir() if f.suffix.lower() in _READERS and _is_input(f))
    of_set = csvfile.named_sheets(path)
    named = [f for f in files if f.stem in _NAMES and f not in of_set]
    if found := ([path] if of_set else []) + named:
        return tuple(found)
    if len(files) == 1:
        return (files[0],)
    raise _unclear(path, files)


def _unclear(path: Path, files: list[Path]) -> BadInputError:
    zh, en = (
        (f"现有：{'、'.join(f.name for f in files)}", f"found {len(files)}")
        if files
        else ("现无", "found none")
    )
    return BadInputError(
        f"{path} 中无法确定案件文件（{zh}）。请指明文件，或将其命名为 cases.json、cases.xlsx。",
        f"It is not clear which file in {path} holds the cases ({en}). Name it, or call it cases.json.",
    )


def _is_input(file: Path) -> bool:
    return file.is_file() and not file.name.startswith((".", "~$"))


def grids(source: Path) -> tuple[Grid, ...]:
    """Return the sheets of a workbook, of a CSV file with those beside it, or of a folder of them.

    A JSON file has none. Raises BadInputError.
    """
    if source.is_dir() or source.suffix.lower() == ".csv":
        return csvfile.read_set(source)
    return () if source.suffix.lower() == ".json" else workbook.read(source)


def _sheets(path: Path, fixes: Fixes) -> RawFile:
    given = fixed(grids(path), fixes)
    return leftover.told(given, assemble(given, path.name))


_READERS: Mapping[str, Callable[[Path, Fixes], RawFile]] = {
    ".json": jsonfile.read,
    ".xlsx": _sheets,
    ".xlsm": _sheets,
    ".csv": _sheets,
}


def _reader(source: Path) -> Callable[[Path, Fixes], RawFile]:
    if source.is_dir():
        return _sheets
    if reader := _READERS.get(source.suffix.lower()):
        return reader
    raise BadInputError(
        f"不支持 {source.name} 的格式。请使用 .json、.xlsx 或 .csv。",
        f"The format of {source.name} is not supported. Use .json, .xlsx or .csv.",
    )


def _with_duplicates(source: Source, counts: Mapping[str, int]) -> Source:
    cases = tuple(
        _duplicate(case) if case.number and counts[case.number] > 1 else case for case in source.found.cases
    )
    return replace(source, found=replace(source.found, cases=cases))


def _duplicate(case: RawCase) -> RawCase:
    twice = problem("duplicate_case_number", case.where(("number",)), number=case.number)
    return replace(case, problems=(*case.problems, twice))
