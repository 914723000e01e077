"""The card form: what the loan form does not have."""

from datetime import date
from decimal import Decimal

from tests.drafting.elements.sheets import card_sheet, row, said, ticked
from tests.ledger.factory import card, paid

CHARGES = "利息、罚息、复利、滞纳金、违约金、手续费等"
UNPAID = "被告逾期未还款金额"


def test_the_claim_is_told_to_the_cutoff_and_what_accrues_after_it() -> None:
    sheet = card_sheet()
    assert said(row(sheet, "透支本金")) == {"截至": date(2025, 6, 30), "尚欠本金": "1,000.00"}
    told = said(row(sheet, CHARGES))
    assert (told["截至"], told["自"]) == (date(2025, 6, 30), date(2025, 6, 30))
    parts = str(told["明细"]).split("；")[0]
    assert "违约金5.00元" in parts
    assert "；自2025年7月1日起：利息（以" in str(told["明细"])


def test_the_card_is_told_with_number_holder_day_and_bank() -> None:
    label = "信用卡办理情况（信用卡卡号、信用卡登记权利人、办卡时间、办卡行等）"
    assert said(row(card_sheet(), label)) == {
        "": "卡号：6200000000000000001，登记权利人：钱某某，办卡时间：2023年1月1日，办卡行：示例银行，"
        "签订《信用卡领用合约》"
    }


def test_what_was_paid_counts_from_after_the_default() -> None:
    label = "被告逾期部分已还金额"
    payments = [paid("2025-01-20", "100"), paid("2025-01-25", "30"), paid("2025-03-01", "50")]
    assert said(row(card_sheet(repayments=payments), label)) == {"": "50.00"}
    assert said(row(card_sheet(), label)) == {"": "0.00"}


def test_what_is_owed_is_told_part_by_part_and_makes_the_claim() -> None:
    sheet = card_sheet()
    told = said(row(sheet, UNPAID))
    assert told["截至"] == date(2025, 6, 30)
    assert told["被告"] == "钱某某"
    assert told["逾期时间"] == "应还款日为2025年1月25日，自次日起逾期"
    names = ("利息", "罚息", "复利", "滞纳金", "违约金", "手续费")
    parts = [Decimal(str(told[name]).replace(",", "")) for name in names]
    claimed = said(row(sheet, CHARGES))[f"欠{CHARGES}共计"]
    assert f"{sum(parts):,.2f}" == claimed
    assert told["欠付信用卡本金"] == "1,000.00"


def test_the_day_of_default_is_the_first_on_which_not_even_the_minimum_was_paid() -> None:
    first = {"statement_on": "2025-01-05", "due_on": "2025-01-25", "principal": "1000", "closing": "1000"}
    second = {
        "statement_on": "2025-02-05",
        "due_on": "2025-02-25",
        "opening": "1000",
        "closing": "900",
        "paid": "100",
    }
    minimum = card(statements=[first | {"minimum_due": "100"}, second | {"minimum_due": "90"}])
    sheet = card_sheet(cards=[minimum], repayments=[paid("2025-01-20", "100")])
    assert said(row(sheet, UNPAID))["逾期时间"] == ("应还款日为2025年2月25日，自次日起逾期")


def test_without_a_demand_that_can_be_proved_the_answer_is_no() -> None:
    found = row(card_sheet(), "是否向被告进行通知和催收")
    assert (ticked(found), found.blanks) == (["否"], ())
