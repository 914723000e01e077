from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl.comments import Comment

from legal_docs.bundling import spreadsheet
from legal_docs.bundling.refusal import RefusedError
from tests.bundling import files


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1234.5, "General", "1234.5"),
        (1234.50, "#,##0.00", "1,234.50"),
        (3050.256, "#,##0.00", "3,050.256"),
        (-7.5, "0.00_);(0.00)", "(7.50)"),
        (1e16, "#,##0.00", "1E+16"),
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
        (date(2024, 3, 5), "yyyy/m/d", "2024/3/5"),
        (date(2024, 3, 5), "m/d", "2024-03-05"),
        (datetime(2024, 3, 5), "yyyy/m/d", "2024/3/5"),  # noqa: DTZ001
        (datetime(2024, 3, 5, 9, 59, 59, 999_900), "yyyy/m/d h:mm", "2024/3/5 10:00"),  # noqa: DTZ001
        (datetime(2024, 3, 5, 9, 5, 7), "yyyy/m/d h:mm", "2024-03-05 09:05:07"),  # noqa: DTZ001
        (time(8, 5), "h:mm", "8:05"),
        (time(8, 5, 7), "h:mm", "08:05:07"),
        (timedelta(hours=30), "[h]:mm:ss", "1 day, 6:00:00"),
    ],
)
def test_a_cell_is_written_as_the_file_shows_it_and_no_digit_is_lost(
    value: Any, number_format: str, shown: str
) -> None:
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


PARTICULARS = [
    ["还款流水"],
    ["借据", "JJ-1", "放款日", "2024-01-01", "金额", 300000],
    ["执行依据", "某号"],
    ["流水号", "日期", "金额", "本金", "利息", "备注"],
    ["R1", date(2024, 1, 5), 1, 1, 0, "x"],
    ["R2", date(2024, 2, 5), 1, 1, 0, "x"],
]


@pytest.mark.parametrize(
    ("pane", "scrolled", "titles", "header"),
    [
        ("A5", None, None, "流水号"),
        ("B3", None, None, "借据"),
        (None, None, "$2:$4", "流水号"),
        ("A3", None, "4:4", "流水号"),
        ("B1", None, None, "流水号"),
        ("A2", None, None, "流水号"),
        ("A99", None, None, "流水号"),
        ("A3", "A3", None, "流水号"),
    ],
)
def test_the_header_is_the_last_row_the_file_keeps_in_sight(
    tmp_path: Path, pane: str | None, scrolled: str | None, titles: str | None, header: str
) -> None:
    def freeze(book: Any) -> None:
        sheet = book["表"]
        sheet.freeze_panes, sheet.print_title_rows = pane, titles
        sheet.sheet_view.topLeftCell = scrolled

    (found,) = _read(tmp_path, files.workbook({"表": PARTICULARS}, freeze))
    assert found.header[0] == header


def test_a_pane_that_is_only_split_keeps_nothing_in_sight(tmp_path: Path) -> None:
    def split(book: Any) -> None:
        book["表"].freeze_panes = "A3"
        book["表"].sheet_view.pane.state = "split"

    (found,) = _read(tmp_path, files.workbook({"表": PARTICULARS}, split))
    assert found.header[0] == "流水号"


def _formulas(tmp_path: Path, xml: str) -> Any:
    """Return the sheet of a workbook whose rows are written as `xml`."""
    made, out = files.workbook({"还款": [["项目", "金额", "备注"]]}), BytesIO()
    with ZipFile(BytesIO(made)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace(b"</sheetData>", xml.encode() + b"</sheetData>")
            new.writestr(name, content)
    (found,) = _read(tmp_path, out.getvalue())
    return found


def test_a_formula_without_its_result_is_shown_as_such_and_named(tmp_path: Path) -> None:
    sheets = _read(tmp_path, files.workbook({"甲": [["x"]], "还款": [["合计", "=SUM(A1:A9)", 5]]}))
    assert sheets[1].header == ("合计", "〔无缓存值：公式 =SUM(A1:A9)〕", "5")
    assert sheets[1].doubts == (("exhibit_formula_without_value", "B1"),)
    assert sheets[0].doubts == ()


def test_a_formula_with_its_result_is_a_value_also_where_it_is_empty_text(tmp_path: Path) -> None:
    found = _formulas(
        tmp_path,
        '<row r="2"><c r="A2" t="str"><f>IF(1,"","x")</f><v></v></c><c r="B2"><f>1+1</f><v>2</v></c>'
        '<c r="C2" t="b"><f>1=1</f><v>1</v></c></row>',
    )
    assert found.rows == (("", "2", "TRUE"),)
    assert found.doubts == ()


def test_a_formula_filled_in_from_another_is_shown_as_that_of_its_own_cell(tmp_path: Path) -> None:
    found = _formulas(
        tmp_path,
        '<row><c><f t="shared" ref="A2:A3" si="0">B2*2</f></c><c><v>7</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/><v/></c></row>',
    )
    assert found.rows == (("〔无缓存值：公式 =B2*2〕", "7", ""), ("〔无缓存值：公式 =B3*2〕", "", ""))
    assert found.doubts == (("exhibit_formula_without_value", "A2、A3"),)


def test_many_places_are_counted(tmp_path: Path) -> None:
    (found,) = _read(tmp_path, files.workbook({"表": [["a"], *(["=1"] for _ in range(9))]}))
    assert found.doubts[0][1] == "A2、A3、A4、A5、A6、A7、A8、A9等共9处"
    (fewer,) = _read(tmp_path, files.workbook({"表": [["a"], *(["=1"] for _ in range(8))]}))
    assert fewer.doubts[0][1].endswith("A8、A9")


def test_a_number_of_sixteen_digits_is_doubted_and_fifteen_are_not(tmp_path: Path) -> None:
    rows = [
        ["户名", "账号"],
        ["甲", 6222020012345670],
        ["乙", 622202001234567],
        ["丙", 6.22202001234567e18],
        ["丁", "6222020012345678901"],
        ["戊", "6.2E+18"],
        ["己", True],
        ["庚", "6.2E+5"],
        ["辛", -1e15],
    ]
    (found,) = _read(tmp_path, files.workbook({"表": rows}))
    assert found.doubts == (("exhibit_long_number", "B2、B4、B6、B9"),)


def test_comments_are_notes_with_their_cell_also_on_an_empty_one(tmp_path: Path) -> None:
    def comment(book: Any) -> None:
        book["表"]["B2"].comment = Comment("客户已承诺还款 ", "某")
        book["表"]["C9"].comment = Comment("空格上的批注", "某")
        book["只有批注"]["A1"].comment = Comment("孤立", "某")

    made = files.workbook({"表": [["日期", "金额"], ["2024-01-05", 10.5]], "只有批注": []}, comment)
    sheets = _read(tmp_path, made)
    assert sheets[0].notes == (
        "批注（单元格 B2“10.5”）：客户已承诺还款",
        "批注（单元格 C9）：空格上的批注",
    )
    assert sheets[0].rows == (("2024-01-05", "10.5"),)
    assert sheets[1].notes == ("批注（单元格 A1）：孤立",)
    assert "客户已承诺还款" in sheets[0].text
    assert spreadsheet.lost_comments(tmp_path / "a.xlsx", sheets) == 0
    assert spreadsheet.lost_comments(tmp_path / "a.xlsx", sheets[:1]) == 1


def test_hidden_rows_columns_and_sheets_are_read_and_said(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        for row in (2, 3, 5, 7):
            book["表"].row_dimensions[row].hidden = True
        book["表"].column_dimensions["B"].hidden = True
        book["表"].column_dimensions["F"].hidden = True
        book["藏"].sheet_state = "veryHidden"

    rows = [["甲", "乙", "丙"], *([n, n, n] for n in range(2, 7))]
    first, second = _read(tmp_path, files.workbook({"表": rows, "藏": [["x"]]}, hide))
    assert len(first.rows) == 5
    assert first.notes == ("原文件中隐藏、已照样列出：第2–3、5行，B列",)
    assert first.doubts == (("exhibit_hidden_cells", "第2–3、5行，B列"),)
    assert second.is_hidden
    assert second.doubts == (("exhibit_hidden_cells", "整个工作表"),)


def test_a_row_without_height_is_hidden(tmp_path: Path) -> None:
    found = _formulas(
        tmp_path, '<row r="2" ht="0" customHeight="1"><c r="A2"><v>1</v></c></row><row r="3" ht="9"/>'
    )
    assert found.doubts == (("exhibit_hidden_cells", "第2行"),)


def test_rows_hidden_by_default_are_said(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book["表"].sheet_format.zeroHeight = True
        book["表"].row_dimensions[1].height = 20

    (found,) = _read(tmp_path, files.workbook({"表": [["甲"], ["乙"]]}, hide))
    assert found.notes == ("原文件中隐藏、已照样列出：第2行",)


def test_header_and_footer_are_notes_unless_they_only_number_the_pages(tmp_path: Path) -> None:
    def margins(book: Any) -> None:
        book["表"].oddHeader.center.text = "示例银行 内部资料"
        book["表"].oddFooter.center.text = "第&P页 共&N页"

    (found,) = _read(tmp_path, files.workbook({"表": [["甲"]]}, margins))
    assert found.notes == ("页眉：示例银行 内部资料",)


def test_a_sheet_whose_part_is_missing_is_not_left_out_in_silence(tmp_path: Path) -> None:
    out = BytesIO()
    with ZipFile(BytesIO(files.workbook({"甲": [["a"]], "乙": [["b"]]}))) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "xl/worksheets/sheet2.xml":
                new.writestr(name, old.read(name))
    with pytest.raises(RefusedError, match="乙"):
        _read(tmp_path, out.getvalue())


def test_a_workbook_without_any_cell_is_empty(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        _read(tmp_path, files.workbook({"甲": []}))
    assert refused.value.code == "exhibit_empty"
