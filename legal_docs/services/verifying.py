"""Is a finished folder, or a bundle of ours, still what was made?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from legal_docs.bundling.selfcheck import is_bundle, selfcheck
from legal_docs.bundling.verify import verify as verify_volumes
from legal_docs.errors import BadInputError, FolderError
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.model.problem import Place, Problem
from legal_docs.services import contents, hashes
from legal_docs.services.handover.said import said
from legal_docs.services.hashes import MANIFEST, SIGNED_SUMS, STAMPED_SUMS, SUMS, Hashes
from legal_docs.services.manifest import BUNDLE_RECORD
from legal_docs.services.publish import finished
from legal_docs.services.signing import reading
from legal_docs.services.signing.found import Signature
from legal_docs.services.signing.trust import Watch

__all__ = ["MANIFEST", "SUMS", "Verified", "read_record", "verify"]

_LEFT_BY_SYSTEMS = re.compile(r"\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|~\$.*", re.IGNORECASE)
"""What Finder, Explorer and Word leave behind in a folder that was only looked at."""

_NOT_LISTED = {SUMS, SIGNED_SUMS, STAMPED_SUMS}
"""The list itself, and what is made over it: a list cannot name them."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and everything that is wrong with it.

    `bundle`: whether a bundle was among it; `hashed`: whether there were hashes to compare with. Without
    them a page's content may have changed unseen; with them, where they were rewritten too, unless
    `signatures` holds a sound one over them.
    """

    path: Path
    files: int
    bundle: bool
    hashed: bool
    problems: tuple[Problem, ...]
    signatures: tuple[Signature, ...] = ()

    @property
    def passed(self) -> bool:
        """Return whether nothing is wrong; warnings may be left."""
        return not any(problem.is_error for problem in self.problems)

    @property
    def vouched(self) -> bool:
        """Return whether a sound signature or timestamp covers all that was looked at."""
        over_all = (SIGNED_SUMS, STAMPED_SUMS, self.path.name)
        return any(one.sound and one.file in over_all for one in self.signatures)


def verify(path: Path, watch: Watch | None = None) -> Verified:
    """Return what is wrong with the folder or bundle `path`, and who signed it; nothing is written.

    A folder of this program is held against its SHA256SUMS and manifest.json, its bundle against
    证据卷.json. A bundle by itself is held against whichever of the three lies beside it; without a record
    against itself. Of a signed PDF that is no bundle only the signatures are looked at. Raises
    BadInputError for any other file or a list that cannot be read, FolderError for a folder not ours.
    """
    return _folder(path, watch or Watch()) if path.is_dir() else _file(path, watch or Watch())


def _folder(folder: Path, watch: Watch) -> Verified:
    if not finished(folder):
        raise FolderError(
            f"{folder}不是本程序生成的文件夹（其中没有本程序的 manifest.json），无从核对",
            f"{folder} was not made by this program (no manifest.json of ours): nothing to compare with",
        )
    there = {
        path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if not path.is_dir()
    }
    lists = hashes.read(folder)
    problems = [*_compared(there, lists.names | there.keys() - _NOT_LISTED, lists)]
    has_bundle = BUNDLE_RECORD in there
    if has_bundle:
        problems += verify_volumes(folder, read_record(folder))
    read = _signatures(folder, there, watch)
    problems += read.problems
    return Verified(folder, len(there), has_bundle, True, tuple(problems), read.signatures)


def _signatures(folder: Path, there: Mapping[str, Path], watch: Watch) -> reading.Read:
    """Return the signatures of the list and of each PDF, and what was signed and no longer is."""
    pdfs = [name for name in there if name.lower().endswith(".pdf")]
    read = sum((reading.of_pdf(there[name], name, watch) for name in pdfs), reading.beside(folder, watch))
    told = {one.file for one in read.signatures} | {one.place.file for one in read.problems}
    lost = [
        said("signature_lost", place=Place(file=name)) for name in hashes.signed(folder) if name not in told
    ]
    return read + reading.Read(problems=tuple(lost))


def _file(path: Path, watch: Watch) -> Verified:
    folder = path.parent
    record = read_record(folder) if (folder / BUNDLE_RECORD).is_file() else None
    known = record is not None and any(volume.file == path.name for volume in record.volumes)
    read = reading.of_pdf(path, path.name, watch)
    if not known and not is_bundle(path):
        if read.signatures or read.problems:
            return Verified(path, 1, False, False, read.problems, read.signatures)
        raise BadInputError(
            f"{path.name}不是本程序编制的证据卷，无法核对。请指明证据卷的 PDF，或者案件文件夹",
            f"{path.name} is no bundle made by this program. Name a bundle's PDF, or the folder of a case",
        )
    lists = hashes.read(folder)
    names = {path.name, BUNDLE_RECORD} if known else {path.name}
    problems = [*_compared({name: folder / name for name in names}, names, lists)] if lists else []
    if record is not None and known:
        problems += verify_volumes(folder, record)
    else:
        problems += selfcheck(path)
        problems += [] if lists else [said("bundle_record_missing", place=Place(file=path.name))]
    problems += read.problems
    return Verified(path, 1, True, bool(lists), tuple(problems), read.signatures)


def _compared(there: Mapping[str, Path], names: set[str], lists: Hashes) -> Iterator[Problem]:
    """Yield what of `names` is missing, changed, extra, or named by one list only."""
    for name in sorted(names):
        if name in there:
            yield from _differences(name, contents.sha256(there[name]), lists)
        else:
            yield said("folder_file_missing", place=Place(file=name))
    if lists.sums_lost:
        yield said("folder_sums_lost", place=Place(file=SUMS))
    elif lists.summed is None:
        yield said("folder_sums_missing", place=Place(file=SUMS))


def _differences(name: str, digest: str, lists: Hashes) -> Iterator[Problem]:
    place = Place(file=name)
    if wrong := lists.against(name, digest):
        yield said("folder_file_changed", place=place, list="、".join(wrong))
    if not lists.made(name):
        harmless = _LEFT_BY_SYSTEMS.fullmatch(name.rpartition("/")[2]) is not None
        yield said("folder_file_left" if harmless else "folder_file_extra", place=place)
    elif lists.sums_lack(name):
        yield said("folder_list_lacks", place=place)


def read_record(folder: Path) -> EvidenceBundle:
    """Return the bundle that 证据卷.json in `folder` records; raises BadInputError."""
    try:
        return EvidenceBundle.model_validate_json((folder / BUNDLE_RECORD).read_bytes())
    except (OSError, ValidationError) as wrong:
        raise hashes.unreadable(folder / BUNDLE_RECORD) from wrong
