"""办理: the life of a case: its moves, the next ones with what stands in their way, what the court said."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import streamlit as st

from legal_docs.access.moves import limitation_left
from legal_docs.errors import BadInputError
from legal_docs.model.life import Move, Phase
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import moving
from legal_docs.services.desk.cases import names
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.moving import Way
from legal_docs.web.parts import listing, saying
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.told import telling

_WHERE = {
    Phase.CHECKED: "在“审查”中点击“审查并登记”",
    Phase.DRAFTED: "在“文书”中制作，或者由复核人员退回",
    Phase.IN_REVIEW: "在“文书”中提交复核",
    Phase.APPROVED: "由复核人员在“文书”中复核通过",
}
_FILED = "请在“催收与事件”中补录起诉（对象、日期、受理通知书），各期间随之重新计算。"


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    saying.said(f"progress_{record.id}")
    if record.phase is Phase.APPROVED and record.approved_version != record.version:
        st.warning(
            "复核通过之后资料有改动，复核已失效。请重新审查、制作并提交复核。", icon=":material/warning:"
        )
    ways = moving.possible(desk, record.id)
    left, right_ = st.columns(2)
    with left:
        st.subheader("变更进度", anchor=False)
        _move(desk, record, [w for w in ways if not w.is_own_step and w.after is not Phase.NOT_SUED])
        _own_steps([way for way in ways if way.is_own_step])
    with right_:
        st.subheader("法院信息", anchor=False)
        _court(desk, record)
    if any(way.after is Phase.NOT_SUED for way in ways):
        _not_to_sue(desk, record, next(way for way in ways if way.after is Phase.NOT_SUED))
    st.subheader("办理经过", anchor=False)
    who = names(desk)
    rows = [_row(each, who) for each in reversed(moving.moves(desk, record.id))]
    listing.plain(rows, empty="还没有变更过进度。审查之后，案件转为“已审查”。")


def _move(desk: Desk, record: CaseRecord, ways: list[Way]) -> None:
    if not ways:
        st.info(f"案件现在是“{record.phase.label}”，没有可以直接登记的下一步。", icon="ℹ️")
        return
    key = f"progress_{record.id}_{record.phase.value}"
    labels = {way.after.label: way for way in ways}
    way = labels[st.selectbox("转为", list(labels), key=f"{key}_to")]
    for sentence in way.hindrances:
        st.warning(sentence, icon=":material/warning:")
    with st.form(key):
        on: date = st.date_input(
            _day_label(way.after), desk.today(), max_value=desk.today(), format="YYYY-MM-DD", key=f"{key}_on"
        )
        docket = st.text_input("法院案号", max_chars=100, key=f"{key}_docket") if way.needs_docket else ""
        label = "理由" if way.needs_reason else "说明（可不填）"
        reason = st.text_area(label, max_chars=500, height=80, key=f"{key}_reason")
        sent = st.form_submit_button("登记", type="primary", disabled=bool(way.hindrances))
    if sent:
        with telling():
            moving.move(desk, record.id, way.after, on=on, reason=reason, docket=docket)
            more = _FILED if way.after is Phase.FILED else ""
            saying.say(f"progress_{record.id}", f"案件已转为“{way.after.label}”。{more}")


def _own_steps(ways: list[Way]) -> None:
    for way in ways:
        stands = f"；目前：{'；'.join(way.hindrances)}" if way.hindrances else ""
        st.caption(f"“{way.after.label}”：{_WHERE[way.after]}{stands}")


def _court(desk: Desk, record: CaseRecord) -> None:
    if record.phase.is_before_filing:
        st.info("立案之后，在这里记录案号、开庭日期和回收金额。", icon="ℹ️")
        return
    key = f"court_{record.id}"
    with st.form(key):
        docket = st.text_input("法院案号", record.docket, max_chars=100, key=f"{key}_docket")
        hearing = st.date_input(
            "开庭日期（同时列入期限）", record.hearing_on, format="YYYY-MM-DD", key=f"{key}_hearing"
        )
        text = "" if record.recovered is None else str(record.recovered)
        recovered = st.text_input("已回收金额（元）", text, max_chars=20, key=f"{key}_recovered")
        sent = st.form_submit_button("保存")
    if sent:
        with telling():
            moving.note_court(
                desk, record.id, docket=docket, hearing_on=hearing, recovered=_amount(recovered)
            )
            saying.say(f"progress_{record.id}", "法院信息已保存。")


def _not_to_sue(desk: Desk, record: CaseRecord, way: Way) -> None:
    with st.expander("决定不起诉"):
        st.markdown("决定会记录理由和剩余的时间：" + limitation_left(record.last_day, desk.today()) + "。")
        for sentence in way.hindrances:
            st.warning(sentence, icon=":material/warning:")
        key = f"not_sue_{record.id}"
        with st.form(key):
            reason = st.text_area("理由", max_chars=500, height=80, key=f"{key}_reason")
            sent = st.form_submit_button("决定不起诉", disabled=bool(way.hindrances))
        if sent:
            with telling():
                moving.decide_not_to_sue(desk, record.id, reason=reason)
                saying.say(f"progress_{record.id}", "已决定不起诉。")


def _row(found: Move, who: dict[int, str]) -> dict[str, Any]:
    return {
        "日期": str(found.on),
        "从": found.before.label,
        "转为": found.after.label,
        "案号": found.docket,
        "理由、说明": found.reason,
        "经办": who.get(found.by, "—"),
        "登记时间": said(found.at),
    }


def _day_label(after: Phase) -> str:
    named = {Phase.FILED: "立案日期", Phase.HEARD: "开庭日期", Phase.JUDGED: "判决日期"}
    return named.get(after, "日期")


def _amount(text: str) -> Decimal | None:
    words = text.replace(",", "").replace("，", "").strip()
    if not words:
        return None
    try:
        return Decimal(words)
    except InvalidOperation:
        raise BadInputError("已回收金额应为数字，例如 12000.50", "The sum recovered is a number") from None
