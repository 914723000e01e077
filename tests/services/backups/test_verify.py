"""A backup that was damaged, changed or belongs to other keys is told, by name."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from legal_docs.errors import BadInputError, KeysError
from legal_docs.model.backup import Backup
from legal_docs.services import keys as changing
from legal_docs.services.backups import layout
from legal_docs.services.backups.make import make
from legal_docs.services.backups.verify import verify
from legal_docs.storage import copying
from legal_docs.storage.database import migrate, open_database
from legal_docs.storage.keyring import Keyring
from tests.services.backups.house import House

Change = Callable[[Path], object]


@pytest.fixture
def backup(small: House, tmp_path: Path) -> Path:
    make(small.wiring, tmp_path / "b")
    return tmp_path / "b"


def stored(folder: Path) -> Path:
    return max((folder / "files").glob("*/*"), key=lambda path: path.stat().st_size)


def flip(path: Path, at: int = 5000) -> None:
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= 1
    path.write_bytes(data)


def linked(folder: Path) -> None:
    path = stored(folder)
    path.rename(folder.parent / "elsewhere")
    path.symlink_to(folder.parent / "elsewhere")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda b: flip(stored(b)), "files/.*被改动或者损坏"),
        (lambda b: stored(b).write_bytes(b""), "files/.*被改动或者损坏"),
        (lambda b: stored(b).unlink(), "缺少文件 files/"),
        (linked, "缺少文件 files/"),
        (lambda b: (b / "files" / "x").write_bytes(b""), "多出文件 files/x"),
        (lambda b: flip(b / "database.sqlite"), "database.sqlite 被改动或者损坏"),
        (lambda b: (b / "database.sqlite").unlink(), "缺少文件 database.sqlite"),
    ],
)
@pytest.mark.parametrize("with_keys", [True, False])
def test_each_damage_is_told_by_name_with_or_without_keys(
    small: House, backup: Path, change: Change, said: str, with_keys: bool
) -> None:
    keys = small.wiring.records.keys if with_keys else None
    assert verify(backup, keys).faults == ()
    change(backup)
    found = verify(backup, keys)
    assert found.with_keys is with_keys and len(found.faults) == 1
    with pytest.raises(type(found.faults[0]), match=said):
        raise found.faults[0]


def rewritten(folder: Path, keys: Keyring | None = None, **told: object) -> None:
    """Write the manifest anew as if the files had always been so; with the keys the seal fits too."""
    old = layout.read(folder)
    files = tuple(layout.hashed(folder, each.name) for each in old.files)
    new = Backup.model_validate(old.model_dump() | {"files": files} | told)
    if keys:
        new = new.model_copy(update={"seal": layout.seal(keys, new)})
    (folder / layout.MANIFEST).unlink()
    layout.write(folder, new)


def test_a_damaged_database_is_told_where_the_manifest_was_mended_to_fit(small: House, backup: Path) -> None:
    flip(backup / "database.sqlite", at=100_000)
    data = (backup / "database.sqlite").read_bytes()
    (backup / "database.sqlite").write_bytes(data[:120_000])
    rewritten(backup)
    (fault,) = verify(backup).faults
    assert "副本不能写入或者不能读取（SQLite" in fault.zh


def test_a_manifest_written_by_somebody_else_does_not_fit_the_keys(small: House, backup: Path) -> None:
    flip(stored(backup))
    rewritten(backup)
    assert verify(backup).faults == ()  # without keys that cannot be seen
    (fault,) = verify(backup, small.wiring.records.keys).faults
    assert "清单被改动过" in fault.zh


def changed(folder: Path, *statements: str, revision: str = "head") -> None:
    """Change the database of a backup, which stays one file."""
    engine = open_database(f"sqlite:///{folder / 'database.sqlite'}")
    with engine.begin() as connection:
        for each in statements:
            connection.execute(text(each))
    migrate(engine, revision)
    with engine.connect() as connection:
        connection.exec_driver_sql("rollback")
        connection.exec_driver_sql("pragma journal_mode=delete")
    engine.dispose()


def test_rows_and_trail_are_held_against_the_manifest(small: House, tmp_path: Path) -> None:
    keys = small.wiring.records.keys
    changing.rotate(small.wiring)
    make(small.wiring, tmp_path / "b")
    tampering = "update trail set who = 9 where seq = 2"
    changed(tmp_path / "b", "delete from jobs", "drop trigger trail_no_update", tampering)
    rewritten(tmp_path / "b", keys)
    lost, edited = verify(tmp_path / "b", keys).faults
    assert "jobs 表应有1行，实际0行" in lost.zh and "第2条被改动" in edited.zh


def test_a_cut_tail_of_the_trail_is_told(small: House, backup: Path) -> None:
    trail = layout.read(backup).trail.model_copy(update={"seq": 9})
    keys = small.wiring.records.keys
    rewritten(backup, keys, trail=trail.model_dump())
    (fault,) = verify(backup, keys).faults
    assert "末尾被截" in fault.zh


def test_a_file_that_does_not_open_is_found_by_the_deep_look_alone(small: House, backup: Path) -> None:
    keys = small.wiring.records.keys
    flip(stored(backup), at=200_000)
    rewritten(backup, keys)
    assert verify(backup, keys).faults == ()
    (fault,) = verify(backup, keys, deep=True).faults
    assert "文件库里的文件被改动过" in fault.zh


def test_other_keys_are_refused_and_so_are_those_of_another_day(small: House, backup: Path) -> None:
    before = Keyring.load(small.wiring.settings.key_file)
    other = Keyring.create(backup.parent / "other.toml")
    with pytest.raises(KeysError, match="不是这份备份的密钥（缺少密钥 1"):
        verify(backup, other)
    changing.rotate(small.wiring)
    with pytest.raises(KeysError, match="不是这份备份的密钥（缺少密钥 1"):
        verify(backup, Keyring.load(small.wiring.settings.key_file))
    assert verify(backup, before, deep=True).faults == ()


@pytest.mark.parametrize(
    "manifest",
    [None, "", "{}", "[]", "\xff", '{"version": 2}'],
)
def test_what_has_no_sound_manifest_is_no_backup(backup: Path, manifest: str | None) -> None:
    path = backup / layout.MANIFEST
    path.unlink()
    if manifest is not None:
        path.write_text(manifest, "latin-1")
    with pytest.raises(BadInputError, match="不是备份" if manifest is None else "清单已损坏"):
        verify(backup)


@pytest.mark.parametrize(
    "name",
    [
        "../keys.toml", "/etc/passwd", "files/../../x", "own/../x", "own/a/..", "own/./x", "own/a\\..\\x",
        "files/zz/" + "0" * 32, "database.sqlite/x", "manifest.json", "keys.toml", "own/", "files/00/x",
    ],
)  # fmt: skip
def test_a_manifest_that_names_places_outside_is_refused(backup: Path, name: str) -> None:
    told = json.loads((backup / layout.MANIFEST).read_text("utf-8"))
    told["files"][0]["name"] = name
    (backup / layout.MANIFEST).write_text(json.dumps(told), "utf-8")
    with pytest.raises(BadInputError, match="清单已损坏"):
        verify(backup)


def test_a_backup_of_a_newer_program_asks_for_an_upgrade(backup: Path) -> None:
    rewritten(backup, revision="9999")
    with pytest.raises(BadInputError, match="请先升级程序"):
        verify(backup)


def older(folder: Path, keys: Keyring) -> None:
    """Make the backup one of an older program."""
    changed(folder, revision="0005")
    with copying.opened(folder / "database.sqlite", keys) as tx:
        told = {"rows": copying.rows(tx), "revision": copying.revision(tx)}
    rewritten(folder, keys, **told)


def test_a_backup_of_an_older_program_is_verified_in_a_copy_that_is_brought_up(
    small: House, backup: Path
) -> None:
    keys = small.wiring.records.keys
    older(backup, keys)
    before = (backup / "database.sqlite").read_bytes()
    found = verify(backup, keys, deep=True)
    assert (found.faults, found.backup.revision, found.rows) == ((), "0005", 7)
    assert (backup / "database.sqlite").read_bytes() == before
    assert {p.name for p in backup.iterdir()} == {"database.sqlite", "files", "manifest.json"}


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_the_deep_look_opens_the_rows_of_a_dump_and_follows_its_trail(either: House, tmp_path: Path) -> None:
    keys = either.wiring.records.keys
    changing.rotate(either.wiring)
    make(either.wiring, tmp_path / "sound")
    assert verify(tmp_path / "sound", keys, deep=True).faults == ()
    with either.wiring.engine.begin() as connection:
        for each in (
            "update jobs set sealed = substring(sealed for 40) || '\\x00'",
            "alter table trail disable trigger all",
            "update trail set who = 9 where seq = 2",
            "alter table trail enable trigger all",
        ):
            connection.execute(text(each))
    made = make(either.wiring, tmp_path / "b")
    assert verify(tmp_path / "b", keys).faults == ()  # whole, and the house's own: no row was opened
    rewritten(tmp_path / "b", keys, rows=made.backup.rows | {"cases": 2})
    found = verify(tmp_path / "b", keys, deep=True)
    counted, trail, row = (fault.zh for fault in found.faults)
    assert "cases 表应有2行，实际1行" in counted and "第2条被改动" in trail and "jobs" in row
    assert (found.rows, found.files) == (7, 3)  # the file that row names is not known
