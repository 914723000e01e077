"""How far off a day is, in words and in a colour."""

from datetime import date, timedelta

import pytest

from legal_docs.web.parts.days import left

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-1, "已过1天", "red"),
        (0, "今天到期", "red"),
        (1, "还有1天", "red"),
        (7, "还有7天", "red"),
        (8, "还有8天", "orange"),
        (30, "还有30天", "orange"),
        (31, "还有31天", "blue"),
    ],
)
def test_days_are_told_in_words_and_colour(days: int, words: str, tone: str) -> None:
    found = left(TODAY + timedelta(days), TODAY)
    assert (found.words, found.tone) == (words, tone)


def test_the_colour_is_never_the_only_sign() -> None:
    texts = {left(TODAY + timedelta(d), TODAY).text[0] for d in (1, 20, 90)}
    assert texts == {"●", "◐", "○"}


def test_no_day_is_said_as_no_running_period() -> None:
    assert left(None, TODAY).text == "无进行中的期间"


def test_no_day_of_a_case_not_computed_says_nothing_of_periods() -> None:
    assert left(None, TODAY, is_computed=False).text == "尚未计算"
    assert left(TODAY, TODAY, is_computed=False).words == "今天到期"
