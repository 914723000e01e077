"""Chinese wording of the findings: days, and steps with their articles and proofs."""

from collections.abc import Iterable
from datetime import date

from legal_docs.model.base import Proof
from legal_docs.model.finding import Grade, Step

UNKNOWN_DAY = "待核之日（该年度节假日安排尚未载入）"


def zh(day: date | None) -> str:
    """Return a day as court papers write it, `2024年5月3日`; a remark where it is not known."""
    return UNKNOWN_DAY if day is None else f"{day.year}年{day.month}月{day.day}日"


def as_day(name: str, day: date | None) -> str:
    """Return `末日为2024年5月3日` for a last day called `name`, or that it is still to be found."""
    return f"{name}待核（该年度节假日安排尚未载入）" if day is None else f"{name}为{zh(day)}"


def step(
    sentence: str,
    *articles: str,
    on: date | None = None,
    effect: str = "",
    proofs: Iterable[Proof] = (),
    grade: Grade = Grade.SETTLED,
) -> Step:
    """Return one step of reasoning."""
    return Step(on=on, effect=effect, sentence=sentence, articles=articles, proofs=tuple(proofs), grade=grade)
