"""Parties as a paper prints them."""

from typing import Any

from legal_docs.drafting.parties import creditor_block, party_blocks, roles
from legal_docs.model.party import Creditor
from tests.drafting.factory import COMPANY, DEBTOR, guarantor
from tests.ledger.factory import case, loan

BANK = {"name": "示例银行", "uscc": "X", "head_name": "赵某", "address": "某省某市某路1号"}


def blocks(*people: dict[str, Any], **changes: Any):
    names = tuple(person["name"] for person in people)
    return party_blocks(case(loan(), people=people, **changes), names, "被告")


def test_one_defendant_has_no_number_and_several_are_numbered() -> None:
    assert [b.title for b in blocks(DEBTOR)] == ["被告"]
    assert [b.title for b in blocks(DEBTOR, COMPANY)] == ["被告一", "被告二"]


def test_the_household_is_named_only_where_it_differs_from_the_residence() -> None:
    assert blocks(DEBTOR)[0].household == ""
    same = DEBTOR | {"residence_address": DEBTOR["household_address"]}
    assert (blocks(same)[0].address, blocks(same)[0].household) == ("某省某市某路1号", "")
    moved = DEBTOR | {"residence_address": "某省某市某路9号"}
    assert (blocks(moved)[0].address, blocks(moved)[0].household) == ("某省某市某路9号", "某省某市某路1号")


def test_a_person_and_a_company_show_their_own_kind_of_number() -> None:
    person, company = blocks(DEBTOR, COMPANY | {"uscc": "91X"})
    assert (person.id_kind, person.id_number, person.natural) == (
        "公民身份号码",
        "999999199001010011",
        True,
    )
    assert (company.id_kind, company.id_number, company.natural) == ("统一社会信用代码", "91X", False)
    foreign = blocks(DEBTOR | {"id_kind": "passport"})[0]
    assert foreign.id_kind == "护照号码"


def test_a_person_is_told_with_every_role_in_the_case() -> None:
    thing = {
        "id": "D1",
        "owner": "钱某某",
        "description": "房屋",
        "contract_number": "DY-1",
        "signed_on": "2024-01-08",
    }
    file = case(
        loan(),
        people=[DEBTOR, COMPANY],
        guarantors=[guarantor()],
        collateral=[
            thing | {"kind": "mortgage_real", "co_owners": COMPANY["name"]},
            thing | {"id": "D2", "kind": "pledge_right"},
        ],
    )
    assert roles(file, DEBTOR["name"]) == "借款人、抵押人、出质人"
    assert roles(file, COMPANY["name"]) == "保证人、抵押人"


def test_a_branch_has_a_head_and_a_bank_a_legal_representative() -> None:
    def head(**changes):
        block = creditor_block(Creditor.model_validate(BANK | changes))
        return block.capacity, block.head_post

    assert head() == ("负责人", "")
    assert head(head_title="行长", is_branch=True) == ("负责人", "行长")
    assert head(head_title="董事长") == ("法定代表人", "董事长")


def test_an_agent_is_told_with_employer_and_powers() -> None:
    agents = [
        {"name": "周某某"},
        {
            "name": "吴某某",
            "kind": "lawyer",
            "employer": "某律师事务所",
            "authority": "special",
            "powers": "代为和解",
        },
    ]
    found = creditor_block(Creditor.model_validate(BANK | {"agents": agents})).agents
    assert [(a.identity, a.authority) for a in found] == [
        ("示例银行员工", "一般授权"),
        ("某律师事务所律师", "特别授权（代为和解）"),
    ]


def test_the_contact_for_service_is_told_with_its_number() -> None:
    contact = {"service_recipient": "周某某", "service_phone": "10000000001"}
    assert creditor_block(Creditor.model_validate(BANK | contact)).service_contact == "周某某，10000000001"
    assert creditor_block(Creditor.model_validate(BANK)).service_contact == ""
