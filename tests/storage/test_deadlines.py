"""Deadlines: computed anew on each change, entered by hand, due across all cases."""

from datetime import timedelta
from typing import Any

import pytest

from legal_docs.model.deadline import DeadlineKind
from legal_docs.model.life import Phase
from legal_docs.storage import cases, deadlines
from legal_docs.storage.records import Records
from tests.storage.factory import AT, LI, ON, WANG, added, deadline


def day(days: int) -> Any:
    return ON + timedelta(days)


def test_computed_deadlines_take_the_place_of_those_before(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        by_hand = deadlines.add(tx, deadline(id, kind=DeadlineKind.FEE, is_computed=False, act_by=day(9)))
        old = deadlines.replace_computed(tx, id, [deadline(id), deadline(id, subject="李某乙")])
        done = deadlines.done(tx, old[0].id, day(-1), note="已起诉")
        new = deadlines.replace_computed(
            tx, id, [deadline(id), deadline(id, subject="李某乙", act_by=day(1))]
        )
    assert new[0] == done and (done.done_on, done.note) == (day(-1), "已起诉")
    assert new[1].id != old[1].id and new[1].done_on is None
    with records.reading() as tx:
        assert deadlines.of_case(tx, id) == (new[0], new[1], by_hand)
        assert deadlines.find(tx, by_hand.id) == by_hand
        assert deadlines.find(tx, old[1].id) is None


def test_a_deadline_of_another_case_stays(records: Records) -> None:
    with records.writing() as tx:
        one, two = added(tx).id, added(tx, "乙-1").id
        deadlines.replace_computed(tx, one, [deadline(one)])
        assert deadlines.replace_computed(tx, two, [deadline(one)])[0].case_id == two
        assert len(deadlines.of_case(tx, one)) == 1


def test_done_can_be_taken_back(records: Records) -> None:
    with records.writing() as tx:
        made = deadlines.add(tx, deadline(added(tx).id, is_computed=False))
        assert deadlines.done(tx, made.id, ON).done_on == ON
        assert deadlines.done(tx, made.id, None) == made
        with pytest.raises(LookupError):
            deadlines.done(tx, 5, ON)


def test_what_is_due_is_found_across_cases_the_earliest_first(records: Records) -> None:
    with records.writing() as tx:
        east = added(tx, "A", handler=LI).id
        west = added(tx, "B", branch="西支行", handler=WANG, counsel=9).id
        shut = added(tx, "C", phase=Phase.CLOSED).id
        later = deadlines.add(tx, deadline(east, act_by=day(2)))
        by_safe = deadlines.add(tx, deadline(west, act_by=None, safe_last_day=day(1)))
        by_law = deadlines.add(tx, deadline(east, act_by=None, safe_last_day=None, statutory_last_day=day(0)))
        for hidden in (
            deadline(east, act_by=day(3), safe_last_day=day(0)),
            deadline(east, act_by=None, safe_last_day=None),
            deadline(east, done_on=day(0)),
            deadline(east, is_running=False),
            deadline(shut),
        ):
            deadlines.add(tx, hidden)
    with records.reading() as tx:
        found = deadlines.due(tx, day(2))
        assert (found.rows, found.total) == ((by_law, by_safe, later), 3)
        assert deadlines.due(tx, day(2), size=2).rows == (by_law, by_safe)
        assert deadlines.due(tx, day(2), size=2, page=2).rows == (later,)
        assert deadlines.due(tx, day(2), size=2, page=2).total == 3
        assert deadlines.due(tx, day(1), ["西支行"]).rows == (by_safe,)
        assert deadlines.due(tx, day(2), []).total == 0
        assert deadlines.due(tx, day(2), handler=LI).rows == (by_law, later)
        assert deadlines.due(tx, day(2), counsel=9).rows == (by_safe,)


def test_deadlines_without_a_day_come_last(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        none = deadlines.add(tx, deadline(id, act_by=None, safe_last_day=None))
        some = deadlines.add(tx, deadline(id))
        assert deadlines.of_case(tx, id) == (some, none)
        assert cases.find(tx, id).updated_at == AT


def test_one_that_was_withdrawn_stays_and_is_found_as_such_only(records: Records) -> None:
    with records.writing() as tx:
        id, shut = added(tx).id, added(tx, "C", phase=Phase.CLOSED).id
        made = deadlines.add(tx, deadline(id, kind=DeadlineKind.FEE, is_computed=False))
        late = deadlines.add(tx, deadline(id, is_computed=False, act_by=day(9)))
        gone = [deadlines.withdraw(tx, each.id, at=AT, by=WANG, reason="误登") for each in (made, late)]
        other = deadlines.add(tx, deadline(shut, is_computed=False))
        deadlines.withdraw(tx, other.id, at=AT, by=WANG, reason="误登")
        computed = deadlines.add(tx, deadline(id, is_running=False))
        for none in (computed.id, 5):
            with pytest.raises(LookupError):
                deadlines.withdraw(tx, none, at=AT, by=WANG, reason="误登")
    with records.reading() as tx:
        assert (gone[0].withdrawn_at, gone[0].withdrawn_by, gone[0].reason) == (AT, WANG, "误登")
        assert deadlines.find(tx, made.id) == gone[0]
        assert deadlines.due(tx, day(0)).total == 0
        assert deadlines.due(tx, day(0), withdrawn=True).rows == (gone[0],)
        assert deadlines.due(tx, day(9), withdrawn=True).total == 2
