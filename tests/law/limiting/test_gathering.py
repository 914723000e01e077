"""Whose acts count for whom, and what death and guardianship change."""

from datetime import date
from typing import Any

from legal_docs.law.findings import check
from legal_docs.model.finding import PeriodFinding, PeriodKind
from tests.law.factory import (
    BORROWER,
    CO_BORROWER,
    GUARANTOR,
    card,
    case,
    contact,
    event,
    loan,
    note,
)

D = date
ON = D(2024, 6, 3)
BOTH = [{"name": BORROWER}, {"name": CO_BORROWER, "role": "co_borrower"}]


def period(who: str, on: date = ON, **changes: Any) -> PeriodFinding:
    kinds = (p for p in check(case(**changes), on=on).periods if p.kind is PeriodKind.LIMITATION)
    return next(p for p in kinds if p.subject == who)


def people(**borrower: Any) -> list[dict[str, Any]]:
    return [
        {"kind": "natural", "name": BORROWER, "phone": "13800000001"} | borrower,
        {"kind": "natural", "name": CO_BORROWER},
        {"kind": "natural", "name": GUARANTOR},
    ]


def effects(found: PeriodFinding) -> list[str]:
    return [each.effect for each in found.steps]


def test_debtors_by_shares_are_interrupted_each_alone() -> None:
    shares = [{**each, "basis": "按份债务，各半"} for each in BOTH]
    asked = [contact("2024-05-06", target=CO_BORROWER)]
    assert period(BORROWER, debtors=shares, contacts=asked).safe_last_day == D(2026, 6, 30)
    assert period(CO_BORROWER, debtors=shares, contacts=asked).safe_last_day == D(2027, 5, 6)


def test_a_joint_debtor_is_not_interrupted_by_what_was_done_to_one_who_owes_a_share() -> None:
    debtors = [BOTH[0], BOTH[1] | {"basis": "按份"}]
    found = period(BORROWER, debtors=debtors, contacts=[contact("2024-05-06", target=CO_BORROWER)])
    assert found.safe_last_day == D(2026, 6, 30)


def test_a_promise_after_the_period_binds_only_the_debtor_who_gave_it() -> None:
    old = [loan(disbursements=[note(due_on="2020-06-30")])]
    promised = contact("2024-05-06", target=CO_BORROWER, signed_consent=True)
    changes: dict[str, Any] = {"debtors": BOTH, "loans": old, "contacts": [promised]}
    own, other = period(CO_BORROWER, **changes), period(BORROWER, **changes)
    assert (own.safe_last_day, other.safe_last_day) == (D(2027, 5, 6), D(2023, 6, 30))
    assert other.lenient_last_day == D(2027, 5, 6)
    said = next(each.sentence for each in other.steps if each.effect == "unsettled_lenient_only")
    assert CO_BORROWER in said


def test_an_event_promising_after_the_period_binds_only_its_maker_as_well() -> None:
    old = [loan(disbursements=[note(due_on="2020-06-30")])]
    plan = event("2024-05-06", "repayment_plan", target=CO_BORROWER)
    found = period(BORROWER, debtors=BOTH, loans=old, events=[plan])
    assert found.safe_last_day == D(2023, 6, 30)


def test_what_was_done_to_the_deceased_counts_for_the_heir_even_if_no_debtor_any_more() -> None:
    heir = [{"name": CO_BORROWER, "role": "heir"}]
    died = event("2024-01-10", "death")
    asked = contact("2023-12-01")
    found = period(CO_BORROWER, debtors=heir, events=[died], contacts=[asked])
    assert found.safe_last_day == D(2026, 12, 1)


def test_a_late_promise_of_the_deceased_binds_the_heir() -> None:
    heir = [{"name": CO_BORROWER, "role": "heir"}]
    old = [loan(disbursements=[note(due_on="2019-06-30")])]
    promised = contact("2023-12-01", signed_consent=True)
    died = event("2024-01-10", "death")
    found = period(CO_BORROWER, debtors=heir, loans=old, events=[died], contacts=[promised])
    assert found.safe_last_day == D(2026, 12, 1)


def test_a_demand_on_the_dead_counts_only_towards_who_administers_the_estate() -> None:
    died = event("2024-01-10", "death")
    to_the_dead = period(BORROWER, events=[died], contacts=[contact("2024-05-06")])
    administered = contact("2024-05-06", receiver="authorised")
    to_the_estate = period(BORROWER, events=[died], contacts=[administered])
    assert to_the_dead.safe_last_day == D(2026, 6, 30)
    assert to_the_estate.safe_last_day == D(2027, 5, 6)
    done = next(each for each in to_the_estate.steps if each.effect == "interrupts")
    assert "总则编解释2022.38" in done.articles


def test_a_demand_on_the_day_of_death_still_counts() -> None:
    died = event("2024-05-06", "death")
    assert period(BORROWER, events=[died], contacts=[contact("2024-05-06")]).safe_last_day == D(2027, 5, 6)


def test_a_demand_on_the_guardian_counts_for_a_debtor_without_capacity() -> None:
    ward = people(lacks_capacity=True, guardian=GUARANTOR)
    asked = [contact("2024-05-06", target=GUARANTOR)]
    assert period(BORROWER, people=ward, contacts=asked).safe_last_day == D(2027, 5, 6)
    able = people(guardian=GUARANTOR)
    assert period(BORROWER, people=able, contacts=asked).safe_last_day == D(2026, 6, 30)


def test_joining_a_debt_interrupts_for_the_old_debtor_only_if_it_acknowledges_the_debt() -> None:
    debtors = [{"name": BORROWER}, {"name": CO_BORROWER, "role": "assumed"}]
    joined = event("2024-05-06", "assumption", target=CO_BORROWER)
    assert period(BORROWER, debtors=debtors, events=[joined]).safe_last_day == D(2026, 6, 30)
    known = joined | {"consent": True}
    assert period(BORROWER, debtors=debtors, events=[known]).safe_last_day == D(2027, 5, 6)
    assert period(CO_BORROWER, debtors=debtors, events=[joined]).safe_last_day == D(2027, 5, 6)


def test_an_extension_moves_the_due_day_only_of_those_who_agreed() -> None:
    longer = event("2023-06-01", "extension", new_due_on="2024-06-30")
    other = period(CO_BORROWER, debtors=BOTH, events=[longer])
    assert (other.safe_last_day, other.lenient_last_day, other.settled) == (
        D(2026, 6, 30),
        D(2027, 6, 30),
        False,
    )
    assert "extended_by_another" in effects(other)
    agreed = longer | {"consented_by": CO_BORROWER}
    assert period(CO_BORROWER, debtors=BOTH, events=[agreed]).safe_last_day == D(2027, 6, 30)
    assert period(BORROWER, debtors=BOTH, events=[longer]).safe_last_day == D(2027, 6, 30)


def test_an_obstacle_of_the_deceased_counts_for_the_heir() -> None:
    heir = [{"name": CO_BORROWER, "role": "heir"}]
    old = [loan(disbursements=[note(disbursed_on="2020-01-01", due_on="2021-06-30")])]
    died = event("2024-02-01", "death", could_not_act=True, ended_on="2024-05-20")
    found = period(CO_BORROWER, debtors=heir, loans=old, events=[died])
    assert (found.safe_last_day, found.statutory_last_day) == (D(2024, 6, 30), D(2024, 11, 20))


def test_a_report_of_card_fraud_names_the_rule_for_cards() -> None:
    debtors = [{"name": BORROWER, "role": "cardholder"}]
    report = event("2023-05-06", "police_report", ended_on="2023-08-01", ended_by="not_filed")
    found = period(BORROWER, cause="card", loans=[], cards=[card()], debtors=debtors, events=[report])
    done = next(each for each in found.steps if each.effect == "interrupts")
    assert "银行卡规定2021.3" in done.articles
    assert found.safe_last_day == D(2026, 8, 1)
