"""办理: the life of a case: its moves, the next ones with what stands in their way, what the court said."""

from datetime import date

import streamlit as st

from legal_docs.access.moves import limitation_left
from legal_docs.access.rules import Action, right
from legal_docs.model.life import Move, Phase
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import court_proof, moving
from legal_docs.services.desk.cases import names
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.moving import Way
from legal_docs.web.parts import papers, saying, sums
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain
from legal_docs.web.parts.told import telling
from legal_docs.web.screens.case import step

_WHERE = {
    Phase.CHECKED: "在“审查”中点击“审查并登记”",
    Phase.DRAFTED: "在“文书”中制作，或者由复核人员退回",
    Phase.IN_REVIEW: "在“文书”中提交复核",
    Phase.APPROVED: "由复核人员在“文书”中复核通过",
}


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    saying.said(f"progress_{record.id}")
    if record.phase is Phase.APPROVED and record.approved_version != record.version:
        st.warning(
            "复核通过之后资料有改动，复核已失效。请重新审查、制作并提交复核。", icon=":material/warning:"
        )
    if record.phase.is_open and record.is_unproved is not False and right(desk.who.role, Action.MOVE_CASE):
        _proofs(desk, record)
    ways = moving.possible(desk, record.id)
    left, right_ = st.columns([3, 2])
    with left:
        st.subheader("变更进度", anchor=False)
        step.show(desk, record, [w for w in ways if not w.is_own_step and w.after is not Phase.NOT_SUED])
        _own_steps([way for way in ways if way.is_own_step])
    with right_:
        st.subheader("法院信息", anchor=False)
        _court(desk, record)
    if any(way.after is Phase.NOT_SUED for way in ways):
        _not_to_sue(desk, record, next(way for way in ways if way.after is Phase.NOT_SUED))
    st.subheader("办理经过", anchor=False)
    who = names(desk)
    rows = [_row(each, who) for each in reversed(moving.moves(desk, record.id))]
    papers.wrapped(rows, empty="还没有变更过进度。审查之后，案件转为“已审查”。")


def _proofs(desk: Desk, record: CaseRecord) -> None:
    """Ask for what proves the proceedings that are open: without it they interrupt nothing for certain."""
    found = court_proof.unproved(desk, record.id)
    if not found.events:
        return
    groups: dict[tuple[date, str], list[str]] = {}
    for each in found.events:
        groups.setdefault((each.on, each.kind.label), []).append(each.target)
    named = "；".join(f"{on}对{'、'.join(names)}{kind}" for (on, kind), names in groups.items())
    st.warning(f"没有证明材料，稳妥口径下不中断期间：{plain(named)}。", icon=":material/link_off:")
    if not found.files:
        st.caption("请先在“证据”中上传受理通知书等材料，再回到本页注明。")
        return
    if record.phase.is_before_filing and record.checked_version == record.version:
        st.caption("案件尚未立案：注明后，已做的审查、复核不再有效，须重新审查。")
    key = f"proof_{record.id}"
    left, right_ = st.columns([3, 1], vertical_alignment="bottom")
    path = left.selectbox(
        "证明材料", list(found.files), index=None, key=key, placeholder="选择一份证据，例如受理通知书"
    )
    if right_.button("注明证明材料", key=f"{key}_save", disabled=path is None) and path:
        with telling():
            court_proof.prove(desk, record.id, path)
            saying.say(f"progress_{record.id}", "证明材料已注明，期间和期限已重新计算。")


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
            back = sums.typed(recovered, "已回收金额")
            moving.note_court(desk, record.id, docket=docket, hearing_on=hearing, recovered=back)
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


def _row(found: Move, who: dict[int, str]) -> dict[str, str]:
    return {
        "日期": str(found.on),
        "从": found.before.label,
        "转为": found.after.label,
        "案号": found.docket,
        "理由、说明": found.reason,
        "经办": who.get(found.by, "—"),
        "登记时间": said(found.at),
    }
