"""The line each evidence file has in the case file: found, written, moved; a change is a new version."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import ExhibitNote
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import EvidenceItem
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import case_of, refused

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx


def item_of(desk: Desk, tx: "Tx", item_id: int, action: Action) -> tuple[EvidenceItem, CaseRecord]:
    """Return a file and its case, both locked. Raises NotAllowedError: not there, removed, out of reach."""
    from legal_docs.storage import evidence

    seen = evidence.find(tx, item_id, lock=False)
    if seen is None:
        raise refused()
    record = case_of(desk, tx, seen.case_id, action)  # the case is locked before what belongs to it
    item = evidence.find(tx, item_id)
    if item is None or item.removed_at:
        raise refused()
    return item, record


def lined(tx: "Tx", desk: Desk, record: CaseRecord) -> CaseRecord:
    """Return the case with a line for each file, so that taking one away or renaming it changes the case."""
    from legal_docs.storage import evidence

    there = evidence.of_case(tx, record.id)
    return change(tx, desk, record, lambda case: noted(case, there), "列入已上传的证据")


def change(
    tx: "Tx", desk: Desk, record: CaseRecord, changed: Callable[[CaseFile], CaseFile], reason: str
) -> CaseRecord:
    """Return the case after a change of its newest version."""
    from legal_docs.storage import cases

    return save(tx, desk, record, changed(cases.load(tx, record.id).case), reason, seen=record.version)


def save(tx: "Tx", desk: Desk, record: CaseRecord, case: CaseFile, reason: str, *, seen: int) -> CaseRecord:
    """Keep the case; neither debt nor periods depend on the lines of its evidence."""
    from legal_docs.storage import cases

    saved = cases.save(tx, record.id, case, seen=seen, by=desk.who.id, at=desk.now(), reason=reason)
    if saved.version != record.version:
        desk.note(tx, "case.save", f"case:{record.id}", version=saved.version)
    return saved


def note_of(case: CaseFile, path: str) -> ExhibitNote:
    """Return what is said of a file; an empty line where nothing is."""
    return next((note for note in case.evidence if note.file == path), ExhibitNote(file=path))


def described(note: ExhibitNote, told: dict[str, Any]) -> ExhibitNote:
    """Return the line with these fields. Raises BadInputError for a value that cannot be used."""
    try:
        return ExhibitNote.model_validate(note.model_dump() | told)
    except ValueError:
        raise BadInputError(
            "证据说明中有不能使用的内容，请检查所填文字，去掉不可见字符后重新保存",
            "What is said of the exhibit cannot be used; check the words and save again",
        ) from None


def with_note(case: CaseFile, note: ExhibitNote) -> CaseFile:
    """Return the case with this line in the place of the one of the same file, else after the others."""
    others = [each for each in case.evidence if each.file != note.file]
    place = next((n for n, each in enumerate(case.evidence) if each.file == note.file), len(others))
    return case.model_copy(update={"evidence": (*others[:place], note, *others[place:])})


def noted(case: CaseFile, items: Iterable[EvidenceItem]) -> CaseFile:
    """Return the case with a line for each of these files that has none."""
    known = {note.file for note in case.evidence}
    new = tuple(ExhibitNote(file=item.path) for item in items if item.path not in known)
    return case.model_copy(update={"evidence": (*case.evidence, *new)})


def without(case: CaseFile, path: str) -> CaseFile:
    """Return the case without the line of a file."""
    left = tuple(note for note in case.evidence if note.file != path)
    return case.model_copy(update={"evidence": left})


def in_order(case: CaseFile, ordered: Iterable[EvidenceItem]) -> CaseFile:
    """Return the case with the files numbered in this order."""
    for place, item in enumerate(ordered, 1):
        case = with_note(case, note_of(case, item.path).model_copy(update={"order": place}))
    return case
