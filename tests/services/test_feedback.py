"""The form counsel returns: what can be used is read exactly, each mistake is told at its place."""

import json
import zipfile
from datetime import date
from io import BytesIO
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
    found, problems = _read(tmp_path, {"案件编号": "LN-1", "立案案号": number})
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


def test_a_decided_case_wants_its_paper_and_day(tmp_path: Path) -> None:
    wanted = {("feedback_lacks", "裁判文书号", False), ("feedback_lacks", "裁判日期", False)}
    assert _told(tmp_path, 结果="判决支持") == wanted
    assert _told(tmp_path, 结果="已立案") == set()


def test_one_case_has_one_row(tmp_path: Path) -> None:
    found, problems = _read(tmp_path, WHOLE, {"案件编号": "LN-1", "结果": "已立案"})
    assert [(p.code, p.place.row) for p in problems] == [("feedback_twice", 3)]
    assert "第2行" in problems[0].zh and len(found.updates) == 1


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


def test_the_form_names_the_case_and_offers_the_results() -> None:
    page = load_workbook(BytesIO(form(CASES["LN-1"]))).worksheets[0]
    assert [cell.value for cell in page[1]] == list(HEADERS.values())
    assert [cell.value for cell in page[2]][:4] == ["LN-1", None, COURT, None]
    (rule,) = page.data_validations.dataValidation
    assert rule.formula1 == f'"{",".join(FeedbackResult.labels())}"'
    assert "F2:F200" in str(rule.sqref)
    assert page["E2"].number_format == "yyyy-mm-dd"


def test_a_form_never_holds_a_formula() -> None:
    odd = case(number="LN-1", court="=HYPERLINK(1)")
    page = load_workbook(BytesIO(form(odd))).worksheets[0]
    assert (page["C2"].value, page["C2"].data_type) == ("=HYPERLINK(1)", "s")


def test_the_same_case_gives_the_same_form() -> None:
    one, two = form(CASES["LN-1"]), form(CASES["LN-1"])
    assert one == two
    with zipfile.ZipFile(BytesIO(one)) as parts:
        assert b"2000-01-01T00:00:00Z</dcterms:modified>" in parts.read("docProps/core.xml")
