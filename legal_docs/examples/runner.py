"""Run a file of worked examples and say of each whether the rules give the expected answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legal_docs.errors import BadInputError
from legal_docs.examples.compare import differences
from legal_docs.examples.inputs import Inputs, UnusableInputError
from legal_docs.examples.ops import OPS

NOT_RUN = "decision"
"""The op of questions in words: they are kept as ordinary tests, and not run from a file."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One example: its id, and what differs from its answer (nothing, if it passed)."""

    id: str
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Return whether the rules gave the expected answer."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a file of examples; `not_run` are the ids of questions in words."""

    checked: tuple[Checked, ...]
    not_run: tuple[str, ...]

    @property
    def failed(self) -> tuple[Checked, ...]:
        """Return the examples that did not pass."""
        return tuple(each for each in self.checked if not each.passed)


def check_file(path: Path) -> Report:
    """Return the report on a JSON file of examples; BadInputError if it is not one.

    The format: a list of `{id, op, inputs, expected, settled, reasoning, sources}`.
    """
    rows = _rows(path)
    asked = [row for row in rows if row["op"] != NOT_RUN]
    return Report(
        tuple(Checked(str(row["id"]), check_example(row, path.parent)) for row in asked),
        tuple(str(row["id"]) for row in rows if row["op"] == NOT_RUN),
    )


def check_example(row: Mapping[str, Any], folder: Path) -> tuple[str, ...]:
    """Return what differs; an op or an input that cannot be honoured is a difference, never skipped.

    `folder` is where files named in the inputs are looked for.
    """
    op = OPS.get(row["op"])
    if op is None:
        return (f"不认识的 op：{row['op']}（可用：{'、'.join(OPS)}）",)
    if not row["expected"]:
        return ("没有给出期望的结果（expected）",)
    inputs = Inputs(row["inputs"])
    try:
        answer = op(inputs, folder)
    except UnusableInputError as error:
        return (str(error),)
    except (ValueError, KeyError, ArithmeticError, TypeError) as error:
        return (f"这些输入无法计算：{error}",)
    unread = tuple(f"输入 {name} 没有被采用，请删除或者改正名称" for name in inputs.unread())
    return unread + tuple(differences(row["expected"], answer))


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BadInputError(
            f"{path} 不能作为示例案例读入：{error}。请给出 JSON 文件，内容是案例的列表",
            f"{path} cannot be read as worked examples: {error}",
        ) from None
    if not isinstance(rows, list):
        raise _not_examples(path, "最外层须为列表")
    for number, row in enumerate(rows, start=1):
        _require(path, number, row)
    return rows


def _require(path: Path, number: int, row: Any) -> None:
    if not isinstance(row, dict):
        raise _not_examples(path, f"第{number}项不是对象")
    for name, kind in (("id", str), ("op", str), ("inputs", dict), ("expected", dict)):
        if not isinstance(row.get(name), kind):
            raise _not_examples(path, f"第{number}项缺少 {name}，或者其类型不对")


def _not_examples(path: Path, why: str) -> BadInputError:
    return BadInputError(
        f"{path} 不能作为示例案例读入：{why}。格式：[{{id, op, inputs, expected}}, …]",
        f"{path} is not a list of worked examples {{id, op, inputs, expected}}: {why}",
    )
