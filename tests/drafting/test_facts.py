"""Facts: what is told to the court, since when, and what is left out."""

from datetime import date

import pytest

from legal_docs.drafting.facts import facts, owed_text, rate_words, turnover_text
from legal_docs.model.loan import RateTerms
from tests.drafting.factory import COMPANY, DEBTOR, dossier, exhibit, guarantor
from tests.drafting.test_letters import examined
from tests.ledger.factory import card, loan, note, paid

THING = {
    "id": "D1",
    "kind": "mortgage_real",
    "owner": "钱某某",
    "description": "房屋",
    "contract_number": "DY-1",
    "signed_on": "2024-01-08",
}


def told(kind: str, *exhibits, **changes):
    return [fact for fact in facts(dossier(*exhibits, **changes)) if fact.kind == kind]


def test_the_day_of_default_is_told_for_each_note_where_the_days_differ() -> None:
    early = {"note": "JJ-2", "disbursed_on": "2024-01-10", "due_on": "2024-08-10", "amount": "50000"}
    second = loan(number="HT-2", amount="50000", disbursements=[early])
    for loans in ([loan(), second], [second, loan()]):
        found = [(f.day, f.number) for f in told("违约", loans=loans)]
        assert found == [("2024年8月10日", "JJ-2"), ("2025年1月10日", "JJ-1")]
    same = loan(number="HT-2", amount="50000", disbursements=[early | {"due_on": "2025-01-10"}])
    assert [(f.day, f.number) for f in told("违约", loans=[loan(), same])] == [("2025年1月10日", "")]


def test_no_default_is_told_where_all_is_paid() -> None:
    assert told("违约", repayments=[paid("2025-01-10", "106100")]) == []


def test_default_is_proved_by_the_records_of_payment_once_each() -> None:
    rows = [paid(day, "10", id=day, evidence="03/流水.csv#1") for day in ("2025-02-01", "2025-02-02")]
    found = told("违约", exhibit(3, "03/流水.csv", 7, 2), repayments=rows)
    assert [f.proof for f in found] == ["证据3第7-8页"]


def test_a_call_of_a_later_day_is_not_told_yet() -> None:
    rows = [("2025-01-10", "40000"), ("2026-01-10", "60000")]
    for declared, count in (("2025-06-30", 1), ("2025-07-01", 0)):
        called = loan(disbursements=[note(rows)], acceleration={"declared_on": declared})
        assert len(told("提前到期", loans=[called])) == count


def test_a_call_is_told_with_the_day_the_loan_fell_due_and_the_day_it_arrived() -> None:
    called = loan(
        disbursements=[note([("2026-01-10", "100000")])],
        acceleration={"declared_on": "2025-03-01", "arrived_on": "2025-03-05", "trigger": "连续逾期"},
        acceleration_terms={"clause": "第8条", "condition": "连续三期逾期"},
    )
    fact = told("提前到期", loans=[called])[0]
    assert (fact.day, fact.due, fact.registered, fact.clause, fact.text) == (
        "2025年3月1日",
        "2025年3月5日",
        "2025年3月5日",
        "第8条",
        "连续逾期",
    )


@pytest.mark.parametrize(("on", "count"), [("2025-06-30", 1), ("2025-07-01", 0)])
def test_an_event_of_a_later_day_is_not_told_yet(on: str, count: int) -> None:
    event = {"id": "E1", "on": on, "kind": "acknowledgement", "target": "钱某某"}
    assert len(told("债务确认", events=[event])) == count


def test_an_extension_is_told_with_the_new_due_day() -> None:
    event = {
        "id": "E1",
        "on": "2024-12-20",
        "kind": "extension",
        "target": "钱某某",
        "new_due_on": "2025-04-10",
    }
    assert [(f.day, f.due) for f in told("展期", events=[event])] == [("2024年12月20日", "2025年4月10日")]


def test_an_event_the_court_need_not_hear_of_is_not_told() -> None:
    event = {"id": "E1", "on": "2025-02-01", "kind": "police_report", "target": "钱某某"}
    assert [f.kind for f in facts(dossier(events=[event]))] == ["借款合同", "放款", "违约"]


CONSENT = {
    "id": "C1",
    "on": "2025-03-01",
    "channel": "handed",
    "target": "钱某某",
    "outcome": "reached",
    "is_demand": False,
    "signed_consent": True,
}


def test_consent_is_told_only_where_it_is_signed_and_proved() -> None:
    assert told("债务确认", contacts=[CONSENT]) == []
    assert told("债务确认", contacts=[CONSENT | {"evidence": "04/回执.pdf", "signed_consent": False}]) == []
    proved = CONSENT | {"evidence": "04/回执.pdf", "arrived_on": "2025-03-03"}
    found = told("债务确认", exhibit(1, "04/回执.pdf", 1, 1), contacts=[proved])
    assert [(f.day, f.title, f.proof) for f in found] == [
        ("2025年3月3日", "同意履行的书面表示", "证据1第1页")
    ]


def test_consent_of_a_later_day_is_not_told_yet() -> None:
    assert told("债务确认", contacts=[CONSENT | {"on": "2025-07-01", "evidence": "04/回执.pdf"}]) == []


DEMAND = CONSENT | {
    "is_demand": True,
    "signed_consent": False,
    "receiver": "self",
    "evidence": "04/通知.pdf",
}
CALL = DEMAND | {"channel": "phone", "evidence": "04/通话.csv"}


def test_a_demand_is_told_only_where_it_reached_the_debtor() -> None:
    assert len(told("催收", contacts=[DEMAND])) == 1
    assert told("催收", contacts=[DEMAND | {"outcome": "returned"}]) == []
    assert told("催收", contacts=[DEMAND | {"on": "2025-07-01"}]) == []
    assert told("催收", contacts=[DEMAND | {"arrived_on": "2025-07-01"}]) == []
    assert told("催收", contacts=[DEMAND | {"is_demand": False}]) == []


def test_a_call_that_a_colleague_answered_is_not_told_as_a_demand_on_the_debtor() -> None:
    assert [f.day for f in told("催收", contacts=[CALL])] == ["2025年3月1日（电话）"]
    for receiver in ("other", "family", "unknown"):
        kinds = {f.kind for f in facts(dossier(contacts=[CALL | {"receiver": receiver}]))}
        assert not kinds & {"催收", "催收通知"}


def test_a_notice_whose_arrival_is_open_is_told_as_a_notice() -> None:
    letter = DEMAND | {"channel": "letter", "receiver": "unknown"}
    for outcome in ("reached", "unknown"):
        rows = [letter | {"outcome": outcome}]
        assert told("催收", contacts=rows) == []
        assert [f.day for f in told("催收通知", contacts=rows)] == ["2025年3月1日（信函）"]
    assert told("催收通知", contacts=[letter | {"outcome": "returned"}]) == []
    assert told("催收通知", contacts=[letter | {"receiver": "other", "arrived_on": "2025-03-03"}]) == []
    to_guarantor = letter | {"target": COMPANY["name"]}
    found = told("保证责任通知", contacts=[to_guarantor], guarantors=[guarantor()])
    assert [f.who for f in found] == [f"被告{COMPANY['name']}"]


def test_several_demands_on_one_person_are_told_in_order_of_time() -> None:
    rows = [DEMAND | {"id": str(n), "on": day} for n, day in enumerate(("2025-04-01", "2025-03-01"))]
    assert [f.day for f in told("催收", contacts=rows)] == [
        "2025年3月1日（当面送达）、2025年4月1日（当面送达）"
    ]


def test_a_sum_lent_short_of_the_note_is_not_proved_by_the_note() -> None:
    papers = ("02/借据.pdf#1", "03/流水.xlsx#1")
    row = {"note": "JJ-1", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "evidence": papers}
    bound = (exhibit(1, "02/借据.pdf", 1, 1), exhibit(2, "03/流水.xlsx", 2, 1))

    def proof(amount: str, *rows: dict) -> str:
        return told("放款", *bound, loans=[loan(disbursements=[row | {"amount": amount}, *rows])])[0].proof

    assert proof("100000") == "证据1第1页、证据2第2页"
    assert proof("98000") == "证据2第2页"
    second = {"note": "JJ-2", "disbursed_on": "2024-02-10", "due_on": "2025-01-10", "amount": "1000"}
    assert proof("98000", second) == "证据1第1页、证据2第2页"
    only = loan(disbursements=[row | {"amount": "98000", "evidence": papers[0]}])
    assert told("放款", *bound, loans=[only])[0].proof == "证据1第1页"


def test_a_mortgage_is_proved_by_its_contract_and_by_its_registration() -> None:
    papers = (exhibit(1, "01/合同.pdf", 1, 3), exhibit(2, "05/登记.pdf", 4, 1))
    thing = THING | {"evidence": "05/登记.pdf"}
    assert told("担保物权", *papers, collateral=[thing])[0].proof == "证据2第4页"
    by_title = thing | {"contract_title": "证据1"}
    assert told("担保物权", *papers, collateral=[by_title])[0].proof == "证据1第1-3页、证据2第4页"
    in_loan = loan(number="DY-1", evidence="01/合同.pdf#1")
    found = told("担保物权", *papers, collateral=[thing], loans=[in_loan])
    assert found[0].proof == "证据1第1页、证据2第4页"


def test_what_was_drawn_and_paid_on_a_card_is_told_where_the_whole_is_known() -> None:
    def text(**changes) -> str:
        return turnover_text(dossier(cause="card", loans=[], cards=[card(**changes)]))

    drawn = dossier(cause="card", loans=[], cards=[card()]).arrears.debts[0].charged.principal
    assert text().startswith(f"累计透支本金{drawn:,.2f}元，还款抵充本金")
    row = {"statement_on": "2025-01-05", "due_on": "2025-01-25", "opening": "1", "closing": "1"}
    assert text(statements=[row]) == ""
    assert turnover_text(dossier()) == ""


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({"annual_percent": "4.350"}, "年利率4.35%（固定利率）"),
        (
            {"kind": "lpr", "lpr_tenor": "1y", "annual_percent": "4", "reset": "anniversary"},
            "放款日适用的一年期贷款市场报价利率（LPR）加0个基点（放款日对月对日调整）",
        ),
        (
            {"kind": "lpr", "lpr_tenor": "1y", "spread_bp": 55},
            "放款日适用的一年期贷款市场报价利率（LPR）加55个基点（合同期内不调整）",
        ),
        (
            {"kind": "lpr", "lpr_tenor": "5y", "spread_bp": -20, "reset": "new_year"},
            "放款日适用的五年期以上贷款市场报价利率（LPR）减20个基点（每年1月1日调整）",
        ),
    ],
)
def test_the_rate_is_told_as_the_contract_sets_it(terms: dict, words: str) -> None:
    assert rate_words(RateTerms.model_validate(terms)) == words


def test_penalty_and_compound_are_told_only_where_the_contract_has_them() -> None:
    fact = told("借款合同")[0]
    assert (fact.penalty, fact.compound, fact.clause) == (
        "罚息利率在借款利率基础上上浮50%",
        "对未按时支付的利息按罚息利率计收复利",
        "3.1、3.4、3.5",
    )
    bare = told("借款合同", loans=[loan(penalty=None, compound=None)])[0]
    assert (bare.penalty, bare.compound, bare.clause) == ("", "", "3.1")


def test_the_way_to_repay_is_told_where_it_has_a_name() -> None:
    assert told("借款合同", loans=[loan(method="bullet")])[0].method == "到期一次性还本付息"
    assert told("借款合同", loans=[loan(method="other")])[0].method == ""


def test_a_card_is_told_with_its_limit_rate_and_damages() -> None:
    account = card(limit="20000", damages_percent="5", rate_clause="5.2")
    fact = told("信用卡合约", cause="card", loans=[], cards=[account])[0]
    assert (fact.amount, fact.rate, fact.penalty, fact.clause, fact.compound) == (
        "20,000.00",
        "日利率0.05%",
        "违约金按最低还款额未还部分的5%计收",
        "5.2",
        "",
    )


def test_a_ceiling_is_told_for_a_guarantee_and_for_a_maximum_mortgage_only() -> None:
    assert told("保证", guarantors=[guarantor(ceiling="80000")])[0].amount == "80,000.00"
    capped = THING | {"ceiling": "120000"}
    assert told("担保物权", collateral=[capped | {"is_maximum": True}])[0].amount == "120,000.00"
    assert told("担保物权", collateral=[capped])[0].amount == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"registration": "formal", "registration_number": "Z-1"},
            "2024年1月10日办理抵押登记（证明号：Z-1）",
        ),
        ({"registration": "advance"}, "2024年1月10日办理预告登记"),
        ({"registration": "formal", "kind": "pledge_right"}, "2024年1月10日办理出质登记"),
        ({}, ""),
    ],
)
def test_a_registration_is_told_by_its_own_name(changes: dict, words: str) -> None:
    thing = THING | {"registered_on": "2024-01-10"} | changes
    assert told("担保物权", collateral=[thing])[0].registered == words


def test_a_guarantee_is_told_with_its_period_and_its_own_words() -> None:
    fact = told("保证", guarantors=[guarantor()])[0]
    assert (fact.who, fact.method, fact.period) == (
        f"被告{COMPANY['name']}",
        "连带责任保证",
        "主债务履行期限届满之日起3年",
    )
    months = guarantor(period="months", period_length=6, type="unclear", type_wording="保证偿还")
    found = told("保证", guarantors=[months])[0]
    assert (found.method, found.period) == ("保证偿还", "主债务履行期限届满之日起6个月")
    until = guarantor(period="until", period_length=None, period_until="2027-01-10")
    assert told("保证", guarantors=[until])[0].period == "至2027年1月10日止"
    assert told("保证", guarantors=[guarantor(period_until="2027-01-10")])[0].period.endswith("3年")
    assert told("保证", guarantors=[guarantor(period="until", period_length=None)])[0].period == ""


def test_costs_that_are_not_claimed_are_not_told() -> None:
    cost = {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-06-01", "claimed": False}
    assert told("费用", costs=[cost]) == []


def test_what_is_owed_is_told_without_parts_that_are_nothing() -> None:
    file = dossier(on=date(2025, 1, 10))
    assert owed_text(file) == "本金100,000.00元、利息6,100.00元"
    cost = {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-01-09"}
    assert owed_text(dossier(on=date(2025, 1, 10), costs=[cost])).endswith("、实现债权的费用3,000.00元")


def test_later_instalments_are_told_only_where_some_fell_due_after_the_first_unmet_one() -> None:
    assert told("违约")[0].text == ""
    rows = [("2025-01-10", "50000"), ("2025-02-10", "50000")]
    assert told("违约", loans=[loan(disbursements=[note(rows)])])[0].text == "及其后各期"
    ahead = [("2025-01-10", "50000"), ("2025-07-10", "50000")]
    assert told("违约", loans=[loan(disbursements=[note(ahead)])])[0].text == ""
    alone = {"note": "JJ-2", "disbursed_on": "2024-01-10", "due_on": "2024-08-10", "amount": "50000"}
    other = loan(number="HT-2", amount="50000", disbursements=[alone])
    found = told("违约", loans=[loan(disbursements=[note(rows)]), other])
    assert {f.number: f.text for f in found} == {"JJ-1": "及其后各期", "JJ-2": ""}


def test_money_lent_short_of_the_note_says_what_the_note_says_and_where() -> None:
    papers = ("02/借据.pdf#1", "03/流水.xlsx#1")
    row = {"note": "JJ-1", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "evidence": papers}
    bound = (exhibit(1, "02/借据.pdf", 1, 1), exhibit(2, "03/流水.xlsx", 2, 1))
    short = told("放款", *bound, loans=[loan(disbursements=[row | {"amount": "98000"}])])[0]
    assert (short.amount, short.noted, short.note_proof) == ("98,000.00", "100,000.00", "证据1第1页")
    whole = told("放款", *bound, loans=[loan(disbursements=[row | {"amount": "100000"}])])[0]
    assert (whole.noted, whole.note_proof) == ("", "")


def test_a_mortgage_in_the_loan_contract_itself_is_told_as_such() -> None:
    assert told("担保物权", collateral=[THING])[0].shared is False
    assert told("担保物权", collateral=[THING], loans=[loan(number="DY-1")])[0].shared is True


PHONE = [DEBTOR | {"phone": "10000000001"}]


def test_messages_to_the_agreed_number_say_so() -> None:
    agreed = {"content": "钱某某，手机号码10000000001", "clause": "第12.1条"}
    sms = DEMAND | {"channel": "sms", "sent_to": "10000000001", "arrived_on": "2025-03-01"}

    def text(*rows: dict, clause: dict | None = agreed) -> str:
        found = told("催收", contacts=list(rows), loans=[loan(service_clause=clause)], people=PHONE)
        return found[0].text

    assert text(sms) == "上述短信发送至合同第12.1条约定的号码，发送记录显示送达"
    proved = loan(service_clause=agreed, evidence=["01/合同.pdf#2"])
    (row,) = told("催收", exhibit(1, "01/合同.pdf", 1, 4), contacts=[sms], loans=[proved], people=PHONE)
    assert row.text == "上述短信发送至合同第12.1条约定的号码（证据1第2页），发送记录显示送达"
    assert text(sms, clause=None) == ""
    assert text(DEMAND) == ""
    other = {"content": "钱某某，手机号码10000000002", "clause": "第12.1条"}
    assert text(sms, clause=other) == ""


LATER = {"due_on": "2024-01-10"}
"""Still within the period when the message comes, so that it counts for this debt."""


def test_a_message_that_came_after_the_period_is_not_told() -> None:
    sms = DEMAND | {"channel": "sms", "sent_to": "10000000001", "on": "2025-03-03"}
    row = {"note": "JJ-1", "disbursed_on": "2021-01-10", "due_on": "2022-01-10", "amount": "100000"}
    terms = {
        "loans": [loan(signed_on="2021-01-08", disbursements=[row])],
        "people": [DEBTOR | {"phone": "10000000001"}],
    }

    def days(*rows: dict) -> list[str]:
        found = facts(examined(contacts=list(rows), **terms))
        return [fact.day for fact in found if fact.kind == "催收"]

    late = sms | {"arrived_on": "2025-03-03"}
    assert days(late) == []
    before = DEMAND | {"id": "C2", "on": "2023-03-01", "arrived_on": "2023-03-01"}
    assert days(before, late) == ["2023年3月1日（当面送达）、2025年3月3日（短信）"]
    terms["loans"] = [*terms["loans"], loan(number="HT-2", disbursements=[row | {"note": "JJ-2"} | LATER])]
    assert days(late) == ["2025年3月3日（短信）"]


def test_the_period_of_a_guarantee_is_told_as_the_findings_have_it() -> None:
    asked = DEMAND | {"target": COMPANY["name"], "receiver": "head", "arrived_on": "2025-03-01"}
    found = [f for f in facts(examined(guarantors=[guarantor()], contacts=[asked])) if f.kind == "保证"]
    (period,) = found[0].periods
    told_of = (period.debt, period.due, period.until, period.asked)
    assert told_of == ("JJ-1", "2025年1月10日", "2028年1月10日", "2025年3月1日")
    assert told("保证", guarantors=[guarantor()])[0].periods == ()
