"""The last rows of 事实与理由: the basis, what has no row of its own, the exhibits."""

from tests.drafting.elements.sheets import card_sheet, loan_sheet, row, rows, said
from tests.drafting.factory import COMPANY, DEBTOR, exhibit, guarantor
from tests.ledger.factory import card, loan, note

BASIS, MORE, EXHIBITS = "请求承担责任的依据", "其他需要说明的内容（可另附页）", "证据清单（可另附页）"
CLAUSES = {
    "rate": {"annual_percent": "6", "clause": "第3条"},
    "penalty": {"overdue_uplift_percent": "50", "clause": "第4条"},
    "compound": {"clause": "第5条"},
    "acceleration_terms": {"clause": "第8条", "condition": "逾期"},
    "cost_clause": "第9条",
}
COST = {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-05-01"}
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


def more(*exhibits, **changes) -> str:
    """What stands in the row for other matters."""
    found = rows(loan_sheet(*exhibits, **changes), MORE)
    return str(said(found[0])[""]) if found else ""


def test_the_clauses_the_claims_rest_on_are_listed_and_no_others() -> None:
    told = said(row(loan_sheet(loans=[loan(**CLAUSES)]), BASIS))
    assert told["合同约定"] == "《借款合同》第3条（利率）、第4条（罚息）、第5条（复利）"
    assert str(told["法律规定"]).startswith("《中华人民共和国民法典》")
    full = {"costs": [COST], "loans": [loan(**CLAUSES, disbursements=[note([("2027-01-10", "100000")])])]}
    assert said(row(loan_sheet(**full), BASIS))["合同约定"] == (
        "《借款合同》第3条（利率）、第4条（罚息）、第5条（复利）、第8条（提前到期）、第9条（实现债权的费用）"
    )
    assert row(loan_sheet(), BASIS).also == ("请求依据",)


def test_the_contracts_of_securities_are_part_of_the_basis() -> None:
    thing = {
        "id": "D1",
        "kind": "mortgage_real",
        "owner": "钱某某",
        "description": "房屋",
        "contract_number": "DY-1",
        "signed_on": "2024-01-08",
    }
    sheet = loan_sheet(guarantors=[guarantor(clause="第三条")], collateral=[thing])
    told = str(said(row(sheet, BASIS))["合同约定"])
    assert told.endswith("；《保证合同》第三条（保证责任）；《抵押合同》（编号：DY-1）")
    within = loan_sheet(collateral=[thing | {"contract_number": "HT-1"}])
    assert "抵押合同" not in str(said(row(within, BASIS))["合同约定"])


def test_the_clauses_of_a_card_are_listed_with_fees_only_where_fees_are_owed() -> None:
    terms = {
        "rate_clause": "第7条",
        "damages_clause": "第8条",
        "fee_clause": "第14条",
        "cost_clause": "第10条",
    }
    told = said(row(card_sheet(cards=[card(**terms)]), BASIS))["合同约定"]
    assert told == "《信用卡领用合约》第7条（利率）、第8条（违约金）"
    costs = said(row(card_sheet(cards=[card(**terms)], costs=[COST]), BASIS))["合同约定"]
    assert str(costs).endswith("、第10条（实现债权的费用）")


def test_law_that_is_no_longer_in_force_is_left_for_the_lawyer() -> None:
    old = loan(
        signed_on="2015-01-08",
        disbursements=[
            {"note": "JJ-1", "disbursed_on": "2015-01-10", "due_on": "2016-01-10", "amount": "100000"}
        ],
    )
    assert str(said(row(loan_sheet(loans=[old]), BASIS))["法律规定"]).endswith("由承办律师补充】")


def test_nothing_else_to_say_leaves_the_row_blank() -> None:
    assert rows(loan_sheet(), MORE) == []


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


def test_a_floating_rate_is_explained_beside_the_figure_in_its_row() -> None:
    rate = {"kind": "lpr", "lpr_tenor": "1y", "spread_bp": 80, "reset": "new_year"}
    told = more(loans=[loan(rate=rate)])
    assert told == (
        "（1）编号HT-1合同的借款利率为放款日适用的一年期贷款市场报价利率（LPR）加80个基点（每年1月1日调整）；"
        "第5项所填为2025年6月30日的执行利率。"
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


def test_events_that_change_the_debt_are_told() -> None:
    def event(kind: str, **changes) -> dict:
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


def test_the_exhibits_are_listed_with_their_pages() -> None:
    sheet = loan_sheet(exhibit(1, "01/合同.pdf", 1, 4), exhibit(2, "02/借据.pdf", 5, 1))
    assert said(row(sheet, EXHIBITS)) == {
        "": "详见随附《证据目录》，共2份：\n1.证据1（第1-4页）\n2.证据2（第5页）"
    }
