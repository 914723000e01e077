"""The head of a case's page: which case it is, where it stands, how much time is left."""

import streamlit as st

from legal_docs.drafting.words import yuan
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import deadlines
from legal_docs.services.desk.cases import names
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import days, due, opening
from legal_docs.web.parts.plainly import plain


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the head."""
    opening.link("cases", "← 案件列表")
    st.header(plain(record.number), anchor=False)
    who = names(desk).get(record.handler, "") if record.handler else ""
    facts = (record.parties, record.cause.label, record.branch or "总行", f"经办人：{who or '未分配'}")
    st.caption(plain(" · ".join(facts)))
    phase, owed, due_, left, act = st.columns([0.9, 1.15, 1.8, 1, 1])
    _fact(phase, "办理进度", record.phase.label)
    _fact(owed, "截止日欠款（元）", "尚未计算" if record.owed is None else yuan(record.owed))
    today, is_computed = desk.today(), record.owed is not None
    coming = deadlines.nearest(desk, record.id)
    _fact(due_, due.NEXT, due.told(coming), days.left(coming.on, today) if coming.on else None)
    if coming.overdue:
        due_.badge(f"● {due.GONE}{coming.overdue}项", color="red")
    _fact(left, "最早届满日", str(record.last_day or "—"), days.left(record.last_day, today, is_computed))
    _fact(act, "最迟行动日", str(record.act_by or "—"), days.left(record.act_by, today, is_computed))


def _fact(
    column: "st.delta_generator.DeltaGenerator", label: str, words: str, left: days.Left | None = None
) -> None:
    with column:
        st.caption(label)
        st.markdown(f"**{plain(words)}**")
        if left:
            st.badge(left.text, color=left.tone)
