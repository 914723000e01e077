from datetime import date

import pytest

from legal_docs.law.articles import all_articles, citation
from legal_docs.law.citing import cited_in
from legal_docs.law.renumbering import renumbered
from legal_docs.model.finding import Grade

ON = date(2026, 6, 30)


def ids(text: str, on: date = ON) -> list[str | None]:
    return [each.article.id if each.article else None for each in cited_in(text, on)]


def test_each_article_of_a_list_is_found() -> None:
    words = (
        "依据《中华人民共和国民法典》第五百七十七条、第六百七十五条和第六百七十六条，"
        "《最高人民法院关于适用〈中华人民共和国民法典〉有关担保制度的解释》第二十九条第一款之规定"
    )
    assert ids(words) == ["民法典.577", "民法典.675", "民法典.676", "担保制度解释2020.29"]


@pytest.mark.parametrize(
    "words",
    [
        "《民法典》第六百七十五条",
        "《中华人民共和国民法典》第675条",
        "《 中华人民共和国\n民法典 》第六百七十五条",
        "《中华人民共和国民法典》第六百七十五条第一款",
    ],
)
def test_short_titles_digits_and_line_ends_do_not_matter(words: str) -> None:
    assert ids(words) == ["民法典.675"]


def test_the_edition_after_a_title_does_not_matter() -> None:
    assert ids("《中华人民共和国民事诉讼法（2023年修正）》第二百五十条") == ["民诉法2023.250"]


def test_a_number_is_read_as_of_the_day_of_the_paper() -> None:
    old = "《中华人民共和国民事诉讼法》第二百三十九条"
    assert ids(old, date(2018, 5, 1)) == ["民诉法2017.239"]
    assert ids(old) == [None]
    assert ids("《民事诉讼法》第一百一十九条", date(2018, 5, 1)) == ["民诉法2023.122"]


def test_a_law_held_as_history_is_cited_on_a_day_of_its_own_time_only() -> None:
    words = "《中华人民共和国担保法》第二十五条"
    assert ids(words) == [None]
    assert ids(words, date(2019, 1, 1)) == ["担保法1995.25"]
    (found,) = cited_in(words, ON)
    assert (found.title, found.number) == ("中华人民共和国担保法", 25)


def test_an_article_that_is_not_held_is_no_article_of_ours() -> None:
    assert ids("《中华人民共和国民法典》第一条") == [None]
    assert ids("《某某管理办法》第一条") == [None]


def test_zero_is_written_in_two_ways() -> None:
    assert ids("《民法典》第一千零六十四条") == ids("《民法典》第一千〇六十四条") == ["民法典.1064"]


@pytest.mark.parametrize(
    "words",
    [
        "《个人借款合同》第十二条",
        "《信用卡领用合约》第三条",
        "《债权计算明细》",
        "依据《中华人民共和国民法典》",
    ],
)
def test_contracts_and_titles_alone_are_not_citations(words: str) -> None:
    assert cited_in(words, ON) == ()


def test_what_we_print_is_what_we_read() -> None:
    for each in all_articles():
        if each.in_force(ON) and each.grade is Grade.SETTLED:
            assert ids(citation([each.id], on=ON)) == [each.id]
        if each.id.startswith("民诉法2023.") and renumbered(each.id):
            assert ids(citation([each.id], on=date(2024, 1, 1)), date(2024, 1, 1)) == [each.id]
