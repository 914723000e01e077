"""Finished files: one run after the other, stale when the case file changed."""

import pytest

from legal_docs.model.stored import OutputKind, OutputState
from legal_docs.storage import cases, outputs
from legal_docs.storage.records import Records
from tests.storage.factory import LATER, LI, added, case, output


def test_each_run_has_a_number_of_its_own(records: Records) -> None:
    with records.writing() as tx:
        one, two = added(tx).id, added(tx, "乙-1").id
        assert [outputs.next_run(tx, one) for _ in range(3)] == [1, 2, 3]
        assert outputs.next_run(tx, two) == 1
        cases.note(tx, one, at=LATER, by=LI, docket="x")
        assert outputs.next_run(tx, one) == 4


def test_files_come_back_the_newest_run_first(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        old = outputs.add(tx, output(id, 1))
        bundle = outputs.add(tx, output(id, 2, kind=OutputKind.BUNDLE, name="证据卷.pdf", pages=None))
        second = outputs.add(tx, output(id, 2, name="b"))
        first = outputs.add(tx, output(id, 2, name="a"))
        assert outputs.of_case(tx, id) == (bundle, first, second, old)
        assert outputs.of_case(tx, id, run=1) == (old,)
        assert outputs.find(tx, bundle.id) == bundle
        assert outputs.find(tx, 5) is None


def test_a_newer_case_file_makes_them_stale(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        made = outputs.add(tx, output(id))
        assert not made.is_stale
        cases.save(tx, id, case(remarks="新"), seen=1, by=LI, at=LATER)
        assert outputs.find(tx, made.id) == made.model_copy(update={"is_stale": True})
        assert outputs.add(tx, output(id, data_version=1)).is_stale
        fresh = outputs.add(tx, output(id, data_version=2))
        assert not fresh.is_stale and not outputs.find(tx, fresh.id).is_stale


def test_their_state_is_set_together(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        a, b, c = (outputs.add(tx, output(id)) for _ in range(3))
        changed = outputs.set_state(tx, [b.id, a.id], OutputState.IN_REVIEW)
        assert {each.id: each.state for each in changed} == dict.fromkeys([a.id, b.id], OutputState.IN_REVIEW)
        assert outputs.find(tx, c.id).state is OutputState.DRAFT
        with pytest.raises(LookupError):
            outputs.set_state(tx, [a.id, 5], OutputState.APPROVED)
