"""Sums in capitals are the figures beside them."""

import pytest

from legal_docs.services.proofs.capitals import alone, beside, wrong_capitals

RIGHT = [
    "合计人民币76,713.00元（大写：人民币柒万陆仟柒佰壹拾叁元整）。",
    "合计 76713 元，大写柒万陆仟柒佰壹拾叁元整",
    "人民币（大写）柒万陆仟柒佰壹拾叁元整（￥76,713.00）",
    "大写：柒万陆仟柒佰壹拾叁元整，小写：￥76713.00",
    "人民币柒万陆仟柒佰壹拾叁元整（小写：人民币76,713.00元）",
]


@pytest.mark.parametrize("line", RIGHT)
def test_equal_sums_pass(line: str) -> None:
    assert [words for words, _ in beside(line)] == ["柒万陆仟柒佰壹拾叁元整"]
    assert list(wrong_capitals(line)) == []


@pytest.mark.parametrize("line", [line.replace("叁元整", "肆元整") for line in RIGHT])
def test_a_sum_that_differs_by_a_yuan_fails(line: str) -> None:
    assert "大写“柒万陆仟柒佰壹拾肆元整”与小写“" in next(wrong_capitals(line))[0]


def test_a_sum_nobody_can_read_fails() -> None:
    assert list(wrong_capitals("100.00元（大写：壹贰佰元整）"))


def test_sums_that_only_follow_each_other_are_not_compared() -> None:
    assert list(beside("借款壹拾万元，利息5,000.00元，另付壹佰元整")) == []
    assert list(beside("利息5,000.00元\n（大写：壹佰元整）")) == []


def test_capitals_without_a_figure_are_alone() -> None:
    assert alone("合计人民币（大写：壹佰元整）", "壹佰元整")
    assert not alone("合计100.00元（大写：壹佰元整）", "壹佰元整")
