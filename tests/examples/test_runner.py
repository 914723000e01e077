"""Worked examples: every input honoured, every expected key compared, nothing skipped in silence."""

import json
from pathlib import Path
from typing import Any

import pytest

from legal_docs.errors import BadInputError
from legal_docs.examples.runner import check_example, check_file

Row = dict[str, Any]


def example(op: str, inputs: Row, expected: Row) -> Row:
    return {"id": "X", "op": op, "inputs": inputs, "expected": expected}


def differences(op: str, inputs: Row, expected: Row) -> tuple[str, ...]:
    return check_example(example(op, inputs, expected), Path())


def test_an_example_that_agrees_has_no_differences() -> None:
    assert not differences(
        "date.period_end", {"start": "2022-08-31", "months": 6}, {"safe_last_day": "2023-02-28"}
    )


def test_each_expected_key_that_differs_is_named_with_both_values() -> None:
    expected = {"safe_last_day": "2023-03-01", "statutory_last_day": "2023-02-28", "nonsense": 1}
    found = differences("date.period_end", {"start": "2022-08-31", "months": 6}, expected)
    assert found == (
        "safe_last_day：期望 2023-03-01，算得 2023-02-28",
        "nonsense：期望 1，结果中没有这一项",
    )


def test_an_input_nobody_reads_is_a_failure() -> None:
    found = differences(
        "date.period_end",
        {"start": "2022-08-31", "months": 6, "holidays": []},
        {"safe_last_day": "2023-02-28"},
    )
    assert found == ("输入 holidays 没有被采用，请删除或者改正名称",)


def test_an_input_nobody_reads_inside_an_event_is_a_failure() -> None:
    events = [{"date": "2021-08-02", "effective": True, "weather": "rain"}]
    found = differences(
        "limitation.last_day", {"start": "2019-05-10", "events": events}, {"safe_last_day": "2024-08-02"}
    )
    assert found == ("输入 events[0].weather 没有被采用，请删除或者改正名称",)


def test_remarks_are_no_inputs() -> None:
    assert not differences("fee", {"kind": "acceptance", "amount": "10000", "note": "x"}, {"fee": "50.00"})


@pytest.mark.parametrize(
    ("op", "inputs", "say"),
    [
        ("no.such", {}, "不认识的 op"),
        ("fee", {"kind": "bribe", "amount": "1"}, "kind：不认识的取值"),
        ("fee", {"kind": "acceptance"}, "amount：须填写数字"),
        ("fee", {"kind": "acceptance", "amount": 10.5}, "带引号"),
        ("fee", {"kind": "acceptance", "amount": "ten"}, "不是数字"),
        ("fee", {"kind": "acceptance", "amount": "-1"}, "无法计算"),
        ("date.period_end", {"start": "2022-13-01", "days": 1}, "start：不是"),
        ("date.period_end", {"start": "2022-01-01"}, "恰好给出"),
        ("date.period_end", {"start": "2022-01-01", "days": 1, "months": 1}, "恰好给出"),
        ("limitation.last_day", {"start": "2022-01-01", "events": "none"}, "对象的列表"),
        ("interest.delay_double", {"base": "1", "performance_last_day": "2024-01-01"}, "as_of"),
        ("interest.allocate", {"payment": "1", "owed": {"damages": "1"}}, "order_missing"),
        (
            "guarantee.period",
            {"due": "2023-01-01", "contract_date": "2022-01-01", "agreed_months": 1, "agreed_text": "x"},
            "只能给出一项",
        ),
        ("preservation.max_term", {"start": "2023-01-01", "type": "spaceship"}, "不认识的取值"),
        ("case.points", {"on": "2023-01-01", "ask": ["x"]}, "须给出 case"),
    ],
)
def test_what_cannot_be_honoured_fails_with_a_sentence(op: str, inputs: Row, say: str) -> None:
    found = differences(op, inputs, {"fee": "1"})
    assert len(found) == 1
    assert say in found[0]


def test_an_example_that_expects_nothing_fails() -> None:
    assert differences("fee", {"kind": "acceptance", "amount": "1"}, {}) == (
        "没有给出期望的结果（expected）",
    )


def test_a_file_tells_passed_failed_and_questions_apart(tmp_path: Path) -> None:
    rows = [
        example("fee", {"kind": "acceptance", "amount": "10000"}, {"fee": "50.00"}),
        example("fee", {"kind": "acceptance", "amount": "10000"}, {"fee": "51.00"}),
        example("decision", {"question": "?"}, {"answer": True}),
    ]
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    report = check_file(path)
    assert [each.passed for each in report.checked] == [True, False]
    assert report.failed[0].differences == ("fee：期望 51.00，算得 50.00",)
    assert report.not_run == ("X",)


@pytest.mark.parametrize(
    "text",
    ["{", '{"a": 1}', "[1]", '[{"id": "A"}]', '[{"id": 1, "op": "fee", "inputs": {}, "expected": {}}]'],
)
def test_a_file_that_is_no_list_of_examples_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cases.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInputError, match="示例案例"):
        check_file(path)
