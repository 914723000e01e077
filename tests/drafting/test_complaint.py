"""The complaint: what the law asks for is there, or the paper stops and names it."""

import pytest

from legal_docs.drafting.basis import basis
from legal_docs.drafting.complaint import complaint, must_say
from legal_docs.drafting.words import exhibits
from legal_docs.errors import MissingValueError
from legal_docs.model.base import Proof
from tests.drafting.factory import COMPANY, DEBTOR, dossier, exhibit, guarantor
from tests.ledger.factory import loan, note


def test_a_missing_sex_or_address_stops_the_paper_and_names_the_person() -> None:
    with pytest.raises(MissingValueError, match="被告钱某某缺少：性别"):
        complaint(dossier(people=[DEBTOR | {"sex": None}]))
    with pytest.raises(MissingValueError, match="被告钱某某缺少：住所地"):
        complaint(dossier(people=[DEBTOR | {"household_address": ""}]))
    with pytest.raises(MissingValueError, match="被告二某市A&B贸易有限公司缺少：法定代表人"):
        complaint(dossier(people=[DEBTOR, COMPANY | {"head_name": ""}], guarantors=[guarantor()]))


def test_there_is_a_copy_for_each_defendant() -> None:
    assert complaint(dossier(guarantors=[guarantor()])).copies == 2


def test_the_habitual_residence_is_the_address_and_the_household_is_named_beside_it() -> None:
    moved = DEBTOR | {"residence_address": "某省某市某路9号"}
    block = complaint(dossier(people=[moved])).defendants[0]
    assert (block.address, block.household) == ("某省某市某路9号", "某省某市某路1号")


def test_facts_stand_in_order_of_time_with_their_exhibits() -> None:
    contract = loan(
        evidence=["01/合同.pdf"],
        disbursements=[note([("2025-01-10", "100000")], evidence=["02/借据.pdf#1"])],
    )
    file = dossier(exhibit(1, "01/合同.pdf", 1, 4), exhibit(2, "02/借据.pdf", 5, 2), loans=[contract])
    found = [(fact.kind, fact.proof) for fact in complaint(file).facts]
    assert found == [("借款合同", "证据1第1-4页"), ("放款", "证据2第5页"), ("违约", "")]


def test_a_page_of_a_file_becomes_a_page_of_the_bundle() -> None:
    file = dossier(exhibit(3, "03/日志.csv", 20, 5))
    assert exhibits(file.bundle, (Proof(file="03/日志.csv", page=2),)) == "证据3第21页"
    assert exhibits(file.bundle, (Proof(file="03/日志.csv2"),)) == ""


def test_the_articles_follow_what_the_case_holds() -> None:
    plain = basis(dossier()).citation
    assert "第六百七十六条" in plain
    assert "第六百八十八条" not in plain
    assert "第六百八十八条" in basis(dossier(guarantors=[guarantor()])).citation
    assert "第六百八十七条" in basis(dossier(guarantors=[guarantor(type="general")])).citation


def test_before_the_civil_code_no_repealed_law_is_cited_and_the_lawyer_is_told() -> None:
    old = loan(
        signed_on="2016-01-05",
        disbursements=[
            {"note": "JJ-1", "disbursed_on": "2016-01-10", "due_on": "2017-01-10", "amount": "100000"}
        ],
    )
    found = basis(dossier(loans=[old]))
    assert found.old_law
    assert "时间效力" in found.citation
    assert "合同法》" not in found.citation


def test_a_contract_of_before_2021_that_fell_due_since_cites_the_code_through_the_transition() -> None:
    found = basis(dossier(loans=[loan(signed_on="2020-06-01")]))
    assert not found.old_law
    assert "时间效力" in found.citation
    assert "第六百七十六条" in found.citation


def test_demands_without_proof_are_not_told_to_the_court() -> None:
    contact = {
        "id": "C1",
        "on": "2025-03-01",
        "channel": "visit",
        "target": "钱某某",
        "outcome": "reached",
        "receiver": "self",
        "is_demand": True,
    }
    assert not [f for f in complaint(dossier(contacts=[contact])).facts if f.kind == "催收"]
    proved = contact | {"evidence": "04/短信.csv#1"}
    facts = complaint(dossier(exhibit(1, "04/短信.csv", 1, 1), contacts=[proved])).facts
    found = [(f.who, f.day, f.proof) for f in facts if f.kind == "催收"]
    assert found == [("被告钱某某", "2025年3月1日（上门）", "证据1第1页")]


def test_a_guarantor_is_asked_to_answer_and_not_dunned() -> None:
    contact = {
        "id": "C1",
        "on": "2025-03-01",
        "channel": "handed",
        "target": COMPANY["name"],
        "outcome": "reached",
        "receiver": "head",
        "is_demand": True,
        "evidence": "04/通知.pdf",
    }
    facts = complaint(dossier(contacts=[contact], guarantors=[guarantor()])).facts
    assert [f.who for f in facts if f.kind == "请求承担保证责任"] == ["被告某市A&B贸易有限公司"]
    assert not [f for f in facts if f.kind == "催收"]


def test_default_stands_before_what_it_led_to() -> None:
    called = loan(
        disbursements=[note([("2024-02-10", "40000"), ("2026-02-10", "60000")])],
        acceleration={"declared_on": "2024-03-01", "accelerated_due_on": "2024-03-10"},
    )
    kinds = [f.kind for f in complaint(dossier(loans=[called])).facts]
    assert kinds == ["借款合同", "放款", "违约", "提前到期"]


def test_a_cost_is_told_with_its_clause_and_exhibit() -> None:
    cost = {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-06-01", "evidence": "07/发票.pdf"}
    file = dossier(exhibit(2, "07/发票.pdf", 9, 1), costs=[cost], loans=[loan(cost_clause="第9.1条")])
    found = [(f.clause, f.amount, f.proof) for f in complaint(file).facts if f.kind == "费用"]
    assert found == [("第9.1条", "3,000.00", "证据2第9页")]


def test_a_chairman_is_not_called_legal_representative_by_his_post() -> None:
    company = COMPANY | {"head_title": "董事长"}
    block = complaint(dossier(people=[DEBTOR, company], guarantors=[guarantor()])).defendants[1]
    assert (block.capacity, block.head_post) == ("法定代表人", "董事长")


def test_money_lent_short_of_the_contract_is_not_called_as_agreed() -> None:
    paper = complaint(dossier(loans=[loan(amount="110000")]))
    assert not paper.in_full
    assert "第六百七十条" not in paper.basis.citation
    assert complaint(dossier()).in_full


def test_all_owners_of_the_collateral_are_sued() -> None:
    house = {
        "id": "D1",
        "kind": "mortgage_real",
        "owner": "钱某某",
        "co_owners": COMPANY["name"],
        "description": "某省某市某路1号房屋",
        "contract_number": "DY-1",
        "signed_on": "2024-01-08",
        "registration": "formal",
        "registered_on": "2024-01-10",
    }
    paper = complaint(dossier(collateral=[house]))
    assert [d.role for d in paper.defendants] == ["借款人、抵押人", "抵押人"]
    claim = next(c for c in paper.claims.items if c.kind == "担保物权")
    assert claim.against == "被告钱某某、被告某市A&B贸易有限公司"


def test_the_paper_must_say_its_names_sums_and_days() -> None:
    paper = complaint(dossier(guarantors=[guarantor()]))
    said = must_say(paper)
    for text in ("钱某某", COMPANY["name"], "999999199001010011", "100,000.00", "某市某区人民法院"):
        assert text in said
    for text in (paper.claims.total, paper.claims.capitals, "2025年6月30日", "2025年7月1日"):
        assert text in said
