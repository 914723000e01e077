from legal_docs.bundling.sheet import Row, Sheet, from_cells, is_remark


def _sheet(*rows: Row) -> Sheet:
    cells = {(at, column): cell for at, row in enumerate(rows) for column, cell in enumerate(row)}
    sheet = from_cells(cells)
    assert sheet is not None
    return sheet


def test_title_and_particulars_above_the_header_become_lines() -> None:
    sheet = _sheet(
        ("还款流水", "", "", "", ""),
        ("客户", "张三样", "", "", ""),
        ("流水号", "日期", "金额", "余额", "备注"),
        ("R1", "2024-01-05", "1.00", "2.00", ""),
        ("R2", "2024-02-05", "1.00", "1.00", ""),
    )
    assert sheet.titles == ("还款流水", "客户　张三样")
    assert sheet.header[0] == "流水号"
    assert len(sheet.rows) == 2


def test_a_line_of_particulars_as_wide_as_the_rows_is_not_the_header() -> None:
    sheet = _sheet(
        ("借据", "JJ-1", "放款日", "2024-01-01", ""),
        ("执行依据", "某号", "", "", ""),
        ("流水号", "日期", "金额", "余额", "备注"),
        ("R1", "2024-01-05", "1.00", "2.00", ""),
        ("R2", "2024-02-05", "1.00", "1.00", ""),
    )
    assert sheet.header[0] == "流水号"
    assert sheet.titles == ("借据　JJ-1　放款日　2024-01-01", "执行依据　某号")


def test_a_header_without_rows_stays_the_header() -> None:
    assert _sheet(("流水表", "", ""), ("流水号", "日期", "金额")).header[0] == "流水号"


def test_in_two_columns_the_first_row_is_the_header() -> None:
    assert _sheet(("项目", "金额"), ("合计", "")).titles == ()


def test_empty_rows_and_columns_are_closed_up() -> None:
    sheet = _sheet(("甲", "", "乙", "丙"), ("", "", "", ""), ("1", "", "2", "3"))
    assert (sheet.header, sheet.rows) == (("甲", "乙", "丙"), (("1", "2", "3"),))


def test_a_sheet_of_blanks_is_none() -> None:
    assert from_cells({(0, 0): ""}) is None


def test_a_line_with_only_its_first_cell_is_a_remark() -> None:
    assert is_remark(("说明：以上为系统导出", "", ""))
    assert not is_remark(("", "", "x"))
    assert not is_remark(("a", ""))
