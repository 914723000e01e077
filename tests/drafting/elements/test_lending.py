"""事实与理由 1–9 of the loan form."""

from datetime import date

from legal_docs.drafting.elements.wording import numbered
from tests.drafting.elements.sheets import loan_sheet, row, rows, said, ticked
from tests.drafting.factory import COMPANY, DEBTOR
from tests.ledger.factory import loan

SECOND = {"note": "JJ-2", "disbursed_on": "2024-03-01", "due_on": "2025-08-01", "amount": "20000"}
FIRST = {"note": "JJ-1", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "80000"}
TWO_NOTES = {"disbursements": [FIRST, SECOND]}


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
    assert [said(each)["止"] for each in terms] == ["（借据JJ-1）", "（借据JJ-2）"]
    lent = [[blank.value for blank in each.blanks] for each in rows(sheet, "借款提供时间")]
    assert lent == [
        [date(2024, 1, 10), "80,000.00", "（借据JJ-1）"],
        [date(2024, 3, 1), "20,000.00", "（借据JJ-2）"],
    ]
    assert len(rows(sheet, "还款方式")) == len(rows(sheet, "借款利率")) == 1


def test_two_payouts_of_one_day_and_sum_are_both_told() -> None:
    twins = [FIRST, FIRST | {"note": "JJ-3"}]
    found = rows(loan_sheet(loans=[loan(disbursements=twins)]), "借款提供时间")
    assert [said(each)["元"] for each in found] == ["（借据JJ-1）", "（借据JJ-3）"]
    assert len(rows(loan_sheet(loans=[loan(disbursements=twins)]), "借款期限")) == 1


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


def test_loans_on_other_terms_have_a_copy_each() -> None:
    other = {"number": "HT-2", "method": "equal_principal", "disbursements": [SECOND]}
    sheet = loan_sheet(loans=[loan(), loan(**other, rate={"annual_percent": "5"})])
    assert [next(b.value for b in each.blanks) for each in rows(sheet, "借款利率")] == ["6", "5"]
    methods = rows(sheet, "还款方式")
    assert [(each.copy, ticked(each), said(each)) for each in methods] == [
        (1, ["其他"], {"其他": "（借据JJ-1）"}),
        (2, ["等额本金"], {"等额本金": "（借据JJ-2）"}),
    ]


def test_a_loan_that_was_called_is_due_and_says_since_when() -> None:
    running = {"disbursements": [FIRST | {"due_on": "2027-01-10"}]}
    called = {"declared_on": "2025-03-01", "arrived_on": "2025-03-03"}
    found = row(loan_sheet(loans=[loan(**running, acceleration=called)]), "借款期限")
    assert ticked(found) == ["是"]
    assert said(found)["止"] == "（提前到期日：2025年3月3日）"
    assert said(found)["至"] == date(2027, 1, 10)
    alone = row(loan_sheet(loans=[loan(**running)]), "借款期限")
    assert (ticked(alone), "止" in said(alone)) == (["否"], False)
