"""What is to be done next, by when and with which paper."""

from datetime import date
from typing import Any

from legal_docs.law.findings import check
from legal_docs.model.finding import NextAct
from tests.law.factory import (
    BORROWER,
    CO_BORROWER,
    NOTE,
    card,
    case,
    contact,
    event,
    instalments,
    judgment,
    loan,
    note,
)

D = date


def acts(on: date, **changes: Any) -> tuple[NextAct, ...]:
    return check(case(**changes), on=on).periods[0].next_acts


def test_the_act_is_due_on_the_last_working_day_before_the_safe_day() -> None:
    old = [loan(disbursements=[note(due_on="2021-10-05")])]
    (found,) = acts(D(2024, 6, 3), loans=old)
    assert (found.by, found.paper) == (D(2024, 9, 30), "民事起诉状；催收通知书")


def test_once_that_working_day_has_gone_by_the_act_is_urgent_until_the_safe_day() -> None:
    old = [loan(disbursements=[note(due_on="2021-10-05")])]
    (found,) = acts(D(2024, 10, 2), loans=old)
    assert found.by == D(2024, 10, 5)
    assert found.act.startswith("可供办理的最后工作日已过，须立即")
    assert acts(D(2024, 10, 5), loans=old)[0].by == D(2024, 10, 5)
    (on_the_day,) = acts(D(2024, 9, 30), loans=old)
    assert on_the_day.by == D(2024, 9, 30)


def test_after_the_safe_day_a_written_promise_is_wanted_at_once() -> None:
    old = [loan(disbursements=[note(due_on="2021-10-05")])]
    (found,) = acts(D(2024, 10, 6), loans=old)
    assert (found.by, found.paper) == (None, "还款协议")


def test_before_the_due_day_a_demand_is_said_to_be_of_no_use() -> None:
    (found,) = acts(D(2023, 6, 29))
    assert "到期之前催收不中断时效" in found.act
    assert "到期之前催收不中断时效" not in acts(D(2023, 6, 30))[0].act


def test_on_a_card_a_message_to_the_contact_left_with_the_issuer_is_offered() -> None:
    debtors = [{"name": BORROWER, "role": "cardholder"}]
    (found,) = acts(D(2024, 6, 3), cause="card", loans=[], cards=[card()], debtors=debtors)
    assert "预留的电话号码" in found.act
    assert "银行卡规定2021.3" in found.articles


def test_interest_that_may_run_alone_has_an_act_of_its_own() -> None:
    rows = instalments("2022-07-30", "2022-08-30", "2023-06-30")
    loans = [loan(disbursements=[note(schedule=rows)])]
    whole, interest = acts(D(2024, 6, 3), loans=loans)
    assert (whole.by, interest.by) == (D(2026, 6, 30), D(2025, 7, 30))
    assert "最早未付一期的利息" in interest.act
    assert len(acts(D(2025, 7, 31), loans=loans)) == 1


def test_an_open_proceeding_asks_whether_it_has_ended() -> None:
    (found,) = acts(D(2024, 6, 3), events=[event("2024-05-06", "police_report")])
    assert "2027年5月6日" in found.act
    assert found.by == D(2027, 4, 26)


def test_a_judgment_known_only_as_an_end_asks_for_the_instrument() -> None:
    suit = event("2023-08-01", "suit", ended_on="2024-03-01", ended_by="judgment")
    (found,) = acts(D(2024, 6, 3), events=[suit])
    assert (found.by, found.paper) == (D(2026, 2, 28), "强制执行申请书")


def test_a_judgment_on_another_debt_leaves_limitation_of_this_one_running() -> None:
    other = judgment(debts="借据999")
    found = check(case(judgments=[other]), on=D(2024, 6, 3)).periods[0]
    assert (found.debt, found.safe_last_day) == (NOTE, D(2026, 6, 30))
    same = check(case(judgments=[judgment(debts=NOTE)]), on=D(2024, 6, 3)).periods[0]
    assert same.reason == "replaced_by_enforcement"


BOTH = [{"name": BORROWER}, {"name": CO_BORROWER, "role": "co_borrower"}]


def test_joint_debtors_are_said_to_be_interrupted_together() -> None:
    (found,) = acts(D(2024, 6, 3), debtors=BOTH)
    assert found.act.endswith(f"对{BORROWER}有效的中断同时及于连带债务人{CO_BORROWER}")
    assert "诉讼时效规定2020.15" in found.articles
    (alone,) = acts(D(2024, 6, 3))
    assert "诉讼时效规定2020.15" not in alone.articles


def test_a_missing_debtor_is_asked_by_a_notice_or_through_who_owes_jointly() -> None:
    gone = {"kind": "natural", "name": BORROWER, "whereabouts": "missing", "whereabouts_since": "2024-01-02"}
    people = [gone, {"kind": "natural", "name": CO_BORROWER}]
    (found,) = acts(D(2024, 6, 3), debtors=BOTH, people=people)
    assert "在国家级或者赵样例住所地省级有影响的媒体刊登催收公告" in found.act
    assert f"向连带债务人{CO_BORROWER}送达书面催收并取得签收（中断的效力及于{BORROWER}）" in found.act
    assert found.paper == "民事起诉状；催收公告"
    assert f"向{BORROWER}送达" not in found.act
    (late,) = acts(D(2026, 6, 29), people=[gone], loans=[loan(disbursements=[note(due_on="2023-06-28")])])
    assert late.by is None
    (alone,) = acts(D(2024, 6, 3), people=[gone])
    assert "连带债务人" not in alone.act


def test_on_a_holiday_a_missing_debtor_is_not_to_be_handed_anything() -> None:
    gone = [{"kind": "natural", "name": BORROWER, "whereabouts": "missing"}]
    old = [loan(disbursements=[note(due_on="2021-10-05")])]
    (found,) = acts(D(2024, 10, 2), loans=old, people=gone)
    assert found.act.startswith("可供办理的最后工作日已过，须立即通过网上立案办理：")


def test_towards_a_missing_cardholder_sending_to_the_contact_left_is_still_enough() -> None:
    gone = [{"kind": "natural", "name": BORROWER, "whereabouts": "missing"}]
    debtors = [{"name": BORROWER, "role": "cardholder"}]
    (found,) = acts(D(2024, 6, 3), cause="card", loans=[], cards=[card()], debtors=debtors, people=gone)
    assert "预留的电话号码" in found.act


def test_after_a_late_promise_the_act_is_to_sue_at_once_and_not_to_ask_again() -> None:
    old = [loan(disbursements=[note(due_on="2020-06-30")])]
    promised = contact("2024-05-06", signed_consent=True)
    (found,) = acts(D(2024, 6, 3), loans=old, contacts=[promised])
    assert (found.by, found.paper) == (None, "民事起诉状")
    assert "不宜依靠再次催收" in found.act
