"""A dump of PostgreSQL is laid out as an SQLite file that says the same, value by value."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from legal_docs.errors import DatabaseError, MissingPartError
from legal_docs.model.trail import TrailEvent
from legal_docs.storage import attempts, cases, copying, tables_cases, trail
from legal_docs.storage.database import migrate, open_database
from legal_docs.storage.dumped import lay_out
from legal_docs.storage.keyring import Keyring
from legal_docs.storage.records import Records
from legal_docs.storage.rows import change, fetched
from legal_docs.storage.schema import metadata
from tests.storage.everything import everything, everything_is_read
from tests.storage.factory import AT, added

pytestmark = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
ODD = "a\tb\nc\\d\\N\\x41\r\v\f\b,\"'中"
LATE = datetime(2026, 6, 30, 23, 59, 59, 120, UTC)
OPTIONS = ("", "-c bytea_output=escape -c timezone=Asia/Kolkata -c datestyle=german")


def dumped(engine: Engine, keys: Keyring, folder: Path, options: str = "") -> Path:
    """Write a dump as a server with other settings would."""
    url = engine.url.update_query_dict({"options": options} if options else {})
    other = open_database(url.render_as_string(hide_password=False))
    with copying.copied(Records(other, keys), folder):
        pass
    other.dispose()
    return folder / "database.dump"


@pytest.mark.parametrize("options", OPTIONS)
def test_every_value_of_every_table_is_the_same(
    records: Records, keys: Keyring, tmp_path: Path, options: str
) -> None:
    with records.writing() as tx:
        id = everything(tx)
        change(tx, tables_cases.cases, added(tx, "乙-1").id, {"docket": ODD, "updated_at": LATE})
        attempts.of(tx, "start", "")
        for number in range(3):
            trail.append(tx, TrailEvent(at=AT, who=number, action="case.open", detail={"a": ODD}))
    lay_out(dumped(records.engine, keys, tmp_path, options), tmp_path / "a.sqlite", "head")
    assert {path.name for path in tmp_path.glob("a.sqlite*")} == {"a.sqlite"}
    copy = Records(open_database(f"sqlite:///{tmp_path / 'a.sqlite'}"), keys)
    with records.reading() as tx, copy.reading() as read:
        filled = 0
        for table in metadata.sorted_tables:
            query = select(table).order_by(*table.primary_key)
            ours, theirs = fetched(tx, query), fetched(read, query)
            assert ours == theirs, table.name
            filled += bool(ours)
        assert filled == len(metadata.tables) - 2  # nobody logged in or ran a case
        everything_is_read(read, id)
    copy.engine.dispose()


def test_a_dump_of_an_older_program_is_laid_out_as_it_was_and_can_be_brought_up(
    records: Records, keys: Keyring, tmp_path: Path
) -> None:
    with records.writing() as tx:
        added(tx)
    migrate(records.engine, "0007")
    with copying.copied(records, tmp_path):
        pass
    lay_out(tmp_path / "database.dump", tmp_path / "a.sqlite", "0007")
    with copying.opened(tmp_path / "a.sqlite", keys) as tx:
        assert copying.revision(tx) == "0007" and copying.rows(tx)["cases"] == 1
    copy = Records(open_database(f"sqlite:///{tmp_path / 'a.sqlite'}"), keys)
    with copy.reading() as read:
        assert cases.by_number(read, "甲-1") is not None
    copy.engine.dispose()


def test_tables_of_others_are_passed_over_and_what_does_not_fit_ours_is_refused(
    records: Records, keys: Keyring, tmp_path: Path
) -> None:
    with records.writing() as tx:
        added(tx)
    with records.engine.begin() as connection:
        connection.execute(text("create table aaa as select 'x' as a from generate_series(1, 3)"))
    try:
        dump = dumped(records.engine, keys, tmp_path)
    finally:
        with records.engine.begin() as connection:
            connection.execute(text("drop table aaa"))
    lay_out(dump, tmp_path / "a.sqlite", "head")
    with copying.opened(tmp_path / "a.sqlite", keys) as tx:
        assert copying.rows(tx)["cases"] == 1
    with pytest.raises(DatabaseError, match=r"COPY.*no column named due_on"):  # of migration 0008
        lay_out(dump, tmp_path / "b.sqlite", "0007")


def test_what_is_no_dump_and_a_machine_without_the_programs_are_told(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x").write_bytes(b"PGDMP nothing")
    with pytest.raises(DatabaseError, match="pg_restore：pg_restore"):
        lay_out(tmp_path / "x", tmp_path / "a.sqlite", "head")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingPartError, match="postgresql-client"):
        lay_out(tmp_path / "x", tmp_path / "b.sqlite", "head")
