"""案件: search, filters and pages of the cases within reach; a row leads to the page of its case."""

from datetime import date, timedelta
from typing import Any

import streamlit as st

from legal_docs.access.rules import Action, View, right
from legal_docs.drafting.words import yuan
from legal_docs.model.casefile import Cause
from legal_docs.model.deadline import Nearest
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseOrder, CaseQuery, CaseRecord
from legal_docs.services.desk.cases import branches, colleagues, list_cases, names
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import due, listing, opening

SIZE = 50
OVERDUE = "已过未办结"
WITHIN = {"不限": None, OVERDUE: None, "7天内": 7, "30天内": 30, "90天内": 90, "180天内": 180}
"""What a list can be narrowed to: so many days to the next open deadline of whatever kind."""
KEPT = "cases_filters"
"""Key of the filters that stay when a case is opened and the list is come back to."""
ASKED = "cases_asked"
"""Key of the question that was asked last, and how many there were before it."""
_EMPTY: dict[str, Any] = {
    "number": "", "term": "", "phases": [], "cause": None, "handler": None, "branch": None, "within": "不限",
}  # fmt: skip
_COLUMNS = {
    "案件编号": st.column_config.TextColumn(width=195),
    "当事人": st.column_config.TextColumn(width=110),
}
"""Long ones leave room for the nearest deadline at 1024; the case shows them whole."""
_NAMES = (*_EMPTY, "order")
_WITHIN_HELP = "未办结的各种期限：诉讼时效等期间的行动日，以及法院确定的缴费、举证、开庭、上诉、履行等期限"


def show(desk: Desk) -> None:
    """Show the screen."""
    st.title("案件")
    _restore()
    query = _filters(desk)
    _remember()
    found = list_cases(desk, query.model_copy(update={"page": _page(query)}))
    if not found.total:
        _empty(desk, query)
        return
    who, today = names(desk), desk.today()
    rows = [_row(record, found.nearest.get(record.id), who, today) for record in found.rows]
    if not _sees_all(desk):
        rows = [{name: value for name, value in row.items() if name != "下一步"} for row in rows]
    index = _table(rows, may_open=_may_open(desk))
    listing.pager(found.total, SIZE, key=_pager())
    if index is not None:
        opening.open_case(found.rows[index].id)


def _table(rows: list[dict[str, Any]], *, may_open: bool) -> int | None:
    """Show the rows; return which one was clicked, in whatever cell."""
    if not may_open:
        listing.plain(rows, empty="", config=_COLUMNS)
        return None
    count = st.session_state.get("cases_shown", 0)
    shown = st.dataframe(
        rows,
        key=f"cases_table_{count}",
        hide_index=True,
        width="stretch",
        on_select="rerun",
        selection_mode="single-cell",
        column_config=_COLUMNS,
    )
    st.caption("点击一行打开案件。")
    chosen = shown.selection.cells
    if not chosen or chosen[0][0] >= len(rows):
        return None
    st.session_state["cases_shown"] = count + 1  # so that the list does not lead there again
    return int(chosen[0][0])


def _filters(desk: Desk) -> CaseQuery:
    full = _sees_all(desk)
    number, term, order = st.columns([3, 3, 2])
    given: dict[str, Any] = {
        "number": number.text_input("案件编号", key="cases_number", placeholder="编号的一部分")
    }
    if full:
        hint = "完整的姓名或名称、证件号码、电话、账号或卡号"
        given["term"] = term.text_input(
            "姓名、证件、电话、账号", key="cases_term", placeholder=hint, help=hint
        )
    given["order"] = order.selectbox("排序", list(CaseOrder), format_func=_label, key="cases_order")
    phases, cause, handler, branch, within = st.columns([3, 2, 2, 2, 2])
    given["phases"] = tuple(
        phases.multiselect(
            "办理进度", list(Phase), format_func=_label, key="cases_phases", placeholder="全部"
        )
    )
    given["cause"] = cause.selectbox(
        "案由", [None, *Cause], format_func=lambda each: each.label if each else "全部", key="cases_cause"
    )
    people = {account.id: account.name for account in colleagues(desk)}
    given["handler"] = handler.selectbox(
        "经办人", [None, *people], format_func=lambda id: people.get(id, "全部"), key="cases_handler"
    )
    given["branches"] = _branches(desk, branch)
    chosen = within.selectbox("期限", list(WITHIN), key="cases_within", help=_WITHIN_HELP)
    limit, given["is_overdue"] = WITHIN[chosen], chosen == OVERDUE
    given["due_before"] = None if limit is None else desk.today() + timedelta(days=limit + 1)
    return CaseQuery(**given, size=SIZE)


def _branches(desk: Desk, column: "st.delta_generator.DeltaGenerator") -> tuple[str, ...] | None:
    known = branches(desk)
    chosen = column.selectbox(
        "分行",
        [None, *known] if len(known) > 1 else list(known),
        format_func=lambda each: "全部" if each is None else each or "总行",
        key="cases_branch" if len(known) > 1 else "cases_own_branch",
        disabled=len(known) < 2,
    )
    return None if chosen is None or len(known) < 2 else (chosen,)


def _label(each: Phase | CaseOrder) -> str:
    return each.label


def _row(record: CaseRecord, coming: Nearest | None, who: dict[int, str], today: date) -> dict[str, Any]:
    return {
        "案件编号": record.number,
        "当事人": record.parties,
        "办理进度": record.phase.label,
        **due.cells(coming, today, record.owed is not None),
        "最早届满日": str(record.last_day or "—"),
        "最迟行动日": str(record.act_by or "—"),
        "欠款（元）": yuan(record.owed) if record.owed is not None else "—",
        "经办人": who.get(record.handler, "—") if record.handler else "未分配",
        "分行": record.branch or "总行",
        "下一步": record.next_act,
        "案由": record.cause.label,
    }


def _empty(desk: Desk, query: CaseQuery) -> None:
    if query == CaseQuery(order=query.order, size=SIZE):
        _nothing(desk)
        return
    if query.term:
        st.info("没有符合条件的案件。姓名、证件、电话和账号须完整输入；也可以减少筛选条件。")
    else:
        st.info("没有符合条件的案件。请减少筛选条件。")
    st.button("清除全部条件", key="cases_clear", on_click=_clear)


def _nothing(desk: Desk) -> None:
    if right(desk.who.role, Action.IMPORT_CASES):
        st.info("还没有案件。请在“导入”页上传案件工作簿或压缩包。")
        opening.link("intake", "去导入")
    else:
        st.info("还没有案件。案件由法务人员导入。")


def _clear() -> None:
    """Empty every filter: written into the fields, for the browser keeps what it shows otherwise."""
    for name, value in _EMPTY.items():
        if f"cases_{name}" in st.session_state:
            st.session_state[f"cases_{name}"] = value


def _page(query: CaseQuery) -> int:
    """Return the page asked for; another question begins at its first page."""
    before, count = st.session_state.get(ASKED, (None, 0))
    if before != query:
        st.session_state[ASKED] = (query, count + 1)
    return int(st.session_state.get(_pager(), 1))


def _pager() -> str:
    """Return the key of the page control: each question has its own."""
    return f"cases_page_{st.session_state[ASKED][1]}"


def _restore() -> None:
    kept = st.session_state.get(KEPT, {})
    for name, value in kept.items():
        st.session_state.setdefault(name, value)


def _remember() -> None:
    keys = (f"cases_{name}" for name in _NAMES)
    st.session_state[KEPT] = {key: st.session_state[key] for key in keys if key in st.session_state}


def _sees_all(desk: Desk) -> bool:
    found = right(desk.who.role, Action.LIST_CASES)
    return found is not None and found[1] is View.FULL


def _may_open(desk: Desk) -> bool:
    return right(desk.who.role, Action.READ_CASE) is not None
