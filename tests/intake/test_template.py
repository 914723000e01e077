from pathlib import Path

import openpyxl
import pytest

from legal_docs.intake.columns import SHEETS
from legal_docs.intake.example import example_cases
from legal_docs.intake.read import read
from legal_docs.intake.template import choices_of, write_template, write_workbook
from tests.intake.factories import ON, loan_case, put


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.xlsx"
    write_template(path)
    return path


def test_the_template_reads_back_to_its_example_cases(template: Path) -> None:
    found = read(template, on=ON)
    assert tuple(loaded.case for loaded in found.cases) == example_cases()
    assert {p.code for p in found.problems} == {"id_unknown_region", "example_case"}


def test_it_has_every_sheet_with_frozen_headers_and_notes(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    assert book.sheetnames == [sheet.name for sheet in SHEETS]
    for sheet in SHEETS:
        page = book[sheet.name]
        assert page.freeze_panes == "C2"
        assert [c.value for c in page[1]] == [column.header for column in sheet.columns]
        assert all(c.comment for c in page[1])


def test_every_sheet_but_the_exhibit_notes_has_an_example_row(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    assert [page.title for page in book if page.max_row < 2] == ["证据"]


def test_every_closed_choice_has_a_drop_down(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    for sheet in SHEETS:
        wanted = sum(bool(choices_of(sheet, column)[0]) for column in sheet.columns)
        assert len(book[sheet.name].data_validations.dataValidation) == wanted, sheet.name


def test_identity_and_account_cells_are_text(template: Path) -> None:
    page = openpyxl.load_workbook(template)["当事人"]
    headers = {c.value: c.column for c in page[1]}
    for header in ("证件号码", "收款账号", "统一社会信用代码", "联系电话"):
        assert {page.cell(row, headers[header]).number_format for row in (2, 3, 4)} <= {"@", "General"}
        filled = [
            page.cell(row, headers[header]) for row in range(2, 6) if page.cell(row, headers[header]).value
        ]
        assert all(c.number_format == "@" and c.data_type == "s" for c in filled)


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    case = example_cases()[0].model_validate(put(loan_case(), "remarks", "=1+1"))
    write_workbook(tmp_path / "a.xlsx", [case])
    assert read(tmp_path / "a.xlsx", on=ON).cases[0].case.remarks == "=1+1"
