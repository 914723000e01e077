"""The moves of a case are kept in order."""

from datetime import date

import pytest

from legal_docs.model.life import Move, Phase
from legal_docs.storage import moves
from legal_docs.storage.records import Records
from tests.storage.factory import AT, LI, added


def move(case_id: int, before: Phase, after: Phase, **changes: object) -> Move:
    told = {"case_id": case_id, "before": before, "after": after, "on": date(2026, 7, 1), "at": AT, "by": LI}
    return Move.model_validate(told | changes)


def test_moves_come_back_in_the_order_they_were_made(records: Records) -> None:
    with records.writing() as tx:
        case, other = added(tx), added(tx, "乙-1")
        first = move(case.id, Phase.ESCALATED, Phase.CHECKED, on=date(2026, 7, 9))
        second = move(case.id, Phase.CHECKED, Phase.FILED, reason="张某甲同意", docket="（2026）某民初1号")
        back = move(case.id, Phase.FILED, Phase.CHECKED)
        assert moves.add(tx, first) == first
        moves.add(tx, move(other.id, Phase.ESCALATED, Phase.RETURNED))
        moves.add(tx, second)
        moves.add(tx, back)
    with records.reading() as tx:
        assert moves.of_case(tx, case.id) == (first, second, back)
        assert len(moves.of_case(tx, other.id)) == 1


def test_a_case_that_is_not_there_does_not_move(records: Records) -> None:
    with records.writing() as tx, pytest.raises(LookupError):
        moves.add(tx, move(5, Phase.ESCALATED, Phase.CHECKED))
