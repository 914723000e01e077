"""Records on both databases, with keys of their own, and the made-up sample cases."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine

from legal_docs import shipped
from legal_docs.model.casefile import CaseFile
from legal_docs.storage.files import FileStore
from legal_docs.storage.keyring import Keyring
from legal_docs.storage.records import Records


@pytest.fixture(scope="session")
def samples() -> tuple[CaseFile, ...]:
    text = (shipped.samples() / "cases.json").read_text("utf-8")
    return tuple(CaseFile.model_validate(case) for case in json.loads(text, parse_float=Decimal))


@pytest.fixture
def keys(tmp_path: Path) -> Keyring:
    return Keyring.create(tmp_path / "keys.toml")


@pytest.fixture
def records(engine: Engine, keys: Keyring) -> Records:
    return Records(engine, keys)


@pytest.fixture
def store(tmp_path: Path, keys: Keyring) -> FileStore:
    return FileStore(tmp_path / "files", keys)
