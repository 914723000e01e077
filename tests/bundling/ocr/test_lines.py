"""Which lines are good enough, and in which order they are read."""

import pytest

from legal_docs.bundling.ocr.lines import Line, Outcome, as_text, judged
from tests.bundling.ocr.made import line


def test_a_page_read_surely_keeps_its_lines() -> None:
    lines = (line("借款合同"), line("第一条"))
    assert judged(lines) == (Outcome.READ, lines)


def test_a_page_without_letters_is_blank() -> None:
    assert judged(()) == (Outcome.BLANK, ())


@pytest.mark.parametrize(("score", "outcome"), [(0.85, Outcome.READ), (0.84, Outcome.DOUBTFUL)])
def test_a_page_read_with_doubts_bears_no_word(score: float, outcome: Outcome) -> None:
    found, lines = judged([line("借款合同", score=score)])
    assert (found, bool(lines)) == (outcome, outcome is Outcome.READ)


def test_a_long_sure_line_weighs_more_than_a_short_doubtful_one() -> None:
    sure, doubtful = line("贷款人已就相关条款作了说明", score=0.99), line("章", score=0.2)
    assert judged([sure, doubtful]) == (Outcome.READ, (sure,))


@pytest.mark.parametrize(("score", "kept"), [(0.6, 2), (0.59, 1)])
def test_a_doubtful_line_is_left_out_of_a_page_that_was_read(score: float, kept: int) -> None:
    assert len(judged([line("贷款人已就相关条款作了说明"), line("印", score=score)])[1]) == kept


def test_a_page_whose_lines_run_up_or_down_lies_on_its_side() -> None:
    upright = line("借款合同第一条", wide=40, high=280)
    assert judged([upright, line("页")]) == (Outcome.SIDEWAYS, ())
    assert judged([upright, line("贷款人已就相关条款作了说明")])[0] is Outcome.READ


def test_one_letter_and_a_square_are_not_upright() -> None:
    assert not line("一", wide=10, high=40).is_upright
    assert not line("印章", wide=40, high=60).is_upright
    assert line("印章", wide=40, high=61).is_upright


def test_lines_side_by_side_are_one_row_from_left_to_right() -> None:
    lines = [line("右上", (600, 92)), line("下", (200, 160)), line("左上", (200, 100))]
    assert as_text(lines) == "左上 右上\n下"


def test_a_line_lower_by_half_its_height_begins_a_new_row() -> None:
    assert as_text([line("甲", (200, 100)), line("乙", (600, 119))]) == "甲 乙"
    assert as_text([line("甲", (200, 100)), line("乙", (600, 120))]) == "甲\n乙"


def test_a_tilted_line_is_placed_by_its_middle() -> None:
    tilted = Line("倾斜的一行", 0.9, ((100, 90), (500, 110), (500, 150), (100, 130)))
    assert as_text([line("同一行", (600, 100)), tilted]) == "倾斜的一行 同一行"
