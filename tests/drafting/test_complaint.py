"""The complaint: what the law asks for is there, or the paper stops and names it."""

import pytest

from legal_docs.drafting.basis import basis
from legal_docs.drafting.complaint import complaint
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
    assert found == [("借款合同", "证据1第1-4页"), ("放款", "证据2第5页")]


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


def test_demands_without_proof_are_not_told_to_the_court() -> None:
    contact = {
        "id": "C1",
        "on": "2025-03-01",
        "channel": "sms",
        "target": "钱某某",
        "outcome": "reached",
        "is_demand": True,
    }
    assert complaint(dossier(contacts=[contact])).demands == ()
    proved = contact | {"evidence": "04/短信.csv#1"}
    found = complaint(dossier(exhibit(1, "04/短信.csv", 1, 1), contacts=[proved])).demands
    assert [(d.who, d.day, d.proof) for d in found] == [("被告钱某某", "2025年3月1日（短信）", "证据1第1页")]
