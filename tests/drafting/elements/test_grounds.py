"""The last rows of 事实与理由: the basis, whether there is more to say, the exhibits."""

from tests.drafting.elements.sheets import card_sheet, loan_sheet, row, rows, said
from tests.drafting.factory import exhibit, guarantor
from tests.ledger.factory import card, loan, note, paid

BASIS, MORE, EXHIBITS = "请求承担责任的依据", "其他需要说明的内容（可另附页）", "证据清单（可另附页）"
CLAUSES = {
    "rate": {"annual_percent": "6", "clause": "第3条"},
    "penalty": {"overdue_uplift_percent": "50", "clause": "第4条"},
    "compound": {"clause": "第5条"},
    "acceleration_terms": {"clause": "第8条", "condition": "逾期"},
    "cost_clause": "第9条",
}
COST = {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-05-01"}


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


def test_the_order_of_payments_is_part_of_the_basis_where_one_was_agreed_and_something_paid() -> None:
    order = {"order": ["interest", "principal"], "agreed": True, "clause": "第6条"}
    lent = loan(**CLAUSES, allocation=order)
    paid_on = {"repayments": [paid("2025-02-01", "100")]}
    told = str(said(row(loan_sheet(loans=[lent], **paid_on), BASIS))["合同约定"])
    assert told.endswith("第5条（复利）、第6条（抵充顺序）")
    assert "抵充" not in str(said(row(loan_sheet(loans=[lent]), BASIS))["合同约定"])
    unsaid = loan(**CLAUSES, allocation=order | {"agreed": False})
    assert "抵充" not in str(said(row(loan_sheet(loans=[unsaid], **paid_on), BASIS))["合同约定"])
    cards = card_sheet(cards=[card(rate_clause="第7条", allocation=order)], **paid_on)
    assert said(row(cards, BASIS))["合同约定"] == "《信用卡领用合约》第7条（利率）、第6条（抵充顺序）"


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


def test_the_exhibits_are_listed_with_their_pages() -> None:
    sheet = loan_sheet(exhibit(1, "01/合同.pdf", 1, 4), exhibit(2, "02/借据.pdf", 5, 1))
    assert said(row(sheet, EXHIBITS)) == {
        "": "详见随附《证据目录》，共2份：\n1.证据1（第1-4页）\n2.证据2（第5页）"
    }
