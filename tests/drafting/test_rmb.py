"""Amounts in capitals."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_docs.drafting.rmb import SPELLED, amount_of, capitals

EXAMPLES = {
    "0": "零元整",
    "0.05": "伍分",
    "0.50": "伍角整",
    "10.00": "壹拾元整",
    "10010": "壹万零壹拾元整",
    "6007.14": "陆仟零柒元壹角肆分",
    "325.04": "叁佰贰拾伍元零肆分",
    "100000.05": "壹拾万元零伍分",
    "107000.53": "壹拾万零柒仟元伍角叁分",
    "1001000": "壹佰万零壹仟元整",
    "12345678.90": "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角整",
    "100000000": "壹亿元整",
    "100005000": "壹亿零伍仟元整",
    "20500000000": "贰佰零伍亿元整",
    "1000100000000": "壹万零壹亿元整",
    "-1.10": "负壹元壹角整",
}
DIGITS = {c: n for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def read(text: str) -> Decimal:
    """Read capitals back, independently of how they are written."""
    whole, _, rest = text.removesuffix("整").rpartition("元")
    if not whole and "元" not in text:
        whole, rest = "", text.removesuffix("整")
    total, digit = Decimal(integer(whole)), 0
    for sign in rest:
        if sign in "角分":
            total += Decimal(digit) / (10 if sign == "角" else 100)
        else:
            digit = DIGITS[sign]
    return total


def integer(text: str) -> int:
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if unit in text:
            high, low = text.rsplit(unit, 1) if unit == "亿" else text.split(unit, 1)
            return integer(high) * size + integer(low)
    total = digit = 0
    for sign in text:
        if sign in PLACES:
            total += digit * PLACES[sign]
            digit = 0
        else:
            digit = DIGITS[sign]
    return total + digit


@pytest.mark.parametrize(("amount", "text"), EXAMPLES.items())
def test_amounts_are_written_as_on_a_bill(amount: str, text: str) -> None:
    assert capitals(Decimal(amount)) == text


@given(st.integers(0, 10**17))
def test_capitals_can_be_read_back(fen: int) -> None:
    amount = Decimal(fen) / 100
    assert read(capitals(amount)) == amount


def test_nothing_is_rounded_or_cut() -> None:
    with pytest.raises(ValueError, match="two places"):
        capitals(Decimal("1.005"))
    with pytest.raises(ValueError, match="too large"):
        capitals(Decimal(10) ** 16)


@given(st.integers(min_value=0, max_value=10**18 - 1))
def test_every_sum_in_capitals_is_read_back(fen: int) -> None:
    amount = Decimal(fen) / 100
    assert amount_of(capitals(amount)) == amount


@given(st.integers(min_value=100, max_value=10**18 - 1))
def test_every_sum_of_a_yuan_or_more_is_found_in_a_text(fen: int) -> None:
    words = capitals(Decimal(fen) / 100)
    found = re.search(SPELLED, f"合计人民币{words}，计至")
    assert found and found[0] == words


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("壹佰圆正", "100"),
        ("拾元整", "10"),
        ("拾贰万元整", "120000"),
        ("壹元零伍分", "1.05"),
        ("伍角整", "0.5"),
    ],
)
def test_other_usual_spellings_are_read(words: str, amount: str) -> None:
    assert amount_of(words) == Decimal(amount)


@pytest.mark.parametrize("words", ["", "元", "元整", "整", "万元整", "壹贰元整", "壹佰元角", "一百元整"])
def test_what_is_no_sum_is_none(words: str) -> None:
    assert amount_of(words) is None
