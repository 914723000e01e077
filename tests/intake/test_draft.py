"""A draft of a case: what was changed in words, and what of it is kept to bring it back."""

import json
from dataclasses import replace

from legal_docs.intake import draft as drafts
from legal_docs.intake.draft import Draft, Row, content_of, restored
from legal_docs.intake.edited import from_sheets
from legal_docs.model.casefile import CaseFile
from tests.services.desk.uploads import CASES
from tests.storage.factory import ON

CASE = CASES[0]
PAID = "还款流水"


def begun(case: CaseFile = CASE, version: int = 1) -> Draft:
    return drafts.begun(7, version, case)


def changed(draft: Draft, place: int, **cells: str) -> Draft:
    return draft.put(PAID, place, {**draft.sheet(PAID)[place].cells, **cells})


def saved(draft: Draft) -> CaseFile:
    case, problems = from_sheets(draft.sheets(), on=ON)
    assert case is not None, problems
    return case


def test_a_draft_without_changes_is_the_case() -> None:
    assert saved(begun()) == CASE and begun().changes() == ()


def test_changes_are_told_row_by_row() -> None:
    draft = changed(begun(), 0, 金额="3100.00").put(
        PAID, None, {"流水号": "R9", "金额": " 1.00 ", "付款人": ""}
    )
    draft = draft.drop(PAID, 1)
    assert draft.changes() == (f"{PAID} 第2行（已改）", f"{PAID} 第3行（新增）", f"{PAID} 删除1行")
    assert draft.sheet(PAID)[1] == Row({"案件编号": CASE.number, "流水号": "R9", "金额": "1.00"})


def test_a_change_taken_back_is_none() -> None:
    draft = changed(changed(begun(), 0, 金额="1.00"), 0, 金额="3000.00")
    assert draft.changes() == ()


def test_what_is_kept_of_a_draft_brings_it_back_and_leaves_out_what_did_not_change() -> None:
    draft = changed(begun(), 0, 金额="3100.00").drop(PAID, 1).put(PAID, None, {"流水号": "R9"})
    draft = replace(draft, reason="核对回单")
    content = json.loads(json.dumps(content_of(draft)))
    assert [sorted(row) for row in content["rows"][PAID]] == [["cells", "origin"]] * 2
    assert content_of(changed(begun(), 0, 付款人="甲")).get("rows", {})[PAID][1] == {"origin": 1}
    assert restored(7, 1, CASE, content) == draft


def test_a_sheet_that_is_not_known_any_more_is_told_and_not_lost() -> None:
    content = {"rows": {"旧表": [{"origin": None, "cells": {"旧栏": "内容"}}]}, "reason": ""}
    draft = restored(7, 1, CASE, content)
    assert draft.changes() == ("旧表 第2行（新增）",)
    assert "旧表" in {p.place.sheet for p in from_sheets(draft.sheets(), on=ON)[1]}
