from datetime import date

from legal_docs.law.articles import LAW_KNOWN_TO, article
from legal_docs.law.bank_tables import packaged
from legal_docs.law.conduct.points import conduct_points
from legal_docs.model.finding import Grade
from legal_docs.model.point import Topic
from tests.law.factory import case, contact, event

WORST = {
    "contacts": [
        contact(
            "2026-02-01", at="23:00", channel="phone", receiver="other", conduct="威胁", result="修复征信"
        ),
        contact("2026-02-02", told_third_party=True),
        contact("2026-02-03", channel="newspaper", result="征信"),
    ],
    "evidence": [{"file": "通讯录.xlsx"}, {"file": "病历.pdf"}],
    "events": [event("2025-03-01", "enforcement", ended_on="2026-02-01", ended_by="performed")],
}


def test_every_part_of_the_section_is_asked() -> None:
    found = conduct_points(case(**WORST), on=date(2026, 3, 2), tables=packaged())
    assert {each.rule for each in found} == {"R-CMP-1", "R-CMP-2", "R-CMP-3", "R-CMP-4"}
    assert {each.topic for each in found} == {Topic.CONDUCT}


def test_what_is_secondary_names_its_source_and_what_is_settled_an_article_in_force() -> None:
    found = conduct_points(case(**WORST), on=date(2026, 3, 2), tables=packaged())
    for each in found:
        assert bool(each.source) is (each.grade is Grade.SECONDARY)
        assert each.articles or each.source
        assert all(article(id).in_force(LAW_KNOWN_TO) for id in each.articles)


def test_no_sentence_says_that_a_demand_is_without_effect() -> None:
    for each in conduct_points(case(**WORST), on=date(2026, 3, 2), tables=packaged()):
        assert not any(word in each.sentence for word in ("无效", "不发生中断", "时效已过"))


def test_an_ordinary_case_raises_nothing() -> None:
    assert (
        conduct_points(case(contacts=[contact("2026-02-01")]), on=date(2026, 3, 2), tables=packaged()) == ()
    )
