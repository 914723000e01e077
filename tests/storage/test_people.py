"""Accounts, sessions and tries to log in, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, inspect, select, text, update

from legal_docs.errors import DatabaseError, KeysError
from legal_docs.model.account import Account, Role
from legal_docs.model.trail import TrailEvent
from legal_docs.storage import accounts, attempts, sessions, trail
from legal_docs.storage.database import migrate
from legal_docs.storage.records import Records
from legal_docs.storage.tables_people import accounts as table

AT = datetime(2026, 6, 30, 1, 0, tzinfo=UTC)


def somebody(login: str = "li", **changes: object) -> Account:
    values = {"id": 0, "login": login, "name": "李某某", "role": Role.LAWYER, "branch": "甲分行"}
    return Account.model_validate(values | changes)


def added(records: Records, account: Account) -> Account:
    with records.writing() as tx:
        return accounts.add(tx, account, password="hash", at=AT)


def test_an_account_comes_back_as_it_went_in_with_an_id_of_its_own(records: Records) -> None:
    kept = added(records, somebody())
    with records.reading() as tx:
        assert accounts.find(tx, kept.id) == kept == somebody(id=kept.id)
        assert accounts.find(tx, kept.id + 1) is None
        assert accounts.credentials(tx, "li") == accounts.Credentials(kept, "hash")
        assert accounts.credentials(tx, "lo") is None
    assert kept.id > 0


def test_the_name_stands_encrypted_and_bound_to_its_row(records: Records) -> None:
    one, two = added(records, somebody("li")), added(records, somebody("lo", name="罗某"))
    with records.reading() as tx:
        raw = tx.connection.execute(select(table.c.name).where(table.c.id == one.id)).scalar_one()
    assert "李".encode() not in raw
    with records.writing() as tx:
        tx.connection.execute(update(table).where(table.c.id == two.id).values(name=raw))
    with records.reading() as tx, pytest.raises(KeysError):
        accounts.find(tx, two.id)


def test_a_login_is_there_once(records: Records) -> None:
    added(records, somebody())
    with pytest.raises(DatabaseError):
        added(records, somebody())


def test_what_is_changed_is_changed_and_nothing_else(records: Records) -> None:
    kept, other = added(records, somebody()), added(records, somebody("lo"))
    with records.writing() as tx:
        after = accounts.change(
            tx, kept.id, name="李某", role=Role.REVIEWER, is_active=False, must_change=True
        )
    wanted = {"name": "李某", "role": Role.REVIEWER, "is_active": False, "must_change": True}
    assert after == kept.model_copy(update=wanted)
    with records.reading() as tx:
        assert accounts.listing(tx) == (after, other)


def test_only_active_accounts_of_the_role_count(records: Records) -> None:
    with records.reading() as tx:
        assert accounts.is_empty(tx)
    one = added(records, somebody("a1", role=Role.ADMINISTRATOR))
    added(records, somebody("a2", role=Role.ADMINISTRATOR, is_active=False))
    added(records, somebody("li"))
    with records.writing() as tx:
        assert accounts.active_of(tx, Role.ADMINISTRATOR) == (one.id,)
        assert not accounts.is_empty(tx)


def begun(records: Records, whose: Account, token: str, at: datetime = AT) -> int:
    with records.writing() as tx:
        ends = at + timedelta(hours=10)
        return sessions.add(tx, whose, token * 64, "csrf", started_at=at, expires_at=ends).id


def test_a_session_comes_back_with_the_account_as_it_is_now(records: Records) -> None:
    whose = added(records, somebody())
    id = begun(records, whose, "a")
    with records.writing() as tx:
        now = accounts.change(tx, whose.id, name="李某", must_change=True)
        sessions.touch(tx, id, AT + timedelta(minutes=5))
    with records.reading() as tx:
        found = sessions.by_token(tx, "a" * 64)
        assert found is not None and found == sessions.find(tx, id)
        assert (found.account, found.csrf) == (now, "csrf")
        assert (found.started_at, found.seen_at) == (AT, AT + timedelta(minutes=5))
        assert found.expires_at == AT + timedelta(hours=10)
        assert sessions.by_token(tx, "b" * 64) is None


def test_sessions_end_one_by_one_all_at_once_or_of_age(records: Records) -> None:
    li, lo = added(records, somebody("li")), added(records, somebody("lo"))
    ids = {name: begun(records, li, name) for name in "abc"} | {"d": begun(records, lo, "d")}
    begun(records, lo, "e", AT - timedelta(hours=10))
    with records.writing() as tx:
        sessions.end(tx, ids["a"])
        assert sessions.end_of(tx, li.id, but=ids["c"]) == 1
        sessions.purge(tx, AT)
        left = [name for name in "abcde" if sessions.by_token(tx, name * 64)]
    assert left == ["c", "d"]
    with records.writing() as tx:
        assert sessions.end_of(tx, li.id) == 1
        assert sessions.find(tx, ids["d"]) is not None


def test_tries_are_counted_by_who_and_kind_and_forgotten(records: Records) -> None:
    with records.writing() as tx:
        assert attempts.of(tx, "login", "li") == attempts.NEVER
        attempts.put(tx, "login", "li", 1, AT)
        attempts.put(tx, "login", "li", 2, AT + timedelta(seconds=1))
        for kind, who, count in (("address", "li", 7), ("login", "l-i", 9)):
            attempts.of(tx, kind, who)
            attempts.put(tx, kind, who, count, AT)
    with records.writing() as tx:
        assert attempts.of(tx, "login", "li") == attempts.Tries(2, AT + timedelta(seconds=1))
        assert attempts.of(tx, "address", "li").count == 7
        attempts.clear(tx, "login", "li")
        assert attempts.of(tx, "login", "li") == attempts.NEVER
        assert attempts.of(tx, "login", "l-i").count == 9
        attempts.forget(tx, AT + timedelta(seconds=1))
        assert attempts.of(tx, "address", "li") == attempts.NEVER


def test_what_was_typed_as_a_login_stands_nowhere(records: Records) -> None:
    with records.writing() as tx:
        attempts.of(tx, "login", "my-secret-password")
        raw = tx.connection.execute(text("select * from attempts")).one()
    assert "secret" not in str(tuple(raw))


def test_the_migration_goes_down_and_up_with_people_and_a_trail_in_it(
    records: Records, engine: Engine
) -> None:
    begun(records, added(records, somebody()), "a")
    with records.writing() as tx:
        trail.append(tx, TrailEvent(at=AT, who=0, action="people.first"))
    migrate(engine, "0001")
    assert not {"accounts", "sessions", "attempts", "trail", "trail_head"} & set(
        inspect(engine).get_table_names()
    )
    migrate(engine)
    with records.engine.connect() as connection:
        assert connection.execute(text("select seq from trail_head")).scalar_one() == 0
        assert connection.execute(text("select count(*) from accounts")).scalar_one() == 0
