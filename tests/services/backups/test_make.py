"""A backup holds all of one moment, whole or not at all, and people work on meanwhile."""

import os
import resource
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text, update

from legal_docs.errors import (
    DatabaseError,
    FolderError,
    KeysError,
    MissingPartError,
    OutputExistsError,
    ProofError,
)
from legal_docs.services import keys
from legal_docs.services.backups.alone import alone
from legal_docs.services.backups.make import make
from legal_docs.services.backups.verify import verify
from legal_docs.services.wiring import Wiring
from legal_docs.storage import cases, evidence, filing
from legal_docs.storage.files import PIECE
from legal_docs.storage.tables_cases import cases as table
from tests.services.backups.house import CONTENTS, House, actions, wired
from tests.storage.factory import AT, LATER, LI, added, case, item


def below(folder: Path) -> dict[str, Path]:
    return {p.relative_to(folder).as_posix(): p for p in folder.rglob("*")}


def test_a_backup_holds_the_database_and_the_files_it_knows_but_no_key(either: House, tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    made = make(either.wiring, tmp_path / "b", lambda done, of: said.append((done, of)))
    backup, kind = made.backup, either.wiring.engine.dialect.name
    assert (backup.database, backup.key_ids, made.faults, backup.missing) == (kind, (1,), (), ())
    assert (backup.rows["cases"], backup.rows["jobs"], backup.trail.seq) == (1, 1, 0)
    named = {f"files/{name[:2]}/{name}" for name in filing.names(either.wiring.records.keys, either.hashes)}
    files = {name for name, path in below(tmp_path / "b").items() if path.is_file()}
    database = {"sqlite": "database.sqlite", "postgresql": "database.dump"}[kind]
    assert (
        files
        == {"manifest.json", database, *named}
        == {each.name for each in backup.files} | {"manifest.json"}
    )
    assert said == [(n, len(CONTENTS)) for n in range(1, len(CONTENTS) + 1)]
    modes = {oct(p.stat().st_mode & 0o777) for p in [tmp_path / "b", *below(tmp_path / "b").values()]}
    assert modes == {"0o700", "0o600"}
    assert actions(either.wiring) == ["backup.made"]
    found = verify(tmp_path / "b", either.wiring.records.keys, deep=True)
    assert (found.faults, found.with_keys, found.rows, found.files) == ((), True, 7, len(CONTENTS))


def test_neither_names_nor_bytes_of_a_backup_tell_anything(small: House, tmp_path: Path) -> None:
    make(small.wiring, tmp_path / "b")
    held = b"".join(p.read_bytes() for p in below(tmp_path / "b").values() if p.is_file())
    secret = small.wiring.settings.key_file.read_text("utf-8").split('"')[1::2]
    for word in ("张某甲", "99010119900307123X", "10000000001", "移交", *secret):
        assert word.encode() not in held
    assert "甲-1".encode() in held  # the search itself would find something


def test_a_backup_made_while_people_write_is_of_one_moment(either: House, tmp_path: Path) -> None:
    wiring, over, wrong = either.wiring, threading.Event(), []

    def write(who: int) -> None:
        try:
            n = 0
            while not over.is_set():
                n += 1
                sha256, size = wiring.files.keep(f"{who}-{n}".encode())
                with wiring.records.writing() as tx:
                    id = added(tx, f"乙-{who}-{n}").id
                    evidence.add(tx, item(id, sha256=sha256, size=size))
                    cases.save(tx, id, case(f"乙-{who}-{n}", remarks="x"), seen=1, by=LI, at=LATER)
        except Exception as error:
            wrong.append(error)

    writers = [threading.Thread(target=write, args=(who,)) for who in range(3)]
    for each in writers:
        each.start()
    try:
        made = [make(wiring, tmp_path / name).backup for name in ("b1", "b2")]
    finally:
        over.set()
        for each in writers:
            each.join()
    assert wrong == [] and made[0].rows["cases"] < made[1].rows["cases"]
    for backup in made:
        assert backup.missing == ()
        assert backup.rows["case_versions"] == 2 * backup.rows["cases"] - 1
        assert backup.rows["evidence"] == backup.rows["cases"]
    for name in ("b1", "b2"):
        assert verify(tmp_path / name, wiring.records.keys, deep=True).faults == ()


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_without_room_for_the_files_nothing_is_left(small: House, tmp_path: Path) -> None:
    with no_file_longer_than(2 * 1024 * 1024), pytest.raises(FolderError, match="没有留下不完整的备份"):
        make(small.wiring, tmp_path / "b")
    assert [p.name for p in tmp_path.iterdir()] == ["home"]
    assert actions(small.wiring) == []
    assert make(small.wiring, tmp_path / "b").faults == ()


def test_without_room_for_the_database_nothing_is_left(either: House, tmp_path: Path) -> None:
    with either.wiring.records.writing() as tx:
        noise = os.urandom(300_000).hex()
        cases.save(tx, either.case, case(remarks=noise), seen=1, by=LI, at=AT)
    before = sorted(p.name for p in tmp_path.iterdir())
    with no_file_longer_than(100_000), pytest.raises(DatabaseError, match="磁盘空间") as caught:
        make(either.wiring, tmp_path / "b")
    assert "\n" not in caught.value.zh and sorted(p.name for p in tmp_path.iterdir()) == before


def test_a_backup_is_never_written_over_and_never_lies_in_the_house(small: House, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(OutputExistsError, match="不会覆盖"):
        make(small.wiring, tmp_path / "b")
    (tmp_path / "link").symlink_to(tmp_path / "home")
    for inside in (tmp_path / "home", tmp_path / "home/b", tmp_path / "b/../home/b", tmp_path / "link/b"):
        with pytest.raises((FolderError, OutputExistsError)):
            make(small.wiring, inside)
    assert not (tmp_path / "home" / "b").exists() and list((tmp_path / "b").iterdir()) == []


def test_where_there_is_no_house_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(KeysError, match="没有密钥文件"):
        make(wired(tmp_path / "typo"), tmp_path / "b")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_gone_from_the_store_is_named_and_the_rest_is_kept(
    small: House, tmp_path: Path
) -> None:
    (name,) = filing.names(small.wiring.records.keys, small.hashes[1:2])
    (small.wiring.files.folder / name[:2] / name).unlink()
    backup = make(small.wiring, tmp_path / "b").backup
    assert backup.missing == (name,) and len(backup.files) == len(CONTENTS)
    assert verify(tmp_path / "b", small.wiring.records.keys, deep=True).faults == ()


def test_a_file_put_aside_that_a_row_names_is_taken_from_there(small: House, tmp_path: Path) -> None:
    store = small.wiring.files
    filing.move(store.paths(), filing.aside(store), small.wiring.now())
    backup = make(small.wiring, tmp_path / "b").backup
    assert backup.missing == () and len(backup.files) == len(CONTENTS) + 1


def test_a_row_that_does_not_open_is_told_and_hinders_no_backup(small: House, tmp_path: Path) -> None:
    with small.wiring.records.writing() as tx:
        tx.connection.execute(update(table).values(branch="西支行"))
    made = make(small.wiring, tmp_path / "b")
    assert ["cases 表" in each.zh for each in made.faults] == [True]
    deep = verify(tmp_path / "b", small.wiring.records.keys, deep=True)
    assert ["cases 表" in each.zh for each in deep.faults] == [True]


def test_a_file_that_does_not_open_is_told_and_hinders_no_backup(small: House, tmp_path: Path) -> None:
    torn, changed, put_aside = filing.names(small.wiring.records.keys, small.hashes[:3])
    store = small.wiring.files
    for name, size in ((torn, -PIECE), (changed, -1)):
        path = store.folder / name[:2] / name
        path.write_bytes(path.read_bytes()[:size] + b"x" * (size == -1))
    filing.move([store.folder / put_aside[:2] / put_aside], filing.aside(store), small.wiring.now())
    made = make(small.wiring, tmp_path / "b")
    assert (
        sorted(name in each.zh for each in made.faults for name in (torn, changed))
        == [False] * 2 + [True] * 2
    )
    assert len(made.backup.files) == len(CONTENTS) + 1
    assert len(verify(tmp_path / "b", small.wiring.records.keys, deep=True).faults) == 2


def test_a_row_the_driver_cannot_read_is_told_too(small: House, tmp_path: Path) -> None:
    with small.wiring.records.writing() as tx:
        tx.connection.execute(text("update uploads set finished_at = 'never'"))
    made = make(small.wiring, tmp_path / "b")
    assert ["uploads 表" in each.zh for each in made.faults] == [True]


def test_templates_and_tables_of_the_house_come_along(small: House, tmp_path: Path) -> None:
    own = tmp_path / "own" / "deep"
    own.mkdir(parents=True)
    (own / "起诉状.docx").write_bytes(b"docx")
    (tmp_path / "bank.toml").write_text("x = 1")
    told = {"templates": str(tmp_path / "own"), "tables": str(tmp_path / "bank.toml")}
    wiring = Wiring(small.wiring.settings.model_copy(update=told))
    names = {each.name for each in make(wiring, tmp_path / "b").backup.files}
    assert {"own/templates/deep/起诉状.docx", "own/tables/bank.toml"} <= names
    assert (tmp_path / "b/own/tables/bank.toml").read_text() == "x = 1"


def test_a_key_file_among_templates_does_not_come_along(small: House, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "a.docx").write_bytes(b"docx")
    keyring = small.wiring.settings.key_file.rename(own / "keys.toml")
    (own / "link.toml").symlink_to(keyring)
    wiring = Wiring(small.wiring.settings.model_copy(update={"templates": str(own), "keys": str(keyring)}))
    names = [each.name for each in make(wiring, tmp_path / "b").backup.files]
    assert [name for name in names if name.startswith("own/")] == ["own/templates/a.docx"]


def test_what_was_written_wrongly_is_not_kept(small: House, tmp_path: Path) -> None:
    def spoil(done: int, _of: int) -> None:
        if done == 1:
            (path,) = tmp_path.glob(".b.part-*/files/*/*")
            path.write_bytes(b"spoilt")

    with pytest.raises(ProofError, match=r"核对不符，没有保留：.*被改动或者损坏"):
        make(small.wiring, tmp_path / "b", spoil)
    assert [p.name for p in tmp_path.iterdir()] == ["home"] and actions(small.wiring) == []


def test_the_copy_of_sqlite_is_one_file_that_any_program_may_open(small: House, tmp_path: Path) -> None:
    make(small.wiring, tmp_path / "b")
    path = tmp_path / "b" / "database.sqlite"
    assert path.read_bytes()[18:20] == b"\x01\x01"  # no log is written ahead beside it


def test_what_a_killed_backup_left_goes_with_the_next_one(small: House, tmp_path: Path) -> None:
    left = tmp_path / ".b.part-abcdefgh"
    left.mkdir()
    (left / "half").write_bytes(b"x")
    make(small.wiring, tmp_path / "b")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b", "home"]


def test_a_change_of_keys_waits_for_a_backup(small: House) -> None:
    changed = threading.Thread(target=keys.rotate, args=(small.wiring,))
    with alone(small.wiring):
        changed.start()
        changed.join(0.4)
        assert changed.is_alive() and keys.check(small.wiring).ids == (1,)
    changed.join(20)
    assert keys.check(small.wiring).ids == (2,)


def test_a_backup_waits_for_a_change_of_keys(small: House, tmp_path: Path) -> None:
    made = threading.Thread(target=make, args=(small.wiring, tmp_path / "backup"))
    with alone(small.wiring):
        made.start()
        made.join(1)
        assert made.is_alive() and not list(tmp_path.glob("*backup*/*"))
    made.join(20)
    assert verify(tmp_path / "backup").faults == ()


def test_without_the_programs_of_postgresql_the_way_out_is_told(
    either: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    if either.wiring.engine.dialect.name == "sqlite":
        assert make(either.wiring, tmp_path / "b").faults == ()  # needs none of them
        return
    with pytest.raises(MissingPartError, match="postgresql-client"):
        make(either.wiring, tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_no_command_shows_a_password(either: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if either.wiring.engine.dialect.name == "sqlite":
        assert make(either.wiring, tmp_path / "b").faults == ()  # runs no command
        return
    commands = []
    run = subprocess.run

    def heard(command: list[str], **how: Any) -> Any:
        commands.append(command)
        return run(command, **how)

    monkeypatch.setattr(subprocess, "run", heard)
    url = either.wiring.engine.url.set(password="secret-1")
    url = url.update_query_dict({"sslpassword": "secret-2", "application_name": "a 'b' \\c"})
    wiring = wired(either.wiring.settings.home, url.render_as_string(hide_password=False))
    make(wiring, tmp_path / "b")
    wiring.engine.dispose()
    assert [Path(command[0]).name for command in commands] == ["pg_dump", "pg_restore"]
    assert "secret" not in str(commands) and str(url.port) not in str(commands)
