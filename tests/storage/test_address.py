"""Which addresses of a database are possible, and that none ever shows a password."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from traceback import format_exception

import pytest
from sqlalchemy import Engine, text

from legal_docs.errors import DatabaseError, ExitCode, LegalDocsError, MissingPartError
from legal_docs.settings import Settings
from legal_docs.storage import copying
from legal_docs.storage.address import is_sqlite, read, shown
from legal_docs.storage.database import open_database

SECRET = "ge.heim"
SERVER = "127.0.0.1:1/x?connect_timeout=2"


@pytest.mark.parametrize("kind", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_common_form_means_the_one_driver(kind: str) -> None:
    address = read(f"{kind}://u:p%40@h:5433/d?sslmode=require")
    assert address.drivername == "postgresql+psycopg" and not is_sqlite(address)
    assert (address.username, address.password, address.host, address.port) == ("u", "p@", "h", 5433)
    assert (address.database, dict(address.query)) == ("d", {"sslmode": "require"})
    assert copying.kind(f"{kind}://h/d") == "postgresql"


def test_a_server_may_be_named_by_its_socket(engine: Engine) -> None:
    assert read("postgresql:///d?host=/var/run/postgresql").query["host"] == "/var/run/postgresql"
    if engine.dialect.name == "postgresql":
        url = engine.url.set(drivername="postgres").render_as_string(hide_password=False)
        opened = open_database(url)
        assert opened.url.drivername == "postgresql+psycopg" and not copying.is_empty(url)
        opened.dispose()


@pytest.mark.parametrize("url", ["sqlite:///a.sqlite", "sqlite+pysqlite:////data/a.sqlite"])
def test_files_are_sqlite(url: str) -> None:
    assert is_sqlite(read(url)) and copying.kind(url) == "sqlite"
    assert copying.sqlite_file(url).name == "a.sqlite"


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://u:{SECRET}@h/d",
        f"mysql+pymysql://u:{SECRET}@h/d",
        f"oracle://u:{SECRET}@h/d",
        f"nosuch://u:{SECRET}@h/d",
        f"postgresql+psycopg2://u:{SECRET}@h/d",
        f"postgresql+asyncpg://u:{SECRET}@h/d",
        f"sqlite+aiosqlite:///{SECRET}",
        f"sqlite://u:{SECRET}@h/d",
        f"sqlite://{SECRET}/d",
        f"postgresql://u:a@{SECRET}@h/d",
        f"postgresql://u:{SECRET}@h:port/d",
        f"postgresql://u:@h:{SECRET}/d",
        f"u:{SECRET}@h/d",
        f"not an address {SECRET}",
    ],
)
@pytest.mark.parametrize("use", [read, open_database, copying.kind, copying.is_empty])
def test_any_other_is_refused_with_what_is_possible_and_without_what_was_written(
    url: str, use: Callable[[str], object]
) -> None:
    with pytest.raises(DatabaseError, match=r"sqlite:////.*postgresql\+psycopg://.*%40") as caught:
        use(url)
    assert caught.value.exit_code is ExitCode.FOLDER
    assert "no other database" in caught.value.en and "\n" not in caught.value.zh
    assert SECRET not in "".join((*told(caught.value), *format_exception(caught.value)))


def told(error: LegalDocsError) -> tuple[str, str]:
    return error.zh, error.en


@pytest.mark.parametrize("use", [open_database, copying.is_empty])
def test_no_message_and_no_log_shows_the_password(
    use: Callable[[str], object], caplog: pytest.LogCaptureFixture
) -> None:
    url = f"postgresql://u:{SECRET}@{SERVER}&password={SECRET}&sslpassword={SECRET}"
    with caplog.at_level(logging.DEBUG), pytest.raises(DatabaseError, match=r"://u:\*\*\*@127") as caught:
        use(url)
    logging.getLogger("legal_docs.test").error("x", exc_info=caught.value)
    assert "Traceback" in caplog.text and "connect_timeout=2" in caplog.text
    assert SECRET not in caplog.text + "".join(told(caught.value))
    assert SECRET not in shown(read(url)) and SECRET not in repr(Settings(database_url=url))


@pytest.mark.parametrize("use", [open_database, copying.is_empty])
def test_a_driver_that_is_not_installed_is_named_with_the_command(
    use: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingPartError, match=r"pip install 'legal-docs\[postgres\]'") as caught:
        use(f"postgres://u:{SECRET}@{SERVER}")
    assert "psycopg" in caught.value.en and SECRET not in str(told(caught.value))


def test_a_file_needs_no_driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    open_database(f"sqlite:///{tmp_path / 'a.sqlite'}").dispose()
    monkeypatch.setitem(sys.modules, "alembic.runtime.migration", None)
    with pytest.raises(DatabaseError, match="数据库不能使用"):  # what is missing here is another part
        open_database(f"sqlite:///{tmp_path / 'a.sqlite'}")


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_a_connection_the_server_has_cut_meanwhile_is_made_anew(engine: Engine) -> None:
    """As after a restart of the server."""
    mine = text("select pg_backend_pid()")
    with engine.connect() as first, engine.connect() as second:
        old = first.execute(mine).scalar_one()
        first.close()
        second.execute(text("select pg_terminate_backend(:old, 5000)"), {"old": old})
        with engine.connect() as again:
            assert again.execute(mine).scalar_one() != old
