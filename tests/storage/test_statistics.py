"""Sums over cases, on both databases: exact money, every case counted once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from legal_docs.model.life import Move, Phase
from legal_docs.model.record import CaseQuery
from legal_docs.storage import moves, statistics
from legal_docs.storage.records import Records
from legal_docs.storage.statistics import Sum
from tests.storage.factory import AT, LI, ON, WANG, added

DAY = timedelta(days=1)


@pytest.fixture
def four(records: Records) -> Records:
    with records.writing() as tx:
        added(tx, "A-1", owed=Decimal("0.10"), recovered=Decimal("0.03"), last_day=ON - DAY)
        added(tx, "A-2", owed=Decimal("99999999999.99"), last_day=ON)
        added(
            tx,
            "A-3",
            branch="西支行",
            phase=Phase.FILED,
            counsel=WANG,
            owed=Decimal("0.20"),
            last_day=ON + 7 * DAY,
        )
        added(tx, "A-4", branch="西支行", counsel=WANG)
    return records


def test_phases_are_divided_by_when_a_case_was_added(four: Records) -> None:
    with four.reading() as tx:
        new = statistics.by_phase_and_band(tx, CaseQuery(), [AT, AT - DAY])
        old = statistics.by_phase_and_band(tx, CaseQuery(), [AT + DAY, AT + timedelta(microseconds=1)])
    assert new[Phase.ESCALATED, 0] == Sum(3, Decimal("100000000000.09"), Decimal("0.03"))
    assert new[Phase.FILED, 0] == Sum(1, Decimal("0.20"))
    assert {band for _, band in old} == {2}


def test_last_days_fall_between_edges_and_none_is_told_apart(four: Records) -> None:
    with four.reading() as tx:
        found = statistics.by_last_day(tx, CaseQuery(), [ON, ON + 7 * DAY, ON + 14 * DAY])
    assert {band: total.count for band, total in found.items()} == {0: 1, 1: 1, 2: 1, statistics.NONE: 1}
    assert found[0].owed == Decimal("0.10") and found[statistics.NONE].owed == 0


def test_branches_and_counsel_have_their_sums(four: Records) -> None:
    with four.reading() as tx:
        branches = statistics.by_branch(tx, CaseQuery())
        counsel = statistics.by_counsel(tx, CaseQuery(branches=("西支行",)))
    assert branches["西支行"] == Sum(2, Decimal("0.20"))
    assert branches["东支行"].recovered == Decimal("0.03")
    assert counsel == {WANG: Sum(2, Decimal("0.20"))}


def test_filings_count_the_move_on_its_day_and_nothing_else(four: Records) -> None:
    from legal_docs.storage import cases

    with four.writing() as tx:
        found = cases.by_number(tx, "A-3")
        assert found
        for after, on in ((Phase.FILED, ON), (Phase.HEARD, ON), (Phase.FILED, ON - 40 * DAY)):
            moves.add(tx, Move(case_id=found.id, before=Phase.APPROVED, after=after, on=on, at=AT, by=LI))
        year = statistics.filings(tx, CaseQuery(), ON - 365 * DAY, ON + DAY)
        assert year == {ON: (1, Decimal("0.20")), ON - 40 * DAY: (1, Decimal("0.20"))}
        assert statistics.filings(tx, CaseQuery(), ON - 365 * DAY, ON) == {
            ON - 40 * DAY: (1, Decimal("0.20"))
        }
        assert statistics.filings(tx, CaseQuery(branches=("东支行",)), date.min, date.max) == {}


def test_a_slice_holds_its_first_day_and_not_its_last(four: Records) -> None:
    from legal_docs.model.record import CaseSlice
    from legal_docs.storage import cases

    with four.writing() as tx:
        filed = cases.by_number(tx, "A-3")
        assert filed
        moves.add(tx, Move(case_id=filed.id, before=Phase.APPROVED, after=Phase.FILED, on=ON, at=AT, by=LI))

    def total(**asked: object) -> int:
        with four.reading() as tx:
            return cases.listing(tx, CaseQuery(slice=CaseSlice.model_validate(asked))).total

    assert (total(has_last_day=True), total(has_last_day=False)) == (3, 1)
    assert (total(has_counsel=True), total(has_counsel=False)) == (2, 2)
    assert (total(last_day_from=ON), total(last_day_before=ON)) == (2, 1)
    assert (total(added_from=AT), total(added_before=AT)) == (4, 0)
    assert (total(filed_from=ON), total(filed_before=ON), total(filed_before=ON + DAY)) == (1, 0, 1)
