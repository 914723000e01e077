"""Making a backup: everything of one moment, whole or not at all, while people work on."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from legal_docs import __version__
from legal_docs.errors import FolderError, LegalDocsError, OutputExistsError, ProofError
from legal_docs.model.backup import BackedFile, Backup
from legal_docs.model.trail import TrailEvent
from legal_docs.services import swap
from legal_docs.services.backups import layout
from legal_docs.services.backups.alone import alone
from legal_docs.services.backups.verify import verify
from legal_docs.services.keys import fault_of, opened
from legal_docs.services.wiring import Wiring

if TYPE_CHECKING:
    from legal_docs.storage.filing import Known
    from legal_docs.storage.records import Tx

Say = Callable[[int, int], None]
"""Told how many files of how many are copied."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished backup: where it lies, its manifest, rows and files of the house itself that do not open."""

    folder: Path
    backup: Backup
    faults: tuple[LegalDocsError, ...]


def make(wiring: Wiring, target: Path, say: Say = lambda _done, _of: None) -> Made:
    """Return the backup just made as the folder `target`, verified; it stands in the trail.

    The keys are not in it. Files the database knows and the store has not are named in the manifest. Raises
    OutputExistsError, FolderError (no room, a place inside the house), MissingPartError, DatabaseError,
    KeysError, ProofError (what was written is not what was read); then nothing is left.
    """
    _require_place(wiring, target)
    records, _ = opened(wiring)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with alone(wiring), swap.locked(target):
            swap.mend(target)
            staging = swap.staging_folder(target)
            try:
                backup, faults = _filled(wiring, staging, say)
                _require_whole(staging, wiring)
                with records.writing() as tx:
                    _note(tx, wiring, backup)
                swap.take(staging, target)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise _unwritable(target, error) from error
    return Made(target, backup, faults)


def _require_place(wiring: Wiring, target: Path) -> None:
    if os.path.lexists(target):
        raise OutputExistsError(
            f"{target}已存在，不会覆盖。请换一个名称，例如加上日期",
            f"{target} is already there and is not written over. Take another name, with the day for example",
        )
    if target.resolve().is_relative_to(wiring.settings.home.resolve()):
        raise FolderError(
            f"备份不能放在数据目录里（{target}）：数据目录损坏时备份会一同丢失。请放到另一块磁盘",
            f"A backup does not belong inside the house ({target}): it would be lost too. Use another disk",
        )


def _filled(wiring: Wiring, staging: Path, say: Say) -> tuple[Backup, tuple[LegalDocsError, ...]]:
    """Fill the folder. The database comes first: what it knows lies in the store by then, and stays there."""
    from legal_docs.storage import copying, filing, trail

    with copying.copied(wiring.records, staging) as tx:
        known = filing.known(tx)
        database = layout.hashed(staging, copying.NAMES[wiring.engine.dialect.name])
        files, missing, torn = _files(wiring, staging, known, say)
        backup = Backup(
            made_at=wiring.now(),
            program=__version__,
            database="sqlite" if wiring.engine.dialect.name == "sqlite" else "postgresql",
            revision=copying.revision(tx),
            marks=copying.marks(tx),
            rows=copying.rows(tx),
            trail=trail.head(tx, wiring.now()),
            files=(database, *files, *_own(wiring, staging)),
            missing=missing,
        )
    backup = backup.model_copy(update={"seal": layout.seal(wiring.records.keys, backup)})
    layout.write(staging, backup)
    return backup, (*known.faults, *torn)


def _files(
    wiring: Wiring, staging: Path, known: "Known", say: Say
) -> tuple[list[BackedFile], tuple[str, ...], list[LegalDocsError]]:
    """Copy the files of the store as they lie there.

    Return them, the names of those that are missing, and what is wrong with those that do not open.
    """
    from legal_docs.storage import filing

    keys, store = wiring.records.keys, wiring.files
    there = {path.name: (each, path) for each in (filing.aside(store), store) for path in each.paths()}
    chosen = sorted(known.names(keys) & there.keys())
    done, torn = [], []
    for number, name in enumerate(chosen, 1):
        lies_in, path = there[name]
        done.append(layout.copied(path, staging, f"{layout.FILES}/{name[:2]}/{name}"))
        if fault := fault_of(partial(lies_in.verify, path)):
            torn.append(fault)
        say(number, len(chosen))
    return done, tuple(sorted(filing.names(keys, known.needed) - there.keys())), torn


def _own(wiring: Wiring, staging: Path) -> Iterator[BackedFile]:
    for name, path in layout.own_files(wiring.settings):
        yield layout.copied(path, staging, name)


def _require_whole(staging: Path, wiring: Wiring) -> None:
    found = verify(staging, wiring.records.keys)
    if found.faults:
        first = found.faults[0]
        raise ProofError(
            f"备份写完后核对不符，没有保留：{first.zh}",
            f"What was written is not what was read, so it was not kept: {first.en}",
        )


def _note(tx: "Tx", wiring: Wiring, backup: Backup) -> None:
    from legal_docs.storage import trail

    told = {
        "files": str(len(backup.files)),
        "missing": str(len(backup.missing)),
        "seq": str(backup.trail.seq),
    }
    trail.append(tx, TrailEvent(at=wiring.now(), who=0, action="backup.made", detail=told))


def _unwritable(target: Path, error: OSError) -> FolderError:
    why = error.strerror or type(error).__name__
    return FolderError(
        f"备份不能写入（{target}：{why}）。没有留下不完整的备份，请检查磁盘空间和权限后重试",
        f"The backup cannot be written ({target}: {why}). Nothing half-written was left; check disk space "
        "and rights, then try again",
    )
