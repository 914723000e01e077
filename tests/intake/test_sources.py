import json
from pathlib import Path

import pytest

from legal_docs.errors import BadInputError
from legal_docs.intake.csvfile import write_set
from legal_docs.intake.example import example_cases
from legal_docs.intake.read import read
from legal_docs.intake.sources import find
from legal_docs.intake.template import write_workbook
from tests.intake.factories import ON, card_case, loan_case


def _write(path: Path, *cases: object) -> Path:
    path.write_text(json.dumps(cases), encoding="utf-8")
    return path


def test_a_folder_with_a_single_case_file_stands_for_it(tmp_path: Path) -> None:
    (tmp_path / "~$某案.xlsx").write_bytes(b"lock")
    write_workbook(tmp_path / "某案.xlsx", example_cases())
    assert find(tmp_path) == (tmp_path / "某案.xlsx",)


def test_files_called_cases_are_read_together(tmp_path: Path) -> None:
    _write(tmp_path / "cases.json", loan_case())
    write_workbook(tmp_path / "案件.xlsx", example_cases()[1:])
    _write(tmp_path / "别的.json")
    found = read(tmp_path, on=ON)
    assert [loaded.case.number for loaded in found.cases] == ["示例-0001", "示例-0002", "示例-0003"]
    assert found.cases[1].source == tmp_path / "案件.xlsx"


def test_a_number_used_in_two_files_is_told_at_both(tmp_path: Path) -> None:
    _write(tmp_path / "cases.json", loan_case(), card_case())
    write_workbook(tmp_path / "cases.xlsx", example_cases()[:1])
    found = read(tmp_path, on=ON)
    assert [loaded.case.number for loaded in found.cases] == ["示例-0002"]
    places = [p.place for p in found.problems if p.code == "duplicate_case_number"]
    assert [(p.file, p.row) for p in places] == [("cases.json", None), ("cases.xlsx", 2)]


def test_csv_files_named_after_sheets_are_one_source(tmp_path: Path) -> None:
    write_set(tmp_path, example_cases())
    assert find(tmp_path) == (tmp_path,)
    assert len(read(tmp_path, on=ON).cases) == 3


def test_a_folder_that_leaves_the_choice_open_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="现无"):
        find(tmp_path)
    for name in ("a.json", "b.json"):
        _write(tmp_path / name)
    with pytest.raises(BadInputError, match=r"a\.json、b\.json"):
        find(tmp_path)
