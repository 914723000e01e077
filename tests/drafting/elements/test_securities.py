"""The rows on security: one row for all of them, numbered alike; one tick for each choice."""

from datetime import date
from typing import Any

from tests.drafting.elements.sheets import card_sheet, loan_sheet, row, rows, said, ticked
from tests.drafting.factory import COMPANY, DEBTOR, guarantor

HOUSE = {
    "id": "D1",
    "kind": "mortgage_real",
    "owner": "钱某某",
    "description": "房屋",
    "certificate": "证1号",
    "contract_number": "DY-1",
    "signed_on": "2024-01-08",
    "registration": "formal",
    "registered_on": "2024-01-20",
    "registration_number": "证明1号",
}
CAR = HOUSE | {
    "id": "D2",
    "kind": "mortgage_movable",
    "owner": COMPANY["name"],
    "co_owners": ["钱某某"],
    "description": "货车",
    "certificate": "",
    "contract_number": "DY-2",
    "signed_on": "2024-02-08",
    "registration": "none",
    "registered_on": None,
    "registration_number": "",
}
CONTRACT, THINGS = "是否签订物的担保（抵押、质押）合同", "担保人、担保物"
MAXIMUM, REGISTERED = "是否最高额担保（抵押、质押）", "是否办理抵押、质押登记"
GUARANTEE = "是否签订保证合同/保函"
GENERAL: dict[str, Any] = {
    "name": "孙某",
    "contract_number": "BZ-2",
    "type": "general",
    "type_wording": "一般保证",
}
PEOPLE = [DEBTOR, COMPANY, DEBTOR | {"name": "孙某", "id_number": ""}]


def test_without_security_the_questions_are_answered_no_and_the_rest_stays_blank() -> None:
    sheet = loan_sheet()
    assert [ticked(row(sheet, label)) for label in (CONTRACT, GUARANTEE, "其他担保方式")] == [["否"]] * 3
    assert not any(rows(sheet, label) for label in (THINGS, MAXIMUM, REGISTERED, "保证方式"))


def test_one_mortgage_is_told_with_its_registration() -> None:
    sheet = loan_sheet(collateral=[HOUSE])
    assert (ticked(row(sheet, CONTRACT)), said(row(sheet, CONTRACT))) == (
        ["是"],
        {"签订时间": date(2024, 1, 8)},
    )
    assert said(row(sheet, THINGS)) == {
        "担保人": "钱某某",
        "担保物": "房屋（证1号），不动产抵押，《抵押合同》编号DY-1，"
        "2024年1月20日办理正式登记（证明号：证明1号）",
    }
    assert ticked(row(sheet, MAXIMUM)) == ["否"]
    assert ticked(row(sheet, REGISTERED)) == ["是", "正式登记"]


def test_what_a_thing_secures_and_in_which_rank_is_told() -> None:
    more = HOUSE | {"secured_amount": "90000", "rank": "第一顺位", "debts": ["JJ-1"]}
    told = str(said(row(loan_sheet(collateral=[more]), THINGS))["担保物"])
    assert told.endswith(
        "编号DY-1，担保债权数额90,000.00元，担保借据JJ-1项下债务，"
        "2024年1月20日办理正式登记（证明号：证明1号），第一顺位"
    )
    waiting = CAR | {"rank": "第二顺位"}
    assert str(said(row(loan_sheet(collateral=[waiting]), THINGS))["担保物"]).endswith("，第二顺位，未登记")


def test_several_things_stand_in_one_row_with_the_same_numbers() -> None:
    sheet = loan_sheet(collateral=[HOUSE, CAR])
    assert said(row(sheet, CONTRACT)) == {"签订时间": "（1）2024年1月8日；（2）2024年2月8日"}
    told = said(row(sheet, THINGS))
    assert told["担保人"] == f"（1）钱某某；（2）{COMPANY['name']}、钱某某"
    assert str(told["担保物"]).endswith("；（2）货车，动产抵押，《抵押合同》编号DY-2，未登记")
    assert ticked(row(sheet, REGISTERED)) == ["是", "正式登记"]


def test_an_advance_notice_and_no_registration_are_told_as_such() -> None:
    advance = HOUSE | {"registration": "advance", "registered_on": None, "registration_number": ""}
    sheet = loan_sheet(collateral=[advance])
    assert ticked(row(sheet, REGISTERED)) == ["是", "预告登记"]
    assert str(said(row(sheet, THINGS))["担保物"]).endswith("，已办理预告登记")
    assert ticked(row(loan_sheet(collateral=[CAR]), REGISTERED)) == ["否"]
    both = loan_sheet(collateral=[HOUSE, advance | {"id": "D3"}])
    assert ticked(row(both, REGISTERED)) == ["是", "正式登记", "预告登记"]


def test_a_maximum_mortgage_is_told_with_its_day_and_limit() -> None:
    most = HOUSE | {"is_maximum": True, "ceiling": "200000", "determined_on": "2025-01-08"}
    one = row(loan_sheet(collateral=[most]), MAXIMUM)
    assert (ticked(one), said(one)) == (
        ["是"],
        {"担保债权的确定时间": date(2025, 1, 8), "担保额度": "200,000.00元"},
    )
    beside = row(loan_sheet(collateral=[CAR | {"ceiling": "9000"}, most]), MAXIMUM)
    assert said(beside)["担保额度"] == "DY-1：200,000.00元"
    open_day = row(loan_sheet(collateral=[most | {"determined_on": None}]), MAXIMUM)
    assert said(open_day) == {"担保额度": "200,000.00元"}


def test_guarantors_are_told_with_mode_period_limit_and_scope() -> None:
    one = guarantor(ceiling="50000", scope="全部债务", contract_title="最高额保证合同")
    found = row(loan_sheet(guarantors=[one]), GUARANTEE)
    assert ticked(found) == ["是"]
    assert said(found) == {
        "签订时间": date(2024, 1, 8),
        "保证人": COMPANY["name"],
        "主要内容": f"{COMPANY['name']}：《最高额保证合同》编号BZ-1，连带责任保证，最高债权额50,000.00元，"
        "保证期间为主债务履行期限届满之日起3年，保证范围为全部债务",
    }
    assert found.also == ("是否签订保证合同",)


def test_both_modes_are_ticked_where_both_occur_and_the_content_says_who_is_which() -> None:
    both = loan_sheet(people=PEOPLE, guarantors=[guarantor(), guarantor(**GENERAL, period="until_paid")])
    assert ticked(row(both, "保证方式")) == ["一般保证", "连带责任保证"]
    told = said(row(both, GUARANTEE))
    assert told["保证人"] == f"（1）{COMPANY['name']}；（2）孙某"
    first, second = str(told["主要内容"]).split("；（2）")
    assert "BZ-1，连带责任保证，保证期间" in first
    assert second.endswith("孙某：《保证合同》编号BZ-2，一般保证")
    assert ticked(row(loan_sheet(guarantors=[guarantor()]), "保证方式")) == ["连带责任保证"]
    alone = loan_sheet(people=PEOPLE, guarantors=[guarantor(**GENERAL)])
    assert ticked(row(alone, "保证方式")) == ["一般保证"]


def test_the_card_form_names_the_row_without_the_letter_of_guarantee() -> None:
    found = row(card_sheet(guarantors=[guarantor()]), "是否签订保证合同")
    assert said(found)["保证人"] == COMPANY["name"]
