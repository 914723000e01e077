"""JSON → raw cases: one object or a list of objects with the English field names of the model."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from legal_docs.errors import BadInputError
from legal_docs.intake.codes import problem
from legal_docs.intake.corrected import Fixes, fixed_json
from legal_docs.intake.csvfile import decode
from legal_docs.intake.places import Pointers
from legal_docs.intake.raw import RawCase, RawFile
from legal_docs.model.problem import Place, Problem

_MOST_BYTES = 100 * 1024 * 1024
_MOST_LEVELS = 30  # a case file has eight


class _UnusableError(ValueError):
    """JSON that parses but must not be used."""


def read(path: Path, fixes: Fixes | None = None) -> RawFile:
    """Return the cases of the file, corrected by `fixes`. Raises BadInputError where it is no JSON."""
    found = fixed_json(parse(path), fixes or {})
    items = found if isinstance(found, list) else [found]
    roots = [f"/{i}" for i in range(len(items))] if isinstance(found, list) else [""]
    problems = [
        _not_a_case(path, root, item) for root, item in zip(roots, items, strict=True) if not _case(item)
    ]
    if not items:
        problems.append(problem("no_cases", Place(file=path.name)))
    cases = [_raw(path, root, item) for root, item in zip(roots, items, strict=True) if _case(item)]
    return RawFile(tuple(cases), tuple(problems))


def _case(item: object) -> bool:
    return isinstance(item, dict)


def _raw(path: Path, root: str, item: dict[str, Any]) -> RawCase:
    number = str(item.get("number", ""))
    return RawCase(number, item, Pointers(path.name, number, root).find)


def _not_a_case(path: Path, root: str, item: object) -> Problem:
    return problem("wrong_shape", Place(file=path.name, column=root or "/"), value=item)


def parse(path: Path) -> Any:
    """Return the data of the file. Raises BadInputError."""
    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
        found = json.loads(
            decode(data) or "", parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_once
        )
        if _deeper_than(found, _MOST_LEVELS):
            raise _UnusableError("too many levels")
        return found
    except json.JSONDecodeError as broken:
        raise _unreadable(path, f"第{broken.lineno}行第{broken.colno}列", str(broken)) from broken
    except (OSError, RecursionError, ValueError, ArithmeticError) as broken:
        raise _unreadable(path, str(broken), str(broken)) from broken


def _deeper_than(value: object, levels: int) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(levels == 0 or _deeper_than(item, levels - 1) for item in inside)


def _no_constant(name: str) -> NoReturn:
    raise _UnusableError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise _UnusableError(f"duplicate key: {next(n for n in names if names.count(n) > 1)}")
    return found


def _unreadable(path: Path, zh: str, en: str) -> BadInputError:
    return BadInputError(
        f"{path.name} 不是可读取的 JSON 文件（{zh}）。请检查语法，文件不超过 100 MB。",
        f"{path.name} is not a readable JSON file ({en}). Check its syntax; at most 100 MB are read.",
    )
