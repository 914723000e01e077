"""Changing a case: a draft of its sheets, told what is wrong where, kept with a reason, never lost."""

import pytest

from legal_docs.errors import BadInputError, ConflictError, NotAllowedError
from legal_docs.intake.draft import Draft
from legal_docs.model.account import Role
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import cases, editing, intake
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.storage import trail
from tests.houses import administrator, person
from tests.services.desk.uploads import CASES, NUMBERS, archive

EAST = "东支行"
BORROWER = "丁借款"


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


def with_cell(draft: Draft, sheet: str, place: int, header: str, value: str) -> Draft:
    row = draft.sheet(sheet)[place]
    return draft.put(sheet, place, {**row.cells, header: value})


def place_of(draft: Draft, name: str) -> int:
    rows = draft.sheet("当事人")
    return next(at for at, row in enumerate(rows) if row.cells.get("姓名或名称") == name)


def test_a_cell_is_changed_with_a_reason_and_the_history_tells_it(li: Desk, record: CaseRecord) -> None:
    draft = editing.begin(li, record.id)
    assert not draft.changes()
    at = place_of(draft, BORROWER)
    draft = with_cell(draft, "当事人", at, "联系电话", "00000000088")
    assert draft.changes() == (f"当事人 第{at + 2}行（已改）",)
    assert not [p for p in editing.check(li, draft) if p.is_error]
    saved = editing.keep(li, draft, " 客户经理核实 ")
    assert saved.record.version == 2
    assert cases.open_case(li, record.id).case.person(BORROWER).phone == "00000000088"
    newest, first = cases.history(li, record.id)
    assert (newest.reason, newest.by) == ("客户经理核实", li.who.id)
    assert editing.field_words(newest.fields) == ("当事人 第1项 联系电话",)
    assert cases.open_case(li, record.id, first.version).case == CASES[0]


def test_what_runs_out_and_is_owed_is_computed_anew(li: Desk, record: CaseRecord) -> None:
    draft = with_cell(editing.begin(li, record.id), "还款流水", 0, "金额", "2999.00")
    draft = with_cell(draft, "还款流水", 1, "金额", "2999.00")
    draft = draft.drop("还款流水", 1)
    assert draft.changes() == ("还款流水 第2行（已改）", "还款流水 删除1行")
    saved = editing.keep(li, draft, "冲正有误")
    assert saved.record.owed is not None and saved.record.owed != record.owed


def test_a_mistake_is_told_at_its_cell_and_nothing_is_saved(li: Desk, record: CaseRecord) -> None:
    draft = with_cell(editing.begin(li, record.id), "还款流水", 0, "还款日", "2024-13-10")
    [problem] = [p for p in editing.check(li, draft) if p.is_error]
    assert (problem.place.sheet, problem.place.row, problem.place.column) == ("还款流水", 2, "还款日")
    with pytest.raises(BadInputError, match="2024-13-10"):
        editing.keep(li, draft, "改日期")
    assert cases.status_of(li, record.id).version == 1


def test_the_number_stays_as_it_was_imported(li: Desk, record: CaseRecord) -> None:
    other = CASES[0].model_copy(update={"number": "别的编号"})
    with pytest.raises(BadInputError, match="案件编号导入后不能修改"):
        cases.save_case(li, record.id, other, seen=1, reason="改编号")
    assert cases.status_of(li, record.id).number == NUMBERS[0]


def test_no_reason_no_change(li: Desk, record: CaseRecord) -> None:
    draft = with_cell(editing.begin(li, record.id), "案件", 0, "备注", "新备注")
    with pytest.raises(BadInputError, match="原因"):
        editing.keep(li, draft, "  ")


def test_the_second_of_two_is_told_and_goes_on_with_what_was_typed(
    li: Desk, chief: Desk, record: CaseRecord
) -> None:
    wang = person(chief, "wang", Role.REVIEWER)
    mine = editing.begin(li, record.id)
    at = place_of(mine, BORROWER)
    mine = with_cell(mine, "当事人", at, "联系电话", "00000000088")
    theirs = with_cell(editing.begin(wang, record.id), "案件", 0, "备注", "他人的备注")
    editing.keep(wang, with_cell(theirs, "当事人", at, "联系电话", "00000000099"), "另有来源")
    with pytest.raises(ConflictError, match=r"wang.*当事人"):
        editing.keep(li, mine, "核实")
    found = editing.renew(li, mine)
    (clash,) = found.differences
    assert (clash.theirs, clash.mine, clash.is_clash) == ("00000000099", "00000000088", True)
    taking = editing.renew(li, mine, theirs=[clash.key]).draft
    assert (found.draft.seen, found.told, taking.changes()) == (2, (), ())
    editing.keep(li, found.draft, "核实")
    case = cases.open_case(li, record.id).case
    assert case.person(BORROWER).phone == "00000000088" and case.remarks == "他人的备注"


def test_who_may_not_change_a_case_begins_no_draft(li: Desk, chief: Desk, record: CaseRecord) -> None:
    for role, branch in ((Role.LAWYER, "西支行"), (Role.MANAGER, EAST), (Role.AUDITOR, "")):
        with pytest.raises(NotAllowedError):
            editing.begin(person(chief, f"no-{role}", role, branch), record.id)
    draft = editing.begin(li, record.id)
    with pytest.raises(NotAllowedError):
        editing.keep(person(chief, "west", Role.LAWYER, "西支行"), draft, "原因")


def test_a_sheet_is_shown_with_the_columns_that_are_filled(li: Desk, record: CaseRecord) -> None:
    case = cases.open_case(li, record.id).case
    sheets = editing.reading(case)
    assert "还款流水" in sheets and "信用卡" not in sheets
    assert list(sheets["还款流水"][0])[:4] == ["流水号", "还款日", "入账日", "金额"]
    assert sheets["还款流水"][0]["金额"] == "3,000.00" and sheets["还款流水"][1]["入账日"] == ""
    assert [row["姓名或名称"] for row in editing.summary(case)["当事人"]][-1] in {p.name for p in case.people}
    assert "信用卡" not in editing.summary(case)
    assert editing.summary(case)["借款"][0]["放款金额"] == "100,000.00"


@pytest.mark.parametrize(
    ("header", "typed", "seen"),
    [
        ("金额", "1234567.5", "1,234,567.50"), ("金额", "1,234.00", "1,234.00"), ("金额", "三千", "三千"),
        ("金额", "1.005", "1.005"), ("金额", "", ""), ("金额", "-20", "-20.00"),
        ("流水号", "1234567", "1234567"),
    ],
)  # fmt: skip
def test_a_sum_is_read_with_thousands_and_anything_else_as_it_was_typed(
    header: str, typed: str, seen: str
) -> None:
    [row] = editing.shown("还款流水", [{header: typed, "付款人": "某"}])
    assert row.get(header, "") == seen


def test_a_rate_is_no_sum() -> None:
    assert editing.shown("借款", [{"年利率%": "4350.5", "计息基数": "36000"}]) == [
        {"年利率%": "4350.5", "计息基数": "36000"}
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    {
        "people": "当事人",
        "people.1.phone": "当事人 第2项 联系电话",
        "creditor.phone": "债权人 联系电话",
        "creditor.agents.0.phone": "委托诉讼代理人 第1项 联系电话",
        "loans.0.disbursements.1.amount": "借据 第2项 放款金额",
        "court": "案件 受诉法院",
    }.items(),
)
def test_a_changed_field_is_told_as_people_know_it(path: str, words: str) -> None:
    assert editing.field_words((path, path)) == (words,)


def test_saving_a_draft_reads_and_writes_what_the_trail_tells(li: Desk, record: CaseRecord) -> None:
    editing.keep(li, with_cell(editing.begin(li, record.id), "案件", 0, "备注", "新"), "补充")
    with li.records.reading() as tx:
        said = [row.event.action for row in trail.whole(tx)]
    assert said[-1] == "case.save" and "case.read" in said
