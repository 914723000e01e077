"""Every golden case of the project, each run through the public rules as a law department would run it."""

import json
from pathlib import Path
from typing import Any

import pytest

from legal_docs.examples.runner import check_example

GOLDEN = Path(__file__).parent / "golden"


def cases() -> list[Any]:
    found = []
    for path in sorted(GOLDEN.glob("*.json")):
        rows = json.loads(path.read_text(encoding="utf-8"))
        found += [pytest.param(row, id=f"{path.stem} {row['id']}") for row in rows if "op" in row]
    return found


@pytest.mark.parametrize("row", cases())
def test_the_rules_give_the_answer_of_the_golden_case(row: dict[str, Any]) -> None:
    assert check_example(row, GOLDEN) == ()


def test_no_two_golden_cases_share_an_id() -> None:
    ids = [param.values[0]["id"] for param in cases()]
    assert len(ids) == len(set(ids))
