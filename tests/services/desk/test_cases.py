"""Cases for people: within reach, masked for whoever sees them masked, given to whom may have them."""

import pytest

from legal_docs.errors import NotAllowedError
from legal_docs.model.account import Role
from legal_docs.model.record import CaseQuery, CaseRecord
from legal_docs.services.desk import cases
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.storage import cases as stored
from legal_docs.storage import trail
from tests.houses import administrator, person
from tests.storage.factory import added

EAST, WEST = "东支行", "西支行"


@pytest.fixture
def chief(one_house: Wiring) -> Desk:
    return administrator(one_house)


@pytest.fixture
def li(chief: Desk) -> Desk:
    return person(chief, "li", Role.LAWYER, EAST)


@pytest.fixture
def east(li: Desk) -> CaseRecord:
    with li.records.writing() as tx:
        added(tx, "西-1", branch=WEST)
        return added(tx, "东-1", branch=EAST, next_act="向张某甲（10000000001）送达")


def numbers(desk: Desk, **query: object) -> list[str]:
    return [row.number for row in cases.list_cases(desk, CaseQuery.model_validate(query)).rows]


def test_a_branch_lists_its_own_and_the_head_office_all(li: Desk, chief: Desk, east: CaseRecord) -> None:
    head = person(chief, "head", Role.REVIEWER)
    assert numbers(li) == ["东-1"] and numbers(li, branches=(WEST,)) == []
    assert sorted(numbers(head)) == ["东-1", "西-1"] and numbers(head, branches=(WEST,)) == ["西-1"]
    assert cases.branches(li) == (EAST,) and cases.branches(head) == ("", EAST)


@pytest.mark.parametrize("term", ["张某甲", "99010119900307123X", "10000000001"])
def test_a_case_is_found_by_a_whole_name_or_number(term: str, li: Desk, east: CaseRecord) -> None:
    assert numbers(li, term=term) == ["东-1"] and numbers(li, term=term[:-1]) == []


def test_a_manager_sees_the_list_masked_and_searches_no_names(
    li: Desk, chief: Desk, east: CaseRecord
) -> None:
    manager = person(chief, "boss", Role.MANAGER)
    [row] = [r for r in cases.list_cases(manager, CaseQuery()).rows if r.id == east.id]
    assert row.parties == "张**" and row.next_act == ""
    assert cases.status_of(manager, east.id).parties == "张**"
    with pytest.raises(NotAllowedError):
        cases.list_cases(manager, CaseQuery(term="张某甲"))
    with pytest.raises(NotAllowedError):
        cases.open_case(manager, east.id)
    with pytest.raises(NotAllowedError):
        cases.history(manager, east.id)


def test_what_is_not_there_is_refused_like_what_is_out_of_reach(li: Desk, east: CaseRecord) -> None:
    with li.records.reading() as tx:
        west = stored.by_number(tx, "西-1")
    assert west is not None
    said = set()
    for id, version in ((west.id, None), (east.id + 1, None), (east.id, 9)):
        with pytest.raises(NotAllowedError) as caught:
            cases.open_case(li, id, version)
        said.add(caught.value.zh)
    assert len(said) == 1


def test_a_case_is_given_to_who_works_in_its_branch(li: Desk, chief: Desk, east: CaseRecord) -> None:
    head = person(chief, "head", Role.REVIEWER)
    west, manager = person(chief, "west", Role.LAWYER, WEST), person(chief, "boss", Role.MANAGER)
    assert cases.assign(li, east.id, head.who.id).handler == head.who.id
    for nobody in (west.who.id, manager.who.id, 12345):
        with pytest.raises(NotAllowedError):
            cases.assign(li, east.id, nobody)
    assert [a.login for a in cases.colleagues(li)] == ["head", "li"]
    assert [a.login for a in cases.colleagues(head, WEST)] == ["head", "west"]
    assert cases.names(li)[west.who.id] == "人员west" and cases.names(li)[0] == "系统"


def test_reading_is_written_down_and_a_masked_list_is_not(li: Desk, chief: Desk, east: CaseRecord) -> None:
    def said() -> list[tuple[str, str]]:
        with li.records.reading() as tx:
            return [(row.event.action, row.event.object) for row in trail.whole(tx)]

    before = len(said())
    numbers(person(chief, "boss", Role.MANAGER))
    numbers(li)
    cases.open_case(li, east.id)
    read = [row for row in said()[before:] if row[0].startswith("case.")]
    assert read == [("case.list", ""), ("case.read", f"case:{east.id}")]
