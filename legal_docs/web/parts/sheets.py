"""Sheets of a case on screen: rows to choose, and one row as fields that are checked and kept one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from legal_docs.access.rules import Action, right
from legal_docs.intake.draft import FIRST, Cells, Draft
from legal_docs.intake.fields import Sheet
from legal_docs.model.problem import Problem
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import editing
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import cells, columns, listing, unsaved

NEEDED = "案件"
"""The sheet whose one row is the case itself."""
ONCE = (NEEDED, "移交情况")
"""Sheets of one row."""
NEW = -1
"""The place of the form for a row that is not there yet."""
_COLUMNS: dict[str, Any] = {
    "行": st.column_config.NumberColumn(width=50),
    "状态": st.column_config.TextColumn(width=75),
}
_BESIDE = 125
"""Pixels that those two take."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A row as its fields were filled from it: they keep their order until the row is opened again."""

    values: Cells
    lead: frozenset[str]


def show(desk: Desk, record: CaseRecord, sheets: Sequence[str]) -> None:
    """Show these sheets of the case for reading, and for changing where that is allowed."""
    unsaved.news(record.id)
    may_edit = right(desk.who.role, Action.EDIT_CASE) is not None
    if may_edit and unsaved.waiting(desk, record):
        may_edit = False
    draft = unsaved.draft_of(desk, record)
    if may_edit and not unsaved.kept(desk, draft):
        may_edit = False
    changes = draft.changes()
    problems = editing.check(desk, draft) if changes else ()
    is_overtaken = bool(changes) and draft.seen != record.version
    if is_overtaken:
        unsaved.overtaken(desk, record, draft)
    name = st.segmented_control(
        "资料表",
        sheets,
        default=next((each for each in sheets if draft.sheet(each)), sheets[0]),
        format_func=lambda each: f"{each}（{len(draft.sheet(each))}）",
        key=f"sheet_{record.id}_{sheets[0]}",
        required=True,
        label_visibility="collapsed",
    )
    _sheet(draft, name or sheets[0], problems, may_edit=may_edit)
    if changes and may_edit and not is_overtaken:
        unsaved.panel(desk, draft, problems)


def _sheet(draft: Draft, name: str, problems: Sequence[Problem], *, may_edit: bool) -> None:
    rows = draft.sheet(name)
    place = _table(draft, name, problems, may_edit=may_edit)
    if not may_edit:
        return
    may_add = not (name in ONCE and rows)
    if may_add and st.button("新增一行", key=f"add_{draft.case_id}_{name}", icon=":material/add:"):
        unsaved.choose(draft.case_id, (name, NEW))
        unsaved.put(draft)
        st.rerun()
    forced = unsaved.chosen(draft.case_id)
    if forced and forced[0] == name:
        place = len(rows) if forced[1] == NEW else forced[1]
    if place is not None:
        own = [p for p in problems if p.place.sheet == name and p.place.row == place + FIRST]
        _form(draft, name, place, own)


def _table(draft: Draft, name: str, problems: Sequence[Problem], *, may_edit: bool) -> int | None:
    """Show the rows; return the place of the chosen one."""
    rows, case_id = draft.sheet(name), draft.case_id
    if not rows:
        st.info(f"“{name}”还没有内容。" + ("如有，请选择“新增一行”。" if may_edit else ""))
        return None
    shown = _shown(draft, name, problems)
    config = {**columns.fitted(shown, columns.LEAD[name], beside=_BESIDE), **_COLUMNS}
    if not may_edit:
        listing.plain(shown, empty="", config=config)
        return None
    found = st.dataframe(
        shown,
        key=f"rows_{case_id}_{name}_{unsaved.fill(case_id)}",
        hide_index=True,
        width="stretch",
        on_select=lambda: unsaved.choose(case_id, None),
        selection_mode="single-row",
        column_config=config,
    )
    st.caption("选择一行进行修改。")
    chosen = found.selection.rows
    if chosen and chosen[0] < len(rows):
        return int(chosen[0])
    return 0 if len(rows) == 1 and unsaved.chosen(case_id) is None else None


def _shown(draft: Draft, name: str, problems: Sequence[Problem]) -> list[dict[str, object]]:
    """Return the rows of the table, with their state where one of them has any."""
    wrong = {p.place.row for p in problems if p.place.sheet == name and p.is_error}
    rows = columns.ordered(name, editing.shown(name, [row.cells for row in draft.sheet(name)]))
    states = ["有错误" if place + FIRST in wrong else draft.state(name, place) for place in range(len(rows))]
    shown: list[dict[str, object]] = []
    for place, row in enumerate(rows):
        state = {"状态": states[place]} if any(states) else {}
        shown.append({"行": place + FIRST, **state, **row})
    return shown


def _form(draft: Draft, name: str, place: int, found: Sequence[Problem]) -> None:
    """Show the row at `place` as fields; one past the last row is a new one, there once anything is typed."""
    sheet, rows = cells.sheet_called(name), draft.sheet(name)
    is_there = place < len(rows)
    now = rows[place].cells if is_there else {}
    key = f"cell_{draft.case_id}_{name}_{place}_{unsaved.fill(draft.case_id)}"
    opened = _opened(sheet, now, key, found)
    with st.container(border=True):
        is_new = not is_there or rows[place].origin is None
        at = f"第{place + FIRST}行" + ("（新增）" if is_new else "")
        st.markdown(f"**{name} · {at}**（带 * 的栏目适用时必须填写；离开一栏即检查并暂存）")
        cells.live(
            sheet, opened.values, now, key=key, found=found, lead=opened.lead,
            typed=_typed, of=(draft.case_id, name, place),
        )  # fmt: skip
        if is_there and name != NEEDED and st.button("删除这一行", key=f"delete_{key}"):
            unsaved.put(draft.drop(name, place))
            unsaved.choose(draft.case_id, None)
            st.rerun()


def _opened(sheet: Sheet, now: Cells, key: str, found: Sequence[Problem]) -> _Opened:
    """Return the row as it was when its fields came on the page, so that they stay where they are."""
    kept = st.session_state.get(f"opened_{key}")
    is_on_page = any(f"{key}_{column.header}" in st.session_state for column in sheet.columns)
    if isinstance(kept, _Opened) and is_on_page:
        return kept
    filled = frozenset(header for header, value in now.items() if value)
    opened = _Opened(now, filled | {problem.place.column for problem in found})
    st.session_state[f"opened_{key}"] = opened
    return opened


def _typed(of: tuple[int, str, int], header: str, key: str) -> None:
    """Put what was typed into a cell into the draft; the first cell of a new row makes the row."""
    case_id, name, place = of
    draft, text = unsaved.held(case_id), str(st.session_state[key] or "")
    if draft is None:
        return
    rows = draft.sheet(name)
    if place < len(rows):
        unsaved.put(draft.put(name, place, {**rows[place].cells, header: text}), anew=False)
    elif text.strip():
        unsaved.put(draft.put(name, None, {header: text}), anew=False)
    unsaved.choose(case_id, (name, place if place < len(rows) or text.strip() else NEW))
