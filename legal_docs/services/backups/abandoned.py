"""What a restoring left behind that was killed: a hidden folder, a part of the database, files without one.

One that is under way holds the lock of the file store. Whoever holds that lock sees only what is abandoned;
where the system cannot lock, only what is older than a day counts as such.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from legal_docs.errors import BadInputError
from legal_docs.model.backup import Backup
from legal_docs.services.backups import layout
from legal_docs.services.wiring import Wiring
from legal_docs.storage.keyring import Keyring

PREFIX = ".restore-"
_DAY = 86_400
"""Seconds."""


def abandoned(wiring: Wiring, *, is_locked: bool, really: bool) -> int:
    """Return how many leftovers there are; `really`: and remove them. OSError.

    To be called under the lock of the file store; `is_locked`: this system has locks.
    """
    found = _leftovers(wiring, is_locked=is_locked)
    for path in found if really else ():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return len(found)


def begun(wiring: Wiring, keys: Keyring, *, is_locked: bool) -> Iterator[Backup]:
    """Yield the backups whose restoring was broken off, as far as their folders still say so."""
    for path in _leftovers(wiring, is_locked=is_locked):
        with suppress(BadInputError):
            backup = layout.read(path)
            if layout.seal(keys, backup) == backup.seal:
                yield backup


def take_away(home: Path, backup: Backup, *, unchanged: bool = False) -> None:
    """Take away what was put into a house, and nothing that somebody else has put beside it meanwhile.

    `unchanged`: only what still is as it came out of the backup.
    """
    for each in backup.files:
        path = home / each.name
        if "/" in each.name and (
            not unchanged or (path.is_file() and layout.hashed(home, each.name) == each)
        ):
            path.unlink(missing_ok=True)
    for name in (layout.FILES, layout.OWN):
        for folder in (*sorted((home / name).rglob("*"), reverse=True), home / name):
            with suppress(OSError):  # a file, or a folder that holds one
                folder.rmdir()


def _leftovers(wiring: Wiring, *, is_locked: bool) -> list[Path]:
    from legal_docs.storage import copying

    url = wiring.settings.database
    found = [path for path in wiring.settings.home.glob(f"{PREFIX}*") if path.is_dir()]
    if copying.kind(url) == "sqlite":
        target = copying.sqlite_file(url)
        found += target.parent.glob(f".{target.name}.????????.part")
    return sorted(path for path in found if is_locked or time.time() - path.stat().st_mtime > _DAY)
