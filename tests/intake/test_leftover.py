"""Example rows left in a workbook are told by sheet and row, those of a real case too."""

from pathlib import Path

import pytest

from legal_docs.intake.columns import CASE_NUMBER
from legal_docs.intake.example import example_cases
from legal_docs.intake.leftover import of
from legal_docs.intake.read import Intake, read
from legal_docs.intake.template import write_template
from legal_docs.intake.unfold import unfold
from legal_docs.model.casefile import CaseFile
from tests.intake.factories import ON, Rows, cell, example_rows, read_book, read_json, write_book

REAL = "2026-001"


def told(found: Intake) -> list[tuple[str, str, int | None, str]]:
    left = of(found.problems)
    assert not any(p.is_error for p in left)
    return [(p.place.case, p.place.sheet, p.place.row, p.place.column) for p in left]


def numbered(rows: Rows, number: str = REAL) -> None:
    for name, (head, *filled) in rows.items():
        for at in range(len(filled)):
            cell(rows, name, at + 2, head[head.index(CASE_NUMBER)], number)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Intake:
    path = tmp_path_factory.mktemp("blank") / "案件.xlsx"
    write_template(path)
    return read(path, on=ON)


def test_every_row_of_the_blank_workbook_is_told_by_case_and_sheet(blank: Intake) -> None:
    wanted: dict[tuple[str, str], list[int]] = {}
    for sheet, rows in unfold(example_cases()).items():
        for at, row in enumerate(rows, start=2):
            wanted.setdefault((row[CASE_NUMBER], sheet), []).append(at)
    left = [p for p in blank.problems if p.code == "example_case"]
    assert {(p.place.case, p.place.sheet): p.place.row for p in left} == {k: v[0] for k, v in wanted.items()}
    for problem in left:
        listed = "、".join(map(str, wanted[problem.place.case, problem.place.sheet]))
        assert problem.zh.startswith(f"第{listed}行") and problem.place.case in problem.zh


@pytest.mark.parametrize("example", example_cases(), ids=lambda case: case.cause.value + case.stage.value)
def test_every_example_row_that_a_real_case_took_over_is_told(example: CaseFile, tmp_path: Path) -> None:
    rows: Rows = {}
    for sheet, filled in unfold([example]).items():
        headers = list(dict.fromkeys(header for row in filled for header in row))
        rows |= {sheet: [headers, *([row.get(h) for h in headers] for row in filled)]} if filled else {}
    numbered(rows)
    found = read(write_book(tmp_path / "a.xlsx", rows), on=ON)
    there = {(REAL, sheet, at) for sheet, lines in rows.items() for at in range(2, len(lines) + 1)}
    assert {(case, sheet, row) for case, sheet, row, _ in told(found)} == there
    assert [c.case.number for c in found.cases] == [REAL]


def test_one_cell_that_was_left_is_told_and_the_rows_that_were_filled_in_are_not(tmp_path: Path) -> None:
    def filled(rows: Rows) -> None:
        numbered(rows)
        for lines in rows.values():
            for row in lines[1:]:
                row[:] = [_real(each) for each in row]
        cell(rows, "案件", 2, "受诉法院", " 示例市示例区人民法院 ")

    found = read_book(tmp_path, filled)
    assert told(found) == [(REAL, "案件", 2, "受诉法院")]
    [said] = [p for p in found.problems if p.code == "example_row"]
    assert "示例市示例区人民法院" in said.zh and "改为本案的内容" in said.advice_zh


def _real(value: object) -> object:
    return value.replace("示", "甲").replace("999999", "990000") if isinstance(value, str) else value


def test_a_row_without_a_number_belongs_to_the_only_case(tmp_path: Path) -> None:
    def without(rows: Rows) -> None:
        numbered(rows)
        cell(rows, "费用", 2, CASE_NUMBER, None)

    assert (REAL, "费用", 2) in {place[:3] for place in told(read_book(tmp_path, without))}


def test_the_rows_of_one_case_are_not_told_of_another(tmp_path: Path) -> None:
    rows = example_rows()
    for name in ("案件", "当事人", "借款"):
        head, *filled = rows[name]
        again = [[REAL if head[at] == CASE_NUMBER else _real(v) for at, v in enumerate(r)] for r in filled]
        rows[name] += again
    found = read(write_book(tmp_path / "a.xlsx", rows), on=ON)
    assert {case for case, *_ in told(found)} == {"示例-0001"}


def test_a_json_file_did_not_begin_as_the_blank_workbook(tmp_path: Path) -> None:
    assert told(read_json(tmp_path, example_cases()[0].model_dump(mode="json"))) == []
