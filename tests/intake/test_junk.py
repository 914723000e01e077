"""Whatever stands in the input, reading answers with problems and never with an exception."""

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legal_docs.errors import BadInputError
from legal_docs.intake import checks
from legal_docs.intake.assemble import assemble
from legal_docs.intake.jsonfile import read as read_json_file
from legal_docs.intake.raw import Grid, RawCase
from legal_docs.intake.read import check, read
from tests.intake.factories import LOAN, ON, example_rows, loan_case

assert checks.CHECKS
_ROWS = example_rows()
_CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(
        ["=1+1", "#REF!", "9.99E+17", "1e999", "-0", "是", "2024-02-30", "丁借款", "借款人、保证人"]
    ),
)
_PATHS = [
    (sheet, r, c) for sheet, rows in _ROWS.items() for r in range(len(rows)) for c in range(len(rows[0]))
]
_QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _answers(raws: tuple[RawCase, ...]) -> None:
    for raw in raws:
        case, problems = check(raw, ON, Path("/nowhere"))
        assert case is not None or any(p.is_error for p in problems)
        assert all(p.sentence() and p.sentence("en") for p in problems)


@_QUIET
@given(st.lists(st.tuples(st.sampled_from(_PATHS), _CELLS), min_size=1, max_size=12))
def test_junk_in_cells_gives_problems(changes: list[tuple[tuple[str, int, int], Any]]) -> None:
    sheets = {name: [list(row) for row in rows] for name, rows in _ROWS.items()}
    for (sheet, row, column), value in changes:
        sheets[sheet][row][column] = value
    grids = [Grid("a.xlsx", name, tuple(tuple(r) for r in rows)) for name, rows in sheets.items()]
    _answers(assemble(grids, "a.xlsx").cases)


def _paths(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for key, inner in items for path in ((*at, key), *_paths(inner, (*at, key)))]


_JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**30), 10**30),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=8),
        st.sampled_from(["1e30", "sNaN", "2024-01-01", "\ud800", "借款人", "0"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@_QUIET
@given(st.lists(st.tuples(st.sampled_from(_paths(LOAN)), _JSON), min_size=1, max_size=8))
def test_junk_in_json_gives_problems(tmp_path: Path, changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    data = loan_case()
    for path, value in changes:
        group: Any = data
        try:
            for step in path[:-1]:
                group = group[step]
            group[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue
    file = tmp_path / "a.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    _answers(read_json_file(file).cases)


@_QUIET
@given(st.sampled_from(["a.json", "a.csv", "a.xlsx"]), st.binary(max_size=60))
def test_junk_in_files_gives_problems_or_one_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    try:
        read(tmp_path / name, on=ON)
    except BadInputError as refused:
        assert refused.zh and refused.en
