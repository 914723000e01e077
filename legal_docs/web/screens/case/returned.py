"""What outside counsel reported of a case: what went into the record, what waits for the lawyer."""

import streamlit as st

from legal_docs.access.rules import Action, right
from legal_docs.model.record import CaseRecord
from legal_docs.model.report import Report
from legal_docs.services.desk import reporting
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import court_entry, reported, saying
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain
from legal_docs.web.parts.told import telling


def show(desk: Desk, record: CaseRecord, who: dict[int, str]) -> None:
    """Show the reports, those that wait first and open; nothing where there are none."""
    found = sorted(reporting.reports_of(desk, record.id), key=lambda each: not each.waits)
    if not found:
        return
    st.subheader("律师反馈", anchor=False)
    for each in found:
        state = "待处理" if each.waits else "已处理" if each.taken_at else "已登记"
        title = f"{said(each.at)}　{plain(who.get(each.by, '—'))}　{state}"
        with st.expander(title, expanded=each.waits):
            reported.show(each)
            if each.waits and right(desk.who.role, Action.MOVE_CASE):
                _deal_with(desk, record, each)
            elif each.taken_at:
                by = who.get(each.taken_by or 0, "—")
                st.caption(f"{said(each.taken_at)} 由{plain(by)}处理。{plain(each.note)}")


def _deal_with(desk: Desk, record: CaseRecord, report: Report) -> None:
    key = f"report_{report.id}"
    found, choice = reporting.to_enter(desk, report.id), None
    if found is not None:
        choice = court_entry.show(found, key=key)
    if st.button("登记到案件", key=f"{key}_take", type="primary", help="把没有登记的内容按反馈登记"):
        with telling():
            kept = reporting.take_over(desk, report.id, differing=choice, seen=record.version)
            words = "仍有内容不能登记，请按提示处理。" if kept.waits else "反馈已登记到案件。"
            saying.say(f"handover_{record.id}", words)
    with st.form(f"{key}_settle", border=False):
        note = st.text_input("已另行处理的，请说明", key=f"{key}_note", max_chars=500)
        if st.form_submit_button("标为已处理"):
            with telling():
                reporting.settle(desk, report.id, note)
                saying.say(f"handover_{record.id}", "反馈已标为处理完毕。")
