"""The filing pack: slots in their order, copies by the number of opponents, pages from the bundle."""

from legal_docs.drafting.filing_list import FilingList, drafts, filing_list, must_say
from tests.drafting.factory import COMPANY, DEBTOR, dossier, exhibit, guarantor
from tests.drafting.test_authority import LAWYER, STAFF
from tests.drafting.test_enforcement import BANK, JUDGMENT
from tests.drafting.test_payment_order import suggested
from tests.ledger.factory import loan, note

CLUE = {"id": "X-1", "owner": "钱某某", "kind": "deposit", "description": "存款"}


def kinds(paper: FilingList) -> dict[str, list[str]]:
    return {slot.kind: [item.kind for item in slot.items] for slot in paper.slots}


def test_a_suit_follows_the_slots_of_the_court() -> None:
    paper = filing_list(dossier(creditor=BANK | {"agents": [STAFF, LAWYER]}))
    assert list(kinds(paper)) == ["起诉状", "身份证明", "委托手续", "证据", "送达", "其他"]
    assert kinds(paper)["委托手续"] == ["授权委托书", "工作人员材料", "律师材料"]
    numbers = [item.number for slot in paper.slots for item in slot.items]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


def test_enforcement_has_slots_of_its_own() -> None:
    paper = filing_list(dossier(creditor=BANK, stage="enforcement", judgments=[JUDGMENT]))
    assert list(kinds(paper)) == ["执行申请书", "执行依据", "委托手续", "申请人身份", "送达", "其他"]
    assert kinds(paper)["委托手续"] == []
    assert (paper.enforcement, paper.basis) == (True, "")
    assert "（2024）某0101民初1号民事判决书" in must_say(paper)


def test_complaint_evidence_and_account_go_in_once_for_each_opponent_and_the_court() -> None:
    paper = filing_list(dossier(exhibit(1, "a.pdf", 1, 2), guarantors=[guarantor()]))
    copies = {item.kind: item.copies for slot in paper.slots for item in slot.items}
    assert (paper.opposing, paper.sets) == (2, 3)
    assert {kind for kind, n in copies.items() if n == 3} == {"起诉状", "证据目录", "证据卷", "债权计算明细"}
    assert "第一百二十三条" in paper.basis


def test_the_pages_of_the_bundle_are_known_with_its_front() -> None:
    file = dossier(exhibit(1, "a.pdf", 1, 2), exhibit(2, "b.pdf", 3, 5))
    file = file.model_copy(update={"bundle": file.bundle.model_copy(update={"front_pages": 2})})
    items = filing_list(file).slots[3].items
    assert [(item.kind, item.pages) for item in items] == [
        ("证据目录", ""),
        ("证据卷", "9"),
        ("债权计算明细", ""),
    ]


def test_without_exhibits_there_is_no_bundle_to_hand_in() -> None:
    assert kinds(filing_list(dossier()))["证据"] == ["证据目录", "债权计算明细"]


def test_identity_papers_in_the_bundle_are_pointed_at() -> None:
    rows = (exhibit(1, "身份证.pdf", 1, 1), exhibit(2, f"{COMPANY['name']}营业执照.pdf", 2, 1))
    slot = filing_list(dossier(*rows, guarantors=[guarantor()])).slots[1]
    assert [(item.about, item.held) for item in slot.items[-2:]] == [
        ("钱某某", "证据1第1页"),
        (COMPANY["name"], "证据2第2页"),
    ]


def test_an_identity_paper_of_another_party_is_not_theirs() -> None:
    debtors = [{"name": "钱某某"}, {"name": "孙某某", "role": "co_borrower"}]
    people = [DEBTOR, DEBTOR | {"name": "孙某某"}]
    slot = filing_list(dossier(exhibit(1, "钱某某身份证.pdf", 1, 1), people=people, debtors=debtors)).slots[1]
    assert [(item.held, item.pages) for item in slot.items[-2:]] == [("证据1第1页", "1"), ("", "")]
    both = exhibit(1, "身份证.pdf", 1, 2)
    slot = filing_list(dossier(both, people=people, debtors=debtors)).slots[1]
    assert [(item.held, item.pages) for item in slot.items[-2:]] == [("证据1第1-2页", "")] * 2
    one = filing_list(dossier(both, people=people[:1])).slots[1]
    assert (one.items[-1].held, one.items[-1].pages) == ("证据1第1-2页", "2")


def test_the_pages_of_an_instrument_in_the_bundle_are_known() -> None:
    proved = JUDGMENT | {"evidence": "判决书.pdf; 生效证明.pdf"}
    bound = (exhibit(1, "判决书.pdf", 1, 3), exhibit(2, "生效证明.pdf", 4, 1))
    paper = filing_list(dossier(*bound, creditor=BANK, stage="enforcement", judgments=[proved]))
    (item,) = paper.slots[1].items
    assert (item.held, item.pages) == ("证据1第1-3页、证据2第4页", "4")


def test_an_assignee_shows_how_it_got_the_claim() -> None:
    slot = filing_list(dossier(creditor=BANK | {"assigned_from": "甲银行"})).slots[1]
    assert "受让债权" in [item.kind for item in slot.items]


def test_clues_bring_the_papers_on_property() -> None:
    assert kinds(filing_list(dossier(clues=[CLUE])))["其他"] == ["保全材料", "退费账户"]
    terms = {"creditor": BANK, "stage": "enforcement", "judgments": [JUDGMENT], "clues": [CLUE]}
    assert "财产线索" in kinds(filing_list(dossier(**terms)))["其他"]


def test_a_suggested_payment_order_is_told() -> None:
    assert filing_list(suggested()).payment_order
    (draft,) = drafts(dossier())
    assert draft.name == "立案材料清单"
    assert draft.context.keys()["建议支付令"] is False


def test_letter_and_notice_to_one_debtor_are_told_to_be_alternatives() -> None:
    rows = [(f"2025-0{m}-10", "10000") for m in range(1, 8)] + [("2026-01-10", "30000")]
    terms = {"clause": "第8.2条", "condition": "连续三期未足额还款的"}
    running = loan(disbursements=[note(rows)], acceleration_terms=terms)
    assert filing_list(dossier(loans=[running])).letters
    assert not filing_list(dossier()).letters
