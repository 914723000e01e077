"""Sheets of a case on screen: rows to choose, a form for one row, and the changes that are not saved yet.

The draft lies in the session, so that a refusal or somebody else's change leaves what was typed in place.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from legal_docs.access.rules import Action, right
from legal_docs.errors import ConflictError
from legal_docs.intake.columns import CASE_NUMBER
from legal_docs.intake.draft import FIRST, Draft
from legal_docs.model.problem import Problem
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import cases, editing
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import cells, told
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain

NEEDED = "案件"
"""The sheet whose one row is the case itself."""
ONCE = (NEEDED, "移交情况")
"""Sheets of one row."""
NEW = -1
"""The place of the form for a row that is not there yet."""


def show(desk: Desk, record: CaseRecord, sheets: Sequence[str]) -> None:
    """Show these sheets of the case for reading, and for changing where that is allowed."""
    draft = _draft(desk, record)
    _news(record.id)
    problems = editing.check(desk, draft) if draft.changes() else ()
    is_overtaken = bool(draft.changes()) and draft.seen != record.version
    if is_overtaken:
        _overtaken(desk, record, draft)
    name = st.segmented_control(
        "资料表",
        sheets,
        default=next((each for each in sheets if draft.sheet(each)), sheets[0]),
        format_func=lambda each: f"{each}（{len(draft.sheet(each))}）",
        key=f"sheet_{record.id}_{sheets[0]}",
        required=True,
        label_visibility="collapsed",
    )
    _sheet(desk, record, draft, name or sheets[0], problems)
    if draft.changes() and not is_overtaken:
        _unsaved(desk, record, draft, problems)


def _draft(desk: Desk, record: CaseRecord) -> Draft:
    """Return the draft of this session; one without changes follows the newest version."""
    kept = st.session_state.get(_key(record.id))
    if isinstance(kept, Draft) and (kept.changes() or kept.seen == record.version):
        return kept
    draft = editing.begin(desk, record.id)
    _put(draft)
    return draft


def _put(draft: Draft, *, anew: bool = True) -> None:
    """Keep the draft; `anew`: fields are filled from it again, whatever was typed into them."""
    st.session_state[_key(draft.case_id)] = draft
    if anew:
        st.session_state[f"fill_{draft.case_id}"] = st.session_state.get(f"fill_{draft.case_id}", 0) + 1


def _key(case_id: int) -> str:
    return f"draft_{case_id}"


def _unsaved(desk: Desk, record: CaseRecord, draft: Draft, problems: Sequence[Problem]) -> None:
    with st.container(border=True):
        st.markdown("**尚未保存的修改**：" + "；".join(draft.changes()))
        if wrong := [p for p in problems if p.is_error]:
            told.problems(wrong)
            st.caption("改正以上各项后才能保存。")
        reason, save, drop = st.columns([4, 1, 1], vertical_alignment="bottom")
        why = reason.text_input("修改原因 *", key=f"reason_{record.id}", max_chars=500) or ""
        if save.button(
            "保存", type="primary", key=f"save_{record.id}", width="stretch", disabled=bool(wrong)
        ):
            _save(desk, draft, why)
        if drop.button("放弃修改", key=f"drop_{record.id}", width="stretch"):
            _put(editing.begin(desk, record.id))
            st.rerun()


def _overtaken(desk: Desk, record: CaseRecord, draft: Draft) -> None:
    """Say who saved what meanwhile, and offer to go on with it; what was typed stays."""
    st.markdown("**尚未保存的修改**：" + "；".join(draft.changes()))
    who = cases.names(desk)
    for change in cases.history(desk, record.id):
        if change.version > draft.seen:
            fields = "、".join(editing.field_words(change.fields))
            by = plain(who.get(change.by, "他人"))
            st.warning(
                f"{by} 于 {said(change.at)} 保存了第{change.version}版，改动：{fields}。",
                icon=":material/warning:",
            )
    st.caption("您的修改仍保留在本页，尚未保存。可以在最新版本上继续，您填写的内容会保留下来供核对。")
    if (reason := f"reason_{record.id}") in st.session_state:  # its field is not on the page meanwhile
        st.session_state[reason] = st.session_state[reason]
    go_on, drop = st.columns(2)
    if go_on.button("在最新版本上继续", type="primary", key=f"renew_{record.id}", width="stretch"):
        newer, words = editing.renew(desk, draft)
        _put(newer)
        _say(
            record.id, "warning" if words else "info", words or ("您的修改已放到最新版本上，请核对后保存。",)
        )
    if drop.button("放弃我的修改", key=f"drop_{record.id}", width="stretch"):
        _put(editing.begin(desk, record.id))
        st.rerun()


def _save(desk: Desk, draft: Draft, reason: str) -> None:
    with told.telling():
        try:
            saved = editing.keep(desk, draft, reason)
        except ConflictError as error:
            _say(draft.case_id, "warning", (error.zh,))
            return
        _put(editing.begin(desk, draft.case_id))
        _choose(draft.case_id, None)
        _say(draft.case_id, "success", (f"已保存为第{saved.record.version}版，期间和欠款已重新计算。",))


def _say(case_id: int, kind: str, words: tuple[str, ...]) -> None:
    """Keep what is to be said after the page was drawn anew, and have it drawn."""
    st.session_state[f"news_{case_id}"] = (kind, words)
    st.rerun()


def _news(case_id: int) -> None:
    kind, words = st.session_state.pop(f"news_{case_id}", ("", ()))
    show = {"success": st.success, "warning": st.warning, "info": st.info}.get(kind)
    for each in words:
        if show:
            show(plain(each))


def _sheet(desk: Desk, record: CaseRecord, draft: Draft, name: str, problems: Sequence[Problem]) -> None:
    may_edit = right(desk.who.role, Action.EDIT_CASE) is not None
    rows = draft.sheet(name)
    place = _table(record.id, draft, name, problems)
    may_add = may_edit and not (name in ONCE and rows)
    if may_add and st.button("新增一行", key=f"add_{record.id}_{name}", icon=":material/add:"):
        _choose(record.id, (name, NEW))
        st.rerun()
    forced = _chosen(record.id)
    if forced and forced[0] == name:
        place = forced[1]
    if not may_edit or place is None:
        return
    if not 0 <= place < len(rows):
        _form(draft, name, None, {}, ())
    else:
        own = [p for p in problems if p.place.sheet == name and p.place.row == place + FIRST]
        _form(draft, name, place, rows[place].cells, own)


def _table(case_id: int, draft: Draft, name: str, problems: Sequence[Problem]) -> int | None:
    """Show the rows; return the place of the chosen one."""
    rows = draft.sheet(name)
    if not rows:
        st.info(f"“{name}”还没有内容。如有，请选择“新增一行”。")
        return None
    wrong = {p.place.row for p in problems if p.place.sheet == name and p.is_error}
    shown = [
        {"行": place + FIRST, "状态": "有错误" if place + FIRST in wrong else draft.state(name, place)}
        | cells
        for place, cells in enumerate(editing.shown(name, [row.cells for row in rows]))
    ]
    if not any(row["状态"] for row in shown):
        for row in shown:
            del row["状态"]
    key = f"rows_{case_id}_{name}_{_fill(case_id)}"
    found = st.dataframe(
        shown,
        key=key,
        hide_index=True,
        width="stretch",
        on_select=lambda: _choose(case_id, None),
        selection_mode="single-row",
        column_config={"行": st.column_config.NumberColumn(width=50)},
    )
    st.caption("选择一行进行修改。")
    chosen = found.selection.rows
    if chosen and chosen[0] < len(rows):
        return int(chosen[0])
    return 0 if len(rows) == 1 and _chosen(case_id) is None else None


def _form(
    draft: Draft, name: str, place: int | None, values: Mapping[str, str], found: Sequence[Problem]
) -> None:
    sheet = cells.sheet_called(name)
    at = "新增一行" if place is None else f"第{place + FIRST}行"
    key = f"cell_{draft.case_id}_{name}_{place}_{_fill(draft.case_id)}"
    with st.form(f"form_{key}"):
        st.markdown(f"**{name} · {at}**（带 * 的栏目适用时必须填写）")
        given = cells.row(sheet, values, key=key, found=found)
        take, drop = st.columns([1, 4])
        if take.form_submit_button("检查这一行", type="primary", width="stretch"):
            _put(draft.put(name, place, _whole(values, given)), anew=place is None)
            _choose(draft.case_id, (name, len(draft.sheet(name)) if place is None else place))
            st.rerun()
        if place is not None and name != NEEDED and drop.form_submit_button("删除这一行"):
            _put(draft.drop(name, place))
            _choose(draft.case_id, None)
            st.rerun()


def _whole(before: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """Return the row with what was typed, and the cells that have no field as they were."""
    kept = {header: value for header, value in before.items() if header not in given}
    return kept | dict(given) | {CASE_NUMBER: before.get(CASE_NUMBER, "")}


def _fill(case_id: int) -> int:
    return int(st.session_state.get(f"fill_{case_id}", 0))


def _choose(case_id: int, what: tuple[str, int] | None) -> None:
    st.session_state[f"chosen_{case_id}"] = what


def _chosen(case_id: int) -> tuple[str, int] | None:
    found = st.session_state.get(f"chosen_{case_id}")
    return found if isinstance(found, tuple) else None
