from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from legal_docs.bundling import spreadsheet
from legal_docs.bundling.refusal import RefusedError
from tests.bundling import files


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1234.5, "General", "1234.5"),
        (1234.50, "#,##0.00", "1234.5"),
        (0.1 + 0.2, "General", "0.3"),
        (3.0, "General", "3"),
        (100, "General", "100"),
        (-0.01, "General", "-0.01"),
        (0.0435, "0.00%", "4.35%"),
        (12, "000000", "000012"),
        (622202001234567890, "0", "622202001234567890"),
        (6.2220200123456704e17, "General", "6.22202001234567E+17"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        (" 0012 ", "General", "0012"),
        (date(2024, 3, 5), "yyyy/m/d", "2024-03-05"),
        (datetime(2024, 3, 5), "yyyy/m/d", "2024-03-05"),  # noqa: DTZ001
        (datetime(2024, 3, 5, 9, 59, 59, 999_900), "yyyy/m/d h:mm", "2024-03-05 10:00:00"),  # noqa: DTZ001
        (time(8, 5), "h:mm", "08:05:00"),
    ],
)
def test_a_cell_is_written_as_the_file_holds_it(value: Any, number_format: str, shown: str) -> None:
    assert spreadsheet.text(value, number_format) == shown


def _read(tmp_path: Path, content: bytes) -> tuple[Any, ...]:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    return spreadsheet.read(path)


def test_every_sheet_is_read_also_a_hidden_one(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book["乙"].sheet_state = "hidden"

    sheets = _read(tmp_path, files.workbook({"甲": [["a"]], "空": [], "乙": [["b"]]}, hide))
    assert [(sheet.name, sheet.is_hidden) for sheet in sheets] == [("甲", False), ("乙", True)]


def test_lines_above_the_header_are_titles_and_far_cells_are_kept(tmp_path: Path) -> None:
    def far(book: Any) -> None:
        book["表"]["XFD1048576"] = "远"

    rows = [["还款流水"], ["序号", "日期", "金额"], [1, date(2024, 1, 5), 10.5]]
    (sheet,) = _read(tmp_path, files.workbook({"表": rows}, far))
    assert sheet.titles == ("还款流水",)
    assert sheet.header == ("序号", "日期", "金额", "")
    assert sheet.rows == (("1", "2024-01-05", "10.5", ""), ("", "", "", "远"))


def test_a_formula_without_its_result_is_refused_with_its_cell(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        _read(tmp_path, files.workbook({"甲": [["x"]], "还款": [["合计", "=1+1"]]}))
    assert refused.value.code == "exhibit_formula_without_value"
    assert refused.value.fields == {"sheet": "还款", "cell": "B1"}


def test_a_workbook_without_any_cell_is_empty(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        _read(tmp_path, files.workbook({"甲": []}))
    assert refused.value.code == "exhibit_empty"
