"""The form counsel returns: what can be used is read exactly, each mistake is told at its place."""

import json
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from legal_docs.errors import BadInputError
from legal_docs.model.feedback import CaseUpdate, Feedback, FeedbackResult
from legal_docs.model.problem import Problem
from legal_docs.services import feedback
from legal_docs.services.feedback_form import HEADERS, form
from tests.bundling.cases import case

ON = date(2026, 11, 22)
CASES = {number: case(number=number) for number in ("LN-1", "LN-2")}
COURT = CASES["LN-1"].court


def _written(
    path: Path, *rows: dict[str, Any], title: bool = False, headers: list[str] | None = None
) -> Path:
    book = Workbook()
    page = book.worksheets[0]
    if title:
        page.append(["案件反馈"])
    page.append(headers or list(HEADERS.values()))
    for row in rows:
        page.append([row.get(header) for header in HEADERS.values()])
        for cell in page[page.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    book.save(path)
    return path


def _read(tmp_path: Path, *rows: dict[str, Any], **how: Any) -> tuple[Feedback, tuple[Problem, ...]]:
    return feedback.read(_written(tmp_path / "反馈表.xlsx", *rows, **how), CASES, on=ON)


def _told(tmp_path: Path, **row: Any) -> set[tuple[str, str, bool]]:
    _, problems = _read(tmp_path, {"案件编号": "LN-1", **row})
    return {(problem.code, problem.place.column, problem.is_error) for problem in problems}


WHOLE = {
    "案件编号": "LN-1",
    "立案案号": "(2026) 某0106民初123号",
    "立案日期": date(2026, 7, 8),
    "起诉日期": "2026/7/1",
    "受理法院": COURT,
    "承办法官": "冯某",
    "开庭日期": date(2026, 9, 1),
    "结果": "部分支持",
    "裁判文书号": "（2026）某0106民初123号之一",
    "裁判日期": "2026年10月8日",
    "备注": "=1+1",
}


def test_a_whole_row_is_read_exactly(tmp_path: Path) -> None:
    found, problems = _read(tmp_path, WHOLE, title=True)
    assert problems == ()
    assert found.updates == (
        CaseUpdate(
            case_number="LN-1",
            row=3,
            court_case_number="（2026）某0106民初123号",
            filed_on=date(2026, 7, 8),
            sued_on=date(2026, 7, 1),
            court=COURT,
            judge="冯某",
            hearing_on=date(2026, 9, 1),
            result=FeedbackResult.PARTLY_WON,
            document_number="（2026）某0106民初123号之一",
            decided_on=date(2026, 10, 8),
            remarks="=1+1",
        ),
    )


def test_the_json_says_which_file_was_read_when(tmp_path: Path) -> None:
    found, _ = _read(tmp_path, WHOLE)
    feedback.write(found, tmp_path / "反馈.json")
    data = json.loads((tmp_path / "反馈.json").read_bytes())
    assert (data["file"], data["read_on"], len(data["sha256"])) == ("反馈表.xlsx", "2026-11-22", 64)
    assert Feedback.model_validate(data) == found


def test_a_row_with_a_mistake_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    bad = {"案件编号": "LN-1", "结果": "胜诉了"}
    found, problems = _read(tmp_path, bad, {"案件编号": "LN-2", "结果": "已立案"})
    assert [update.case_number for update in found.updates] == ["LN-2"]
    (problem,) = problems
    assert (problem.code, problem.place.row, problem.place.column) == ("unknown_choice", 2, "结果")
    assert (problem.place.file, problem.place.sheet) == ("反馈表.xlsx", "Sheet")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"裁判日期": "2026-02-30"}, ("feedback_cell", "裁判日期", True)),
        ({"裁判日期": 46000}, ("feedback_cell", "裁判日期", True)),
        ({"裁判日期": date(2026, 11, 23)}, ("feedback_cell", "裁判日期", True)),
        ({"开庭日期": date(1989, 12, 31)}, ("feedback_cell", "开庭日期", True)),
        ({"开庭日期": "下周"}, ("feedback_cell", "开庭日期", True)),
        ({"立案案号": "民初123号"}, ("feedback_cell", "立案案号", True)),
        ({"裁判文书号": "2026某民初1号"}, ("feedback_cell", "裁判文书号", True)),
        ({"立案日期": date(2026, 11, 23)}, ("feedback_cell", "立案日期", True)),
        ({"起诉日期": date(2026, 11, 23)}, ("feedback_cell", "起诉日期", True)),
        ({"立案日期": date(1989, 12, 31)}, ("feedback_cell", "立案日期", True)),
        ({"立案案号": "（2026）某0106民初1号"}, ("feedback_no_filing_day", "立案日期", False)),
        ({"承办法官": "#REF!"}, ("excel_error", "承办法官", True)),
        ({"案件编号": "LN-9", "结果": "已立案"}, ("feedback_unknown_case", "案件编号", True)),
        ({"案件编号": None, "结果": "已立案"}, ("feedback_no_number", "案件编号", True)),
        ({"案件编号": "#N/A", "结果": "已立案"}, ("excel_error", "案件编号", True)),
        ({"受理法院": "另一法院"}, ("feedback_court", "受理法院", False)),
    ],
)
def test_each_mistake_is_told_at_its_cell(
    tmp_path: Path, row: dict[str, Any], told: tuple[str, str, bool]
) -> None:
    assert _told(tmp_path, **row) == {told}


@pytest.mark.parametrize(
    "number",
    [
        "（2026）某0106民初1号",
        "(2026)某01民终99号",
        "（2020）最高法民终1号",
        "〔2026〕某执12345号",
        "【2026】某0106执保8号之二",
    ],
)
def test_numbers_as_courts_write_them_are_taken(tmp_path: Path, number: str) -> None:
    found, problems = _read(tmp_path, {"案件编号": "LN-1", "立案案号": number, "立案日期": ON})
    assert problems == () and found.updates[0].court_case_number[:1] == "（"


@pytest.mark.parametrize("day", [date(1990, 1, 1), ON])
def test_the_first_and_the_last_possible_day_are_taken(tmp_path: Path, day: date) -> None:
    assert _told(tmp_path, 裁判日期=day) == set()


def test_a_hearing_may_lie_ahead(tmp_path: Path) -> None:
    assert _told(tmp_path, 开庭日期=date(2027, 1, 5)) == set()


def test_a_decision_before_its_hearing_is_told_but_taken(tmp_path: Path) -> None:
    row = {"案件编号": "LN-1", "开庭日期": date(2026, 9, 1), "裁判日期": date(2026, 8, 31)}
    found, problems = _read(tmp_path, row)
    assert [(p.code, p.is_error) for p in problems] == [("feedback_days", False)]
    assert "裁判日期（2026-08-31）早于开庭日期（2026-09-01）" in problems[0].zh
    assert len(found.updates) == 1
    assert _told(tmp_path, 开庭日期=date(2026, 9, 1), 裁判日期=date(2026, 9, 1)) == set()


@pytest.mark.parametrize(
    ("first", "then"),
    [("起诉日期", "立案日期"), ("立案日期", "开庭日期"), ("立案日期", "裁判日期")],
)
def test_days_in_the_wrong_order_are_told_at_the_later_one(tmp_path: Path, first: str, then: str) -> None:
    days = {first: date(2026, 9, 2), then: date(2026, 9, 1)}
    assert _told(tmp_path, **days) == {("feedback_days", then, False)}
    assert _told(tmp_path, **days | {then: date(2026, 9, 2)}) == set()


def test_a_decided_case_wants_its_paper_and_day(tmp_path: Path) -> None:
    wanted = {("feedback_lacks", "裁判文书号", False), ("feedback_lacks", "裁判日期", False)}
    assert _told(tmp_path, 结果="判决支持") == wanted
    assert _told(tmp_path, 结果="已立案") == set()


def test_of_several_rows_for_one_case_none_is_taken_and_each_names_the_others(tmp_path: Path) -> None:
    other = {"案件编号": "LN-2", "结果": "已立案"}
    found, problems = _read(tmp_path, WHOLE, other, {"案件编号": "LN-1", "结果": "已立案"})
    told = [(p.code, p.place.row, p.place.column) for p in problems]
    assert told == [("feedback_twice", 2, "案件编号"), ("feedback_twice", 4, "案件编号")]
    assert "第4行" in problems[0].zh and "第2行" in problems[1].zh
    assert [one.case_number for one in found.updates] == ["LN-2"]


def test_a_second_row_counts_even_where_it_cannot_be_read(tmp_path: Path) -> None:
    found, problems = _read(tmp_path, WHOLE, {"案件编号": "LN-1", "开庭日期": "明天"})
    assert {(p.code == "feedback_twice", p.place.row) for p in problems} >= {(True, 2), (True, 3)}
    assert found.updates == ()


def test_an_untouched_row_beside_a_filled_one_is_passed_over(tmp_path: Path) -> None:
    found, problems = _read(tmp_path, WHOLE, {"案件编号": "LN-1", "受理法院": COURT})
    assert [p.code for p in problems] == ["feedback_nothing"]
    assert [one.row for one in found.updates] == [2]


def test_several_rows_without_a_number_are_told_as_that(tmp_path: Path) -> None:
    _, problems = _read(tmp_path, {"结果": "已立案"}, {"结果": "已立案"})
    assert [p.code for p in problems] == ["feedback_no_number"] * 2


def _with_sheet(tmp_path: Path, *rows: list[Any]) -> tuple[Feedback, tuple[Problem, ...]]:
    path = _written(tmp_path / "反馈表.xlsx", WHOLE)
    book = load_workbook(path)
    page = book.create_sheet("续表")
    for row in rows:
        page.append(row)
    book.save(path)
    return feedback.read(path, CASES, on=ON)


def test_a_second_form_sheet_is_read_too(tmp_path: Path) -> None:
    heads = list(HEADERS.values())
    filled = ["LN-2" if head == "案件编号" else "已立案" if head == "结果" else None for head in heads]
    found, problems = _with_sheet(tmp_path, heads, filled)
    assert problems == () and [one.case_number for one in found.updates] == ["LN-1", "LN-2"]
    filled[heads.index("案件编号")] = "LN-1"
    found, problems = _with_sheet(tmp_path, heads, filled)
    assert found.updates == ()
    assert [(p.code, p.place.sheet) for p in problems] == [
        ("feedback_twice", "Sheet"),
        ("feedback_twice", "续表"),
    ]
    assert "续表 › 第2行" in problems[0].zh


def test_another_sheet_that_holds_something_is_named_and_an_empty_one_is_not(tmp_path: Path) -> None:
    found, problems = _with_sheet(tmp_path, ["LN-2", "已立案"])
    assert [(p.code, p.place.sheet, p.is_error) for p in problems] == [("feedback_sheet", "续表", True)]
    assert len(found.updates) == 1
    assert _with_sheet(tmp_path, ["  ", None])[1] == ()
    assert [p.code for p in _with_sheet(tmp_path, ["=1+1"])[1]] == ["feedback_sheet"]


def test_a_formula_without_a_saved_result_is_named_and_its_row_left_out(tmp_path: Path) -> None:
    path = _written(tmp_path / "反馈表.xlsx", WHOLE, {"案件编号": "LN-2"})
    book = load_workbook(path)
    page = book.worksheets[0]
    column = list(HEADERS).index("result") + 1
    page.cell(3, column).value = '="已立"&"案"'
    book.save(path)
    found, problems = feedback.read(path, CASES, on=ON)
    assert [(p.code, p.place.row, p.place.column) for p in problems] == [("feedback_formula", 3, "结果")]
    assert [one.case_number for one in found.updates] == ["LN-1"]


def test_a_row_of_nothing_but_such_a_formula_is_told_too(tmp_path: Path) -> None:
    path = _written(tmp_path / "反馈表.xlsx", WHOLE)
    book = load_workbook(path)
    book.worksheets[0].cell(4, list(HEADERS).index("result") + 1).value = "=A2"
    book.save(path)
    found, problems = feedback.read(path, CASES, on=ON)
    assert [(p.code, p.place.row) for p in problems] == [("feedback_formula", 4), ("feedback_no_number", 4)]
    assert len(found.updates) == 1


def test_a_formula_with_a_saved_result_is_read(tmp_path: Path) -> None:
    path = _written(tmp_path / "反馈表.xlsx", {**WHOLE, "承办法官": "七七七"})
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name, cell = "xl/worksheets/sheet1.xml", '<c r="F2" t="str"><f>"冯"</f><v>冯某</v></c>'
    parts[name] = re.sub(r'<c r="F2".*?</c>', cell, parts[name].decode(), count=1).encode()
    with zipfile.ZipFile(path, "w") as packed:
        for each, data in parts.items():
            packed.writestr(each, data)
    found, problems = feedback.read(path, CASES, on=ON)
    assert problems == () and found.updates[0].judge == "冯某"


def test_a_row_left_as_it_was_handed_over_is_no_update(tmp_path: Path) -> None:
    (tmp_path / "空.xlsx").write_bytes(form(CASES["LN-1"]))
    found, problems = feedback.read(tmp_path / "空.xlsx", CASES, on=ON)
    assert found.updates == ()
    assert [(p.code, p.is_error) for p in problems] == [("feedback_nothing", False)]


def test_empty_rows_are_passed_over(tmp_path: Path) -> None:
    found, problems = _read(tmp_path, {}, WHOLE)
    assert (len(found.updates), found.updates[0].row, problems) == (1, 3, ())


def test_columns_may_change_places_and_others_may_stand_among_them(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook()
    book.worksheets[0].append(["结果", "律所备注", "承办法官", "案件编号"])
    book.worksheets[0].append(["已立案", "x", "冯某", "LN-2"])
    book.save(path)
    found, problems = feedback.read(path, CASES, on=ON)
    assert problems == ()
    assert (found.updates[0].case_number, found.updates[0].judge) == ("LN-2", "冯某")


@pytest.mark.parametrize(
    "headers",
    [["编号", "结果", "备注"], ["案件编号", "结果"], ["案件编号", "结果", "结果", "备注"]],
)
def test_another_table_is_not_the_form(tmp_path: Path, headers: list[str]) -> None:
    with pytest.raises(BadInputError, match="不是反馈表"):
        _read(tmp_path, headers=headers)


@pytest.mark.parametrize(("name", "data"), [("a.xlsx", b"PK broken"), ("a.csv", "案件编号\n".encode())])
def test_a_file_that_is_no_workbook_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadInputError, match="a"):
        feedback.read(tmp_path / name, CASES, on=ON)


def test_what_is_typed_is_held_to_the_rules_of_the_form() -> None:
    given = {"court_case_number": "(2026) 某0106民初123号", "hearing_on": "2026/9/1", "result": "部分支持"}
    update, problems = feedback.typed(given | {"judge": "  "}, CASES["LN-1"], on=ON)
    assert update == CaseUpdate(
        case_number="LN-1",
        row=1,
        court_case_number="（2026）某0106民初123号",
        hearing_on=date(2026, 9, 1),
        result=FeedbackResult.PARTLY_WON,
    )
    assert {problem.code for problem in problems} == {"feedback_lacks", "feedback_no_filing_day"}


def test_what_is_typed_wrong_is_told_by_its_column_and_gives_nothing() -> None:
    given = {
        "court_case_number": "123",
        "hearing_on": "2026-13-01",
        "remarks": "字" * 2001,
        "case_number": "X",
    }
    update, problems = feedback.typed(given, CASES["LN-1"], on=ON)
    assert update is None
    assert [problem.place.column for problem in problems] == ["开庭日期"]
    update, problems = feedback.typed(given | {"hearing_on": ""}, CASES["LN-1"], on=ON)
    assert update is None
    assert {problem.place.column for problem in problems} == {"立案案号", "备注"}
    long = next(problem for problem in problems if problem.place.column == "备注")
    assert "不能超过2000个" in long.zh and "字" * 21 not in long.zh
    kept, _ = feedback.typed({"remarks": "字" * 2000}, CASES["LN-1"], on=ON)
    assert kept is not None


def test_typing_nothing_but_the_known_court_says_nothing() -> None:
    update, problems = feedback.typed({"court": COURT, "judge": " "}, CASES["LN-1"], on=ON)
    assert update is None and [problem.code for problem in problems] == ["feedback_nothing"]
