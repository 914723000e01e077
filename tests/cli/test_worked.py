"""`law check-cases`: each mismatch in a line, the count last, exit 1 where an example fails."""

import json
from pathlib import Path
from typing import Any

import pytest

from legal_docs.errors import ExitCode
from tests.cli.test_main import legal_docs

GOOD = {
    "id": "费-1",
    "op": "fee",
    "inputs": {"kind": "acceptance", "amount": "10000"},
    "expected": {"fee": "50"},
}
BAD = GOOD | {"id": "费-2", "expected": {"fee": "51.00"}}
QUESTION = GOOD | {"id": "问-1", "op": "decision"}


def written(folder: Path, *rows: dict[str, Any]) -> str:
    path = folder / "示例.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return str(path)


def test_each_mismatch_is_printed_and_the_count_comes_last(tmp_path: Path) -> None:
    done = legal_docs("law", "check-cases", written(tmp_path, GOOD, BAD, QUESTION), home=tmp_path)
    assert done.returncode == 1
    assert done.stdout.splitlines() == ["费-2  fee：期望 51.00，算得 50.00", "1 passed, 1 failed"]
    assert "1项是文字问题" in done.stderr


def test_examples_that_agree_exit_with_zero(tmp_path: Path) -> None:
    done = legal_docs("law", "check-cases", written(tmp_path, GOOD), home=tmp_path)
    assert (done.returncode, done.stdout) == (0, "1 passed, 0 failed\n")


def test_the_answer_for_machines_names_every_example(tmp_path: Path) -> None:
    done = legal_docs("law", "check-cases", "--json", written(tmp_path, GOOD, BAD), home=tmp_path)
    found = json.loads(done.stdout)
    assert (found["passed"], found["failed"]) == (1, 1)
    assert [each["passed"] for each in found["cases"]] == [True, False]


@pytest.mark.parametrize("text", ["{", "{}"])
def test_a_file_that_is_not_a_list_of_examples_is_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "坏.json"
    path.write_text(text, encoding="utf-8")
    done = legal_docs("law", "check-cases", str(path), home=tmp_path)
    assert done.returncode == ExitCode.BAD_INPUT
    assert "坏.json" in done.stderr
    assert "Traceback" not in done.stderr
