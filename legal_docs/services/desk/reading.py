"""Readings that a page repeats: written to the trail, but not once a second."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from legal_docs.services.desk.desk import Desk

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

EVERY = timedelta(minutes=1)
"""So often the same reading by the same person is written down."""
_MOST = 10_000
_last: dict[tuple[int, str, str], datetime] = {}


@contextmanager
def reading(desk: Desk, action: str, thing: str) -> Iterator["Tx"]:
    """Yield a transaction to read personal data in; that it was read is written to the trail with it.

    The same reading by the same person is written down once in EVERY, so that a page that looks again every
    second neither fills the trail nor keeps others from writing. What is refused is not written here.
    """
    key, now = (desk.who.id, action, thing), desk.now()
    if key in _last and abs(now - _last[key]) < EVERY:
        with desk.records.reading() as tx:
            yield tx
        return
    with desk.records.writing() as tx:
        yield tx
        desk.note(tx, action, thing)
    if len(_last) >= _MOST:
        _last.clear()
    _last[key] = now
