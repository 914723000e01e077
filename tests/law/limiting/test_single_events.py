"""A period that hangs on one event, and what to get ready for it."""

from datetime import date
from typing import Any

import pytest

from legal_docs.law.findings import check
from legal_docs.law.limiting.interruption import Interruption
from legal_docs.law.limiting.limitation import LIMITATION, limitation
from legal_docs.law.limiting.single_events import rests_on
from legal_docs.law.periods import add_years
from legal_docs.model.contact import EndedBy
from legal_docs.model.finding import PeriodFinding
from legal_docs.model.findings import Findings
from tests.law.factory import PHONE, case, contact, event, guarantor, loan, note, sms

D = date
ON = D(2024, 6, 3)
OLD = [loan(disbursements=[note(disbursed_on="2019-01-02", due_on="2020-06-30")])]
TEXT = sms("2023-05-06", outcome="reached", arrived_on="2023-05-06", sent_to=PHONE)


def findings(on: date = ON, **changes: Any) -> Findings:
    return check(case(**({"loans": OLD} | changes)), on=on)


def first(on: date = ON, **changes: Any) -> PeriodFinding:
    return findings(on, **changes).periods[0]


def said(period: PeriodFinding, effect: str) -> str:
    return next(e.sentence for e in (*period.warnings, *period.steps) if e.effect == effect)


def test_the_only_interruption_is_named_with_the_day_without_it_and_the_proof_to_get_ready() -> None:
    period = first(contacts=[TEXT])
    words = said(period, "hangs_on_one_event")
    assert words.startswith(
        "仅有2023年5月6日向赵样例催收（短信）使诉讼时效中断；该次如不被认定，期间原算至2023年6月30日"
    )
    assert all(each in words for each in ("平台送达回执", "号码归属", "合同与金额", "对方可能提出时效抗辩"))
    assert period.warnings[0].proofs
    assert (period.safe_last_day, period.next_acts[0].by) == (D(2026, 5, 6), None)
    assert "再次催收不能补救" in period.next_acts[0].act


def test_it_stands_first_in_the_summary_even_before_a_guarantor_never_asked() -> None:
    found = findings(contacts=[TEXT], guarantors=[guarantor(period_length=5)])
    effects = [each.effect for each in found.warnings]
    assert effects[:2] == ["hangs_on_one_event", "guarantor_never_asked"]


@pytest.mark.parametrize(
    ("changes", "proof"),
    [
        ({"contacts": [contact("2023-05-06", channel="phone", is_recorded=True)]}, "录音文字稿"),
        ({"contacts": [contact("2023-05-06")]}, "签收原件"),
        ({"contacts": [contact("2023-05-06", channel="visit")]}, "现场录音录像原始载体"),
        ({"events": [event("2023-05-06", "repayment_plan")]}, "债务人签字的原件"),
        (
            {"events": [event("2023-05-06", "police_report", ended_on="2023-06-01", ended_by="not_filed")]},
            "收件凭证",
        ),
    ],
)
def test_each_kind_of_act_wants_its_own_proof(changes: dict[str, Any], proof: str) -> None:
    assert proof in said(first(**changes), "hangs_on_one_event")


def test_a_deduction_wants_the_clause_and_a_payment_the_payer() -> None:
    paid = {"id": "R1", "paid_on": "2023-05-06", "amount": "100", "payer": "赵样例", "evidence": "02/1.pdf"}
    assert "付款人身份" in said(first(repayments=[paid]), "hangs_on_one_event")
    taken = first(repayments=[paid | {"is_deduction": True}])
    assert "约定扣收的合同条款" in said(taken, "hangs_on_one_event")
    assert said(taken, "interrupts").startswith(
        "2023年5月6日依合同约定扣收100.00元（流水R1，请备约定扣收的合同条款）"
    )


def test_a_link_among_others_is_called_a_link_and_several_are_listed() -> None:
    link = first(contacts=[TEXT, contact("2024-01-08")])
    assert said(link, "hangs_on_one_event").startswith("诉讼时效能否延续取决于2023年5月6日")
    several = first(D(2028, 6, 1), contacts=[TEXT, contact("2025-01-08"), contact("2027-12-01")])
    words = said(several, "hangs_on_one_event")
    assert "缺一不可" in words
    assert "无此次则算至2023年6月30日" in words
    assert "无此次则算至2026年5月6日" in words
    assert "无此次则算至2028年1月8日" in words


def test_where_only_the_last_day_moves_one_note_names_the_earlier_day() -> None:
    later = contact("2024-05-06", channel="phone", is_recorded=True)
    period = first(contacts=[contact("2022-05-06"), TEXT, later])
    assert [e.effect for e in period.steps].count("rests_on_last_event") == 1
    assert said(period, "rests_on_last_event").endswith("该次如不被认定，末日为2026年5月6日")
    assert "hangs_on_one_event" not in {each.effect for each in period.warnings}


def test_two_demands_on_one_day_do_not_hang_on_either() -> None:
    period = first(contacts=[contact("2023-05-06"), TEXT])
    assert [each.effect for each in period.warnings] == []
    assert "rests_on_last_event" not in {each.effect for each in period.steps}


def test_nothing_is_said_while_proceedings_stand_in_for_the_period() -> None:
    period = first(contacts=[TEXT], events=[event("2024-01-08", "suit")])
    assert period.reason == "pending"
    assert not {"hangs_on_one_event", "rests_on_last_event"} & {
        e.effect for e in (*period.steps, *period.warnings)
    }


def test_the_quick_way_finds_what_leaving_out_each_event_finds() -> None:
    start = D(2018, 1, 10)
    days = [D(2019, 3, 1), D(2020, 12, 1), D(2021, 1, 9), D(2022, 2, 28), D(2024, 1, 9), D(2026, 12, 31)]
    suit = Interruption(
        D(2021, 5, 1),
        is_proceeding=True,
        served_on=D(2021, 6, 1),
        ended_on=D(2021, 7, 1),
        ended_by=EndedBy.WITHDRAWN,
    )
    events = [*(Interruption(day) for day in days), suit]
    whole = limitation(start, events=events)
    slow = []
    for event_ in sorted(events, key=lambda each: each.on):
        rest = [each for each in events if each is not event_]
        last = limitation(start, events=rest).safe_last_day
        if last != whole.safe_last_day:
            slow.append((event_.on, last))
    quick = [(e.event.on, e.last) for e in rests_on(whole, LIMITATION, add_years(start, 20))]
    assert quick == slow != []
