"""Figures as XLSX, read back: no formula, no personal data, what the screen shows."""

import contextlib
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from legal_docs.errors import NotAllowedError
from legal_docs.model.account import Role
from legal_docs.model.casefile import Cause
from legal_docs.model.deadline import Deadline, DeadlineKind
from legal_docs.model.life import Phase
from legal_docs.services.desk import trail
from legal_docs.services.desk.exporting import NOTES, figures_xlsx
from legal_docs.services.desk.figures import ALL, Bar, Wanted, figures
from legal_docs.services.desk.sheets import Table, workbook
from legal_docs.services.desk.trail import TrailQuery
from legal_docs.services.wiring import Wiring
from legal_docs.storage import cases, deadlines
from tests.houses import administrator, person
from tests.services.desk.managed import filled, put
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
    written = trail.read(person(admin, "shen", Role.AUDITOR), TrailQuery(action="figures.export"))
    assert [row.event.detail for row in written.rows] == [{"branch": "乙分行", "cases": "1"}]


def rows(book: Workbook, sheet: str) -> list[tuple[Any, ...]]:
    return [tuple(cell.value for cell in row) for row in book[sheet].iter_rows(min_row=2)]


def bars(found: Sequence[Bar], *names: str) -> list[tuple[Any, ...]]:
    """Rows as a workbook is read: sums as numbers, empty words as nothing."""
    return [tuple(_read(getattr(bar, name)) for name in names) for bar in found]


def _read(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value if value != "" else None


def test_every_sheet_says_what_the_screen_shows(one_house: Wiring) -> None:
    admin = administrator(one_house)
    filled(one_house, person(admin, "zhou", Role.COUNSEL).who.id)
    manager = person(admin, "jing", Role.MANAGER)
    book, found = read(figures_xlsx(manager)), figures(manager)
    assert rows(book, "办理进度") == bars(found.pipeline, "label", "part", "count", "owed")
    assert rows(book, "届满金额") == bars(found.at_risk, "label", "part", "count", "owed")
    assert rows(book, "每月立案") == bars(found.filings, "label", "count", "owed")
    money = ("label", "count", "owed", "recovered", "rate")
    assert rows(book, "回收（分行）") == bars(found.by_branch, *money)
    assert rows(book, "回收（外聘律师）") == bars(found.by_counsel, *money)
    assert len({str(rows(book, sheet)) for sheet in book.sheetnames}) == 7
    head = rows(book, "口径")
    assert [row[1] for row in head[1:3]] == ["可查看的全部分行", "全部"]
    assert [row[1] for row in head[3:]] == list(NOTES) and head[0][1].date() == found.on


def test_each_column_of_the_list_holds_what_its_header_says(one_house: Wiring) -> None:
    admin = administrator(one_house)
    told: dict[str, Any] = {
        "last_day": date(2026, 7, 3),
        "act_by": date(2026, 7, 1),
        "hearing_on": date(2026, 8, 1),
    }
    put(one_house, "B-1", age=1, branch="", owed="1234.50", recovered="0.00", docket="（2026）某1号", **told)
    with one_house.records.writing() as tx:
        record = cases.by_number(tx, "B-1")
        assert record
        for day in (date(2020, 1, 2), date(2099, 7, 2)):
            deadlines.add(tx, Deadline(case_id=record.id, kind=DeadlineKind.FEE, safe_last_day=day))
    page = read(figures_xlsx(person(admin, "jing", Role.MANAGER)))["案件清单"]
    found = dict(zip((cell.value for cell in page[1]), (cell.value for cell in page[2]), strict=True))
    assert {header: value for header, value in found.items() if not isinstance(value, datetime)} == {
        "案件编号": "B-1", "分行": "总行", "案由": "金融借款合同纠纷", "当事人": "张**",
        "办理进度": Phase.ESCALATED.label, "案号": "（2026）某1号", "欠款（元）": 1234.5, "已回收（元）": 0,
        "期限种类": "交纳诉讼费", "已过未办结（项）": 1,
    }  # fmt: skip
    days = {header: value.date() for header, value in found.items() if isinstance(value, datetime)}
    assert days == dict(zip(("最早届满日", "最迟行动日", "开庭日"), told.values(), strict=True)) | {
        "最近期限": date(2099, 7, 2)
    }


def test_an_export_is_narrowed_to_a_cause_and_to_the_head_office(one_house: Wiring) -> None:
    admin = administrator(one_house)
    filled(one_house)
    put(one_house, "B-1", age=1, branch="", owed="1.00")
    manager = person(admin, "jing", Role.MANAGER)
    book = read(figures_xlsx(manager, Wanted(branch="")))
    assert [row[0] for row in rows(book, "案件清单")] == ["B-1"] and rows(book, "口径")[1][1] == "总行"
    cards = read(figures_xlsx(manager, Wanted(cause=Cause.CARD)))
    assert rows(cards, "案件清单") == [] and rows(cards, "口径")[2][1] == "信用卡纠纷"
    assert sum(row[2] for row in rows(cards, "办理进度")) == 0
    written = trail.read(person(admin, "shen", Role.AUDITOR), TrailQuery(action="figures.export"))
    assert [row.event.detail["cases"] for row in written.rows] == ["0", "1"]


def test_a_manager_of_a_branch_exports_that_branch_only(one_house: Wiring) -> None:
    admin = administrator(one_house)
    filled(one_house)
    manager = person(admin, "yi", Role.MANAGER, "乙分行")
    for wanted in (ALL, Wanted(branch="乙分行"), Wanted(branch="甲分行")):
        with contextlib.suppress(NotAllowedError):
            listed = [row[0] for row in rows(read(figures_xlsx(manager, wanted)), "案件清单")]
            assert listed == ([] if wanted.branch == "甲分行" else ["A-3"])


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
