"""Clearing away what has served its time: told first, done when asked. Cases, papers and the trail stay.

A file of the store that no row names is put aside first, and deleted by a later clearing: whoever was just
about to name it finds it again, since what is named by then goes back to its place.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from legal_docs.errors import FolderError
from legal_docs.model.trail import TrailEvent
from legal_docs.services.backups.abandoned import abandoned
from legal_docs.services.backups.alone import alone
from legal_docs.services.desk import exports
from legal_docs.services.desk.backoff import FORGOTTEN
from legal_docs.services.desk.damage import TamperedError, add, meeting
from legal_docs.services.keys import opened
from legal_docs.services.wiring import Wiring

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

DAYS = 30
"""After so many days what is over counts as having served its time."""
GRACE = timedelta(days=2)
"""A file used since may have been kept for a row that comes in a moment; so long a file lies aside, too.

Keeping a file again is noted as a use; a reading is noted by the disk, commonly only where the last one is a
day old: hence two.
"""


@dataclass(frozen=True, slots=True)
class Tidied:
    """What there is to clear away, or was: each a number.

    `uploads` were wholly imported or dropped, `evidence` was taken away, `log_ins` and `tries` are over,
    `readings` are recognised words (made again where needed), `exports` workbooks kept for a day. `aside`:
    files of the store that no row names are put aside; `deleted` ones lay aside for the time of GRACE, `back`
    ones are named again. `restores`: folders that a restoring that was killed left behind. `drafts`: what
    outside counsel typed and did not send before the pack was taken back.

    `faults`: rows that do not open; they stay as they are. `are_files_left`: one of them may name a file, so
    that no file was touched.
    """

    uploads: int
    evidence: int
    log_ins: int
    tries: int
    readings: int
    exports: int
    aside: int
    deleted: int
    back: int
    restores: int = 0
    faults: tuple[TamperedError, ...] = ()
    are_files_left: bool = False
    drafts: int = 0


def tidy(wiring: Wiring, *, days: int = DAYS, evidence: bool = False, really: bool = False) -> Tidied:
    """Return what there is to clear away; `really`: and clear it away, which stands in the trail.

    `evidence`: files taken away from cases more than `days` ago too. Raises KeysError, FolderError,
    DatabaseError; a row that does not open is told and stays, and so do files it may name.
    """
    opened(wiring)
    with alone(wiring) as is_locked, meeting(wiring) as faults:
        before = wiring.now() - timedelta(days=days)
        rows = _rows(wiring, before, evidence=evidence, really=really)
        drafts = _drafts(wiring, before, really=really)
        kept = _readings(wiring, before, really=really), _exports(wiring, really=really)
        try:
            files = _files(wiring, faults, really=really)
            left = abandoned(wiring, is_locked=is_locked, really=really)
        except OSError as error:
            raise _unusable(wiring.settings.home, error) from error
        moved = files or (0, 0, 0)
        found = Tidied(*rows, *kept, *moved, left, tuple(faults), are_files_left=files is None, drafts=drafts)
        if really:
            with wiring.records.writing() as tx:
                _note(tx, wiring, "store.tidy", aside=found.aside, deleted=found.deleted, back=found.back)
    return found


def _rows(wiring: Wiring, before: datetime, *, evidence: bool, really: bool) -> tuple[int, int, int, int]:
    from legal_docs.storage import attempts, sessions, spent

    now = wiring.now()
    with wiring.records.writing() if really else wiring.records.reading() as tx:
        uploads = spent.finished_uploads(tx, before)
        removed = spent.removed_evidence(tx, before) if evidence else ()
        counts = len(uploads), len(removed), spent.log_ins(tx, now), spent.tries(tx, now - FORGOTTEN)
        if really:
            _forget(tx, wiring, uploads, removed)
            sessions.purge(tx, now)
            attempts.forget(tx, now - FORGOTTEN)
    return counts


def _drafts(wiring: Wiring, before: datetime, *, really: bool) -> int:
    from legal_docs.storage import spent

    with wiring.records.writing() if really else wiring.records.reading() as tx:
        found = spent.left_reports(tx, before)
        for id, case_id in found if really else ():
            spent.forget_draft(tx, id)
            _note(tx, wiring, "draft.forget", f"case:{case_id}")
    return len(found)


def _forget(tx: "Tx", wiring: Wiring, uploads: tuple[int, ...], removed: tuple[tuple[int, int], ...]) -> None:
    from legal_docs.storage import spent

    for id in uploads:
        spent.forget_upload(tx, id)
        _note(tx, wiring, "upload.forget", f"upload:{id}")
    for id, case_id in removed:
        spent.forget_evidence(tx, id)
        _note(tx, wiring, "evidence.forget", f"case:{case_id}", evidence=id)


def _files(wiring: Wiring, faults: list[TamperedError], *, really: bool) -> tuple[int, int, int] | None:
    """Put aside what no row names, bring back what one names again, delete what lay aside long enough.

    None: a row that does not open may name a file, so that none was touched.
    """
    from legal_docs.storage import filing

    store, now = wiring.files, wiring.now()
    lying, cut = filing.aside(store), (now - GRACE).timestamp()
    old = [path for path in store.paths() if filing.last_used(path) < cut]
    named = _named(wiring, faults)  # which takes long: a file may have been kept again meanwhile
    if named is None:
        return None
    aside = [path for path in old if path.name not in named and filing.last_used(path) < cut]
    back = [path for path in lying.paths() if path.name in named]
    gone = [p for p in lying.paths() if p.name not in named and p.stat().st_mtime < cut]
    if really:
        filing.move(back, store, now)
        filing.move(aside, lying, now)
        for path in gone:
            path.unlink(missing_ok=True)
        if aside:
            _bring_back(wiring, faults)
    return len(aside), len(gone), len(back)


def _bring_back(wiring: Wiring, faults: list[TamperedError]) -> None:
    """Bring back what a row names that has come meanwhile; all of it, where one does not open by now."""
    from legal_docs.storage import filing

    lying, again = filing.aside(wiring.files), _named(wiring, faults)
    back = [path for path in lying.paths() if again is None or path.name in again]
    filing.move(back, wiring.files, wiring.now())


def _named(wiring: Wiring, faults: list[TamperedError]) -> frozenset[str] | None:
    """Return the names of the files that some row names; None: one may be named by a row that does not open.

    What does not open is added to `faults`.
    """
    from legal_docs.storage import filing

    with wiring.records.reading() as tx:
        known = filing.known(tx)
    add(faults, known.faults)
    return None if known.unsure else known.names(wiring.records.keys)


def _readings(wiring: Wiring, before: datetime, *, really: bool) -> int:
    """Forget words that were recognised in scans long ago: they are made again where they are needed."""
    folder = wiring.settings.home / "ocr"
    old = [p for p in folder.rglob("*") if p.is_file() and p.stat().st_mtime < before.timestamp()]
    for path in old if really else ():
        path.unlink(missing_ok=True)
    return len(old)


def _exports(wiring: Wiring, *, really: bool) -> int:
    """Remove the workbooks whose day is over; they also go when somebody looks for one."""
    over = (wiring.now() - exports.LASTS).timestamp()
    found = sum(each.stat().st_mtime <= over for each in (wiring.settings.home / "exports").glob("*"))
    if really:
        exports.sweep(wiring)
    return found


def _note(tx: "Tx", wiring: Wiring, action: str, thing: str = "", **told: int) -> None:
    from legal_docs.storage import trail

    detail = {name: str(value) for name, value in told.items()}
    trail.append(tx, TrailEvent(at=wiring.now(), who=0, action=action, object=thing, detail=detail))


def _unusable(home: Path, error: OSError) -> FolderError:
    why = error.strerror or type(error).__name__
    return FolderError(
        f"数据目录不能清理（{home}：{why}）。请检查权限后重试，已清理的部分不受影响",
        f"The house cannot be cleared ({home}: {why}). Check its rights and try again; what is done stays so",
    )
