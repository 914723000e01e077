"""事实与理由 1–9 of the loan form."""

from datetime import date

from legal_docs.drafting.elements.wording import numbered
from tests.drafting.elements.sheets import loan_sheet, row, rows, said, ticked
from tests.drafting.factory import COMPANY, DEBTOR, ON
from tests.ledger.factory import loan, note, paid

SECOND = {"note": "JJ-2", "disbursed_on": "2024-03-01", "due_on": "2025-08-01", "amount": "20000"}
FIRST = {"note": "JJ-1", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "80000"}
TWO_NOTES = {"disbursements": [FIRST, SECOND]}
RATES = {
    "rate": {"annual_percent": "7.2", "clause": "第3.1条"},
    "penalty": {"overdue_uplift_percent": "50", "clause": "第6.1条"},
    "compound": {"clause": "第6.3条第2款"},
}


def test_the_contract_is_named_with_number_day_and_place() -> None:
    sheet = loan_sheet(loans=[loan(title="个人借款合同", signed_at="某市某区"), loan(number="HT-2")])
    told = said(row(sheet, "合同签订情况（名称、编号、签订时间、地点等）"))[""]
    assert told == numbered(
        [
            "《个人借款合同》，编号：HT-1，签订时间：2024年1月8日，签订地点：某市某区",
            "《借款合同》，编号：HT-2，签订时间：2024年1月8日",
        ]
    )


def test_lender_and_borrowers_are_those_of_the_contract() -> None:
    spouse = {"name": "孙某", "role": "spouse"}
    people = [DEBTOR, COMPANY, DEBTOR | {"name": "孙某"}]
    debtors = [{"name": "钱某某"}, {"name": COMPANY["name"], "role": "co_borrower"}, spouse]
    told = said(row(loan_sheet(people=people, debtors=debtors), "合同主体"))
    assert told == {"贷款人": "示例银行", "借款人": f"钱某某、{COMPANY['name']}"}
    assert row(loan_sheet(), "合同主体").also == ("签订主体",)


def test_an_assigned_claim_names_the_bank_that_lent() -> None:
    bank = {"name": "某资产管理公司", "uscc": "X", "head_name": "赵某", "address": "某路1号"}
    sheet = loan_sheet(creditor=bank | {"assigned_from": "示例银行"})
    assert said(row(sheet, "合同主体"))["贷款人"] == "示例银行"


def test_a_borrower_who_died_is_named_as_the_borrower() -> None:
    death = {"id": "E1", "on": "2025-02-01", "kind": "death", "target": "周某某"}
    heirs = [{"name": "钱某某", "role": "heir"}]
    people = [DEBTOR, DEBTOR | {"name": "周某某", "id_number": ""}]
    sheet = loan_sheet(people=people, debtors=heirs, events=[death])
    assert said(row(sheet, "合同主体"))["借款人"] == "周某某"


def test_several_disbursements_are_told_one_after_the_other_and_their_rows_are_copied() -> None:
    sheet = loan_sheet(loans=[loan(**TWO_NOTES, term_from="2024-01-01", term_to="2026-01-01")])
    assert said(row(sheet, "借款金额")) == {
        "约定": "100,000.00元",
        "实际发放": "（1）80,000.00元（借据JJ-1）；（2）20,000.00元（借据JJ-2）",
    }
    terms = rows(sheet, "借款期限")
    assert [each.copy for each in terms] == [1, 2]
    assert [(said(each)["约定期限"], said(each)["至"]) for each in terms] == [
        (date(2024, 1, 10), date(2025, 1, 10)),
        (date(2024, 3, 1), date(2025, 8, 1)),
    ]
    assert [ticked(each) for each in terms] == [["是"], ["否"]]
    lent = [[blank.value for blank in each.blanks] for each in rows(sheet, "借款提供时间")]
    assert lent == [[date(2024, 1, 10), "80,000.00"], [date(2024, 3, 1), "20,000.00"]]
    assert len(rows(sheet, "还款方式")) == len(rows(sheet, "借款利率")) == 1


def test_one_disbursement_has_the_term_the_contract_agreed() -> None:
    agreed = loan(term_from="2024-01-09", term_to="2025-06-30")
    (term,) = rows(loan_sheet(loans=[agreed]), "借款期限")
    assert said(term) == {"约定期限": date(2024, 1, 9), "至": date(2025, 6, 30)}
    assert ticked(term) == ["是"]
    later = loan(term_from="2024-01-09", term_to="2025-07-01")
    assert ticked(row(loan_sheet(loans=[later]), "借款期限")) == ["否"]
    assert said(row(loan_sheet(), "借款金额")) == {"约定": "100,000.00元", "实际发放": "100,000.00元"}


def test_a_loan_due_on_demand_has_no_agreed_end() -> None:
    asked = FIRST | {"is_due_on_demand": True}
    assert "至" not in said(row(loan_sheet(loans=[loan(disbursements=[asked])]), "借款期限"))


def test_rates_stand_in_their_lines_with_the_numbers_of_their_clauses() -> None:
    found = row(loan_sheet(loans=[loan(**RATES)]), "借款利率")
    told = [(b.under, b.label, b.value, b.unit) for b in found.blanks]
    assert told == [
        ("利率", "利率", "7.2", "%"),
        ("利率", "第", "3.1", "条"),
        ("逾期上浮", "逾期上浮", "50", "%"),
        ("逾期上浮", "第", "6.1", "条"),
        ("罚息（违约金）", "罚息（违约金）", "10.8", "%"),
        ("罚息（违约金）", "第", "6.1", "条"),
    ]
    assert ticked(found) == ["利率", "逾期上浮", "复利", "罚息（违约金）"]


def test_what_was_not_agreed_is_not_ticked() -> None:
    found = row(loan_sheet(loans=[loan(penalty=None, compound=None)]), "借款利率")
    assert ticked(found) == ["利率"]
    assert [b.value for b in found.blanks] == ["6"]


def test_loans_on_other_terms_have_a_copy_each() -> None:
    other = {"number": "HT-2", "method": "equal_principal", "disbursements": [SECOND]}
    sheet = loan_sheet(loans=[loan(), loan(**other, rate={"annual_percent": "5"})])
    assert [next(b.value for b in each.blanks) for each in rows(sheet, "借款利率")] == ["6", "5"]
    assert [(each.copy, ticked(each)) for each in rows(sheet, "还款方式")] == [
        (1, ["其他"]),
        (2, ["等额本金"]),
    ]


def test_repayment_is_told_with_the_last_due_day_met_in_full() -> None:
    months = [(f"2024-{month:02}-20", "10000") for month in range(2, 8)]
    lent = loan(
        amount="60000", method="equal_principal", penalty=None, disbursements=[note(months)], compound=None
    )
    # 2024-01-10 to 02-20: 41 days on 60,000 at 6 %/360 = 410.00
    sheet = loan_sheet(loans=[lent], repayments=[paid("2024-02-20", "10410.00")])
    assert said(row(sheet, "还款情况")) == {
        "已还本金": "10,000.00",
        "已还利息": "410.00",
        "还息至": date(2024, 2, 20),
    }
    more = loan_sheet(loans=[lent], repayments=[paid("2024-02-20", "10410.00"), paid("2024-04-01", "100")])
    assert said(row(more, "还款情况")) == {"已还本金": "10,000.00", "已还利息": "510.00"}
    late = loan_sheet(repayments=[paid("2025-02-09", "7000.00")])
    # 6,100.00 interest, 30 days late at 9 %/360 on 100,000 = 750.00, compound on 6,100
    assert cents(said(row(late, "还款情况"))["已还利息"]) > 610000
    none = loan_sheet(loans=[lent])
    assert said(row(none, "还款情况")) == {"已还本金": "0.00", "已还利息": "0.00"}


def cents(amount: object) -> int:
    return int(str(amount).replace(",", "").replace(".", ""))


def test_the_day_and_the_length_of_the_default_are_told() -> None:
    found = row(loan_sheet(), "是否存在逾期还款")
    assert ticked(found) == ["是"]
    assert said(found) == {"逾期时间": date(2025, 1, 10), "至今已逾期": "171天（计至2025年6月30日）"}
    assert found.blanks[0].unit == "至今已逾期"


def test_debts_late_since_different_days_are_told_apart() -> None:
    late = SECOND | {"due_on": "2025-05-31"}
    found = row(loan_sheet(loans=[loan(disbursements=[FIRST, late])]), "是否存在逾期还款")
    assert said(found) == {
        "逾期时间": "（1）借据JJ-1：2025年1月10日起，171天（计至2025年6月30日）；"
        "（2）借据JJ-2：2025年5月31日起，30天（计至2025年6月30日）"
    }


def test_a_loan_without_default_is_not_late() -> None:
    running = FIRST | {"due_on": "2027-01-10"}
    found = row(loan_sheet(loans=[loan(disbursements=[running])], on=ON), "是否存在逾期还款")
    assert (ticked(found), found.blanks) == (["否"], ())
