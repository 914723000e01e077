"""Uploads keep the corrections made to their cells, until all is imported."""

import pytest

from legal_docs.storage import uploads
from legal_docs.storage.records import Records
from tests.storage.factory import LATER, LI, WANG, upload


def test_corrections_are_laid_over_those_before_and_taken_back(records: Records) -> None:
    with records.writing() as tx:
        made = uploads.add(tx, upload())
        assert uploads.find(tx, made.id) == made
        uploads.fix(tx, made.id, {"案件!2!编号": "甲-1", "借款!3!金额": "5.00"})
        fixed = uploads.fix(tx, made.id, {"借款!3!金额": "6.00"})
        assert fixed.fixes == {"案件!2!编号": "甲-1", "借款!3!金额": "6.00"}
        back = uploads.unfix(tx, made.id, ["案件!2!编号", "没有"])
        assert uploads.find(tx, made.id) == back and back.fixes == {"借款!3!金额": "6.00"}


def test_what_was_imported_adds_up_until_nothing_is_left(records: Records) -> None:
    with records.writing() as tx:
        made, his = uploads.add(tx, upload()), uploads.add(tx, upload(uploaded_by=WANG, uploaded_at=LATER))
        part = uploads.imported(tx, made.id, ["甲-1"], at=None)
        assert part.finished_at is None
        assert uploads.of_account(tx, LI, only_open=True) == (part,)
        whole = uploads.imported(tx, made.id, ["乙-1", "甲-1"], at=LATER)
        assert (whole.imported, whole.finished_at) == (("甲-1", "乙-1"), LATER)
        assert uploads.of_account(tx, LI, only_open=True) == ()
        assert uploads.of_account(tx, LI) == (whole,)
        assert uploads.of_account(tx, WANG) == (his,)


def test_an_upload_that_is_not_there_is_not_corrected(records: Records) -> None:
    with records.writing() as tx:
        assert uploads.find(tx, 5) is None
        with pytest.raises(LookupError):
            uploads.fix(tx, 5, {})
