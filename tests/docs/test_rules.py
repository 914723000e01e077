"""docs/rules.md: every rule of the specification, once, with functions that exist or a reason."""

import ast
import importlib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from legal_docs.law.articles import all_articles
from tests.docs.pages import ROOT, text
from tools.rules_page import SECTIONS, TABLES, RuleRow, load, rules

LAST = {
    "DATE": 9,
    "LIM": 16,
    "GUA": 17,
    "ENF": 17,
    "PRES": 13,
    "FEE": 11,
    "INT": 10,
    "JUR": 8,
    "PTY": 13,
    "EVI": 10,
    "CMP": 4,
    "GEN": 1,
    "ERR": 25,
}
BETWEEN = {"R-LIM-5a", "R-LIM-15a", "R-GUA-13a"}
ALL = BETWEEN | {f"R-{section}-{n}" for section, last in LAST.items() for n in range(1, last + 1)}
OUTSIDE_LAW = ("drafting", "intake", "bundling", "services", "rendering", "ledger", "model")
CODE = [row for row in load() if row.functions]


def by_id(rows: list[RuleRow]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows, ids=lambda row: row.id)


def found(name: str) -> Any:
    """The object with a dotted name: the longest importable module, then its attributes."""
    parts = name.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        try:
            thing: Any = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            thing = getattr(thing, part, None)
        return thing
    return None


def test_the_page_is_what_the_tables_would_write_today() -> None:
    assert text("docs/rules.md") == rules(), "run: python -m tools.make_docs (rules.md is stale)"


def test_the_specification_has_its_known_number_of_rules() -> None:
    assert (len(ALL), set(SECTIONS)) == (157, set(LAST))


def test_every_rule_stands_in_the_tables_exactly_once() -> None:
    counted = Counter(row.id for row in load())
    assert {id for id, times in counted.items() if times > 1} == set()
    assert ALL - set(counted) == set()
    assert set(counted) - ALL == set()


def test_every_rule_stands_on_the_page_exactly_once() -> None:
    shown = [line.split(" | ")[0].removeprefix("| ") for line in rules().splitlines() if "| R-" in line]
    assert sorted(shown) == sorted(row.id for row in load())


def test_a_rule_stands_between_its_neighbours() -> None:
    shown = [line.split(" | ")[0].removeprefix("| ") for line in rules().splitlines() if "| R-ERR-" in line]
    assert shown == [f"R-ERR-{n}" for n in range(1, LAST["ERR"] + 1)]


@by_id(list(load()))
def test_a_rule_has_a_short_title_and_articles_that_are_held(row: RuleRow) -> None:
    assert 2 <= len(row.title) <= 40
    assert {*row.articles} <= {each.id for each in all_articles()}


@by_id(list(load()))
def test_a_rule_is_code_or_says_why_not_or_what_is_left_out(row: RuleRow) -> None:
    assert row.functions or row.reason
    assert not row.reason or len(row.reason) > 20, row.reason


@by_id(CODE)
def test_each_function_named_is_public_and_there(row: RuleRow) -> None:
    for name in row.functions:
        assert not name.rsplit(".", 1)[1].startswith("_"), name
        assert callable(found(name)), name


@by_id(CODE)
def test_a_rule_that_is_code_has_two_worked_examples_or_a_test(row: RuleRow) -> None:
    elsewhere = all(name.split(".")[1] in OUTSIDE_LAW for name in row.functions)
    assert len(row.golden) >= 2 or (elsewhere and row.tests), row.golden


@by_id([row for row in CODE if row.tests])
def test_each_test_named_is_there(row: RuleRow) -> None:
    for name in row.tests:
        path, _, test = name.partition("::")
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, name


def test_every_worked_example_names_a_rule_of_the_tables() -> None:
    shown = {case for row in load() for case in row.golden}
    assert shown and {case.split(".")[0] for case in shown if case.startswith("R-")} <= ALL


def test_the_tables_are_read_from_the_package() -> None:
    assert Path(TABLES).is_dir() and ROOT in TABLES.parents
