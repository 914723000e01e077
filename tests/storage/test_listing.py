"""Lists of cases: narrowed, in order, page by page; found by names and numbers that cannot be read."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from legal_docs.model.deadline import DeadlineKind
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseOrder, CaseQuery
from legal_docs.storage import cases, deadlines
from legal_docs.storage.listing import paged
from legal_docs.storage.records import Records
from legal_docs.storage.tables_cases import cases as table
from tests.storage.factory import AT, LATER, LI, PERSON, WANG, added, case, deadline

DAY = date(2026, 7, 1)


def numbers(records: Records, **asked: Any) -> list[str]:
    with records.reading() as tx:
        return [row.number for row in cases.listing(tx, CaseQuery(**asked)).rows]


@pytest.fixture
def four(records: Records) -> Records:
    with records.writing() as tx:
        one = added(tx, "A-1", last_day=DAY + timedelta(2), act_by=DAY, owed=Decimal("5.00"))
        added(tx, "a-2", branch="西支行", handler=WANG, counsel=9, last_day=DAY, owed=Decimal("7.00"))
        later = added(tx, "B_3", phase=Phase.FILED, act_by=DAY - timedelta(1))
        cases.note(tx, later.id, at=LATER, by=LI)
        deadlines.add(tx, deadline(one.id, act_by=DAY))
        deadlines.add(
            tx,
            deadline(
                later.id,
                kind=DeadlineKind.FEE,
                act_by=DAY - timedelta(1),
                safe_last_day=DAY + timedelta(2),
            ),
        )
        cases.add(tx, case("B-4", cause="card"), branch="", handler=None, by=LI, at=AT)
    return records


NARROWED: list[tuple[dict[str, Any], set[str]]] = [
    ({}, {"A-1", "a-2", "B_3", "B-4"}),
    ({"number": "a-"}, {"A-1", "a-2"}),
    ({"number": "_"}, {"B_3"}),
    ({"branches": ("西支行", "")}, {"a-2", "B-4"}),
    ({"branches": ()}, set()),
    ({"phases": (Phase.FILED, Phase.HEARD)}, {"B_3"}),
    ({"cause": "card"}, {"B-4"}),
    ({"handler": WANG}, {"a-2"}),
    ({"counsel": 9}, {"a-2"}),
    ({"due_before": DAY}, {"B_3"}),
    ({"due_before": DAY, "today": DAY}, set()),
    ({"due_before": DAY + timedelta(2), "today": DAY}, {"A-1"}),
    ({"due_before": DAY + timedelta(1), "today": DAY, "handler": LI}, {"A-1"}),
    ({"due_before": DAY + timedelta(9), "today": DAY}, {"A-1", "B_3"}),
    ({"is_overdue": True, "today": DAY}, {"B_3"}),
    ({"is_overdue": True, "today": DAY + timedelta(1)}, {"A-1", "B_3"}),
    ({"is_overdue": True}, set()),
]


def test_a_list_is_narrowed(four: Records) -> None:
    for asked, found in NARROWED:
        with four.reading() as tx:
            listed = cases.listing(tx, CaseQuery(**asked))
        assert ({row.number for row in listed.rows}, listed.total) == (found, len(found)), asked


FIRST = {
    CaseOrder.DUE: ["B_3", "A-1"],
    CaseOrder.LAST_DAY: ["a-2", "A-1"],
    CaseOrder.ACT_BY: ["B_3", "A-1"],
    CaseOrder.AMOUNT: ["a-2", "A-1"],
    CaseOrder.UPDATED: ["B_3"],
}


def test_a_list_is_ordered_and_what_is_not_known_comes_last(four: Records) -> None:
    for order, first in FIRST.items():
        found = numbers(four, order=order)
        assert found[: len(first)] == first
        assert len(found) == 4


def test_what_comes_next_is_first_then_what_is_gone_by_alone_the_latest_first(four: Records) -> None:
    with four.writing() as tx:
        for number, days in (("C-1", -9), ("C-2", -3)):
            deadlines.add(
                tx, deadline(added(tx, number).id, act_by=DAY + timedelta(days), safe_last_day=None)
            )
    ordered = numbers(four, order=CaseOrder.DUE, today=DAY)
    assert ordered[:4] == ["A-1", "B_3", "C-2", "C-1"] and set(ordered[4:]) == {"a-2", "B-4"}
    assert numbers(four, order=CaseOrder.DUE, today=DAY + timedelta(3))[:2] == ["A-1", "B_3"]


def test_the_order_of_numbers_is_the_same_for_all(four: Records) -> None:
    found = numbers(four, order=CaseOrder.NUMBER)
    assert sorted(found) == sorted(numbers(four))
    assert found.index("B-4") < found.index("B_3")


def test_pages_follow_on_each_other(four: Records) -> None:
    pages = [numbers(four, size=3, page=page) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [3, 1, 0]
    assert pages[0] + pages[1] == numbers(four)
    with four.reading() as tx:
        assert cases.listing(tx, CaseQuery(size=1, page=4)).total == 4


SPELLINGS = [
    "张某甲", "张 某甲", "９９０１０１１９９００３０７１２３ｘ", "99010119900307123x", "990101 19900307 123X",
    "10000000001", "100 0000 0001", "１００-0000-0001", "+8610000000001", "+86 100-0000-0001",
    "9999 9900 0000 1111", "9999990000001111", "JK-2024-1", "jk20241", "LTD（某）", "ltd(某)", "10000000077",
]  # fmt: skip


@pytest.fixture
def findable(records: Records) -> Records:
    loan = {
        "number": "JK-2024-1", "signed_on": "2024-01-02", "amount": "1", "rate": {"annual_percent": "5"},
        "day_count": 360,
        "disbursements": [
            {"note": "N1", "disbursed_on": "2024-01-02", "due_on": "2025-01-02", "amount": "1",
             "account": "9999990000001111"}
        ],
    }  # fmt: skip
    company = {"kind": "organisation", "name": "Ltd(某)", "phone": "10000000076；10000000077"}
    with records.writing() as tx:
        cases.add(
            tx, case("甲-1", loans=[loan], people=[PERSON, company]), branch="", handler=None, by=1, at=AT
        )
        cases.add(
            tx, case("乙-1", people=[{"kind": "natural", "name": "李某"}], debtors=[{"name": "李某"}]),
            branch="", handler=None, by=1, at=AT,
        )  # fmt: skip
    return records


def test_a_name_or_number_is_found_however_it_is_written(findable: Records) -> None:
    found = {term: numbers(findable, term=term) for term in SPELLINGS}
    assert found == {term: ["甲-1"] for term in SPELLINGS}


def test_only_a_whole_name_or_number_is_found(findable: Records) -> None:
    for term in ("张某", "李某甲", "990101199003071230", "某省某市某路9号"):
        assert numbers(findable, term=term) == [], term


def test_a_term_that_was_corrected_is_found_no_more(findable: Records) -> None:
    with findable.writing() as tx:
        id = cases.by_number(tx, "甲-1").id
        cases.save(tx, id, case("甲-1", people=[PERSON | {"phone": "10000000005"}]), seen=1, by=1, at=LATER)
    assert numbers(findable, term="10000000001") == []
    assert numbers(findable, term="10000000005") == numbers(findable, term="张某甲") == ["甲-1"]


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({}, "ix_cases_last_day"),
        ({"branches": ("东支行",)}, "ix_cases_branch"),
        ({"order": CaseOrder.ACT_BY}, "ix_cases_act_by"),
    ],
)
def test_the_earliest_days_are_read_from_an_index(
    records: Records, asked: dict[str, Any], index: str
) -> None:
    from legal_docs.storage.listing import _narrowed

    with records.reading() as tx:
        query = CaseQuery(**asked)
        dialect = tx.connection.dialect
        sql = str(
            paged(_narrowed(tx, query), query).compile(
                dialect=dialect, compile_kwargs={"literal_binds": True}
            )
        )
        if dialect.name == "sqlite":
            plan = str(tx.connection.execute(text(f"explain query plan {sql}")).all())
            assert "USE TEMP B-TREE" not in plan
        else:
            tx.connection.execute(text("set local enable_seqscan = off"))
            tx.connection.execute(text("set local enable_sort = off"))
            plan = str(tx.connection.execute(text(f"explain {sql}")).all())
            assert "Sort" not in plan
        assert index in plan
    assert table.c.last_day.nullable
