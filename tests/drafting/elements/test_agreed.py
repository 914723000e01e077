"""约定管辖和诉前保全."""

from datetime import date

from tests.drafting.elements.sheets import card_sheet, loan_sheet, row, said, ticked
from tests.ledger.factory import card, loan

COURT, PRESERVED = "有无仲裁、法院管辖约定", "是否已经诉前保全"
CLAUSE = {"content": "由原告住所地法院管辖", "clause": "第13条"}
FROZEN = {
    "id": "B1",
    "owner": "钱某某",
    "kind": "deposit",
    "asset": "账户",
    "court": "某市某区人民法院",
    "ruling_number": "（2025）某01财保1号",
    "ruled_on": "2025-03-01",
    "is_pre_litigation": True,
}


def test_a_clause_on_the_court_is_quoted_with_its_contract() -> None:
    found = row(loan_sheet(loans=[loan(jurisdiction=CLAUSE)]), COURT)
    assert ticked(found) == ["有"]
    assert said(found) == {"合同条款及内容": "《借款合同》第13条：由原告住所地法院管辖"}
    assert ticked(row(loan_sheet(), COURT)) == ["无"]
    over_card = row(card_sheet(cards=[card(jurisdiction=CLAUSE)]), COURT)
    assert said(over_card) == {"合同条款及内容": "《信用卡领用合约》第13条：由原告住所地法院管辖"}


def test_the_clauses_of_several_contracts_are_told_apart_by_their_numbers() -> None:
    found = row(
        loan_sheet(loans=[loan(jurisdiction=CLAUSE), loan(number="HT-2", jurisdiction=CLAUSE)]), COURT
    )
    assert said(found)["合同条款及内容"] == (
        "（1）《借款合同》（编号：HT-1）第13条：由原告住所地法院管辖；"
        "（2）《借款合同》（编号：HT-2）第13条：由原告住所地法院管辖"
    )


def test_only_what_was_preserved_before_the_suit_is_told() -> None:
    assert ticked(row(loan_sheet(), PRESERVED)) == ["否"]
    later = FROZEN | {"id": "B2", "is_pre_litigation": False}
    assert ticked(row(loan_sheet(preservations=[later]), PRESERVED)) == ["否"]
    found = row(loan_sheet(preservations=[FROZEN, later]), PRESERVED)
    assert ticked(found) == ["是"]
    assert said(found) == {
        "保全法院": "某市某区人民法院",
        "保全时间": date(2025, 3, 1),
        "保全案号": "（2025）某01财保1号",
    }


def test_several_rulings_are_numbered_and_a_court_is_named_once() -> None:
    second = FROZEN | {"id": "B2", "ruling_number": "（2025）某01财保2号", "ruled_on": "2025-03-09"}
    told = said(row(loan_sheet(preservations=[FROZEN, second]), PRESERVED))
    assert told == {
        "保全法院": "某市某区人民法院",
        "保全时间": "（1）2025年3月1日；（2）2025年3月9日",
        "保全案号": "（1）（2025）某01财保1号；（2）（2025）某01财保2号",
    }
