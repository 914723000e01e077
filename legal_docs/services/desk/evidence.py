"""The evidence of a case: taken in, ordered, described; the originals stay as they came.

Each file has its line in the case file, so that a change of the evidence is a new version of the case: what
was checked, made or approved before is out of date with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter

from legal_docs.access.rules import Action
from legal_docs.bundling.refusal import RefusedError
from legal_docs.errors import BadInputError
from legal_docs.intake.edited import files_named, renamed
from legal_docs.model.base import FreeText
from legal_docs.model.problem import Problem
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import EvidenceItem
from legal_docs.services import unpack
from legal_docs.services.desk import left_out
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.exhibit_lines import (
    change,
    described,
    in_order,
    item_of,
    lined,
    note_of,
    noted,
    save,
    with_note,
    without,
)
from legal_docs.services.desk.exhibits import Piece, arranged, usable, written
from legal_docs.services.desk.held import Held
from legal_docs.services.desk.left_out import LeftOut
from legal_docs.services.desk.permitted import case_of, permitted, refused
from legal_docs.services.member_names import place_of

if TYPE_CHECKING:
    from legal_docs.storage.files import FileStore

_TEXT = TypeAdapter(FreeText)


class Taken(NamedTuple):
    """上传结果: what is now kept, and every refusal and warning by name."""

    items: tuple[EvidenceItem, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """证据清单: the files in the order of the bundle; `absent` are named by the case, not there.

    `left_out` are files that came with others and could not be used.
    """

    version: int
    pieces: tuple[Piece, ...]
    absent: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()


@permitted(Action.EDIT_EVIDENCE)
def add_files(desk: Desk, case_id: int, given: Sequence[tuple[str, bytes]]) -> Taken:
    """Keep files at their paths in the evidence folder; what is refused is named, the rest goes on."""
    number = _number(desk, case_id)
    with TemporaryDirectory(prefix="evidence-") as work:
        folder = Path(work) / number
        folder.mkdir()
        return _take_in(desk, case_id, folder, written(folder, given))


@permitted(Action.EDIT_EVIDENCE)
def add_archive(desk: Desk, case_id: int, name: str, data: bytes) -> Taken:
    """Keep the files of a ZIP archive: the evidence of this case, or a folder named after it.

    What cannot be unpacked or used is named, the rest goes on.
    """
    number = _number(desk, case_id)
    with TemporaryDirectory(prefix="evidence-") as work:
        archive, into = Path(work) / "given.zip", Path(work) / "in"
        archive.write_bytes(data)
        (into / number).mkdir(parents=True)
        try:
            found = unpack.unpack(archive, into, {number}, number)
        except RefusedError as refusal:
            return Taken((), (refusal.problem(name),))
        told = [_named(problem, archive.name, name) for _, problem in found.refused]
        return _take_in(desk, case_id, into / number, told)


@permitted(Action.READ_EVIDENCE, shows=True)
def items(desk: Desk, case_id: int) -> tuple[EvidenceItem, ...]:
    """Return the files of the evidence in the order of the bundle."""
    return tuple(piece.item for piece in table(desk, case_id).pieces)


@permitted(Action.READ_EVIDENCE, shows=True)
def table(desk: Desk, case_id: int) -> EvidenceTable:
    """Return the files with what is said of them, and those that the case names but nobody uploaded."""
    from legal_docs.storage import cases, evidence

    with desk.records.writing() as tx:
        case_of(desk, tx, case_id, Action.READ_EVIDENCE)
        found, newest = evidence.of_case(tx, case_id), cases.load(tx, case_id)
        unused = left_out.of(cases.versions(tx, case_id))
        desk.note(tx, "evidence.list", f"case:{case_id}", count=len(found))
    there = {item.path for item in found}
    absent = tuple(file for file in files_named(newest.case) if file not in there)
    return EvidenceTable(newest.version, arranged(found, newest.case.evidence), absent, unused)


@permitted(Action.READ_EVIDENCE)
def opened(desk: Desk, item_id: int) -> Held:
    """Return one original file. Raises NotAllowedError where it is not there or out of reach."""
    with desk.records.writing() as tx:
        item, _ = item_of(desk, tx, item_id, Action.READ_EVIDENCE)
        desk.note(tx, "evidence.read", f"evidence:{item_id}", case=item.case_id)
    return Held(item.name, item.sha256, item.size, desk.wiring.files)


@permitted(Action.EDIT_EVIDENCE)
def rename(desk: Desk, item_id: int, *, folder: str, name: str) -> EvidenceItem:
    """Give a file another place in the evidence folder; the case names it by that from now on.

    Raises ConflictError where the place is taken, BadInputError for a name that cannot be one.
    """
    from legal_docs.storage import evidence

    with desk.records.writing() as tx:
        item, record = item_of(desk, tx, item_id, Action.EDIT_EVIDENCE)
        record = lined(tx, desk, record)
        folder, name = _place(folder, name)
        newer = evidence.rename(tx, item_id, folder=folder, name=name)
        change(tx, desk, record, lambda case: renamed(case, item.path, newer.path), "证据文件改名")
        desk.note(tx, "evidence.rename", f"evidence:{item_id}", case=item.case_id)
    return newer


@permitted(Action.EDIT_EVIDENCE)
def remove(desk: Desk, item_id: int) -> EvidenceItem:
    """Take a file out of the evidence, with what was said of it; the file itself stays in the store."""
    from legal_docs.storage import evidence

    with desk.records.writing() as tx:
        item, record = item_of(desk, tx, item_id, Action.EDIT_EVIDENCE)
        record = lined(tx, desk, record)
        gone = evidence.remove(tx, item_id, at=desk.now())
        change(tx, desk, record, lambda case: without(case, item.path), "移除证据1份")
        desk.note(tx, "evidence.remove", f"evidence:{item_id}", case=item.case_id)
    return gone


@permitted(Action.EDIT_EVIDENCE)
def reorder(desk: Desk, case_id: int, ids: Sequence[int]) -> tuple[EvidenceItem, ...]:
    """Put the files into the order of `ids`, which must name each once; else ConflictError.

    In the bundle a group stays together where its first file stands.
    """
    from legal_docs.storage import evidence

    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.EDIT_EVIDENCE)
        ordered = evidence.reorder(tx, case_id, ids)
        change(tx, desk, record, lambda case: in_order(case, ordered), "调整证据顺序")
        desk.note(tx, "evidence.reorder", f"case:{case_id}", count=len(ordered))
    return ordered


@permitted(Action.EDIT_EVIDENCE)
def describe(desk: Desk, case_id: int, path: str, *, seen: int, **told: Any) -> CaseRecord:
    """Say of a file what it is (fields of ExhibitNote: title, kind, original, purpose …).

    `seen` is the version that was on the screen: where somebody else described the same file since,
    ConflictError tells who. Raises BadInputError for a value that cannot be used, NotAllowedError.
    """
    from legal_docs.storage import cases, evidence

    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.EDIT_EVIDENCE)
        if path not in {item.path for item in evidence.of_case(tx, case_id)}:
            raise refused()
        newest = cases.load(tx, case_id).case
        before = note_of(newest, path)
        is_current = seen == record.version or note_of(cases.load(tx, case_id, seen).case, path) == before
        case = with_note(newest, described(before, told))
        return save(tx, desk, record, case, "修改证据说明", seen=record.version if is_current else seen)


def laid_out(items: Iterable[EvidenceItem], files: "FileStore", folder: Path) -> None:
    """Write the originals into `folder`, each at its place. Raises FolderError, KeysError."""
    for item in items:
        target = place_of(item.path, folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        files.copy(item.sha256, target)


def _number(desk: Desk, case_id: int) -> str:
    with desk.records.reading() as tx:
        return case_of(desk, tx, case_id, Action.EDIT_EVIDENCE).number


def _take_in(desk: Desk, case_id: int, folder: Path, told: Iterable[Problem]) -> Taken:
    """Keep what is usable in `folder`: the bytes first, then the lines, all in one transaction."""
    from legal_docs.storage import evidence

    found, problems = usable(folder)
    kept = {name: desk.wiring.files.keep(path) for name, path in found.items()}
    given = [_new(desk, case_id, name, sha256, size) for name, (sha256, size) in kept.items()]
    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.EDIT_EVIDENCE)
        items = evidence.add_all(tx, case_id, given)
        said = (*told, *problems, *_clashes(kept, items))
        reason = left_out.worded(f"上传证据{len(items)}份", said)
        change(tx, desk, record, lambda case: noted(case, items), reason)
        desk.note(tx, "evidence.add", f"case:{case_id}", count=len(items), refused=len(found) - len(items))
    return Taken(items, said)


def _clashes(names: Iterable[str], items: Iterable[EvidenceItem]) -> Iterator[Problem]:
    """Yield a problem for each file whose place is taken."""
    from legal_docs.storage import evidence

    taken, there = evidence.taken(), {item.path for item in items}
    clash = Problem(code=taken.code, zh=taken.zh, en=taken.en)
    yield from (clash.at(file=name) for name in names if name not in there)


def _new(desk: Desk, case_id: int, path: str, sha256: str, size: int) -> EvidenceItem:
    folder, _, name = path.rpartition("/")
    return EvidenceItem(
        case_id=case_id, folder=folder, name=name, sha256=sha256, size=size, added_at=desk.now(),
        added_by=desk.who.id,
    )  # fmt: skip


def _place(folder: str, name: str) -> tuple[str, str]:
    """Return folder and name as they are kept. Raises BadInputError, RefusedError."""
    try:
        folder, name = (_TEXT.validate_python(part.strip(" /")) for part in (folder, name))
    except ValueError:
        name = ""
    if not name or "/" in name or "\\" in f"{folder}{name}":
        raise BadInputError(
            "文件名不能为空，也不能含有斜杠或者不可见字符；下级文件夹写在“文件夹”一栏",
            "A file needs a name without slashes or invisible characters; folders go into their own field",
        )
    place_of(f"{folder}/{name}".lstrip("/"), Path())
    return folder, name


def _named(problem: Problem, before: str, after: str) -> Problem:
    """Return the problem with the archive's own name in its place."""
    return problem.at(file=problem.place.file.replace(before, after, 1))
