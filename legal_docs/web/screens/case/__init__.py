"""案件办理: the page of one case: its header, and tabs of which only the open one is worked out.

To add a tab, write `screens/case/<name>.py` with `show(desk, record)` and add a line to TABS.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from legal_docs.access.rules import Action, right
from legal_docs.model.account import Role
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.cases import status_of
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import opening
from legal_docs.web.parts.told import telling
from legal_docs.web.screens.case import (
    bundle,
    check,
    contact,
    debt,
    evidence,
    handover,
    header,
    ledger,
    overview,
    papers,
    parties,
    past,
    progress,
    terms,
)


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its name in the address, its title, the right that opens it, and what shows it."""

    name: str
    title: str
    action: Action
    show: Callable[[Desk, CaseRecord], None]


TABS: tuple[Tab, ...] = (
    Tab("overview", "概览", Action.READ_CASE, overview.show),
    Tab("parties", "当事人与合同", Action.READ_CASE, parties.show),
    Tab("ledger", "还款流水", Action.READ_CASE, ledger.show),
    Tab("contact", "催收与事件", Action.READ_CASE, contact.show),
    Tab("evidence", "证据", Action.READ_EVIDENCE, evidence.show),
    Tab("check", "审查", Action.READ_CASE, check.show),
    Tab("debt", "欠款", Action.READ_CASE, debt.show),
    Tab("papers", "文书", Action.READ_PAPERS, papers.show),
    Tab("bundle", "证据卷", Action.READ_PAPERS, bundle.show),
    Tab("terms", "期限", Action.READ_DEADLINES, terms.show),
    Tab("progress", "办理", Action.READ_CASE, progress.show),
    Tab("handover", "移交外聘律师", Action.RELEASE, handover.show),
    Tab("past", "历史", Action.READ_CASE, past.show),
)
"""In the order they stand on the page."""


def tabs_of(role: Role) -> tuple[Tab, ...]:
    """Return the tabs a role may open, in order."""
    return tuple(tab for tab in TABS if right(role, tab.action))


def show(desk: Desk) -> None:
    """Show the screen."""
    case_id = opening.chosen_case()
    if case_id is None:
        st.title("案件办理")
        st.info("还没有选择案件。请在“案件”列表中选择一行打开。")
        opening.link("cases", "打开案件列表")
        return
    record = status_of(desk, case_id)
    header.show(desk, record)
    tab = _chosen(tabs_of(desk.who.role), record.id)
    with telling():
        tab.show(desk, record)


def _chosen(tabs: tuple[Tab, ...], case_id: int) -> Tab:
    """Show the row of tabs; return the open one.

    The address names it: a reload keeps it, and the back button of the browser goes to the one before.
    """
    named = {tab.name: tab for tab in tabs}
    key = f"case_tab_{case_id}"
    asked = st.query_params.get(opening.TAB, "")
    told = st.session_state.get(f"{key}_told")
    went_back = asked in named and asked != told and st.session_state.get(key) == told  # nobody clicked
    if key not in st.session_state or went_back:
        st.session_state[key] = asked if asked in named else tabs[0].name
    name = st.segmented_control(
        "案件内容",
        list(named),
        format_func=lambda each: named[each].title,
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    tab = named.get(name or "", tabs[0])
    st.query_params[opening.TAB] = st.session_state[f"{key}_told"] = tab.name
    return tab
