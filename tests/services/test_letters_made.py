"""Letters and papers about the dead as they are printed: each branch of the templates is made and proved."""

from typing import Any

from legal_docs.drafting import call_notice, demand_letter, guarantor_letter
from legal_docs.drafting.complaint import complaint, must_say
from legal_docs.drafting.draft import Draft
from legal_docs.model.filing import FilingKind
from legal_docs.model.party import Creditor
from legal_docs.rendering.text import docx_text
from legal_docs.services.papers import make
from tests.drafting.factory import DEBTOR, guarantor
from tests.drafting.test_letters import examined, running
from tests.drafting.test_succession import HEIR, inherited
from tests.ledger.factory import loan

PEN = "＿＿＿＿＿＿＿＿"


def printed(draft: Draft) -> str:
    """Return the words of the finished paper, which passed the proof."""
    (word,) = (data for name, data in make(draft).files.items() if name.endswith(".docx"))
    return docx_text(word)


def demand(**changes: Any) -> str:
    (draft,) = demand_letter.drafts(examined(**changes))
    return printed(draft)


def test_a_bank_without_account_and_telephone_gets_lines_for_the_pen() -> None:
    plain = examined(guarantors=[guarantor()]).case.creditor
    assert isinstance(plain, Creditor) and plain.account is None and not plain.phone
    assert f"户名：{PEN}，开户行：{PEN}，账号：{PEN}。" in demand()
    (asked,) = guarantor_letter.drafts(examined(guarantors=[guarantor()]))
    (called,) = call_notice.drafts(running())
    for draft in (asked, called):
        assert f"联系方式：{PEN}；地址：" in printed(draft)


def test_a_letter_names_the_agreed_place_with_its_clause_and_then_the_own_one() -> None:
    clause = {"content": "送达地址为某省某市某路1号，手机1", "clause": "第12.1条"}
    people = [DEBTOR | {"residence_address": "某省某市新街9号", "phone": "10000000001"}]
    said = demand(loans=[loan(service_clause=clause)], people=people)
    assert "寄送地址：某省某市某路1号（《借款合同》（编号：HT-1）第12.1条约定的送达地址）。" in said
    assert "同时寄送：某省某市新街9号；联系电话：10000000001。" in said


def test_a_clause_with_another_place_is_quoted() -> None:
    clause = {"content": "送达地址为某省某市旧街8号", "clause": "第12.1条"}
    said = demand(loans=[loan(service_clause=clause)])
    assert (
        "《借款合同》（编号：HT-1）第12.1条约定的送达地址（条款原文：“送达地址为某省某市旧街8号”）。" in said
    )


def test_an_heir_is_told_who_died_and_how_far_they_answer() -> None:
    file = inherited()
    made = demand_letter.letter(file, "钱小某")
    said = printed(Draft(FilingKind.DEMAND, "催收函.docx", made, demand_letter.must_say(made)))
    assert "借款人钱某某已于2025年5月1日死亡，您系其继承人。本行就被继承人下列" in said
    assert said.count("在所得遗产实际价值范围内") == 4


def test_the_complaint_tells_the_death_and_asks_the_dead_for_nothing() -> None:
    paper = complaint(inherited(debtors=[HEIR]))
    said = printed(Draft(FilingKind.COMPLAINT, "起诉状-金融借款.docx", paper, must_say(paper)))
    assert (
        "2025年5月1日，借款人钱某某死亡，被告钱小某（所得遗产实际价值人民币80,000.00元）系其继承人。" in said
    )
    assert "借款人钱某某未按约还本付息，已构成违约；被告钱小某作为继承人" in said
    assert "应当承担还本付息等违约责任" not in said
