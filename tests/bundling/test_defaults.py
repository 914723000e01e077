"""Where an exhibit comes from, where the notes do not say it."""

from typing import Any

import pytest

from legal_docs.bundling.defaults import source_of
from legal_docs.model.exhibit import ExhibitNote
from tests.bundling.cases import case

JUDGMENT = {
    "number": "（2024）示01民初1号", "court": "示例法院", "issued_on": "2024-05-06",
    "effective_on": "2024-06-01", "operative_part": "偿还借款", "evidence": "判决书.pdf",
}  # fmt: skip
RULING = {
    "id": "P1", "owner": "张三样", "kind": "不动产", "asset": "示例路1号房屋", "court": "示例法院",
    "ruling_number": "（2025）示01财保1号", "ruled_on": "2025-01-01", "evidence": "裁定书.pdf",
}  # fmt: skip


def _said(file: str, note: dict[str, Any] | None = None, **changes: Any) -> str:
    return source_of(case(**changes), ExhibitNote.model_validate({"file": file, **(note or {})}))


@pytest.mark.parametrize("file", ["判决书.pdf", "裁定书.pdf"])
def test_what_a_court_issued_comes_from_the_court(file: str) -> None:
    assert _said(file, judgments=[JUDGMENT], preservations=[RULING]) == "示例法院"
    assert _said("a.pdf", judgments=[JUDGMENT], preservations=[RULING]) == "原告留存"


def test_papers_of_two_courts_in_one_file_come_from_neither_alone() -> None:
    other = RULING | {"court": "另一法院", "evidence": "判决书.pdf"}
    assert _said("判决书.pdf", judgments=[JUDGMENT], preservations=[other]) == "原告留存"


def test_an_export_comes_from_the_system_it_was_taken_from() -> None:
    assert _said("a.csv", {"custody": {"system": "短信平台"}}) == "短信平台"
    assert _said("a.csv", {"custody": {"operator": "王示例"}}) == "原告留存"


def test_what_the_lawyer_says_comes_first_and_the_place_of_the_original_last() -> None:
    note = {"custody": {"system": "短信平台"}, "source": "原告短信平台", "original_place": "档案室"}
    assert _said("判决书.pdf", note, judgments=[JUDGMENT]) == "原告短信平台；原件存于档案室"
