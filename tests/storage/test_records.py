"""The records: their own keys only, nothing readable in them, readers and writers side by side."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

from legal_docs.errors import DatabaseError, ExitCode, KeysError
from legal_docs.model.casefile import CaseFile
from legal_docs.storage import (
    cases,
    evidence,
    rotation,
)
from legal_docs.storage.files import FileStore
from legal_docs.storage.keyring import Keyring
from legal_docs.storage.records import Records
from legal_docs.storage.sealing import EVERY
from tests.storage.everything import everything, everything_is_read
from tests.storage.factory import AT, LI, added, case, item


def test_every_encrypted_column_is_filled_and_read(records: Records) -> None:
    with records.writing() as tx:
        id = everything(tx)
        for each in EVERY:
            assert len(rotation.opened(tx, each, -1)) == 1, each.table.name
        everything_is_read(tx, id)


def test_the_wrong_keys_are_refused(records: Records, engine: Engine, tmp_path: Path) -> None:
    with records.writing() as tx:
        id = added(tx).id
    other = Keyring.create(tmp_path / "other.toml")
    with pytest.raises(KeysError, match="不是这个数据库的密钥") as caught:
        Records(engine, other)
    assert caught.value.exit_code is ExitCode.KEYS
    for name in ("index", "trail", "1 "):
        mixed = tmp_path / f"{name.strip()}.toml"
        lines = records.keys.path.read_text("utf-8").splitlines()
        theirs = [line for line in other.path.read_text("utf-8").splitlines() if line.startswith(name)]
        mixed.write_text("\n".join(theirs[0] if line.startswith(name) else line for line in lines), "utf-8")
        mixed.chmod(0o600)
        with pytest.raises(KeysError, match=f"{name.strip()} 不符"):
            Records(engine, Keyring.load(mixed))
    with Records(engine, Keyring.load(records.keys.path)).reading() as tx:
        assert cases.find(tx, id) is not None


def test_a_key_the_data_needs_must_be_there(records: Records, engine: Engine) -> None:
    records.keys.add()
    records.settle()
    records.keys.drop_old()
    with pytest.raises(KeysError, match="没有编号为 1 的密钥"):
        Records(engine, Keyring.load(records.keys.path))


def test_a_key_file_left_behind_is_refused(records: Records, engine: Engine, tmp_path: Path) -> None:
    records.keys.add()
    records.settle()
    text = records.keys.path.read_text("utf-8").replace("primary = 2", "primary = 1")
    (tmp_path / "behind.toml").write_text(text, "utf-8")
    (tmp_path / "behind.toml").chmod(0o600)
    with pytest.raises(KeysError, match="密钥已经更换"):
        Records(engine, Keyring.load(tmp_path / "behind.toml"))


def test_a_program_that_runs_on_takes_up_a_key_changed_elsewhere(records: Records, engine: Engine) -> None:
    other = Records(engine, Keyring.load(records.keys.path))
    rotation.begin(other)
    with records.writing() as tx:
        id = added(tx).id
        assert tx.keys.primary == 2
        assert rotation.left(tx) == 0
    with other.reading() as tx:
        assert cases.find(tx, id) is not None


def test_no_case_goes_while_something_belongs_to_it(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        evidence.add(tx, item(id))
    with pytest.raises(DatabaseError, match=r"(?i)foreign key"), records.writing() as tx:
        tx.connection.execute(text("delete from case_versions"))
        tx.connection.execute(text("delete from case_terms"))
        tx.connection.execute(text("delete from cases"))
    with records.reading() as tx:
        assert cases.load(tx, id).version == 1


def test_reading_cannot_write(records: Records) -> None:
    with pytest.raises(DatabaseError, match=r"read-?only"), records.reading() as tx:
        added(tx)
    with records.writing() as tx:
        added(tx)


def test_who_reads_sees_one_state_and_waits_for_no_writer(records: Records) -> None:
    with records.writing() as writer:
        id = added(writer).id
        with records.reading() as reader:
            assert cases.find(reader, id) is None
    with records.reading() as reader:
        assert cases.find(reader, id) is not None
        with records.writing() as writer:
            cases.save(writer, id, case(remarks="x"), seen=1, by=LI, at=AT)
        assert cases.load(reader, id).version == 1


def _bytes(engine: Engine, folder: Path) -> bytes:
    """All bytes of the database and of the files beside it."""
    if engine.dialect.name == "sqlite":
        engine.dispose()
        return b"".join(p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file())
    found = [p.read_bytes() for p in sorted((folder / "files").rglob("*")) if p.is_file()]
    with engine.connect() as connection:
        for table in inspect(engine).get_table_names():
            rows = connection.execute(text(f'select * from "{table}"')).all()  # noqa: S608
            found += [v if isinstance(v, bytes) else str(v).encode() for row in rows for v in row]
    return b"\n".join(found)


def _personal(samples: Iterable[CaseFile]) -> set[str]:
    people = [person for sample in samples for person in sample.people]
    names = ("name", "id_number", "uscc", "phone", "residence_address", "household_address", "address")
    found = {str(getattr(person, name, "")) for person in people for name in names}
    found |= {card.number for sample in samples for card in sample.cards}
    found |= {note.account for sample in samples for _, note in sample.debts()}
    return {each for each in found if len(each) > 1}


def test_nothing_personal_can_be_read_in_the_database_or_the_files(
    records: Records, engine: Engine, store: FileStore, samples: tuple[CaseFile, ...], tmp_path: Path
) -> None:
    with records.writing() as tx:
        everything(tx)
        for sample in samples:
            made = cases.add(tx, sample, branch="东支行", handler=LI, by=LI, at=AT)
            cases.note(tx, made.id, at=AT, by=LI, next_act=f"起诉{made.parties}")
            text_of = sample.model_dump_json()
            evidence.add(tx, item(made.id, sample.people[0].name, sha256=store.keep(text_of.encode())[0]))
    held = _bytes(engine, tmp_path)
    secrets = _personal(samples) | {"张某甲", "李某丁", "99010119900307123X", "10000000001", "身份证", "移交"}
    assert len(secrets) > 30
    found = {
        secret
        for secret in secrets
        for code in ("utf-8", "gb18030", "utf-16-le")
        if secret.encode(code) in held
    }
    assert found == set()
    assert samples[0].number.encode() in held  # the search itself would find something


def test_an_error_of_the_database_shows_no_values(records: Records) -> None:
    with pytest.raises(DatabaseError) as caught, records.writing() as tx:
        tx.connection.execute(text("insert into nowhere values (:name)"), {"name": "张某甲"})
    error = caught.value
    assert "张某甲" not in f"{error.zh}{error.en}{error.__cause__}{error.__cause__.__cause__}"
