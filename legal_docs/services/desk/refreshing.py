"""A day has passed: what lists and deadlines show of the open cases is computed as of today.

Debt grows and the days to act on move on without anybody changing a case. `legal-docs refresh` does this
each night; what a case file says, its check and its papers stay as they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_docs.access.rules import Action
from legal_docs.services.desk.computed import Computed, compute, keep
from legal_docs.services.desk.damage import TamperedError, left_out, noting
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import branches_of, permitted
from legal_docs.services.desk.recounting import is_kept, open_ids, wants_check, words

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

AT_ONCE = 50
"""So many cases are kept in one transaction, with one event in the trail."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """刷新结果: how many open cases there are, and how many show something else now.

    `faults`: one sentence for each row that does not open; it and what rests on it is left as it was.
    """

    cases: int
    changed: int
    faults: tuple[TamperedError, ...] = ()


@permitted(Action.CHECK_CASE)
def refresh(desk: Desk) -> Refreshed:
    """Compute every open case within reach as of today, keep what differs, return how many there were.

    A case that is saved meanwhile was computed by that. Raises ConflictError where a table was taken into
    use meanwhile: what was kept before stays, and the recount of that table does the rest.
    """
    with noting(shows=False) as damaged:
        known = len(damaged)
        ids = tuple(open_ids(desk, branches_of(desk)))
        changed = sum(_some(desk, ids[start : start + AT_ONCE]) for start in range(0, len(ids), AT_ONCE))
        faults = tuple(damaged[known:])
    return Refreshed(len(ids) + sum(each.table == "cases" for each in faults), changed, faults)


def _some(desk: Desk, ids: tuple[int, ...]) -> int:
    found = {id: (version, computed) for id, version, computed in _computed(desk, ids)}
    with desk.records.writing() as tx:
        kept = [id for id, (version, new) in found.items() if _kept(tx, desk, id, version, new)]
        if kept:
            desk.note(tx, "case.refresh", count=len(kept), cases=" ".join(map(str, kept)))
    return len(kept)


def _computed(desk: Desk, ids: tuple[int, ...]) -> Iterator[tuple[int, int, Computed]]:
    """Yield each case that opens, with its version and what was computed; one that does not is noted."""
    from legal_docs.storage import cases

    for id in ids:
        seen = None
        with left_out(), desk.records.reading() as tx:
            seen = cases.load(tx, id)
        if seen is not None:
            yield id, seen.version, compute(desk, seen.case)


def _kept(tx: "Tx", desk: Desk, id: int, version: int, new: Computed) -> bool:
    """Keep what was found, where the case is as it was and shows something else; return whether it does.

    Nobody changed the case, so it keeps when and by whom it was changed last.
    """
    from legal_docs.storage import cases

    record = cases.needed(tx, id)
    if record.version != version or not record.phase.is_open or is_kept(tx, record, new):
        return False
    keep(tx, desk, record, new)
    next_act = words(new) if wants_check(record) else new.next_act
    cases.note(tx, id, at=record.updated_at, by=record.updated_by, next_act=next_act)
    return True
