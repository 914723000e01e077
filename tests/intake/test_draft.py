"""A draft of a case: what was changed in words, and how it meets what others saved meanwhile."""

from legal_docs.intake import draft as drafts
from legal_docs.intake.draft import Draft, Row, renewed
from legal_docs.intake.edited import from_sheets
from legal_docs.model.casefile import CaseFile
from tests.services.desk.uploads import CASES
from tests.storage.factory import ON

CASE = CASES[0]
PAID = "还款流水"


def begun(case: CaseFile = CASE, version: int = 1) -> Draft:
    return drafts.begun(7, version, case)


def changed(draft: Draft, place: int, **cells: str) -> Draft:
    return draft.put(PAID, place, {**draft.sheet(PAID)[place].cells, **cells})


def saved(draft: Draft) -> CaseFile:
    case, problems = from_sheets(draft.sheets(), on=ON)
    assert case is not None, problems
    return case


def test_a_draft_without_changes_is_the_case() -> None:
    assert saved(begun()) == CASE and begun().changes() == ()


def test_changes_are_told_row_by_row() -> None:
    draft = changed(begun(), 0, 金额="3100.00").put(
        PAID, None, {"流水号": "R9", "金额": " 1.00 ", "付款人": ""}
    )
    draft = draft.drop(PAID, 1)
    assert draft.changes() == (f"{PAID} 第2行（已改）", f"{PAID} 第3行（新增）", f"{PAID} 删除1行")
    assert draft.sheet(PAID)[1] == Row({"案件编号": CASE.number, "流水号": "R9", "金额": "1.00"})


def test_a_change_taken_back_is_none() -> None:
    draft = changed(changed(begun(), 0, 金额="1.00"), 0, 金额="3000.00")
    assert draft.changes() == ()


def test_rows_others_added_or_dropped_do_not_move_mine() -> None:
    mine = changed(begun(), 1, 付款人="甲某")
    theirs = saved(begun().put(PAID, None, {"流水号": "R0", "还款日": "2024-01-09", "金额": "5.00"}))
    newer, told = renewed(mine, 2, theirs)
    assert told == () and newer.seen == 2 and newer.changes() == (f"{PAID} 第3行（已改）",)
    assert [r.id for r in saved(newer).repayments] == ["R1", "R2", "R0"]
    assert saved(newer).repayments[1].payer == "甲某"


def test_a_row_i_dropped_stays_dropped_and_one_i_added_stays() -> None:
    mine = begun().drop(PAID, 1).put(PAID, None, {"流水号": "R7", "还款日": "2024-02-01", "金额": "7.00"})
    theirs = saved(begun().put("案件", 0, {**begun().sheet("案件")[0].cells, "备注": "新"}))
    newer, told = renewed(mine, 2, theirs)
    assert told == () and [r.id for r in saved(newer).repayments] == ["R1", "R7"]
    assert saved(newer).remarks == "新"


def test_a_row_others_dropped_is_kept_as_a_new_one_and_told() -> None:
    mine = changed(begun(), 1, 付款人="甲某")
    newer, told = renewed(mine, 2, saved(begun().drop(PAID, 1)))
    assert told == (f"{PAID}：您修改的一行（第3行）已被他人删除，现作为新增行保留",)
    assert newer.state(PAID, 1) == "新增" and newer.sheet(PAID)[1].cells["付款人"] == "甲某"


def test_cells_that_both_changed_are_told_and_others_are_joined() -> None:
    mine = changed(begun(), 0, 金额="3100.00", 还款渠道="柜面")
    theirs = saved(changed(begun(), 0, 金额="3200.00", 付款人="乙某"))
    newer, told = renewed(mine, 2, theirs)
    assert told == (f"{PAID}·金额：他人改为“3200.00”，您填写“3100.00”，现保留您的内容",)
    cells = newer.sheet(PAID)[0].cells
    assert (cells["金额"], cells["还款渠道"], cells["付款人"]) == ("3100.00", "柜面", "乙某")


def test_the_same_change_by_both_is_no_quarrel() -> None:
    mine = changed(begun(), 0, 金额="3100.00")
    newer, told = renewed(mine, 2, saved(changed(begun(), 0, 金额="3100.00")))
    assert told == () and newer.changes() == ()
