"""期限: what must be done by when in one case; entered from a notice, ticked off, taken into a calendar."""

from datetime import date
from typing import Any

import streamlit as st

from legal_docs.access.rules import Action, right
from legal_docs.drafting.report_parts import names
from legal_docs.model.deadline import Deadline, DeadlineKind
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import deadlines, ics
from legal_docs.services.desk.cases import names as names_of
from legal_docs.services.desk.deadlines import BY_HAND, FROM_SERVICE, Notice
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import CHINA
from legal_docs.web.parts import days, listing, saying
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain
from legal_docs.web.parts.told import telling

_EMPTY = "还没有期限。请先在“审查”中审查案件；收到法院通知后，在下面登记。"
_NONE_OPEN = "没有未办结、进行中的期限。关闭上面的开关，可以查看其余期限；收到法院通知后，在下面登记。"

_COLUMNS = {
    "状态": st.column_config.TextColumn(width=130),
    "要做的事": st.column_config.TextColumn(width="large"),
}


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    saying.said(f"terms_{record.id}")
    found = deadlines.of_case(desk, record.id)
    only_open = st.toggle("只看未办结、进行中的期限", value=True, key=f"terms_open_{record.id}")
    shown = [each for each in found if not only_open or each.is_open]
    rows = [_row(each, desk.today()) for each in shown]
    empty = _NONE_OPEN if found else _EMPTY
    chosen = listing.table(rows, key=f"terms_{record.id}", empty=empty, config=_COLUMNS)
    may = right(desk.who.role, Action.MOVE_CASE) is not None
    if may and chosen is not None:
        _chosen(desk, record, shown[chosen])
    _download(desk, record)
    if may:
        with st.expander("登记法院通知的期限", expanded=not found):
            _enter(desk, record)


def _row(found: Deadline, today: date) -> dict[str, Any]:
    day = found.act_by or found.safe_last_day or found.statutory_last_day
    if found.withdrawn_at:
        state = f"{found.withdrawn_at.astimezone(CHINA).date()}撤销"
    elif found.done_on:
        state = f"{found.done_on}办结"
    else:
        state = days.left(day, today).text if found.is_running else "未进行"
    return {
        "期限": found.kind.label,
        "状态": state,
        "最迟行动日": str(found.act_by or "—"),
        "稳妥届满日": str(found.safe_last_day or "—"),
        "法定届满日": str(found.statutory_last_day or "—"),
        "对象": found.subject,
        "债务": found.debt,
        "要做的事": found.act,
        "依据": names(found.articles),
        "来源": "计算" if found.is_computed else "登记",
        "备注": "；".join(filter(None, (found.note, found.reason and f"撤销原因：{found.reason}"))),
    }


def _chosen(desk: Desk, record: CaseRecord, found: Deadline) -> None:
    """Show what can be done with one deadline; one that was withdrawn is only told."""
    if found.withdrawn_at:
        by = names_of(desk).get(found.withdrawn_by or 0, "—")
        st.info(
            plain(f"{found.kind.label}已由{by}于{said(found.withdrawn_at)}撤销。原因：{found.reason}"),
            icon="ℹ️",
        )
        return
    _done(desk, record, found)
    if not found.is_computed:
        _withdraw(desk, record, found)


def _withdraw(desk: Desk, record: CaseRecord, found: Deadline) -> None:
    key = f"terms_withdraw_{found.id}"
    with st.expander("登记有误，撤销这项期限"), st.form(key):
        st.caption(
            "撤销后不再提醒，也不再列入待办；记录保留，已下载的日历重新导入后显示为取消。"
            + ("此前因改期办结的开庭日期如仍有效，请重新登记。" if found.kind is DeadlineKind.HEARING else "")
        )
        reason = st.text_input("撤销的原因 *", max_chars=200, key=f"{key}_reason")
        sent = st.form_submit_button("撤销")
    if sent:
        with telling():
            deadlines.withdraw(desk, found.id, reason=reason)
            saying.say(f"terms_{record.id}", f"已撤销{found.kind.label}。")


def _done(desk: Desk, record: CaseRecord, found: Deadline) -> None:
    key = f"terms_done_{found.id}"
    with st.form(key):
        st.markdown(f"**{plain('：'.join(filter(None, (found.kind.label, found.subject))))}**")
        if found.act:
            st.caption(plain(found.act))
        on: date = st.date_input(
            "办结日期",
            desk.today(),
            min_value=days.FIRST,
            max_value=days.LAST,
            format="YYYY-MM-DD",
            key=f"{key}_on",
        )
        note = st.text_input("备注", found.note, max_chars=200, key=f"{key}_note")
        left, right_ = st.columns(2)
        is_done = left.form_submit_button("标记办结", type="primary", width="stretch")
        is_open = right_.form_submit_button("恢复为未办结", width="stretch", disabled=found.done_on is None)
    if is_done or is_open:
        with telling():
            deadlines.mark_done(desk, found.id, on=on if is_done else None, note=note)
            saying.say(f"terms_{record.id}", "已标记办结。" if is_done else "已恢复为未办结。")


def _download(desk: Desk, record: CaseRecord) -> None:
    full = st.checkbox(
        "日历中写明当事人和事项（文件会离开本系统，请只发给经办人）", key=f"terms_full_{record.id}"
    )
    st.download_button(
        "下载日历文件（.ics）",
        data=lambda: ics.of_one(desk, record.id, full=full),
        file_name=f"期限-{record.number}.ics",
        mime="text/calendar",
        on_click="ignore",
        key=f"terms_ics_{record.id}",
    )


def _enter(desk: Desk, record: CaseRecord) -> None:
    key = f"terms_new_{record.id}"
    labels = [kind.label for kind in BY_HAND]
    kind = DeadlineKind(st.selectbox("期限", labels, key=f"{key}_kind"))
    counted = kind in FROM_SERVICE
    with st.form(key, clear_on_submit=False):
        served, ruling = _service(kind, key) if counted else (None, False)
        label = "届满日（填写后不再按送达日计算）" if counted else _day_label(kind)
        last = st.date_input(label, None, format="YYYY-MM-DD", key=f"{key}_last")
        subject = st.text_input("对象（当事人、法院文书）", max_chars=100, key=f"{key}_subject")
        note = st.text_input("备注（法庭、时间等）", max_chars=200, key=f"{key}_note")
        sent = st.form_submit_button("登记", type="primary")
    if sent:
        with telling():
            notice = Notice(kind, last, served, is_ruling=ruling, subject=subject, note=note)
            kept = deadlines.enter(desk, record.id, notice)
            day = "日期" if kind is DeadlineKind.HEARING else "届满日"
            saying.say(f"terms_{record.id}", f"已登记{kind.label}，{day}为{kept.safe_last_day}。")


def _service(kind: DeadlineKind, key: str) -> tuple[date | None, bool]:
    """Ask from which day the law counts."""
    if kind is DeadlineKind.FEE:
        return st.date_input(
            "收到交费通知的日期（次日起七日）", None, format="YYYY-MM-DD", key=f"{key}_served"
        ), False
    what = st.radio("上诉对象", ["判决（十五日）", "裁定（十日）"], horizontal=True, key=f"{key}_what")
    served: date | None = st.date_input(
        "本行收到裁判文书的日期", None, format="YYYY-MM-DD", key=f"{key}_served"
    )
    return served, what.startswith("裁定")


def _day_label(kind: DeadlineKind) -> str:
    return "开庭日期" if kind is DeadlineKind.HEARING else "届满日"
