from datetime import date

import pytest

from legal_docs.law.articles import all_articles, article
from legal_docs.law.never import Wrong, doubtful_citations, unread_sources, wrong_statements

ON = date(2026, 6, 30)


def said(text: str, on: date = ON) -> list[str]:
    return [each.rule for each in wrong_statements(text, on)]


def test_a_wrong_statement_comes_with_the_words_the_correction_and_articles_in_force() -> None:
    (found,) = wrong_statements("第一段。\n诉讼时效 期间为\u3000二年。第三段。", ON)
    assert isinstance(found, Wrong)
    assert (found.rule, found.words) == ("R-ERR-3", "诉讼时效期间为二年")
    assert "三年" in found.right
    assert all(article(id).in_force(ON) for id in found.articles)


def test_each_rule_is_told_once_and_in_order() -> None:
    twice = "申请执行的期间为一年。依据《民事诉讼法》第二百三十九条申请执行。"
    assert [each.words for each in wrong_statements(twice, ON)] == ["申请执行的期间为一年"]
    text = "执行费由银行先行垫付。诉讼时效期间为二年。时效为两年。"
    assert said(text) == ["R-ERR-3", "R-ERR-14"]


def test_a_denial_in_another_sentence_excuses_nothing() -> None:
    assert said("诉讼时效期间不是二年。") == []
    assert said("诉讼时效期间不是一年。诉讼时效期间为二年。") == ["R-ERR-3"]


@pytest.mark.parametrize("mark", ["。", "；", ";", "！", "？", "\n", "\t"])
def test_sentences_and_cells_are_read_one_by_one(mark: str) -> None:
    assert said(f"约定不明{mark}视为连带责任") == []
    assert said("约定不明的视为连带责任") == ["R-ERR-7"]


@pytest.mark.parametrize("name", ["合同法", "担保法", "物权法", "民法通则", "民法总则", "婚姻法", "继承法"])
def test_no_repealed_law_is_named_as_current(name: str) -> None:
    assert said(f"依据《中华人民共和国{name}》第一条") == ["R-ERR-2"]
    assert said(f"依据《{name}》") == ["R-ERR-2"]
    assert said(f"依据最高人民法院关于适用〈中华人民共和国{name}〉的解释") == ["R-ERR-2"]
    assert said(f"《{name}》已于2021年1月1日废止") == []


def test_full_width_and_half_width_signs_are_one() -> None:
    for words in ("年利率24%是法定上限", "年利率24％是法定上限"):
        assert said(words) == ["R-ERR-13"]
    assert said("保证期间因对方沉默,从未中断") == said("保证期间因对方沉默，从未中断") == []


def test_a_statement_is_wrong_only_from_its_day_on() -> None:
    words = "网络借款合同纠纷应向互联网法院起诉"
    assert said(words, date(2025, 10, 31)) == []
    assert said(words, date(2025, 11, 1)) == ["R-ERR-23"]


def test_sources_nobody_has_read_are_named() -> None:
    assert unread_sources("依据法发〔2017〕22号和法发〔2017〕22号、金规〔2025〕9号") == (
        "金规〔2025〕9号",
        "法发〔2017〕22号",
    )
    assert unread_sources("依据《中华人民共和国民法典》") == ()


def test_citations_not_held_or_not_in_force_are_doubtful() -> None:
    text = "《民法典》第六百七十五条、第一条，《中华人民共和国担保法》第二十五条，《民法典》第一条"
    assert doubtful_citations(text, ON) == ("《民法典》第1条", "《中华人民共和国担保法》第25条")
    assert doubtful_citations("《民法典》第六百七十五条", date(2020, 12, 31)) == ("《民法典》第675条",)


def test_no_gist_of_ours_makes_a_wrong_statement() -> None:
    current = [each for each in all_articles() if each.in_force(ON)]
    assert {each.id: said(each.gist) for each in current if said(each.gist)} == {}
