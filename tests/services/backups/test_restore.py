"""A backup is put back into an empty house, verified before and after, or not at all."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from legal_docs.errors import BadInputError, DatabaseError, FolderError, KeysError, ProofError
from legal_docs.model.account import Account, Role
from legal_docs.model.backup import Backup
from legal_docs.services import keys as checking
from legal_docs.services import swap
from legal_docs.services.backups import layout
from legal_docs.services.backups import restore as restoring
from legal_docs.services.backups.make import make
from legal_docs.services.backups.restore import restore
from legal_docs.services.tidy import tidy
from legal_docs.services.wiring import Wiring
from legal_docs.storage import accounts, cases, copying, evidence, sessions
from legal_docs.storage.database import migrate
from legal_docs.storage.keyring import Keyring
from tests.services.backups.house import CONTENTS, House, actions, wired, with_keys
from tests.services.backups.test_verify import flip, older, stored
from tests.storage.factory import AT, LATER, added
from tests.storage.test_killed import STOPPING, killed


@pytest.fixture
def empty(either: House, tmp_path: Path) -> Iterator[Wiring]:
    """An empty house with the keys in it; call it after the backup was made: PostgreSQL has one database."""
    home = with_keys(tmp_path / "new", either.wiring.settings.key_file)
    url = either.wiring.settings.database if either.wiring.engine.dialect.name == "postgresql" else ""
    wiring = wired(home, url)
    yield wiring
    wiring.__dict__.get("engine", either.wiring.engine).dispose()


def emptied(engine: Engine) -> None:
    """Take all tables out of a PostgreSQL database; a new house on SQLite has a new file anyway."""
    if engine.dialect.name == "postgresql":
        migrate(engine, "base")
        with engine.begin() as connection:
            connection.execute(text("drop table alembic_version"))
        engine.dispose()


def test_what_was_backed_up_is_there_again(either: House, empty: Wiring, tmp_path: Path) -> None:
    with either.wiring.records.writing() as tx:
        li = Account(id=1, login="li", name="李某丁", role=Role.LAWYER)
        who = accounts.add(tx, li, password="x", at=AT)
        sessions.add(tx, who, "a" * 64, "c", started_at=AT, expires_at=LATER)
    make(either.wiring, tmp_path / "b")
    emptied(either.wiring.engine)
    done = restore(empty, tmp_path / "b")
    assert (done.backup.rows["cases"], done.own) == (1, None)
    with empty.records.reading() as tx:
        record = cases.find(tx, either.case)
        assert record is not None and record.number == "甲-1"
        assert cases.load(tx, either.case).case.people[0].name == "张某甲"
        assert evidence.of_case(tx, either.case)[0].name == "合同.pdf"
        assert sessions.by_token(tx, "a" * 64) is None
    assert [empty.files.read(sha256) for sha256 in either.hashes] == list(CONTENTS)
    assert not empty.files.has(either.stranger)
    assert actions(empty) == ["backup.restored"]
    assert checking.check(empty, whole=True).faults == ()
    home = empty.settings.home
    assert not [p.name for p in home.iterdir() if p.name.startswith(".")]
    modes = {oct(p.stat().st_mode & 0o777) for p in home.rglob("*")}
    assert modes == {"0o700", "0o600"}


def test_what_comes_back_is_the_moment_of_the_manifest_though_people_wrote(
    either: House, empty: Wiring, tmp_path: Path
) -> None:
    over = threading.Event()

    def write() -> None:
        n = 0
        while not over.is_set():
            n += 1
            with either.wiring.records.writing() as tx:
                added(tx, f"乙-{n}")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        backup = make(either.wiring, tmp_path / "b").backup
    finally:
        over.set()
        writer.join()
    emptied(either.wiring.engine)
    restore(empty, tmp_path / "b")
    with empty.records.reading() as tx:
        found = copying.rows(tx)
    assert {**found, "trail": 0} == {**backup.rows, "trail": 0}


def test_the_trail_goes_on_from_where_it_was(small: House, tmp_path: Path) -> None:
    for name in ("b1", "b2"):
        make(small.wiring, tmp_path / name)
    new = wired(with_keys(tmp_path / "new", small.wiring.settings.key_file))
    restore(new, tmp_path / "b2")
    assert actions(new) == ["backup.made", "backup.restored"]


def test_a_house_that_is_not_empty_is_left_as_it_is(either: House, tmp_path: Path) -> None:
    make(either.wiring, tmp_path / "b")
    with pytest.raises(FolderError, match="这里已经有数据"):
        restore(either.wiring, tmp_path / "b")
    assert actions(either.wiring) == ["backup.made"]
    home = with_keys(tmp_path / "new", either.wiring.settings.key_file)
    full = wired(home, either.wiring.settings.database)
    with pytest.raises(FolderError, match="LEGAL_DOCS_DATABASE_URL"):
        restore(full, tmp_path / "b")
    assert [p.name for p in home.iterdir()] == ["keys.toml"]


@pytest.mark.parametrize(
    "name",
    [
        "files/ab/x",
        "own/x",
        "legal_docs.sqlite",
        "legal_docs.sqlite-wal",
        "legal_docs.sqlite-shm",
        "legal_docs.sqlite-journal",
    ],
)
def test_any_leftover_counts_as_data(small: House, tmp_path: Path, name: str) -> None:
    make(small.wiring, tmp_path / "b")
    home = with_keys(tmp_path / "new", small.wiring.settings.key_file)
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_bytes(b"x")
    with pytest.raises(FolderError, match="这里已经有数据"):
        restore(wired(home), tmp_path / "b")
    assert (home / name).read_bytes() == b"x"


def test_a_house_that_begins_meanwhile_is_not_written_over(
    small: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(small.wiring, tmp_path / "b")
    home = with_keys(tmp_path / "new", small.wiring.settings.key_file)
    live, copied = wired(home), layout.copy
    kept: list[str] = []

    def begun(source: Path, target: Path) -> tuple[str, int]:
        if target.suffix == ".part":
            with live.records.writing() as tx:
                added(tx, "活-1")
            kept.append(live.files.keep(b"live")[0])
        return copied(source, target)

    monkeypatch.setattr(layout, "copy", begun)
    with pytest.raises(FolderError, match="File exists"):
        restore(wired(home), tmp_path / "b")
    with live.records.reading() as tx:
        assert cases.by_number(tx, "活-1") is not None and copying.rows(tx)["cases"] == 1
    assert live.files.read(kept[0]) == b"live" and len(live.files.paths()) == 1
    live.engine.dispose()


def untouched(home: Path) -> bool:
    return [p.name for p in home.iterdir()] == ["keys.toml"]


def test_the_keys_come_first_and_must_fit(small: House, tmp_path: Path) -> None:
    make(small.wiring, tmp_path / "b")
    with pytest.raises(KeysError, match="没有密钥文件"):
        restore(wired(tmp_path / "none"), tmp_path / "b")
    assert not (tmp_path / "none").exists()
    other = Keyring.create(tmp_path / "other.toml")
    home = with_keys(tmp_path / "new", other.path)
    with pytest.raises(KeysError, match="不是这份备份的密钥"):
        restore(wired(home), tmp_path / "b")
    assert untouched(home)


def test_a_damaged_backup_is_not_restored(small: House, tmp_path: Path) -> None:
    make(small.wiring, tmp_path / "b")
    flip(stored(tmp_path / "b"))
    (tmp_path / "b" / "more").write_bytes(b"")
    home = with_keys(tmp_path / "new", small.wiring.settings.key_file)
    with pytest.raises(ProofError, match=r"备份已损坏，没有恢复：.*另有1处问题"):
        restore(wired(home), tmp_path / "b")
    assert untouched(home)


def test_a_database_changed_after_it_was_verified_is_not_put_back(
    either: House, empty: Wiring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(either.wiring, tmp_path / "b")
    emptied(either.wiring.engine)
    put = restoring._put

    def changed(wiring: Wiring, folder: Path, backup: Backup) -> None:
        flip(folder / copying.NAMES[backup.database])
        put(wiring, folder, backup)

    monkeypatch.setattr(restoring, "_put", changed)
    with pytest.raises(ProofError, match="在恢复过程中被改动"):
        restore(empty, tmp_path / "b")
    assert untouched(empty.settings.home) and copying.is_empty(empty.settings.database)


def test_the_kind_of_database_must_fit(small: House, tmp_path: Path) -> None:
    make(small.wiring, tmp_path / "b")
    home = with_keys(tmp_path / "new", small.wiring.settings.key_file)
    with pytest.raises(BadInputError, match=r"SQLite.*LEGAL_DOCS_DATABASE_URL"):
        restore(wired(home, "postgresql+psycopg://nobody@127.0.0.1:1/none"), tmp_path / "b")
    assert untouched(home)


def test_where_the_database_cannot_be_put_the_files_go_away_again(
    small: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(small.wiring, tmp_path / "b")
    home = with_keys(tmp_path / "new", small.wiring.settings.key_file)

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(copying, "put_back", full)
    with pytest.raises(FolderError, match="No space left on device"):
        restore(wired(home), tmp_path / "b")
    assert untouched(home)


def test_a_database_of_postgresql_that_is_gone_is_a_sentence(
    either: House, empty: Wiring, tmp_path: Path
) -> None:
    if either.wiring.engine.dialect.name == "sqlite":
        assert copying.is_empty(empty.settings.database)
        return
    make(either.wiring, tmp_path / "b")
    nowhere = wired(empty.settings.home, "postgresql+psycopg://legal@127.0.0.1:1/x?connect_timeout=2")
    with pytest.raises(DatabaseError, match="数据库不能使用"):
        restore(nowhere, tmp_path / "b")
    assert untouched(empty.settings.home)


def test_a_backup_of_an_older_program_is_brought_up(small: House, tmp_path: Path) -> None:
    make(small.wiring, tmp_path / "b")
    older(tmp_path / "b", small.wiring.records.keys)
    new = wired(with_keys(tmp_path / "new", small.wiring.settings.key_file))
    restore(new, tmp_path / "b")
    with new.records.reading() as tx:
        assert copying.revision(tx) > "0005" and cases.find(tx, small.case) is not None
        assert copying.rows(tx)["supplies"] == 0


def test_templates_and_tables_of_the_house_come_back_beside_it(small: House, tmp_path: Path) -> None:
    (tmp_path / "bank.toml").write_text("x = 1")
    told = {"tables": str(tmp_path / "bank.toml")}
    make(Wiring(small.wiring.settings.model_copy(update=told)), tmp_path / "b")
    new = wired(with_keys(tmp_path / "new", small.wiring.settings.key_file))
    done = restore(new, tmp_path / "b")
    assert done.own == tmp_path / "new" / "own"
    assert (done.own / "tables" / "bank.toml").read_text() == "x = 1"


_RESTORING = (
    STOPPING
    + """
from pathlib import Path
from legal_docs.services.backups import layout, restore
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from legal_docs.storage import copying

at(*{"copied": (layout, "copy", 2), "taken": (copying, "put_back"), "put": (restore, "_finish")}[sys.argv[4]])
url = "" if sys.argv[2].startswith("sqlite") else sys.argv[2]
restore.restore(Wiring(Settings(home=Path(sys.argv[1]), database_url=url)), Path(sys.argv[3]))
"""
)


@pytest.mark.parametrize(
    ("engine", "where"),
    [("sqlite", "copied"), ("sqlite", "taken"), ("sqlite", "put"), ("postgresql", "put")],
    indirect=["engine"],
)
def test_one_that_was_killed_is_cleared_away_by_the_next_and_all_is_there(
    either: House, empty: Wiring, tmp_path: Path, where: str
) -> None:
    with either.wiring.records.writing() as tx:
        li = Account(id=1, login="li", name="李某丁", role=Role.LAWYER)
        who = accounts.add(tx, li, password="x", at=AT)
        sessions.add(tx, who, "a" * 64, "c", started_at=AT, expires_at=LATER)
    make(either.wiring, tmp_path / "b")
    emptied(either.wiring.engine)
    home = empty.settings.home
    killed(_RESTORING, home, empty.settings.database, tmp_path / "b", where)
    assert [p for p in home.iterdir() if p.name.startswith(".restore-")]
    assert (home / "files").is_dir() == (where != "copied")
    done = restore(empty, tmp_path / "b")
    assert done.cleared >= 1 and not [p for p in home.iterdir() if p.name.startswith(".")]
    assert actions(empty) == ["backup.restored"]
    assert checking.check(empty, whole=True).faults == ()
    assert [empty.files.read(sha256) for sha256 in either.hashes] == list(CONTENTS)
    with empty.records.reading() as tx:
        assert sessions.by_token(tx, "a" * 64) is None
    with pytest.raises(FolderError, match="已经有数据"):
        restore(empty, tmp_path / "b")


def test_a_house_that_was_worked_in_is_not_restored_again_though_a_leftover_says_so(
    small: House, tmp_path: Path
) -> None:
    done = make(small.wiring, tmp_path / "b")
    new = wired(with_keys(tmp_path / "new", small.wiring.settings.key_file))
    restore(new, tmp_path / "b")
    (left := new.settings.home / ".restore-abcdefgh").mkdir()
    layout.write(left, done.backup)
    with pytest.raises(FolderError, match="已经有数据"):
        restore(new, tmp_path / "b")
    assert not left.exists() and actions(new) == ["backup.restored"]
    new.engine.dispose()


def test_a_clearing_removes_what_a_killed_one_left_and_touches_none_under_way(
    small: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = small.wiring.settings.home
    (home / ".restore-abcdefgh" / "files").mkdir(parents=True)
    (home / ".legal_docs.sqlite.01234567.part").write_bytes(b"half")
    assert tidy(small.wiring).restores == 2 and (home / ".restore-abcdefgh").exists()
    with monkeypatch.context() as without_locks:
        without_locks.setattr(swap, "fcntl", None)
        assert tidy(small.wiring, really=True).restores == 0
        for path in home.glob(".[rl]*"):
            os.utime(path, (AT.timestamp(), AT.timestamp()))
        assert tidy(small.wiring).restores == 2
    assert tidy(small.wiring, really=True).restores == 2
    assert not [p for p in home.iterdir() if p.name.startswith(".")]
