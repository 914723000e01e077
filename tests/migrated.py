"""A database of SQLite with every table, migrated once for each process of tests and copied from then on."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from legal_docs.storage.database import open_database


def put(path: Path) -> None:
    """Lay a migrated, empty database there, where there is none yet."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(_template(), path)


@cache
def _template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="ld-migrated-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    open_database(f"sqlite:///{folder / 'it.sqlite'}").dispose()
    return folder / "it.sqlite"
