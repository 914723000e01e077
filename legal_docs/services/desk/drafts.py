"""What somebody typed into the sheets of a case and has not saved: kept as it grows, for that person only."""

from dataclasses import dataclass
from datetime import datetime

from legal_docs.access.rules import Action
from legal_docs.intake.draft import Draft, content_of, restored
from legal_docs.model.draft import KeptDraft
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import case_of, permitted
from legal_docs.services.desk.reading import reading


@dataclass(frozen=True, slots=True)
class Found:
    """暂存的修改: the draft as it was left, when, and the mark it is kept under."""

    draft: Draft
    mark: int
    at: datetime


@permitted(Action.EDIT_CASE)
def keep(desk: Desk, draft: Draft, *, after: int = 0) -> int:
    """Return the mark under which the draft is kept from now; one without changes is removed: 0.

    `after` is the mark this window knows of. Raises ConflictError where another window of the same person
    kept something since, NotAllowedError.
    """
    from legal_docs.storage import drafts

    with desk.records.writing() as tx:
        record = case_of(desk, tx, draft.case_id, Action.EDIT_CASE)
        if not draft.changes():
            if drafts.drop(tx, desk.who.id, record.id, mark=after):
                desk.note(tx, "draft.drop", f"case:{record.id}")
            return 0
        new = KeptDraft(
            account=desk.who.id, case_id=record.id, seen=draft.seen, kept_at=desk.now(),
            content=content_of(draft),
        )  # fmt: skip
        kept = drafts.put(tx, new, after=after)  # the trail is locked last
        desk.note(tx, "draft.keep", f"case:{record.id}", version=draft.seen)
        return kept.mark


@permitted(Action.EDIT_CASE)
def find(desk: Desk, case_id: int) -> Found | None:
    """Return what this person typed into a case and did not save, None where there is nothing.

    It lies over the version it was typed over, which may not be the newest. Raises NotAllowedError.
    """
    from legal_docs.storage import cases, drafts

    with desk.records.reading() as tx:
        case_of(desk, tx, case_id, Action.EDIT_CASE)
        if not drafts.is_there(tx, desk.who.id, case_id):
            return None
    with reading(desk, "draft.read", f"case:{case_id}") as tx:
        case_of(desk, tx, case_id, Action.EDIT_CASE)
        kept = drafts.find(tx, desk.who.id, case_id)
        if kept is None:
            return None
        version = cases.load(tx, case_id, kept.seen)
    return Found(restored(case_id, kept.seen, version.case, kept.content), kept.mark, kept.kept_at)


@permitted(Action.EDIT_CASE)
def drop(desk: Desk, case_id: int, *, mark: int) -> None:
    """Remove what this person kept of a case under this mark.

    Raises ConflictError where another window kept something since, NotAllowedError.
    """
    from legal_docs.storage import drafts

    with desk.records.writing() as tx:
        case_of(desk, tx, case_id, Action.EDIT_CASE)
        if drafts.drop(tx, desk.who.id, case_id, mark=mark):
            desk.note(tx, "draft.drop", f"case:{case_id}")
