"""The script of a page that holds one tab of a case, for whoever the token in the session belongs to."""

import streamlit as st

from legal_docs.services.desk.cases import status_of
from legal_docs.web.parts.told import telling
from legal_docs.web.screens.case import TABS
from legal_docs.web.visitor import desk_of, visitor

session = visitor()
if session is not None:
    desk = desk_of(session)
    tab = next(each for each in TABS if each.name == st.session_state["tab"])
    with telling():
        tab.show(desk, status_of(desk, st.session_state["case_id"]))
