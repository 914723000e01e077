"""Guarantees by their wording: type and period, for any day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_docs.law.guarantees.guarantee import CODE_FROM, guarantee_period, is_agreed, mode_of
from legal_docs.law.guarantees.guarantee_debt import refusal_ends
from legal_docs.law.guarantees.guarantee_dues import max_base
from legal_docs.law.guarantees.guarantee_wording import moves_the_period, read_type, runs_until_paid
from legal_docs.law.guarantees.maximum import covered_by_ceiling
from legal_docs.model.contact import EndedBy
from legal_docs.model.security import GuaranteeType, Guarantor, PeriodWording
from tests.law.factory import guarantor

D = date
DAYS = st.dates(D(1990, 1, 1), D(2100, 12, 31))


def bound(**changes: object) -> Guarantor:
    return Guarantor(**guarantor(**changes))


@pytest.mark.parametrize(
    ("words", "type", "mixed"),
    [
        ("连带责任保证", GuaranteeType.JOINT, False),
        ("不可撤销的无条件连带保证", GuaranteeType.JOINT, False),
        ("债务人不能履行时承担连带责任", GuaranteeType.JOINT, True),
        ("一般保证", GuaranteeType.GENERAL, False),
        ("债务人无力偿还时才承担", GuaranteeType.GENERAL, False),
        ("债务人未偿还时即承担", GuaranteeType.JOINT, False),
        ("无条件承担保证责任", GuaranteeType.JOINT, False),
        ("不能履行或者不履行", None, True),
        ("承担保证责任", None, False),
        ("", None, False),
    ],
)
def test_words_point_to_a_type_or_to_none(words: str, type: GuaranteeType | None, mixed: bool) -> None:
    found = read_type(words)
    assert (found.type, found.is_mixed) == (type, mixed)


def test_a_joint_type_without_words_is_taken_as_the_words_of_the_contract() -> None:
    assert not mode_of(bound(type_wording="")).both
    assert mode_of(bound(type_wording="承担保证责任")).both
    assert mode_of(bound(type_wording="债务人不能履行时承担连带责任")).both


def test_an_old_unclear_type_is_joint_by_the_old_law() -> None:
    found = mode_of(bound(type="unclear", type_wording="", signed_on="2020-12-31"))
    assert found.articles == ("担保法1995.18", "担保法1995.19", "时间效力规定2020.1")


@pytest.mark.parametrize(
    ("due", "articles"),
    [
        (D(2020, 7, 1), ("民法典.692",)),
        (D(2020, 7, 2), ("民法典.692", "时间效力规定2020.27")),
        (D(2020, 12, 31), ("民法典.692", "时间效力规定2020.27")),
        (D(2021, 1, 1), ("民法典.692",)),
    ],
)
def test_the_transition_of_six_months_is_cited_only_where_they_were_running(
    due: date, articles: tuple[str, ...]
) -> None:
    old = bound(period="none", signed_on="2019-01-01")
    assert guarantee_period(old, due).articles == articles


def test_the_transition_of_two_years_is_cited_only_where_they_were_running() -> None:
    old = bound(period="until_paid", signed_on="2018-01-01")
    assert guarantee_period(old, D(2019, 1, 1)).articles == ("担保法解释2000.32",)
    assert guarantee_period(old, D(2019, 1, 2)).articles == ("时间效力规定2020.27", "担保法解释2000.32")


def test_a_length_without_a_number_is_unclear() -> None:
    assert guarantee_period(bound(period_length=None), D(2023, 6, 30)).basis == "unclear_6m"
    assert not is_agreed(bound(period_length=None), D(2023, 6, 30))
    assert is_agreed(bound(), D(2023, 6, 30))
    until = bound(period="until", period_until="2023-06-30")
    assert not is_agreed(until, D(2023, 6, 30))
    assert is_agreed(until, D(2023, 6, 29))


@settings(max_examples=200, deadline=None)
@given(DAYS, DAYS, st.sampled_from(PeriodWording), st.none() | st.integers(-1, 50), st.none() | DAYS)
def test_a_guarantee_period_always_ends_after_the_due_day(
    signed: date, due: date, wording: PeriodWording, length: int | None, until: date | None
) -> None:
    given = bound(signed_on=signed, period=wording, period_length=length, period_until=until)
    found = guarantee_period(given, due)
    assert due < found.last_day <= found.lenient_last_day
    assert found.settled or (signed < CODE_FROM <= due)


@settings(max_examples=100, deadline=None)
@given(DAYS, DAYS, st.none() | DAYS, st.sampled_from([*EndedBy, None]))
def test_the_right_to_refuse_ends_within_a_year_of_the_application(
    applied: date, ended: date, ruled: date | None, by: EndedBy | None
) -> None:
    found = refusal_ends(applied, ruled, by)
    assert found <= refusal_ends(applied)
    assert found in (ruled, refusal_ends(applied))
    assert max_base(applied, ruled) >= applied


@settings(max_examples=100, deadline=None)
@given(*[st.decimals(0, 10**9, places=2)] * 3)
def test_a_ceiling_never_covers_more_than_is_owed(ceiling, principal, other) -> None:  # type: ignore[no-untyped-def]
    whole = covered_by_ceiling(ceiling, principal, other)
    alone = covered_by_ceiling(ceiling, principal, other, principal_only=True)
    assert whole <= alone <= principal + other
    assert whole <= ceiling


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        ("保证期间因催收而中断", True),
        ("主合同展期的，保证期间相应顺延", True),
        ("保证期间不中断、不中止", False),
        ("自主债务履行期届满之日起三年", False),
        ("保证期间不因展期变化，但每次催收后重新计算", True),
    ],
)
def test_a_clause_that_would_move_the_period_is_seen(words: str, moved: bool) -> None:
    assert moves_the_period(words) is moved


def test_until_paid_is_seen_in_words() -> None:
    assert runs_until_paid("至主合同项下本息全部还清时止")
    assert not runs_until_paid("三年")
