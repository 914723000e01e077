"""What was typed and is not saved: one a person, case and part, sealed, gone with its case or its account."""

from typing import Any

import pytest
from sqlalchemy import select, update

from legal_docs.errors import ConflictError, KeysError
from legal_docs.model.draft import KeptDraft
from legal_docs.model.life import Phase
from legal_docs.storage import cases, drafts
from legal_docs.storage.records import Records
from legal_docs.storage.tables_drafts import drafts as table
from tests.storage.factory import AT, LATER, LI, WANG, added

SECRET = "00000000088"


def typed(case_id: int, account: int = LI, **changes: Any) -> KeptDraft:
    values = {"account": account, "case_id": case_id, "seen": 1, "kept_at": AT, "content": {"电话": SECRET}}
    return KeptDraft.model_validate(values | changes)


def test_a_draft_is_kept_found_and_takes_the_place_of_the_one_before(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        assert drafts.find(tx, LI, id) is None and not drafts.is_there(tx, LI, id)
        first = drafts.put(tx, typed(id))
        assert drafts.find(tx, LI, id) == first and first.mark and drafts.is_there(tx, LI, id)
        second = drafts.put(tx, typed(id, kept_at=LATER, content={"电话": "新"}), after=first.mark)
        assert (second.id, second.mark != first.mark) == (first.id, True)
    with records.reading() as tx:
        assert drafts.find(tx, LI, id) == second
        assert len(tx.connection.execute(select(table)).all()) == 1


def test_each_person_case_and_part_has_its_own(records: Records) -> None:
    with records.writing() as tx:
        one, two = added(tx).id, added(tx, "乙-1").id
        mine, his = drafts.put(tx, typed(one)), drafts.put(tx, typed(one, WANG))
        other, part = drafts.put(tx, typed(two)), drafts.put(tx, typed(one, part="reason"))
        found = [drafts.find(tx, LI, one), drafts.find(tx, WANG, one), drafts.find(tx, LI, two)]
        assert [*found, drafts.find(tx, LI, one, "reason")] == [mine, his, other, part]
        assert drafts.forget_of_account(tx, LI) == 3 and drafts.find(tx, WANG, one) == his
        assert drafts.forget_of_case(tx, one) == 1


def test_what_another_window_kept_is_neither_written_over_nor_dropped(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        first = drafts.put(tx, typed(id))
        second = drafts.put(tx, typed(id), after=first.mark)
        for mark in (0, first.mark):
            with pytest.raises(ConflictError, match="另一个窗口"):
                drafts.put(tx, typed(id, content={}), after=mark)
            with pytest.raises(ConflictError, match="另一个窗口"):
                drafts.drop(tx, LI, id, mark=mark)
            assert not drafts.forget(tx, LI, id, mark=mark)
        assert drafts.find(tx, LI, id) == second
        assert drafts.drop(tx, LI, id, mark=second.mark)
        assert not drafts.drop(tx, LI, id, mark=second.mark) and not drafts.is_there(tx, LI, id)


def test_one_that_is_gone_is_kept_anew_whatever_was_known_of_it(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        gone = drafts.put(tx, typed(id))
        drafts.drop(tx, LI, id, mark=gone.mark)
        assert drafts.put(tx, typed(id), after=gone.mark).mark != gone.mark


@pytest.mark.parametrize("phase", [phase for phase in Phase if not phase.is_open])
def test_the_end_of_a_case_is_the_end_of_its_drafts(records: Records, phase: Phase) -> None:
    with records.writing() as tx:
        id, other = added(tx).id, added(tx, "乙-1").id
        drafts.put(tx, typed(id))
        kept = drafts.put(tx, typed(other))
        cases.note(tx, id, at=LATER, by=LI, phase=Phase.CHECKED)
        assert drafts.is_there(tx, LI, id)
        cases.note(tx, id, at=LATER, by=LI, phase=phase)
        assert not drafts.is_there(tx, LI, id) and drafts.find(tx, LI, other) == kept
        again = drafts.put(tx, typed(id))  # a closed case may still be corrected
        cases.note(tx, id, at=LATER, by=LI, docket="（2026）某民初1号")
        assert drafts.find(tx, LI, id) == again


def test_what_was_typed_is_not_readable_in_the_database(records: Records) -> None:
    with records.writing() as tx:
        drafts.put(tx, typed(added(tx).id))
        row = tx.connection.execute(select(table)).one()
    assert SECRET not in str(dict(row._mapping)) and SECRET.encode() not in row.sealed


@pytest.mark.parametrize("column", ["account", "case_id", "part", "seen", "mark"])
def test_a_draft_moved_behind_the_programs_back_is_noticed(records: Records, column: str) -> None:
    with records.writing() as tx:
        id, other = added(tx).id, added(tx, "乙-1").id
        drafts.put(tx, typed(id))
        moved = {"account": WANG, "case_id": other, "part": "reason", "seen": 2, "mark": 3}[column]
        tx.connection.execute(update(table).values({column: moved}))
        whose = {"account": LI, "case_id": id, "part": "sheets"} | {column: moved}
        with pytest.raises(KeysError):
            drafts.find(tx, int(whose["account"]), int(whose["case_id"]), str(whose["part"]))
