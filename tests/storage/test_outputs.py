"""Finished files: one run after the other, stale when the case file changed."""

import pytest

from legal_docs.model.life import Phase
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


def test_what_was_filed_is_not_stale_whatever_is_entered_later(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        old = outputs.add(tx, output(id, 1, state=OutputState.APPROVED))
        filed = outputs.add(tx, output(id, 2, state=OutputState.APPROVED))
        pack = outputs.add(tx, output(id, 2, kind=OutputKind.PACK, state=OutputState.APPROVED))
        later = outputs.add(tx, output(id, 3, kind=OutputKind.PACK, state=OutputState.APPROVED))
        draft = outputs.add(tx, output(id, 4))
        cases.save(tx, id, case(remarks="新"), seen=1, by=LI, at=LATER)

        def stale(phase: Phase) -> set[int]:
            cases.note(tx, id, at=LATER, by=LI, phase=phase)
            return {each.id for each in outputs.of_case(tx, id) if each.is_stale}

        every = {old.id, filed.id, pack.id, later.id, draft.id}
        for phase in (Phase.APPROVED, Phase.DRAFTED, Phase.RETURNED, Phase.NOT_SUED):
            assert stale(phase) == every
        for phase in (Phase.FILED, Phase.EFFECTIVE, Phase.CLOSED):
            assert stale(phase) == {old.id, later.id, draft.id}
        assert outputs.find(tx, filed.id) == filed


def test_another_case_does_not_say_which_run_was_filed(records: Records) -> None:
    with records.writing() as tx:
        id, other = added(tx, phase=Phase.FILED).id, added(tx, "乙-1").id
        filed = outputs.add(tx, output(id, 1, state=OutputState.APPROVED))
        outputs.add(tx, output(other, 9, state=OutputState.APPROVED))
        cases.save(tx, id, case(remarks="新"), seen=1, by=LI, at=LATER)
        assert outputs.find(tx, filed.id) == filed
