"""信用卡合约的主要约定, and whether they were pointed out."""

from legal_docs.drafting.elements.card_terms import POINTED_OUT
from tests.drafting.elements.sheets import card_sheet, row, said, ticked
from tests.ledger.factory import card

TERMS = "信用卡合约的主要约定"


def test_the_terms_are_told_with_their_clauses() -> None:
    full = card(
        limit="5000",
        rate_clause="第7条",
        damages_percent="5",
        damages_clause="第8条",
        cost_clause="第10条",
        fee_clause="第14条",
    )
    assert said(row(card_sheet(cards=[full]), TERMS)) == {
        "透支金额": "核定信用额度5,000.00元，累计透支1,000.00元",
        "利息、罚息、复利、滞纳金、违约金、手续费等的计算标准": "透支利息按日利率0.05%计收（第7条），"
        "违约金按最低还款额未还部分的5%计收（第8条）",
        "违约责任": "未按时归还最低还款额的，按最低还款额未还部分的5%支付违约金（第8条）；"
        "实现债权的费用由持卡人承担（第10条）",
    }
    assert said(row(card_sheet(), TERMS)) == {
        "透支金额": "累计透支1,000.00元",
        "利息、罚息、复利、滞纳金、违约金、手续费等的计算标准": "透支利息按日利率0.05%计收",
    }


def test_what_was_drawn_is_not_told_where_the_first_statement_held_begins_with_a_balance() -> None:
    held = {"statement_on": "2025-02-05", "due_on": "2025-02-25", "opening": "900", "closing": "900"}
    told = said(row(card_sheet(cards=[card(limit="5000", statements=[held])]), TERMS))
    assert told["透支金额"] == "核定信用额度5,000.00元"


def test_fees_are_told_where_a_statement_charges_them() -> None:
    rows = [
        {
            "statement_on": "2025-01-05",
            "due_on": "2025-01-25",
            "principal": "1000",
            "fees": "20",
            "closing": "1020",
        }
    ]
    told = said(row(card_sheet(cards=[card(fee_clause="第14条", statements=rows)]), TERMS))
    assert str(told["利息、罚息、复利、滞纳金、违约金、手续费等的计算标准"]).endswith("，手续费按第14条计收")


def test_pointing_out_is_ticked_only_as_the_case_file_says() -> None:
    assert row(card_sheet(), POINTED_OUT).ticks == ()
    assert ticked(row(card_sheet(cards=[card(highlighted=False)]), POINTED_OUT)) == ["否"]
    shown = row(card_sheet(cards=[card(highlighted=True, highlight_note="加粗")]), POINTED_OUT)
    assert (ticked(shown), said(shown)) == (
        ["是"],
        {"提示说明的具体方式以及时间地点": "办卡时（2023年1月1日）：加粗"},
    )
    assert said(row(card_sheet(cards=[card(highlighted=True)]), POINTED_OUT)) == {}
    assert shown.also == ("是否对被告就信用卡合约主要条款进行提示注意、说明",)
    second = card(number="6200000000000000002", highlighted=False)
    one_not = row(card_sheet(cards=[card(highlighted=True), second]), POINTED_OUT)
    assert ticked(one_not) == ["否"]
