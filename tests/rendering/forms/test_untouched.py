"""A block is blank if nothing is ticked or written in it, whatever the form itself prints."""

import pytest

from legal_docs.rendering.forms.untouched import is_untouched
from tests.rendering.forms.layouts import PRINTED, SHAPES, print_as

WORDS = frozenset({"联系电话", "姓名"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "姓名：\n性别：男□ 女□",
        "姓名：____ 职务：____",
        "职务：     联 系 电 话：",
        "出生日期：  年  月  日 民族：",
        "出生日期：20  年",
        "已还利息：  元，还息至  年",
        "依据：第  条",
        "性别：男（ ） 女（ ）",
        "性别：男○ 女○",
        "证件类型：（身份证、护照）",
        "姓名\f",
    ],
)
def test_a_printed_block_is_blank(text: str) -> None:
    assert is_untouched(text, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "姓名：李某",
        "姓名：李某 职务：",
        "姓名：李某，职务：",
        "有□\n无☑",
        "有□ 无√",
        "截至2025年 月 日",
        "利息1.00元",
        "利率4.2%",
        "（合同条款：第3条）",
        "电话\f10000000000",
    ],
)
def test_a_value_or_tick_makes_it_no_blank(text: str) -> None:
    assert not is_untouched(text, WORDS)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_row_of_the_printed_forms_is_blank(shape: str) -> None:
    rows = [row for form in PRINTED.values() for _, lines in form["sections"] for row in lines]
    repeated = [(label, text or "") for _, label, text in rows if "的好处" not in label]  # no statements
    assert [label for label, text in repeated if not is_untouched(print_as(text, shape), frozenset())] == []
