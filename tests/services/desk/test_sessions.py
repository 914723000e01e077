"""Log-in, log-out, back-off, and who somebody is."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Literal

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from legal_docs.errors import LoggedOutError, NotAllowedError
from legal_docs.model.account import Role
from legal_docs.services.desk import backoff, people, sessions
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.trail import examine
from legal_docs.services.wiring import Wiring
from legal_docs.storage import accounts, trail
from tests.houses import PASSWORD, Clock, administrator, person

HERE = "192.0.2.7"
WRONG = "wrong"


def events(wiring: Wiring, action: str) -> list[tuple[int, str]]:
    with wiring.records.reading() as tx:
        return [(r.event.who, r.event.object) for r in trail.whole(tx) if r.event.action == action]


def refusal(wiring: Wiring, login: str = "admin", password: str = WRONG, address: str = HERE) -> str:
    with pytest.raises(NotAllowedError) as caught:
        sessions.log_in(wiring, login, password, address)
    return caught.value.zh


def test_the_right_password_begins_a_session_with_a_token_of_its_own(house: Wiring, admin: Desk) -> None:
    one = sessions.log_in(house, " Admin ", PASSWORD, HERE)
    two = sessions.log_in(house, "admin", PASSWORD, HERE)
    assert one.token != two.token and len(one.token) >= 43
    assert sessions.who_is(house, one.token) == one.session
    assert one.session.account == admin.who
    assert one.session.csrf != two.session.csrf
    assert events(house, "session.begin") == [(admin.who.id, f"account:{admin.who.id}")] * 2


def test_the_token_stands_in_no_table_and_in_no_text_of_the_program(house: Wiring, admin: Desk) -> None:
    begun = sessions.log_in(house, "admin", PASSWORD, HERE)
    with house.records.reading() as tx:
        kept = [str(tuple(row)) for row in tx.connection.execute(text("select * from sessions"))]
        kept += [str(tuple(row)) for row in tx.connection.execute(text("select * from accounts"))]
        kept += [str(tuple(row)) for row in tx.connection.execute(text("select * from trail"))]
    for words in (*kept, repr(begun), repr(admin)):
        assert begun.token not in words and PASSWORD not in words


@pytest.mark.parametrize("token", [None, "", "x", "é", "a" * 43])
def test_no_token_and_a_made_up_one_are_nobody(house: Wiring, admin: Desk, token: str | None) -> None:
    assert sessions.who_is(house, token) is None


def test_all_failures_are_told_alike(house: Wiring, admin: Desk) -> None:
    li = person(admin, "li", Role.LAWYER)
    people.disable(admin, li.who.id)
    told = {refusal(house), refusal(house, "nobody"), refusal(house, "li", PASSWORD), refusal(house, "", "")}
    assert told == {sessions.wrong().zh}
    assert events(house, "session.refused") == [
        (0, f"account:{admin.who.id}"),
        (0, ""),
        (0, f"account:{li.who.id}"),
        (0, ""),
    ]


def test_an_unknown_login_takes_as_long_as_a_wrong_password(one_house: Wiring, clock: Clock) -> None:
    slow = Wiring(one_house.settings, clock, PasswordHasher(time_cost=2, memory_cost=8192, parallelism=1))
    administrator(slow)

    def seconds(login: str) -> float:
        clock.on(hours=13)
        begin = time.perf_counter()
        refusal(slow, login)
        return time.perf_counter() - begin

    seconds("warm")
    pairs = [(seconds("admin"), seconds("nobody")) for _ in range(8)]
    known, unknown = map(min, zip(*pairs, strict=True))  # the quickest of each, on any machine
    assert 0.5 < known / unknown < 2


def test_after_five_failures_one_has_to_wait_ever_longer(house: Wiring, admin: Desk, clock: Clock) -> None:
    for _ in range(5):
        assert refusal(house) == sessions.wrong().zh
    assert refusal(house, password=PASSWORD) == backoff.too_many(timedelta(seconds=5)).zh
    clock.on(seconds=4)
    assert "1秒" in refusal(house, password=PASSWORD)
    clock.on(seconds=1)
    assert refusal(house) == sessions.wrong().zh
    assert "10秒" in refusal(house)
    clock.on(seconds=10)
    assert sessions.log_in(house, "admin", PASSWORD, HERE)
    assert refusal(house) == sessions.wrong().zh


def test_waiting_never_lasts_longer_than_a_quarter_of_an_hour(one_house: Wiring, clock: Clock) -> None:
    administrator(one_house)
    for _ in range(30):
        clock.on(minutes=15)
        assert refusal(one_house, address="::1") == sessions.wrong().zh
    assert "900秒" in refusal(one_house, address="::1")


def test_another_login_and_another_day_are_not_held_up(one_house: Wiring, clock: Clock) -> None:
    admin = administrator(one_house)
    person(admin, "li", Role.LAWYER)
    for _ in range(6):
        refusal(one_house)
    assert sessions.log_in(one_house, "li", PASSWORD, HERE)
    clock.on(hours=12)
    for _ in range(5):
        assert refusal(one_house) == sessions.wrong().zh


def test_one_address_that_tries_many_logins_has_to_wait(one_house: Wiring) -> None:
    administrator(one_house)
    for number in range(30):
        assert refusal(one_house, f"guess{number}") == sessions.wrong().zh
    assert "5秒" in refusal(one_house, "admin", PASSWORD)
    assert sessions.log_in(one_house, "admin", PASSWORD, "192.0.2.8")


def test_a_whole_house_logs_in_from_one_address(one_house: Wiring, clock: Clock) -> None:
    admin = administrator(one_house)
    for number in range(60):
        person(admin, f"user{number:02d}", Role.LAWYER)
        clock.on(seconds=30)
        if number % 2:
            refusal(one_house, f"user{number:02d}")  # a slip is taken off again
        assert sessions.log_in(one_house, f"user{number:02d}", PASSWORD, HERE)
    for number in range(30):
        assert refusal(one_house, f"guess{number}") == sessions.wrong().zh
    assert "5秒" in refusal(one_house, "admin", PASSWORD)


def test_a_login_of_ones_own_does_not_help_to_guess_others(one_house: Wiring) -> None:
    administrator(one_house)
    for number in range(29):
        assert refusal(one_house, f"guess{number}") == sessions.wrong().zh
        if number < 10:
            assert sessions.log_in(one_house, "admin", PASSWORD, HERE)
    assert refusal(one_house, "guess29") == sessions.wrong().zh
    assert "5秒" in refusal(one_house, "guess30")


class During(PasswordHasher):
    """A real hasher, beside whose slow work something else happens once."""

    def __init__(self, happens: Callable[[], object]) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.happens: list[Callable[[], object]] = [happens]

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
        super().verify(hash, password)
        if self.happens:
            self.happens.pop()()
        return True


def test_a_log_in_begun_with_the_old_password_is_nothing_worth(house: Wiring, admin: Desk) -> None:
    li = person(admin, "li", Role.LAWYER).who.id

    for happens in (lambda: people.disable(admin, li), lambda: people.reset_password(admin, li)):
        slow = Wiring(house.settings, house.clock, During(happens))
        assert refusal(slow, "li", PASSWORD) == sessions.wrong().zh
        slow.engine.dispose()
        people.enable(admin, li)
    with house.records.reading() as tx:
        assert tx.connection.execute(text("select count(*) from sessions")).scalar_one() == 0
    assert events(house, "session.refused") == [(0, f"account:{li}")] * 2


def test_a_session_is_renewed_only_while_it_lasts(house: Wiring, admin: Desk) -> None:
    one = sessions.log_in(house, "admin", PASSWORD, HERE).session
    two = sessions.renew(house, one)
    assert sessions.who_is(house, two.token) == two.session
    people.end_sessions(admin, admin.who.id)
    with pytest.raises(LoggedOutError):
        sessions.renew(house, one)
    third = sessions.log_in(house, "admin", PASSWORD, HERE).session
    with house.records.writing() as tx:
        accounts.change(tx, admin.who.id, is_active=False)
    with pytest.raises(LoggedOutError):
        sessions.renew(house, third)


def test_a_count_that_is_forgotten_meanwhile_is_made_anew(house: Wiring, admin: Desk) -> None:
    refusal(house)
    told: list[str] = []

    def log_in() -> None:
        for _ in range(20):
            try:
                sessions.log_in(house, "admin", PASSWORD, HERE)
            except Exception as error:
                told.append(repr(error))

    threads = [threading.Thread(target=log_in) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [each for each in told if "秒" not in each] == []


def test_log_ins_resets_and_forgetting_do_not_lock_each_other(
    house: Wiring, admin: Desk, clock: Clock
) -> None:
    ids = {login: person(admin, login, Role.LAWYER).who.id for login in ("p0", "p1", "p2")}
    told: list[str] = []

    def go(number: int) -> None:
        for turn in range(12):
            login = f"p{(number + turn) % 3}"
            try:
                if (number + turn) % 4 == 0:
                    people.reset_password(admin, ids[login], PASSWORD)
                elif (number + turn) % 4 == 1:
                    clock.on(hours=13)
                else:
                    sessions.log_in(house, login, PASSWORD if turn % 3 else WRONG, f"192.0.2.{turn % 2}")
            except NotAllowedError:
                continue
            except Exception as error:
                told.append(repr(error))

    threads = [threading.Thread(target=go, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == []
    assert examine(house).is_whole


def test_many_tries_at_once_are_not_let_through(house: Wiring, admin: Desk) -> None:
    told: list[str] = []

    def guess() -> None:
        try:
            sessions.log_in(house, "admin", "wrong", HERE)
        except NotAllowedError as error:
            told.append(error.zh)

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 12
    assert told.count(sessions.wrong().zh) <= 5


def test_a_session_ends_after_its_hours_and_when_idle(one_house: Wiring, clock: Clock) -> None:
    administrator(one_house)
    begun = sessions.log_in(one_house, "admin", PASSWORD, HERE)
    for _ in range(10):
        clock.on(minutes=59)
        assert sessions.who_is(one_house, begun.token)
    clock.on(minutes=10)
    assert sessions.who_is(one_house, begun.token) is None
    idle = sessions.log_in(one_house, "admin", PASSWORD, HERE)
    clock.on(minutes=60)
    assert sessions.who_is(one_house, idle.token) is None
    assert sessions.account_of(one_house, idle.session.id) is None


def test_the_last_use_is_written_down_once_a_minute(one_house: Wiring, clock: Clock) -> None:
    administrator(one_house)
    begun = sessions.log_in(one_house, "admin", PASSWORD, HERE)

    def seen() -> timedelta:
        found = sessions.who_is(one_house, begun.token)
        assert found
        return found.seen_at - begun.session.started_at

    clock.on(seconds=59)
    assert (seen(), seen()) == (timedelta(0), timedelta(0))
    clock.on(seconds=1)
    assert (seen(), seen()) == (timedelta(0), timedelta(seconds=60))


def test_to_ask_whether_a_session_lasts_does_not_prolong_it(one_house: Wiring, clock: Clock) -> None:
    administrator(one_house)
    begun = sessions.log_in(one_house, "admin", PASSWORD, HERE)
    idle = one_house.settings.session_idle_minutes
    clock.on(minutes=idle - 1)
    assert sessions.lasting(one_house, begun.token) == begun.session.id
    clock.on(minutes=1)
    assert sessions.lasting(one_house, begun.token) is None
    assert sessions.lasting(one_house, None) is None and sessions.lasting(one_house, "x") is None


def test_log_out_ends_this_session_and_no_other(house: Wiring, admin: Desk) -> None:
    one = sessions.log_in(house, "admin", PASSWORD, HERE)
    two = sessions.log_in(house, "admin", PASSWORD, HERE)
    sessions.log_out(house, one.token)
    sessions.log_out(house, one.token)
    sessions.log_out(house, None)
    assert sessions.who_is(house, one.token) is None
    assert sessions.who_is(house, two.token)
    assert events(house, "session.end") == [(admin.who.id, f"account:{admin.who.id}")]


def test_old_sessions_are_forgotten_at_the_next_log_in(one_house: Wiring, clock: Clock) -> None:
    administrator(one_house)
    sessions.log_in(one_house, "admin", PASSWORD, HERE)
    clock.on(hours=11)
    sessions.log_in(one_house, "admin", PASSWORD, HERE)
    with one_house.records.reading() as tx:
        assert tx.connection.execute(text("select count(*) from sessions")).scalar_one() == 1


def test_no_password_and_no_token_is_logged(one_house: Wiring, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        administrator(one_house)
        begun = sessions.log_in(one_house, "admin", PASSWORD, HERE)
        refusal(one_house, "admin", "another-password")
        refusal(one_house, "typed-password-here", "x")
        sessions.who_is(one_house, begun.token)
    for secret in (PASSWORD, begun.token, "another-password", "typed-password-here"):
        assert secret not in caplog.text
