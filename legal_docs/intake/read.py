"""A path → cases that can be used, and every problem of those that cannot."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legal_docs.intake import checks
from legal_docs.intake.checks import evidence
from legal_docs.intake.corrected import Fixes
from legal_docs.intake.raw import Loc, RawCase
from legal_docs.intake.salvage import Remains, salvage
from legal_docs.intake.shape import load, refusals
from legal_docs.intake.sources import open_all
from legal_docs.model.casefile import CaseFile
from legal_docs.model.problem import Place, Problem


@dataclass(frozen=True)
class LoadedCase:
    """已读取的案件: a case without errors, its warnings, its evidence folder where there is one."""

    case: CaseFile
    problems: tuple[Problem, ...]
    folder: Path | None
    source: Path


@dataclass(frozen=True)
class Intake:
    """读取结果: the usable cases; all problems, of the usable and the refused and of the file itself."""

    cases: tuple[LoadedCase, ...]
    problems: tuple[Problem, ...]


def read(
    path: Path, *, on: date, evidence_root: Path | None = None, fixes: Fixes | None = None, data: bool = False
) -> Intake:
    """Return the cases that `path` holds, checked as of the day `on`, file by file.

    `path` is a .json, .xlsx or .csv file, or a folder: of CSV files named after the sheets, with files
    called `cases.*` or `案件.*`, or with a single case file. Evidence is looked for in
    `<evidence_root>/<case number>`, by default beside the file; with `data` it is not looked for at all.
    `fixes` are corrections of single cells. Raises BadInputError where nothing can be read at all.
    """
    problems: list[Problem] = []
    cases: list[LoadedCase] = []
    for source in open_all(path, fixes):
        root = evidence_root if evidence_root is not None else source.home
        problems += source.found.problems
        for raw in source.found.cases:
            case, of_case = check_data(raw, on) if data else check(raw, on, root)
            problems += of_case
            if case is not None:
                cases.append(LoadedCase(case, tuple(of_case), _folder(root, case.number), source.path))
    return Intake(tuple(cases), tuple(problems))


def check(raw: RawCase, on: date, root: Path) -> tuple[CaseFile | None, list[Problem]]:
    """Return the case, or None where anything is wrong with it; and everything that is to be said."""
    return _checked(raw, on, root)


def check_data(raw: RawCase, on: date) -> tuple[CaseFile | None, list[Problem]]:
    """Return the same for a case without a folder of evidence: what it says of files is not looked at."""
    return _checked(raw, on, None)


def _checked(raw: RawCase, on: date, root: Path | None) -> tuple[CaseFile | None, list[Problem]]:
    loaded = load(raw.data)
    problems = list(raw.problems)
    whole = loaded if isinstance(loaded, CaseFile) else None
    if not isinstance(loaded, CaseFile):
        problems += [refusal.problem for refusal in refusals(loaded, raw)]
    remains = Remains(whole) if whole and not (raw.spoiled or raw.incomplete) else salvage(raw)
    if remains is not None:
        problems += checks.run(remains, on, _where(remains, raw))
        problems += _evidence(remains, raw, root) if root else ()
    usable = whole if not any(p.is_error for p in problems) else None
    return usable, list(dict.fromkeys(problems))


def _evidence(remains: Remains, raw: RawCase, root: Path) -> list[Problem]:
    if not remains.whole("number"):
        return []
    number = remains.case.number
    troubles = evidence.look(remains.case, _folder(root, number), root / number)
    return [checks.said(found, _where(remains, raw)) for found in troubles]


def _where(remains: Remains, raw: RawCase) -> Callable[[Loc], Place]:
    return lambda loc: raw.where(remains.original(loc))


def _folder(root: Path, number: str) -> Path | None:
    folder = root / number
    return folder if folder.is_dir() else None
