"""The keys of the records: made, checked, changed, on both databases."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update

from legal_docs.errors import KeysError
from legal_docs.model.record import CaseQuery
from legal_docs.services import keys
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from legal_docs.storage import cases, rotation, trail
from legal_docs.storage.keyring import Keyring
from legal_docs.storage.sealing import EVERY
from legal_docs.storage.tables_cases import case_versions
from legal_docs.storage.tables_cases import cases as table
from tests.storage.everything import everything, everything_is_read
from tests.storage.factory import added

EACH = len(tuple(EVERY))
"""`everything` fills each encrypted column once."""


@pytest.fixture
def opened() -> Iterator[list[Wiring]]:
    """What was opened, to be closed."""
    found: list[Wiring] = []
    yield found
    for wiring in found:
        wiring.engine.dispose()


@pytest.fixture
def wiring(engine: Engine, tmp_path: Path, opened: list[Wiring]) -> Wiring:
    url = engine.url.render_as_string(hide_password=False)
    opened.append(Wiring(Settings(home=tmp_path / "home", database_url=url)))
    return opened[0]


@pytest.fixture
def again(wiring: Wiring, opened: list[Wiring]) -> Callable[[], Wiring]:
    """Return the same installation, opened by another process."""

    def other() -> Wiring:
        opened.append(replace(wiring))
        return opened[-1]

    return other


def test_keys_are_made_where_the_settings_say_and_only_once(
    wiring: Wiring, opened: list[Wiring], tmp_path: Path
) -> None:
    assert keys.create(wiring) == tmp_path / "home" / "keys.toml"
    with pytest.raises(KeysError, match="已经存在"):
        keys.create(wiring)
    elsewhere = replace(wiring, settings=wiring.settings.model_copy(update={"keys": str(tmp_path / "k")}))
    opened.append(elsewhere)
    with pytest.raises(KeysError, match="不是这个数据库的密钥"):
        keys.create(elsewhere)
    assert not (tmp_path / "k").exists()


def test_a_check_makes_no_keys(wiring: Wiring) -> None:
    for verb in (keys.check, keys.rotate):
        with pytest.raises(KeysError, match="keys create"):
            verb(wiring)
    assert not wiring.settings.key_file.exists()


def test_a_check_says_how_the_keys_fit(wiring: Wiring) -> None:
    path = keys.create(wiring)
    with wiring.records.writing() as tx:
        everything(tx)
    wiring.files.keep(b"x")
    found = keys.check(wiring)
    assert (found.path, found.primary, found.ids, found.old) == (path, 1, (1,), 0)
    assert (found.rows, found.files, found.faults) == (0, 0, ())
    whole = keys.check(wiring, whole=True)
    assert (whole.rows, whole.files, whole.faults) == (EACH, 1, ())


def test_a_check_names_each_row_and_file_that_was_tampered_with(wiring: Wiring) -> None:
    keys.create(wiring)
    with wiring.records.writing() as tx:
        added(tx)
        tx.connection.execute(update(case_versions).values(version=9))
    wiring.files.keep(b"x")
    file = wiring.files.paths()[0]
    file.write_bytes(file.read_bytes()[:-1])
    found = keys.check(wiring, whole=True)
    words = [fault.zh for fault in found.faults]
    assert [("case_versions 表" in w, "文件库里的文件" in w) for w in words] == [
        (True, False),
        (True, False),
        (False, True),
    ]


def test_a_change_of_keys_encrypts_all_anew_and_drops_the_old(
    wiring: Wiring, again: Callable[[], Wiring]
) -> None:
    path = keys.create(wiring)
    with wiring.records.writing() as tx:
        id = everything(tx)
    sha256, _ = wiring.files.keep(b"x")
    before = Keyring.load(path)
    said: list[int] = []
    done = keys.rotate(wiring, said.append)
    assert (done.primary, done.rows, done.files, said[-1]) == (2, EACH, 1, EACH)
    after = Keyring.load(path)
    assert (after.ids, after.primary) == ({2}, 2)
    assert (after.trail_key, after.blind("name", "甲")) == (before.trail_key, before.blind("name", "甲"))
    other = again()
    with other.records.reading() as tx:
        everything_is_read(tx, id)
        told = [(s.event.action, s.event.object) for s in trail.whole(tx)]
    assert told == [("keys.changed", "key:2"), ("keys.dropped", "key:2")]
    assert other.files.read(sha256) == b"x"
    assert keys.check(other, whole=True).faults == ()


def test_a_change_that_was_stopped_goes_on_with_the_same_key(
    wiring: Wiring, again: Callable[[], Wiring]
) -> None:
    keys.create(wiring)
    with wiring.records.writing() as tx:
        id = everything(tx)

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keys.rotate(wiring, stop)
    other = again()
    found = keys.check(other, whole=True)
    assert found.ids == (1, 2) and found.old > 0 and found.faults == ()
    assert keys.rotate(other).primary == 2
    assert keys.check(again()).ids == (2,)
    with again().records.reading() as tx:
        assert cases.find(tx, id) is not None


def test_old_keys_stay_while_a_row_still_needs_them(wiring: Wiring, again: Callable[[], Wiring]) -> None:
    keys.create(wiring)
    with wiring.records.writing() as tx:
        added(tx)
        tx.connection.execute(update(case_versions).values(version=9))
    with pytest.raises(KeysError, match="case_versions 表"):
        keys.rotate(wiring)
    assert keys.check(again()).ids == (1, 2)


def test_old_keys_stay_where_a_stale_writer_came_by(wiring: Wiring, again: Callable[[], Wiring]) -> None:
    keys.create(wiring)
    with wiring.records.writing() as tx:
        id = added(tx).id
        old = tx.connection.execute(select(table.c.sealed)).scalar_one()

    def stale(_: int) -> None:
        with again().records.writing() as tx:
            tx.connection.execute(update(table).values(sealed=old))

    keys.rotate(wiring, stale)
    assert keys.check(again()).ids == (1, 2) and keys.check(again()).old == 1
    assert keys.rotate(again()).primary == 2
    assert keys.check(again()).ids == (2,)
    with again().records.reading() as tx:
        assert cases.find(tx, id) is not None


def test_the_index_key_is_changed_where_that_is_asked_for(
    wiring: Wiring, again: Callable[[], Wiring]
) -> None:
    keys.create(wiring)
    with wiring.records.writing() as tx:
        added(tx)
    before = wiring.records.keys.terms("name", "张某甲")
    assert keys.rotate(wiring).cases == 0 and wiring.records.keys.terms("name", "张某甲") == before
    assert keys.rotate(wiring, index=True).cases == 1
    other = again()
    after = other.records.keys.terms("name", "张某甲")
    assert len(after) == 1 and after != before
    with other.records.reading() as tx:
        assert cases.listing(tx, CaseQuery(term="张某甲")).total == 1
    assert keys.check(other, whole=True).faults == ()


def test_a_change_without_the_index_key_is_ended_before_one_with_it(
    wiring: Wiring, again: Callable[[], Wiring]
) -> None:
    keys.create(wiring)
    with wiring.records.writing() as tx:
        added(tx)
    rotation.begin(wiring.records)
    done = keys.rotate(again(), index=True)
    assert (done.primary, done.cases) == (3, 1)
    assert keys.check(again()).ids == (3,)
    rotation.begin(again().records, index=True)
    done = keys.rotate(again())  # what was begun with the index key is ended with it
    assert (done.primary, done.cases) == (4, 1)


def test_a_house_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(KeysError, match="没有密钥文件"):
        keys.rotate(Wiring(Settings(home=tmp_path / "typo")))
    assert not (tmp_path / "typo").exists()
