import pytest

from legal_docs.rendering.match import difference

ROW = ("期次", "本金")


def test_the_same_words_on_any_pages_pass() -> None:
    assert difference(["甲乙", "丙丁"], [("甲",), ("乙丙", ""), ("丁",), ("",)], []) is None


def test_a_header_row_may_open_the_next_page_and_nothing_else_may() -> None:
    words = [ROW, ("1", "2"), ("3", "4")]
    assert difference(["期次本金12", "期次本金34"], words, ["期次本金"]) is None
    assert difference(["期次本金12", "期次本金34"], words, []) is not None
    assert difference(["期次本金12", "期次本金35"], words, ["期次本金"]) is not None
    assert difference(["期次本金12", "期次34"], words, ["期次本金"]) is not None


def test_a_row_cut_by_page_ends_continues_in_each_cell() -> None:
    words = [("前",), ("一二三四", "甲乙丙丁", "完"), ("后",)]
    assert difference(["前一二甲", "三乙丙", "四丁完后"], words, []) is None
    assert difference(["前一二甲", "三丙乙", "四丁完后"], words, []) is not None


def test_a_cut_that_could_be_read_two_ways_is_tried_both_ways() -> None:
    assert difference(["11", "2113"], [("112", "113")], []) is None
    assert difference(["111", "213"], [("112", "113")], []) is None


@pytest.mark.parametrize("pages", [["甲乙"], ["甲丙"], ["甲乙丙丁"], ["甲", "丙"], ["乙甲丙"], []])
def test_lost_added_and_moved_words_are_found(pages: list[str]) -> None:
    assert difference(pages, [("甲",), ("乙",), ("丙",)], []) is not None


def test_the_place_is_shown_in_both_languages() -> None:
    zh, en = difference(["本金321,652.82元"], [("本金321,652.32元",)], []) or ("", "")
    assert "第1页，Word 为“1,652.32元”，PDF 为“1,652.82元”" in zh
    assert "page 1" in en


def test_cells_that_begin_alike_do_not_take_for_ever() -> None:
    cells = ("甲" * 300,) * 6
    assert difference(["甲" * 700 + "乙"], [cells], []) is not None
