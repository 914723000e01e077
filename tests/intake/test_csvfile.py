from pathlib import Path

import pytest

from legal_docs.intake import csvfile
from legal_docs.intake.example import example_cases
from legal_docs.intake.read import read
from legal_docs.model.casefile import CaseFile
from tests.intake.factories import ON, loan_case


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_is_found(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "案件.csv"
    path.write_bytes("案件编号,案由\n甲𬱖㛃,信用卡纠纷\n".encode(encoding))
    assert csvfile.read(path).rows == (("案件编号", "案由"), ("甲𬱖㛃", "信用卡纠纷"))


@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_commas_tabs_and_semicolons_part_cells(sign: str, tmp_path: Path) -> None:
    path = tmp_path / "案件.csv"
    path.write_text(f"案件编号{sign}案由\r\n1{sign}2\r\n", encoding="utf-8", newline="")
    assert csvfile.read(path).rows[1] == ("1", "2")


def test_text_that_would_run_as_a_formula_is_written_harmless_and_read_back(tmp_path: Path) -> None:
    case = CaseFile.model_validate(loan_case(remarks="=HYPERLINK(1)"))
    csvfile.write_set(tmp_path, [case])
    assert "'=HYPERLINK(1)" in (tmp_path / "案件.csv").read_text(encoding="utf-8-sig")
    assert read(tmp_path, on=ON).cases[0].case.remarks == "=HYPERLINK(1)"


def test_other_csv_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    csvfile.write_set(tmp_path, example_cases())
    (tmp_path / "通讯录.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert len(read(tmp_path, on=ON).cases) == 3
