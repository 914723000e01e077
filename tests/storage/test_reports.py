"""What counsel reported: kept encrypted, listed, found while it waits for a lawyer."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from legal_docs.errors import KeysError
from legal_docs.model.feedback import CaseUpdate, FeedbackResult
from legal_docs.model.report import Report
from legal_docs.storage import releases, reports
from legal_docs.storage.records import Records, Tx
from tests.storage.factory import AT, LATER, LI, WANG, added, release

UPDATE = CaseUpdate(
    case_number="甲-1",
    row=1,
    court_case_number="（2026）某0106民初123号",
    hearing_on=date(2026, 9, 1),
    result=FeedbackResult.FILED,
    remarks="已通知张某甲",
)


def given(tx: Tx, case_id: int, **changes: Any) -> Report:
    given_out = releases.add(tx, release(case_id))
    told = {"case_id": case_id, "release_id": given_out.id, "by": WANG, "at": AT, "update": UPDATE}
    return reports.add(tx, Report.model_validate(told | changes))


def test_a_report_comes_back_as_it_was_told_the_newest_first(records: Records) -> None:
    with records.writing() as tx:
        case, other = added(tx).id, added(tx, "乙-1").id
        old = given(tx, case, done=("登记立案",), left=("没有登记",))
        new = given(tx, case, at=LATER)
        his = given(tx, other)
    with records.reading() as tx:
        assert reports.of_case(tx, case) == (new, old)
        assert reports.find(tx, his.id) == his
        assert reports.find(tx, 5) is None
        assert [each.update for each in reports.of_case(tx, other)] == [UPDATE]


def test_what_was_told_lies_encrypted_and_bound_to_its_row(records: Records) -> None:
    with records.writing() as tx:
        one = given(tx, added(tx).id, note="张某甲")
        two = given(tx, added(tx, "乙-1").id)
        raw = bytes(tx.connection.execute(text("select sealed from reports")).scalars().first() or b"")
        assert raw and "张某甲".encode() not in raw and b"0106" not in raw
        chosen = {"a": one.id, "b": two.id}
        tx.connection.execute(
            text("update reports set sealed = (select sealed from reports where id = :a) where id = :b"),
            chosen,
        )
        with pytest.raises(KeysError):
            reports.find(tx, two.id)


def test_a_report_waits_while_something_is_left_and_nobody_took_it(records: Records) -> None:
    with records.writing() as tx:
        case = added(tx).id
        far = added(tx, "乙-1", branch="西支行", handler=WANG).id
        given(tx, case, done=("登记立案",))
        open_one, open_two = given(tx, case, left=("没有登记",)), given(tx, far, left=("没有登记",), at=LATER)
        assert reports.waiting(tx) == (open_two, open_one)
        assert reports.waiting(tx, ("东支行",)) == (open_one,)
        assert reports.waiting(tx, handler=WANG) == (open_two,)
        assert reports.waiting(tx, ()) == ()
        again = reports.again(tx, open_one.id, done=("登记立案",), left=())
        assert (again.done, again.left, again.waits) == (("登记立案",), (), False)
        taken = reports.take(tx, open_two.id, at=LATER, by=LI, note="已办")
        assert (taken.taken_at, taken.taken_by, taken.note, taken.waits) == (LATER, LI, "已办", False)
        assert reports.find(tx, open_two.id) == taken
        assert reports.waiting(tx) == ()


def test_what_is_not_there_is_not_taken(records: Records) -> None:
    with records.writing() as tx:
        with pytest.raises(LookupError):
            reports.take(tx, 5, at=AT, by=LI)
        with pytest.raises(LookupError):
            reports.again(tx, 5, done=(), left=())
        with pytest.raises(LookupError):
            reports.add(tx, Report(case_id=5, release_id=6, by=WANG, at=AT, update=UPDATE))
