"""Days and sums as papers write them."""

from datetime import date
from decimal import Decimal

import pytest

from legal_docs.bundling.contradictions.values import amount, capitals, day, plain


@pytest.mark.parametrize("text", ["2026年3月1日", "2026-03-01 10:00:00", "2026/3/1", "2026 年 3 月 1 日"])
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert day(text) == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["2026年2月30日", "2026年3月", "", "样例"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("120,000.00", "120000.00"), ("¥ 1234.5元", "1234.50"), ("-4360", "-4360.00")],
)
def test_a_sum_is_read_in_yuan(text: str, value: str) -> None:
    assert amount(text) == Decimal(value)


def test_a_sum_in_ten_thousands_is_multiplied_and_no_number_is_none() -> None:
    assert amount("12.5", in_ten_thousands=True) == Decimal("125000.00")
    assert amount("按届时利率") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("壹拾贰万元整", "120000"),
        ("拾万元", "100000"),
        ("伍佰万零叁仟圆整", "5003000"),
        ("壹亿贰仟万元整", "120000000"),
        ("叁仟零伍元陆角柒分", "3005.67"),
        ("玖元零伍分", "9.05"),
        ("柒角", None),
        ("壹拾X元", None),
        ("壹元柒", None),
    ],
)
def test_capital_numerals_are_read(text: str, value: str | None) -> None:
    assert capitals(text) == (None if value is None else Decimal(value))


def test_numbers_are_alike_whatever_their_brackets_and_case() -> None:
    assert plain("（2024）示 借字〔1〕a".translate({ord("（"): "(", ord("）"): ")"})) == plain(
        "(2024)示借字[1]A"
    )
