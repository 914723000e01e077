"""Screens as somebody sees them, without a browser."""

import re

from streamlit.testing.v1 import AppTest

from legal_docs.services.desk import sessions
from legal_docs.services.desk.desk import Desk
from legal_docs.web import visitor
from tests.houses import PASSWORD

ASKED = "_asked"
SCRIPT = """
import streamlit as st
from legal_docs.web.navigation import screens_of
from legal_docs.web.parts import opening
from legal_docs.web.parts.told import telling
from legal_docs.web.visitor import desk_of, visitor

session = visitor()

def page(screen):
    def show():
        with telling():
            screen.show(desk_of(session))
    default = screen.path == st.session_state["_asked"]
    return st.Page(show, title=screen.title, url_path=screen.path, default=default)

pages = {screen.path: page(screen) for screen in screens_of(session.account.role)}
opening.keep(pages)
st.navigation(list(pages.values())).run()
"""
"""As `web/main.py`, but with the screen under test at `/`: an AppTest has no other address."""


def opened(desk: Desk, path: str, **query: str) -> AppTest:
    """The screen at `path` as the person at the desk sees it after logging in."""
    shown = AppTest.from_string(SCRIPT, default_timeout=30)
    shown.session_state[visitor.TOKEN] = sessions.log_in(desk.wiring, desk.who.login, PASSWORD, "::1").token
    shown.session_state[ASKED] = path
    for name, value in query.items():
        shown.query_params[name] = value
    return run(shown)


def run(shown: AppTest) -> AppTest:
    """The screen drawn anew; nothing it does may raise."""
    shown.run()
    assert not shown.exception, [each.value for each in shown.exception]
    return shown


def words(shown: AppTest) -> str:
    """Everything the screen says in sentences."""
    groups = (shown.warning, shown.error, shown.info, shown.success, shown.caption, shown.markdown)
    heads = (shown.title, shown.header, shown.subheader)
    said = "\n".join(each.value for group in (*groups, *heads) for each in group)
    return re.sub(r"\\(.)", r"\1", said)  # signs of Markdown in names are shown as they are


def tables(shown: AppTest) -> list[list[dict[str, object]]]:
    """The rows of every table."""
    return [list(each.value.to_dict("records")) for each in shown.dataframe]


def choose(shown: AppTest, table: int, row: int) -> AppTest:
    """The screen after a row of a table was chosen."""
    key = shown.dataframe[table].key
    assert key
    shown.session_state[key] = {"selection": {"rows": [row], "columns": [], "cells": [[row, ""]]}}
    return run(shown)
