"""今日: what runs out, in days, colour and words; what waits for this person. Each row opens its case."""

from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd  # type: ignore[import-untyped]
import streamlit as st

from legal_docs.model.account import Role
from legal_docs.services.desk.deadlines import DuePage, DueRow
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.ics import of_all
from legal_docs.services.desk.today import MONTH, Errand, Today, Waiting, today
from legal_docs.web.parts import days, opening

MINE, ALL = "我经办的", "全部"
_TABS = {
    Errand.UNPROVED: "progress",
    Errand.REVIEW: "papers",
    Errand.OWN_WORK: "papers",
    Errand.SENT_BACK: "papers",
    Errand.STALE: "check",
    Errand.NOT_CHECKED: "check",
    Errand.TO_MAKE: "papers",
    Errand.TO_SUBMIT: "papers",
    Errand.TO_FILE: "progress",
    Errand.REPORTED: "handover",
    Errand.FAILED_JOB: "papers",
    Errand.NOT_ACKNOWLEDGED: "handover",
}
"""The tab of the case on which each kind of errand is done."""
_TONES = {"red": "#b3261e", "orange": "#8a4b00", "blue": "#1f5aa0", "gray": "#5f6368"}
_WIDTHS = {"案件编号": 160, "当事人": 150, "要做的事": 300, "对象": 150}
"""Of the columns with long words, in pixels: the case shows them whole."""
_WEEKDAYS = "一二三四五六日"


def show(desk: Desk) -> None:
    """Show the screen."""
    on = desk.today()
    st.title("今日", anchor=False)
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    left.caption(f"{on}　星期{_WEEKDAYS[on.weekday()]}")
    mine = _whose(desk, right) == MINE
    found = today(desk, mine=mine)
    _figures(found)
    if not found.waiting and not found.overdue.total + found.week.total + found.month.total:
        _nothing(mine=mine)
        return
    _due(found)
    _waiting(found)
    _calendar(desk, mine=mine)


def _whose(desk: Desk, place: Any) -> str:
    first = MINE if desk.who.role is Role.LAWYER else ALL
    chosen = place.segmented_control(
        "范围", [MINE, ALL], default=first, key="today_whose", required=True, label_visibility="collapsed"
    )
    return str(chosen or first)


def _figures(found: Today) -> None:
    shown = (
        ("已过行动日", found.overdue.total),
        ("七天内", found.week.total),
        (f"八至{MONTH}天", found.month.total),
        ("待办", sum(found.counts.values())),
    )
    for column, (label, count) in zip(st.columns(len(shown)), shown, strict=True):
        column.metric(label, f"{count}项", border=True)


def _nothing(*, mine: bool) -> None:
    st.success(f"{MONTH}天内没有到期的事项，也没有等待处理的工作。", icon=":material/check_circle:")
    if mine:
        st.info("这里只列出由您经办的案件。改选“全部”可以查看全部案件；没有案件时，请先导入。", icon="ℹ️")
    opening.link("intake", "导入案件")
    opening.link("cases", "打开案件列表")


def _due(found: Today) -> None:
    st.subheader("将要到期", anchor=False)
    groups = (("已过行动日", found.overdue), ("七天内", found.week), (f"八至{MONTH}天", found.month))
    if not any(page.total for _, page in groups):
        st.info(f"{MONTH}天内没有到期的事项。", icon="ℹ️")
    for title, page in groups:
        if page.rows:
            _table(title, page, found.on)


def _table(title: str, page: DuePage, on: date) -> None:
    more = (
        f"，先列{len(page.rows)}项，其余请在“案件”中按最近期限排序查看" if page.total > len(page.rows) else ""
    )
    st.markdown(f"**{title}**（{page.total}项{more}）")
    rows = [_row(each, on) for each in page.rows]
    tones = [_left(each, on).tone for each in page.rows]
    index = _chosen(rows, tones, key=f"today_{title}")
    if index is not None:
        opening.open_case(page.rows[index].record.id, "terms")


def _row(found: DueRow, on: date) -> dict[str, str]:
    deadline = found.deadline
    return {
        "距今": _left(found, on).text,
        "期限": deadline.kind.label,
        "行动日": str(_day(found) or "—"),
        "案件编号": found.record.number,
        "当事人": found.record.parties,
        "要做的事": deadline.act or deadline.note,
        "对象": deadline.subject,
        "稳妥届满日": str(deadline.safe_last_day or "—"),
    }


def _day(found: DueRow) -> date | None:
    deadline = found.deadline
    return deadline.act_by or deadline.safe_last_day or deadline.statutory_last_day


def _left(found: DueRow, on: date) -> days.Left:
    return days.left(_day(found), on)


def _waiting(found: Today) -> None:
    st.subheader("待办", anchor=False)
    if not found.waiting:
        st.info("没有等待处理的工作。", icon="ℹ️")
    for errand, rows in groupby(found.waiting, key=lambda each: each.errand):
        _errands(errand, list(rows), found.counts[errand])


def _errands(errand: Errand, found: list[Waiting], count: int) -> None:
    st.markdown(f"**{errand.label}**（{count}项）")
    rows = [
        {
            "案件编号": each.record.number if each.record else "",
            "当事人": each.record.parties if each.record else "",
            "最早届满日": str(each.record.last_day or "—") if each.record else "",
            "说明": each.words,
        }
        for each in found
    ]
    filled = [name for name in rows[0] if any(row[name] for row in rows)]
    shown = [{name: row[name] for name in filled} for row in rows]
    index = _chosen(shown, [], key=f"today_{errand.value}")
    if index is None:
        return
    record = found[index].record
    if record is not None:
        opening.open_case(record.id, _TABS.get(errand, ""))
    elif errand is Errand.UPLOAD:
        opening.go("intake")


def _chosen(rows: list[dict[str, str]], tones: list[days.Tone], *, key: str) -> int | None:
    """Show the rows, the first cell in its tone; return the index of the row the reader chose."""
    frame = pd.DataFrame(rows)
    styles = [f"color: {_TONES[tone]}; font-weight: 600" for tone in tones]
    shown = frame.style.apply(lambda _: styles, subset=[frame.columns[0]]) if tones else frame
    picked = st.dataframe(
        shown,
        key=key,
        hide_index=True,
        width="stretch",
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            name: st.column_config.TextColumn(width=_WIDTHS[name]) for name in frame if name in _WIDTHS
        },
    )
    chosen = picked.selection.rows
    return chosen[0] if chosen and chosen[0] < len(rows) else None


def _calendar(desk: Desk, *, mine: bool) -> None:
    until = desk.today().replace(year=desk.today().year + 1, day=1)
    st.download_button(
        "下载一年内的期限（.ics）",
        data=lambda: of_all(desk, until, mine=mine),
        file_name="案件期限.ics",
        mime="text/calendar",
        on_click="ignore",
        key="today_ics",
        help="只写案件编号和期限种类，不含当事人信息",
    )
