"""Cases are kept whole, version by version; nobody's change is lost."""

from datetime import date
from decimal import Decimal

import pytest

from legal_docs.errors import ConflictError, ExitCode
from legal_docs.model.account import Account, Role
from legal_docs.model.casefile import CaseFile
from legal_docs.model.life import Phase
from legal_docs.storage import accounts, cases
from legal_docs.storage.changes import StaleError
from legal_docs.storage.records import Records
from tests.storage.factory import AT, LATER, LI, PERSON, WANG, added, case


def test_every_sample_comes_back_as_it_went_in(records: Records, samples: tuple[CaseFile, ...]) -> None:
    for sample in samples:
        with records.writing() as tx:
            made = cases.add(tx, sample, branch="东支行", handler=LI, by=LI, at=AT, reason="移交")
        with records.reading() as tx:
            assert cases.find(tx, made.id) == cases.by_number(tx, sample.number) == made
            version = cases.load(tx, made.id)
        assert version.case == sample
        assert (version.version, version.at, version.by, version.reason) == (1, AT, LI, "移交")
    assert len(samples) >= 7


def test_a_new_case_is_escalated_and_names_its_debtors(records: Records) -> None:
    two = [{"name": "张某甲"}, {"name": "李某乙", "role": "co_borrower"}]
    people = [PERSON, {"kind": "organisation", "name": "李某乙"}]
    with records.writing() as tx:
        made = cases.add(tx, case(debtors=two, people=people), branch="", handler=None, by=LI, at=AT)
    assert (made.phase, made.version, made.parties) == (Phase.ESCALATED, 1, "张某甲、李某乙")
    assert (made.owed, made.last_day, made.checked_version, made.handler) == (None, None, 0, None)


def test_what_is_not_there_is_none(records: Records) -> None:
    with records.reading() as tx:
        assert cases.find(tx, 1) is None
        assert cases.by_number(tx, "甲-1") is None
        assert cases.many(tx, ()) == {}
        with pytest.raises(LookupError):
            cases.load(tx, 1)
    with records.writing() as tx, pytest.raises(LookupError):
        cases.note(tx, 1, at=AT, by=LI, docket="x")


def test_a_number_is_given_once(records: Records) -> None:
    with records.writing() as tx:
        first, second = added(tx, "甲-1"), added(tx, "甲-2")
    with pytest.raises(ConflictError, match="甲-1 已经存在"), records.writing() as tx:
        added(tx, "甲-1")
    with pytest.raises(ConflictError, match="甲-1 已经存在"), records.writing() as tx:
        cases.save(tx, second.id, case("甲-1"), seen=1, by=LI, at=LATER)
    with records.reading() as tx:
        assert cases.many(tx, [first.id, second.id, 5]) == {first.id: first, second.id: second}


def test_a_save_makes_a_new_version_and_keeps_the_old(records: Records) -> None:
    with records.writing() as tx:
        made = added(tx)
        newer = case("甲-9", remarks="补", cause="card", debtors=[{"name": "张某甲"}, {"name": "李某乙"}])
        saved = cases.save(tx, made.id, newer, seen=1, by=WANG, at=LATER, reason="更正")
        assert cases.find(tx, made.id) == saved
        assert (saved.number, saved.cause.value, saved.parties) == ("甲-9", "card", "张某甲、李某乙")
        assert (saved.version, saved.updated_by, saved.updated_at) == (2, WANG, LATER)
        assert saved.created_at == AT
        assert cases.load(tx, made.id).case == newer
        assert cases.load(tx, made.id, 1).case == case()
        with pytest.raises(LookupError):
            cases.load(tx, made.id, 3)
        changes = cases.versions(tx, made.id)
    assert [(c.version, c.by, c.at, c.reason) for c in changes] == [
        (2, WANG, LATER, "更正"),
        (1, LI, AT, "移交"),
    ]
    assert changes[0].fields == ("number", "cause", "debtors", "remarks")


def test_saving_what_is_there_already_makes_no_version(records: Records) -> None:
    with records.writing() as tx:
        made = added(tx)
        assert cases.save(tx, made.id, case(), seen=1, by=WANG, at=LATER) == made
        assert len(cases.versions(tx, made.id)) == 1


def test_who_comes_second_is_told_who_changed_what_and_when(records: Records) -> None:
    with records.writing() as tx:
        account = Account(id=1, login="wang", name="王某", role=Role.LAWYER)
        wang = accounts.add(tx, account, password="x", at=AT)
        made = added(tx)
        person = PERSON | {"phone": "10000000002"}
        cases.save(tx, made.id, case(remarks="一"), seen=1, by=LI, at=AT)
        cases.save(tx, made.id, case(remarks="一", people=[person]), seen=2, by=wang.id, at=LATER)
    with pytest.raises(StaleError) as caught, records.writing() as tx:
        cases.save(tx, made.id, case(court="乙法院"), seen=1, by=LI, at=LATER)
    told = caught.value
    assert (told.by, told.at, told.fields) == (wang.id, LATER, ("remarks", "people.0.phone"))
    assert "甲-1" in told.zh and "wang" in told.zh and "2026-06-30 10:02" in told.zh
    assert "备注、当事人" in told.zh
    assert "people" in told.en and "王某" not in told.zh and "10000000002" not in told.zh
    assert told.exit_code is ExitCode.CONFLICT
    with records.reading() as tx:
        assert cases.find(tx, made.id).version == 3


def test_an_account_that_is_gone_is_told_by_its_number(records: Records) -> None:
    with records.writing() as tx:
        made = added(tx)
        cases.save(tx, made.id, case(remarks="一"), seen=1, by=77, at=AT)
    with pytest.raises(StaleError, match="账号 77"), records.writing() as tx:
        cases.save(tx, made.id, case(remarks="二"), seen=1, by=LI, at=LATER)


def test_a_version_that_never_was_is_refused(records: Records) -> None:
    with records.writing() as tx:
        made = added(tx)
    with pytest.raises(ConflictError, match="没有第 5 版"), records.writing() as tx:
        cases.save(tx, made.id, case(remarks="x"), seen=5, by=LI, at=AT)


def test_columns_are_noted_without_a_new_version(records: Records) -> None:
    told = {
        "phase": Phase.FILED, "checked_version": 1, "approved_version": 1, "handler": WANG, "counsel": 13,
        "docket": "（2026）某民初1号", "owed": Decimal("12345678901.23"), "last_day": date(2027, 1, 1),
        "act_by": date(2026, 12, 30), "next_act": "向张某甲发函", "hearing_on": date(2026, 8, 1),
        "recovered": Decimal("0.10"), "branch": "西支行",
    }  # fmt: skip
    with records.writing() as tx:
        made = added(tx)
        noted = cases.note(tx, made.id, at=LATER, by=WANG, **told)
    with records.reading() as tx:
        assert cases.find(tx, made.id) == noted
    assert noted == made.model_copy(update=told | {"updated_at": LATER, "updated_by": WANG})


def test_what_the_file_says_is_not_noted_by_hand(records: Records) -> None:
    with records.writing() as tx:
        made = added(tx)
        with pytest.raises(TypeError, match="version"):
            cases.note(tx, made.id, at=AT, by=LI, version=7)
        with pytest.raises(ValueError, match="phase"):
            cases.note(tx, made.id, at=AT, by=LI, phase="nowhere")


def test_what_raises_changes_nothing(records: Records) -> None:
    with records.writing() as tx:
        made = added(tx)
    with pytest.raises(RuntimeError), records.writing() as tx:
        cases.save(tx, made.id, case(remarks="x"), seen=1, by=LI, at=LATER)
        raise RuntimeError
    with records.reading() as tx:
        assert cases.load(tx, made.id).version == 1
