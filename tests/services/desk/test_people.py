"""People: the first administrator, further accounts, and that somebody is always left to administer."""

import threading
from typing import Literal

import pytest
from argon2 import PasswordHasher

from legal_docs.errors import BadInputError, ConflictError, LegalDocsError, NotAllowedError
from legal_docs.model.account import Role
from legal_docs.services.desk import passwords, people, sessions
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import refused
from legal_docs.services.wiring import Wiring
from legal_docs.storage import trail
from tests.houses import PASSWORD, Clock, administrator, person

CODE = "ABCD-EFGH-JKLM"


def first(wiring: Wiring, given: str, login: str = "admin", password: str = PASSWORD) -> None:
    people.first(wiring, (CODE, given), login=login, name="管理员甲", password=password)


def events(wiring: Wiring) -> list[str]:
    with wiring.records.reading() as tx:
        return [row.event.action for row in trail.whole(tx)]


def log_in(wiring: Wiring, login: str, password: str = PASSWORD) -> str:
    return sessions.log_in(wiring, login, password, "::1").token


def test_the_code_of_the_server_makes_the_first_administrator_once(house: Wiring) -> None:
    assert people.nobody_yet(house)
    first(house, " abcd-efgh-jklm ")
    assert not people.nobody_yet(house)
    with pytest.raises(NotAllowedError):
        first(house, CODE, "second")
    found = sessions.log_in(house, "admin", PASSWORD, "::1").session.account
    assert (found.role, found.branch, found.must_change) == (Role.ADMINISTRATOR, "", False)
    assert events(house)[0] == "people.first"


@pytest.mark.parametrize("given", ["", "ABCD-EFGH-JKL", "ABCD-EFGH-JKLN", "é"])
def test_a_wrong_code_makes_nobody(one_house: Wiring, given: str) -> None:
    with pytest.raises(NotAllowedError, match=r"一次性代码不正确，或者已经过期.*终端.*日志") as caught:
        first(one_house, given)
    assert "running server" in caught.value.en and CODE not in caught.value.zh + caught.value.en
    assert people.nobody_yet(one_house)


def test_where_there_are_people_no_answer_tells_a_right_code_from_a_wrong_one(one_house: Wiring) -> None:
    administrator(one_house)
    said = set()
    for given in (CODE, "AAAA-BBBB-CCCC") * 4:
        with pytest.raises(NotAllowedError) as caught:
            first(one_house, given, "second")
        said.add(caught.value.zh)
    assert said == {refused().zh}


def test_without_a_code_of_the_server_nobody_is_made(one_house: Wiring) -> None:
    with pytest.raises(NotAllowedError):
        people.first(one_house, ("", ""), login="admin", name="甲", password=PASSWORD)


def test_codes_cannot_be_guessed_one_after_another(one_house: Wiring, clock: Clock) -> None:
    for _ in range(5):
        with pytest.raises(NotAllowedError):
            first(one_house, "x")
    with pytest.raises(NotAllowedError, match="秒"):
        first(one_house, CODE)
    clock.on(seconds=5)
    first(one_house, CODE)


def test_slips_beside_the_right_code_are_no_guesses(one_house: Wiring, clock: Clock) -> None:
    def guess() -> None:
        with pytest.raises(NotAllowedError, match="一次性代码"):
            first(one_house, "x")

    for _ in range(4):
        guess()
    for _ in range(8):
        with pytest.raises(BadInputError, match="12"):
            first(one_house, CODE, password="short")
    for _ in range(5):
        guess()
    with pytest.raises(NotAllowedError, match="5秒"):  # the right one too: else waiting would mean nothing
        first(one_house, CODE, password="short")
    clock.on(seconds=5)
    guess()
    with pytest.raises(NotAllowedError, match="10秒"):
        first(one_house, CODE)


def test_two_who_start_at_once_make_one_administrator(house: Wiring) -> None:
    assert people.nobody_yet(house)
    failed: list[LegalDocsError] = []

    def start(login: str) -> None:
        try:
            people.found(house, login=login, name="甲", password=PASSWORD)
        except LegalDocsError as error:
            failed.append(error)

    threads = [threading.Thread(target=start, args=(f"admin{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(error) for error in failed] == [NotAllowedError] * 3
    with house.records.reading() as tx:
        from legal_docs.storage import accounts

        assert len(accounts.listing(tx)) == 1


def test_somebody_new_gets_a_password_once_and_must_change_it(house: Wiring, admin: Desk) -> None:
    made = people.add(admin, login=" Li.Lu ", name="李某", role=Role.LAWYER, branch=" 甲分行 ")
    assert (made.account.login, made.account.branch, made.account.must_change) == ("li.lu", "甲分行", True)
    assert passwords.accept(made.password, "li.lu") and made.password not in repr(made)
    found = sessions.log_in(house, "li.lu", made.password, "::1").session.account
    assert found == made.account
    assert [account.login for account in people.listing(admin)] == ["admin", "li.lu"]
    assert events(house)[-2:] == ["people.add", "session.begin"]


def test_a_login_that_is_taken_is_told(house: Wiring, admin: Desk) -> None:
    with pytest.raises(ConflictError, match="登录名"):
        people.add(admin, login="ADMIN", name="李某", role=Role.LAWYER)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"login": "李"}, "登录名"),
        ({"login": "a"}, "登录名"),
        ({"login": "-ab"}, "登录名"),
        ({"login": ""}, "登录名"),
        ({"name": " "}, "姓名"),
        ({"name": "a\x00"}, "姓名"),
        ({"role": "king"}, "角色"),
        ({"branch": "a\x00"}, "分行"),
        ({"password": "short"}, "12"),
    ],
)
def test_bad_fields_are_named(one_house: Wiring, changes: dict[str, str], words: str) -> None:
    admin = administrator(one_house)
    values = {"login": "li", "name": "李某", "role": Role.LAWYER, "branch": ""}
    with pytest.raises(BadInputError, match=words):
        people.add(admin, **(values | changes))  # type: ignore[arg-type]
    assert len(people.listing(admin)) == 1


def test_a_change_of_role_ends_the_log_ins_and_a_change_of_name_does_not(house: Wiring, admin: Desk) -> None:
    li = person(admin, "li", Role.LAWYER, "甲分行").who
    token = log_in(house, "li")
    assert people.change(admin, li.id, name="李某", role=Role.LAWYER, branch="甲分行").name == "李某"
    assert sessions.who_is(house, token)
    after = people.change(admin, li.id, name="李某", role=Role.REVIEWER, branch="")
    assert (after.role, after.branch, after.login) == (Role.REVIEWER, "", "li")
    assert sessions.who_is(house, token) is None
    assert events(house).count("people.change") == 2


def test_a_change_of_branch_ends_the_log_ins(one_house: Wiring) -> None:
    admin = administrator(one_house)
    li = person(admin, "li", Role.LAWYER, "甲分行").who
    token = log_in(one_house, "li")
    people.change(admin, li.id, name=li.name, role=li.role, branch="乙分行")
    assert sessions.who_is(one_house, token) is None


def test_a_disabled_account_is_out_at_once_until_it_is_enabled(house: Wiring, admin: Desk) -> None:
    li = person(admin, "li", Role.LAWYER).who
    token = log_in(house, "li")
    assert not people.disable(admin, li.id).is_active
    assert sessions.who_is(house, token) is None
    with pytest.raises(NotAllowedError):
        log_in(house, "li")
    assert people.enable(admin, li.id).is_active
    assert events(house)[-1] == "people.enable"
    assert sessions.who_is(house, token) is None
    assert log_in(house, "li")


def test_the_last_active_administrator_stays(house: Wiring, admin: Desk) -> None:
    for attempt in (
        lambda: people.disable(admin, admin.who.id),
        lambda: people.change(admin, admin.who.id, name="甲", role=Role.LAWYER, branch=""),
    ):
        with pytest.raises(ConflictError, match="最后一个"):
            attempt()
    people.change(admin, admin.who.id, name="甲甲", role=Role.ADMINISTRATOR, branch="")
    second = person(admin, "second", Role.ADMINISTRATOR)
    people.disable(admin, admin.who.id)
    with pytest.raises(ConflictError):
        people.disable(second, second.who.id)


def test_two_administrators_cannot_disable_each_other_at_once(house: Wiring, admin: Desk) -> None:
    second = person(admin, "second", Role.ADMINISTRATOR)
    failed: list[type] = []

    def disable(desk: Desk, id: int) -> None:
        try:
            people.disable(desk, id)
        except LegalDocsError as error:
            failed.append(type(error))

    pairs = [(admin, second.who.id), (second, admin.who.id)]
    threads = [threading.Thread(target=disable, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == [ConflictError]


def test_a_reset_password_ends_the_log_ins_and_the_waiting(house: Wiring, admin: Desk) -> None:
    li = person(admin, "li", Role.LAWYER).who
    token = log_in(house, "li")
    for _ in range(5):
        with pytest.raises(NotAllowedError):
            log_in(house, "li", "wrong")
    made = people.reset_password(admin, li.id)
    assert sessions.who_is(house, token) is None
    assert sessions.log_in(house, "li", made.password, "::1").session.account.must_change
    with pytest.raises(BadInputError):
        people.reset_password(admin, li.id, "short")


def test_the_own_password_is_changed_and_other_devices_are_out(house: Wiring, admin: Desk) -> None:
    made = people.add(admin, login="li", name="李某", role=Role.LAWYER)
    here = sessions.log_in(house, "li", made.password, "::1")
    there = log_in(house, "li", made.password)
    desk = Desk(house, here.session.account, here.session.id)
    assert not people.own_password(desk, made.password, "another-horse-9").must_change
    assert sessions.who_is(house, here.token) and sessions.who_is(house, there) is None
    assert log_in(house, "li", "another-horse-9")
    with pytest.raises(NotAllowedError):
        log_in(house, "li", made.password)
    assert "account.password" in events(house)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("wrong", "another-horse-9", "现在的密码"),
        (PASSWORD, PASSWORD, "不能与现在的相同"),
        (PASSWORD, "short", "12"),
        (PASSWORD, "my-admin-password", "登录名"),
    ],
)
def test_a_new_password_of_ones_own_is_refused_with_the_reason(
    one_house: Wiring, old: str, new: str, words: str
) -> None:
    admin = administrator(one_house)
    with pytest.raises(BadInputError, match=words):
        people.own_password(admin, old, new)
    assert log_in(one_house, "admin")


def test_the_old_password_cannot_be_guessed_at_an_open_desk(one_house: Wiring) -> None:
    admin = administrator(one_house)
    for _ in range(5):
        with pytest.raises(BadInputError):
            people.own_password(admin, "wrong", "another-horse-9")
    with pytest.raises(NotAllowedError, match="秒"):
        people.own_password(admin, PASSWORD, "another-horse-9")


def test_nobody_waits_for_the_password_changes_of_others(one_house: Wiring, clock: Clock) -> None:
    admin = administrator(one_house)
    other = person(admin, "li", Role.LAWYER)
    for _ in range(5):
        with pytest.raises(BadInputError):
            people.own_password(admin, "wrong", "another-horse-9")
    assert people.own_password(other, PASSWORD, "another-horse-9")
    clock.on(seconds=5)
    for number in range(8):  # right ones are not counted
        old, new = (PASSWORD, "another-horse-9") if number % 2 == 0 else ("another-horse-9", PASSWORD)
        with pytest.raises(BadInputError, match="12"):  # nor is a slip in the new one
            people.own_password(admin, old, "short")
        assert people.own_password(admin, old, new)


def test_a_password_that_was_reset_meanwhile_is_not_changed(house: Wiring, admin: Desk) -> None:
    li = person(admin, "li", Role.LAWYER)

    class During(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            people.reset_password(admin, li.who.id, "fresh-cactus-7")
            return super().verify(hash, password)

    slow = Wiring(house.settings, house.clock, During(time_cost=1, memory_cost=8, parallelism=1))
    with pytest.raises(BadInputError, match="现在的密码"):
        people.own_password(Desk(slow, li.who), PASSWORD, "another-horse-9")
    slow.engine.dispose()
    assert log_in(house, "li", "fresh-cactus-7")


def test_an_empty_house_gets_an_administrator_first(one_house: Wiring) -> None:
    from legal_docs.services.desk.console import console

    desk = console(one_house, Role.ADMINISTRATOR)
    with pytest.raises(ConflictError, match="系统管理员"):
        people.add(desk, login="li", name="李某", role=Role.LAWYER)
    assert people.add(desk, login="boss", name="王某", role=Role.ADMINISTRATOR).account.must_change
