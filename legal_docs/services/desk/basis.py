"""What cases are computed with beside the tables of the house: the program, and what its settings name.

Of these only a mark is kept, not how they were before: so what another basis changes in a case is found by
what was stored of it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from legal_docs import __version__
from legal_docs.model.casefile import CaseFile
from legal_docs.model.deadline import Deadline
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.computed import Computed, compute
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import CHINA, Wiring

Days = frozenset[tuple[object, ...]]
PROBED = 7
"""So many days back are looked at; what is stored holds as of the day it was computed."""


def mark(wiring: Wiring) -> dict[str, str]:
    """Return a mark of the program and of each table without those of the house.

    The files of the settings are read as they are now. Raises SettingsError.
    """
    plain = Wiring(wiring.settings)
    marks = {
        "bank": plain.tables.model_dump_json(),
        "holidays": "".join(
            f"{y}{sorted(p.rest)}{sorted(p.work)}" for y, p in sorted(plain.holidays.items())
        ),
        "lpr": repr([(row.on, row.one_year, row.five_years) for row in plain.lpr.values()]),
    }
    return {"program": __version__} | {name: _digest(text) for name, text in marks.items()}


def last_days(found: Iterable[Deadline]) -> Days:
    """Return what of computed deadlines does not depend on the day they were looked at."""
    return frozenset(
        (d.kind, d.subject, d.debt, d.safe_last_day, d.statutory_last_day) for d in found if d.is_computed
    )


def is_another(desk: Desk, record: CaseRecord, case: CaseFile, stored: Days, new: Computed) -> bool:
    """Return whether what was computed differs from what is stored by more than the days gone by.

    Sums grow and periods begin as days go by: so what is stored must be what is found as of some day since it
    was changed last. A case that cannot be computed any more says so itself, and one nobody has computed yet
    is no other.
    """
    if new.findings is None or (record.owed is None and not record.next_act):
        return False
    today = desk.today()
    found = (new if day == today else _as_of(desk, case, day) for day in _since(record, today))
    return not any(_is_stored(record, stored, each) for each in found)


def _as_of(desk: Desk, case: CaseFile, on: date) -> Computed:
    with desk.wiring.within():
        return compute(desk, case, on)


def _is_stored(record: CaseRecord, stored: Days, found: Computed) -> bool:
    """Return whether a case is stored as it was found; a sum that is not stored is not compared."""
    is_same_sum = record.owed is None or found.owed == record.owed
    return is_same_sum and last_days(found.deadlines(record.id)) == stored


def _since(record: CaseRecord, today: date) -> Iterator[date]:
    """Yield the days on which what is stored may have been computed, today first."""
    changed = record.updated_at.astimezone(CHINA).date()
    days = (today - timedelta(days=n) for n in range(PROBED))
    yield from (day for day in days if day > changed)
    yield changed


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
