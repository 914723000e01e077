"""Opening the records: keys are made for an empty database only."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from legal_docs.errors import KeysError
from legal_docs.storage.keyring import Keyring
from legal_docs.storage.opening import open_records


def test_an_empty_database_gets_its_keys_and_finds_them_again(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "keys.toml"
    first = open_records(engine, path)
    assert open_records(engine, path).keys.marks() == first.keys.marks()
    assert path.stat().st_mode & 0o077 == 0


def test_keys_lost_from_a_database_with_data_are_not_made_anew(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    open_records(engine, path)
    path.unlink()
    with pytest.raises(KeysError):
        open_records(engine, path)
    assert not path.exists()


def test_keys_made_while_another_machine_was_faster_are_not_left_behind(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Keyring.load

    def load(path: Path) -> Keyring:
        monkeypatch.setattr(Keyring, "load", before)
        open_records(engine, tmp_path / "elsewhere" / "keys.toml")
        return before(path)

    monkeypatch.setattr(Keyring, "load", load)
    with pytest.raises(KeysError):
        open_records(engine, tmp_path / "keys.toml")
    assert not (tmp_path / "keys.toml").exists()
    assert open_records(engine, tmp_path / "elsewhere" / "keys.toml")


def test_keys_of_another_database_are_refused(engine: Engine, tmp_path: Path) -> None:
    open_records(engine, tmp_path / "keys.toml")
    Keyring.create(tmp_path / "other.toml")
    with pytest.raises(KeysError):
        open_records(engine, tmp_path / "other.toml")
    assert (tmp_path / "other.toml").exists()
