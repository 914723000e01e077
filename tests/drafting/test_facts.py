"""Facts: what is told to the court, since when, and what is left out."""

from datetime import date

import pytest

from legal_docs.drafting.facts import facts, owed_text, rate_words
from legal_docs.model.loan import RateTerms
from tests.drafting.factory import COMPANY, dossier, exhibit, guarantor
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


def test_the_earliest_day_of_default_of_all_debts_is_told() -> None:
    early = {"note": "JJ-2", "disbursed_on": "2024-01-10", "due_on": "2024-08-10", "amount": "50000"}
    second = loan(number="HT-2", amount="50000", disbursements=[early])
    for loans in ([loan(), second], [second, loan()]):
        assert [f.day for f in told("违约", loans=loans)] == ["2024年8月10日"]


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


def test_a_demand_is_told_only_where_it_reached_the_debtor() -> None:
    demand = CONSENT | {"is_demand": True, "signed_consent": False, "evidence": "04/通知.pdf"}
    assert len(told("催收", contacts=[demand])) == 1
    assert told("催收", contacts=[demand | {"outcome": "returned"}]) == []
    assert len(told("催收", contacts=[demand | {"outcome": "returned", "arrived_on": "2025-03-04"}])) == 1
    assert told("催收", contacts=[demand | {"on": "2025-07-01"}]) == []
    assert told("催收", contacts=[demand | {"is_demand": False}]) == []


def test_several_demands_on_one_person_are_told_in_order_of_time() -> None:
    rows = [
        CONSENT
        | {"id": str(n), "on": day, "is_demand": True, "signed_consent": False, "evidence": "04/x.pdf"}
        for n, day in enumerate(("2025-04-01", "2025-03-01"))
    ]
    assert [f.day for f in told("催收", contacts=rows)] == [
        "2025年3月1日（当面送达）、2025年4月1日（当面送达）"
    ]


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
