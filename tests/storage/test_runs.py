"""The records of runs, on both databases."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

from legal_docs.model.run import RunRecord, RunStatus
from legal_docs.storage.database import migrate, open_database
from legal_docs.storage.runs import keep, latest


def record(number: str, **changes: object) -> RunRecord:
    values: dict[str, object] = {
        "case_number": number,
        "cause": "loan",
        "on": date(2026, 6, 30),
        "cutoff_on": date(2026, 5, 31),
        "status": RunStatus.DONE,
        "owed": Decimal("12345678901.23"),
        "earliest_act_by": date(2026, 7, 1),
        "manifest_sha256": "0" * 64,
        "folder": "/out/案件",
        "finished_at": datetime(2026, 6, 30, 12, 0, tzinfo=UTC),
    }
    return RunRecord.model_validate(values | changes)


def test_a_record_comes_back_as_it_went_in(engine: Engine) -> None:
    keep(engine, record("甲-1"))
    assert latest(engine) == (record("甲-1"),)


def test_only_the_newest_record_of_a_case_is_shown(engine: Engine) -> None:
    keep(engine, record("甲-1", owed=Decimal("1.00")))
    keep(engine, record("甲-1", owed=Decimal("2.00")))
    assert [r.owed for r in latest(engine)] == [Decimal("2.00")]


def test_the_earliest_deadline_comes_first_and_none_comes_last(engine: Engine) -> None:
    keep(engine, record("a", earliest_act_by=None))
    keep(engine, record("b", earliest_act_by=date(2026, 9, 1)))
    keep(engine, record("c", earliest_act_by=date(2026, 8, 1)))
    assert [r.case_number for r in latest(engine)] == ["c", "b", "a"]


def test_migrations_go_down_and_up_with_data_in_the_tables(engine: Engine) -> None:
    keep(engine, record("甲-1"))
    migrate(engine, "base")
    assert "runs" not in inspect(engine).get_table_names()
    migrate(engine)
    assert latest(engine) == ()


def test_the_migrations_make_the_tables_that_the_code_describes(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from legal_docs.storage.tables import metadata

    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_an_sql_error_prints_no_values(engine: Engine) -> None:
    from sqlalchemy.exc import DBAPIError

    with pytest.raises(DBAPIError) as caught, engine.begin() as connection:
        connection.execute(text("insert into nowhere values (:secret)"), {"secret": "身份证号"})
    assert "身份证号" not in str(caught.value)


def test_sqlite_writes_ahead_and_makes_its_folder(tmp_path: Path) -> None:
    opened = open_database(f"sqlite:///{tmp_path / 'deep' / 'er' / 'a.sqlite'}")
    with opened.connect() as connection:
        assert connection.execute(text("pragma journal_mode")).scalar() == "wal"
    opened.dispose()
