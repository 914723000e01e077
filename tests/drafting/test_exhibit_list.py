"""The list of exhibits with their pages."""

from typing import Any

from legal_docs.drafting.exhibit_list import exhibit_listing, must_say
from tests.drafting.factory import COMPANY, dossier, exhibit, guarantor

JUDGMENT = {
    "number": "J-1",
    "court": "某市某区人民法院",
    "issued_on": "2025-03-01",
    "effective_on": "2025-03-20",
    "performance_days": 10,
    "operative_part": "偿还",
    "items": [{"label": "本金", "kind": "principal", "amount": "100000"}],
}


def listing(*groups: str, **changes: Any):
    rows = [
        exhibit(n, f"{n}.pdf", 2 * n - 1, 2).model_copy(update={"group": group, "purpose": f"目的{n}"})
        for n, group in enumerate(groups, 1)
    ]
    return exhibit_listing(dossier(*rows, **changes))


def test_exhibits_of_one_group_stand_together_in_order() -> None:
    found = listing("借款合同", "还款流水", "借款合同")
    assert [(g.name, [row.number for row in g.rows]) for g in found.groups] == [
        ("借款合同", ["1", "3"]),
        ("还款流水", ["2"]),
    ]
    assert (found.count, found.pages) == (3, 6)


def test_a_group_without_a_name_is_called_evidence() -> None:
    assert [g.name for g in listing("").groups] == ["证据"]


def test_each_row_tells_pages_and_purpose_and_the_paper_must_say_them() -> None:
    found = listing("借款合同", "还款流水")
    row = found.groups[1].rows[0]
    assert (row.title, row.pages, row.page_count, row.original) == ("证据2", "3-4", "2", "复印件")
    assert must_say(found) == ("证据1", "目的1", "1-2", "证据2", "目的2", "3-4")


def test_the_bank_is_plaintiff_in_a_suit_and_applicant_in_enforcement() -> None:
    assert listing("借款合同").role == "原告"
    assert listing("借款合同", stage="enforcement", judgments=[JUDGMENT]).role == "申请执行人"


def test_there_is_a_copy_for_each_opponent() -> None:
    found = listing("借款合同", guarantors=[guarantor()])
    assert (found.opponents, found.copies) == (f"钱某某、{COMPANY['name']}", 2)


def test_the_date_is_left_open_unless_given() -> None:
    assert listing("借款合同").date == ""
    assert listing("借款合同", file_on="2025-07-01").date == "2025年7月1日"
