from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from legal_docs.law.conduct.credit_records import credit_points, is_repaired, kept_until
from legal_docs.model.finding import Grade
from legal_docs.model.point import Point
from tests.law.factory import BORROWER, card, case, contact, event, instalments, loan, note, statement

ON = date(2026, 4, 1)
COMPANY = [{"kind": "organisation", "name": BORROWER}]


def raised(on: date = ON, **changes: Any) -> dict[str, Point]:
    return {each.code: each for each in credit_points(case(**changes), on=on)}


def of_card(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"loans": [], "cards": [card(statements=statements)], "cause": "card"}


def test_negative_data_stays_five_years() -> None:
    assert kept_until(date(2026, 3, 1)) == date(2031, 3, 1)


@pytest.mark.parametrize(
    ("overdue_on", "amount", "paid_on", "repaired"),
    [
        ("2020-01-01", "10000", "2026-03-31", True),
        ("2025-12-31", "10000", "2026-03-31", True),
        ("2019-12-31", "10000", "2026-03-31", False),
        ("2026-01-01", "10000", "2026-03-31", False),
        ("2020-01-01", "10000.01", "2026-03-31", False),
        ("2020-01-01", "10000", "2026-04-01", False),
        ("2020-01-01", "10000", None, False),
    ],
)
def test_the_one_off_repair_has_its_bounds(
    overdue_on: str, amount: str, paid_on: str | None, repaired: bool
) -> None:
    paid = date.fromisoformat(paid_on) if paid_on else None
    found = is_repaired(overdue_on=date.fromisoformat(overdue_on), amount=Decimal(amount), paid_on=paid)
    assert found is repaired


@pytest.mark.parametrize("said", ["承诺修复征信", "还清即消除不良记录", "可将逾期记录删除", "征信可以洗白"])
def test_a_promise_of_repair_is_flagged(said: str) -> None:
    for field in ("result", "conduct"):
        found = raised(contacts=[contact("2026-02-01", **{field: said})])["repair_promised"]
        assert (
            found.grade is Grade.SECONDARY
            and "未核对原文" in found.source
            and "C-2026-02-01" in found.sentence
        )


def test_a_promise_is_not_flagged_twice() -> None:
    assert list(raised(contacts=[contact("2026-02-01", result="承诺修复征信")])) == ["repair_promised"]


def test_speaking_of_credit_reporting_asks_for_notice_and_consent() -> None:
    found = raised(contacts=[contact("2026-02-01", result="告知逾期将影响征信")])
    assert list(found) == ["credit_reporting_mentioned"]
    assert found["credit_reporting_mentioned"].articles == ("征信业管理条例2013.15", "征信业管理条例2013.29")
    assert raised(contacts=[contact("2026-02-01", result="承诺月底还款")]) == {}
    assert raised(contacts=[contact("2026-04-02", result="承诺修复征信")]) == {}


def test_the_window_is_told_as_of_the_day() -> None:
    said = {"contacts": [contact("2026-02-01", result="承诺修复征信")]}
    assert "已于2026年3月31日届满" in raised(**said)["repair_promised"].sentence
    assert "期限至2026年3月31日" in raised(date(2026, 3, 31), **said)["repair_promised"].sentence


@pytest.mark.parametrize(
    ("due_on", "closing", "found"),
    [
        ("2020-01-01", "10000", True),
        ("2025-12-31", "10000", True),
        ("2019-12-31", "10000", False),
        ("2026-01-01", "10000", False),
        ("2020-01-01", "10000.01", False),
    ],
)
def test_a_small_card_debt_may_be_one_of_the_repaired(due_on: str, closing: str, found: bool) -> None:
    row = statement("2019-12-05", due_on, "0", closing, closing)
    assert ("one_off_repair" in raised(**of_card(row))) is found


def test_a_small_loan_goes_by_its_first_due_day_and_its_amount() -> None:
    small = note(amount="10000", schedule=instalments("2025-12-31", "2026-06-30", principal="5000"))
    assert "one_off_repair" in raised(loans=[loan(disbursements=[small])])
    late = note(amount="10000", schedule=instalments("2026-01-31", "2026-06-30", principal="5000"))
    assert raised(loans=[loan(disbursements=[late])]) == {}
    assert raised() == {}  # 100,000 yuan
    bullet = note(amount="10000")
    assert "one_off_repair" in raised(loans=[loan(disbursements=[bullet])])
    assert raised(loans=[loan(disbursements=[bullet])], people=COMPANY) == {}


def test_before_the_policy_was_announced_nothing_is_said_of_it() -> None:
    small = {"loans": [loan(disbursements=[note(amount="10000")])]}
    assert raised(date(2025, 12, 21), **small) == {}
    assert "one_off_repair" in raised(date(2025, 12, 22), **small)


def test_a_debt_enforced_in_full_starts_the_five_years() -> None:
    done = event("2025-03-01", "enforcement", ended_on="2026-04-01", ended_by="performed")
    assert "至2031年4月1日" in raised(events=[done])["negative_data_kept"].sentence
    assert raised(events=[done | {"ended_on": "2026-04-02"}]) == {}
    assert raised(events=[done], people=COMPANY) == {}
