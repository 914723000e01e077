"""The nearest deadline of each case, of whatever kind: what comes next and what is gone by."""

from datetime import date, timedelta

from sqlalchemy import Engine, text

from legal_docs.model.deadline import DeadlineKind, Nearest
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseQuery
from legal_docs.storage import cases, damage, deadlines
from legal_docs.storage.database import migrate
from legal_docs.storage.records import Records, Tx
from tests.storage.factory import AT, LATER, LI, ON, added, deadline
from tests.storage.tampering import tamper


def day(days: int) -> date:
    return ON + timedelta(days)


def due_on(tx: Tx, id: int) -> date | None:
    return cases.needed(tx, id).due_on


def test_the_earliest_open_deadline_follows_each_change(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        assert due_on(tx, id) is None
        deadlines.replace_computed(tx, id, [deadline(id, act_by=day(9)), deadline(id, is_running=False)])
        assert due_on(tx, id) == day(9)
        fee = deadlines.add(tx, deadline(id, kind=DeadlineKind.FEE, is_computed=False, act_by=day(3)))
        other = deadlines.add(tx, deadline(id, kind=DeadlineKind.OTHER, is_computed=False, act_by=day(-4)))
        assert due_on(tx, id) == day(-4)
        deadlines.withdraw(tx, other.id, at=AT, by=LI, reason="有误")
        assert due_on(tx, id) == day(3)
        deadlines.done(tx, fee.id, ON)
        assert due_on(tx, id) == day(9)
        deadlines.done(tx, fee.id, None)
        assert due_on(tx, id) == day(3)
        deadlines.replace_computed(tx, id, [])
        assert due_on(tx, id) == day(3)
        kept = cases.save(
            tx, id, cases.load(tx, id).case.model_copy(update={"remarks": "改"}), seen=1, by=LI, at=LATER
        )
        assert kept.due_on == day(3) == cases.note(tx, id, at=AT, by=LI, docket="x").due_on


def test_a_case_that_has_ended_has_none_until_it_is_taken_up_again(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx, phase=Phase.CHECKED).id
        deadlines.add(tx, deadline(id, act_by=day(2)))
        assert cases.note(tx, id, at=AT, by=LI, phase=Phase.RETURNED).due_on is None is due_on(tx, id)
        deadlines.add(tx, deadline(id, act_by=day(1)))
        assert due_on(tx, id) is None and deadlines.nearest(tx, [id], ON) == {}
        assert cases.note(tx, id, at=AT, by=LI, phase=Phase.ESCALATED).due_on == day(1) == due_on(tx, id)


def test_what_comes_next_is_told_beside_how_many_are_gone_by(records: Records) -> None:
    with records.writing() as tx:
        many, late, none = (added(tx, number).id for number in ("A", "B", "C"))
        gone = deadline(many, kind=DeadlineKind.APPEAL, act_by=day(-9), safe_last_day=day(-1))
        for each in (
            gone,
            deadline(many, kind=DeadlineKind.FEE, act_by=day(0), safe_last_day=day(5)),
            deadline(many, kind=DeadlineKind.HEARING, act_by=day(-1), done_on=ON),
            deadline(late, kind=DeadlineKind.GUARANTEE, act_by=day(-2), safe_last_day=day(1)),
            deadline(late, kind=DeadlineKind.MORTGAGE, act_by=day(4), safe_last_day=day(9)),
            deadline(none, act_by=None, safe_last_day=None),
        ):
            deadlines.add(tx, each)
    with records.reading() as tx:
        assert deadlines.nearest(tx, [many, late, none, 5], ON) == {
            many: Nearest(overdue=1, on=day(0), kind=DeadlineKind.FEE),
            late: Nearest(overdue=1, on=day(1), kind=DeadlineKind.GUARANTEE),
        }
        assert deadlines.nearest(tx, [late], day(2))[late].on == day(4)
        assert deadlines.nearest(tx, [many], day(6)) == {many: Nearest(overdue=2)}
        assert deadlines.nearest(tx, [late], day(-2))[late].overdue == 0
        assert deadlines.nearest(tx, [], ON) == {}


def test_a_deadline_changed_behind_the_programs_back_is_named_and_the_others_are_told(
    records: Records,
) -> None:
    with records.writing() as tx:
        one, two = added(tx, "A").id, added(tx, "B").id
        moved, odd = (deadlines.add(tx, deadline(one, act_by=day(n))) for n in (1, 2))
        for id in (one, two):
            deadlines.add(tx, deadline(id, act_by=day(3)))
    tamper(records, "deadlines", moved.id, "due_on", "'2099-01-01'")
    tamper(records, "deadlines", odd.id, "kind", "'x'")
    with records.reading() as tx, damage.noting(shows=False) as damaged:
        found = deadlines.nearest(tx, [one, two], ON)
    assert {id: each.on for id, each in found.items()} == {one: day(3), two: day(3)}
    assert {(each.row, each.number) for each in damaged} == {(str(moved.id), "A"), (str(odd.id), "A")}


def test_days_known_before_the_column_was_there_are_found_by_the_migration(
    records: Records, engine: Engine
) -> None:
    with records.writing() as tx:
        open_one, shut = added(tx, "A").id, added(tx, "B", phase=Phase.CLOSED).id
        for each in (
            deadline(open_one, act_by=day(7)),
            deadline(open_one, act_by=day(1), done_on=ON),
            deadline(open_one, act_by=day(2), is_running=False),
            deadline(shut, act_by=day(3)),
        ):
            deadlines.add(tx, each)
        tx.connection.execute(text("update cases set due_on = null"))
    migrate(engine, "0007")
    migrate(engine)
    with records.reading() as tx:
        found = {row.number: row.due_on for row in cases.listing(tx, CaseQuery()).rows}
    assert found == {"A": day(7), "B": None}
