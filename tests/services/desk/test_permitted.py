"""Every service × every role: who has no right is refused, in the same words as what is not there."""

import threading
from dataclasses import replace
from datetime import date

import pytest

from legal_docs.access.rules import Action, right
from legal_docs.errors import LoggedOutError, NotAllowedError
from legal_docs.model.account import Role
from legal_docs.services.desk import people, sessions, trail
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import (
    Permitted,
    branches_of,
    case_of,
    demand,
    logged_out,
    refused,
    registered,
)
from legal_docs.services.wiring import Wiring
from legal_docs.storage import accounts
from legal_docs.storage import trail as kept
from tests.houses import PASSWORD, Clock, administrator, person, stranger, wired

SERVICES = registered()
FIRST = ("people.add", "people.own_password", "trail.read", "trail.anchor")


def events(wiring: Wiring) -> list[tuple[int, str, dict[str, str]]]:
    with wiring.records.reading() as tx:
        return [(row.event.who, row.event.action, row.event.detail) for row in kept.whole(tx)]


def test_the_walk_finds_services_by_itself() -> None:
    assert set(FIRST) <= {service.name for service in SERVICES}
    assert len({service.name for service in SERVICES}) == len(SERVICES)


@pytest.fixture(scope="module")
def house_for_all(tmp_path_factory: pytest.TempPathFactory) -> Wiring:
    return wired(tmp_path_factory.mktemp("walk"), Clock())


@pytest.mark.parametrize("role", list(Role), ids=str)
@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_a_service_is_shut_to_roles_without_the_right_and_open_to_the_others(
    service: Permitted, role: Role, house_for_all: Wiring
) -> None:
    desk = Desk(house_for_all, stranger(role))
    if right(role, service.action) is None:
        with pytest.raises(NotAllowedError) as caught:
            service.call(desk)  # refused before it is seen that nothing was handed in
        assert caught.value.zh == refused().zh
        assert events(house_for_all)[-1] == (1, "access.refused", {"service": service.name})
    else:
        assert demand(desk, service.action) == right(role, service.action)


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_who_must_change_the_password_may_do_nothing_else(service: Permitted, house_for_all: Wiring) -> None:
    for role in (role for role in Role if right(role, service.action)):
        desk = Desk(house_for_all, stranger(role).model_copy(update={"must_change": True}))
        if service.action is Action.OWN_ACCOUNT:
            demand(desk, service.action)
        else:
            with pytest.raises(NotAllowedError):
                service.call(desk)


def test_a_disabled_account_may_do_nothing(one_house: Wiring) -> None:
    desk = Desk(one_house, stranger(Role.ADMINISTRATOR).model_copy(update={"is_active": False}))
    with pytest.raises(NotAllowedError):
        people.listing(desk)
    with pytest.raises(NotAllowedError):
        demand(desk, Action.OWN_ACCOUNT)


def test_a_refusal_is_written_down_once_and_changes_nothing(house: Wiring) -> None:
    admin = administrator(house)
    li = person(admin, "li", Role.LAWYER)
    before = len(events(house))
    with pytest.raises(NotAllowedError):
        people.disable(li, admin.who.id)
    assert events(house)[before:] == [(li.who.id, "access.refused", {"service": "people.disable"})]
    assert all(account.is_active for account in people.listing(admin))


def test_what_is_not_there_is_told_in_the_same_words(house: Wiring) -> None:
    admin = administrator(house)
    with pytest.raises(NotAllowedError) as missing:
        people.disable(admin, 12345)
    with pytest.raises(NotAllowedError) as forbidden:
        people.disable(person(admin, "li", Role.LAWYER), 12345)
    assert missing.value.zh == forbidden.value.zh and missing.value.en == forbidden.value.en


def test_a_desk_of_a_log_in_that_is_over_opens_nothing(one_house: Wiring, clock: Clock) -> None:
    admin = administrator(one_house)
    begun = sessions.log_in(one_house, "admin", PASSWORD, "::1")
    desk = replace(admin, session=begun.session.id)
    assert people.listing(desk)
    sessions.log_out(one_house, begun.token)
    with pytest.raises(LoggedOutError) as caught:
        people.listing(desk)
    assert caught.value.zh == logged_out().zh
    assert "access.refused" not in {action for _, action, _ in events(one_house)}


def test_a_desk_works_with_the_rights_the_account_has_now(one_house: Wiring) -> None:
    admin = administrator(one_house)
    second = person(admin, "second", Role.ADMINISTRATOR)
    begun = sessions.log_in(one_house, "second", PASSWORD, "::1")
    desk = Desk(one_house, second.who, begun.session.id)
    with one_house.records.writing() as tx:
        accounts.change(tx, second.who.id, role=Role.LAWYER)
    with pytest.raises(NotAllowedError):
        people.listing(desk)


def test_a_desk_cannot_use_the_session_of_somebody_else(one_house: Wiring) -> None:
    admin = administrator(one_house)
    person(admin, "li", Role.LAWYER)
    begun = sessions.log_in(one_house, "li", PASSWORD, "::1")
    with pytest.raises(LoggedOutError):
        people.listing(replace(admin, session=begun.session.id))


def test_a_refusal_in_one_thread_does_not_open_another(one_house: Wiring) -> None:
    admin = administrator(one_house)
    li = person(admin, "li", Role.LAWYER)
    found: list[str] = []

    def ask() -> None:
        try:
            people.listing(li)
        except NotAllowedError:
            found.append("refused")

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["refused"] * 3


def test_services_called_by_services_are_checked_and_told_once(one_house: Wiring) -> None:
    from legal_docs.services.desk.permitted import _REGISTRY, permitted

    @permitted(Action.OWN_ACCOUNT)
    def outer(desk: Desk) -> object:
        return trail.read(desk, trail.TrailQuery())

    name = next(name for name, service in _REGISTRY.items() if service.call is outer)
    li = person(administrator(one_house), "li", Role.LAWYER)
    try:
        with pytest.raises(NotAllowedError):
            outer(li)
    finally:
        del _REGISTRY[name]
    refusals = [detail for _, action, detail in events(one_house) if action == "access.refused"]
    assert refusals == [{"service": name}]


def test_a_branch_sees_its_own_and_the_head_office_all(one_house: Wiring) -> None:
    admin = administrator(one_house)
    assert branches_of(person(admin, "a1", Role.LAWYER, "甲分行")) == ("甲分行",)
    assert branches_of(person(admin, "a2", Role.LAWYER)) is None


def test_cases_out_of_reach_are_told_like_cases_that_are_not_there(house: Wiring) -> None:
    import json
    from decimal import Decimal

    from legal_docs import shipped
    from legal_docs.model.casefile import CaseFile
    from legal_docs.model.stored import Release
    from legal_docs.storage import cases, releases

    text = (shipped.samples() / "cases.json").read_text("utf-8")
    case = CaseFile.model_validate(json.loads(text, parse_float=Decimal)[0])
    admin = administrator(house)
    own, other, head, counsel, manager = (
        person(admin, "own", Role.LAWYER, "甲分行"),
        person(admin, "other", Role.LAWYER, "乙分行"),
        person(admin, "head", Role.REVIEWER),
        person(admin, "counsel", Role.COUNSEL),
        person(admin, "manager", Role.MANAGER, "甲分行"),
    )
    with house.records.writing() as tx:
        at = house.now()
        record = cases.add(tx, case, branch="甲分行", handler=own.who.id, by=own.who.id, at=at, reason="")

    def reached(desk: Desk, action: Action, id: int = record.id) -> str:
        try:
            with house.records.reading() as tx:
                return case_of(desk, tx, id, action).number
        except NotAllowedError as error:
            return error.zh

    shut = refused().zh
    assert reached(own, Action.READ_CASE) == reached(head, Action.READ_CASE) == case.number
    assert reached(manager, Action.READ_STATUS) == case.number
    assert reached(other, Action.READ_CASE) == reached(own, Action.READ_CASE, record.id + 1) == shut
    assert reached(manager, Action.READ_CASE) == reached(admin, Action.MANAGE_PEOPLE) == shut
    assert reached(counsel, Action.READ_RELEASED) == shut
    with house.records.writing() as tx:
        given = Release(
            case_id=record.id, counsel=counsel.who.id, run=1, released_at=at, released_by=own.who.id
        )
        release = releases.add(tx, given)
    assert reached(counsel, Action.READ_RELEASED) == case.number
    assert reached(person(admin, "else", Role.COUNSEL), Action.READ_RELEASED) == shut
    with house.records.writing() as tx:
        releases.revoke(tx, release.id, at=at)
    assert reached(counsel, Action.READ_RELEASED) == shut
    assert date(2026, 6, 30) == house.today()
