from typing import Any

from legal_docs.intake.raw import Grid
from legal_docs.intake.table import build, match

HEAD = ("案件编号", "流水号", "还款日", "金额")


def grid(*rows: tuple[Any, ...], sheet: str = "Sheet1") -> Grid:
    return Grid("a.xlsx", sheet, rows)


def test_a_sheet_is_known_by_name_by_alias_and_else_by_its_headers() -> None:
    for name in ("还款流水", "流水", " 还款流水 "):
        found = match(grid(("甲",), sheet=name))
        assert found is not None and found.name == "还款流水"
    by_headers = match(grid(HEAD))
    assert by_headers is not None and by_headers.name == "还款流水"
    assert match(grid(("甲", "乙"))) is None
    assert match(grid()) is None


def test_the_header_row_may_follow_a_title_and_rows_keep_their_numbers() -> None:
    source = grid(("某表",), HEAD, ("1", "R1", "", 2.0), ("", None, " ", ""), ("1", "R2"))
    found = match(source)
    assert found is not None
    table = build(source, found)
    assert table.header_row == 2
    assert [(row.number, dict(row.cells)) for row in table.rows] == [
        (3, {"案件编号": "1", "流水号": "R1", "金额": 2.0}),
        (5, {"案件编号": "1", "流水号": "R2"}),
    ]


def test_a_misspelled_column_without_cells_is_told_once_for_the_file() -> None:
    source = grid((*HEAD, "还款曰期"), ("1", "R1", "2024-01-01", 2.0, ""))
    found = match(source)
    assert found is not None
    assert [p.code for p in build(source, found).problems] == ["misspelled_column"]
