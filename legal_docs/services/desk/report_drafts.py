"""What outside counsel typed into a report and did not send: kept as it grows, for that person alone.

It belongs to the case, so that it is still there when a newer pack takes the place of the one it was typed
for. Where no pack of the case is open any more, its writer may still copy it; nothing of the case is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from legal_docs.access.rules import Action
from legal_docs.model.draft import REPORT, KeptDraft
from legal_docs.services.desk.counsel import any_release, own_release
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import permitted
from legal_docs.services.desk.reading import reading
from legal_docs.services.desk.reporting import FIELDS

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx


@dataclass(frozen=True, slots=True)
class Typed:
    """暂存的反馈: text by field of FIELDS, the mark it is kept under, and when it was kept."""

    given: Mapping[str, str]
    mark: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Over:
    """已收回的移交: since when, the release that took its place, and what was typed and not sent."""

    at: datetime
    newer: int | None = None
    typed: Typed | None = None


@permitted(Action.REPORT_BACK)
def keep(desk: Desk, release_id: int, given: Mapping[str, str], *, after: int = 0) -> int:
    """Return the mark under which the text is kept from now; without any text it is removed: 0.

    `after` is the mark this window knows of. Raises ConflictError where another window of the same person
    kept something since, NotAllowedError.
    """
    from legal_docs.storage import cases, drafts

    content = {name: given[name] for name in FIELDS if given.get(name)}
    with desk.records.writing() as tx:
        release = own_release(desk, tx, release_id, Action.REPORT_BACK)
        thing, seen = f"case:{release.case_id}", cases.needed(tx, release.case_id).version
        if not content:
            if drafts.drop(tx, desk.who.id, release.case_id, mark=after, part=REPORT):
                desk.note(tx, "draft.drop", thing)
            return 0
        new = KeptDraft(
            account=desk.who.id, case_id=release.case_id, part=REPORT, seen=seen, kept_at=desk.now(),
            content=content,
        )  # fmt: skip
        kept = drafts.put(tx, new, after=after)  # the trail is locked last
        desk.note(tx, "draft.keep", thing, release=release.id)
        return kept.mark


@permitted(Action.REPORT_BACK)
def find(desk: Desk, release_id: int) -> Typed | None:
    """Return what this person typed on the case of a release and did not send. Raises NotAllowedError."""
    with desk.records.reading() as tx:
        case_id = own_release(desk, tx, release_id, Action.REPORT_BACK).case_id
        if not _is_there(desk, tx, case_id):
            return None
    with reading(desk, "draft.read", f"case:{case_id}") as tx:
        own_release(desk, tx, release_id, Action.REPORT_BACK)
        return _typed(desk, tx, case_id)


@permitted(Action.REPORT_BACK)
def over(desk: Desk, release_id: int) -> Over | None:
    """Return what to tell of a release to this person that was taken back; None: it stands.

    Raises NotAllowedError.
    """
    with desk.records.reading() as tx:
        release = any_release(desk, tx, release_id)
        if release.revoked_at is None:
            return None
        newer = _open_one(desk, tx, release.case_id)
        if newer or not _is_there(desk, tx, release.case_id):
            return Over(release.revoked_at, newer)
    with reading(desk, "draft.read", f"case:{release.case_id}") as tx:
        return Over(release.revoked_at, typed=_typed(desk, tx, release.case_id))


@permitted(Action.REPORT_BACK)
def left_over(desk: Desk) -> tuple[int, ...]:
    """Return the releases to this person that were taken back before something typed on them was sent.

    Of each case the last one; none of a case that is open to this person still.
    """
    from legal_docs.storage import releases

    found: dict[int, int] = {}
    with desk.records.reading() as tx:
        for release in releases.of_counsel(tx, desk.who.id, revoked=True):
            if release.case_id not in found and _is_there(desk, tx, release.case_id):
                found[release.case_id] = release.id
        return tuple(id for case_id, id in found.items() if _open_one(desk, tx, case_id) is None)


@permitted(Action.REPORT_BACK)
def drop(desk: Desk, release_id: int, *, mark: int) -> None:
    """Remove what this person kept under this mark on the case of a release, open or taken back.

    Raises ConflictError where another window kept something since, NotAllowedError.
    """
    from legal_docs.storage import cases, drafts

    with desk.records.writing() as tx:
        release = any_release(desk, tx, release_id)
        cases.needed(tx, release.case_id)  # the case is locked before what belongs to it
        if drafts.drop(tx, desk.who.id, release.case_id, mark=mark, part=REPORT):
            desk.note(tx, "draft.drop", f"case:{release.case_id}")


def _open_one(desk: Desk, tx: "Tx", case_id: int) -> int | None:
    """Return the newest release of the case that is open to this person."""
    from legal_docs.storage import releases

    return next((each.id for each in releases.of_counsel(tx, desk.who.id) if each.case_id == case_id), None)


def _is_there(desk: Desk, tx: "Tx", case_id: int) -> bool:
    from legal_docs.storage import drafts

    return drafts.is_there(tx, desk.who.id, case_id, REPORT)


def _typed(desk: Desk, tx: "Tx", case_id: int) -> Typed | None:
    from legal_docs.storage import drafts

    kept = drafts.find(tx, desk.who.id, case_id, REPORT)
    return Typed(kept.content, kept.mark, kept.kept_at) if kept else None
