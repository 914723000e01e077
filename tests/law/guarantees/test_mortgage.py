"""Until when a mortgage or a registered pledge may be exercised: the main debt's own days."""

from datetime import date
from typing import Any

import pytest

from legal_docs.law.articles import article
from legal_docs.law.findings import check
from legal_docs.model.finding import PeriodFinding, PeriodKind
from tests.law.factory import (
    BORROWER,
    CO_BORROWER,
    GUARANTOR,
    NOTE,
    OTHER_GUARANTOR,
    case,
    contact,
    event,
    judgment,
    loan,
    note,
)

D = date
ON = D(2024, 6, 3)


def thing(**changes: Any) -> dict[str, Any]:
    fields = {
        "id": "D1",
        "kind": "mortgage_real",
        "owner": BORROWER,
        "description": "样例市样例路2号101室房屋",
        "contract_number": "抵押001",
        "signed_on": "2022-06-30",
        "registration": "formal",
        "evidence": "05-担保材料/登记证明.pdf#1",
    }
    return fields | changes


def found(on: date = ON, **changes: Any) -> list[PeriodFinding]:
    changes = {"collateral": [thing()]} | changes
    return [p for p in check(case(**changes), on=on).periods if p.kind is PeriodKind.MORTGAGE]


def codes(period: PeriodFinding) -> set[str]:
    return {each.effect for each in period.warnings}


def test_a_mortgage_has_the_days_of_the_main_debt_and_its_articles() -> None:
    (period,) = found(contacts=[contact("2024-05-06")])
    assert (period.subject, period.debt) == (f"{BORROWER}：样例市样例路2号101室房屋", NOTE)
    assert period.safe_last_day == D(2027, 5, 6)
    assert period.steps[0].articles == ("民法典.419", "担保制度解释2020.44")
    assert period.steps[0].proofs[0].page == 1
    assert period.next_acts[0].by == period.act_by
    assert all(article(id) for each in (*period.steps, *period.next_acts) for id in each.articles)


def test_owners_are_all_named_and_sued_with_the_debtor() -> None:
    (period,) = found(collateral=[thing(owner=CO_BORROWER, co_owners=[GUARANTOR])])
    assert period.subject.startswith(f"{CO_BORROWER}、{GUARANTOR}：")
    assert period.next_acts[0].act.startswith(f"以{BORROWER}、{CO_BORROWER}、{GUARANTOR}为被告")


def test_of_debtors_whose_periods_differ_the_one_that_ends_first_counts() -> None:
    heirs = [{"name": CO_BORROWER, "role": "heir"}, {"name": GUARANTOR, "role": "heir"}]
    asked = [contact("2024-05-06", target=CO_BORROWER)]
    (period,) = found(debtors=heirs, contacts=asked, collateral=[thing(owner=CO_BORROWER)])
    assert period.safe_last_day == D(2026, 6, 30)


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({"kind": "mortgage_movable", "registration": "none"}, 1),
        ({"kind": "pledge_right"}, 1),
        ({"kind": "pledge_right", "registration": "none"}, 0),
        ({"kind": "pledge_movable"}, 0),
        ({"debts": ["另一笔"]}, 0),
    ],
)
def test_what_the_holder_has_in_hand_is_left_out(changes: dict[str, Any], count: int) -> None:
    assert len(found(collateral=[thing(**changes)])) == count


def test_after_the_safe_day_the_owner_may_refuse_and_that_is_summed_up() -> None:
    old = [loan(disbursements=[note(due_on="2020-06-30")])]
    (period,) = found(loans=old)
    assert "defence_possible" in codes(period)
    assert period.next_acts == ()
    said = [w.sentence for w in check(case(loans=old, collateral=[thing()]), on=ON).warnings]
    assert any("担保物权行使期间" in each for each in said)


def test_a_promise_after_the_safe_day_does_not_bind_the_owner() -> None:
    old = [loan(disbursements=[note(due_on="2020-06-30")])]
    (period,) = found(loans=old, contacts=[contact("2024-05-06", signed_consent=True)])
    assert (period.safe_last_day, period.settled) == (D(2027, 5, 6), False)
    assert "rests_on_waiver" in codes(period)


def test_a_pending_suit_stops_it_as_well() -> None:
    (period,) = found(events=[event("2024-05-06", "suit")])
    assert (period.running, period.reason, period.safe_last_day) == (False, "pending", None)


def test_after_a_judgment_against_the_debtor_the_enforcement_period_counts() -> None:
    (period,) = found(judgments=[judgment()], collateral=[thing(owner=OTHER_GUARANTOR)])
    assert period.safe_last_day == D(2025, 3, 11)
    assert "priority_not_awarded" in codes(period)
    awarded = judgment(priority_over=["样例市样例路2号101室房屋"])
    assert "priority_not_awarded" not in codes(found(judgments=[awarded])[0])


def test_once_enforcement_was_closed_for_want_of_assets_no_day_has_gone_by() -> None:
    closed = event(
        "2023-09-01", "enforcement", ended_on="2024-02-01", ended_by="other", note="终结本次执行程序"
    )
    (period,) = found(D(2027, 6, 3), judgments=[judgment()], events=[closed])
    assert period.reason == "no_limit_after_closing"
    assert "defence_possible" not in codes(period)


def test_a_judgment_on_other_debts_does_not_count_for_this_one() -> None:
    notes = [note(), note(note="借据002")]
    decided = judgment(debts=["借据002"])
    periods = found(loans=[loan(disbursements=notes)], judgments=[decided], collateral=[thing(debts=[NOTE])])
    assert all(period.safe_last_day != D(2025, 3, 11) for period in periods)
