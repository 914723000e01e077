"""The records of runs, on both databases."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

from legal_docs.errors import DatabaseError, ExitCode
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


def test_a_refused_run_hides_no_earlier_record(engine: Engine) -> None:
    keep(engine, record("甲-1", owed=Decimal("1.00")))
    keep(engine, record("甲-1", status=RunStatus.REFUSED))
    keep(engine, record("乙-1", status=RunStatus.REFUSED))
    keep(engine, record("丙-1"))
    keep(engine, record("丙-1", status=RunStatus.FAILED))
    found = {r.case_number: r.status for r in latest(engine)}
    expected = {"甲-1": RunStatus.DONE, "乙-1": RunStatus.REFUSED, "丙-1": RunStatus.FAILED}
    assert found == expected


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

    from legal_docs.storage.schema import metadata

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


@pytest.mark.parametrize(
    "url",
    [
        "not an address",
        "nosuch://localhost/x",
        "postgresql+psycopg://user:secret@127.0.0.1:1/x?connect_timeout=2",
        "sqlite:////proc/nowhere/a.sqlite",
    ],
)
def test_a_database_that_cannot_be_opened_is_a_sentence_without_the_password(url: str) -> None:
    with pytest.raises(DatabaseError, match="LEGAL_DOCS_DATABASE_URL") as caught:
        open_database(url)
    assert caught.value.exit_code is ExitCode.FOLDER
    assert "secret" not in caught.value.zh + caught.value.en
    assert "\n" not in caught.value.zh


@pytest.mark.parametrize("rest", ["a.sqlite", "{}/a.sqlite?mode=rwc&uri=true", "{}/a.sqlite"])
def test_a_file_address_of_sqlite_is_refused_and_makes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rest: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DatabaseError, match="sqlite:////") as caught:
        open_database(f"sqlite:///file:{rest.format(tmp_path)}")
    assert "file:" in caught.value.en and not list(tmp_path.iterdir())


def test_a_database_of_a_newer_program_is_a_sentence(engine: Engine) -> None:
    with engine.begin() as connection:
        newest = connection.execute(text("select version_num from alembic_version")).scalar_one()
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(DatabaseError, match=r"已由较新版本的程序升级（数据库版本 9999）") as caught:
        open_database(engine.url.render_as_string(hide_password=False))
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = :at"), {"at": newest})
    assert "磁盘" not in caught.value.zh and "newer program" in caught.value.en


def test_a_table_that_is_gone_is_a_sentence_without_values(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("alter table runs rename to elsewhere"))
    with pytest.raises(DatabaseError) as caught:
        keep(engine, record("甲-1"))
    assert "甲-1" not in caught.value.zh
    with pytest.raises(DatabaseError):
        latest(engine)
    with engine.begin() as connection:
        connection.execute(text("alter table elsewhere rename to runs"))


_AT_ONCE = """
import os, sys
import alembic.command, alembic.runtime.migration
from legal_docs.storage.database import open_database

def opened():
    try:
        open_database(sys.argv[1]).dispose()
    except BaseException as error:
        print(error, file=sys.stderr)
        os._exit(1)
    os._exit(0)

children = [os.fork() or opened() for _ in range(4)]
sys.exit(sum(os.waitpid(child, 0)[1] > 0 for child in children))
"""


def test_several_processes_may_open_a_new_database_at_once(engine: Engine, tmp_path: Path) -> None:
    """Each is ready before the first begins."""
    url = f"sqlite:///{tmp_path / 'new' / 'a.sqlite'}"
    if engine.dialect.name == "postgresql":
        migrate(engine, "base")
        url = engine.url.render_as_string(hide_password=False)
    done = subprocess.run([sys.executable, "-c", _AT_ONCE, url], check=False, timeout=60)
    assert done.returncode == 0


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_who_migrates_waits_for_whoever_does_so_already(engine: Engine) -> None:
    migrate(engine, "base")
    waits = text("select count(*) from pg_locks where locktype = 'advisory' and not granted")
    with ThreadPoolExecutor(1) as pool, engine.connect() as first:
        first.execute(text("select pg_advisory_xact_lock(7002)"))
        second = pool.submit(migrate, engine)
        while not second.done() and not first.execute(waits).scalar_one():
            time.sleep(0.01)
        assert not second.done() and not inspect(first).has_table("cases")
        first.rollback()
        second.result(60)
    assert inspect(engine).has_table("cases")


def test_sqlite_is_for_its_owner_alone_an_older_file_too(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.sqlite"
    before = os.umask(0o022)
    try:
        for _ in range(2):
            opened = open_database(f"sqlite:///{path}")
            with opened.connect() as connection:
                connection.execute(text("select 1 from runs"))
                modes = {each.name: each.stat().st_mode & 0o777 for each in path.parent.iterdir()}
            opened.dispose()
            assert set(modes.values()) == {0o600} and len(modes) == 3
            assert path.parent.stat().st_mode & 0o777 == 0o700
            for each in path.parent.iterdir():
                each.chmod(0o644)
    finally:
        os.umask(before)
