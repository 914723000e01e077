"""One value → its origins; what has none is said to have none."""

import pytest

from legal_docs.services.tracing.origin import Catalogue, Known, Origin, OriginKind
from legal_docs.services.tracing.resolve import Found, Sources
from legal_docs.services.tracing.sentences import Printed, Sentence
from tests.services.dossiers import dossier

SOURCES = Sources(dossier("-001-"))


def of(words: str, path: str = "欠款情况", *others: Printed) -> list[Found]:
    value = Printed(path, words)
    return list(SOURCES.of(value, Sentence(words, (value, *others))))


@pytest.mark.parametrize("figure", ["1,234.56", "2019年1月1日", "2019-01-01", "88.8%"])
def test_a_figure_nobody_knows_has_no_source(figure: str) -> None:
    assert of(f"尚欠{figure}") == [Found(figure, None)]


def test_a_figure_inside_a_longer_one_is_not_taken_for_it() -> None:
    assert of("尚欠1,979.81元") == [Found("1,979.81", None)]
    assert of("尚欠979.811元") == [] or all(f.words != "979.81" for f in of("尚欠979.811元"))


def test_an_exhibit_that_is_not_in_the_bundle_has_no_source() -> None:
    assert of("证据99第1页") == [Found("证据99第1页", None)]


def test_capitals_of_an_unknown_sum_have_no_source() -> None:
    assert of("壹佰元整") == [Found("壹佰元整", None)]


def test_words_without_figures_are_those_of_the_program() -> None:
    (found,) = of("连带共同保证责任")
    assert found.origin is not None and found.origin.kind is OriginKind.WORDING


def test_a_contract_is_no_article() -> None:
    kinds = {f.origin.kind for f in of("《无此合同》第一条") if f.origin}
    assert kinds == {OriginKind.WORDING}


def test_claims_are_counted() -> None:
    assert {f.words for f in of("第1项至第3项", "诉讼请求.各项[4].担保范围")} == {"第1项", "第3项"}


def test_the_longest_value_is_found_and_labels_only_alone() -> None:
    def known(words: str, *, whole: bool = False) -> Known:
        return Known((words,), Origin(OriginKind.CASE, words), whole=whole)

    found = Catalogue([known("某市"), known("某市某区"), known("本金", whole=True), known("12.50")])
    assert found.longest("住某市某区某路", 1) == "某市某区"
    assert found.longest("借款本金", 2) == "" and found.of("本 金") and not found.of("本金", whole=False)
    assert found.longest("112.50", 1) == "" and found.longest("12.505", 0) == ""
    assert found.longest("计12.50元", 1) == "12.50"


def test_a_day_may_follow_the_number_of_its_item() -> None:
    assert [f.origin is not None for f in of("3.2024年3月18日签订")] == [True]
