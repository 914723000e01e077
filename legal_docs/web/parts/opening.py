"""Going from one screen to another: a case is opened by its id, kept as text in the address."""

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import Page

PAGES = "_pages"
"""Key of `st.session_state` under which the pages of this person lie, by path."""
CASE = "case"
"""The path of the case page, and the query parameter that says which case."""
TAB = "tab"


def keep(pages: Mapping[str, Page]) -> None:
    """Keep the pages of this person, so that `go` finds them."""
    st.session_state[PAGES] = dict(pages)


def go(path: str, **query: str) -> None:
    """Leave this screen for the one at `path`; nothing after the call is shown."""
    st.switch_page(st.session_state[PAGES][path], query_params=query)


def open_case(case_id: int, tab: str = "") -> None:
    """Leave this screen for the page of a case, and there for one of its tabs."""
    go(CASE, **{CASE: str(case_id)}, **({TAB: tab} if tab else {}))


def link(path: str, label: str, **query: str) -> None:
    """Show a link to the screen at `path`, where this person has it."""
    if page := st.session_state[PAGES].get(path):
        st.page_link(page, label=label, query_params=query)


def chosen_case() -> int | None:
    """Return the case the address names, None where it names none."""
    text = st.query_params.get(CASE, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 19 else None
