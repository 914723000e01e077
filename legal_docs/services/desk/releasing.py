"""Approved papers released to one outside counsel as a pack; taken back with a reason.

The pack is made by a job (`packing`); this is what the lawyer asks for and sees.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError, ConflictError
from legal_docs.model.account import Account, Role
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import Job, Output, OutputKind, OutputState, Release
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import case_of, permitted, refused
from legal_docs.services.desk.reading import reading
from legal_docs.services.handover.pack import LONGEST, unusable
from legal_docs.services.work.queue import enqueue, unfinished
from legal_docs.services.work.worker import wake

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

KIND = "pack"
_LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class Packed:
    """移交情况: a release, and the files of its pack in their order.

    `is_outdated`: what it was made of is no longer the approved newest version of the papers.
    """

    release: Release
    files: tuple[Output, ...]
    is_outdated: bool


@dataclass(frozen=True, slots=True)
class Ready:
    """可以移交的文书: the papers of a run; `hindrance` says why they cannot be released, empty: they can."""

    run: int
    papers: tuple[Output, ...]
    hindrance: str = ""


@permitted(Action.RELEASE)
def counsels(desk: Desk) -> tuple[Account, ...]:
    """Return the active accounts of outside counsel, by login."""
    from legal_docs.storage import accounts

    with desk.records.reading() as tx:
        return tuple(a for a in accounts.listing(tx) if _is_counsel(a))


@permitted(Action.RELEASE, shows=True)
def ready(desk: Desk, case_id: int) -> Ready:
    """Return the papers of the newest run and whether they can be released. Raises NotAllowedError."""
    from legal_docs.storage import outputs

    with reading(desk, "release.ready", f"case:{case_id}") as tx:
        record = case_of(desk, tx, case_id, Action.RELEASE)
        made = [o for o in outputs.of_case(tx, case_id) if o.kind is not OutputKind.PACK]
    run = made[0].run if made else 0
    papers = tuple(o for o in made if o.run == run)
    return Ready(run, papers, _hindrance(record, papers))


@permitted(Action.RELEASE)
def start_release(
    desk: Desk, case_id: int, run: int, counsel: int, *, masked: bool, note: str = "", looked: bool = False
) -> Job:
    """Return the job that makes the pack of a run and releases it to a counsel.

    `looked`: somebody has looked at the pages of a masked pack that the program cannot read; without that
    the job ends where there are any. Raises ConflictError where the papers are not approved or out of date,
    or a pack is being made; BadInputError for a note or name that cannot be used; NotAllowedError.
    """
    if len(note) > _LONGEST_NOTE:
        raise BadInputError(
            f"移交说明不应超过{_LONGEST_NOTE}字", f"The note has at most {_LONGEST_NOTE} signs"
        )
    kept = desk.wiring.files.keep(note.strip().encode())[0] if note.strip() else ""
    asked = {"run": run, "counsel": counsel, "masked": masked, "note": kept, "looked": looked}
    with desk.records.writing() as tx:
        case_of(desk, tx, case_id, Action.RELEASE)
        releasable(desk, tx, case_id, run)
        recipient(tx, counsel)
        if unfinished(tx, case_id, KIND):
            raise ConflictError(
                "这件案件的材料包正在制作，请等它完成", "A pack of this case is being made; wait for it"
            )
        job = enqueue(desk, tx, KIND, case_id, **asked)
    wake(desk.wiring)
    return job


@permitted(Action.RELEASE, shows=True)
def releases_of(desk: Desk, case_id: int) -> tuple[Packed, ...]:
    """Return the releases of a case, the newest first, those taken back too. Raises NotAllowedError."""
    from legal_docs.storage import outputs, releases

    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.RELEASE)
        made = {o.id: o for o in outputs.of_case(tx, case_id)}
        found = releases.of_case(tx, case_id)
        desk.note(tx, "release.list", f"case:{case_id}", count=len(found))
    return tuple(_packed(record, release, made) for release in found)


@permitted(Action.RELEASE)
def revoke(desk: Desk, release_id: int, reason: str) -> Release:
    """Return a release as taken back: its counsel can open nothing of it from now on.

    Raises BadInputError without a reason, ConflictError where it is taken back already, NotAllowedError.
    """
    from legal_docs.storage import releases

    if not reason.strip() or len(reason) > _LONGEST_NOTE:
        raise BadInputError(
            f"请填写收回的理由，不超过{_LONGEST_NOTE}字",
            f"Give the reason, in at most {_LONGEST_NOTE} signs",
        )
    with desk.records.writing() as tx:
        seen = releases.find(tx, release_id, lock=False)
        if seen is None:
            raise refused()
        record = case_of(desk, tx, seen.case_id, Action.RELEASE)  # the case is locked before its release
        found = releases.find(tx, release_id)
        if found is None or found.revoked_at:
            raise ConflictError("这次移交已经收回", "This release was taken back already")
        return take_back(tx, desk, record, found, reason.strip())


def take_back(tx: "Tx", desk: Desk, record: CaseRecord, release: Release, reason: str) -> Release:
    """Return the release as taken back; the case is left with the counsel of another open one, or none."""
    from legal_docs.storage import cases, releases

    taken = releases.revoke(tx, release.id, at=desk.now(), reason=reason)
    others = (each.counsel for each in releases.of_case(tx, record.id) if each.revoked_at is None)
    cases.note(tx, record.id, at=desk.now(), by=desk.who.id, counsel=next(others, None))
    desk.note(tx, "release.revoke", f"case:{record.id}", release=release.id, counsel=release.counsel)
    return taken


def releasable(desk: Desk, tx: "Tx", case_id: int, run: int) -> tuple[CaseRecord, tuple[Output, ...]]:
    """Return the case and the papers of a run that may be released. Raises ConflictError, NotAllowedError."""
    from legal_docs.storage import outputs

    record = case_of(desk, tx, case_id, Action.RELEASE)
    papers = tuple(o for o in outputs.of_case(tx, case_id, run=run) if o.kind is not OutputKind.PACK)
    if hindrance := _hindrance(record, papers):
        raise ConflictError(
            hindrance, "Only papers that were approved and are not out of date can be released"
        )
    return record, papers


def recipient(tx: "Tx", counsel: int) -> Account:
    """Return the counsel a pack can be made out to. Raises BadInputError, NotAllowedError."""
    from legal_docs.storage import accounts

    who = accounts.find(tx, counsel)
    if who is None or not _is_counsel(who):
        raise refused()
    if wrong := unusable(who.name):
        raise BadInputError(
            f"外聘律师账号{who.login}的姓名{wrong[0]}，不能印在水印上。"
            f"请系统管理员改为“某某律师事务所 某律师”，不超过{LONGEST}个字",
            f"The name of the account {who.login} {wrong[1]} and cannot be printed as a watermark",
        )
    return who


def _is_counsel(account: Account) -> bool:
    return account.is_active and account.role is Role.COUNSEL


def _hindrance(record: CaseRecord, papers: tuple[Output, ...]) -> str:
    if not record.phase.is_open:
        return f"案件现在是“{record.phase.label}”，不能移交"
    if not papers:
        return "还没有文书。请先制作文书、提交复核，复核通过后再移交"
    if any(each.is_stale for each in papers):
        return "文书制作之后案件资料有改动。请重新制作文书、提交复核，复核通过后再移交"
    if any(each.state is not OutputState.APPROVED for each in papers):
        state = next(each.state for each in papers if each.state is not OutputState.APPROVED)
        return f"文书现在是“{state.label}”，只有复核通过的文书可以移交"
    return ""


def _packed(record: CaseRecord, release: Release, made: dict[int, Output]) -> Packed:
    sources = [o for o in made.values() if o.run == release.run and o.kind is not OutputKind.PACK]
    is_outdated = any(o.is_stale or o.state is not OutputState.APPROVED for o in sources)
    return Packed(release, tuple(made[id] for id in release.files if id in made), is_outdated)
