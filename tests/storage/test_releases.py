"""Releases to counsel: open until taken back."""

import pytest

from legal_docs.storage import releases
from legal_docs.storage.records import Records
from tests.storage.factory import AT, LATER, WANG, added, release


def test_a_release_is_open_until_it_is_taken_back(records: Records) -> None:
    with records.writing() as tx:
        id, other = added(tx).id, added(tx, "乙-1").id
        old = releases.add(tx, release(id))
        new = releases.add(tx, release(id, released_at=LATER, is_masked=True))
        his = releases.add(tx, release(other, counsel=99))
        assert releases.of_case(tx, id) == (new, old)
        assert releases.of_counsel(tx, WANG) == (new, old)
        assert releases.is_released(tx, id, WANG) and not releases.is_released(tx, other, WANG)
        gone = releases.revoke(tx, old.id, at=LATER)
        assert releases.find(tx, old.id) == gone and gone.revoked_at == LATER
        assert releases.of_counsel(tx, WANG) == (new,)
        assert releases.of_counsel(tx, WANG, revoked=True) == (new, gone)
        releases.revoke(tx, new.id, at=LATER)
        assert not releases.is_released(tx, id, WANG)
        assert releases.is_released(tx, other, 99)
        assert releases.find(tx, his.id) == his


def test_the_first_acknowledgement_stands(records: Records) -> None:
    with records.writing() as tx:
        made = releases.add(tx, release(added(tx).id))
        assert releases.acknowledge(tx, made.id, at=AT).acknowledged_at == AT
        assert releases.acknowledge(tx, made.id, at=LATER).acknowledged_at == AT
        assert releases.find(tx, made.id).acknowledged_at == AT


def test_what_is_not_open_is_neither_acknowledged_nor_taken_back(records: Records) -> None:
    with records.writing() as tx:
        made = releases.add(tx, release(added(tx).id))
        releases.revoke(tx, made.id, at=LATER)
        for id in (made.id, 5):
            with pytest.raises(LookupError):
                releases.acknowledge(tx, id, at=AT)
            with pytest.raises(LookupError):
                releases.revoke(tx, id, at=AT)


def test_the_files_of_a_pack_and_why_it_was_taken_back_stay_with_the_release(records: Records) -> None:
    with records.writing() as tx:
        made = releases.add(tx, release(added(tx).id, files=(3, 1, 2)))
        assert releases.find(tx, made.id).files == (3, 1, 2)
        gone = releases.revoke(tx, made.id, at=LATER, reason="张某甲已还清")
        assert releases.find(tx, made.id) == gone
        assert (gone.reason, gone.note, gone.files) == ("张某甲已还清", "请尽快立案", (3, 1, 2))
