"""How a point on security is put together, and the short words the points share."""

from collections.abc import Iterable
from datetime import date

from legal_docs.model.base import Proof
from legal_docs.model.finding import Grade, NextAct
from legal_docs.model.party import Organisation, Person
from legal_docs.model.point import Level, Point, Topic

DEMAND_PAPER, SUIT_PAPER = "要求承担保证责任通知书", "民事起诉状"


def security_point(
    code: str,
    rule: str,
    sentence: str,
    *articles: str,
    subject: str = "",
    level: Level = Level.CHECK,
    proofs: Iterable[Proof] = (),
    grade: Grade = Grade.SETTLED,
    acts: Iterable[NextAct] = (),
) -> Point:
    """Return one point on guarantees, collateral or spouses."""
    return Point(
        topic=Topic.SECURITY,
        code=code,
        rule=rule,
        level=level,
        subject=subject,
        sentence=sentence,
        articles=articles,
        proofs=tuple(proofs),
        grade=grade,
        next_acts=tuple(acts),
    )


def act(words: str, by: date | None, paper: str, *articles: str) -> NextAct:
    """Return one act to do next; `by` is null where only the papers of the court fix the day."""
    return NextAct(act=words, by=by, paper=paper, articles=articles)


def is_company(person: Person) -> bool:
    """Return whether the person is a company, by its kind of organisation or its name."""
    if not isinstance(person, Organisation):
        return False
    return "公司" in person.org_type or person.name.endswith("公司") or person.is_listed


def company_articles(signed_on: date, *articles: str) -> tuple[str, ...]:
    """Return the articles, with those of the Company Law of 2023 only for contracts it governs."""
    return tuple(each for each in articles if signed_on >= _COMPANY_LAW_FROM or "公司法2023" not in each)


_COMPANY_LAW_FROM = date(2024, 7, 1)
