"""Figures as XLSX, read back: no formula, no personal data, what the screen shows."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from legal_docs.errors import NotAllowedError
from legal_docs.model.account import Role
from legal_docs.services.desk import trail
from legal_docs.services.desk.exporting import figures_xlsx
from legal_docs.services.desk.figures import Wanted
from legal_docs.services.desk.sheets import Table, workbook
from legal_docs.services.desk.trail import TrailQuery
from legal_docs.services.wiring import Wiring
from tests.houses import administrator, person
from tests.services.desk.managed import filled
from tests.storage.factory import PERSON

EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")', "a\x07b"]


def read(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def test_words_that_begin_like_formulas_stay_words() -> None:
    page = read(workbook([Table("甲", ["=头"], [[each] for each in EVIL])])).worksheets[0]
    cells = [row[0] for row in page.iter_rows()]
    assert {cell.data_type for cell in cells} == {"s"}
    got = [str(cell.value) for cell in cells[1:]]
    assert got[:4] == EVIL[:4] and got[-1] == "a\ufffdb"
    assert all(cell.quotePrefix for cell in cells[:-1]) and not cells[-1].quotePrefix


def test_the_same_tables_make_the_same_bytes() -> None:
    tables = [Table("甲", ["数"], [[1], [None]])]
    assert workbook(tables) == workbook(tables)


def test_the_figures_of_a_manager_hold_no_personal_data_and_no_formula(one_house: Wiring) -> None:
    admin = administrator(one_house)
    filled(one_house)
    manager = person(admin, "jing", Role.MANAGER)
    book = read(figures_xlsx(manager))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    words = " ".join(str(cell.value) for cell in cells)
    assert not [
        secret for secret in ("张某甲", "某甲", PERSON["id_number"], PERSON["phone"]) if secret in words
    ]
    page = book["案件清单"]
    assert "下一步" not in [cell.value for cell in page[1]]  # managers are not told it: it names people
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    assert [row[0] for row in rows] == ["A-1", "A-2", "A-3", "A-4", "A-5", "Z-6"]
    assert rows[0][3] == "张**" and rows[0][6] == 100 and rows[3][5] == "=1+1" and rows[5][3] == "=**"
    assert [cell.value for cell in book["回收（分行）"][2]] == ["甲分行", 5, 1700, 333.33, 19.6]
    written = trail.read(person(admin, "shen", Role.AUDITOR), TrailQuery(action="figures.export"))
    assert [row.event.detail for row in written.rows] == [{"branch": "", "cases": "6"}]


def test_an_export_is_narrowed_like_the_screen(one_house: Wiring) -> None:
    admin = administrator(one_house)
    filled(one_house)
    book = read(figures_xlsx(person(admin, "jing", Role.MANAGER), Wanted(branch="乙分行")))
    assert [row[0].value for row in book["案件清单"].iter_rows(min_row=2)] == ["A-3"]
    assert [row[1].value for row in book["口径"].iter_rows(min_row=2, max_row=4)][1:] == ["乙分行", "全部"]


def test_more_cases_than_a_page_are_all_exported(one_house: Wiring, monkeypatch: pytest.MonkeyPatch) -> None:
    from legal_docs.services.desk import exporting

    monkeypatch.setattr(exporting, "_AT_ONCE", 2)
    admin = administrator(one_house)
    filled(one_house)
    book = read(figures_xlsx(person(admin, "jing", Role.MANAGER)))
    assert book["案件清单"].max_row == 7


def test_nobody_else_exports(one_house: Wiring) -> None:
    admin = administrator(one_house)
    for role in (Role.LAWYER, Role.REVIEWER, Role.COUNSEL, Role.AUDITOR):
        with pytest.raises(NotAllowedError):
            figures_xlsx(person(admin, f"x-{role.value}", role))
