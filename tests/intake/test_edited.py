"""A case edited on screen: to sheets and back, every mistake at its sheet, row and header."""

from datetime import date
from pathlib import Path

import pytest

from legal_docs import shipped
from legal_docs.intake.edited import (
    files_named,
    from_sheets,
    problems_of,
    problems_with_files,
    renamed,
    sheets_of,
)
from legal_docs.intake.read import read
from legal_docs.model.casefile import CaseFile

ON = date(2026, 6, 30)
CASES = {each.case.number: each.case for each in read(shipped.samples(), on=ON).cases}


@pytest.mark.parametrize("number", CASES)
def test_every_sample_comes_back_from_its_sheets_as_it_was(number: str) -> None:
    case, problems = from_sheets(sheets_of(CASES[number]), on=ON)
    assert case == CASES[number]
    assert not [p for p in problems if p.is_error]


def _first() -> CaseFile:
    return next(iter(CASES.values()))


def test_a_wrong_cell_is_told_with_sheet_row_and_header() -> None:
    sheets = sheets_of(_first())
    sheets["还款流水"][0]["还款日"] = "2026-13-01"
    case, problems = from_sheets(sheets, on=ON)
    assert case is None
    places = [(p.place.sheet, p.place.row, p.place.column) for p in problems if p.is_error]
    assert places == [("还款流水", 2, "还款日")]


def test_sheets_of_two_cases_are_not_one_case() -> None:
    sheets = sheets_of(_first())
    other = sheets_of(list(CASES.values())[1])
    case, _ = from_sheets({name: [*rows, *other[name]] for name, rows in sheets.items()}, on=ON)
    assert case is None


def test_the_checks_name_sheet_and_header_of_a_whole_case() -> None:
    case = _first()
    person = case.people[0].model_copy(update={"id_number": "11010119900307123X"})
    wrong = case.model_copy(update={"people": (person, *case.people[1:])})
    found = [(p.place.sheet, p.place.column) for p in problems_of(wrong, on=ON)]
    assert ("当事人", "证件号码") in found


def test_a_header_that_is_not_known_is_told_and_not_dropped() -> None:
    sheets = sheets_of(_first())
    sheets["还款流水"][0]["奇怪的列"] = "1"
    _, problems = from_sheets(sheets, on=ON)
    assert any("奇怪的列" in p.sentence() for p in problems)


def test_a_case_names_its_files_and_takes_a_new_name_for_one_everywhere() -> None:
    case = _first()
    files = files_named(case)
    assert len(files) == len(set(files)) > 5
    before = case.contacts[0].evidence[0].file
    newer = renamed(case, before, "09-新/新名.pdf")
    assert set(files_named(newer)) == {*files, "09-新/新名.pdf"} - {before}
    assert renamed(newer, "09-新/新名.pdf", before) == case
    assert renamed(case, "没有.pdf", "x.pdf") == case


def test_files_the_folder_lacks_are_told_at_their_sheet(tmp_path: Path) -> None:
    case = _first()
    found = problems_with_files(case, tmp_path, on=ON)
    assert {p.code for p in found if p.is_error} == {"missing_evidence_file"}
    assert ("证据", "文件") in {(p.place.sheet, p.place.column) for p in found}
    folder = shipped.samples() / case.number
    assert problems_with_files(case, folder, on=ON) == problems_of(case, on=ON)
