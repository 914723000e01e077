"""其他需要说明的内容: what the forms have no row for."""

from datetime import date
from typing import Any

from legal_docs.drafting.elements.loan import sheet
from legal_docs.law.review import review
from tests.drafting.elements.sheets import card_sheet, loan_sheet, row, rows, said
from tests.drafting.factory import COMPANY, DEBTOR, dossier, exhibit, guarantor
from tests.ledger.factory import card, loan, note

MORE = "其他需要说明的内容（可另附页）"
DEMAND = {
    "id": "C1",
    "on": "2025-02-01",
    "arrived_on": "2025-02-01",
    "channel": "handed",
    "target": "钱某某",
    "outcome": "reached",
    "receiver": "self",
    "is_demand": True,
    "evidence": ["04/催收.pdf#1"],
}
SERVICE = {"content": "钱某某，手机号码10000000001", "clause": "第12条"}
MESSAGE = DEMAND | {"channel": "sms", "sent_to": "10000000001"}


def more(*exhibits: Any, **changes: Any) -> str:
    """What stands in the row for other matters."""
    found = rows(loan_sheet(*exhibits, **changes), MORE)
    return str(said(found[0])[""]) if found else ""


def reviewed(on: date, **changes: Any) -> str:
    """What stands in that row once the periods were checked."""
    made = dossier(on=on, **changes)
    found = review(made.case, on=on, arrears=made.arrears)
    (told,) = rows(sheet(made.model_copy(update={"findings": found})), MORE)
    return str(said(told)[""])


def test_several_defendants_are_told_with_what_they_are() -> None:
    told = more(guarantors=[guarantor()])
    assert told.startswith(f"（1）当事人地位：被告钱某某（借款人）、被告{COMPANY['name']}（保证人）。")


def test_guardians_and_operators_are_named() -> None:
    ward = DEBTOR | {"lacks_capacity": True, "guardian": "钱父"}
    assert more(people=[ward]) == "（1）被告钱某某的法定代理人：钱父。"
    shop = COMPANY | {"operator": "周某"}
    both = more(people=[shop], debtors=[{"name": COMPANY["name"]}])
    assert both == f"（1）被告{COMPANY['name']}的经营者：周某。"
    same = COMPANY | {"operator": COMPANY["head_name"]}
    assert more(people=[same], debtors=[{"name": COMPANY["name"]}]) == ""


def test_an_assignment_is_told() -> None:
    bank = {"name": "某资产管理公司", "uscc": "X", "head_name": "赵某", "address": "某路1号"}
    assert more(creditor=bank | {"assigned_from": "示例银行"}) == "（1）本案债权由示例银行转让给原告。"


def test_how_a_floating_rate_was_agreed_is_told() -> None:
    rate = {"kind": "lpr", "lpr_tenor": "1y", "spread_bp": 80, "reset": "new_year"}
    told = more(loans=[loan(rate=rate)])
    assert told == (
        "（1）编号HT-1合同的借款利率为放款日适用的一年期贷款市场报价利率（LPR）加80个基点（每年1月1日调整）。"
    )


def test_a_loan_without_a_due_day_says_when_the_demand_ran_out() -> None:
    asked = {
        "note": "JJ-1",
        "disbursed_on": "2024-01-10",
        "due_on": "2025-01-10",
        "amount": "100000",
        "is_due_on_demand": True,
    }
    assert more(loans=[loan(disbursements=[asked])]) == (
        "（1）借据JJ-1未约定还款期限，经催告的合理期限于2025年1月10日届满。"
    )


def test_calling_the_loan_is_told_with_reason_and_arrival() -> None:
    called = {"declared_on": "2024-10-01", "arrived_on": "2024-10-03", "trigger": "连续三期未还"}
    assert more(loans=[loan(acceleration=called)]) == (
        "（1）2024年10月1日，因连续三期未还，原告书面通知借款人，宣布编号HT-1合同项下借款"
        "于2024年10月3日全部提前到期，通知于2024年10月3日送达。"
    )
    bare = more(loans=[loan(acceleration={"declared_on": "2024-10-01"})])
    assert bare.endswith("日，原告书面通知借款人，宣布编号HT-1合同项下借款于2024年10月1日全部提前到期。")


def test_a_suit_that_calls_the_loan_says_by_which_clause_and_what_was_missed() -> None:
    parts = note([("2025-01-10", "50000"), ("2027-01-10", "50000")])
    terms = {"clause": "第8条", "condition": "一期未足额还款的，贷款人有权宣布提前到期"}
    told = more(loans=[loan(disbursements=[parts], acceleration_terms=terms)])
    assert told.startswith("（1）编号HT-1合同第8条约定：一期未足额还款的，贷款人有权宣布提前到期。")
    assert "2025年1月10日到期的款项，被告钱某某均未足额清偿" in told
    assert told.endswith(
        "原告以提起本案诉讼的方式宣布编号HT-1合同项下尚未到期的借款本金人民币50,000.00元提前到期，"
        "起诉状副本的送达即为原告的提前到期通知。"
    )
    bare = more(loans=[loan(disbursements=[parts])])
    assert "约定" not in bare


def test_events_that_change_the_debt_are_told() -> None:
    def event(kind: str, **changes: Any) -> dict[str, Any]:
        return {"id": "E1", "on": "2024-12-01", "kind": kind, "target": "钱某某"} | changes

    assert more(events=[event("extension", new_due_on="2025-02-10")]).endswith(
        "原告与被告钱某某达成展期约定，到期日变更为2025年2月10日。"
    )
    assert more(events=[event("assumption", note="愿一并偿还")]) == (
        "（1）2024年12月1日，被告钱某某承诺加入上述债务：愿一并偿还。"
    )
    assert "被告钱某某就上述债务作出债务确认：签收。" in more(events=[event("acknowledgement", note="签收")])


def test_a_death_is_told_with_the_heirs() -> None:
    death = {"id": "E1", "on": "2025-02-01", "kind": "death", "target": "周某某"}
    people = [DEBTOR, DEBTOR | {"name": "周某某", "id_number": ""}]
    told = more(people=people, debtors=[{"name": "钱某某", "role": "heir"}], events=[death])
    assert "（1）2025年2月1日，借款人周某某死亡，由其继承人被告钱某某在所得遗产实际价值范围内清偿。" in told


def test_demands_are_told_with_their_exhibits_but_on_the_card_form_only_in_their_own_row() -> None:
    proof = exhibit(1, "04/催收.pdf", 1, 2)
    assert more(proof, contacts=[DEMAND]) == (
        "（1）原告于2025年2月1日（当面送达）向被告钱某某催收（证据1第1页）。"
    )
    sheet = card_sheet(proof, contacts=[DEMAND])
    assert rows(sheet, MORE) == []
    told = said(row(sheet, "是否向被告进行通知和催收"))
    assert told == {"具体情况": "2025年2月1日（当面送达）向被告钱某某催收（证据1第1页）"}


def test_messages_to_the_agreed_number_are_told_as_such() -> None:
    proof = exhibit(1, "04/催收.pdf", 1, 2)
    told = more(proof, contacts=[MESSAGE], loans=[loan(service_clause=SERVICE)])
    assert told == (
        "（1）原告于2025年2月1日（短信）向被告钱某某催收；"
        "上述短信发送至合同第12条约定的号码，发送记录显示送达（证据1第1页）。"
    )
    assert "号码" not in more(proof, contacts=[MESSAGE], loans=[loan()])


def test_on_the_card_form_the_agreed_number_stands_in_the_row_of_demands() -> None:
    sheet = card_sheet(
        exhibit(1, "04/催收.pdf", 1, 2), contacts=[MESSAGE], cards=[card(service_clause=SERVICE)]
    )
    told = str(said(row(sheet, "是否向被告进行通知和催收"))["具体情况"])
    assert told.endswith("催收，上述短信发送至合同第12条约定的号码，发送记录显示送达（证据1第1页）")


def test_a_defendant_who_cannot_be_found_is_told_with_the_letter_that_came_back() -> None:
    gone = DEBTOR | {"whereabouts": "missing", "whereabouts_since": "2025-04-15"}
    assert more(people=[gone]) == "（1）被告钱某某自2025年4月15日起下落不明。"
    back = DEMAND | {"on": "2025-05-18", "channel": "letter", "outcome": "returned", "sent_to": "某路1号"}
    told = more(people=[gone], contacts=[back | {"arrived_on": None, "receiver": "unknown"}])
    assert "自2025年4月15日起下落不明，原告于2025年5月18日向某路1号寄送的信函被退回" in told
    assert more(people=[DEBTOR | {"whereabouts": "known"}]) == ""


def test_a_guarantee_is_told_with_its_period_while_it_runs() -> None:
    text = reviewed(date(2025, 6, 30), guarantors=[guarantor()])
    assert (
        f"被告{COMPANY['name']}的保证期间：借据JJ-1的主债务履行期限于2025年1月10日届满，"
        "保证期间至2028年1月10日届满，截至2025年6月30日尚未届满。"
    ) in text
    assert "的保证期间" not in reviewed(date(2028, 1, 11), guarantors=[guarantor()])


def test_a_guarantor_asked_in_time_is_told_with_the_day() -> None:
    asked = DEMAND | {"target": COMPANY["name"], "receiver": "head"}
    for on in (date(2025, 6, 30), date(2028, 1, 11)):
        text = reviewed(on, guarantors=[guarantor()], contacts=[asked])
        assert "保证期间至2028年1月10日届满，原告已于2025年2月1日请求其承担保证责任。" in text
