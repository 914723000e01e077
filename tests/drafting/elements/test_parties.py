"""The party blocks: what the case file says, in its place; nothing guessed."""

from typing import Any

import pytest

from legal_docs.drafting.elements.parties import TYPES, agent_rows, creditor_row, party_rows
from legal_docs.errors import MissingValueError
from legal_docs.model.form import Tick
from legal_docs.model.party import Creditor
from tests.drafting.elements.sheets import said, ticked
from tests.drafting.factory import COMPANY, DEBTOR
from tests.ledger.factory import case

LAWYER = {"name": "李某", "kind": "lawyer", "employer": "某省示例律师事务所", "authority": "special"}


def creditor(**changes: Any) -> Creditor:
    terms = {"name": "示例银行股份有限公司", "uscc": "91X", "head_name": "赵某", "address": "某省某市某路1号"}
    return Creditor.model_validate(terms | changes)


def blocks(*people: dict[str, Any], title: str = "被告"):
    file = case(people=people, debtors=[{"name": people[0]["name"]}])
    return party_rows(file, tuple(person["name"] for person in people), title)


def test_the_bank_stands_in_the_block_of_organisations_with_its_post() -> None:
    row = creditor_row(creditor(head_title="行长", phone="10000000001"), "原告")
    assert (row.section, row.label) == ("当事人信息", "原告（法人、非法人组织）")
    assert said(row) == {
        "名称": "示例银行股份有限公司",
        "住所地（主要办事机构所在地）": "某省某市某路1号",
        "法定代表人/负责人": "赵某",
        "职务": "行长",
        "联系电话": "10000000001",
        "统一社会信用代码": "91X",
    }


def test_the_type_of_the_bank_is_ticked_by_the_end_of_its_name_alone() -> None:
    assert creditor_row(creditor(), "原告").ticks == (Tick("股份有限公司", "类型"),)
    branch = creditor(name="示例银行股份有限公司某市分行", is_branch=True)
    assert creditor_row(branch, "原告").ticks == ()


def test_the_account_is_filled_only_where_the_form_has_a_place_for_it() -> None:
    bank = creditor(account={"holder": "示例银行", "bank": "示例银行某市分行", "number": "99"})
    told = said(creditor_row(bank, "申请执行人", bank.account))
    assert (told["银行账号"], told["开户名"], told["开户行"]) == ("99", "示例银行", "示例银行某市分行")
    assert "银行账号" not in said(creditor_row(bank, "申请执行人"))


def test_a_bank_without_agents_ticks_that_it_has_none() -> None:
    (row,) = agent_rows(creditor())
    assert (row.label, ticked(row), row.blanks) == ("委托诉讼代理人", ["无"], ())


def test_each_agent_has_a_block_with_the_power_given() -> None:
    staff = {"name": "周某", "position": "法务专员", "phone": "10000000002"}
    first, second = agent_rows(creditor(agents=[staff, LAWYER]))
    assert said(first) == {
        "姓名": "周某",
        "单位": "示例银行股份有限公司",
        "职务": "法务专员",
        "联系电话": "10000000002",
    }
    assert (first.copy, second.copy) == (1, 2)
    assert first.ticks == (Tick("有"), Tick("一般授权", "代理权限"))
    assert second.ticks == (Tick("有"), Tick("特别授权", "代理权限"))
    assert said(second)["职务"] == "律师"


def test_staff_without_a_post_leave_it_blank_and_a_lawyer_needs_a_firm() -> None:
    (staff,) = agent_rows(creditor(agents=[{"name": "周某"}]))
    assert "职务" not in said(staff)
    with pytest.raises(MissingValueError, match="委托诉讼代理人李某缺少：工作单位"):
        agent_rows(creditor(agents=[LAWYER | {"employer": ""}]))


def test_a_natural_person_is_told_in_the_order_of_the_form() -> None:
    person = DEBTOR | {
        "ethnicity": "汉族",
        "employer": "示例公司",
        "position": "经理",
        "occupation": "职员",
        "phone": "10000000003",
        "residence_address": "某省某市某路9号",
    }
    (row,) = blocks(person)
    assert list(said(row).items()) == [
        ("姓名", "钱某某"),
        ("出生日期", case(people=[person]).people[0].born_on),  # type: ignore[union-attr]
        ("民族", "汉族"),
        ("工作单位", "示例公司"),
        ("职务", "经理"),
        ("联系电话", "10000000003"),
        ("住所地（户籍所在地）", "某省某市某路1号"),
        ("经常居住地", "某省某市某路9号"),
        ("证件类型", "居民身份证"),
        ("证件号码", "999999199001010011"),
    ]
    assert row.ticks == (Tick("男", "性别"),)


def test_what_the_case_file_lacks_stays_blank_unless_the_law_asks_for_it() -> None:
    plain = {"kind": "natural", "name": "钱某某", "sex": "女", "residence_address": "某省某市某路9号"}
    (row,) = blocks(plain | {"occupation": "教师"})
    assert said(row) == {"姓名": "钱某某", "职务": "教师", "经常居住地": "某省某市某路9号"}
    with pytest.raises(MissingValueError, match="被告钱某某缺少：性别"):
        blocks(plain | {"sex": None})
    with pytest.raises(MissingValueError, match="被执行人钱某某缺少：住所地"):
        blocks(plain | {"residence_address": ""}, title="被执行人")


def test_persons_and_organisations_are_counted_apart_whatever_their_order() -> None:
    other = DEBTOR | {"name": "孙某"}
    second = COMPANY | {"name": "某市某某有限责任公司"}
    found = [(row.label, row.copy, said(row)) for row in blocks(COMPANY, DEBTOR, second, other)]
    named = [(label, copy, told.get("姓名") or told["名称"]) for label, copy, told in found]
    assert named == [
        ("被告（自然人）", 1, "钱某某"),
        ("被告（自然人）", 2, "孙某"),
        ("被告（法人、非法人组织）", 1, COMPANY["name"]),
        ("被告（法人、非法人组织）", 2, "某市某某有限责任公司"),
    ]


def test_the_post_of_a_head_is_that_of_their_own_block_where_the_organisation_only_says_he_is_one() -> None:
    def post(head: dict[str, object], **company: object) -> object:
        organisation = COMPANY | {"head_name": "周某"} | company
        people = [organisation, DEBTOR | {"name": "周某", "employer": COMPANY["name"]} | head]
        file = case(people=people, debtors=[{"name": COMPANY["name"]}])
        return said(party_rows(file, (COMPANY["name"],), "被告")[0])["职务"]

    assert post({"position": "执行董事兼经理"}) == "执行董事兼经理"
    assert post({"position": "执行董事"}, head_title="董事长") == "董事长"
    assert post({"position": "顾问", "employer": "某公司"}) == "法定代表人"
    assert post({}) == "法定代表人"
    assert post({"position": "经理", "name": "周某某"}) == "法定代表人"


def test_an_organisation_needs_its_address_and_its_head() -> None:
    full = COMPANY | {"registered_address": "某省某市某路3号", "uscc": "91Y", "head_title": "董事长"}
    (row,) = blocks(full)
    assert said(row) == {
        "名称": COMPANY["name"],
        "住所地（主要办事机构所在地）": "某省某市某路2号",
        "注册地/登记地": "某省某市某路3号",
        "法定代表人/负责人": "孙某",
        "职务": "董事长",
        "统一社会信用代码": "91Y",
    }
    with pytest.raises(MissingValueError, match="缺少：法定代表人/负责人"):
        blocks(COMPANY | {"head_name": ""})
    with pytest.raises(MissingValueError, match="缺少：住所地（主要办事机构所在地）"):
        blocks(COMPANY | {"address": ""})


@pytest.mark.parametrize(
    ("changes", "ticks"),
    [
        ({}, []),  # 某市A&B贸易有限公司: 有限公司 may be either kind
        ({"name": "某市某某有限责任公司"}, ["有限责任公司"]),
        ({"name": "某市某某有限责任公司", "org_type": "合伙企业"}, ["合伙企业"]),
        ({"org_type": "个体工商户"}, []),
        ({"is_listed": True, "name": "某某股份有限公司"}, ["上市公司"]),
    ],
)
def test_the_type_is_what_the_case_file_says_else_what_the_name_ends_in(changes, ticks) -> None:
    (row,) = blocks(COMPANY | changes)
    assert ticked(row) == ticks
    assert {tick.under for tick in row.ticks} <= {"类型"}


def test_every_printed_type_can_be_ticked() -> None:
    assert [ticked(blocks(COMPANY | {"org_type": one})[0]) for one in TYPES] == [[one] for one in TYPES]
