from pathlib import Path
from string import Formatter

import pytest

from legal_docs.intake.codes import CODES, problem
from legal_docs.model.problem import Severity
from tests.intake.factories import read_book, read_json
from tests.intake.scenarios import BOOK, JSON, InBook, InJson

# Shown by tests of their own in test_evidence.
ELSEWHERE = {"missing_evidence_file", "evidence_outside_folder", "hash_differs"}


@pytest.mark.parametrize("scenario", JSON, ids=str)
def test_a_mistake_in_json_is_told_with_its_code_and_pointer(scenario: InJson, tmp_path: Path) -> None:
    data = scenario.base()
    scenario.change(data)
    found = read_json(tmp_path, data)
    places = [p.place.column for p in found.problems if p.code == scenario.code]
    assert scenario.pointer in places, [p.sentence() for p in found.problems]
    if CODES[scenario.code].severity is Severity.ERROR:
        assert not found.cases


@pytest.mark.parametrize("scenario", BOOK, ids=str)
def test_a_mistake_in_a_workbook_is_told_with_sheet_row_and_column(scenario: InBook, tmp_path: Path) -> None:
    found = read_book(tmp_path, scenario.change)
    places = {(p.place.sheet, p.place.row, p.place.column) for p in found.problems if p.code == scenario.code}
    assert (scenario.sheet, scenario.row, scenario.column) in places, [p.sentence() for p in found.problems]
    assert all(p.place.file == "cases.xlsx" for p in found.problems)


def test_every_code_has_a_scenario() -> None:
    assert {s.code for s in (*JSON, *BOOK)} | ELSEWHERE == set(CODES)


def test_every_code_says_what_is_wrong_and_what_to_do_in_both_languages() -> None:
    for code, words in CODES.items():
        assert all((words.zh, words.en, words.advice_zh, words.advice_en)), code
        assert _names(words.zh) == _names(words.en), code


def _names(text: str) -> set[str]:
    found = {name for _, name, _, _ in Formatter().parse(text) if name}
    return {name.removesuffix("_zh").removesuffix("_en") for name in found}


def test_long_and_unprintable_values_are_shortened_and_made_visible() -> None:
    found = problem("not_a_day", value="\x07" + "长" * 200)
    assert "?长" in found.zh and "…" in found.zh and len(found.zh) < 120
