"""From when limitation of a debt runs."""

from datetime import date
from typing import Any

from legal_docs.law.findings import check
from legal_docs.model.finding import Grade, PeriodFinding
from tests.law.factory import BORROWER, CARD, card, case, event, instalments, loan, note

D = date
ON = D(2024, 6, 3)
CALLED = {"declared_on": "2022-10-10", "arrived_on": "2022-10-12", "evidence": "04/回执.jpg"}
TERMS = {"clause": "第八条", "condition": "连续三期未还"}


def first(on: date = ON, **changes: Any) -> PeriodFinding:
    return check(case(**changes), on=on).periods[0]


def codes(found: PeriodFinding) -> set[str]:
    return {each.effect for each in found.warnings}


def test_a_loan_without_a_due_date_is_bounded_by_twenty_years_from_its_disbursement() -> None:
    notes = [note(disbursed_on="2004-09-01", is_due_on_demand=True)]
    found = first(loans=[loan(disbursements=notes)])
    assert (found.starts_on, found.safe_last_day, found.settled) == (D(2023, 6, 30), D(2024, 9, 1), False)
    assert "诉讼时效规定2020.4" in found.steps[0].articles
    longest = next(each for each in found.steps if each.effect == "longest_period")
    assert longest.grade.value == "unsettled"


def test_a_loan_without_a_due_date_that_is_young_is_settled() -> None:
    found = first(loans=[loan(disbursements=[note(is_due_on_demand=True)])])
    assert (found.safe_last_day, found.settled) == (D(2026, 6, 30), True)
    assert "longest_period" not in {each.effect for each in found.steps}


def test_a_suit_before_the_due_day_calls_the_loan() -> None:
    open_suit = event("2022-11-01", "suit", served_on="2022-11-20")
    pending = first(events=[open_suit])
    assert (pending.starts_on, pending.reason, pending.settled) == (D(2022, 11, 1), "pending", False)
    withdrawn = open_suit | {"ended_on": "2023-01-10", "ended_by": "withdrawn"}
    assert first(events=[withdrawn]).safe_last_day == D(2025, 11, 20)
    never_served = withdrawn | {"served_on": None}
    assert first(events=[never_served]).safe_last_day == D(2025, 11, 1)


def test_a_suit_after_the_due_day_calls_nothing() -> None:
    assert first(events=[event("2023-07-03", "suit")]).starts_on == D(2023, 6, 30)


def test_a_suit_on_a_loan_already_called_does_not_call_it_again() -> None:
    found = first(events=[event("2022-11-01", "suit")], loans=[loan(acceleration=CALLED)])
    assert found.starts_on == D(2022, 10, 12)
    before_the_notice = first(events=[event("2022-09-01", "suit")], loans=[loan(acceleration=CALLED)])
    assert before_the_notice.starts_on == D(2022, 10, 12)


def test_an_automatic_clause_is_safe_from_its_event_even_if_a_notice_followed() -> None:
    rows = instalments("2022-07-30", "2022-08-30", "2024-06-30")
    notes = [note(schedule=rows, due_on="2024-06-30")]
    terms = TERMS | {"automatic": True}
    found = first(loans=[loan(disbursements=notes, acceleration_terms=terms, acceleration=CALLED)])
    assert found.starts_on == D(2022, 7, 30)


def test_a_loan_called_without_clause_or_trigger_asks_for_the_ground() -> None:
    bare = first(loans=[loan(acceleration=CALLED)])
    assert "recall_ground_missing" in codes(bare)
    founded = first(loans=[loan(acceleration=CALLED, acceleration_terms=TERMS)])
    assert "recall_ground_missing" not in codes(founded)


def test_a_private_business_loan_called_since_2025_needs_clause_trigger_and_proof() -> None:
    def called(on: str, **more: Any) -> PeriodFinding:
        recall = {"declared_on": on, "arrived_on": on, "evidence": "04/回执.jpg"} | more
        notes = [note(due_on="2027-06-30")]
        terms: dict[str, Any] = {"acceleration_terms": TERMS, "acceleration": recall}
        return first(D(2025, 9, 1), loans=[loan(kind="personal_business", disbursements=notes, **terms)])

    assert "recall_ground_missing" not in codes(called("2025-05-19"))
    found = next(e for e in called("2025-05-20").warnings if e.effect == "recall_ground_missing")
    assert "民营经济促进法2025.24" in found.articles
    assert "触发事实" in found.sentence
    assert "recall_ground_missing" not in codes(called("2025-05-20", trigger="2025年4月20日起连续三期未还"))


def test_a_statement_issued_after_the_day_of_review_is_left_out() -> None:
    debtors = [{"name": BORROWER, "role": "cardholder"}]
    changes: dict[str, Any] = {"cause": "card", "loans": [], "cards": [card()], "debtors": debtors}
    found = first(D(2022, 4, 1), **changes)
    assert (found.debt, found.lenient_last_day) == (CARD, D(2025, 3, 25))
    assert first(D(2022, 3, 1), **changes).reason == "nothing_unpaid"


def test_the_due_day_that_is_only_lenient_stands_after_the_call_and_says_so() -> None:
    rows = instalments("2022-07-30", "2022-08-30", "2024-06-30")
    notes = [note(schedule=rows, due_on="2024-06-30")]
    found = first(loans=[loan(disbursements=notes, acceleration=CALLED)])
    assert [each.effect for each in found.steps[:2]] == ["accelerated", "lenient_start"]
    assert found.steps[1].sentence.startswith("如按最后一期计（宽松口径），借据")
    assert found.steps[1].grade is Grade.UNSETTLED
    assert "lenient_start" not in codes(found)
    whole = first(loans=[loan(acceleration=CALLED)])
    assert whole.steps[1].sentence.startswith("如按原到期日计（宽松口径），借据")


def test_a_card_deemed_due_by_bankruptcy_shows_its_statement_as_lenient() -> None:
    debtors = [{"name": BORROWER, "role": "cardholder"}]
    failed = event("2022-03-10", "bankruptcy_accepted")
    found = first(D(2022, 4, 6), cause="card", loans=[], cards=[card()], debtors=debtors, events=[failed])
    assert [each.effect for each in found.steps[:2]] == ["deemed_due", "lenient_start"]
    assert found.steps[1].sentence.startswith("如不按受理破产之日计（宽松口径），")


def test_an_extension_before_a_call_stays_told_but_warns_of_nothing() -> None:
    longer = event("2022-08-01", "extension", new_due_on="2024-06-30")
    found = first(loans=[loan(acceleration=CALLED)], events=[longer])
    assert [each.effect for each in found.steps[:3]] == ["accelerated", "lenient_start", "extended"]
    assert "extended" not in codes(found)
