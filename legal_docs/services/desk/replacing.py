"""Another file in the place of one of the evidence: what was said of the first stays, and is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError
from legal_docs.intake.edited import pages_named, renamed
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import ExhibitNote
from legal_docs.model.problem import Problem
from legal_docs.model.stored import EvidenceItem
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.exhibit_lines import change, item_of, lined, note_of, without
from legal_docs.services.desk.exhibits import usable, written
from legal_docs.services.desk.permitted import permitted

_LABELS = {
    "title": "证据名称", "purpose": "证明目的", "kind": "证据种类", "original": "原件情况", "group": "分组",
    "order": "顺序", "source": "证据来源", "original_place": "原件存放处", "custody": "电子数据保管情况",
    "is_own_certificate": "本行出具的证明", "signed_by_head": "负责人签名", "signed_by_maker": "制作人签名",
    "turn": "页面旋转", "exclude": "不装入证据卷",
}  # fmt: skip
_OF_THE_FILE = (
    "purpose", "kind", "original", "custody", "signed_by_head", "signed_by_maker", "turn",
)  # fmt: skip
"""What is said of the first file itself, so that it may not hold of the second."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """更换结果: the new file, what was said of the old one and stays, what of it must be looked at again.

    `item` is null where the new file cannot be used: the old one stays, `problems` says why.
    """

    item: EvidenceItem | None
    kept: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@permitted(Action.EDIT_EVIDENCE)
def replace(desk: Desk, item_id: int, name: str, data: bytes) -> Replaced:
    """Put a file in the place of another one, which stays in the store; its line in the case stays too.

    It takes the old one's name, with its own ending, so that the case goes on naming it. Raises
    ConflictError where that place is taken, BadInputError for the same bytes, NotAllowedError.
    """
    with desk.records.reading() as tx:
        seen, _ = item_of(desk, tx, item_id, Action.EDIT_EVIDENCE)
    path = str(PurePosixPath(seen.path).with_suffix(PurePosixPath(name).suffix))
    with TemporaryDirectory(prefix="evidence-") as work:
        folder = Path(work) / "in"
        folder.mkdir()
        told = written(folder, [(path, data)])
        found, problems = usable(folder)
        if not found:
            return Replaced(None, problems=(*told, *problems))
        path = next(iter(found))  # its clean name
        sha256, size = desk.wiring.files.keep(found[path])
    if sha256 == seen.sha256:
        raise BadInputError(
            "新文件与原文件完全相同，没有更换。请核对所选的文件", "The new file is the same as the old one"
        )
    return _replaced(desk, seen, path, (sha256, size), problems)


def _replaced(
    desk: Desk, seen: EvidenceItem, path: str, file: tuple[str, int], problems: tuple[Problem, ...]
) -> Replaced:
    """Change the rows and the case: without the line first, so that what was made of the case is stale."""
    from legal_docs.storage import cases, evidence

    folder, _, name = path.rpartition("/")
    with desk.records.writing() as tx:
        item, record = item_of(desk, tx, seen.id, Action.EDIT_EVIDENCE)
        record = lined(tx, desk, record)
        before = cases.load(tx, record.id).case
        told = {"folder": folder, "name": name, "sha256": file[0], "size": file[1]}
        when = {"added_at": desk.now(), "added_by": desk.who.id}
        new = evidence.replace(tx, item.id, item.model_copy(update=told | when), at=desk.now())
        record = change(tx, desk, record, lambda case: without(case, item.path), "更换证据：取下原文件")
        change(tx, desk, record, lambda _: renamed(before, item.path, path), "更换证据：放入新文件")
        desk.note(tx, "evidence.replace", f"evidence:{item.id}", case=item.case_id, evidence=new.id)
    note = note_of(before, item.path)
    again = (*_said(note, _OF_THE_FILE), *_pages(before, item.path))
    return Replaced(new, tuple(_said(note, tuple(_LABELS))), again, problems)


def _said(note: ExhibitNote, names: tuple[str, ...]) -> Iterator[str]:
    empty = ExhibitNote(file=note.file)
    return (_LABELS[name] for name in names if getattr(note, name) != getattr(empty, name))


def _pages(case: CaseFile, path: str) -> Iterator[str]:
    """Say how often the case names a page of the file: in another file it may be another one."""
    if pages := pages_named(case, path):
        listed = "、".join(str(page) for page in sorted(set(pages)))
        yield f"案件资料引用的页码（{len(pages)}处，第{listed}页）"
