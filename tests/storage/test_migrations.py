"""Each migration goes down and up with data in every table, and touches no other table's data."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from sqlalchemy import Engine, MetaData, select

from legal_docs.model.run import RunRecord
from legal_docs.model.trail import TrailEvent
from legal_docs.storage import runs, trail
from legal_docs.storage.database import migrate
from legal_docs.storage.migrations import versions
from legal_docs.storage.records import Records
from tests.storage.everything import everything, everything_is_read
from tests.storage.factory import AT, ON

LOST = {
    "0001": {"runs"},
    "0002": {"accounts", "sessions", "attempts", "trail", "trail_head"},
    "0003": {"cases", "case_versions", "case_terms", "moves", "deadlines", "evidence", "key_checks"},
    "0004": {"outputs", "releases", "jobs", "uploads"},
    "0005": {"reports"},
    "0006": {"supplies"},
    "0007": {"drafts"},
    "0008": set(),
}
"""The tables each migration drops on its way down, with all that is in them."""
STEPS = sorted(module.name[:4] for module in iter_modules(versions.__path__))
Tables = dict[str, list[dict[str, Any]]]


def filled(records: Records, engine: Engine) -> None:
    """Put a row into every table but those of log-ins."""
    values = {
        "case_number": "甲-1",
        "cause": "loan",
        "on": ON,
        "cutoff_on": ON,
        "status": "done",
        "owed": "1",
    }
    runs.keep(engine, RunRecord.model_validate(values | {"finished_at": AT}))
    with records.writing() as tx:
        everything(tx)
        trail.append(tx, TrailEvent(at=AT, who=0, action="made"))


def tables(engine: Engine) -> Tables:
    """Every row of every table, as the database itself describes them."""
    found = MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        return {
            table.name: [
                dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()
            ]
            for table in found.sorted_tables
            if table.name != "alembic_version"
        }


def shared(rows: list[dict[str, Any]], others: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows by the columns that both have."""
    names = set(rows[0]) & set(others[0]) if rows and others else set()
    return [{name: row[name] for name in names} for row in rows]


def same(before: Tables, after: Tables) -> bool:
    kept = before.keys() & after.keys()
    counts = all(len(before[name]) == len(after[name]) for name in kept)
    return counts and all(shared(before[n], after[n]) == shared(after[n], before[n]) for n in kept)


@pytest.mark.parametrize("step", STEPS)
def test_a_migration_goes_down_and_up_and_touches_no_other_data(
    records: Records, engine: Engine, step: str
) -> None:
    filled(records, engine)
    migrate(engine, step)
    before = tables(engine)
    migrate(engine, f"{int(step) - 1:04}" if step != "0001" else "base")
    down = tables(engine)
    assert before.keys() - down.keys() == LOST.get(step, set()) and same(before, down)
    migrate(engine, step)
    up = tables(engine)
    assert up.keys() == before.keys() and same(down, up)
    assert all(len(up[name]) == (name == "trail_head") for name in LOST.get(step, set()))


def test_after_all_the_way_down_and_up_the_house_works(records: Records, engine: Engine) -> None:
    filled(records, engine)
    migrate(engine, "base")
    assert tables(engine) == {}
    migrate(engine)
    again = Records(engine, records.keys)
    with again.writing() as tx:
        everything_is_read(tx, everything(tx))


def test_every_way_down_says_what_is_lost() -> None:
    for module in iter_modules(versions.__path__):
        made = import_module(f"{versions.__name__}.{module.name}")
        path = Path(str(made.__file__))
        assert "lost" in (made.downgrade.__doc__ or "").lower(), path.name
