"""What is told last: payments and what they met, who is missing, what the suit itself calls."""

from datetime import date

from legal_docs.drafting.closing_facts import closing_facts, higher_balance
from tests.drafting.factory import DEBTOR, dossier, exhibit
from tests.ledger.factory import loan, note, paid

MONTHS = [(f"2025-0{m}-10", "10000") for m in range(1, 8)] + [("2026-01-10", "30000")]
TERMS = {"clause": "第8.2条", "condition": "借款人连续三期未足额还款的，贷款人有权宣布贷款提前到期。"}


def told(kind: str, *exhibits, **changes):
    return [fact for fact in closing_facts(dossier(*exhibits, **changes)) if fact.kind == kind]


def test_payments_are_told_with_the_last_one_and_what_they_met_by_the_agreed_order() -> None:
    order = {"order": "利息、本金", "agreed": True, "clause": "第5.3条"}
    rows = [
        paid("2025-01-10", "6100", evidence="03/流水.xlsx"),
        paid("2025-02-10", "1000", evidence="03/流水.xlsx"),
    ]
    book = exhibit(3, "03/流水.xlsx", 7, 1)
    (fact,) = told("还款", book, loans=[loan(allocation=order)], repayments=rows)
    assert (fact.day, fact.due, fact.amount, fact.purpose) == (
        "2025年6月30日",
        "2025年2月10日",
        "7,100.00",
        "1,000.00",
    )
    assert fact.text.startswith("利息6,100.00元") and fact.text.endswith("罚息775.00元、本金225.00元")
    assert fact.method.startswith("《借款合同》第5.3条约定的先后顺序（利息、") and "费用" not in fact.method
    assert (fact.proof, fact.who) == ("证据3第7页", "被告钱某某")


def test_no_payment_tells_nothing_and_an_order_not_agreed_names_no_clause() -> None:
    assert told("还款") == []
    assert told("还款", repayments=[paid("2025-02-10", "1000")])[0].method == ""


def test_one_who_is_missing_is_told_with_the_letter_that_came_back() -> None:
    away = DEBTOR | {"whereabouts": "missing", "whereabouts_since": "2025-04-15"}
    back = {
        "id": "C1",
        "on": "2025-05-18",
        "channel": "letter",
        "target": "钱某某",
        "sent_to": "某省某市某路1号",
        "outcome": "returned",
        "is_demand": True,
        "evidence": "04/退信.jpg",
    }
    reached = back | {"id": "C2", "outcome": "reached", "on": "2025-05-19"}
    later = back | {"id": "C3", "on": "2025-07-01"}
    envelope = exhibit(4, "04/退信.jpg", 9, 1)
    (fact,) = told("下落不明", envelope, people=[away], contacts=[back, reached, later])
    assert (fact.who, fact.day, fact.proof) == ("被告钱某某", "2025年4月15日", "证据4第9页")
    assert fact.text == "2025年5月18日向某省某市某路1号寄送的信函"
    assert told("下落不明") == []


def test_a_suit_that_calls_the_loan_tells_clause_instalments_and_sum() -> None:
    running = loan(disbursements=[note(MONTHS)], acceleration_terms=TERMS, evidence="01/合同.pdf")
    (fact,) = told("提前到期条件", exhibit(1, "01/合同.pdf", 1, 3), loans=[running])
    assert (fact.number, fact.clause, fact.amount, fact.proof) == (
        "HT-1",
        "第8.2条",
        "40,000.00",
        "证据1第1-3页",
    )
    assert fact.day.startswith("2025年1月10日、2025年2月10日") and fact.day.count("日") == 6
    assert (fact.method, fact.text[-1]) == ("已符合上述约定", "期")
    unmet = loan(
        disbursements=[note(MONTHS)], acceleration_terms=TERMS | {"condition": "连续九期未足额还款的"}
    )
    assert told("提前到期条件", loans=[unmet])[0].method == ""
    bare = loan(disbursements=[note(MONTHS)])
    assert (told("提前到期条件", loans=[bare])[0].clause, told("提前到期条件", loans=[bare])[0].method) == (
        "",
        "",
    )
    called = loan(disbursements=[note(MONTHS)], acceleration={"declared_on": "2025-06-01"})
    assert told("提前到期条件", loans=[called]) == [] and told("提前到期条件") == []


def test_a_balance_sheet_among_the_exhibits_that_states_more_is_explained() -> None:
    sheet = {"on": "2025-01-11", "penalty": "26.00", "total": "106128.53", "evidence": "03/余额表.pdf"}
    bound, day = exhibit(2, "03/余额表.pdf", 5, 1), date(2025, 1, 11)

    def said(*exhibits, **changes) -> str:
        return higher_balance(dossier(*exhibits, balances=[sheet | changes], on=day))

    assert said(bound).startswith("欠款余额表（证据2第5页）列示罚息26.00元、合计106,128.53元，高于")
    assert said() == ""
    assert said(bound, penalty="24.00") == ""
    assert said(bound, penalty="25.00", total="106126.53") == ""
    assert higher_balance(dossier(bound, balances=[sheet], on=date(2025, 1, 12))) == ""
