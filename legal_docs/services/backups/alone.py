"""One at a time: what copies, clears or renames files of the store waits for what does so already."""

import contextlib
from collections.abc import Iterator

from legal_docs.services import swap
from legal_docs.services.wiring import Wiring


@contextlib.contextmanager
def alone(wiring: Wiring) -> Iterator[bool]:
    """Hold the house's file store for a backup, a clearing or a change of keys; others of these wait.

    The work of people goes on meanwhile. Yield whether this system can lock at all.
    """
    home = wiring.settings.home
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with swap.locked(home / "files") as is_locked:
        yield is_locked
