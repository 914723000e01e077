"""The enforcement period of each instrument, person and instalment."""

from datetime import date
from typing import Any

from legal_docs.law.debts import debts_of
from legal_docs.law.executing.enforcement_periods import decides, enforcement_period, enforcement_periods
from legal_docs.law.findings import check
from legal_docs.model.finding import PeriodFinding
from legal_docs.model.judgment import Judgment
from tests.law.factory import (
    BORROWER,
    CO_BORROWER,
    NOTE,
    case,
    contact,
    event,
    judgment,
    loan,
    note,
)

D = date
ON = D(2024, 6, 3)
ROWS = [
    {"due_on": "2023-06-30", "amount": "5000"},
    {"due_on": "2023-12-31", "amount": "5000"},
    {"due_on": "2024-12-31", "amount": "5000"},
]


def found(on: date = ON, terms: dict[str, Any] | None = None, **changes: Any) -> tuple[PeriodFinding, ...]:
    file = case(judgments=[judgment(**terms or {})], stage="enforcement", **changes)
    return enforcement_periods(file, file.judgments[0], BORROWER, on=on)


def effects(period: PeriodFinding) -> list[str]:
    return [each.effect for each in period.steps]


def test_a_notarised_instrument_has_one_period_for_each_instalment_due_and_unpaid() -> None:
    terms = {"kind": "notarised", "instalments": ROWS}
    periods = found(terms=terms)
    assert [each.safe_last_day for each in periods] == [D(2025, 6, 30), D(2025, 12, 31)]
    assert [each.length for each in periods] == ["二年（第1期）", "二年（第2期）"]
    assert "第1期履行期间" in periods[0].steps[0].sentence
    paid = [{"id": "R1", "paid_on": "2023-07-01", "amount": "5000"}]
    assert [each.length for each in found(terms=terms, repayments=paid)] == ["二年（第2期）"]


def test_of_a_notarised_instrument_the_next_instalment_counts_where_none_is_due() -> None:
    terms = {"kind": "notarised", "instalments": ROWS}
    periods = found(D(2023, 6, 29), terms)
    assert [each.starts_on for each in periods] == [D(2023, 6, 30)]
    assert len(found(D(2023, 6, 30), terms)) == 1
    assert [len(found(D(2023, 12, day), terms)) for day in (30, 31)] == [1, 2]
    assert len(found(terms={"instalments": ROWS})) == 1


def test_the_only_finding_is_the_first_of_a_notarised_instrument() -> None:
    file = case(judgments=[judgment(kind="notarised", instalments=ROWS)])
    assert enforcement_period(file, file.judgments[0], BORROWER, on=ON).safe_last_day == D(2025, 6, 30)


def test_the_request_for_the_notary_certificate_interrupts_only_a_notarised_instrument() -> None:
    asked = [event("2024-01-10", "other", note="申请出具执行证书")]
    terms = {"kind": "notarised", "instalments": ROWS[:1]}
    assert found(terms=terms, events=asked)[0].safe_last_day == D(2026, 1, 10)
    assert found(events=asked)[0].safe_last_day == D(2025, 3, 11)


def test_a_judgment_decides_the_debts_it_names_or_all() -> None:
    file = case(loans=[loan(disbursements=[note(), note(note="借据002")])])
    one, two = debts_of(file)
    named = Judgment(**judgment(debts=NOTE))
    assert (decides(named, one), decides(named, two)) == (True, False)
    assert decides(Judgment(**judgment()), two)
    assert decides(Judgment(**judgment(debts="合同001")), two)


def test_acts_on_a_debt_the_instrument_does_not_decide_do_not_interrupt_its_period() -> None:
    loans = [loan(disbursements=[note(), note(note="借据002")])]
    for debts, last in ((["借据002"], D(2025, 3, 11)), ([NOTE], D(2026, 5, 6)), ([], D(2026, 5, 6))):
        asked = [contact("2024-05-06", debts=debts)]
        assert found(terms={"debts": NOTE}, loans=loans, contacts=asked)[0].safe_last_day == last
    row = {"id": "R1", "paid_on": "2024-05-06", "amount": "5", "payer": BORROWER, "evidence": "1.pdf"}
    other = [row | {"debt": "借据002"}]
    assert found(terms={"debts": NOTE}, loans=loans, repayments=other)[0].safe_last_day == D(2025, 3, 11)


def test_what_interrupts_against_one_joint_debtor_interrupts_against_the_other() -> None:
    both = {"obligors": [BORROWER, CO_BORROWER]}
    debtors = [{"name": BORROWER}, {"name": CO_BORROWER, "role": "co_borrower"}]
    asked = [contact("2024-05-06", target=CO_BORROWER)]
    assert found(terms=both, debtors=debtors, contacts=asked)[0].safe_last_day == D(2026, 5, 6)
    assert found(debtors=debtors, contacts=asked)[0].safe_last_day == D(2025, 3, 11)


def test_a_pending_application_says_what_the_court_does_by_when() -> None:
    period = found(events=[event("2024-03-01", "enforcement")])[0]
    said = next(each for each in period.steps if each.effect == "course_of_enforcement")
    assert (period.running, period.reason) == (False, "pending")
    assert "2024年3月11日" in said.sentence
    assert "2024年9月1日" in said.sentence


def test_only_the_last_application_says_whether_there_is_a_limit() -> None:
    closed = event("2023-04-01", "enforcement", ended_on="2023-09-01", ended_by="closed_for_now")
    again = event("2023-10-01", "enforcement", ended_on="2023-11-01", ended_by="withdrawn")
    assert found(events=[closed])[0].reason == "no_limit_after_closing"
    assert (found(events=[closed, again])[0].running, found(events=[closed])[0].next_acts) == (True, ())
    later = closed | {"ended_on": "2024-06-04"}
    assert found(events=[later])[0].reason == "pending"


def test_after_full_performance_no_period_runs_and_nobody_is_warned_of_a_defence() -> None:
    done = event("2023-04-01", "enforcement", ended_on="2023-09-01", ended_by="performed")
    period = found(D(2026, 6, 3), events=[done])[0]
    assert (period.running, period.reason, period.next_acts) == (False, "performed", ())
    assert "defence_possible" not in [each.effect for each in period.warnings]


def test_a_suspension_is_said_to_be_open_to_argument() -> None:
    blocked = event("2025-02-01", "obstacle", could_not_act=True, ended_on="2025-03-01")
    period = found(D(2025, 3, 2), events=[blocked])[0]
    assert (period.settled, "suspended" in effects(period)) == (False, True)
    early = found(D(2025, 3, 2), events=[blocked | {"on": "2023-04-01", "ended_on": "2023-05-01"}])[0]
    assert (early.settled, "suspended" in effects(early)) == (True, False)


def test_a_stay_of_the_enforcement_itself_is_no_suspension_of_the_period() -> None:
    stay = event("2025-02-01", "obstacle", could_not_act=True, note="再审，中止执行")
    period = found(D(2025, 3, 2), events=[stay])[0]
    assert period.statutory_last_day == D(2025, 3, 13)
    other = found(D(2025, 3, 2), events=[stay | {"kind": "other"}])[0]
    assert effects(other) == effects(period) == ["starts", "corresponding_day", "ends"]


def test_money_the_court_levied_does_not_interrupt() -> None:
    row = {"id": "R1", "paid_on": "2024-01-10", "amount": "5", "payer": BORROWER, "evidence": "1.pdf"}
    assert found(repayments=[row])[0].safe_last_day == D(2026, 1, 10)
    assert found(repayments=[row | {"channel": "法院划拨"}])[0].safe_last_day == D(2025, 3, 11)


def test_check_finds_the_enforcement_period() -> None:
    periods = check(case(judgments=[judgment()]), on=ON).periods
    assert [each.debt for each in periods if each.kind.value == "enforcement"] == [judgment()["number"]]
