"""Is a finished folder, or a bundle of ours, still what was made?"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from legal_docs.bundling.selfcheck import is_bundle, selfcheck
from legal_docs.bundling.verify import verify as verify_volumes
from legal_docs.errors import BadInputError, FolderError
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.model.problem import Place, Problem
from legal_docs.services import contents
from legal_docs.services.handover.said import said
from legal_docs.services.manifest import BUNDLE_RECORD
from legal_docs.services.publish import finished

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_LEFT_BY_SYSTEMS = re.compile(r"\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|~\$.*", re.IGNORECASE)
"""What Finder, Explorer and Word leave behind in a folder that was only looked at."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and everything that is wrong with it; `bundle`: whether a bundle was among it."""

    path: Path
    files: int
    bundle: bool
    problems: tuple[Problem, ...]

    @property
    def passed(self) -> bool:
        """Return whether nothing is wrong; warnings may be left."""
        return not any(problem.is_error for problem in self.problems)


def verify(path: Path) -> Verified:
    """Return what is wrong with the folder or bundle `path`; nothing is written.

    A folder of this program is held against its SHA256SUMS and manifest.json, its bundle against
    证据卷.json. A bundle alone is held against the record beside it, else against itself. Raises
    BadInputError for a file that is no bundle of ours, FolderError for a folder that is not ours.
    """
    return _folder(path) if path.is_dir() else _file(path)


def _folder(folder: Path) -> Verified:
    if not finished(folder):
        raise FolderError(
            f"{folder}不是本程序生成的文件夹（其中没有本程序的 manifest.json），无从核对",
            f"{folder} was not made by this program (no manifest.json of ours): nothing to compare with",
        )
    listed, summed = _listed(folder), _summed(folder)
    there = {
        path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if not path.is_dir()
    }
    problems = [*_compared(there, listed, summed)]
    has_bundle = BUNDLE_RECORD in there
    if has_bundle:
        problems += verify_volumes(folder, read_record(folder))
    return Verified(folder, len(there), has_bundle, tuple(problems))


def _compared(
    there: Mapping[str, Path], listed: Mapping[str, str], summed: Mapping[str, str] | None
) -> Iterator[Problem]:
    """Yield what is missing, changed, extra, or named by one list only."""
    lists = {MANIFEST: listed} | ({SUMS: summed} if summed is not None else {})
    for name in sorted({*listed, *(summed or {})}):
        if name not in there:
            yield said("folder_file_missing", place=Place(file=name))
            continue
        digest = contents.sha256(there[name])
        wrong = [which for which, sums in lists.items() if sums.get(name, digest) != digest]
        if wrong:
            yield said("folder_file_changed", place=Place(file=name), list="、".join(wrong))
    if summed is None:
        yield said("folder_sums_missing", place=Place(file=SUMS))
    else:
        for name in sorted({*listed, MANIFEST} - summed.keys()):
            yield said("folder_list_lacks", place=Place(file=name))
    known = {*listed, *(summed or {}), MANIFEST, SUMS}
    for name in sorted(there.keys() - known):
        harmless = _LEFT_BY_SYSTEMS.fullmatch(name.rpartition("/")[2]) is not None
        yield said("folder_file_left" if harmless else "folder_file_extra", place=Place(file=name))


def _listed(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file that manifest.json says was made."""
    listing: Any = json.loads((folder / MANIFEST).read_bytes())
    try:
        return {str(one["name"]): str(one["sha256"]) for one in listing["outputs"]}
    except (KeyError, TypeError) as wrong:
        raise _unreadable(folder / MANIFEST) from wrong


def _summed(folder: Path) -> dict[str, str] | None:
    """Return what SHA256SUMS says of each file, None where there is no such file."""
    path = folder / SUMS
    if not path.is_file():
        return None
    try:
        found = [_LINE.fullmatch(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except UnicodeDecodeError as wrong:
        raise _unreadable(path) from wrong
    if None in found:
        raise _unreadable(path)
    return {match[2]: match[1] for match in found if match}


def read_record(folder: Path) -> EvidenceBundle:
    """Return the bundle that 证据卷.json in `folder` records; raises BadInputError."""
    try:
        return EvidenceBundle.model_validate_json((folder / BUNDLE_RECORD).read_bytes())
    except (OSError, ValidationError) as wrong:
        raise _unreadable(folder / BUNDLE_RECORD) from wrong


def _file(path: Path) -> Verified:
    if not is_bundle(path):
        raise BadInputError(
            f"{path.name}不是本程序编制的证据卷，无法核对。请指明证据卷的 PDF，或者案件文件夹",
            f"{path.name} is no bundle made by this program. Name a bundle's PDF, or the folder of a case",
        )
    record = path.parent / BUNDLE_RECORD
    if record.is_file():
        bundle = read_record(path.parent)
        if any(volume.file == path.name for volume in bundle.volumes):
            return Verified(path, len(bundle.volumes), True, verify_volumes(path.parent, bundle))
    alone = said("bundle_record_missing", place=Place(file=path.name))
    return Verified(path, 1, True, (*selfcheck(path), alone))


def _unreadable(path: Path) -> BadInputError:
    return BadInputError(
        f"{path.name}无法读取或者内容不完整，不能据以核对。请从原处重新取得该文件夹",
        f"{path.name} cannot be read or is not whole: nothing can be compared with it. Get the folder again",
    )
