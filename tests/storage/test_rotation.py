"""Changing the encryption key, and the index key, a few rows at a time."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from legal_docs.errors import KeysError
from legal_docs.model.record import CaseQuery
from legal_docs.storage import attempts, cases, copying, rotation
from legal_docs.storage.files import FileStore
from legal_docs.storage.keyring import Keyring
from legal_docs.storage.records import Records
from legal_docs.storage.tables_cases import case_terms
from tests.storage.everything import everything, everything_is_read
from tests.storage.factory import AT, LI, PERSON, added, case


def test_the_key_is_changed_a_few_rows_at_a_time_and_may_be_stopped(
    records: Records, engine: Engine, store: FileStore
) -> None:
    with records.writing() as tx:
        ids = [everything(tx, "甲-1")]
        ids += [added(tx, f"乙-{n}", next_act="x").id for n in range(4)]
    sha256, _ = store.keep(b"x")
    assert rotation.begin(records) == 2
    steps = rotation.renew(records, at_once=2)
    assert next(steps) == 2  # stopped here
    with records.writing() as tx:
        assert rotation.left(tx) > 0
        everything_is_read(tx, ids[0])
    assert not rotation.end(records) and records.keys.ids == {1, 2}
    again = Records(engine, Keyring.load(records.keys.path))
    assert rotation.begin(again) == 2  # no third key
    done = list(rotation.renew(again, at_once=2))
    assert max(done) == 2 and sum(done) > 10
    store.renew()
    assert rotation.end(again) and again.keys.ids == {2}
    last = Records(engine, Keyring.load(records.keys.path))
    with last.reading() as tx:
        everything_is_read(tx, ids[0])
        assert cases.by_number(tx, "乙-3") is not None
    assert FileStore(store.folder, last.keys).read(sha256) == b"x"
    assert rotation.begin(last) == 3


def test_two_who_change_the_key_at_once_begin_one_change(records: Records, engine: Engine) -> None:
    others = [Records(engine, Keyring.load(records.keys.path)) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(rotation.begin, others)) == [2] * 4
    assert Keyring.load(records.keys.path).ids == {1, 2}
    Records(engine, Keyring.load(records.keys.path))


def found(records: Records, term: str) -> list[str]:
    with records.reading() as tx:
        return sorted(row.number for row in cases.listing(tx, CaseQuery(term=term)).rows)


def test_cases_are_found_before_during_and_after_a_change_of_the_index_key(
    records: Records, engine: Engine
) -> None:
    with records.writing() as tx:
        for n in range(5):
            added(tx, f"甲-{n}")
    other = Records(engine, Keyring.load(records.keys.path))
    every = [f"甲-{n}" for n in range(5)]
    before = records.keys.terms("name", "张某甲")
    assert rotation.begin(records, index=True) == 2 and records.keys.is_reindexing
    assert (
        len(records.keys.terms("name", "张某甲")) == 2 and records.keys.terms("name", "张某甲")[1:] == before
    )
    steps = rotation.reindex(records, at_once=2)
    assert next(steps) == 2  # stopped here
    assert found(other, "张某甲") == found(records, "99010119900307123X") == every
    again = Records(engine, Keyring.load(records.keys.path))
    assert list(rotation.reindex(again, at_once=2)) == [0, 2, 1, 0]
    list(rotation.renew(again))
    assert rotation.end(again) and not again.keys.is_reindexing
    assert found(other, "张某甲") == found(again, "10000000001") == every
    with again.reading() as tx:
        held = set(tx.connection.execute(select(case_terms.c.term)).scalars())
    assert not {bytes(term) for term in held} & set(before)
    assert list(rotation.reindex(again)) == []


def test_who_writes_during_a_change_of_the_index_key_uses_the_new_one(
    records: Records, engine: Engine
) -> None:
    with records.writing() as tx:
        id = added(tx).id
    other = Records(engine, Keyring.load(records.keys.path))
    rotation.begin(records, index=True)
    person = {**PERSON, "name": "王某乙"}
    with other.writing() as tx:
        added(tx, "乙-1")
        newer = case(people=[person], debtors=[{"name": "王某乙"}])
        cases.save(tx, id, newer, seen=1, by=LI, at=AT)
    assert list(rotation.reindex(records)) == [1, 0]  # 乙-1 was written with the new key
    list(rotation.renew(records))
    assert rotation.end(records)
    assert found(other, "张某甲") == ["乙-1"] and found(other, "王某乙") == ["甲-1"]


def test_a_change_of_the_index_key_renames_no_file_and_forgets_no_try(
    records: Records, store: FileStore
) -> None:
    sha256, _ = store.keep(b"x")
    with records.writing() as tx:
        attempts.of(tx, "login", "li")
        attempts.put(tx, "login", "li", 3, AT)
    for number in (2, 3):
        assert rotation.begin(records, index=True) == number
        list(rotation.renew(records))
        store.renew()
        assert rotation.end(records)
        with records.reading() as tx:
            assert copying.marks(tx).keys() == {str(number), "index", "trail", "names"}
    fresh = Keyring.load(records.keys.path)
    assert FileStore(store.folder, fresh).read(sha256) == b"x"
    assert fresh.blind("name", "甲") != fresh.terms("name", "甲")[0]
    with Records(records.engine, fresh).writing() as tx:
        assert attempts.of(tx, "login", "li").count == 3


def test_the_key_file_of_before_a_change_of_the_index_key_is_refused(
    records: Records, engine: Engine, tmp_path: Path
) -> None:
    with records.writing() as tx:
        added(tx)
    old = tmp_path / "old.toml"
    old.touch(0o600)
    old.write_bytes(records.keys.path.read_bytes())
    rotation.begin(records, index=True)
    with pytest.raises(KeysError, match="密钥文件"):
        Records(engine, Keyring.load(old))
    text = records.keys.path.read_text("utf-8")
    other = Keyring.create(tmp_path / "other.toml").path.read_text("utf-8")
    theirs = re.search("^index = .*$", other, re.M)
    assert theirs
    old.write_text(re.sub("^names = .*$", theirs[0].replace("index", "names"), text, flags=re.M), "utf-8")
    with pytest.raises(KeysError, match="names 不符"):
        Records(engine, Keyring.load(old))
