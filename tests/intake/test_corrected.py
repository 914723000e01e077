"""Corrections of single cells: put where the file has them, shown beside the problem, the file untouched."""

import pytest

from legal_docs.intake.columns import sheet_called
from legal_docs.intake.concerned import concerned
from legal_docs.intake.corrected import beside, beside_json, fixed, fixed_json, key_of
from legal_docs.intake.raw import Grid
from legal_docs.model.problem import Place

GRID = Grid(
    "案件.xlsx",
    "流水",
    (
        ("二〇二六年流水",),
        ("案件编号", "流水编号", "还款日期", "金额"),
        ("A", "R1", "2024-13-10", 3000.0),
        ("A", "R2", None),
    ),
)


def place(row: int | None, column: str) -> Place:
    return Place(file="案件.xlsx", sheet="流水", row=row, column=column)


def test_a_value_is_put_under_its_header_whatever_the_header_is_called() -> None:
    [grid] = fixed([GRID], {"流水!3!还款日": "2024-01-10", "流水!4!金额": "500", "流水!4!付款人": "甲"})
    assert grid.rows[1] == ("案件编号", "流水编号", "还款日期", "金额", "付款人")
    assert grid.rows[2] == ("A", "R1", "2024-01-10", 3000.0)
    assert grid.rows[3] == ("A", "R2", None, "500", "甲")
    assert GRID.rows[2][2] == "2024-13-10"


def test_a_header_is_renamed_before_what_lies_below_it() -> None:
    wrong = Grid("f", "流水", (("案件编号", "流水号", "还款日子"), ("A", "R1", "2024-01-10")))
    [grid] = fixed([wrong], {"流水!2!还款日": "2024-02-02", "流水!1!还款日子": "还款日"})
    assert grid.rows == (("案件编号", "流水号", "还款日"), ("A", "R1", "2024-02-02"))


def test_an_empty_correction_empties_the_cell() -> None:
    [grid] = fixed([GRID], {"流水!3!还款日": ""})
    assert grid.rows[2][2] is None


@pytest.mark.parametrize("key", ["余额!3!金额", "流水!1!金额", "流水!99!金额", "流水!x!金额", "流水!3!"])
def test_a_correction_of_what_is_not_there_changes_nothing(key: str) -> None:
    assert fixed([GRID], {key: "1"}) == (GRID,)


def test_beside_a_problem_stands_its_row() -> None:
    found = beside([GRID], "impossible_day", place(3, "还款日"))
    assert found is not None and found.sheet is not None
    cells = {cell.header: (cell.key, cell.text) for cell in found.cells}
    assert cells["还款日"] == ("流水!3!还款日", "2024-13-10") and cells["金额"] == ("流水!3!金额", "3000")
    assert cells["付款人"] == ("流水!3!付款人", "")


@pytest.mark.parametrize("row", [None, 2, 5])
def test_beside_what_has_no_row_stands_nothing(row: int | None) -> None:
    assert beside([GRID], "missing_value", place(row, "金额")) is None
    assert beside([], "missing_value", place(3, "金额")) is None


def test_beside_a_header_stands_what_it_may_be_called() -> None:
    found = beside([GRID], "misspelled_column", place(4, "还款日子"))
    assert found is not None and found.sheet is None and found.headers[0] == "还款日"
    assert found.cells[0].key == "流水!2!还款日子" and "金额" in found.headers


def test_a_json_value_is_put_at_its_pointer_and_the_data_stay_as_they_were() -> None:
    data = [{"a/b": {"c": [1, "x"]}}]
    made = fixed_json(data, {"!!/0/a~1b/c/1": "y", "!!/0/new": "z", "!!/0/a~1b/c/7": "n", "!!/9/x": "n"})
    assert made == [{"a/b": {"c": [1, "y"]}, "new": "z"}] and data == [{"a/b": {"c": [1, "x"]}}]
    assert fixed_json(data, {}) is data


def test_beside_a_json_value_stands_the_value() -> None:
    data = {"number": "A", "loans": [], "rate": 4.5}
    found = beside_json(data, Place(column="/rate"))
    assert found is not None and found.cells[0].key == "!!/rate" == key_of(Place(column="/rate"))
    assert (found.cells[0].header, found.cells[0].text) == ("rate", "4.5")
    missing = beside_json(data, Place(column="/court"))
    assert missing is not None and missing.cells[0].text == ""
    assert beside_json(data, Place(column="/loans")) is None and beside_json(data, Place()) is None


def needed(sheet: str, **cells: str) -> tuple[set[str], set[str]]:
    """Headers that concern the row, and those that must be filled."""
    known = sheet_called(sheet)
    assert known is not None
    found = concerned(known, cells)
    return set(found), {header for header, must in found.items() if must}


def test_only_what_a_row_describes_concerns_it() -> None:
    shown, must = needed("程序", 类别="保全")
    assert {"财产种类", "保全到期日"} <= shown and "事件种类" not in shown and "财产种类" in must
    every, _ = needed("程序")
    assert {"事件种类", "财产种类", "主文"} <= every


def test_a_person_is_asked_for_what_a_person_has() -> None:
    shown, must = needed("当事人", 角色="借款人、抵押人", 主体类型="自然人")
    assert {"出生日期", "证件号码"} <= shown and "组织类型" not in shown and "姓名或名称" in must
    assert "组织类型" in needed("当事人", 角色="借款人", 主体类型="组织")[0]
    assert {"出生日期", "组织类型"} <= needed("当事人", 角色="借款人")[0]


def test_a_sheet_of_one_kind_concerns_whole() -> None:
    shown, must = needed("还款流水")
    assert "付款人" in shown and {"还款日", "金额"} <= must and "付款人" not in must
