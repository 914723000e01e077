"""How an element form says several things in one cell."""

from datetime import date

import pytest

from legal_docs.drafting.elements.wording import article_number, copies, days, numbered, text_blank
from legal_docs.model.form import Blank, FormRow

ONE, TWO = FormRow("事实与理由", "甲"), FormRow("事实与理由", "乙")


def test_one_thing_stands_alone_and_several_are_numbered_without_the_empty_ones() -> None:
    assert numbered([]) == ""
    assert numbered(["", "甲"]) == "甲"
    assert numbered(["甲", "", "乙"]) == "（1）甲；（2）乙"


def test_one_day_stays_a_day_and_the_same_day_is_said_once() -> None:
    first, second = date(2025, 1, 2), date(2025, 3, 4)
    assert days([first, first]) == first
    assert days([second, first]) == "（1）2025年3月4日；（2）2025年1月2日"


@pytest.mark.parametrize(
    ("clause", "number"),
    [
        ("第3.1条", "3.1"),
        ("第七条", "七"),
        ("第3.1条、第3.3条", "3.1、3.3"),
        ("第3.1条第2款", ""),
        ("3.1", ""),
        ("第3.1条、附件", ""),
        ("", ""),
    ],
)
def test_only_a_whole_article_goes_into_the_printed_place_for_its_number(clause: str, number: str) -> None:
    assert article_number(clause) == number


def test_rows_that_say_the_same_are_one_and_others_are_copies_in_order() -> None:
    assert copies([ONE, ONE]) == (ONE,)
    assert [(row.label, row.copy) for row in copies([ONE, TWO, ONE])] == [("甲", 1), ("乙", 2), ("甲", 3)]


def test_nothing_to_say_leaves_the_blank_as_printed() -> None:
    assert text_blank("内容", "", "某项") == ()
    assert text_blank("内容", "甲", "某项") == (Blank("内容", "甲", field="某项"),)
