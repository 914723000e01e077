"""Sheets as XLSX: each kind of value in its own format, words never a formula, the same bytes each time."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from legal_docs.services.desk.sheets import Table, workbook


def page(*rows: tuple[object, ...], headers: tuple[str, ...] = ("甲", "乙", "丙", "丁")) -> Worksheet:
    return load_workbook(BytesIO(workbook([Table("表", headers, rows)])))["表"]  # type: ignore[arg-type]


def test_each_kind_of_value_has_its_format() -> None:
    shown = page((Decimal("1234.5"), date(2026, 6, 30), 7, "001"), (None, None, 0, ""))
    cells = [(cell.value, cell.number_format) for cell in shown[2]]
    assert cells[0] == (1234.5, "#,##0.00") and cells[2] == (7, "0") and cells[3] == ("001", "@")
    assert shown["B2"].number_format == "yyyy-mm-dd" and shown["B2"].value.date() == date(2026, 6, 30)
    assert [cell.value for cell in shown[3]] == [None, None, 0, None]
    assert shown.freeze_panes == "A2" and shown["A1"].font.bold


def test_whatever_a_word_begins_with_it_is_kept_as_a_word() -> None:
    signs = ["=", "+", "-", "@", "\t", "\r", "\n"]
    cells = [row[0] for row in page(*((f"{sign}1",) for sign in signs), ("1=1",), headers=("=甲",))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [bool(cell.quotePrefix) for cell in cells] == [True] * 8 + [False]


def test_a_column_is_as_wide_as_its_words_up_to_a_point() -> None:
    shown = page(("某" * 10, "某" * 500), headers=("甲", "乙"))
    widths = [shown.column_dimensions[letter].width for letter in "AB"]
    assert widths == [22, 60]


def test_no_moment_of_the_making_stands_in_the_file() -> None:
    with zipfile.ZipFile(BytesIO(workbook([Table("表", ("甲",), [])]))) as package:
        core = package.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2
