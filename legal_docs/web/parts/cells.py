"""Cells of a sheet as fields of a form: choices where there are any, and what is wrong beside the field."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from legal_docs.intake.columns import CASE_NUMBER, SHEETS
from legal_docs.intake.concerned import concerned
from legal_docs.intake.fields import Column, Kind, Sheet
from legal_docs.intake.template import choices_of
from legal_docs.model.problem import Problem
from legal_docs.web.parts.plainly import plain

_EXAMPLES = {Kind.DAY: "2026-06-30", Kind.AMOUNT: "10000.00", Kind.WHOLE: "12", Kind.TIME: "09:30"}
_ACROSS = 3


def sheet_called(name: str) -> Sheet:
    """Return the sheet with this name."""
    return next(sheet for sheet in SHEETS if sheet.name == name)


def row(
    sheet: Sheet,
    values: Mapping[str, str],
    *,
    key: str,
    found: Sequence[Problem] = (),
    with_number: bool = False,
) -> dict[str, str]:
    """Show one row as fields, those that are filled, needed or wrong first; return what stands in them.

    `found` are the problems of this row; one without a header stands above the fields. `with_number`: the
    case number is a field too.
    """
    columns = [column for column in sheet.columns if with_number or column.header != CASE_NUMBER]
    wrong = {problem.place.column for problem in found}
    _said(problem for problem in found if problem.place.column not in {c.header for c in columns})
    needed = concerned(sheet, values)
    first = [c for c in columns if c.header in values or needed.get(c.header) or c.header in wrong]
    given = _grid(sheet, first, values, key, found)
    rest = [column for column in columns if column not in first and column.header in needed]
    if rest:
        with st.expander(f"其他栏目（{len(rest)}项，未填写）"):
            given |= _grid(sheet, rest, values, key, found)
    return given


def _cell(
    sheet: Sheet, column: Column, value: str, *, key: str, needed: bool, found: Iterable[Problem]
) -> str:
    """Show one field and what is wrong with it; return what stands in it."""
    words, strict = choices_of(sheet, column)
    label = f"{column.header} *" if needed else column.header
    if words and strict:
        given = _choice(label, words, value, key, column.note)
    elif "\n" in value or len(value) > 60:
        given = st.text_area(label, value, key=key, help=column.note or None, height=100)
    else:
        example = "、".join(words) or _EXAMPLES.get(column.kind, "")
        given = st.text_input(label, value, key=key, help=column.note or None, placeholder=example) or ""
    _said(found)
    return given


def _choice(label: str, words: tuple[str, ...], value: str, key: str, note: str) -> str:
    options = list(dict.fromkeys(["", *words, value]))
    return st.selectbox(
        label,
        options,
        options.index(value),
        format_func=lambda word: word or "（空）",
        key=key,
        help=note or None,
    )


def _grid(
    sheet: Sheet, columns: list[Column], values: Mapping[str, str], key: str, found: Sequence[Problem]
) -> dict[str, str]:
    given: dict[str, str] = {}
    needed = concerned(sheet, values)
    for start in range(0, len(columns), _ACROSS):
        for place, column in zip(st.columns(_ACROSS), columns[start : start + _ACROSS], strict=False):
            own = [problem for problem in found if problem.place.column == column.header]
            with place:
                given[column.header] = _cell(
                    sheet,
                    column,
                    values.get(column.header, ""),
                    key=f"{key}_{column.header}",
                    needed=needed.get(column.header, False),
                    found=own,
                )
    return given


def _said(found: Iterable[Problem]) -> None:
    for problem in found:
        words = plain(f"{problem.zh.rstrip('。')}。{problem.advice_zh}")
        if problem.is_error:
            st.error(words, icon=":material/error:")
        else:
            st.warning(words, icon=":material/warning:")
