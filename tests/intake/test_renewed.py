"""How a draft meets what others saved meanwhile: cell by cell, row by row, nothing lost in silence."""

from legal_docs.intake.draft import Draft, Row
from legal_docs.intake.renewed import renewed
from legal_docs.model.casefile import CaseFile
from tests.intake.test_draft import CASE, PAID, begun, changed, saved


def laid_over(mine: Draft, version: int, case: CaseFile) -> tuple[Draft, tuple[str, ...]]:
    """The draft laid over the newest version, the cells that both changed, and what is told of rows."""
    found = renewed(mine, version, case)
    clashes = (f"{d.key[2]}：{d.before}｜{d.theirs}｜{d.mine}" for d in found.differences if d.is_clash)
    return found.draft, (*clashes, *found.told)


def test_rows_others_added_or_dropped_do_not_move_mine() -> None:
    mine = changed(begun(), 1, 付款人="甲某")
    theirs = saved(begun().put(PAID, None, {"流水号": "R0", "还款日": "2024-01-09", "金额": "5.00"}))
    newer, told = laid_over(mine, 2, theirs)
    assert told == () and newer.seen == 2 and newer.changes() == (f"{PAID} 第3行（已改）",)
    assert [r.id for r in saved(newer).repayments] == ["R1", "R2", "R0"]
    assert saved(newer).repayments[1].payer == "甲某"


def test_a_row_i_dropped_stays_dropped_and_one_i_added_stays() -> None:
    mine = begun().drop(PAID, 1).put(PAID, None, {"流水号": "R7", "还款日": "2024-02-01", "金额": "7.00"})
    theirs = saved(begun().put("案件", 0, {**begun().sheet("案件")[0].cells, "备注": "新"}))
    newer, told = laid_over(mine, 2, theirs)
    assert told == () and [r.id for r in saved(newer).repayments] == ["R1", "R7"]
    assert saved(newer).remarks == "新"


def test_a_row_others_dropped_is_kept_as_a_new_one_and_told() -> None:
    mine = changed(begun(), 1, 付款人="甲某")
    newer, told = laid_over(mine, 2, saved(begun().drop(PAID, 1)))
    assert told == (f"{PAID}：您修改的一行（第3行）已被他人删除，现作为新增行保留",)
    assert newer.state(PAID, 1) == "新增" and newer.sheet(PAID)[1].cells["付款人"] == "甲某"


def test_cells_that_both_changed_are_told_and_others_are_joined() -> None:
    mine = changed(begun(), 0, 金额="3100.00", 还款渠道="柜面")
    theirs = saved(changed(begun(), 0, 金额="3200.00", 付款人="乙某"))
    newer, told = laid_over(mine, 2, theirs)
    assert told == ("金额：3000.00｜3200.00｜3100.00",)
    cells = newer.sheet(PAID)[0].cells
    assert (cells["金额"], cells["还款渠道"], cells["付款人"]) == ("3100.00", "柜面", "乙某")


def test_the_same_change_by_both_is_no_quarrel() -> None:
    mine = changed(begun(), 0, 金额="3100.00")
    newer, told = laid_over(mine, 2, saved(changed(begun(), 0, 金额="3100.00")))
    assert told == () and newer.changes() == ()


def test_each_changed_cell_stands_beside_what_it_was_and_what_is_saved() -> None:
    mine = changed(begun(), 0, 金额="3100.00", 还款渠道="柜面")
    theirs = saved(changed(begun(), 0, 金额="3200.00"))
    first, second = renewed(mine, 2, theirs).differences
    assert (first.key, first.row, first.before, first.theirs, first.mine, first.is_clash) == (
        (PAID, 0, "金额"), 2, "3000.00", "3200.00", "3100.00", True,
    )  # fmt: skip
    assert (second.key[2], second.theirs == second.before, second.is_clash) == ("还款渠道", True, False)


def test_the_others_content_is_taken_where_that_is_chosen_and_only_there() -> None:
    mine = changed(begun(), 0, 金额="3100.00", 付款人="甲某", 还款渠道="柜面")
    theirs = saved(changed(begun(), 0, 金额="3200.00", 付款人="乙某"))
    keys = ((PAID, 0, "金额"), (PAID, 0, "还款渠道"))
    cells = renewed(mine, 2, theirs, theirs=keys).draft.sheet(PAID)[0].cells
    assert (cells["金额"], cells["付款人"], cells["还款渠道"]) == ("3200.00", "甲某", "柜面")


def test_a_cell_i_emptied_is_empty_in_the_newest_version_too() -> None:
    row = begun().sheet(PAID)[0].cells
    mine = begun().put(PAID, 0, {**row, "付款人": ""})
    newer, told = laid_over(mine, 2, saved(changed(begun(), 0, 还款渠道="柜面")))
    assert told == () and "付款人" not in newer.sheet(PAID)[0].cells
    assert newer.sheet(PAID)[0].cells["还款渠道"] == "柜面"


def test_a_row_i_dropped_and_others_changed_is_told() -> None:
    newer, told = laid_over(begun().drop(PAID, 1), 2, saved(changed(begun(), 1, 付款人="乙某")))
    assert told == (f"{PAID}：您删除的一行（第3行）他人有改动，现仍为删除",)
    assert len(newer.sheet(PAID)) == 1


def test_a_changed_row_is_found_again_where_others_moved_and_changed_it() -> None:
    mine = changed(begun(), 1, 付款人="甲某")
    first = Row({"流水号": "R0", "还款日": "2024-01-02", "金额": "1.00"})
    theirs = changed(begun(), 1, 还款渠道="柜面")
    newer, told = laid_over(mine, 2, saved(theirs.with_rows(PAID, [first, *theirs.sheet(PAID)])))
    assert told == () and [row.cells["流水号"] for row in newer.sheet(PAID)] == ["R0", "R1", "R2"]
    assert newer.changes() == (f"{PAID} 第4行（已改）",)
    cells = newer.sheet(PAID)[2].cells
    assert (cells["付款人"], cells["还款渠道"]) == ("甲某", "柜面")


def test_my_cells_do_not_go_into_another_row_that_took_the_place_of_mine() -> None:
    mine = changed(begun(), 1, 付款人="甲某")
    other = {"流水号": "Z", "还款日": "2024-05-05", "金额": "1.00"}
    newer, told = laid_over(mine, 2, saved(begun().drop(PAID, 1).put(PAID, None, other)))
    assert told == (f"{PAID}：您修改的一行（第3行）已被他人删除，现作为新增行保留",)
    assert [(row.cells["流水号"], row.cells.get("付款人", "")) for row in newer.sheet(PAID)][1:] == [
        ("Z", ""),
        ("R2", "甲某"),
    ]


def test_the_one_row_of_a_sheet_is_itself_however_much_of_it_changed() -> None:
    mine = begun().put("案件", 0, {**begun().sheet("案件")[0].cells, "备注": "我的备注"})
    theirs = CASE.model_copy(update={"court": "别的法院", "stage": None, "cutoff_on": None})
    newer, told = laid_over(mine, 2, theirs)
    assert told == () and newer.sheet("案件")[0].cells["受诉法院"] == "别的法院"
    assert newer.sheet("案件")[0].cells["备注"] == "我的备注" and len(newer.sheet("案件")) == 1


def test_the_reason_and_two_equal_rows_are_kept() -> None:
    twice = {"流水号": "R5", "还款日": "2024-05-05", "金额": "1.00"}
    base = begun(saved(begun().put(PAID, None, twice).put(PAID, None, {**twice, "流水号": "R6"})))
    newer, told = laid_over(changed(base, 3, 付款人="甲某"), 2, saved(base))
    assert told == () and newer.sheet(PAID)[3].cells["付款人"] == "甲某"
    assert "付款人" not in newer.sheet(PAID)[2].cells
