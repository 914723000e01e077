"""How steps, warnings and the summary of a case read."""

from datetime import date
from typing import Any

from legal_docs.law.findings import check
from legal_docs.model.finding import Grade, PeriodFinding, PeriodKind
from tests.law.factory import (
    BORROWER,
    CO_BORROWER,
    GUARANTOR,
    NOTE,
    case,
    contact,
    event,
    guarantor,
    instalments,
    judgment,
    loan,
    note,
)

D = date
ON = D(2024, 6, 3)


def found(kind: PeriodKind = PeriodKind.LIMITATION, who: str = "", **changes: Any) -> PeriodFinding:
    periods = [p for p in check(case(**changes), on=ON).periods if p.kind is kind]
    return next(p for p in periods if not who or p.subject == who)


def effects(period: PeriodFinding) -> list[str]:
    return [each.effect for each in period.steps]


def test_calls_that_did_nothing_for_one_reason_share_a_step_with_all_their_proofs() -> None:
    missed = [
        contact("2024-01-08", id=f"C{n}", channel="phone", outcome="not_reached", evidence=f"03/{n}.csv")
        for n in range(7)
    ]
    period = found(contacts=[*missed, contact("2024-01-09", channel="visit", outcome="not_reached")])
    calls, visit = (each for each in period.steps if each.effect == "no_effect")
    assert calls.sentence == (
        "2024年1月8日共7次向赵样例催收（电话），不具备中断的条件：未接通，没有提出履行请求"
    )
    assert len(calls.proofs) == 7
    assert visit.sentence.startswith("2024年1月9日向赵样例催收（上门），不具备")


def test_calls_that_did_nothing_for_different_reasons_have_a_step_each() -> None:
    missed = contact("2024-01-08", id="C1", channel="phone", outcome="not_reached")
    other = contact("2024-01-08", id="C2", channel="phone", receiver="other")
    assert effects(found(contacts=[missed, other])).count("no_effect") == 2


def test_a_step_for_many_days_names_the_first_and_the_last() -> None:
    missed = [contact(f"2024-01-{n:02}", channel="phone", outcome="not_reached") for n in range(1, 8)]
    few, many = found(contacts=missed[:6]), found(contacts=missed)
    sentences = [next(e.sentence for e in p.steps if e.effect == "no_effect") for p in (few, many)]
    assert sentences[0].startswith("2024年1月1日、2024年1月2日、")
    assert sentences[1].startswith("2024年1月1日至2024年1月7日共7次向")


def test_acts_before_and_after_an_interruption_do_not_share_a_step() -> None:
    missed = contact("2023-08-01", channel="phone", outcome="not_reached")
    period = found(contacts=[missed, contact("2024-01-08"), missed | {"id": "C9", "on": "2024-02-01"}])
    assert effects(period)[1:4] == ["no_effect", "interrupts", "no_effect"]


def test_a_call_before_the_start_that_nobody_answered_says_so() -> None:
    early = contact("2023-05-06", channel="phone", outcome="not_reached")
    (step,) = (e for e in found(contacts=[early]).steps if e.effect == "no_effect_not_begun")
    assert "（未接通，没有提出履行请求），当时诉讼时效尚未开始计算" in step.sentence


def test_a_guarantor_is_asked_to_answer_for_the_debt() -> None:
    period = found(
        PeriodKind.GUARANTEE, guarantors=[guarantor()], contacts=[contact("2024-05-06", target=GUARANTOR)]
    )
    assert any(f"请求{GUARANTOR}承担保证责任（当面送达）" in each.sentence for each in period.steps)
    assert not any(f"向{GUARANTOR}催收" in each.sentence for each in period.steps)


def test_a_debtor_who_guarantees_as_well_is_asked_to_pay_the_debt() -> None:
    period = found(guarantors=[guarantor(BORROWER)], contacts=[contact("2024-05-06")])
    assert any(f"向{BORROWER}催收（当面送达）" in each.sentence for each in period.steps)


def test_the_end_of_the_calendar_is_told_once_for_all_periods() -> None:
    debtors = [{"name": BORROWER}, {"name": CO_BORROWER, "role": "co_borrower"}]
    file = case(debtors=debtors, contacts=[contact("2024-05-06")])
    (told,) = (each for each in check(file, on=ON).warnings if each.effect == "calendar_missing")
    assert f"{BORROWER}（{NOTE}）诉讼时效；{CO_BORROWER}（{NOTE}）诉讼时效" in told.sentence
    inside = check(case(), on=ON)
    assert "calendar_missing" not in {each.effect for each in inside.warnings}


def test_a_late_promise_is_quoted_and_stands_first() -> None:
    old = [loan(disbursements=[note(due_on="2020-06-30")])]
    promised = contact("2024-05-06", signed_consent=True, result="同意继续履行")
    period = found(loans=old, contacts=[contact("2023-09-01", receiver="family"), promised])
    assert period.warnings[0].effect == "waiver_of_defence_new_period_from_here"
    assert "计算期间已于2023年6月30日届满；2027年5月6日系依2024年5月6日的书面同意推算，有争议" in (
        period.warnings[0].sentence
    )
    assert "记载为：同意继续履行。" in period.warnings[0].sentence
    end = next(each for each in period.steps if each.effect == "ends")
    assert end.sentence.startswith("计算期间已于2023年6月30日届满；2027年5月6日系依")
    assert end.grade is Grade.UNSETTLED
    plan = event("2024-05-06", "repayment_plan", note="分十二期偿还")
    assert "记载为：分十二期偿还。" in found(loans=old, events=[plan]).warnings[0].sentence


def test_acts_of_a_joint_obligor_are_told_with_the_day_on_ones_own_acts_alone() -> None:
    both = judgment(obligors=[BORROWER, CO_BORROWER], operative_part="被告共同偿还本金。")
    debtors = [{"name": BORROWER}, {"name": CO_BORROWER, "role": "co_borrower"}]
    paid = {"id": "R1", "paid_on": "2023-09-18", "amount": "10", "payer": CO_BORROWER, "evidence": "02/1.pdf"}
    changes: dict[str, Any] = {"debtors": debtors, "contacts": [contact("2024-05-06")], "repayments": [paid]}
    period = found(PeriodKind.ENFORCEMENT, who=CO_BORROWER, judgments=[both], **changes)
    joint = next(each for each in period.steps if each.effect == "joint_debtors")
    assert joint.sentence.startswith(f"文书主文写“共同”，{CO_BORROWER}与{BORROWER}按连带债务处理")
    assert joint.sentence.endswith(f"；仅按{CO_BORROWER}本人的行为，末日为2025年9月18日")
    assert (joint.grade, period.safe_last_day) == (Grade.UNSETTLED, D(2026, 5, 6))
    own = found(PeriodKind.ENFORCEMENT, who=BORROWER, judgments=[both], **changes)
    assert not any("仅按" in each.sentence for each in own.steps)
    several = judgment(obligors=[BORROWER, CO_BORROWER], operative_part="被告连带偿还本金。")
    period = found(PeriodKind.ENFORCEMENT, who=CO_BORROWER, judgments=[several], **changes)
    joint = next(each for each in period.steps if each.effect == "joint_debtors")
    assert joint.grade is Grade.SETTLED
    cited = [each.articles for each in period.steps if "R1" in each.sentence]
    assert cited == [("民诉法2023.250", "执行程序解释2020.20", "诉讼时效规定2020.14")]


def test_interest_that_does_not_end_first_is_said_to_have_been_tested() -> None:
    rows = instalments("2022-07-30", "2022-08-30", "2023-06-30")
    loans = [loan(disbursements=[note(schedule=rows)])]
    tested = found(loans=loans, contacts=[contact("2024-05-06")])
    said = next(each.sentence for each in tested.steps if each.effect == "interest_tested")
    assert "2022年7月30日到期" in said
    assert said.endswith("不早于全部债务的末日2027年5月6日")
    assert "interest_tested" not in effects(found(loans=loans))
    assert "interest_tested" not in effects(found(contacts=[contact("2024-05-06")]))
