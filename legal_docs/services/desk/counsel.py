"""What outside counsel may open: the packs released to them and not taken back, and nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from legal_docs.access import masking
from legal_docs.access.rules import Action
from legal_docs.model.deadline import Deadline
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import Output, Release
from legal_docs.services.desk.damage import left_out
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.held import Held
from legal_docs.services.desk.permitted import case_of, permitted, refused
from legal_docs.services.hashes import SUMS
from legal_docs.services.streamed_zip import Member, Zipped, zipped
from legal_docs.services.wiring import CHINA

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx


@dataclass(frozen=True, slots=True)
class Received:
    """收到的案件: a release with what its counsel needs to know of the case; `files` only where opened."""

    release: Release
    record: CaseRecord
    court: str
    deadlines: tuple[Deadline, ...]
    files: tuple[Output, ...] = ()

    @property
    def next_day(self) -> date | None:
        """Return the earliest day something must be done by."""
        days = (each.act_by or each.safe_last_day or each.statutory_last_day for each in self.deadlines)
        return min((day for day in days if day), default=None)


@permitted(Action.READ_RELEASED)
def released(desk: Desk) -> tuple[Received, ...]:
    """Return what was released to this person and not taken back, the newest first."""
    from legal_docs.storage import cases, releases

    with desk.records.writing() as tx:
        mine = releases.of_counsel(tx, desk.who.id)
        cases.many(tx, (each.case_id for each in mine))  # all are locked in one order, whoever asks
        found = tuple(_each_received(tx, mine))
        if found:
            desk.note(tx, "release.mine", count=len(found))
    return found


@permitted(Action.READ_RELEASED, shows=True)
def open_release(desk: Desk, release_id: int) -> Received:
    """Return one release with the files of its pack. Raises NotAllowedError."""
    from legal_docs.storage import outputs

    with desk.records.writing() as tx:
        release = own_release(desk, tx, release_id, Action.READ_RELEASED)
        made = {each.id: each for each in outputs.of_case(tx, release.case_id, run=release.run)}
        desk.note(tx, "release.read", f"case:{release.case_id}", release=release.id)
        return _received(tx, release, tuple(made[id] for id in release.files if id in made))


@permitted(Action.READ_RELEASED)
def pack_content(desk: Desk, output_id: int) -> Held:
    """Return one file of a pack released to this person, to be read. Raises NotAllowedError."""
    from legal_docs.storage import outputs, releases

    with desk.records.writing() as tx:
        mine = releases.of_counsel(tx, desk.who.id)
        release = next((each for each in mine if output_id in each.files), None)
        found = outputs.find(tx, output_id)
        if release is None or found is None or found.case_id != release.case_id:
            raise refused()
        desk.note(tx, "pack.read", f"output:{output_id}", case=found.case_id, release=release.id)
    return Held(found.name, found.sha256, found.size, desk.wiring.files)


@permitted(Action.READ_RELEASED)
def whole_pack(desk: Desk, release_id: int) -> Zipped:
    """Return every file of a pack released to this person as one ZIP, each as it is opened alone.

    A pack has its own SHA256SUMS; one without it gets one. Raises NotAllowedError, FolderError, KeysError.
    """
    from legal_docs.storage import cases

    with desk.records.writing() as tx:
        release = own_release(desk, tx, release_id, Action.READ_RELEASED)
        files = [_file(tx, id) for id in release.files]
        number = cases.needed(tx, release.case_id).number
        told = {"release": release.id, "files": len(files)}
        desk.note(tx, "pack.read_all", f"case:{release.case_id}", **told)
    store = desk.wiring.files
    members = [Member(f.name, f.size, partial(store.pieces, f.sha256)) for f in files]
    if SUMS not in {each.name for each in files}:
        sums = "".join(f"{f.sha256}  {f.name}\n" for f in sorted(files, key=lambda f: f.name)).encode()
        members.append(Member(SUMS, len(sums), lambda: iter((sums,))))
    return zipped(f"{number}-移交.zip", members, at=release.released_at.astimezone(CHINA))


@permitted(Action.ACKNOWLEDGE)
def acknowledge(desk: Desk, release_id: int) -> Release:
    """Return a release as received; the first time stands. Raises NotAllowedError."""
    from legal_docs.storage import releases

    with desk.records.writing() as tx:
        release = own_release(desk, tx, release_id, Action.ACKNOWLEDGE)
        if release.acknowledged_at:
            return release
        desk.note(tx, "release.acknowledge", f"case:{release.case_id}", release=release.id)
        return releases.acknowledge(tx, release.id, at=desk.now())


def own_release(desk: Desk, tx: "Tx", release_id: int, action: Action) -> Release:
    """Return a release to this person that was not taken back. Raises NotAllowedError."""
    from legal_docs.storage import releases

    seen = any_release(desk, tx, release_id)
    case_of(desk, tx, seen.case_id, action)  # the case is locked before what belongs to it
    found = releases.find(tx, release_id)
    if found is None or found.revoked_at:
        raise refused()
    return found


def _file(tx: "Tx", output_id: int) -> Output:
    from legal_docs.storage import outputs

    found = outputs.find(tx, output_id)
    if found is None:
        raise refused()
    return found


def any_release(desk: Desk, tx: "Tx", release_id: int) -> Release:
    """Return a release to this person, taken back or not; not locked. Raises NotAllowedError."""
    from legal_docs.storage import releases

    found = releases.find(tx, release_id, lock=False) if 0 < release_id < 1 << 63 else None
    if found is None or found.counsel != desk.who.id:
        raise refused()
    return found


def _each_received(tx: "Tx", mine: Iterable[Release]) -> Iterator[Received]:
    for each in mine:
        with left_out():
            yield _received(tx, each)


def _received(tx: "Tx", release: Release, files: tuple[Output, ...] = ()) -> Received:
    from legal_docs.storage import cases, deadlines

    record = cases.needed(tx, release.case_id)
    court = cases.load(tx, record.id).case.court
    open_ones = (d for d in deadlines.of_case(tx, record.id) if d.is_running and d.done_on is None)
    told = tuple(_told(each, masked=release.is_masked) for each in open_ones)
    return Received(release, record, court, told, files)


def _told(deadline: Deadline, *, masked: bool) -> Deadline:
    """Return a deadline as counsel may see it: without notes; masked, its subject is only who, no numbers."""
    told = {"note": ""}
    if masked:
        told["subject"] = deadline.subject.partition("：")[0]
        told |= {"debt": masking.scrub(deadline.debt), "act": masking.scrub(deadline.act)}
    return deadline.model_copy(update=told)
