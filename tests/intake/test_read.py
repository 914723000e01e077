import json
import shutil
from pathlib import Path

import pytest

from legal_docs.errors import BadInputError
from legal_docs.intake.csvfile import write_set
from legal_docs.intake.example import example_cases
from legal_docs.intake.read import read
from tests.intake.factories import ON, card_case, cell, codes, loan_case, put, read_book, read_json, take


def test_one_bad_case_never_stops_the_others(tmp_path: Path) -> None:
    found = read_json(tmp_path, put(loan_case(), "loans.0.amount", "很多"), card_case(), 7, None)
    assert [loaded.case.number for loaded in found.cases] == ["示例-0002"]
    assert {p.place.case for p in found.problems if p.is_error} == {"示例-0001", ""}


def test_a_single_object_is_a_case_too(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(loan_case()), encoding="utf-8")
    found = read(path, on=ON)
    assert len(found.cases) == 1
    assert found.cases[0].source == path
    assert found.problems[0].place.column == "/people/0/id_number"


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    data = loan_case()
    take(data, "court")
    put(data, "loans.0.disbursements.0.due_on", "2025-02-30")
    put(data, "people.0.id_number", "999999198803150017")
    put(data, "contacts.0.target", "查无此人")
    put(data, "balances.0.total", "1.00")
    put(data, "repayments.1.reverses", "R9")
    found = read_json(tmp_path, data)
    told = {p.code for p in found.problems if p.is_error}
    assert told == {
        "missing_value",
        "impossible_day",
        "id_wrong_check_digit",
        "unknown_person",
        "balance_sum",
        "unknown_repayment",
    }


def test_what_is_lost_with_a_bad_value_is_not_called_wrong_as_well(tmp_path: Path) -> None:
    data = put(loan_case(), "loans.0.disbursements.0.schedule.0.principal", "五万")
    put(data, "people.1.kind", "公司吧")
    assert {p.code for p in read_json(tmp_path, data).problems if p.is_error} == {
        "not_a_number",
        "unknown_choice",
    }


def test_warnings_stay_with_their_case(tmp_path: Path) -> None:
    found = read_json(tmp_path, put(loan_case(), "loans.0.penalty.overdue_uplift_percent", "60"), card_case())
    first, second = found.cases
    assert {p.code for p in first.problems} == {"penalty_outside_guidance", "id_unknown_region"}
    assert {p.code for p in second.problems} == {"id_unknown_region"}
    assert set(found.problems) == {*first.problems, *second.problems}


def test_both_cases_with_one_number_are_refused_in_json(tmp_path: Path) -> None:
    found = read_json(tmp_path, loan_case(), loan_case(), card_case())
    assert [loaded.case.number for loaded in found.cases] == ["示例-0002"]
    assert [p.place.column for p in found.problems if p.code == "duplicate_case_number"] == [
        "/0/number",
        "/1/number",
    ]


def test_the_evidence_folder_is_found_beside_the_file_or_under_the_given_root(tmp_path: Path) -> None:
    (tmp_path / "root" / "示例-0001").mkdir(parents=True)
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(loan_case()), encoding="utf-8")
    assert read(path, on=ON).cases[0].folder is None
    found = read(path, on=ON, evidence_root=tmp_path / "root")
    assert found.cases[0].folder == tmp_path / "root" / "示例-0001"


def test_a_csv_file_named_after_a_sheet_brings_the_others(tmp_path: Path) -> None:
    write_set(tmp_path, example_cases(), "gb18030")
    assert len(read(tmp_path / "案件.csv", on=ON).cases) == 3


def test_a_single_csv_file_is_the_sheet_its_headers_match(tmp_path: Path) -> None:
    write_set(tmp_path, example_cases())
    (tmp_path / "导出").mkdir()
    shutil.copy(tmp_path / "案件.csv", tmp_path / "导出" / "数据1.csv")
    found = read(tmp_path / "导出" / "数据1.csv", on=ON)
    assert "missing_sheet" in codes(found)
    assert {p.place.case for p in found.problems} >= {"示例-0001", "示例-0002", "示例-0003"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b"{"),
        ("a.json", b"[NaN]"),
        ("a.json", b'{"number": "1", "number": "2"}'),
        ("a.json", b"[" * 100 + b"]" * 100),
        ("a.json", b"[" * 100_000),
        ("a.json", b"\xff\xff\xff"),
        ("a.xlsx", b"PK\x03\x04"),
        ("a.xlsx", b"plain"),
        ("a.csv", "甲".encode("utf-16")[:-1]),
        ("a.csv", b"\x81"),
        ("a.csv", b"a,b\x00"),
        ("a.doc", b"plain"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_in_a_sentence(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadInputError) as refused:
        read(tmp_path / name, on=ON)
    assert name in refused.value.zh and name in refused.value.en


def test_a_missing_path_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="找不到"):
        read(tmp_path / "没有", on=ON)


def test_a_workbook_with_one_case_need_not_repeat_its_number(tmp_path: Path) -> None:
    found = read_book(tmp_path, lambda rows: [cell(rows, "还款流水", n, "案件编号", None) for n in (2, 3)])
    assert len(found.cases[0].case.repayments) == 2


def test_rows_of_a_case_are_all_told_where_they_stand(tmp_path: Path) -> None:
    found = read_book(tmp_path, lambda rows: [cell(rows, "还款流水", n, "金额", "x") for n in (2, 3)])
    assert [p.place.row for p in found.problems if p.code == "not_a_number"] == [2, 3]
    assert found.problems[0].sentence().startswith("cases.xlsx › 还款流水 › 第2行 › 金额：“x”不是数字")


def test_a_title_row_above_the_headers_and_empty_rows_are_passed_over(tmp_path: Path) -> None:
    def change(rows: dict[str, list[list[object]]]) -> None:
        rows["还款流水"].insert(0, ["某银行还款流水表"])
        rows["还款流水"].insert(2, [None, None])

    found = read_book(tmp_path, change)
    assert len(found.cases[0].case.repayments) == 2
    bad = read_book(tmp_path, lambda rows: (change(rows), cell(rows, "还款流水", 1, "某银行还款流水表", 1)))
    assert bad.cases


def test_a_person_may_stand_in_two_rows_with_two_roles(tmp_path: Path) -> None:
    def change(rows: dict[str, list[list[object]]]) -> None:
        header, borrower = rows["当事人"][0], rows["当事人"][3]
        again: list[object] = [None] * len(header)
        for name in ("案件编号", "姓名或名称", "主体类型"):
            again[header.index(name)] = borrower[header.index(name)]
        again[header.index("角色")] = "抵押人"
        rows["当事人"].append(again)

    found = read_book(tmp_path, change)
    assert [p.name for p in found.cases[0].case.people] == ["丁借款", "示例保证有限公司"]
