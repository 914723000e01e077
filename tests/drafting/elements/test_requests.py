"""诉讼请求: each claim in its row, with the ledger's own sums."""

from datetime import date

from legal_docs.drafting.elements.requests import WHOLE
from tests.drafting.elements.sheets import card_sheet, loan_sheet, row, rows, said, ticked
from tests.drafting.factory import COMPANY, DEBTOR, guarantor
from tests.ledger.factory import loan, note

HEIR = {"name": COMPANY["name"], "role": "heir"}
LAWYER_FEE = {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-05-01"}
HOUSE = {
    "id": "D1",
    "kind": "mortgage_real",
    "owner": "钱某某",
    "description": "房屋",
    "contract_number": "DY-1",
    "signed_on": "2024-01-08",
    "registration": "formal",
    "registered_on": "2024-01-20",
}
PRINCIPAL, INTEREST = "本金", "利息（期内利息、复利、罚息）"
EARLY = "是否要求提前还款或解除合同"


def test_principal_and_interest_are_told_to_the_cutoff_and_the_parts_make_the_sum() -> None:
    sheet = loan_sheet()
    assert said(row(sheet, PRINCIPAL)) == {"截至": date(2025, 6, 30), "尚欠本金": "100,000.00"}
    told = said(row(sheet, INTEREST))
    # 366 days at 6 %/360 = 6,100.00; 171 days late at 9 %/360 = 4,275.00; compound on 6,100 at 9 % = 260.78
    assert (told["期内利息"], told["罚息（违约金）"]) == ("6,100.00", "4,275.00")
    amounts = [float(str(told[name]).replace(",", "")) for name in ("期内利息", "复利", "罚息（违约金）")]
    assert float(str(told["欠利息"]).replace(",", "")) == round(sum(amounts), 2)
    assert "自2025年7月1日起：罚息（以未还本金100,000.00元为基数，按年利率9%、一年360天计算）" in str(
        told["计算方式"]
    )
    assert [(t.option, t.under) for t in row(sheet, INTEREST).ticks] == [
        ("是", "是否请求支付至实际清偿之日止")
    ]


def test_without_anything_that_goes_on_accruing_no_further_interest_is_asked() -> None:
    plain = loan(penalty=None, compound=None, rate={"annual_percent": "0"})
    told = row(loan_sheet(loans=[plain]), INTEREST)
    assert ticked(told) == ["否"]
    assert said(told)["计算方式"] == "详见《债权计算明细》"


def test_a_matured_loan_is_not_called_and_one_running_on_is() -> None:
    assert ticked(row(loan_sheet(), EARLY)) == ["否"]
    terms = {"disbursements": [note([("2025-01-10", "50000"), ("2027-01-10", "50000")])]}
    early = ["是", "提前还款（加速到期）"]
    assert ticked(row(loan_sheet(loans=[loan(**terms)]), EARLY)) == early
    called = {"declared_on": "2025-03-01", "arrived_on": "2025-03-03"}
    assert ticked(row(loan_sheet(loans=[loan(**terms, acceleration=called)]), EARLY)) == early


def test_security_is_claimed_in_the_words_of_the_law_general_and_joint_apart() -> None:
    label = "是否主张担保权利"
    assert (ticked(row(loan_sheet(), label)), said(row(loan_sheet(), label))) == (["否"], {})
    joint = guarantor(ceiling="50000")
    general = guarantor(name="孙某", contract_number="BZ-2", type="general", type_wording="一般保证")
    people = [DEBTOR, COMPANY, DEBTOR | {"name": "孙某", "id_number": ""}]
    sheet = loan_sheet(people=people, collateral=[HOUSE], guarantors=[joint, general])
    assert ticked(row(sheet, label)) == ["是"]
    house, first, second = str(said(row(sheet, label))["内容"]).split("；")
    assert house == (
        "（1）判令原告有权就被告钱某某提供抵押的房屋折价，或者以拍卖、变卖该财产所得的价款，"
        "在上述第1项至第2项债权范围内优先受偿"
    )
    assert first == (
        f"（2）判令被告{COMPANY['name']}对被告钱某某的上述第1项至第2项债务"
        "在最高债权额人民币50,000.00元范围内承担连带清偿责任"
    )
    assert second == (
        "（3）判令被告孙某对上述第1项至第2项债务，就被告钱某某的财产依法强制执行后仍不能履行的部分承担保证责任"
    )


def test_a_pledge_with_a_ceiling_is_claimed_within_it() -> None:
    pledge = HOUSE | {"kind": "pledge_right", "is_maximum": True, "ceiling": "80000", "description": "存单"}
    told = said(row(loan_sheet(collateral=[pledge]), "是否主张担保权利"))["内容"]
    assert "提供质押的存单折价" in str(told)
    assert "债权及最高债权额人民币80,000.00元范围内优先受偿" in str(told)


def test_costs_are_detailed_and_their_sum_is_told_where_there_are_several() -> None:
    label = "是否主张实现债权的费用"
    assert ticked(row(loan_sheet(), label)) == ["否"]
    one = row(loan_sheet(costs=[LAWYER_FEE]), label)
    assert (ticked(one), said(one)) == (["是"], {"明细": "律师代理费3,000.00元"})
    notary = LAWYER_FEE | {"kind": "notary", "amount": "500"}
    two = said(row(loan_sheet(costs=[LAWYER_FEE, notary]), label))
    assert two == {"明细": "律师代理费3,000.00元、公证费500.00元，合计3,500.00元"}
    assert said(row(card_sheet(costs=[LAWYER_FEE]), label)) == {"费用明细": "律师代理费3,000.00元"}


def test_court_fees_are_asked_for_and_the_total_is_that_of_all_claims() -> None:
    sheet = loan_sheet(costs=[LAWYER_FEE])
    assert ticked(row(sheet, "是否主张诉讼费用")) == ["是"]
    # 100,000 + 6,100 + 4,275 + 260.78 + 3,000
    assert said(row(sheet, "标的总额")) == {"": "人民币113,635.78元（暂计至2025年6月30日）"}


def test_other_claims_stay_blank_but_for_heirs_who_answer_within_the_estate() -> None:
    assert rows(loan_sheet(), "其他请求") == []
    heirs = loan_sheet(debtors=[{"name": "钱某某"}, HEIR])
    assert said(row(heirs, "其他请求")) == {
        "": f"判令被告{COMPANY['name']}在所得遗产实际价值范围内，对上述第1项至第2项债务承担清偿责任"
    }
    assert f"3.判令被告{COMPANY['name']}在所得遗产" in str(said(row(heirs, WHOLE))[""])


def test_the_whole_claims_say_who_is_asked_for_what() -> None:
    two = loan_sheet(debtors=[{"name": "钱某某"}, {"name": COMPANY["name"], "role": "co_borrower"}])
    text = str(said(row(two, WHOLE))[""])
    both = f"被告钱某某、被告{COMPANY['name']}共同"
    assert text.startswith(f"1.判令{both}向原告偿还借款本金人民币100,000.00元；\n2.判令{both}向原告支付")
    assert "以及自2025年7月1日起至实际清偿之日止的罚息、复利（计算方式见下表第2项）" in text
    assert text.endswith("判令本案案件受理费、财产保全费等诉讼费用由各被告负担。")
    assert "支付截至2025年6月30日的利息、罚息、复利等合计人民币" in text
    alone = str(said(row(loan_sheet(costs=[LAWYER_FEE]), WHOLE))[""])
    assert "共同" not in alone
    assert alone.endswith("等诉讼费用由被告负担。")
    assert "向原告支付为实现债权支出的费用人民币3,000.00元（其中律师代理费3,000.00元）" in alone
    cards = str(said(row(card_sheet(), WHOLE))[""])
    assert "信用卡透支本金人民币1,000.00元" in cards
    assert "支付截至2025年6月30日的利息、违约金、手续费等合计人民币" in cards


def test_a_general_guarantee_with_a_limit_answers_within_it() -> None:
    limited = guarantor(type="general", type_wording="一般保证", ceiling="50000")
    told = str(said(row(loan_sheet(guarantors=[limited]), "是否主张担保权利"))["内容"])
    assert "上述第1项至第2项债务，在最高债权额人民币50,000.00元范围内，就被告钱某某的财产" in told


def test_a_loan_to_be_called_by_the_complaint_is_called_in_the_first_claim() -> None:
    running = {"note": "JJ-1", "disbursed_on": "2024-01-10", "due_on": "2027-01-10", "amount": "100000"}
    text = str(said(row(loan_sheet(loans=[loan(disbursements=[running])]), WHOLE))[""])
    assert text.startswith("1.确认编号HT-1合同项下借款于起诉状副本送达被告钱某某之日提前到期；")
