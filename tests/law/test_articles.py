import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from legal_docs.law import articles
from legal_docs.law.articles import LAW_KNOWN_TO, all_articles, article, chinese_number, citation
from legal_docs.model.finding import Grade
from legal_docs.services.cited import registered

HISTORY = {
    "民法通则2009",
    "民法总则时效解释2018",
    "担保法1995",
    "担保法解释2000",
    "民诉法2017",
    "民诉法2021",
    "放假办法2013",
}


def test_an_article_knows_its_edition_and_when_it_came_into_force() -> None:
    found = article("民诉法2023.250")
    assert (found.edition, found.article, found.in_force_from) == ("2023", 250, date(2024, 1, 1))
    assert found.in_force(LAW_KNOWN_TO)


def test_an_unknown_article_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        article("民法典.9999")


def test_every_article_has_a_gist_and_an_id_of_its_own() -> None:
    found = all_articles()
    assert len({each.id for each in found}) == len(found) > 400
    assert all(each.gist and each.id.endswith(f".{each.article}") for each in found)


def test_every_rule_names_articles_that_are_held_and_in_force_or_history() -> None:
    rules = registered()
    assert len(rules) > 100
    for rule, ids in rules.items():
        for each in map(article, ids):
            assert each.in_force(LAW_KNOWN_TO) or each.id.split(".")[0] in HISTORY, rule


def test_gists_are_short_and_days_are_sane() -> None:
    for each in all_articles():
        assert 6 <= len(each.gist) <= 60, each.id
        assert date(1990, 1, 1) < each.in_force_from < LAW_KNOWN_TO, each.id
        assert each.repealed_on is None or each.in_force_from < each.repealed_on, each.id
        assert each.edition.isdigit() and int(each.edition) in range(1995, 2027), each.id
        assert not set("《》") & set(each.title), each.id


def test_no_article_is_written_down_twice() -> None:
    """A second file of the same law, or a number given twice in one, would be lost without a word."""
    laws: list[str] = []
    for path in sorted((Path(articles.__file__).parent / "statutes").glob("*.json")):
        pairs: list[str] = []
        law = json.loads(path.read_text("utf-8"), object_pairs_hook=_remembering(pairs))
        laws.append(law["id"])
        assert len(pairs) == len(set(pairs)), path.name
    assert len(laws) == len(set(laws))


def _remembering(keys: list[str]) -> Callable[[list[tuple[str, Any]]], dict[str, Any]]:
    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys.extend(key for key, _ in pairs)
        return dict(pairs)

    return build


def test_editions_of_one_law_follow_each_other_without_overlap() -> None:
    for title in {each.title for each in all_articles()}:
        spans = {(a.in_force_from, a.repealed_on) for a in all_articles() if a.title == title}
        ordered = sorted(spans)
        for (_, until), (begin, _) in pairwise(ordered):
            assert until is not None and until <= begin, title


def test_a_paper_cites_the_number_in_force_on_its_day() -> None:
    cited = {
        day: citation(["民诉法2023.250"], on=day)
        for day in (
            date(2019, 6, 30),
            date(2021, 12, 31),
            date(2022, 1, 1),
            date(2023, 12, 31),
            date(2024, 1, 1),
        )
    }
    numbers = [
        words.removeprefix("《中华人民共和国民事诉讼法》第").removesuffix("条") for words in cited.values()
    ]
    assert numbers == ["二百三十九", "二百三十九", "二百四十六", "二百四十六", "二百五十"]


@pytest.mark.parametrize(
    ("id", "day"),
    [
        ("民诉法2023.250", date(2012, 12, 31)),  # numbered by an edition that is not in the table
        ("民诉法2023.194", date(2022, 6, 1)),  # a rule that did not exist then
        ("民诉法2021.246", date(2024, 1, 1)),  # an old id is never carried forward
        ("民法典.675", date(2020, 12, 31)),  # not yet in force, and not renumbered
    ],
)
def test_an_article_without_a_number_on_the_day_is_never_cited(id: str, day: date) -> None:
    with pytest.raises(ValueError, match="不是现行有效"):
        citation([id], on=day)


def test_court_papers_cite_articles_grouped_by_law_in_chinese_numerals() -> None:
    assert citation(["民法典.676", "民法典.675", "担保制度解释2020.29", "民法典.675"]) == (
        "《中华人民共和国民法典》第六百七十五条、第六百七十六条，"
        "《最高人民法院关于适用〈中华人民共和国民法典〉有关担保制度的解释》第二十九条"
    )


@pytest.mark.parametrize(
    "id", ["民法通则2009.135", "民诉法2021.246", "担保法解释2000.32", "催款通知单批复1999.1"]
)
def test_repealed_or_unsettled_articles_are_never_cited(id: str) -> None:
    with pytest.raises(ValueError, match=id.split(".", maxsplit=1)[0]):
        citation([id])


def test_an_article_known_from_secondary_sources_is_never_cited(monkeypatch: pytest.MonkeyPatch) -> None:
    doubtful = replace(article("民法典.675"), grade=Grade.SECONDARY)
    monkeypatch.setattr(articles, "article", lambda id: doubtful)
    with pytest.raises(ValueError, match="二手来源"):
        citation(["民法典.675"])


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (3, "三"),
        (10, "十"),
        (13, "十三"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (188, "一百八十八"),
        (250, "二百五十"),
        (1064, "一千零六十四"),
        (1161, "一千一百六十一"),
        (1001, "一千零一"),
    ],
)
def test_numbers_read_as_in_statutes(number: int, text: str) -> None:
    assert chinese_number(number) == text


def test_a_rule_cannot_name_an_article_that_is_not_held() -> None:
    with pytest.raises(KeyError):
        articles.applies("民法典.9999")(lambda: None)
