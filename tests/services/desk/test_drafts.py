"""What one typed and did not save: kept for that person only, found again, gone once saved or given up."""

from dataclasses import replace

import pytest

from legal_docs.errors import ConflictError, NotAllowedError
from legal_docs.intake.draft import Draft
from legal_docs.model.account import Role
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import cases, drafts, editing, intake, people
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.storage import accounts
from legal_docs.storage import drafts as kept
from tests.houses import Clock, administrator, person
from tests.services.desk.test_editing import with_cell
from tests.services.desk.uploads import NUMBERS, archive
from tests.services.desk.worked import actions

EAST = "东支行"
PAID = "还款流水"


@pytest.fixture
def chief(one_house: Wiring) -> Desk:
    return administrator(one_house)


@pytest.fixture
def li(chief: Desk) -> Desk:
    return person(chief, "li", Role.LAWYER, EAST)


@pytest.fixture
def record(li: Desk) -> CaseRecord:
    upload = intake.upload(li, "案件.zip", archive(), EAST)
    return intake.take(li, upload.id, NUMBERS[:1])[0]


def typed(desk: Desk, record: CaseRecord, payer: str = "代付人甲") -> Draft:
    draft = with_cell(editing.begin(desk, record.id), PAID, 0, "付款人", payer)
    return replace(draft, reason="核对回单")


def is_kept(desk: Desk, record: CaseRecord) -> bool:
    with desk.records.reading() as tx:
        return kept.is_there(tx, desk.who.id, record.id)


def test_what_was_typed_is_found_as_it_was_with_reason_and_time(
    li: Desk, record: CaseRecord, clock: Clock
) -> None:
    draft = typed(li, record)
    assert drafts.find(li, record.id) is None
    mark = drafts.keep(li, draft)
    found = drafts.find(li, record.id)
    assert found is not None
    assert (found.draft, found.mark, found.at) == (draft, mark, clock.now)
    assert cases.status_of(li, record.id).version == 1


def test_both_keeping_and_finding_stand_in_the_trail(li: Desk, record: CaseRecord) -> None:
    drafts.find(li, record.id)
    assert "draft.read" not in actions(li.wiring)
    mark = drafts.keep(li, typed(li, record))
    drafts.find(li, record.id)
    assert actions(li.wiring)[-2:] == ["draft.keep", "draft.read"]
    drafts.drop(li, record.id, mark=mark)
    assert actions(li.wiring)[-1] == "draft.drop"
    drafts.drop(li, record.id, mark=mark)
    assert actions(li.wiring).count("draft.drop") == 1


def test_nobody_else_finds_it_nor_takes_it_away(li: Desk, chief: Desk, record: CaseRecord) -> None:
    mark = drafts.keep(li, typed(li, record))
    wang = person(chief, "wang", Role.REVIEWER)
    assert drafts.find(wang, record.id) is None
    drafts.drop(wang, record.id, mark=mark)
    editing.keep(wang, typed(wang, record, "代付人乙"), "另有来源", mark=mark)
    found = drafts.find(li, record.id)
    assert found is not None and found.mark == mark


@pytest.mark.parametrize(
    ("role", "branch"), [(Role.LAWYER, "西支行"), (Role.MANAGER, EAST), (Role.AUDITOR, "")]
)
def test_who_may_not_change_a_case_keeps_and_finds_nothing(
    li: Desk, chief: Desk, record: CaseRecord, role: Role, branch: str
) -> None:
    draft, desk = typed(li, record), person(chief, "other", role, branch)
    for call in (
        lambda: drafts.keep(desk, draft),
        lambda: drafts.find(desk, record.id),
        lambda: drafts.drop(desk, record.id, mark=0),
    ):
        with pytest.raises(NotAllowedError):
            call()
    assert not is_kept(desk, record)


def test_who_left_the_branch_does_not_find_it_any_more(li: Desk, record: CaseRecord) -> None:
    drafts.keep(li, typed(li, record))
    with li.records.writing() as tx:
        moved = accounts.change(tx, li.who.id, branch="西支行")
    assert moved
    with pytest.raises(NotAllowedError):
        drafts.find(replace(li, who=moved), record.id)


def test_a_draft_over_an_older_version_is_found_over_that_version(
    li: Desk, chief: Desk, record: CaseRecord
) -> None:
    drafts.keep(li, draft := typed(li, record))
    wang = person(chief, "wang", Role.REVIEWER)
    editing.keep(wang, typed(wang, record, "代付人乙"), "另有来源")
    found = drafts.find(li, record.id)
    assert found is not None and (found.draft, found.draft.seen) == (draft, 1)
    (clash,) = editing.renew(li, found.draft).differences
    assert (clash.before, clash.theirs, clash.mine, clash.is_clash) == (
        "丁借款", "代付人乙", "代付人甲", True,
    )  # fmt: skip


def test_saving_takes_it_away_and_a_refused_saving_does_not(li: Desk, record: CaseRecord) -> None:
    draft = typed(li, record)
    mark = drafts.keep(li, draft)
    with pytest.raises(ConflictError):
        editing.keep(li, replace(draft, seen=2), "核对", mark=mark)
    assert is_kept(li, record)
    editing.keep(li, draft, "核对", mark=mark)
    assert not is_kept(li, record)


def test_saving_in_one_window_leaves_what_another_kept(li: Desk, record: CaseRecord) -> None:
    first = drafts.keep(li, typed(li, record))
    second = drafts.keep(li, typed(li, record, "代付人乙"), after=first)
    editing.keep(li, typed(li, record), "核对", mark=first)
    found = drafts.find(li, record.id)
    assert found is not None and found.mark == second


def test_another_window_is_noticed_and_nothing_of_it_is_lost(li: Desk, record: CaseRecord) -> None:
    mark = drafts.keep(li, typed(li, record))
    unchanged = editing.begin(li, record.id)
    for draft in (typed(li, record, "代付人乙"), unchanged):
        with pytest.raises(ConflictError, match="另一个窗口"):
            drafts.keep(li, draft)
    with pytest.raises(ConflictError):
        drafts.drop(li, record.id, mark=mark + 1)
    found = drafts.find(li, record.id)
    assert found is not None and found.mark == mark


def test_changes_taken_back_leave_nothing_kept(li: Desk, record: CaseRecord) -> None:
    mark = drafts.keep(li, typed(li, record))
    assert drafts.keep(li, editing.begin(li, record.id), after=mark) == 0
    assert not is_kept(li, record) and actions(li.wiring)[-1] == "draft.drop"
    assert drafts.keep(li, editing.begin(li, record.id)) == 0


def test_a_disabled_account_leaves_nothing_behind(li: Desk, chief: Desk, record: CaseRecord) -> None:
    wang = person(chief, "wang", Role.REVIEWER)
    drafts.keep(li, typed(li, record))
    drafts.keep(wang, typed(wang, record))
    people.disable(chief, li.who.id)
    assert not is_kept(li, record) and is_kept(wang, record)
