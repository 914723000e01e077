"""概览: what the case is about on one page, who works on it, and what the checks of its data say."""

import streamlit as st

from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.cases import assign, colleagues, names, open_case
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.editing import doubts, summary
from legal_docs.web.parts import papers, told
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    opened = open_case(desk, record.id)
    if record.next_act:
        st.info(f"下一步：{plain(record.next_act)}", icon=":material/arrow_forward:")
    for title, rows in summary(opened.case).items():
        st.markdown(f"**{title}**")
        papers.wrapped(rows, empty="")
    left, right = st.columns([3, 2])
    with left:
        _facts(record, names(desk))
    with right:
        _assign(desk, record)
    if found := doubts(desk, opened.case):
        with st.expander(f"资料检查提醒（{len(found)}项）"):
            told.problems(found)


def _facts(record: CaseRecord, who: dict[int, str]) -> None:
    by = who.get(record.updated_by, "—")
    facts = {
        "资料版本": f"第{record.version}版",
        "最近变动": f"{said(record.updated_at)} {by}",
        "审查": f"第{record.checked_version}版已审查" if record.checked_version else "尚未审查",
        "复核": f"第{record.approved_version}版已复核通过" if record.approved_version else "尚未复核通过",
        "外聘律师": who.get(record.counsel, "—") if record.counsel else "未移交",
        "案号": record.docket or "未立案",
        "开庭日期": str(record.hearing_on or "—"),
        "导入时间": said(record.created_at),
    }
    st.markdown("**登记情况**")
    papers.wrapped([{"项目": k, "内容": v} for k, v in facts.items()], empty="")


def _assign(desk: Desk, record: CaseRecord) -> None:
    near = {a.id: f"{a.name}（{a.branch or '总行'}）" for a in colleagues(desk, record.branch)}
    now = record.handler if record.handler in near else None
    with st.form(f"assign_{record.id}"):
        ids = list(near)
        place = ids.index(now) if now in near else None
        chosen = st.selectbox(
            "经办人",
            ids,
            place,
            format_func=near.__getitem__,
            placeholder="请选择",
            key=f"handler_{record.id}",
        )
        if st.form_submit_button("分配") and chosen is not None:
            with told.telling():
                assign(desk, record.id, chosen)
                st.rerun()
