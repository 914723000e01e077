"""Cells of a sheet as fields of a form: choices where there are any, and what is wrong beside the field."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from legal_docs.intake.columns import CASE_NUMBER, SHEETS
from legal_docs.intake.concerned import concerned
from legal_docs.intake.fields import Column, Kind, Sheet
from legal_docs.intake.template import choices_of
from legal_docs.model.problem import Problem
from legal_docs.web.parts.plainly import plain

_EXAMPLES = {Kind.DAY: "2026-06-30", Kind.AMOUNT: "10000.00", Kind.WHOLE: "12", Kind.TIME: "09:30"}
_ACROSS = 3
_LONG = 60
"""A longer text has a field of several lines."""
Of = tuple[int, str, int]
"""A row: the case, the sheet, the place in it."""
Typed = Callable[[Of, str, str], None]


def sheet_called(name: str) -> Sheet:
    """Return the sheet with this name."""
    return next(sheet for sheet in SHEETS if sheet.name == name)


def row(
    sheet: Sheet, values: Mapping[str, str], *, key: str, found: Sequence[Problem] = ()
) -> dict[str, str]:
    """Show one row of a form as fields, those that are filled, needed or wrong first; return what they hold.

    `found` are the problems of this row; one without a header stands above the fields.
    """
    lead = {header for header, value in values.items() if value} | {p.place.column for p in found}
    return _row(_Row(sheet, values, values, key, found), list(sheet.columns), lead)


def live(
    sheet: Sheet,
    values: Mapping[str, str],
    now: Mapping[str, str],
    *,
    key: str,
    found: Sequence[Problem],
    lead: Collection[str],
    typed: Typed,
    of: Of,
) -> None:
    """Show one row of a case as fields, each of which is told to `typed(of, header, key)` when it is left.

    The fields hold `values` first; `now` says what the row holds since, which decides what concerns it.
    Those in `lead` and those needed stand first.
    """
    columns = [column for column in sheet.columns if column.header != CASE_NUMBER]
    _row(_Row(sheet, values, now, key, found, typed, of), columns, lead)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row on the page: what its fields begin with, what it holds now, and what is wrong with it."""

    sheet: Sheet
    values: Mapping[str, str]
    now: Mapping[str, str]
    key: str
    found: Sequence[Problem]
    typed: Typed | None = None
    of: Of | None = None

    def on_change(self, header: str) -> dict[str, Any]:
        """Return what a field is told to do when it is left; nothing within a form."""
        if self.typed is None:
            return {}
        return {"on_change": self.typed, "args": (self.of, header, f"{self.key}_{header}")}


def _row(row: _Row, columns: Sequence[Column], lead: Collection[str]) -> dict[str, str]:
    _said(problem for problem in row.found if problem.place.column not in {c.header for c in columns})
    needed = concerned(row.sheet, row.now)
    first = [c for c in columns if c.header in lead or needed.get(c.header)]
    given = _grid(row, first, needed)
    rest = [column for column in columns if column not in first and column.header in needed]
    if rest:
        with st.expander(f"其他栏目（{len(rest)}项）", key=f"{row.key}_rest"):
            given |= _grid(row, rest, needed)
    return given


def _grid(row: _Row, columns: Sequence[Column], needed: Mapping[str, bool]) -> dict[str, str]:
    given: dict[str, str] = {}
    for start in range(0, len(columns), _ACROSS):
        for place, column in zip(st.columns(_ACROSS), columns[start : start + _ACROSS], strict=False):
            with place:
                given[column.header] = _cell(row, column, needed=needed.get(column.header, False))
                _beside(row, column.header)
    return given


def _cell(row: _Row, column: Column, *, needed: bool) -> str:
    """Show one field; return what stands in it."""
    words, strict = choices_of(row.sheet, column)
    value = row.values.get(column.header, "")
    label = f"{column.header} *" if needed else column.header
    told = {"key": f"{row.key}_{column.header}", "help": column.note or None, **row.on_change(column.header)}
    if words and strict:
        return _choice(label, words, value, told)
    if "\n" in value or len(value) > _LONG:
        return str(st.text_area(label, value, height=100, **told) or "")
    example = "、".join(words) or _EXAMPLES.get(column.kind, "")
    return st.text_input(label, value, placeholder=example, **told) or ""


def _choice(label: str, words: tuple[str, ...], value: str, told: Mapping[str, Any]) -> str:
    options = list(dict.fromkeys(["", *words, value]))
    place = options.index(value)
    return str(st.selectbox(label, options, place, format_func=lambda word: word or "（空）", **told) or "")


def _beside(row: _Row, header: str) -> None:
    """Say what is wrong with a field; that it is still empty takes one short line."""
    own = [problem for problem in row.found if problem.place.column == header]
    missing = [p for p in own if p.code == "missing_value" and not row.now.get(header)]
    if missing:
        st.caption(":red[请填写]")
    _said(problem for problem in own if problem not in missing)


def _said(found: Iterable[Problem]) -> None:
    for problem in found:
        words = plain(f"{problem.zh.rstrip('。')}。{problem.advice_zh}")
        if problem.is_error:
            st.error(words, icon=":material/error:")
        else:
            st.warning(words, icon=":material/warning:")
