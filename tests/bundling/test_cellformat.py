"""Numbers and days as the file shows them, and never with a digit less than the file holds."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from legal_docs.bundling import cellformat

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("11625", "#,##0.00", "11,625.00"),
        ("3050.2", "#,##0.00", "3,050.20"),
        ("3000000", "#,##0.00", "3,000,000.00"),
        ("0", "#,##0.00", "0.00"),
        ("-5", "#,##0.00", "-5.00"),
        ("744", "#,##0", "744"),
        ("744", "0.00", "744.00"),
        ("1234.5", "0.0#", "1234.5"),
        ("1234", "#,##0.##", "1,234"),
        (".5", "#.00", ".50"),
        ("12", "000000", "000012"),
        ("0.0435", "0.00%", "4.35%"),
        ("0.04", "0.00%", "4.00%"),
        ("5", '0.00"%"', "5.00%"),
        ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        ("1234.5", "#,##0.00_);(#,##0.00)", "1,234.50"),
        ("-1234.5", "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
        ("0", "#,##0.00;[Red]-#,##0.00", "0.00"),
        ("1234.5", ACCOUNTING, "1,234.50"),
        ("-1234.5", ACCOUNTING, "-1,234.50"),
        ("0", ACCOUNTING, "-"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
        ("1234.5", '"￥"#,##0.00', "￥1,234.50"),
        ("-1234.5", "¥#,##0.00", "-¥1,234.50"),
        ("1234.5", '#,##0.00"元"', "1,234.50元"),
        ("3", '"第;期"0', "第;期3"),
    ],
)
def test_a_number_is_written_as_its_format_shows_it(value: str, code: str, shown: str) -> None:
    assert cellformat.number(Decimal(value), code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("3050.256", "#,##0.00", "3,050.256"),
        ("-3050.256", "#,##0.00_);(#,##0.00)", "(3,050.256)"),
        ("0.0435", "0%", "4.35%"),
        ("1234.5", "#,##0", "1,234.5"),
        ("-0.001", "0.00", "-0.001"),
    ],
)
def test_where_the_format_would_round_the_whole_number_is_written(value: str, code: str, shown: str) -> None:
    assert cellformat.number(Decimal(value), code) == shown


def test_a_negative_that_only_its_colour_tells_gets_its_sign() -> None:
    assert cellformat.number(Decimal("-5"), "0.00;[Red]0.00") == "-5.00"


@pytest.mark.parametrize(
    "code",
    ["General", "@", ";;;", '"已付"', "0.00E+00", "# ?/?", "#,##0,", "[>100]0.00;0", "[DBNum2]0", "000-0000"],
)
@pytest.mark.parametrize("value", ["1234.5", "0", "-7"])
def test_a_format_that_hides_or_is_not_known_is_not_used(value: str, code: str) -> None:
    assert cellformat.number(Decimal(value), code) is None


def test_a_zero_that_the_format_would_leave_blank_is_not_lost() -> None:
    assert cellformat.number(Decimal(0), "#,###") is None
    assert cellformat.number(Decimal(0), '0.00;-0.00;"无"') is None


DAY, HOUR = date(2024, 3, 5), datetime(2024, 3, 5, 9, 5, 30)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (DAY, "yyyy/m/d", "2024/3/5"),
        (DAY, "yyyy-mm-dd", "2024-03-05"),
        (DAY, 'yyyy"年"m"月"d"日"', "2024年3月5日"),
        (DAY, "yyyy\\-mm\\-dd;@", "2024-03-05"),
        (DAY, "[$-804]yyyy/mm/dd", "2024/03/05"),
        (DAY, "mm-dd-yy", "2024/3/5"),
        (datetime(2024, 3, 5), "yyyy/m/d", "2024/3/5"),  # noqa: DTZ001
        (datetime(2024, 3, 5), "yyyy/m/d h:mm", "2024/3/5 0:00"),  # noqa: DTZ001
        (HOUR, "yyyy-mm-dd hh:mm:ss", "2024-03-05 09:05:30"),
        (HOUR.replace(second=0), "yyyy/m/d h:mm", "2024/3/5 9:05"),
        (time(8, 5), "h:mm", "8:05"),
        (time(8, 5, 7), "hh:mm:ss", "08:05:07"),
    ],
)
def test_a_day_is_written_as_its_format_shows_it(value: date | time, code: str, shown: str) -> None:
    assert cellformat.moment(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (DAY, "m/d"),
        (DAY, "yy/m/d"),
        (DAY, "d/m/yyyy"),
        (DAY, "yyyy-mmm-dd"),
        (DAY, "yyyy/m/d aaaa"),
        (DAY, "yyyy/m/d h:mm"),
        (DAY, "General"),
        (HOUR, "yyyy/m/d"),
        (HOUR, "yyyy/m/d h:mm"),
        (HOUR, "yyyy/m/d h:mm AM/PM"),
        (time(8, 5, 7), "h:mm"),
        (time(8, 5), "yyyy/m/d h:mm"),
    ],
)
def test_a_format_that_hides_a_part_of_a_day_or_could_be_misread_is_not_used(
    value: date | time, code: str
) -> None:
    assert cellformat.moment(value, code) is None
