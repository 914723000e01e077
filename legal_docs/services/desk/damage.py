"""Rows that do not open, as services meet them: written to the trail, named to whoever looks.

The screen and the command line name them (`noting`, as `storage/damage` tells it); the trail has each once
in EVERY, whoever met it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from legal_docs.model.trail import TrailEvent
from legal_docs.services.wiring import Wiring
from legal_docs.storage.damage import add, left_out, noting
from legal_docs.storage.key_sentences import TamperedError

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

__all__ = ["ACTION", "EVERY", "TamperedError", "add", "left_out", "meeting", "noting"]

ACTION = "row.damaged"
EVERY = timedelta(days=1)


@contextmanager
def meeting(wiring: Wiring, who: int = 0, *, shows: bool = False) -> Iterator[list[TamperedError]]:
    """Yield the rows that do not open, as the block meets them; the trail is told of them when it ends.

    `who` met them, 0: the program itself. `shows`: see `noting`. Every transaction is begun and ended inside.
    """
    with noting(shows=shows) as rows:
        known = len(rows)
        try:
            yield rows
        except TamperedError as error:
            _tell(wiring, who, (*rows[known:], error))
            raise
        _tell(wiring, who, rows[known:])


def _tell(wiring: Wiring, who: int, found: Sequence[TamperedError]) -> None:
    things = [f"{each.table}:{each.row}" for each in found if each.table]
    if not things:
        return
    with wiring.records.reading() as tx:
        new = [thing for thing in things if not _is_told(tx, wiring, thing)]
    if new:
        _write(wiring, who, new)


def _write(wiring: Wiring, who: int, things: Sequence[str]) -> None:
    from legal_docs.storage import trail

    with wiring.records.writing() as tx:
        for thing in things:
            trail.append(tx, TrailEvent(at=wiring.now(), who=who, action=ACTION, object=thing))


def _is_told(tx: "Tx", wiring: Wiring, thing: str) -> bool:
    from legal_docs.storage import trail

    asked = trail.TrailQuery(action=ACTION, object=thing, since=wiring.now() - EVERY, size=1)
    return trail.page(tx, asked).total > 0
