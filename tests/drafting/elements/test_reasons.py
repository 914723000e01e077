"""事实与理由 in words: contract, breach and amount."""

from legal_docs.drafting.elements.reasons import WHOLE
from tests.drafting.elements.sheets import card_sheet, loan_sheet, row, said
from tests.drafting.factory import COMPANY, DEBTOR, guarantor
from tests.ledger.factory import card, loan

HEIR = {"name": "钱某某", "role": "heir"}
SHORT = {"note": "JJ-1", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "98000"}


def reasons(**changes: object) -> str:
    return str(said(row(loan_sheet(**changes), WHOLE))[""])


def test_a_loan_is_told_with_contract_breach_and_amount() -> None:
    assert reasons() == (
        "原告与被告钱某某签订《借款合同》（编号：HT-1），并依约发放借款；被告钱某某未按约还本付息，已构成违约。"
        "截至2025年6月30日，尚欠本金100,000.00元、利息6,100.00元、罚息4,275.00元、复利260.78元，"
        "合计人民币110,635.78元，计算过程详见《债权计算明细》。"
        "综上，案涉借款合同系当事人真实意思表示，合法有效；被告钱某某应当承担还本付息等违约责任。"
    )


def test_who_guarantees_or_inherits_is_asked_beside_the_borrower() -> None:
    told = reasons(guarantors=[guarantor()])
    assert "综上，案涉借款合同及担保合同系" in told
    assert told.endswith(f"等违约责任；被告{COMPANY['name']}应当依约承担保证责任。")
    heir = reasons(
        people=[DEBTOR, COMPANY, DEBTOR | {"name": "周某某"}],
        debtors=[HEIR],
        events=[{"id": "E1", "on": "2025-02-01", "kind": "death", "target": "周某某"}],
    )
    assert "应当承担还本付息" not in heir
    assert heir.endswith("；被告钱某某作为继承人，应当在所得遗产实际价值范围内清偿被继承人的上述债务。")


def test_a_payout_short_of_the_contract_is_not_called_agreed_and_the_lender_is_named() -> None:
    assert "并实际发放借款" in reasons(loans=[loan(disbursements=[SHORT])])
    bank = {"name": "某资产管理公司", "uscc": "X", "head_name": "赵某", "address": "某路1号"}
    assert reasons(creditor=bank | {"assigned_from": "示例银行"}).startswith("示例银行与被告钱某某签订")


def test_a_card_is_told_with_what_was_drawn() -> None:
    told = str(said(row(card_sheet(), WHOLE))[""])
    number = card().number
    assert told.startswith(
        f"被告钱某某向原告申领信用卡，双方签订《信用卡领用合约》（卡号：{number}）；"
        "被告钱某某透支后未按约还款，已构成违约。截至2025年6月30日，累计透支本金1,000.00元，"
    )
    assert told.endswith(
        "综上，信用卡合约系当事人真实意思表示，合法有效；"
        "被告钱某某应当承担偿还透支本金、支付利息和费用等违约责任。"
    )
