from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from legal_docs.intake import cells
from legal_docs.intake.cells import CellError
from legal_docs.intake.columns import column_of, sheet_called
from legal_docs.intake.fields import Column


def column(sheet: str, header: str) -> Column:
    known = sheet_called(sheet)
    assert known is not None
    found = column_of(known, header)
    assert found is not None
    return found


AMOUNT = column("还款流水", "金额")
TEXT = column("当事人", "证件号码")
# Cells of a spreadsheet know no time zone.
MOMENT = datetime(2024, 3, 1, 9, 30)  # noqa: DTZ001
DAY = column("还款流水", "还款日")
TIME = column("催收记录", "催收时间")
YES_NO = column("催收记录", "是否要求还款")
CHOICE = column("催收记录", "联系方式")
NAMES = column("当事人", "所涉债务")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (0.1, "0.1"),
        (1234.56, "1234.56"),
        (100000.0, "100000.0"),
        ("1,234.50", "1234.50"),
        ("-1，234，567.8", "-1234567.8"),
        ("1 234.50", "1234.50"),
        ("１２３４．５０", "1234.50"),
        ("¥100.00元", "100.00"),
        ("4.35%", "4.35"),
    ],
)
def test_numbers_are_read_exactly(raw: Any, value: str) -> None:
    assert cells.read(raw, AMOUNT) == Decimal(value)


@pytest.mark.parametrize("raw", ["3716,23", "12,34,5", "37 16", "1,0000", "1234,567", "1.234,50", ",5", "1,"])
def test_a_comma_that_parts_no_thousands_is_not_guessed_at(raw: str) -> None:
    with pytest.raises(CellError, match="not_a_number"):
        cells.read(raw, AMOUNT)


@pytest.mark.parametrize("raw", [0.1 + 0.2, 1234567890123456.0, float("nan"), float("inf")])
def test_numbers_a_spreadsheet_cannot_hold_exactly_are_refused(raw: float) -> None:
    with pytest.raises(CellError, match="number_not_exact"):
        cells.read(raw, AMOUNT)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (13800000000.0, "13800000000"),
        (123456789012345.0, "123456789012345"),
        ("  甲\t", "甲"),
        ('="000123"', "000123"),
        ("'=1+1", "=1+1"),
        ("=1+1", "=1+1"),
        (date(2024, 3, 1), "2024-03-01"),
        (True, "是"),
        (1.5, "1.5"),
    ],
)
def test_text_keeps_what_the_cell_shows(raw: Any, value: str) -> None:
    assert cells.read(raw, TEXT) == value


@pytest.mark.parametrize("raw", [9.99999198803150e17, "9.99999E+17", 1234567890123456.0])
def test_long_numbers_in_text_columns_are_refused(raw: Any) -> None:
    with pytest.raises(CellError, match="long_number_as_number"):
        cells.read(raw, TEXT)


def test_days_come_from_date_cells_and_from_numbers_written_as_days() -> None:
    assert cells.read(MOMENT, DAY) == date(2024, 3, 1)
    assert cells.read(date(2024, 3, 1), DAY) == date(2024, 3, 1)
    assert cells.read(20240301.0, DAY) == "20240301"


@pytest.mark.parametrize("raw", ["9:30", "09:30", "09：30", time(9, 30), MOMENT])
def test_times_are_read(raw: Any) -> None:
    assert cells.read(raw, TIME) == time(9, 30)


@pytest.mark.parametrize(
    ("raw", "value"), [("是", True), ("否", False), ("TRUE", True), (0.0, False), (True, True)]
)
def test_yes_and_no_are_read(raw: Any, value: bool) -> None:
    assert cells.read(raw, YES_NO) is value


@pytest.mark.parametrize("raw", ["电话", "phone"])
def test_a_choice_is_known_by_label_and_by_value(raw: str) -> None:
    assert cells.read(raw, CHOICE) == raw


def test_a_choice_that_is_not_known_names_the_choices() -> None:
    with pytest.raises(CellError) as refused:
        cells.read("飞鸽", CHOICE)
    assert "短信" in str(refused.value.values["choices"])


def test_names_are_split() -> None:
    assert cells.read("甲、乙；丙", NAMES) == ("甲", "乙", "丙")


@pytest.mark.parametrize("raw", [None, "", "  ", "\t\n"])
def test_empty_cells_are_blank(raw: Any) -> None:
    assert cells.is_blank(raw)
